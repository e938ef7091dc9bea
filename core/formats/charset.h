#pragma once

#include "core/base/result.h"

#include <QByteArrayView>
#include <QString>

namespace retinue::formats {

struct DecodedText
{
    QString text;    ///< U+FFFD stands where bytes were not of the charset
    QString charset; ///< the name that was used
};

/// Turns a file into text. A byte-order mark decides; then the file's own "# CharSet:" line; then `fallback`;
/// then UTF-8. InvalidInput: an unknown name, or bytes that are no UTF-8 where nothing was said (a guess
/// could turn names into other names).
[[nodiscard]] Result<DecodedText> decodeText(QByteArrayView file, const QString &fallback);

} // namespace retinue::formats
