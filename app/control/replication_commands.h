#pragma once

#include "app/control/request.h"
#include "core/engine/engine.h"

namespace retinue::control {

/// The commands "replication ..." of both ends (R40 to R47). As Commands, whose part they are.
class ReplicationCommands
{
public:
    /// `recovered`: what its process needs of a copy that was recovered.
    ReplicationCommands(engine::Engine &engine, const QString &who, const LongWork &work,
                        engine::Replication::FetchedCopy recovered)
        : m_engine(engine)
        , m_replication(engine.replication())
        , m_who(who)
        , m_work(work)
        , m_recovered(recovered)
    {
    }

    /// None: it is no command of these.
    [[nodiscard]] std::optional<Result<QJsonObject>> run(const Request &request);
    /// A machine that stands by is no server: what works on users, devices or backups is refused, saying what
    /// to do.
    [[nodiscard]] static Result<void> checkRole(engine::Engine &engine, const QString &command);

private:
    [[nodiscard]] QJsonObject status() const;
    [[nodiscard]] Result<QJsonObject> look(const Request &request);
    [[nodiscard]] Result<QJsonObject> start(const Request &request);
    [[nodiscard]] Result<QJsonObject> now();
    [[nodiscard]] Result<QJsonObject> verify();
    [[nodiscard]] Result<QJsonObject> recover(const Request &request);
    [[nodiscard]] Result<QJsonObject> serveAgain(const Request &request);
    [[nodiscard]] Result<QJsonObject> setDepartmentId(const Request &request);
    [[nodiscard]] Result<QJsonObject> statusAfter(Result<void> done) const;

    engine::Engine &m_engine;
    engine::Replication &m_replication;
    const QString m_who;
    const LongWork m_work;
    const engine::Replication::FetchedCopy m_recovered;
};

} // namespace retinue::control
