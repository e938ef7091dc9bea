#pragma once

#include "core/base/byte_stream.h"

#include <functional>
#include <optional>

struct archive;

namespace retinue::formats {

/// Reads a zip by its directory, entry after entry in the order in which they lie in the file. Bounded in
/// memory whatever the file claims. Refuses what would make a name or a content mean more than it says:
/// absolute paths,
/// "..", links, entries that are encrypted. Not movable.
class ZipReader
{
public:
    struct Limits
    {
        int mostEntries = 0;
        qint64 mostBytes = 0; ///< unpacked, of all entries that are read
        qint64 freeBytes = 0; ///< unpacked; beyond it `mostRatio` counts for all of them
        int mostRatio = 0;    ///< unpacked to packed; of one entry from kFreeEntryBytes on
    };
    static constexpr qint64 kFreeEntryBytes = 16 * 1024 * 1024;
    static constexpr qint64 kMostDirectoryBytes = 32 * 1024 * 1024;

    /// `source` outlives it.
    ZipReader(ByteSource &source, const Limits &limits);
    ZipReader(const ZipReader &) = delete;
    ZipReader &operator=(const ZipReader &) = delete;
    ~ZipReader();

    /// The name of the next file, visible ASCII; none at the end. Folders are passed over. InvalidInput: it
    /// is no zip, or the entry is of a kind that is refused; Corrupt; TooLarge; the source's errors.
    [[nodiscard]] Result<std::optional<QString>> next();
    /// Hands out the content of that file in pieces. TooLarge: over `most`, or over one of the limits.
    [[nodiscard]] Result<void> read(qint64 most, const std::function<void(QByteArrayView)> &take);
    [[nodiscard]] Result<QByteArray> readAll(qint64 most);

    /// How far into the source it has come.
    [[nodiscard]] qint64 position() const { return m_reached; }

private:
    static std::int64_t readBlock(archive *zip, void *self, const void **bytes);
    static std::int64_t seek(archive *zip, void *self, std::int64_t offset, int whence);
    [[nodiscard]] Error failed() const;
    [[nodiscard]] Error refused(ErrorCode code, const QString &reason) const;
    [[nodiscard]] Result<void> checkLimits(qint64 most) const;

    ByteSource &m_source;
    const Limits m_limits;
    archive *m_zip;
    QByteArray m_block;
    qint64 m_at = 0, m_reached = 0;
    qint64 m_packed = 0;                      // bytes taken from the source for the current entry
    qint64 m_unpacked = 0, m_unpackedAll = 0; // of the current entry; of all
    qint64 m_beforeFirst = 0;                 // bytes taken for the directory
    int m_entries = 0;
    bool m_opened = false;
    bool m_ended = false;
    QString m_name; // of the current entry
    std::optional<Error> m_sourceError;
};

} // namespace retinue::formats
