#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

namespace retinue::protocol {

/// Everything a device needs to enrol (R3), in one text that travels over a channel that is trusted: shown on
/// the server's console, scanned as a QR code, sent to a colleague. Because the CA's fingerprint came that
/// way, the device compares it by itself; nobody has to.
///
///     retinue:1/K7QX-2M4P-9TRA/<fingerprint>/8443/server.example/192.0.2.7/2001:db8::7
///
/// "retinue:", the version of this form, the enrolment code, SHA-256 of the CA's public key (64 hex digits),
/// the port, and one to four host names or addresses of the one server, the best first. It is a URI; letters
/// may be of either case; no part has a character that a shell treats specially. A later version may add or
/// change parts; the slash after the version stays.
///
/// Whoever reads it can enrol a device until the code ends: it is as secret as the code. A value; valid once
/// made.
class Invitation
{
public:
    static constexpr int kVersion = 1;
    static constexpr int kMostHosts = 4;
    static constexpr int kMostText = 1200; ///< characters of the whole; fits a QR code

    /// From parts: the fingerprint with or without colons, internationalized names in their ASCII form.
    /// InvalidInput says which part is wrong.
    [[nodiscard]] static Result<Invitation> make(const QString &code, const QString &fingerprint,
                                                 quint16 port, const QStringList &hosts);
    /// Blanks around it do not matter. InvalidInput; VersionUnsupported for a form of a later version.
    [[nodiscard]] static Result<Invitation> parse(QStringView text);
    /// Whether a text says that it is one, so that a mistyped one is not taken for something else.
    [[nodiscard]] static bool looksLikeOne(QStringView text);

    /// parse() reads it back.
    [[nodiscard]] QString toString() const;

    [[nodiscard]] const QString &code() const { return m_code; }
    [[nodiscard]] const QString &fingerprint() const { return m_fingerprint; } ///< as consoles show it
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] const QStringList &hosts() const { return m_hosts; } ///< IPv6 without brackets

    friend bool operator==(const Invitation &, const Invitation &) = default;

private:
    Invitation() = default;

    QString m_code, m_fingerprint;
    quint16 m_port = 0;
    QStringList m_hosts;
};

} // namespace retinue::protocol
