#pragma once

#include "core/engine/engine.h"
#include "core/http/server.h"
#include "core/protocol/limits.h"

#include <chrono>
#include <memory>

namespace retinue::server {

struct SyncServerOptions
{
    QString address = QStringLiteral("::");
    quint16 port = 8443;
    unsigned threads = 0;
    http::Limits limits;
    std::chrono::milliseconds heartbeat = protocol::limits::kHeartbeat; ///< of each event stream
};

/// The sync protocol over HTTPS (core/protocol/README.md): routes requests to one file per resource,
/// authenticates devices, turns errors into problem details. Create and stop from one thread; outlived by the
/// engine.
class SyncServer
{
public:
    SyncServer(engine::Engine &engine, SyncServerOptions options);
    ~SyncServer(); ///< stop with a short drain
    [[nodiscard]] Result<void> start();
    [[nodiscard]] quint16 port() const;
    [[nodiscard]] http::Statistics statistics() const;
    /// Hands the listener the identity's current leaf if it was renewed. Call daily; from the thread that
    /// started.
    [[nodiscard]] Result<void> refreshCertificate();
    /// Ends long polls and event streams properly, lets requests under way finish, closes what is left after
    /// `drain`. Idempotent.
    void stop(std::chrono::milliseconds drain);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace retinue::server
