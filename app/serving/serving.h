#pragma once

#include "core/server/service_announcement.h"
#include "core/server/sync_server.h"

#include <QJsonObject>
#include <QObject>
#include <QTimer>

namespace retinue::serving {

struct ServingOptions
{
    server::SyncServerOptions listener;
    bool announce = true; ///< on the local network (R2)
};

/// An engine on the network: the listener, its certificate kept fresh, and its announcement. Lives on a
/// thread with an event loop; outlived by the engine.
class Serving : public QObject
{
    Q_OBJECT
public:
    Serving(engine::Engine &engine, ServingOptions options, QObject *parent = nullptr);
    ~Serving() override; ///< stops
    /// PortTaken, PortReserved; Io: the address or port cannot be used otherwise.
    [[nodiscard]] Result<void> start();
    /// No longer announced, then no new connections; what is under way has a few seconds to end. Idempotent.
    void stop();
    /// Also by itself, every hour. A failure is logged.
    void refreshCertificate();
    /// As it listens; 0 before the start.
    [[nodiscard]] quint16 port() const { return m_listener.port(); }
    /// Address, port, the name it is announced by ("" when it is not), counts of connections and requests.
    /// From any thread, but not beside start() or stop().
    [[nodiscard]] QJsonObject description() const;

private:
    /// As long as devices are served here.
    void announce();

    engine::Engine &m_engine;
    const ServingOptions m_options;
    server::SyncServer m_listener;
    server::ServiceAnnouncement m_announcement;
    QTimer m_certificateCheck;
    bool m_isAnnounced = false;
};

} // namespace retinue::serving
