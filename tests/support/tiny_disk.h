#pragma once

#include <QString>
#include <QTemporaryDir>

namespace retinue::test {

/// A small file system in memory, for a process that has called enterNamespaces(). It is
/// full the way a disk is: the system says ENOSPC.
class TinyDisk
{
public:
    /// `names`: of files and folders; 0: as many as there is room for.
    explicit TinyDisk(int kibibytes = 256, int names = 32);
    ~TinyDisk();
    TinyDisk(const TinyDisk &) = delete;
    TinyDisk &operator=(const TinyDisk &) = delete;

    [[nodiscard]] QString path() const { return m_folder.path(); }
    [[nodiscard]] QString filePath(const QString &name) const { return m_folder.filePath(name); }
    /// No byte more can be written, but for `left` (counted in pages of 4096).
    void fillUp(qsizetype left = 0) const;
    /// What fillUp() wrote goes.
    void makeRoom() const;
    /// No file and no folder more can be made, but for `left`.
    void useUpNames(int left = 0) const;
    /// False as long as a file is open for writing.
    [[nodiscard]] bool setReadOnly(bool readOnly) const;

private:
    QTemporaryDir m_folder;
    const QByteArray m_options;
};

} // namespace retinue::test
