#pragma once

#include "app/control/request.h"
#include "core/engine/engine.h"

namespace retinue::control {

/// The commands "notify ...": who is told of failures. As Commands, whose part they are.
class NoticeCommands
{
public:
    NoticeCommands(engine::Engine &engine, const QString &who, const LongWork &work)
        : m_notices(engine.notices())
        , m_who(who)
        , m_work(work)
    {
    }

    /// None: it is no command of these.
    [[nodiscard]] std::optional<Result<QJsonObject>> run(const Request &request);

private:
    [[nodiscard]] QJsonObject show();
    [[nodiscard]] Result<QJsonObject> set(const Request &request);
    [[nodiscard]] Result<void> setMail(const Request &request);
    [[nodiscard]] Result<void> setWebhook(const Request &request);
    [[nodiscard]] Result<QJsonObject> test(const Request &request);

    engine::Notices &m_notices;
    const QString m_who;
    const LongWork m_work;
};

} // namespace retinue::control
