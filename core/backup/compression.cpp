#include "core/backup/compression.h"

#include <QtEndian>

#include <zstd.h>
#include <zstd_errors.h>

#include <algorithm>

namespace retinue::backup {

namespace {

constexpr int kLevel = 3;
constexpr int kThoroughLevel = 12;                ///< a twelfth of the speed, and a seventh smaller
constexpr qint64 kMostThorough = 8 * 1024 * 1024; ///< increments, as a rule: a fraction of a second
constexpr int kWorkers = 2;
constexpr int kMostWindowLog = 23; ///< 8 MiB: four times what level 3 uses
constexpr quint32 kSkippableMagic = 0x184D2A50;
constexpr qsizetype kReadAtATime = 256 * 1024;

Error compressionError(std::size_t code)
{
    const auto reason = ZSTD_getErrorCode(code);
    const QString text = QString::fromLatin1(ZSTD_getErrorName(code));
    switch (reason) {
    case ZSTD_error_memory_allocation:
        return {ErrorCode::TooLarge, QStringLiteral("no memory for compressing: ") + text};
    case ZSTD_error_frameParameter_windowTooLarge:
        return {ErrorCode::TooLarge,
                QStringLiteral("decompressing it takes more memory than it may: ") + text};
    default:
        return {ErrorCode::Corrupt, QStringLiteral("the compressed content is damaged: ") + text};
    }
}

Error noMemory()
{
    return {ErrorCode::TooLarge, QStringLiteral("no memory for compressing")};
}

struct ContextDeleter
{
    void operator()(ZSTD_DCtx_s *context) const { ZSTD_freeDCtx(context); }
};

} // namespace

Compressor::~Compressor()
{
    ZSTD_freeCCtx(m_context);
}

Result<std::unique_ptr<Compressor>> Compressor::make(qint64 size, base::ByteSink sink)
{
    ZSTD_CCtx *context = ZSTD_createCCtx();
    if (!context)
        return noMemory();
    auto made = std::unique_ptr<Compressor>(new Compressor(context, std::move(sink)));
    ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, size > kMostThorough ? kLevel : kThoroughLevel);
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
    // Refused where the library was built without threads: then this one compresses.
    ZSTD_CCtx_setParameter(context, ZSTD_c_nbWorkers, kWorkers);
    if (const std::size_t set = ZSTD_CCtx_setPledgedSrcSize(context, quint64(size)); ZSTD_isError(set))
        return compressionError(set);
    made->m_output.resize(qsizetype(ZSTD_CStreamOutSize()));
    return made;
}

Result<void> Compressor::write(QByteArrayView plain)
{
    return compress(plain, false);
}

Result<void> Compressor::finish()
{
    return compress({}, true);
}

Result<void> Compressor::compress(QByteArrayView plain, bool isEnd)
{
    ZSTD_inBuffer input{plain.data(), std::size_t(plain.size()), 0};
    for (;;) {
        ZSTD_outBuffer output{m_output.data(), std::size_t(m_output.size()), 0};
        const std::size_t left =
            ZSTD_compressStream2(m_context, &output, &input, isEnd ? ZSTD_e_end : ZSTD_e_continue);
        if (ZSTD_isError(left))
            return compressionError(left);
        if (output.pos > 0)
            RETINUE_TRY(m_sink(QByteArrayView(m_output.constData(), qsizetype(output.pos))));
        if (isEnd ? left == 0 : input.pos == input.size)
            return {};
    }
}

Result<void> decompress(base::ByteSource &source, qint64 begin, qint64 end, qint64 size,
                        const base::ByteSink &sink, const std::function<Result<void>(qint64)> &read)
{
    const std::unique_ptr<ZSTD_DCtx, ContextDeleter> context(ZSTD_createDCtx());
    if (!context)
        return noMemory();
    ZSTD_DCtx_setParameter(context.get(), ZSTD_d_windowLogMax, kMostWindowLog);
    QByteArray plain(qsizetype(ZSTD_DStreamOutSize()), Qt::Uninitialized);
    qint64 given = 0, offset = begin;
    bool isOver = false;
    while (offset < end) {
        const Result<QByteArray> more =
            source.read(offset, qsizetype(std::min<qint64>(kReadAtATime, end - offset)));
        if (!more)
            return more.error();
        if (more->isEmpty() || isOver)
            break;
        ZSTD_inBuffer input{more->constData(), std::size_t(more->size()), 0};
        bool isFull = false; // more output may wait although all input was taken
        while (input.pos < input.size || isFull) {
            ZSTD_outBuffer output{plain.data(), std::size_t(plain.size()), 0};
            const std::size_t left = ZSTD_decompressStream(context.get(), &output, &input);
            if (ZSTD_isError(left))
                return compressionError(left);
            isFull = output.pos == output.size;
            given += qint64(output.pos);
            if (given > size)
                return Error{ErrorCode::Corrupt, QStringLiteral("it holds more than it says")};
            RETINUE_TRY(sink(QByteArrayView(plain.constData(), qsizetype(output.pos))));
            if (left == 0) {
                isOver = true;
                break;
            }
        }
        offset += qint64(input.pos);
        RETINUE_TRY(read(offset - begin));
    }
    if (!isOver || offset != end || given != size)
        return Error{ErrorCode::Corrupt, isOver && given == size ? QStringLiteral("something follows its end")
                                                                 : QStringLiteral("it is cut off")};
    return {};
}

QByteArray skippableFrame(int number, QByteArrayView content)
{
    QByteArray frame(kSkippableHead, Qt::Uninitialized);
    qToLittleEndian(kSkippableMagic + quint32(number), frame.data());
    qToLittleEndian(quint32(content.size()), frame.data() + sizeof(quint32));
    return frame.append(content);
}

std::optional<qint64> skippableLength(int number, QByteArrayView head)
{
    if (head.size() < kSkippableHead ||
        qFromLittleEndian<quint32>(head.data()) != kSkippableMagic + quint32(number))
        return {};
    return qFromLittleEndian<quint32>(head.data() + sizeof(quint32));
}

} // namespace retinue::backup
