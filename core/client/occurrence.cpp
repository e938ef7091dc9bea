#include "core/client/occurrence.h"

namespace retinue::client {

Severity severityOf(ErrorCode cause)
{
    switch (cause) {
    case ErrorCode::Unreachable:
    case ErrorCode::TimedOut:
    case ErrorCode::Cancelled:
    case ErrorCode::NoSpace:
    case ErrorCode::Io:
    case ErrorCode::InUse:
    case ErrorCode::Locked:
    case ErrorCode::PortTaken:
    case ErrorCode::PortReserved:
    case ErrorCode::Abandoned:
    case ErrorCode::Internal:
        return Severity::Warning;
    case ErrorCode::TooMany:
    case ErrorCode::TooLarge:
    case ErrorCode::NotAuthenticated:
    case ErrorCode::NotPermitted:
    case ErrorCode::NotTrusted:
    case ErrorCode::InvalidInput:
    case ErrorCode::NotFound:
    case ErrorCode::AlreadyExists:
    case ErrorCode::VersionRequired:
    case ErrorCode::VersionUnsupported:
    case ErrorCode::Corrupt:
        return Severity::Error;
    case ErrorCode::OutOfDate:
    case ErrorCode::CannotCalculateChanges:
    case ErrorCode::OtherGeneration:
    case ErrorCode::NotStarted:
        return Severity::Information;
    }
    return Severity::Error;
}

Severity severityOf(const Occurrence &occurrence)
{
    if (occurrence.cause)
        return severityOf(*occurrence.cause);
    switch (occurrence.kind) {
    case Occurrence::Kind::StoreFull:
    case Occurrence::Kind::Removed:
        return Severity::Error;
    case Occurrence::Kind::DataDiffer:
    case Occurrence::Kind::ChangeInitialized:
        return Severity::Warning;
    default:
        return Severity::Information;
    }
}

QString occurrenceWord(Occurrence::Kind kind)
{
    switch (kind) {
    case Occurrence::Kind::Enrolled:
        return QStringLiteral("enrolled");
    case Occurrence::Kind::Removed:
        return QStringLiteral("removed");
    case Occurrence::Kind::StartOrdered:
        return QStringLiteral("start-ordered");
    case Occurrence::Kind::StopOrdered:
        return QStringLiteral("stop-ordered");
    case Occurrence::Kind::Started:
        return QStringLiteral("started");
    case Occurrence::Kind::Resumed:
        return QStringLiteral("resumed");
    case Occurrence::Kind::Stopped:
        return QStringLiteral("stopped");
    case Occurrence::Kind::MadeRoom:
        return QStringLiteral("made-room");
    case Occurrence::Kind::StoreFull:
        return QStringLiteral("store-full");
    case Occurrence::Kind::DataForgotten:
        return QStringLiteral("data-forgotten");
    case Occurrence::Kind::DataReplaced:
        return QStringLiteral("data-replaced");
    case Occurrence::Kind::DataDiffer:
        return QStringLiteral("data-differ");
    case Occurrence::Kind::ItemInitialized:
        return QStringLiteral("item-initialized");
    case Occurrence::Kind::ChangeInitialized:
        return QStringLiteral("change-initialized");
    case Occurrence::Kind::Prepared:
        return QStringLiteral("prepared");
    case Occurrence::Kind::ChangeRefused:
        return QStringLiteral("change-refused");
    case Occurrence::Kind::StartFailed:
        return QStringLiteral("start-failed");
    case Occurrence::Kind::ResumeFailed:
        return QStringLiteral("resume-failed");
    case Occurrence::Kind::StopFailed:
        return QStringLiteral("stop-failed");
    case Occurrence::Kind::SynchronizationFailed:
        return QStringLiteral("synchronization-failed");
    case Occurrence::Kind::LoginFailed:
        return QStringLiteral("login-failed");
    case Occurrence::Kind::LogoutFailed:
        return QStringLiteral("logout-failed");
    case Occurrence::Kind::ChangeFailed:
        return QStringLiteral("change-failed");
    case Occurrence::Kind::PullFailed:
        return QStringLiteral("pull-failed");
    case Occurrence::Kind::NamingFailed:
        return QStringLiteral("naming-failed");
    case Occurrence::Kind::ComparisonFailed:
        return QStringLiteral("comparison-failed");
    case Occurrence::Kind::DataReplacementFailed:
        return QStringLiteral("data-replacement-failed");
    case Occurrence::Kind::PreparationFailed:
        return QStringLiteral("preparation-failed");
    case Occurrence::Kind::ConfigurationUnread:
        return QStringLiteral("configuration-unread");
    }
    Q_UNREACHABLE();
}

std::optional<Occurrence::Kind> occurrenceKind(const QString &word)
{
    for (int kind = 0; kind <= int(Occurrence::kLastKind); ++kind) {
        if (occurrenceWord(Occurrence::Kind(kind)) == word)
            return Occurrence::Kind(kind);
    }
    return {};
}

QString englishText(const Occurrence &occurrence)
{
    const QString owner = occurrence.owner ? occurrence.owner->toString() : QString();
    const auto change = [&] { return QStringLiteral("%1 of %2").arg(occurrence.item, owner); };
    switch (occurrence.kind) {
    case Occurrence::Kind::Enrolled:
        return QStringLiteral("Enrolled at ") + occurrence.address;
    case Occurrence::Kind::Removed:
        return QStringLiteral("Removed at the server: enrol again");
    case Occurrence::Kind::StartOrdered:
        return QStringLiteral("Started by the server's administrator");
    case Occurrence::Kind::StopOrdered:
        return QStringLiteral("Stopped by the server's administrator");
    case Occurrence::Kind::Started:
        return QStringLiteral("Synchronization was started");
    case Occurrence::Kind::Resumed:
        return QStringLiteral("Synchronization was resumed");
    case Occurrence::Kind::Stopped:
        return QStringLiteral("Synchronization was stopped");
    case Occurrence::Kind::MadeRoom:
        return QStringLiteral("The settings of %1 made room for others").arg(owner);
    case Occurrence::Kind::StoreFull:
        return QStringLiteral("The limit of the local store is exceeded: the settings of %1 are not kept")
            .arg(owner);
    case Occurrence::Kind::DataForgotten:
        return QStringLiteral("The local data of %1 were deleted").arg(owner);
    case Occurrence::Kind::DataReplaced:
        return QStringLiteral("The local data of %1 differed from the server's and were replaced").arg(owner);
    case Occurrence::Kind::DataDiffer:
        return QStringLiteral("The local data of %1 still differ from the server's").arg(owner);
    case Occurrence::Kind::ItemInitialized:
        return QStringLiteral("The sharing of %1 was changed at the server: its values here were initialized")
            .arg(occurrence.item);
    case Occurrence::Kind::ChangeInitialized:
        return QStringLiteral(
                   "The sharing of %1 was changed at the server before a change of %2 had gone up: "
                   "the server keeps it in Recently deleted")
            .arg(occurrence.item, owner);
    case Occurrence::Kind::Prepared:
        return owner.isEmpty() ? QStringLiteral("Users' data were prepared for an export")
                               : QStringLiteral("The data of %1 were prepared for an export").arg(owner);
    case Occurrence::Kind::ChangeRefused:
        return QStringLiteral("a change was refused: ") + change();
    case Occurrence::Kind::StartFailed:
        return QStringLiteral("starting synchronization");
    case Occurrence::Kind::ResumeFailed:
        return QStringLiteral("resuming synchronization");
    case Occurrence::Kind::StopFailed:
        return QStringLiteral("stopping synchronization");
    case Occurrence::Kind::SynchronizationFailed:
        return QStringLiteral("synchronizing");
    case Occurrence::Kind::LoginFailed:
        return QStringLiteral("logging in ") + owner;
    case Occurrence::Kind::LogoutFailed:
        return QStringLiteral("logging out");
    case Occurrence::Kind::ChangeFailed:
        return QStringLiteral("sending ") + change();
    case Occurrence::Kind::PullFailed:
        return QStringLiteral("bringing the settings of ") + owner;
    case Occurrence::Kind::NamingFailed:
        return QStringLiteral("naming whose changes wait");
    case Occurrence::Kind::ComparisonFailed:
        return QStringLiteral("comparing digests");
    case Occurrence::Kind::DataReplacementFailed:
        return QStringLiteral("replacing the local data of %1, which differ from the server's; the next "
                              "login does")
            .arg(owner);
    case Occurrence::Kind::PreparationFailed:
        return QStringLiteral("preparing an export");
    case Occurrence::Kind::ConfigurationUnread:
        return QStringLiteral("reading the device's configuration");
    }
    Q_UNREACHABLE();
}

} // namespace retinue::client
