#pragma once

#include <QString>

namespace retinue::test {

/// A disk that fails at operation n: an SQLite VFS around the system's one, chosen by its name
/// (sql::Location::vfs). Operations are writes, flushes, truncations and deletions of files opened through
/// it, counted from arm(), or what only looks: opening, reading, locking and mapping memory, counted from
/// armReading(). The write that fails leaves half of its bytes. One at a time in a process.
class FailingDisk
{
public:
    enum class Mode {
        Once,      ///< operation n fails, later ones succeed
        FromThere, ///< operation n and everything after it fails: a full or dying disk
    };

    FailingDisk(); ///< registers the VFS; disarmed
    ~FailingDisk();
    FailingDisk(const FailingDisk &) = delete;
    FailingDisk &operator=(const FailingDisk &) = delete;

    [[nodiscard]] QString name() const;
    /// `full`: writes fail for want of space, not by an I/O error.
    void arm(int operation, Mode mode, bool full = false);
    void armReading(int operation, Mode mode);
    void disarm();
    /// Whether an operation failed since arm().
    [[nodiscard]] bool hasFailed() const;
    /// Of all files opened through it, since it was made.
    [[nodiscard]] qint64 bytesRead() const;
};

} // namespace retinue::test
