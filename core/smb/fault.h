#pragma once

#include "core/base/error.h"
#include "core/smb/address.h"

#include <QString>

namespace retinue::smb {

/// The way to a share, in the order in which it is gone.
enum class Step {
    Name,      ///< the host's name has an address
    Host,      ///< a host answers there
    Port,      ///< something listens on the port
    Agreement, ///< the server speaks SMB 2 or later, and encrypts if that is required
    SignIn,    ///< the server takes user and password
    Share,     ///< the share is there, and the user may use it
    Folder,    ///< the folder is there, and the user may look into it
    Write,     ///< the user may make and remove files in it
    Space,     ///< the server says how much room there is, and there is some
    Work,      ///< files are worked on
};
/// "sign-in": stable, for logs and machine-readable output.
[[nodiscard]] QString stepWord(Step step);

/// Why something failed, as far as R54's codes tell it apart.
enum class Cause {
    NotThere,     ///< host, share or folder: DBBU04, DBRS03
    Silent,       ///< it did not answer on the way there: DBBU04, DBRS03
    NotSignedIn,  ///< DBBU05, DBRS04
    NotPermitted, ///< DBBU05, DBRS04
    NotSafe,      ///< speaks SMB 1 only, or does not encrypt: DBBU05, DBRS04
    NoSpace,      ///< DBBU03
    NoSuchFile,   ///< the share is there, the file is not
    FileExists,   ///< a file that was to be new is there already
    InUse,        ///< somebody else has the file open
    Interrupted,  ///< the connection was lost, or answers stopped, in the middle: DBBU02, DBRS02
    Failed,       ///< the server cannot read or write it: DBBU02, DBBU06, DBRS02
    TooMany,      ///< more files than are looked through
    Cancelled,    ///< somebody asked for it to stop
    WorkerFailed, ///< the process that talks to the server ended, or could not be started
};

/// One failure, as the process that talks to the server saw it.
struct Fault
{
    Step step = Step::Work;
    Cause cause = Cause::WorkerFailed;
    QString file;   ///< its name, if it is about one
    QString reason; ///< the system's or the server's words; may be empty
};

/// The cause of what libsmbclient left in errno while it worked on files.
[[nodiscard]] Cause causeOfWork(int systemError);

/// As the rest of the product sees it: the code that R54's codes are made of, and what to check.
[[nodiscard]] Error toError(const Fault &fault, const ShareAddress &address, const QString &user);

} // namespace retinue::smb
