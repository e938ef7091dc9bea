#pragma once

#include "core/base/result.h"
#include "core/model/owner.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <chrono>
#include <functional>
#include <optional>

/// What travels between a device's agent and the commands that talk to it: JSON objects, one a line, over a
/// local socket in the home folder that only this user may open. A request names its "command"; the answer is
/// {"ok": true, "result": {...}} or {"ok": false, "error": {"code": "out-of-date", "message": "..."}}. An
/// answer that would be too long a line is given in parts before it: {"part": {...}}.
namespace retinue::client::control {

/// Of a line. An import of a whole device is one request; nobody but this user can send it.
inline constexpr qint64 kMostLineBytes = 128 * 1024 * 1024;
/// Of parts that the other side has not read yet; whoever gives more waits.
inline constexpr qint64 kMostWaitingBytes = 4 * 1024 * 1024;
/// Whoever reads nothing of an answer for that long gets no more of it.
inline constexpr std::chrono::seconds kPatience{60};

struct Limits
{
    qint64 lineBytes = kMostLineBytes;
    qint64 waitingBytes = kMostWaitingBytes;
    std::chrono::milliseconds patience = kPatience; ///< with who reads nothing
};

/// Takes the parts of an answer, one after the other, on the thread that makes (or reads) it. An error ends
/// the answer.
using Parts = std::function<Result<void>(const QJsonObject &part)>;
/// For who expects none: an error.
[[nodiscard]] Parts noParts();

[[nodiscard]] QString socketPath(const QString &home);

[[nodiscard]] QJsonObject success(const QJsonObject &result = {});
[[nodiscard]] QJsonObject failure(const Error &error);
/// The result of an answer, or its error.
[[nodiscard]] Result<QJsonObject> resultOf(const QJsonObject &answer);
/// A line with a part, and the part that a line has; none: it is the answer.
[[nodiscard]] QJsonObject partLine(const QJsonObject &part);
[[nodiscard]] std::optional<QJsonObject> partIn(const QJsonObject &line);

/// {"user": "corp\\alice"}, {"group": "sales"}, {"shared": true}.
[[nodiscard]] QJsonObject ownerToJson(const OwnerKey &owner);
[[nodiscard]] Result<OwnerKey> ownerFromJson(const QJsonObject &object);

/// One line, with its end.
[[nodiscard]] QByteArray toLine(const QJsonObject &object);
[[nodiscard]] Result<QJsonObject> fromLine(const QByteArray &line);

} // namespace retinue::client::control
