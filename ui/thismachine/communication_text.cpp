#include "ui/thismachine/communication_text.h"

#include "ui/text/item_text.h"
#include "ui/thismachine/local_owner_model.h"

#include <QCoreApplication>

namespace retinue::ui {

namespace {

using client::Occurrence;

struct Communication
{
    Q_DECLARE_TR_FUNCTIONS(retinue::ui::Communication)
};

/// What happened, and what to do if that follows from it alone.
ErrorText happeningText(const Occurrence &occurrence)
{
    const QString owner = occurrence.owner ? ownerText(*occurrence.owner) : QString();
    const QString item = itemText(occurrence.item);
    switch (occurrence.kind) {
    case Occurrence::Kind::Enrolled:
        return {Communication::tr("This machine was enrolled at the server %1.").arg(occurrence.address), {}};
    case Occurrence::Kind::Removed:
        return {Communication::tr("The server's administrator removed this machine."),
                Communication::tr("Enrol it again.")};
    case Occurrence::Kind::StartOrdered:
        return {Communication::tr("The server's administrator started synchronization on this machine."), {}};
    case Occurrence::Kind::StopOrdered:
        return {Communication::tr("The server's administrator stopped synchronization on this machine."), {}};
    case Occurrence::Kind::Started:
        return {Communication::tr("Synchronization was started."), {}};
    case Occurrence::Kind::Resumed:
        return {Communication::tr("Synchronization was resumed."), {}};
    case Occurrence::Kind::Stopped:
        return {Communication::tr("Synchronization was stopped."), {}};
    case Occurrence::Kind::MadeRoom:
        return {Communication::tr("The settings of %1 made room for others.").arg(owner),
                Communication::tr("They are on the server and come back at the next login.")};
    case Occurrence::Kind::StoreFull:
        return {
            Communication::tr("The local store is full: the settings of %1 are not kept here.").arg(owner),
            Communication::tr("Delete the local data of users who do not come any more; on the server "
                              "they stay.")};
    case Occurrence::Kind::DataForgotten:
        return {Communication::tr("The local data of %1 were deleted.").arg(owner),
                Communication::tr("The next login brings the server's data.")};
    case Occurrence::Kind::DataReplaced:
        return {Communication::tr("The local data of %1 differed from the server's and were replaced.")
                    .arg(owner),
                {}};
    case Occurrence::Kind::DataDiffer:
        return {Communication::tr("The local data of %1 still differ from the server's.").arg(owner),
                Communication::tr("Delete the local data of this user or group, then log in again.")};
    case Occurrence::Kind::ItemInitialized:
        return {Communication::tr(
                    "The sharing of %1 was changed at the server: its values here were initialized.")
                    .arg(item),
                {}};
    case Occurrence::Kind::ChangeInitialized:
        return {Communication::tr("The sharing of %1 was changed before a change of %2 had gone up.")
                    .arg(item, owner),
                Communication::tr("The server keeps it in Recently deleted; its administrator can bring it "
                                  "back.")};
    case Occurrence::Kind::Prepared:
        return {owner.isEmpty() ? Communication::tr("Users' data were prepared for an export.")
                                : Communication::tr("The data of %1 were prepared for an export.").arg(owner),
                {}};
    case Occurrence::Kind::ChangeRefused:
        return {Communication::tr("A change was refused: %1, %2.").arg(owner, item),
                Communication::tr("Log in again; the server's data are there then.")};
    case Occurrence::Kind::StartFailed:
        return {Communication::tr("Synchronization could not be started."), {}};
    case Occurrence::Kind::ResumeFailed:
        return {Communication::tr("Synchronization could not be resumed."), {}};
    case Occurrence::Kind::StopFailed:
        return {Communication::tr("The server could not be told that synchronization was stopped."), {}};
    case Occurrence::Kind::SynchronizationFailed:
        return {Communication::tr("Synchronizing failed."), {}};
    case Occurrence::Kind::LoginFailed:
        return {
            Communication::tr("The settings of %1 could not be brought up to date at the login.").arg(owner),
            {}};
    case Occurrence::Kind::LogoutFailed:
        return {Communication::tr("The server could not be told of the logout."), {}};
    case Occurrence::Kind::ChangeFailed:
        return {Communication::tr("A change was not taken: %1, %2.").arg(owner, item), {}};
    case Occurrence::Kind::PullFailed:
        return {Communication::tr("The settings of %1 could not be fetched.").arg(owner), {}};
    case Occurrence::Kind::NamingFailed:
        return {Communication::tr("The server could not be told whose changes wait."), {}};
    case Occurrence::Kind::ComparisonFailed:
        return {Communication::tr("The comparison with the server's data failed."), {}};
    case Occurrence::Kind::DataReplacementFailed:
        return {Communication::tr("The local data of %1 differ from the server's and could not be replaced.")
                    .arg(owner),
                Communication::tr("The next login replaces them.")};
    case Occurrence::Kind::PreparationFailed:
        return {Communication::tr("An export could not be prepared."), {}};
    case Occurrence::Kind::ConfigurationUnread:
        return {Communication::tr("The configuration of this machine's client could not be read."),
                Communication::tr("Enrol this machine again.")};
    }
    Q_UNREACHABLE();
}

/// Why it was not done, as a device has to understand it: it talks to the server by itself.
ErrorText causeText(ErrorCode cause)
{
    const QString askAdministrator =
        Communication::tr("Tell the server's administrator, with the details of this row.");
    switch (cause) {
    case ErrorCode::NotAuthenticated: // a device signs in by itself, not by a person's password
        return {Communication::tr("The server does not know this machine any more."),
                Communication::tr("Enrol it again.")};
    case ErrorCode::OutOfDate:
        return {Communication::tr("The server had newer data."), errorText({cause, {}, {}}).next};
    case ErrorCode::NotFound:
        return {Communication::tr("The server does not know what was asked for."),
                Communication::tr("If it happens again, update the server.")};
    case ErrorCode::OtherGeneration:
        return {Communication::tr("The server's data were replaced meanwhile, by a restore for example."),
                Communication::tr("Restart this machine's synchronization: stop it, then start it.")};
    case ErrorCode::NotStarted:
        return {Communication::tr("For the server this machine does not take part in synchronization."),
                Communication::tr("Start synchronization on this machine.")};
    case ErrorCode::NotPermitted:
        return {Communication::tr("The server does not allow it."), askAdministrator};
    case ErrorCode::InUse:
    case ErrorCode::Locked:
        return {Communication::tr("The data needed for it are in use or locked."),
                Communication::tr("It is tried again. If it stays so, tell the server's administrator.")};
    case ErrorCode::Cancelled:
        return {Communication::tr("It was broken off."), Communication::tr("It is done again when needed.")};
    case ErrorCode::NoSpace:
        return {Communication::tr("The disk of the server or of this machine is full."),
                Communication::tr("If this machine has space, tell the server's administrator.")};
    case ErrorCode::Io:
        return {Communication::tr("The server or this machine could not read or write its data."),
                askAdministrator};
    case ErrorCode::Corrupt:
        return {Communication::tr("Stored data are damaged and are not used."), askAdministrator};
    case ErrorCode::VersionUnsupported:
        return {Communication::tr("The server and this machine do not understand each other."),
                Communication::tr("Update the older one of the two.")};
    case ErrorCode::Internal:
        return {Communication::tr("Something went wrong inside the product."), askAdministrator};
    case ErrorCode::InvalidInput:
    case ErrorCode::AlreadyExists:
    case ErrorCode::CannotCalculateChanges:
    case ErrorCode::VersionRequired:
    case ErrorCode::TooLarge:
    case ErrorCode::TooMany:
    case ErrorCode::PortTaken:
    case ErrorCode::PortReserved:
    case ErrorCode::Unreachable:
    case ErrorCode::TimedOut:
    case ErrorCode::NotTrusted:
    case ErrorCode::Abandoned:
        return errorText({cause, {}, {}});
    }
    Q_UNREACHABLE();
}

} // namespace

ErrorText communicationText(const Occurrence &occurrence)
{
    ErrorText text = happeningText(occurrence);
    if (!occurrence.cause)
        return text;
    const ErrorText cause = causeText(*occurrence.cause);
    text.what = Communication::tr("%1 %2", "two sentences").arg(text.what, cause.what);
    if (text.next.isEmpty())
        text.next = cause.next;
    return text;
}

} // namespace retinue::ui
