#pragma once

#include "app/control/request.h"
#include "core/engine/engine.h"

namespace retinue::control {

/// The commands "user import", "user imports", "user undo-import", "user drop-import" and "user export":
/// files over the whole store. As Commands, whose part they are.
class ExchangeCommands
{
public:
    ExchangeCommands(engine::Engine &engine, const QString &who, const LongWork &work)
        : m_exchange(engine.dataExchange())
        , m_who(who)
        , m_work(work)
    {
    }

    /// None: it is no command of these.
    [[nodiscard]] std::optional<Result<QJsonObject>> run(const Request &request);

private:
    [[nodiscard]] Result<QJsonObject> import(const Request &request);
    [[nodiscard]] Result<QJsonObject> list();
    [[nodiscard]] Result<QJsonObject> takeBack(const Request &request);
    [[nodiscard]] Result<QJsonObject> drop(const Request &request);
    [[nodiscard]] Result<QJsonObject> exportTo(const Request &request);

    engine::DataExchange &m_exchange;
    const QString m_who;
    const LongWork m_work;
};

} // namespace retinue::control
