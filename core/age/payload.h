#pragma once

#include "core/base/secret_bytes.h"

#include <QByteArray>
#include <QByteArrayView>

#include <cstdint>
#include <optional>

namespace retinue::age {

/// The STREAM construction of age: chunks of 64 KiB, each sealed under its number and under whether it is the
/// last one. Not thread-safe.
class Payload
{
public:
    static constexpr qsizetype kNonceSize = 16;            ///< stands before the chunks
    static constexpr qsizetype kChunk = 64 * 1024;         ///< of plain bytes
    static constexpr qsizetype kSealedChunk = kChunk + 16; ///< in the file

    Payload(const SecretBytes &fileKey, QByteArrayView nonce);

    [[nodiscard]] QByteArray seal(QByteArrayView plain, std::uint64_t number, bool isLast) const;
    /// None: the bytes were not sealed as this chunk.
    [[nodiscard]] std::optional<QByteArray> open(QByteArrayView sealed, std::uint64_t number,
                                                 bool isLast) const;
    /// Whether the front of `sealed`, of whatever length, is this chunk as the last one: then bytes were
    /// added behind the end.
    [[nodiscard]] bool hasLastAtFront(QByteArrayView sealed, std::uint64_t number) const;

private:
    SecretBytes m_key;
};

} // namespace retinue::age
