#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <functional>

class QIODevice;

namespace retinue::base {

/// Takes bytes in their order. What it returns as an error is the error of whoever writes into it.
using ByteSink = std::function<Result<void>(QByteArrayView)>;

/// Bytes that can be read from any place. Of one thread.
class ByteSource
{
public:
    virtual ~ByteSource() = default;

    [[nodiscard]] virtual qint64 size() const = 0;
    /// Up to `most` bytes from `offset` on, at least one unless `offset` is the end or beyond it; a
    /// ByteSource may give fewer than asked for.
    [[nodiscard]] virtual Result<QByteArray> read(qint64 offset, qsizetype most) = 0;

protected:
    ByteSource() = default;
    ByteSource(const ByteSource &) = default;
    ByteSource &operator=(const ByteSource &) = default;
};

/// Bytes in memory.
class MemorySource : public ByteSource
{
public:
    explicit MemorySource(QByteArray content) : m_content(std::move(content)) {}
    [[nodiscard]] qint64 size() const override { return m_content.size(); }
    [[nodiscard]] Result<QByteArray> read(qint64 offset, qsizetype most) override;

private:
    QByteArray m_content;
};

/// A file or another device that is open for reading, is not sequential, and outlives this. Io.
class DeviceSource : public ByteSource
{
public:
    explicit DeviceSource(QIODevice &device) : m_device(device) {}
    [[nodiscard]] qint64 size() const override;
    [[nodiscard]] Result<QByteArray> read(qint64 offset, qsizetype most) override;

private:
    QIODevice &m_device;
};

/// Exactly `count` bytes from `offset` on. Corrupt: there are not as many.
[[nodiscard]] Result<QByteArray> readExactly(ByteSource &source, qint64 offset, qsizetype count);

/// Writes into a device that is open for writing and outlives the sink. What was taken is the system's:
/// nothing of it waits in the device. Io, NoSpace.
[[nodiscard]] ByteSink sinkInto(QIODevice &device);

} // namespace retinue::base

namespace retinue {
using base::ByteSink;
using base::ByteSource;
} // namespace retinue
