#pragma once

#include "core/base/result.h"

#include <QByteArrayView>
#include <QString>

#include <system_error>

namespace retinue::base {

/// Making, replacing and flushing files and folders so that it lasts. Errors name the path, what was being
/// done to it and the system's reason: NoSpace when the disk or a quota is full, Io for everything else. The
/// caller's thread does the I/O.

enum class Access {
    OwnerOnly, ///< of the process's user only
    AsUsual,   ///< as the process's file mode mask and, for a file that is replaced, the old one have it
};

/// Told by the system's number, never by what a library makes of it: Qt has one word for a full disk and for
/// too many open files.
[[nodiscard]] ErrorCode fileErrorCode(const std::error_code &reason);
[[nodiscard]] Error fileError(const std::error_code &reason, const QString &doing);
/// The system's last error of the C library, of this thread.
[[nodiscard]] std::error_code lastFileError();

/// Makes a folder and those above it that are missing (these with `Access::AsUsual`); nothing if it is there.
[[nodiscard]] Result<void> makeFolder(const QString &folder, Access access);
/// A new, renamed or removed file is on disk once its folder is flushed.
[[nodiscard]] Result<void> syncFolder(const QString &folder);
/// Of a file that something else has written, which is closed by now.
[[nodiscard]] Result<void> syncFile(const QString &file);
/// Renames a file or folder over what is there, in one step. On disk after a syncFolder().
[[nodiscard]] Result<void> replaceFile(const QString &from, const QString &to);

/// A file that is replaced in one step: until commit() renames it, a reader, also one after a crash, finds
/// what was there before. A link is followed. Of one thread.
class DurableFile
{
public:
    DurableFile(QString path, Access access);
    ~DurableFile(); ///< without a commit: as if it had never been
    DurableFile(const DurableFile &) = delete;
    DurableFile &operator=(const DurableFile &) = delete;

    [[nodiscard]] Result<void> open();
    /// As open(); the file is called `scratch` until it is committed, which is for whoever wants to read it
    /// before. AlreadyExists: there is one of that name.
    [[nodiscard]] Result<void> openAs(const QString &scratch);
    [[nodiscard]] Result<void> write(QByteArrayView content);
    /// On disk and closed, under the name that it has until the commit(). Once; commit() does it as well.
    [[nodiscard]] Result<void> finish();
    /// On disk under its name. When only the flushing of the folder fails, after the renaming, that is an
    /// error although readers see the new content from then on: which of the two a crash leaves is open.
    [[nodiscard]] Result<void> commit();
    [[nodiscard]] std::int64_t written() const { return m_written; } ///< bytes

private:
    void close();
    [[nodiscard]] Error failed(const std::error_code &reason) const;

    const QString m_path;
    const Access m_access;
    QString m_target;  ///< what the path means after links
    QString m_scratch; ///< beside the target, removed unless committed; empty: none
    int m_descriptor = -1;
    std::int64_t m_written = 0;
};

/// All of it at once.
[[nodiscard]] Result<void> writeDurably(const QString &path, QByteArrayView content, Access access);

} // namespace retinue::base
