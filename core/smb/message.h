#pragma once

#include "core/smb/fault.h"

#include <QByteArray>
#include <QCborMap>
#include <QCborValue>
#include <QLatin1String>

#include <optional>

namespace retinue::smb {

/// What our two processes say to each other: CBOR maps in frames, and frames of bytes where a request or an
/// answer says so. The worker speaks only when asked. An answer is any number of {kAt: step}, then one map:
/// with kFault, or with what was asked for.

inline constexpr QLatin1String kRequest("request"); ///< one of Request
inline constexpr QLatin1String kAt("at");           ///< Step: the worker is about to go it
inline constexpr QLatin1String kFault("fault");
inline constexpr QLatin1String kFile("file"); ///< the number of an open file
inline constexpr QLatin1String kName("name");
inline constexpr QLatin1String kNewName("newName");
inline constexpr QLatin1String kSize("size");
inline constexpr QLatin1String kChanged("changed"); ///< seconds since 1970 UTC
inline constexpr QLatin1String kOffset("offset");
inline constexpr QLatin1String kEntries("entries"); ///< an array of [name, size, changed]
inline constexpr QLatin1String kMore("more");       ///< another such answer follows
inline constexpr QLatin1String kFree("free");       ///< bytes; absent: the server does not say
inline constexpr QLatin1String kHost("host");
inline constexpr QLatin1String kPort("port");
inline constexpr QLatin1String kShare("share");
inline constexpr QLatin1String kFolder("folder");
inline constexpr QLatin1String kUser("user");
inline constexpr QLatin1String kDomain("domain");
inline constexpr QLatin1String kEncrypt("encrypt");   ///< whether it is required
inline constexpr QLatin1String kPatience("patience"); ///< milliseconds

enum class Request {
    Connect,  ///< first and once; the password follows in a frame of its own
    TryWrite, ///< makes a file and removes it
    List,
    Describe, ///< of a file: kSize, kChanged
    Open,     ///< for reading: kFile, kSize
    Read,     ///< a frame of bytes follows the answer
    Create,   ///< for writing, must be new: kFile
    Write,    ///< the bytes follow in a frame
    Close,
    Remove,
    Rename,
    Space,
};

[[nodiscard]] inline QByteArray encoded(const QCborMap &message)
{
    return message.toCborValue().toCbor();
}
/// None: the bytes are no map.
[[nodiscard]] inline std::optional<QCborMap> decoded(const QByteArray &bytes)
{
    const QCborValue value = QCborValue::fromCbor(bytes);
    return value.isMap() ? std::optional(value.toMap()) : std::nullopt;
}

[[nodiscard]] inline QCborMap toCbor(const Fault &fault)
{
    return {{QStringLiteral("step"), int(fault.step)},
            {QStringLiteral("cause"), int(fault.cause)},
            {QStringLiteral("file"), fault.file},
            {QStringLiteral("reason"), fault.reason}};
}
[[nodiscard]] inline Fault faultOf(const QCborMap &message)
{
    const qint64 step = message[QStringLiteral("step")].toInteger(-1);
    const qint64 cause = message[QStringLiteral("cause")].toInteger(-1);
    if (step < 0 || step > qint64(Step::Work) || cause < 0 || cause > qint64(Cause::WorkerFailed))
        return {};
    return {Step(step), Cause(cause), message[QStringLiteral("file")].toString(),
            message[QStringLiteral("reason")].toString()};
}

} // namespace retinue::smb
