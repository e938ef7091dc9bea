#pragma once

#include "core/base/error.h"
#include "core/model/owner.h"

#include <QString>

#include <cstdint>
#include <optional>

namespace retinue::client {

/// R8. Warning = temporarily unreachable; Error = limit exceeded or authentication failed.
enum class Severity : std::uint8_t { Information = 1, Warning = 2, Error = 3 };

/// The severity that R8 gives to a failed exchange with the server.
[[nodiscard]] Severity severityOf(ErrorCode cause);

/// What happened between a device and its server: a kind, and the circumstances as data, so that everybody is
/// told in their own language. A value; never a value of a setting in it (R12).
struct Occurrence
{
    /// Its words (occurrenceWord()) are stored and read by programs: never change one.
    enum class Kind : std::uint8_t {
        Enrolled,     ///< R3: at the server with this `address`
        Removed,      ///< R4: by the server's administrator
        StartOrdered, ///< R4: by the server's administrator
        StopOrdered,  ///< R4: by the server's administrator
        Started,      ///< synchronization, by an order
        Resumed,      ///< synchronization, by itself
        Stopped,
        MadeRoom,          ///< R10: the settings of `owner` were removed for others'
        StoreFull,         ///< R10: the settings of `owner` are not kept
        DataForgotten,     ///< R13: the local data of `owner` were deleted
        DataReplaced,      ///< R13: those of `owner` differed from the server's
        DataDiffer,        ///< R13: those of `owner` still do
        ItemInitialized,   ///< R36: `item`, whose sharing was changed at the server
        ChangeInitialized, ///< R36: a change of `item` of `owner` that had not gone up; the server keeps it
        Prepared,          ///< R23: for an export; `owner` if it is only one
        ChangeRefused,     ///< R7: `item` of `owner`; has a cause, as all that follow
        StartFailed,
        ResumeFailed,
        StopFailed,
        SynchronizationFailed,
        LoginFailed,           ///< of `owner`
        LogoutFailed,          ///< the server could not be told
        ChangeFailed,          ///< `item` of `owner` was not taken; others go on
        PullFailed,            ///< the settings of `owner` were not brought
        NamingFailed,          ///< the server was not told whose changes wait
        ComparisonFailed,      ///< R13
        DataReplacementFailed, ///< R13: of `owner`
        PreparationFailed,     ///< R23: of an export
        ConfigurationUnread,   ///< the device's own: it works as one that is not enrolled
    };
    static constexpr Kind kLastKind = Kind::ConfigurationUnread;

    Kind kind = Kind::Started;
    std::optional<OwnerKey> owner;
    QString item;    ///< the catalogue's id
    QString address; ///< of a server
    std::optional<ErrorCode> cause;

    friend bool operator==(const Occurrence &, const Occurrence &) = default;
};

/// The stable English word of a kind ("change-refused").
[[nodiscard]] QString occurrenceWord(Occurrence::Kind kind);
/// The kind of a word; none for a word of another version.
[[nodiscard]] std::optional<Occurrence::Kind> occurrenceKind(const QString &word);
/// That of its cause, or of its kind.
[[nodiscard]] Severity severityOf(const Occurrence &occurrence);
/// What happened, or what was being done when it failed, without the cause: for the command line and the log.
/// Without a full stop.
[[nodiscard]] QString englishText(const Occurrence &occurrence);

} // namespace retinue::client
