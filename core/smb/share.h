#pragma once

#include "core/base/byte_stream.h"
#include "core/base/cancel_token.h"
#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/smb/address.h"
#include "core/smb/fault.h"
#include "core/smb/worker_process.h"

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace retinue::smb {

class Connection;
struct Route;

struct ShareOptions
{
    /// Where it is not required, it is used with servers that offer it.
    bool encryptionRequired = false;
    std::chrono::milliseconds toConnect{20'000}; ///< for each step on the way
    std::chrono::milliseconds toWork{60'000};    ///< for each answer: a mebibyte, a file's end
};

/// What a test of the connection found; a value.
struct ConnectionCheck
{
    std::optional<Step> failed;      ///< none: everything is as it must be
    std::optional<Error> problem;    ///< of that step, with what to check
    std::optional<qint64> freeBytes; ///< where the server says it
};

struct SharedFile
{
    QString name;
    qint64 size = 0;
    Timestamp changed{}; ///< as the server's clock has it
};

/// A file that is being written under NAME.part, front to back. Unless commit() succeeded, the destructor
/// removes it as far as the server answers (a few seconds at most). Of one thread.
class SharedPartFile
{
public:
    ~SharedPartFile();
    SharedPartFile(const SharedPartFile &) = delete;
    SharedPartFile &operator=(const SharedPartFile &) = delete;

    /// Small pieces are gathered: what fails may be told by a later call.
    [[nodiscard]] Result<void> write(QByteArrayView content);
    /// The server has all of it and has closed the file (whether it is on the server's disk is the server's
    /// secret: SMB libraries cannot ask for it). Once, before commit().
    [[nodiscard]] Result<void> finish();
    /// NAME.part becomes NAME. AlreadyExists: there is a file of that name; it stays as it is.
    [[nodiscard]] Result<void> commit();

private:
    friend class Share;
    SharedPartFile(std::shared_ptr<const Route> route, std::shared_ptr<Connection> connection, QString name,
                   int file);
    [[nodiscard]] Result<void> flush();
    [[nodiscard]] bool removeByThisConnection();
    void removeByNewConnection();

    const std::shared_ptr<const Route> m_route;
    const std::shared_ptr<Connection> m_connection;
    const QString m_name;
    int m_file;
    bool m_isOpen = true, m_committed = false;
    QByteArray m_gathered;
};

/// One folder of a network share: SMB 2 or later, signed, encrypted where possible. The work is done by a
/// process of its own, one for each Share, started by the first call that needs it.
///
/// Of one thread; calls block, and each is bounded: no answer in time kills that process, and so does the
/// cancel token, at once. After any failure the next call begins anew.
///
/// Errors, by toError() (fault.h): the detail says what failed and what to check.
///   Unreachable, TimedOut; NotFound of share or folder   it is not there (R54: 04, RS03)
///   NotAuthenticated, NotPermitted, NotTrusted           it is not accessible (05, RS04)
///   NoSpace (03); NotFound of a file; AlreadyExists, InUse of a file; Cancelled
///   Io                                                   interrupted, or the server cannot read or write
///   InvalidInput                                         address or name cannot be; nothing was asked
class Share
{
public:
    Share(ShareAddress address, SignIn signIn, WorkerProgram program, ShareOptions options = {},
          CancelToken cancel = {});
    ~Share();
    Share(const Share &) = delete;
    Share &operator=(const Share &) = delete;

    [[nodiscard]] const ShareAddress &address() const;

    /// Goes the whole way anew, writes and removes a small file, and asks for the space.
    [[nodiscard]] ConnectionCheck check();
    /// Plain files, in no order. TooMany: over 100,000.
    [[nodiscard]] Result<std::vector<SharedFile>> list();
    [[nodiscard]] Result<SharedFile> describe(const QString &name);
    /// Nobody else can write it as long as what is returned lives.
    [[nodiscard]] Result<std::unique_ptr<ByteSource>> open(const QString &name);
    /// AlreadyExists: somebody writes NAME.part, or has left one.
    [[nodiscard]] Result<std::unique_ptr<SharedPartFile>> create(const QString &name);
    [[nodiscard]] Result<void> remove(const QString &name);
    /// AlreadyExists: nothing is ever replaced.
    [[nodiscard]] Result<void> rename(const QString &from, const QString &to);
    [[nodiscard]] Result<std::optional<qint64>> freeSpace();

private:
    [[nodiscard]] Result<void> ready();
    [[nodiscard]] Result<void> ready(const QString &name);

    const std::shared_ptr<const Route> m_route;
    const CancelToken m_cancel;
    std::shared_ptr<Connection> m_connection;
};

/// How an unfinished file is called.
inline const QString kPart = QStringLiteral(".part");

} // namespace retinue::smb
