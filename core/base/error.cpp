#include "core/base/error.h"

namespace retinue::base {

QString errorWord(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidInput:
        return QStringLiteral("invalid-input");
    case ErrorCode::NotFound:
        return QStringLiteral("not-found");
    case ErrorCode::AlreadyExists:
        return QStringLiteral("already-exists");
    case ErrorCode::OutOfDate:
        return QStringLiteral("out-of-date");
    case ErrorCode::CannotCalculateChanges:
        return QStringLiteral("cannot-calculate-changes");
    case ErrorCode::VersionRequired:
        return QStringLiteral("version-required");
    case ErrorCode::OtherGeneration:
        return QStringLiteral("other-generation");
    case ErrorCode::NotStarted:
        return QStringLiteral("not-started");
    case ErrorCode::NotAuthenticated:
        return QStringLiteral("not-authenticated");
    case ErrorCode::NotPermitted:
        return QStringLiteral("not-permitted");
    case ErrorCode::TooLarge:
        return QStringLiteral("too-large");
    case ErrorCode::TooMany:
        return QStringLiteral("too-many");
    case ErrorCode::InUse:
        return QStringLiteral("in-use");
    case ErrorCode::Locked:
        return QStringLiteral("locked");
    case ErrorCode::PortTaken:
        return QStringLiteral("port-taken");
    case ErrorCode::PortReserved:
        return QStringLiteral("port-reserved");
    case ErrorCode::Unreachable:
        return QStringLiteral("unreachable");
    case ErrorCode::TimedOut:
        return QStringLiteral("timed-out");
    case ErrorCode::NotTrusted:
        return QStringLiteral("not-trusted");
    case ErrorCode::Cancelled:
        return QStringLiteral("cancelled");
    case ErrorCode::NoSpace:
        return QStringLiteral("no-space");
    case ErrorCode::Io:
        return QStringLiteral("io");
    case ErrorCode::Corrupt:
        return QStringLiteral("corrupt");
    case ErrorCode::VersionUnsupported:
        return QStringLiteral("version-unsupported");
    case ErrorCode::Abandoned:
        return QStringLiteral("abandoned");
    case ErrorCode::Internal:
        return QStringLiteral("internal");
    }
    Q_UNREACHABLE();
}

std::optional<ErrorCode> errorCode(const QString &word)
{
    for (int code = 0; code <= int(ErrorCode::Internal); ++code) {
        if (errorWord(ErrorCode(code)) == word)
            return ErrorCode(code);
    }
    return {};
}

QString Error::toString() const
{
    QString line = detail.isEmpty() ? errorWord(code) : detail;
    for (const QString &step : context)
        line.prepend(step + QStringLiteral(": "));
    return line;
}

} // namespace retinue::base
