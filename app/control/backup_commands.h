#pragma once

#include "app/control/request.h"
#include "core/engine/engine.h"

namespace retinue::control {

/// The commands "backup", "retention", "list", "verify" and "restore" (R50 to R56). As Commands, whose part
/// they are.
class BackupCommands
{
public:
    BackupCommands(engine::Engine &engine, const QString &who, const LongWork &work)
        : m_backups(engine.backups())
        , m_who(who)
        , m_work(work)
    {
    }

    /// None: it is no command of these.
    [[nodiscard]] std::optional<Result<QJsonObject>> run(const Request &request);

private:
    [[nodiscard]] Result<QJsonObject> backUp(const Request &request);
    [[nodiscard]] Result<QJsonObject> retention(const Request &request);
    [[nodiscard]] Result<QJsonObject> list(const Request &request);
    [[nodiscard]] Result<QJsonObject> verify(const Request &request);
    [[nodiscard]] Result<QJsonObject> restore(const Request &request);

    engine::Backups &m_backups;
    const QString m_who;
    const LongWork m_work;
};

} // namespace retinue::control
