#pragma once

#include "app/control/request.h"
#include "core/engine/engine.h"

#include <functional>

namespace retinue::control {

/// The commands of an administrator on this machine, on an engine: the same code whether the server runs
/// (then they come over the control socket) or not. Thread-safe; each waits until its effect is on disk.
/// Answers are JSON objects; their members are the contract of --json.
class Commands
{
public:
    /// `listening` describes the listener (address, port, statistics), from any thread; empty when nothing
    /// listens. Null: no server runs, and whoever asks goes on with the engine
    /// (Replication::recoveredCopy()).
    Commands(engine::Engine &engine, std::function<QJsonObject()> listening)
        : m_engine(engine)
        , m_listening(std::move(listening))
    {
    }

    /// Work on many owners ends between two of its batches when `work` says so.
    /// Meanwhile what changes much is on the engine's board of jobs.
    [[nodiscard]] Result<QJsonObject> run(const Request &request, const LongWork &work = {});

private:
    [[nodiscard]] Result<QJsonObject> carryOut(const Request &request, const LongWork &work);
    [[nodiscard]] Result<QJsonObject> status();
    /// Writes what happened into the execution log; the operation's own error goes before the log's.
    [[nodiscard]] Result<void> logged(const Request &request, const QString &destination, Timestamp started,
                                      Result<void> outcome);
    [[nodiscard]] Result<QJsonObject> listAdministrators();
    [[nodiscard]] Result<QJsonObject>
    changeAdministrator(const Request &request, const std::function<Result<void>(const QString &id)> &change);
    [[nodiscard]] Result<QJsonObject> newCode(const Request &request);
    [[nodiscard]] Result<QJsonObject> listCodes();
    [[nodiscard]] Result<QJsonObject> revokeCode(const Request &request);
    [[nodiscard]] Result<QJsonObject> listDevices(const Request &request);
    [[nodiscard]] Result<QJsonObject>
    onDevice(const Request &request, const std::function<Result<void>(const DeviceId &device)> &action);

    engine::Engine &m_engine;
    const std::function<QJsonObject()> m_listening;
};

} // namespace retinue::control
