#include "core/formats/zip_reader.h"

#include "core/base/visible_text.h"

#include <algorithm>
#include <archive.h>
#include <archive_entry.h>
#include <array>
#include <cerrno>
#include <new>

namespace retinue::formats {
namespace {

constexpr qsizetype kBlock = 64 * 1024;

/// Why an entry's name would reach out of the folder it is unpacked into; null if it would not.
const char *nameFlaw(const QByteArray &name)
{
    if (name.isEmpty())
        return "has no name";
    if (std::any_of(name.begin(), name.end(), [](char c) { return c < 0x20 || c > 0x7e; }))
        return "has a name with other characters than printable ASCII ones";
    if (name.startsWith('/') || name.contains('\\') || name.contains(':'))
        return "has an absolute path or a path of another system";
    if (name.split('/').contains(".."))
        return "has a path with \"..\"";
    return nullptr;
}

} // namespace

ZipReader::ZipReader(ByteSource &source, const Limits &limits)
    : m_source(source)
    , m_limits(limits)
    , m_zip(archive_read_new())
{
    if (!m_zip)
        throw std::bad_alloc();
    archive_read_support_format_zip_seekable(m_zip);
    archive_read_set_read_callback(m_zip, &ZipReader::readBlock);
    archive_read_set_seek_callback(m_zip, &ZipReader::seek);
    archive_read_set_callback_data(m_zip, this);
}

ZipReader::~ZipReader()
{
    archive_read_free(m_zip);
}

std::int64_t ZipReader::readBlock(archive *zip, void *self, const void **bytes)
{
    auto &reader = *static_cast<ZipReader *>(self);
    if (reader.m_entries == 0 && reader.m_beforeFirst > kMostDirectoryBytes) {
        reader.m_sourceError = reader.refused(ErrorCode::TooLarge,
                                              QStringLiteral("the directory of the zip has more than %1 MiB")
                                                  .arg(kMostDirectoryBytes / 1024 / 1024));
    }
    Result<QByteArray> block =
        reader.m_sourceError ? *reader.m_sourceError : reader.m_source.read(reader.m_at, kBlock);
    if (!block.ok()) {
        reader.m_sourceError = std::move(block).error();
        archive_set_error(zip, EIO, "the source failed");
        return -1;
    }
    reader.m_block = std::move(*block);
    reader.m_at += reader.m_block.size();
    reader.m_reached = reader.m_at;
    reader.m_packed += reader.m_block.size();
    if (reader.m_entries == 0)
        reader.m_beforeFirst += reader.m_block.size();
    *bytes = reader.m_block.constData();
    return reader.m_block.size();
}

std::int64_t ZipReader::seek(archive *, void *self, std::int64_t offset, int whence)
{
    auto &reader = *static_cast<ZipReader *>(self);
    const qint64 base = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? reader.m_at : reader.m_source.size();
    if (offset < -base)
        return ARCHIVE_FATAL;
    reader.m_at = offset > reader.m_source.size() - base ? reader.m_source.size() : base + offset;
    return reader.m_at;
}

Error ZipReader::refused(ErrorCode code, const QString &reason) const
{
    return {code, m_name.isEmpty() ? reason : QStringLiteral("entry \"%1\" %2").arg(m_name, reason), {}};
}

Error ZipReader::failed() const
{
    if (m_sourceError)
        return *m_sourceError;
    const QString reason = base::oneLine(QString::fromUtf8(archive_error_string(m_zip)));
    if (m_entries == 0)
        return Error{ErrorCode::InvalidInput, QStringLiteral("it is no zip, or its end is cut off"), {}}
            .during(reason);
    return refused(ErrorCode::Corrupt, QStringLiteral("is damaged or cut off")).during(reason);
}

Result<std::optional<QString>> ZipReader::next()
{
    if (!m_opened) {
        m_opened = true;
        if (archive_read_open1(m_zip) != ARCHIVE_OK)
            return failed();
    }
    while (!m_ended) {
        m_packed = 0;
        m_unpacked = 0;
        archive_entry *entry = nullptr;
        const int status = archive_read_next_header(m_zip, &entry);
        if (status == ARCHIVE_EOF) {
            m_ended = true;
            break;
        }
        if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
            return failed();
        const char *const spelled = archive_entry_pathname(entry);
        QByteArray name(spelled ? spelled : "\xff");
        m_name = base::oneLine(QString::fromLatin1(name.left(128)));
        if (++m_entries > m_limits.mostEntries)
            return Error{ErrorCode::TooLarge,
                         QStringLiteral("the zip has more than %1 entries").arg(m_limits.mostEntries),
                         {}};
        if (const char *const flaw = nameFlaw(name))
            return refused(ErrorCode::InvalidInput, QLatin1String(flaw));
        if (status == ARCHIVE_WARN)
            return refused(ErrorCode::Corrupt, QStringLiteral("is not the same in the zip's directory"));
        if (archive_entry_is_encrypted(entry) != 0)
            return refused(
                ErrorCode::InvalidInput,
                QStringLiteral("is encrypted in the zip; only whole packages are sealed, with age"));
        if (archive_entry_filetype(entry) == AE_IFDIR)
            continue;
        if (archive_entry_filetype(entry) != AE_IFREG || archive_entry_symlink(entry) ||
            archive_entry_hardlink(entry))
            return refused(ErrorCode::InvalidInput, QStringLiteral("is a link or another special file"));
        // Others take as much memory as the entry claims to need.
        const QByteArray method = archive_format_name(m_zip);
        if (!method.contains("(deflation)") && !method.contains("(uncompressed)"))
            return refused(ErrorCode::InvalidInput,
                           QStringLiteral("is packed by another method than deflate; pack it again with an "
                                          "ordinary zip program"));
        return std::optional(m_name);
    }
    return std::optional<QString>();
}

Result<void> ZipReader::checkLimits(qint64 most) const
{
    if (m_unpacked > most)
        return refused(ErrorCode::TooLarge, QStringLiteral("has more than %1 bytes").arg(most));
    if (m_unpackedAll > m_limits.mostBytes)
        return refused(ErrorCode::TooLarge,
                       QStringLiteral("and those before it have more than %1 bytes").arg(m_limits.mostBytes));
    if (m_unpacked > kFreeEntryBytes && m_unpacked / m_limits.mostRatio > std::max(m_packed, qint64(kBlock)))
        return refused(
            ErrorCode::TooLarge,
            QStringLiteral("unpacks to more than %1 times its size: it is a trap").arg(m_limits.mostRatio));
    if (m_unpackedAll > m_limits.freeBytes && m_unpackedAll / m_limits.mostRatio > m_source.size())
        return refused(
            ErrorCode::TooLarge,
            QStringLiteral("and those before it unpack to more than %1 times the file: it is a trap")
                .arg(m_limits.mostRatio));
    return {};
}

Result<void> ZipReader::read(qint64 most, const std::function<void(QByteArrayView)> &take)
{
    std::array<char, 16 * 1024> piece;
    while (true) {
        const auto count = archive_read_data(m_zip, piece.data(), piece.size());
        if (count < 0)
            return failed();
        if (count == 0)
            return {};
        m_unpacked += count;
        m_unpackedAll += count;
        RETINUE_TRY(checkLimits(most));
        take({piece.data(), qsizetype(count)});
    }
}

Result<QByteArray> ZipReader::readAll(qint64 most)
{
    QByteArray content;
    RETINUE_TRY(read(most, [&](QByteArrayView piece) { content.append(piece); }));
    return content;
}

} // namespace retinue::formats
