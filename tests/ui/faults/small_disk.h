#pragma once

#include <QFile>
#include <QTemporaryDir>

namespace retinue::test {

/// A disk of some megabytes, in memory, that can be filled and made read-only; only after enterOwnSystem().
class SmallDisk
{
public:
    explicit SmallDisk(int megabytes);
    ~SmallDisk();
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;

    [[nodiscard]] bool isThere() const { return m_mounted; }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    /// False as long as a file is open for writing.
    [[nodiscard]] bool setReadOnly(bool readOnly);
    /// To the last byte.
    [[nodiscard]] bool fill();
    /// What fill() wrote goes.
    void makeRoom() { QFile::remove(path(QStringLiteral("filling"))); }

private:
    QTemporaryDir m_folder;
    const QByteArray m_size;
    bool m_mounted = false;
};

} // namespace retinue::test
