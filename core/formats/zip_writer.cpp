#include "core/formats/zip_writer.h"

#include <archive.h>
#include <archive_entry.h>
#include <memory>
#include <new>
#include <utility>

namespace retinue::formats {

ZipWriter::ZipWriter(ByteSink sink, const QDateTime &modified)
    : m_sink(std::move(sink))
    , m_modified(modified.isValid() ? modified.toSecsSinceEpoch() : 0)
    , m_zip(archive_write_new())
{
    if (!m_zip)
        throw std::bad_alloc();
    archive_write_set_format_zip(m_zip);
    archive_write_zip_set_compression_deflate(m_zip);
    archive_write_set_bytes_in_last_block(m_zip, 1); // no padding
    m_opened = archive_write_open(m_zip, this, nullptr, &ZipWriter::write, nullptr) == ARCHIVE_OK;
}

ZipWriter::~ZipWriter()
{
    // An unfinished zip must not look like one, so its end goes nowhere; without closing, buffers would leak.
    m_isAbandoned = true;
    archive_write_close(m_zip);
    archive_write_free(m_zip);
}

std::int64_t ZipWriter::write(archive *, void *self, const void *bytes, std::size_t count)
{
    auto &writer = *static_cast<ZipWriter *>(self);
    if (!writer.m_isAbandoned && !writer.m_sinkError) {
        Result<void> written = writer.m_sink({static_cast<const char *>(bytes), qsizetype(count)});
        if (!written)
            writer.m_sinkError = std::move(written).error();
    }
    return qint64(count); // told of a failure, the library would never free what it has in hand
}

Error ZipWriter::failed(const QByteArray &name) const
{
    Error error =
        m_sinkError ? *m_sinkError : Error{ErrorCode::Io, QString::fromUtf8(archive_error_string(m_zip)), {}};
    return std::move(error).during(QStringLiteral("writing ") + QString::fromLatin1(name));
}

Result<void> ZipWriter::add(const QByteArray &name, QByteArrayView content)
{
    const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(archive_entry_new(),
                                                                              &archive_entry_free);
    if (!entry)
        throw std::bad_alloc();
    archive_entry_set_pathname(entry.get(), name.constData());
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0600);
    archive_entry_set_size(entry.get(), content.size());
    archive_entry_set_mtime(entry.get(), time_t(m_modified), 0);
    if (!m_opened || m_sinkError || archive_write_header(m_zip, entry.get()) != ARCHIVE_OK)
        return failed(name);
    while (!content.isEmpty() && !m_sinkError) {
        const auto count = archive_write_data(m_zip, content.data(), std::size_t(content.size()));
        if (count <= 0)
            return failed(name);
        content = content.sliced(qsizetype(count));
    }
    if (archive_write_finish_entry(m_zip) != ARCHIVE_OK || m_sinkError)
        return failed(name);
    return {};
}

Result<void> ZipWriter::finish()
{
    if (m_sinkError || archive_write_close(m_zip) != ARCHIVE_OK || m_sinkError)
        return failed("the end of the zip");
    return {};
}

} // namespace retinue::formats
