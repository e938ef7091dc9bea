#include "ui/text/error_text.h"

#include "ui/text/backup_error_text.h"

#include <QCoreApplication>

namespace retinue::ui {

namespace {

struct Errors
{
    Q_DECLARE_TR_FUNCTIONS(retinue::ui::Errors)
};

} // namespace

ErrorText errorText(const Error &error)
{
    if (auto coded = backupErrorText(error))
        return *std::move(coded);
    switch (error.code) {
    case ErrorCode::InvalidInput:
        return {Errors::tr("Something that was entered is not accepted."),
                Errors::tr("Correct it and try again; the details name it.")};
    case ErrorCode::NotFound:
        return {Errors::tr("It does not exist any more."),
                Errors::tr("Somebody may have removed it meanwhile; look at the list again.")};
    case ErrorCode::AlreadyExists:
        return {Errors::tr("There is one of that name already."), Errors::tr("Choose another name.")};
    case ErrorCode::OutOfDate:
        return {Errors::tr("The data changed meanwhile, so the change was refused."),
                Errors::tr("Look at the current data and make the change again.")};
    case ErrorCode::CannotCalculateChanges:
        return {Errors::tr("This machine was away for too long to take the changes one by one."),
                Errors::tr("It compares everything by itself; nothing has to be done.")};
    case ErrorCode::VersionRequired:
        return {Errors::tr("The change does not say what it is based on."),
                Errors::tr("Update the client software of the device.")};
    case ErrorCode::OtherGeneration:
        return {Errors::tr("The server's data were replaced meanwhile."),
                Errors::tr("Restart the device to synchronize.")};
    case ErrorCode::NotStarted:
        return {Errors::tr("The device does not take part in synchronization."),
                Errors::tr("Start it on the page [Confirm Device Information].")};
    case ErrorCode::NotAuthenticated:
        return {Errors::tr("The System Manager ID or the password is wrong."),
                Errors::tr("Enter them again; mind capital letters.")};
    case ErrorCode::NotPermitted:
        return {Errors::tr("That is not allowed now."),
                Errors::tr("The details say what stands in the way.")};
    case ErrorCode::TooLarge:
        return {Errors::tr("That is larger than what is allowed."),
                Errors::tr("Make it smaller and try again.")};
    case ErrorCode::TooMany:
        return {Errors::tr("There were too many attempts, or too much is waiting."),
                Errors::tr("Wait a few minutes and try again.")};
    case ErrorCode::InUse:
        return {Errors::tr("Another program is using it."),
                Errors::tr("End that program, which the details name, then try again.")};
    case ErrorCode::Locked:
        return {Errors::tr("It is in use, or its key is locked."),
                Errors::tr("End the other program or unlock the key, then try again.")};
    case ErrorCode::PortTaken:
        return {Errors::tr("Another program uses that port."),
                Errors::tr("End that program, then try again; or choose another port.")};
    case ErrorCode::PortReserved:
        return {Errors::tr("The system reserves that port for programs with special rights."),
                Errors::tr("Choose a port from 1024 on.")};
    case ErrorCode::Unreachable:
        return {Errors::tr("The other machine cannot be reached."),
                Errors::tr("Check that it is on, its address, and the network.")};
    case ErrorCode::TimedOut:
        return {Errors::tr("The other machine did not answer in time."),
                Errors::tr("Try again; if it stays so, check the network.")};
    case ErrorCode::NotTrusted:
        return {Errors::tr("The other machine could not prove who it is. Nothing was sent to it."),
                Errors::tr("Compare the fingerprint with the one that the server's console shows.")};
    case ErrorCode::Cancelled:
        return {Errors::tr("It was cancelled."), Errors::tr("Start it again whenever you like.")};
    case ErrorCode::NoSpace:
        return {Errors::tr("The disk is full. Nothing was lost, but nothing new can be stored."),
                Errors::tr("Free some space, then try again.")};
    case ErrorCode::Io:
        return {Errors::tr("Reading or writing failed."),
                Errors::tr("Check the disk and the access rights; the details name the file.")};
    case ErrorCode::Corrupt:
        return {Errors::tr("Stored data are damaged and are not used."),
                Errors::tr("Leave the files as they are and restore a backup.")};
    case ErrorCode::VersionUnsupported:
        return {Errors::tr("This was written by a newer version of the product."),
                Errors::tr("Install the newer version on this machine.")};
    case ErrorCode::Abandoned:
        return {Errors::tr("The work ended before it had an answer, because the program is stopping."),
                Errors::tr("Start the program again and repeat it.")};
    case ErrorCode::Internal:
        return {Errors::tr("Something went wrong inside the product."),
                Errors::tr("Please report it with the details.")};
    }
    Q_UNREACHABLE();
}

QString detailOf(const Error &error)
{
    return error.toString();
}

} // namespace retinue::ui
