#include "core/formats/charset.h"

#include <QStringDecoder>
#include <QStringEncoder>

#include <algorithm>

namespace retinue::formats {
namespace {

const char *const kKnown = "UTF-8, Shift_JIS, Big5, GB2312, EUC-KR, ISO-8859-1, Windows-1252";

/// The decoder for a spelling that devices use; null if there is none.
const char *decoderName(QStringView spelling)
{
    static const std::pair<const char *, const char *> kNames[] = {
        {"utf8", "UTF-8"},           {"shiftjis", "Shift_JIS"},
        {"sjis", "Shift_JIS"},       {"big5", "Big5"},
        {"gb2312", "GB18030"},       {"gbk", "GB18030"},
        {"gb18030", "GB18030"},      {"euckr", "EUC-KR"},
        {"ksc5601", "EUC-KR"},       {"korean", "EUC-KR"},
        {"iso88591", "ISO-8859-1"},  {"iso885915", "ISO-8859-15"},
        {"wcp1252", "windows-1252"}, {"windows1252", "windows-1252"}};
    QString plain;
    for (const QChar c : spelling) {
        if (c.isLetterOrNumber())
            plain += c.toLower();
    }
    for (const auto &[known, decoder] : kNames) {
        if (plain == QLatin1String(known))
            return decoder;
    }
    return nullptr;
}

/// The value of the "# CharSet:" line. It stands before the column row and every charset of such files spells
/// it in ASCII.
QString declaredCharset(QByteArrayView file)
{
    while (file.startsWith('#')) {
        const auto *const end =
            std::find_if(file.begin(), file.end(), [](char c) { return c == '\n' || c == '\r'; });
        const QString line = QString::fromLatin1(file.first(end - file.begin()));
        const qsizetype colon = line.indexOf(u':');
        if (colon > 0 && line.mid(1, colon - 1).trimmed().compare(u"CharSet", Qt::CaseInsensitive) == 0)
            return line.mid(colon + 1).remove(u',').trimmed().left(64);
        file = file.sliced(line.size());
        while (file.startsWith('\r') || file.startsWith('\n'))
            file = file.sliced(1);
    }
    return {};
}

Error unknownCharset()
{
    return {ErrorCode::InvalidInput,
            QStringLiteral("the charset is not known; known are %1").arg(QLatin1String(kKnown)),
            {}};
}

DecodedText decodeAs(QByteArrayView file, const char *decoder)
{
    return {QStringDecoder(decoder, QStringDecoder::Flag::Stateless).decode(file), QLatin1String(decoder)};
}

} // namespace

Result<DecodedText> decodeText(QByteArrayView file, const QString &fallback)
{
    if (file.startsWith("\xef\xbb\xbf"))
        return decodeAs(file.sliced(3), "UTF-8");
    if (file.startsWith("\xff\xfe") || file.startsWith("\xfe\xff"))
        return decodeAs(file, "UTF-16");

    const QString declared = declaredCharset(file);
    const QString name = declared.isEmpty() ? fallback : declared;
    if (name.isEmpty() && !file.isValidUtf8())
        return Error{
            ErrorCode::InvalidInput,
            QStringLiteral("the file is not UTF-8 and does not say what it is; name its charset (%1)")
                .arg(QLatin1String(kKnown)),
            {}};
    const char *decoder = name.isEmpty() ? "UTF-8" : decoderName(name);
    if (!decoder || !QStringDecoder(decoder).isValid())
        return unknownCharset();
    return decodeAs(file, decoder);
}

Result<TextEncoder> TextEncoder::forCharset(const QString &name)
{
    const char *encoder = name.isEmpty() ? "UTF-8" : decoderName(name);
    if (!encoder)
        return unknownCharset();
    // Devices that say GB2312 may read no more than that.
    const bool isSmaller = qstrcmp(encoder, "GB18030") == 0 && name.contains(u"2312");
    if (isSmaller)
        encoder = "GB2312";
    if (!QStringEncoder(encoder).isValid())
        return unknownCharset();
    return TextEncoder(QLatin1String(encoder), encoder);
}

bool TextEncoder::holds(const QString &text) const
{
    QStringEncoder encoder(m_encoder, QStringEncoder::Flag::Stateless);
    const QByteArray bytes = encoder.encode(text);
    return !encoder.hasError();
}

QByteArray TextEncoder::encoded(const QString &text) const
{
    QStringEncoder whole(m_encoder, QStringEncoder::Flag::Stateless);
    QByteArray bytes = whole.encode(text);
    if (!whole.hasError())
        return bytes;
    bytes.clear();
    for (const char32_t point : text.toUcs4()) {
        QStringEncoder single(m_encoder, QStringEncoder::Flag::Stateless);
        const QByteArray encoded = single.encode(QString::fromUcs4(&point, 1));
        bytes += single.hasError() ? QByteArray("?") : encoded;
    }
    return bytes;
}

} // namespace retinue::formats
