#include "core/smb/fault.h"

#include "core/base/visible_text.h"

#include <cerrno>

namespace retinue::smb {

QString stepWord(Step step)
{
    switch (step) {
    case Step::Name:
        return QStringLiteral("name");
    case Step::Host:
        return QStringLiteral("host");
    case Step::Port:
        return QStringLiteral("port");
    case Step::Agreement:
        return QStringLiteral("agreement");
    case Step::SignIn:
        return QStringLiteral("sign-in");
    case Step::Share:
        return QStringLiteral("share");
    case Step::Folder:
        return QStringLiteral("folder");
    case Step::Write:
        return QStringLiteral("write");
    case Step::Space:
        return QStringLiteral("space");
    case Step::Work:
        return QStringLiteral("work");
    }
    Q_UNREACHABLE();
}

Cause causeOfWork(int systemError)
{
    switch (systemError) {
    case ENOENT:
        return Cause::NoSuchFile;
    case EEXIST:
        return Cause::FileExists;
    case EBUSY:
    case ETXTBSY:
        return Cause::InUse;
    case ENOSPC:
    case EDQUOT:
        return Cause::NoSpace;
    case EACCES:
    case EPERM:
    case EROFS:
        return Cause::NotPermitted;
    case ECONNABORTED:
    case ECONNRESET:
    case ECONNREFUSED:
    case ENOTCONN:
    case EPIPE:
    case ENETRESET:
    case ENETDOWN:
    case ENETUNREACH:
    case EHOSTDOWN:
    case EHOSTUNREACH:
    case ETIMEDOUT:
    case EBADF: // of a file whose connection is gone
        return Cause::Interrupted;
    default:
        return Cause::Failed;
    }
}

namespace {

ErrorCode codeOf(Cause cause)
{
    switch (cause) {
    case Cause::NotThere:
        return ErrorCode::Unreachable;
    case Cause::Silent:
        return ErrorCode::TimedOut;
    case Cause::NotSignedIn:
        return ErrorCode::NotAuthenticated;
    case Cause::NotPermitted:
        return ErrorCode::NotPermitted;
    case Cause::NotSafe:
        return ErrorCode::NotTrusted;
    case Cause::NoSpace:
        return ErrorCode::NoSpace;
    case Cause::NoSuchFile:
        return ErrorCode::NotFound;
    case Cause::FileExists:
        return ErrorCode::AlreadyExists;
    case Cause::InUse:
        return ErrorCode::InUse;
    case Cause::Interrupted:
    case Cause::Failed:
        return ErrorCode::Io;
    case Cause::TooMany:
        return ErrorCode::TooMany;
    case Cause::Cancelled:
        return ErrorCode::Cancelled;
    case Cause::WorkerFailed:
        return ErrorCode::Internal;
    }
    Q_UNREACHABLE();
}

struct Place
{
    const ShareAddress &address;
    const QString &user;

    [[nodiscard]] QString port() const { return QString::number(address.portOrUsual()); }
    [[nodiscard]] QString server() const { return QStringLiteral("the server ") + address.host; }
    [[nodiscard]] QString who() const { return QStringLiteral("the user \"%1\"").arg(user); }
    [[nodiscard]] QString shareAlone() const
    {
        return ShareAddress{address.host, address.port, address.share, {}}.toString();
    }
};

QString notThere(Step step, const Place &at)
{
    switch (step) {
    case Step::Name:
        return QStringLiteral("the host's name \"%1\" cannot be looked up; check its spelling, and that this "
                              "machine's name service knows it")
            .arg(at.address.host);
    case Step::Port:
        return QStringLiteral("the host %1 is there, but nothing listens on its port %2; check that its file "
                              "sharing (SMB) is on, the port, and firewalls")
            .arg(at.address.host, at.port());
    case Step::Share:
        return at.server() +
               QStringLiteral(
                   " has no usable share \"%1\"; check the share's name, and on the server that what it "
                   "shares is there")
                   .arg(at.address.share);
    case Step::Folder:
        return QStringLiteral("the share %1 has no folder \"%2\"; make the folder, or check its name")
            .arg(at.shareAlone(), at.address.folders().join(u'/'));
    default:
        return QStringLiteral(
                   "no host answers as %1; check that it is switched on and connected, its name or "
                   "address, and firewalls")
            .arg(at.address.host);
    }
}

QString silent(Step step, const Place &at)
{
    switch (step) {
    case Step::Name:
        return QStringLiteral("the name service does not answer when asked for \"%1\"; check this machine's "
                              "network, or enter the host's address")
            .arg(at.address.host);
    case Step::Host:
    case Step::Port:
        return QStringLiteral(
                   "no host answers as %1 on port %2; check that it is switched on and connected, its "
                   "name or address, and firewalls")
            .arg(at.address.host, at.port());
    default:
        return at.server() +
               QStringLiteral(" takes connections but does not answer; check whether it hangs or is "
                              "overloaded, and that port %1 is its SMB port")
                   .arg(at.port());
    }
}

QString notPermitted(Step step, const Place &at)
{
    switch (step) {
    case Step::Share:
        return at.who() + QStringLiteral(" may not use the share %1; check the share's rights on the server")
                              .arg(at.shareAlone());
    case Step::Folder:
        return at.who() + QStringLiteral(" may not look into the folder %1; check its rights on the server")
                              .arg(at.address.toString());
    default:
        return at.who() +
               QStringLiteral(" may not write into %1; check that the share is not read-only, and the "
                              "rights of share and folder on the server")
                   .arg(at.address.toString());
    }
}

/// What happened and what to check.
QString sentence(const Fault &fault, const Place &at)
{
    const QString where = at.address.toString();
    const QString file = QStringLiteral("%1\\%2").arg(where, base::oneLine(fault.file));
    switch (fault.cause) {
    case Cause::NotThere:
        return notThere(fault.step, at);
    case Cause::Silent:
        return silent(fault.step, at);
    case Cause::NotSignedIn:
        return at.server() + QStringLiteral(" does not let the user \"%1\" sign in; check user, domain and "
                                            "password, and that the account is neither locked nor expired")
                                 .arg(at.user);
    case Cause::NotPermitted:
        return notPermitted(fault.step, at);
    case Cause::NotSafe:
        return at.server() + QStringLiteral(" is not used: ") + fault.reason;
    case Cause::NoSpace:
        return where + QStringLiteral(" is full, or the user's quota is used up; make room there, or choose "
                                      "another destination");
    case Cause::NoSuchFile:
        return QStringLiteral("there is no file %1; look at what the folder holds now").arg(file);
    case Cause::FileExists:
        return QStringLiteral("there is a file %1 already; if nobody is writing it, remove it").arg(file);
    case Cause::InUse:
        return QStringLiteral("another program has the file %1 open; try again when that has ended")
            .arg(file);
    case Cause::Interrupted:
        return QStringLiteral(
                   "the connection to %1 was lost in the middle of the work; check the server and the "
                   "network, and try again")
            .arg(where);
    case Cause::Failed:
        return QStringLiteral("%1 cannot read or write %2; check the server's disk and its log")
            .arg(at.server(), fault.file.isEmpty() ? where : file);
    case Cause::TooMany:
        return QStringLiteral("the folder %1 holds too many files; give the backups a folder of their own")
            .arg(where);
    case Cause::Cancelled:
        return QStringLiteral("it was cancelled");
    case Cause::WorkerFailed:
        return QStringLiteral(
                   "the process that talks to %1 ended unexpectedly; try again, and report it if it "
                   "happens again")
            .arg(at.server());
    }
    Q_UNREACHABLE();
}

} // namespace

Error toError(const Fault &fault, const ShareAddress &address, const QString &user)
{
    Error error{codeOf(fault.cause), sentence(fault, {address, user})};
    // A missing share or folder is a thing with a name that does not exist; a missing host cannot be reached.
    if (fault.cause == Cause::NotThere && (fault.step == Step::Share || fault.step == Step::Folder))
        error.code = ErrorCode::NotFound;
    if (!fault.reason.isEmpty() && fault.cause != Cause::NotSafe && fault.cause != Cause::Cancelled)
        error.detail += QStringLiteral(" (%1)").arg(base::logText(fault.reason));
    return error;
}

} // namespace retinue::smb
