#pragma once

#include "core/base/ids.h"

#include <QString>

#include <memory>

namespace retinue::server {

/// What is announced.
struct Announcement
{
    QString name;    ///< for people; cut to what DNS-SD allows
    QString address; ///< numeric, where the server listens: announced only where it can be reached
    quint16 port = 0;
    InstallationId installation;
};

/// Announces a server on the local network (R2, core/protocol/discovery.h) between start() and stop(),
/// through the system's Avahi daemon, on a thread of Avahi's. One thread calls it.
///
/// Without a daemon nothing is announced: that is logged once for each time it goes away, and is no failure,
/// since devices can be given the address. A daemon that comes, goes or restarts is used whenever it is
/// there; a name that another server has gets a number.
class ServiceAnnouncement
{
public:
    ServiceAnnouncement();
    ~ServiceAnnouncement(); ///< stops
    ServiceAnnouncement(const ServiceAnnouncement &) = delete;
    ServiceAnnouncement &operator=(const ServiceAnnouncement &) = delete;

    /// Announces this instead of what was announced; returns before it is.
    void start(const Announcement &announcement);
    /// Withdrawn when it returns. Idempotent.
    void stop();
    /// The name by which it is announced now; empty when it is not.
    [[nodiscard]] QString announcedAs() const;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl; ///< null: stopped
};

} // namespace retinue::server
