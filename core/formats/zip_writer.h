#pragma once

#include "core/base/byte_stream.h"

#include <QDateTime>

struct archive;

namespace retinue::formats {

/// Writes a zip front to back into a sink that cannot go back: nothing but the directory is held. Not
/// movable. After an error everything that follows is an error.
class ZipWriter
{
public:
    /// `modified` is the time of every entry.
    ZipWriter(ByteSink sink, const QDateTime &modified);
    ZipWriter(const ZipWriter &) = delete;
    ZipWriter &operator=(const ZipWriter &) = delete;
    ~ZipWriter();

    /// `name` is ASCII.
    [[nodiscard]] Result<void> add(const QByteArray &name, QByteArrayView content);
    [[nodiscard]] Result<void> finish();

private:
    static std::int64_t write(archive *zip, void *self, const void *bytes, std::size_t count);
    [[nodiscard]] Error failed(const QByteArray &name) const;

    ByteSink m_sink;
    const qint64 m_modified; // seconds since 1970
    archive *m_zip;
    bool m_opened = false;
    bool m_isAbandoned = false; ///< what is still written goes nowhere
    std::optional<Error> m_sinkError;
};

} // namespace retinue::formats
