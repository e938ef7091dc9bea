#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/client/server_address.h"

#include <QByteArray>
#include <QList>
#include <QString>

class QSslCertificate;
class QSslConfiguration;

namespace retinue::client {

/// Of a CA's PEM, an organization's intermediates included: a device keeps it in its configuration.
inline constexpr qint64 kMostCaBytes = 64 * 1024;

/// What a device knows its server by: one CA, and the name that the server's certificate must carry. A value.
///
/// A server with a CA of its own carries "<installation id>.retinue.internal" whatever its address is, so it
/// may move without losing its devices. Under an organization's CA the server's host name is verified.
struct ServerTrust
{
    QByteArray caPem;
    QString verifyName;

    /// Only this CA, TLS 1.2 or newer, no session that outlives the process. InvalidInput if the PEM holds no
    /// certificate; NotTrusted if it holds several although the name is an installation's, whose CA is the
    /// one certificate that a person has confirmed (R3). An organization's CA may come with its
    /// intermediates.
    [[nodiscard]] Result<QSslConfiguration> sslConfiguration() const;
    friend bool operator==(const ServerTrust &, const ServerTrust &) = default;
};

/// "<installation id>.retinue.internal".
[[nodiscard]] QString verifyNameOf(const InstallationId &installation);

/// The one certificate of a PEM, encoded anew: nothing else that stood in the PEM is in it. NotTrusted if
/// there is none or more than one.
[[nodiscard]] Result<QByteArray> soleCertificate(const QByteArray &pem);

/// SHA-256 of a certificate's public key (SubjectPublicKeyInfo): upper-case hex pairs with colons, as the
/// server's console shows it.
[[nodiscard]] QString fingerprintOf(const QSslCertificate &certificate);
/// Of the first certificate in a PEM; InvalidInput if there is none.
[[nodiscard]] Result<QString> fingerprintOf(const QByteArray &pem);
/// Whether a person's input means this fingerprint: case, colons and blanks do not matter.
[[nodiscard]] bool isSameFingerprint(QStringView entered, QStringView fingerprint);

/// A refused server: NotTrusted, naming the fingerprint expected and the one shown, and what else was wrong.
[[nodiscard]] Error notTrusted(const ServerTrust &expected, const QList<QSslCertificate> &shown,
                               const QString &reason);

} // namespace retinue::client
