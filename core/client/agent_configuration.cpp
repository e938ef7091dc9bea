#include "core/client/agent_configuration.h"

#include "core/base/private_file.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <sodium.h>

#include <optional>

namespace retinue::client {

namespace {

constexpr int kFormat = 1;
constexpr qint64 kSizeMost = 256 * 1024;
constexpr auto kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr auto kOverhead = kNonce + crypto_aead_xchacha20poly1305_ietf_ABYTES;

const unsigned char *bytesOf(const QByteArray &array)
{
    return reinterpret_cast<const unsigned char *>(array.constData());
}
unsigned char *bytesOf(QByteArray &array)
{
    return reinterpret_cast<unsigned char *>(array.data());
}

/// What the token is bound to: moved into another device's file it does not open.
QByteArray boundTo(const AgentConfiguration &configuration)
{
    return "retinue token " + configuration.installation.toBytes() + configuration.device.toBytes();
}

QByteArray sealed(const AgentConfiguration &configuration, const SecretBytes &key)
{
    const QByteArray bound = boundTo(configuration);
    QByteArray box(qsizetype(kOverhead) + configuration.token.size(), '\0');
    randombytes_buf(box.data(), kNonce);
    crypto_aead_xchacha20poly1305_ietf_encrypt(bytesOf(box) + kNonce, nullptr, bytesOf(configuration.token),
                                               std::size_t(configuration.token.size()), bytesOf(bound),
                                               std::size_t(bound.size()), nullptr, bytesOf(box), key.data());
    return box;
}

std::optional<QByteArray> opened(const AgentConfiguration &configuration, const QByteArray &box,
                                 const SecretBytes &key)
{
    if (box.size() <= qsizetype(kOverhead))
        return {};
    const QByteArray bound = boundTo(configuration);
    QByteArray token(box.size() - qsizetype(kOverhead), '\0');
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(bytesOf(token), nullptr, nullptr, bytesOf(box) + kNonce,
                                                   std::size_t(box.size()) - kNonce, bytesOf(bound),
                                                   std::size_t(bound.size()), bytesOf(box), key.data()) != 0)
        return {};
    return token;
}

QJsonObject objectOf(const DeviceInfo &info)
{
    return {{QStringLiteral("name"), info.name},
            {QStringLiteral("serialNumber"), info.serialNumber},
            {QStringLiteral("location"), info.location},
            {QStringLiteral("productName"), info.productName},
            {QStringLiteral("version"), info.version}};
}

DeviceInfo infoOf(const QJsonObject &object)
{
    return {object[u"name"].toString(), object[u"serialNumber"].toString(), object[u"location"].toString(),
            object[u"productName"].toString(), object[u"version"].toString()};
}

Error damaged(const QString &path, const QString &what)
{
    return {ErrorCode::Corrupt, QStringLiteral("%1: %2").arg(path, what), {}};
}

} // namespace

Result<AgentConfiguration> readConfiguration(const QString &path, const SecretBytes &key)
{
    const auto content = base::readPrivateFile(path, kSizeMost);
    if (!content)
        return content.error();
    const QJsonObject object = QJsonDocument::fromJson(content->view().toByteArray()).object();
    if (object[u"format"].toInt() > kFormat)
        return Error{ErrorCode::VersionUnsupported, QStringLiteral("%1 is of a newer version").arg(path), {}};

    const auto server = ServerAddress::parse(object[u"server"].toString());
    const auto installation = InstallationId::fromString(object[u"installation"].toString());
    const auto device = DeviceId::fromString(object[u"device"].toString());
    if (object[u"format"].toInt() != kFormat || !server || !installation || !device)
        return damaged(path, QStringLiteral("it is damaged: enrol again"));
    AgentConfiguration configuration{*server,
                                     {object[u"ca"].toString().toLatin1(), object[u"verifyName"].toString()},
                                     *installation,
                                     *device,
                                     {},
                                     infoOf(object[u"info"].toObject()),
                                     object[u"stopOwed"].toBool(),
                                     object[u"removed"].toBool()};
    const auto token =
        opened(configuration, QByteArray::fromBase64(object[u"token"].toString().toLatin1()), key);
    if (!token)
        return damaged(path, QStringLiteral("its token does not open with this device's key: enrol again"));
    configuration.token = *token;
    return configuration;
}

Result<void> writeConfiguration(const QString &path, const AgentConfiguration &configuration,
                                const SecretBytes &key)
{
    const QJsonObject object{
        {QStringLiteral("format"), kFormat},
        {QStringLiteral("server"), configuration.server.toString()},
        {QStringLiteral("ca"), QString::fromLatin1(configuration.trust.caPem)},
        {QStringLiteral("verifyName"), configuration.trust.verifyName},
        {QStringLiteral("installation"), configuration.installation.toString()},
        {QStringLiteral("device"), configuration.device.toString()},
        {QStringLiteral("token"), QString::fromLatin1(sealed(configuration, key).toBase64())},
        {QStringLiteral("info"), objectOf(configuration.info)},
        {QStringLiteral("stopOwed"), configuration.stopOwed},
        {QStringLiteral("removed"), configuration.removed},
    };
    return base::writePrivateFile(path, QJsonDocument(object).toJson());
}

} // namespace retinue::client
