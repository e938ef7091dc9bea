#include "core/client/agent_configuration.h"

#include "core/base/private_file.h"
#include "core/base/sealing.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace retinue::client {

namespace {

constexpr int kFormat = 1;
constexpr qint64 kSizeMost = 256 * 1024;

/// What the token is bound to: moved into another device's file it does not open.
QByteArray boundTo(const AgentConfiguration &configuration)
{
    return "retinue token " + configuration.installation.toBytes() + configuration.device.toBytes();
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
    const auto token = base::unseal(QByteArray::fromBase64(object[u"token"].toString().toLatin1()),
                                    boundTo(configuration), key);
    if (!token || token->isEmpty())
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
        {QStringLiteral("token"),
         QString::fromLatin1(base::seal(configuration.token, boundTo(configuration), key).toBase64())},
        {QStringLiteral("info"), objectOf(configuration.info)},
        {QStringLiteral("stopOwed"), configuration.stopOwed},
        {QStringLiteral("removed"), configuration.removed},
    };
    const QByteArray content = QJsonDocument(object).toJson();
    if (content.size() > kSizeMost) // it could not be read again
        return Error{ErrorCode::TooLarge,
                     QStringLiteral("%1 would have more than %2 bytes").arg(path).arg(kSizeMost),
                     {}};
    return base::writePrivateFile(path, content);
}

} // namespace retinue::client
