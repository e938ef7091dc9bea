#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <utility>

namespace retinue::base {

/// The few stable causes that programs may branch on. Users see the sentence that ui/text makes of them,
/// HTTP clients the problem type that core/protocol makes of them; both maps are a switch without default.
enum class ErrorCode {
    InvalidInput,           ///< a value, file, request or option is not what it must be
    NotFound,               ///< the thing named does not exist
    AlreadyExists,          ///< the thing to be made exists
    OutOfDate,              ///< a change was based on something that is no longer current (R7)
    CannotCalculateChanges, ///< the state asked from is older than what is remembered: resync fully
    VersionRequired,        ///< a change does not say what it is based on
    OtherGeneration,        ///< the store's generation is another one: restart to sync (R14)
    NotStarted,             ///< the device has not started synchronization, or was stopped (R4)
    NotAuthenticated,       ///< no or wrong credentials
    NotPermitted,           ///< known, but not allowed
    TooLarge,               ///< over a size limit
    TooMany,                ///< over a rate or count limit; later it may work
    InUse,                  ///< another process has it: one of the two has to end
    Locked,                 ///< a key is locked or another one, or a database is busy for the moment
    PortTaken,              ///< another program listens on the port
    PortReserved,           ///< the system lets this program not listen on the port
    Unreachable,            ///< the other end cannot be reached
    TimedOut,               ///< the other end did not answer in time
    NotTrusted,             ///< the other end's identity is not the expected one
    Cancelled,              ///< somebody asked for it to stop
    NoSpace,                ///< the disk or quota is full
    Io,                     ///< reading or writing failed otherwise
    Corrupt,                ///< stored content is not what was stored
    VersionUnsupported,     ///< written by a newer version or in an unknown format version
    Abandoned,              ///< work ended without an answer: always a defect, never silent
    Internal,               ///< a broken promise inside the product
};

/// The stable English word of a code, for logs and machine-readable output ("out-of-date").
[[nodiscard]] QString errorWord(ErrorCode code);
/// The code of a word; none for a word of another version.
[[nodiscard]] std::optional<ErrorCode> errorCode(const QString &word);

/// One failure: its first cause, and what was being done to which thing, innermost first. A value.
/// `detail` is English, for the log and the command line; it never holds a secret (R12).
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    QString detail;
    QStringList context;

    /// The same error, one level further up: `what` is what was being done ("opening store /var/lib/x").
    [[nodiscard]] Error during(QString what) &&
    {
        context.append(std::move(what));
        return std::move(*this);
    }
    [[nodiscard]] Error during(QString what) const & { return Error(*this).during(std::move(what)); }
    /// One line: "starting the server: opening store /x: disk full".
    [[nodiscard]] QString toString() const;

    friend bool operator==(const Error &, const Error &) = default;
};

} // namespace retinue::base

namespace retinue {
using base::Error;
using base::ErrorCode;
} // namespace retinue
