#include "core/client/fate.h"

namespace retinue::client {

Fate fateOf(const Error &error)
{
    switch (error.code) {
    case ErrorCode::OutOfDate:
    case ErrorCode::InvalidInput:
    case ErrorCode::AlreadyExists:
    case ErrorCode::VersionRequired:
    case ErrorCode::TooLarge:
        return Fate::Refused;
    case ErrorCode::Locked:
    case ErrorCode::NotPermitted:
    case ErrorCode::NotFound: // an item of this device's that the server is too old to know
    case ErrorCode::Corrupt:  // of one owner's data there; others' may be well
    case ErrorCode::Internal:
        return Fate::Skipped;
    case ErrorCode::CannotCalculateChanges:
    case ErrorCode::OtherGeneration:
    case ErrorCode::NotStarted:
    case ErrorCode::NotAuthenticated:
    case ErrorCode::TooMany:
    case ErrorCode::InUse:
    case ErrorCode::PortTaken:
    case ErrorCode::PortReserved:
    case ErrorCode::Unreachable:
    case ErrorCode::TimedOut:
    case ErrorCode::NotTrusted:
    case ErrorCode::Cancelled:
    case ErrorCode::NoSpace:
    case ErrorCode::Io:
    case ErrorCode::VersionUnsupported:
    case ErrorCode::Abandoned:
        return Fate::Waits;
    }
    return Fate::Waits;
}

} // namespace retinue::client
