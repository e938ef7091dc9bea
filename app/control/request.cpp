#include "app/control/request.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtEndian>

#include <sodium.h>

#include <algorithm>

namespace retinue::control {

namespace {

constexpr qsizetype kLengthBytes = 4;
constexpr qsizetype kMostProgressBytes = 1024; // a longer message is an answer
const QString kProgress = QStringLiteral("progress");

void appendBlock(QByteArray &message, QByteArrayView block)
{
    const quint32 length = qToBigEndian(quint32(block.size()));
    message.append(reinterpret_cast<const char *>(&length), kLengthBytes);
    message.append(block);
}

/// What the length at `offset` says; 0 when it is not all there.
qsizetype lengthAt(const QByteArray &message, qsizetype offset)
{
    if (message.size() - offset < kLengthBytes)
        return 0;
    return qsizetype(qFromBigEndian<quint32>(message.constData() + offset));
}

/// The block at `offset`, which is moved behind it; none when it is not all there.
std::optional<QByteArrayView> takeBlock(const QByteArray &message, qsizetype &offset)
{
    if (message.size() - offset < kLengthBytes)
        return {};
    const qsizetype length = lengthAt(message, offset);
    if (message.size() - offset - kLengthBytes < length)
        return {};
    const QByteArrayView block(message.constData() + offset + kLengthBytes, length);
    offset += kLengthBytes + length;
    return block;
}

} // namespace

std::optional<int> Request::number(const QString &name) const
{
    bool good = false;
    const int value = text(name).toInt(&good);
    return good ? std::optional(value) : std::nullopt;
}

QByteArray encodeRequest(const Request &request)
{
    const QJsonObject json{{QStringLiteral("command"), request.command},
                           {QStringLiteral("arguments"), QJsonArray::fromStringList(request.arguments)},
                           {QStringLiteral("options"), request.options}};
    QByteArray message;
    appendBlock(message, QJsonDocument(json).toJson(QJsonDocument::Compact));
    appendBlock(message, request.password.view());
    return message;
}

Result<std::optional<Request>> decodeRequest(QByteArray &received)
{
    qsizetype offset = 0;
    const auto text = takeBlock(received, offset);
    const auto secret = text ? takeBlock(received, offset) : std::nullopt;
    if (!secret) {
        // What was announced counts: nobody has to send it all to be refused.
        if (std::max(received.size(), offset + lengthAt(received, offset)) >= kMostRequestBytes)
            return Error{ErrorCode::TooLarge, QStringLiteral("the request is too large")};
        return std::optional<Request>();
    }
    const QJsonDocument json = QJsonDocument::fromJson(text->toByteArray());
    if (!json.isObject())
        return Error{ErrorCode::InvalidInput, QStringLiteral("the request is not a JSON object")};
    Request request;
    request.command = json[QStringLiteral("command")].toString();
    for (const auto &argument : json[QStringLiteral("arguments")].toArray())
        request.arguments << argument.toString();
    request.options = json[QStringLiteral("options")].toObject();
    request.password = SecretBytes(*secret);
    sodium_memzero(received.data(), std::size_t(received.size()));
    return std::optional(std::move(request));
}

QByteArray encodeProgress(const Progress &progress)
{
    const QJsonObject json{{kProgress, QJsonObject{{QStringLiteral("phase"), progress.phase},
                                                   {QStringLiteral("done"), qint64(progress.done)},
                                                   {QStringLiteral("total"), qint64(progress.total)}}}};
    QByteArray message;
    appendBlock(message, QJsonDocument(json).toJson(QJsonDocument::Compact));
    return message;
}

std::optional<Progress> takeProgress(QByteArray &received)
{
    qsizetype offset = 0;
    const auto text = takeBlock(received, offset);
    if (!text || text->size() > kMostProgressBytes)
        return {};
    const auto json = QJsonDocument::fromJson(text->toByteArray()).object().value(kProgress);
    if (!json.isObject())
        return {};
    received.remove(0, offset);
    return Progress{json[QStringLiteral("phase")].toString(), json[QStringLiteral("done")].toInteger(),
                    json[QStringLiteral("total")].toInteger()};
}

QByteArray encodeAnswer(const Result<QJsonObject> &answer)
{
    const QJsonObject json{answer.ok()
                               ? std::pair(QStringLiteral("ok"), QJsonValue(*answer))
                               : std::pair(QStringLiteral("error"), QJsonValue(errorToJson(answer.error())))};
    QByteArray message;
    appendBlock(message, QJsonDocument(json).toJson(QJsonDocument::Compact));
    return message;
}

std::optional<Result<QJsonObject>> decodeAnswer(const QByteArray &received)
{
    qsizetype offset = 0;
    const auto text = takeBlock(received, offset);
    if (!text) {
        if (received.size() >= kMostAnswerBytes)
            return Error{ErrorCode::TooLarge, QStringLiteral("the server's answer is too large")};
        return {};
    }
    const QJsonObject json = QJsonDocument::fromJson(text->toByteArray()).object();
    if (const QJsonValue content = json.value(QStringLiteral("ok")); content.isObject())
        return content.toObject();
    const QJsonObject error = json.value(QStringLiteral("error")).toObject();
    const auto code = base::errorCode(error.value(QStringLiteral("code")).toString());
    if (!code)
        return Error{ErrorCode::Internal, QStringLiteral("the server's answer cannot be read")};
    Error read{*code, error.value(QStringLiteral("detail")).toString(), {}};
    for (const auto &context : error.value(QStringLiteral("context")).toArray())
        read.context << context.toString();
    return read;
}

QJsonObject errorToJson(const Error &error)
{
    return {{QStringLiteral("code"), base::errorWord(error.code)},
            {QStringLiteral("detail"), error.detail},
            {QStringLiteral("context"), QJsonArray::fromStringList(error.context)}};
}

} // namespace retinue::control
