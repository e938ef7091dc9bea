#pragma once

#include "core/base/result.h"

#include <QString>
#include <QUrl>

namespace retinue::client {

/// Where a server listens (R2): a host name, an IPv4 or an IPv6 address, and a port. A value; valid once
/// made.
struct ServerAddress
{
    static constexpr quint16 kDefaultPort = 8443;

    QString host; ///< a name in ASCII form, or an address without brackets
    quint16 port = kDefaultPort;

    /// Reads "HOST", "HOST:PORT", "192.0.2.1:8443", "2001:db8::1", "[2001:db8::1]:8443"; surrounding blanks
    /// do not matter. InvalidInput says what is wrong and how it is written. Blank text is InvalidInput too:
    /// the caller looks for a server then (server_discovery.h).
    [[nodiscard]] static Result<ServerAddress> parse(QStringView text);

    /// "HOST:PORT", IPv6 in brackets; parse() reads it back.
    [[nodiscard]] QString toString() const;
    /// https URL of a path with its query, both already percent-encoded ("/v1/server").
    [[nodiscard]] QUrl url(const QByteArray &pathAndQuery) const;

    friend bool operator==(const ServerAddress &, const ServerAddress &) = default;
};

} // namespace retinue::client
