#pragma once

#include "core/base/byte_stream.h"
#include "core/base/clock.h"
#include "core/base/result.h"

#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace retinue::backup {

/// One file of a destination; a value.
struct StoredFile
{
    QString name; ///< without folders
    qint64 size = 0;
    Timestamp changed{}; ///< as the destination's own clock has it
};

/// A file that is being written as NAME.part, front to back. Without a commit() nothing of it stays: the
/// destructor removes it, as far as the destination can still be reached. Of one thread.
class PartFile
{
public:
    virtual ~PartFile() = default;
    PartFile(const PartFile &) = delete;
    PartFile &operator=(const PartFile &) = delete;

    /// Takes all of `content`, or fails.
    [[nodiscard]] virtual Result<void> write(QByteArrayView content) = 0;
    /// What was written is on the destination's disk as far as the destination can promise it, and the file
    /// is closed; it is still called NAME.part and can be read under that name by Destination::open(). Once,
    /// before commit().
    [[nodiscard]] virtual Result<void> finish() = 0;
    /// Renames NAME.part to NAME, which is not there yet: in one step, and durable like finish().
    [[nodiscard]] virtual Result<void> commit() = 0;

protected:
    PartFile() = default;
};

/// A folder that backups lie in (R50): this machine's, or one of a network share. Flat: names are those of
/// backup files ("retinue-20261128T001500Z-base.rbk"), never paths. Nothing is ever written over.
///
/// Of one thread. Every call ends by itself: a destination beyond a network has a deadline of its own, and
/// gives up early when its owner's CancelToken is cancelled (Cancelled).
///
/// Errors, as R54 tells causes apart (failureCode() in failure.h makes the codes of them); the detail says in
/// English what failed and what to check:
///   Unreachable, TimedOut, NotFound of a folder or share   the destination is not there (04, RS03)
///   NotAuthenticated, NotPermitted, NotTrusted             it is there, but not accessible (05, RS04)
///   NoSpace                                                the disk, quota or share is full (03)
///   NotFound of a file                                     there is no file of that name
///   AlreadyExists                                          create(), commit(): there is one
///   Cancelled, Io and all others                           cause unknown (01, 02, 06, RS01, RS02)
class Destination
{
public:
    virtual ~Destination() = default;
    Destination(const Destination &) = delete;
    Destination &operator=(const Destination &) = delete;

    /// For people and the execution log: "/var/lib/retinue/backups", "\\server\share\folder". No secrets.
    [[nodiscard]] virtual QString toString() const = 0;
    /// Which of R54's codes are meant.
    [[nodiscard]] virtual bool isNetwork() const = 0;

    /// Every plain file of the folder, *.part included, in no order; folders and links are left out. The
    /// usual folder of this machine that nobody made yet is an empty one; any other, and one of a share, is
    /// NotFound.
    [[nodiscard]] virtual Result<std::vector<StoredFile>> list() = 0;
    /// For reading from any place. What is returned is of this thread and outlived by this object. What goes
    /// away later (a share, a disk) is an error of ByteSource::read().
    [[nodiscard]] virtual Result<std::unique_ptr<base::ByteSource>> open(const QString &name) = 0;
    /// NAME.part, new and for its owner only where the destination knows owners; AlreadyExists if another
    /// process writes, or has left, one of that name. The usual folder of this machine is made when it is
    /// missing.
    [[nodiscard]] virtual Result<std::unique_ptr<PartFile>> create(const QString &name) = 0;
    /// Also of NAME.part. NotFound.
    [[nodiscard]] virtual Result<void> remove(const QString &name) = 0;
    /// For this user and now; none: the destination does not say.
    [[nodiscard]] virtual Result<std::optional<qint64>> freeSpace() = 0;

protected:
    Destination() = default;
};

/// How an unfinished file is called.
inline const QString kPart = QStringLiteral(".part");

} // namespace retinue::backup
