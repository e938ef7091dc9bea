#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace retinue::replication {

/// The file that is being received: it comes in parts, and what is here survives an end of the program. One
/// at a time: another one's first part removes it. Of one thread at a time.
class StandbyParts
{
public:
    explicit StandbyParts(QString folder) : m_folder(std::move(folder)) {}

    /// Whose bytes are here, and how many; null id: none.
    struct Held
    {
        BackupId run;
        qint64 size = 0;
    };
    [[nodiscard]] Held held() const;
    /// The bytes that are here now. A part that begins before them is written over them; OutOfDate: it begins
    /// behind them (the detail says where to go on). NoSpace, Io.
    [[nodiscard]] Result<qint64> receive(const BackupId &run, qint64 offset, QByteArrayView bytes);
    /// The path of the whole file. OutOfDate: it is not here, or not of this size; Corrupt: its bytes are not
    /// those that were sent. Then nothing of it is here any more.
    [[nodiscard]] Result<QString> complete(const BackupId &run, qint64 size, const QByteArray &digest);
    void clear();

private:
    [[nodiscard]] QString pathOf(const BackupId &run) const;
    const QString m_folder;
};

/// BLAKE2b-256 of a file. Io.
[[nodiscard]] Result<QByteArray> digestOfFile(const QString &path);

} // namespace retinue::replication
