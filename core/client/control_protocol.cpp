#include "core/client/control_protocol.h"

#include <QJsonDocument>

#include <utility>

namespace retinue::client::control {

Parts noParts()
{
    return [](const QJsonObject &) {
        return Result<void>(
            Error{ErrorCode::Internal, QStringLiteral("the answer comes in parts; none were expected"), {}});
    };
}

QString socketPath(const QString &home)
{
    return home + QStringLiteral("/agent.socket");
}

QJsonObject success(const QJsonObject &result)
{
    return {{QStringLiteral("ok"), true}, {QStringLiteral("result"), result}};
}

QJsonObject failure(const Error &error)
{
    return {{QStringLiteral("ok"), false},
            {QStringLiteral("error"), QJsonObject{{QStringLiteral("code"), base::errorWord(error.code)},
                                                  {QStringLiteral("message"), error.toString()}}}};
}

Result<QJsonObject> resultOf(const QJsonObject &answer)
{
    if (answer[u"ok"].toBool())
        return answer[u"result"].toObject();
    const QJsonObject error = answer[u"error"].toObject();
    // A word of another version is a failure all the same.
    const auto code = base::errorCode(error[u"code"].toString());
    return Error{code.value_or(ErrorCode::Internal), error[u"message"].toString(), {}};
}

QJsonObject partLine(const QJsonObject &part)
{
    return {{QStringLiteral("part"), part}};
}

std::optional<QJsonObject> partIn(const QJsonObject &line)
{
    const QJsonValue part = line.value(u"part");
    return part.isObject() ? std::optional(part.toObject()) : std::nullopt;
}

QJsonObject ownerToJson(const OwnerKey &owner)
{
    switch (owner.kind()) {
    case OwnerKind::User:
        return {{QStringLiteral("user"), owner.spelled()}};
    case OwnerKind::Group:
        return {{QStringLiteral("group"), owner.name()}};
    case OwnerKind::AllDevices:
        return {{QStringLiteral("shared"), true}};
    }
    Q_UNREACHABLE();
}

Result<OwnerKey> ownerFromJson(const QJsonObject &object)
{
    if (object[u"shared"].toBool())
        return OwnerKey::allDevices();
    if (object.contains(u"group"))
        return OwnerKey::group(object[u"group"].toString());
    return OwnerKey::parseUser(object[u"user"].toString());
}

QByteArray toLine(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

Result<QJsonObject> fromLine(const QByteArray &line)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(line, &error);
    if (!document.isObject())
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("a line must be one JSON object (%1)").arg(error.errorString()),
                     {}};
    return document.object();
}

} // namespace retinue::client::control
