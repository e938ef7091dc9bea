#pragma once

#include "core/base/byte_stream.h"

#include <functional>
#include <memory>
#include <optional>

struct ZSTD_CCtx_s;
struct ZSTD_DCtx_s;

namespace retinue::backup {

/// One zstd frame, level 3 (a small one 12), with a checksum; written into a sink in pieces of any size.
/// Memory: some tens of MB, whatever the size. Of one thread; compresses on two of its own.
class Compressor
{
public:
    /// `size`: how many bytes will come, exactly. TooLarge: no memory.
    [[nodiscard]] static Result<std::unique_ptr<Compressor>> make(qint64 size, base::ByteSink sink);
    ~Compressor();
    Compressor(const Compressor &) = delete;
    Compressor &operator=(const Compressor &) = delete;

    [[nodiscard]] Result<void> write(QByteArrayView plain);
    [[nodiscard]] Result<void> finish();

private:
    Compressor(ZSTD_CCtx_s *context, base::ByteSink sink) : m_context(context), m_sink(std::move(sink)) {}
    [[nodiscard]] Result<void> compress(QByteArrayView plain, bool isEnd);

    ZSTD_CCtx_s *const m_context;
    const base::ByteSink m_sink;
    QByteArray m_output;
};

/// Decompresses exactly one frame that lies in [begin, end) of `source` into a sink. Corrupt: it is no frame,
/// was changed, is cut off, something follows it, or it holds another number of bytes than `size`: no more
/// than these are ever given out. TooLarge: it wants more memory than any frame of a Compressor. `read` is
/// told how many bytes of the source were taken; what it returns as an error ends the work.
[[nodiscard]] Result<void> decompress(base::ByteSource &source, qint64 begin, qint64 end, qint64 size,
                                      const base::ByteSink &sink,
                                      const std::function<Result<void>(qint64)> &read);

/// A frame that every zstd tool skips: a place for bytes beside the compressed ones. `number`: 0 to 15.
[[nodiscard]] QByteArray skippableFrame(int number, QByteArrayView content);
inline constexpr qsizetype kSkippableHead = 8;
/// The length of the content of the skippable frame that begins so; none: it is none of this number.
[[nodiscard]] std::optional<qint64> skippableLength(int number, QByteArrayView head);

} // namespace retinue::backup
