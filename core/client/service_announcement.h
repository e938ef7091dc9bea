#pragma once

#include "core/base/ids.h"

#include <QString>

#include <memory>

namespace retinue::client {

/// Announces a server on the local network (R2, DNS-SD service type _retinue._tcp) for as long as this object
/// lives: the other side of ServerDiscovery, used by the composition of a server. Keeps a thread of Avahi's.
///
/// Without a responder nothing is announced: that is logged once and is no failure, since devices can be
/// given the address. A responder that comes later or restarts is used; a name taken by another machine gets
/// a number.
class ServiceAnnouncement
{
public:
    ServiceAnnouncement(QString name, quint16 port, const InstallationId &installation);
    ~ServiceAnnouncement();
    ServiceAnnouncement(const ServiceAnnouncement &) = delete;
    ServiceAnnouncement &operator=(const ServiceAnnouncement &) = delete;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace retinue::client
