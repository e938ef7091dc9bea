#include "core/base/byte_stream.h"

#include "core/base/durable_file.h"

#include <QFileDevice>
#include <QIODevice>

#include <algorithm>

namespace retinue::base {
namespace {

Error deviceError(const QIODevice &device, const char *doing)
{
    const auto *file = qobject_cast<const QFileDevice *>(&device);
    const QString what = file ? QString::fromLatin1(doing) + u' ' + file->fileName() : QLatin1String(doing);
    if (file && file->error() == QFileDevice::ResourceError)
        return fileError(std::make_error_code(std::errc::no_space_on_device), what);
    return Error{ErrorCode::Io, device.errorString(), {}}.during(what);
}

} // namespace

Result<QByteArray> MemorySource::read(qint64 offset, qsizetype most)
{
    return m_content.mid(std::min(offset, qint64(m_content.size())), most);
}

qint64 DeviceSource::size() const
{
    return m_device.size();
}

Result<QByteArray> DeviceSource::read(qint64 offset, qsizetype most)
{
    if (offset >= m_device.size())
        return QByteArray();
    QByteArray content(std::min(qint64(most), m_device.size() - offset), Qt::Uninitialized);
    if (!m_device.seek(offset))
        return deviceError(m_device, "reading");
    const qint64 count = m_device.read(content.data(), content.size());
    if (count <= 0 && !content.isEmpty())
        return deviceError(m_device, "reading");
    content.truncate(qsizetype(count));
    return content;
}

Result<QByteArray> readExactly(ByteSource &source, qint64 offset, qsizetype count)
{
    QByteArray content;
    while (content.size() < count) {
        const Result<QByteArray> more = source.read(offset + content.size(), count - content.size());
        if (!more.ok())
            return more.error();
        if (more->isEmpty())
            return Error{ErrorCode::Corrupt, QStringLiteral("the file ends early"), {}};
        content += *more;
    }
    return content;
}

ByteSink sinkInto(QIODevice &device)
{
    return [&device](QByteArrayView content) -> Result<void> {
        while (!content.isEmpty()) {
            const qint64 count = device.write(content.data(), content.size());
            if (count <= 0)
                return deviceError(device, "writing");
            content = content.sliced(qsizetype(count));
        }
        // What waits in the device's buffer has not been refused yet.
        if (auto *file = qobject_cast<QFileDevice *>(&device); file && !file->flush())
            return deviceError(device, "writing");
        return {};
    };
}

} // namespace retinue::base
