#pragma once

#include "core/base/byte_stream.h"
#include "core/base/secret_bytes.h"

#include <QByteArray>
#include <QList>

#include <optional>
#include <vector>

namespace retinue::age {

/// One way to open a file: the file key, wrapped for somebody.
struct Stanza
{
    QByteArray type; ///< "scrypt", "X25519"; others are for other programs
    QList<QByteArray> arguments;
    QByteArray body;
};

/// The text before the payload (age-encryption.org/v1).
struct Header
{
    std::vector<Stanza> stanzas;
    QByteArray authenticated; ///< the bytes that `mac` is over
    QByteArray mac;
    qint64 size = 0; ///< in the file
};

inline constexpr const char *kIntro = "age-encryption.org/v1";
inline constexpr qsizetype kMostHeaderBytes = 64 * 1024;

/// The whole header for these stanzas.
[[nodiscard]] QByteArray headerText(const std::vector<Stanza> &stanzas, const SecretBytes &fileKey);

/// InvalidInput: no age file, or an armoured one; VersionUnsupported; Corrupt: cut off or not as it must be;
/// TooLarge.
[[nodiscard]] Result<Header> readHeader(ByteSource &source);
/// Whether the header is what was written under this file key.
[[nodiscard]] bool isAuthentic(const Header &header, const SecretBytes &fileKey);

} // namespace retinue::age
