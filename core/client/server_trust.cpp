#include "core/client/server_trust.h"

#include <QCryptographicHash>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>

namespace retinue::client {

namespace {

const QString kInstallationDomain = QStringLiteral(".retinue.internal");

bool isOfAnInstallation(const QString &verifyName)
{
    return verifyName.endsWith(kInstallationDomain) &&
           InstallationId::fromString(verifyName.chopped(kInstallationDomain.size()));
}

/// What was confirmed is one key. Every further certificate would be trusted without anybody having seen it.
Error notOneCertificate(qsizetype count)
{
    return {ErrorCode::NotTrusted,
            QStringLiteral("the server's CA has to be one certificate; %1 were given").arg(count),
            {}};
}

} // namespace

Result<QSslConfiguration> ServerTrust::sslConfiguration() const
{
    const auto authorities = QSslCertificate::fromData(caPem, QSsl::Pem);
    if (authorities.isEmpty() || authorities.front().isNull())
        return Error{ErrorCode::InvalidInput, QStringLiteral("there is no certificate in the CA's PEM"), {}};
    if (isOfAnInstallation(verifyName) && authorities.size() != 1)
        return notOneCertificate(authorities.size());
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setCaCertificates(authorities); // also ends loading the system's on demand
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setAllowedNextProtocols({"http/1.1"});
    return configuration;
}

QString verifyNameOf(const InstallationId &installation)
{
    return installation.toString() + kInstallationDomain;
}

Result<QByteArray> soleCertificate(const QByteArray &pem)
{
    const auto certificates = QSslCertificate::fromData(pem, QSsl::Pem);
    if (certificates.size() != 1 || certificates.front().isNull())
        return notOneCertificate(certificates.size());
    return certificates.front().toPem();
}

QString fingerprintOf(const QSslCertificate &certificate)
{
    // For a public key Qt's DER is the SubjectPublicKeyInfo.
    const QByteArray key = certificate.publicKey().toDer();
    return QString::fromLatin1(
        QCryptographicHash::hash(key, QCryptographicHash::Sha256).toHex(':').toUpper());
}

Result<QString> fingerprintOf(const QByteArray &pem)
{
    const auto certificates = QSslCertificate::fromData(pem, QSsl::Pem);
    if (certificates.isEmpty() || certificates.front().isNull())
        return Error{ErrorCode::InvalidInput, QStringLiteral("there is no certificate in the PEM"), {}};
    return fingerprintOf(certificates.front());
}

bool isSameFingerprint(QStringView entered, QStringView fingerprint)
{
    const auto bare = [](QStringView text) {
        QString digits;
        for (const QChar c : text) {
            if (c != u':' && !c.isSpace())
                digits += c.toUpper();
        }
        return digits;
    };
    const QString digits = bare(entered);
    return !digits.isEmpty() && digits == bare(fingerprint);
}

Error notTrusted(const ServerTrust &expected, const QList<QSslCertificate> &shown, const QString &reason)
{
    const auto known = fingerprintOf(expected.caPem);
    const QString presented =
        shown.isEmpty() ? QStringLiteral("none") : fingerprintOf(shown.back()); // leaf first, CA last
    return {
        ErrorCode::NotTrusted,
        QStringLiteral("this is not the server that was trusted (%1). Fingerprint expected: %2; shown: %3")
            .arg(reason, known ? *known : QStringLiteral("unknown"), presented),
        {}};
}

} // namespace retinue::client
