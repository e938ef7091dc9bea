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

/// Turns text into the bytes of a charset. A value.
class TextEncoder
{
public:
    /// InvalidInput: the name is not known. Empty: UTF-8.
    [[nodiscard]] static Result<TextEncoder> forCharset(const QString &name);
    [[nodiscard]] static TextEncoder utf8() { return {QStringLiteral("UTF-8"), "UTF-8"}; }

    /// How files spell the charset.
    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] bool holds(const QString &text) const;
    /// Characters that the charset does not have become '?'.
    [[nodiscard]] QByteArray encoded(const QString &text) const;

private:
    TextEncoder(QString name, const char *encoder) : m_name(std::move(name)), m_encoder(encoder) {}

    QString m_name;
    const char *m_encoder;
};

} // namespace retinue::formats
