#include "app/notices/mail_message.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace retinue::notices {

namespace {

constexpr qsizetype kBase64Line = 76;
constexpr qsizetype kEncodedWordBytes = 42; // RFC 2047: 75 characters in all, and no character is cut

bool isAscii(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar character) { return character.unicode() < 0x80; });
}

/// RFC 2047 where it has to be.
QByteArray headerText(const QString &text)
{
    if (isAscii(text))
        return text.toLatin1();
    QByteArray words, piece;
    const auto flush = [&] {
        words += (words.isEmpty() ? QByteArray() : QByteArrayLiteral("\r\n ")) + "=?UTF-8?B?" +
                 piece.toBase64() + "?=";
        piece.clear();
    };
    for (const uint character : text.toUcs4()) {
        const auto point = char32_t(character);
        const QByteArray bytes = QString::fromUcs4(&point, 1).toUtf8();
        if (piece.size() + bytes.size() > kEncodedWordBytes)
            flush();
        piece += bytes;
    }
    flush();
    return words;
}

/// RFC 5322 knows English names of days and months only.
QByteArray dateText(Timestamp at)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(base::toMilliseconds(at), Qt::UTC);
    return QLocale::c().toString(time, QStringLiteral("ddd, d MMM yyyy HH:mm:ss")).toLatin1() + " +0000";
}

QByteArray bodyBytes(const QString &body, bool isEncoded)
{
    if (!isEncoded)
        return QString(body).replace(u'\n', QStringLiteral("\r\n")).toLatin1();
    const QByteArray encoded = QString(body).replace(u'\n', QStringLiteral("\r\n")).toUtf8().toBase64();
    QByteArray lines;
    for (qsizetype at = 0; at < encoded.size(); at += kBase64Line)
        lines += encoded.mid(at, kBase64Line) + "\r\n";
    return lines;
}

} // namespace

QByteArray mailMessage(const engine::MailSettings &mail, const engine::NoticeMessage &message)
{
    const bool isEncoded = !isAscii(message.body);
    const QByteArray domain = mail.sender.section(u'@', -1).toUtf8();
    QByteArray text;
    text += "Date: " + dateText(message.at) + "\r\n";
    text += "From: Retinue <" + mail.sender.toUtf8() + ">\r\n";
    text += "To: " + mail.recipients.join(QStringLiteral(",\r\n ")).toUtf8() + "\r\n";
    text += "Subject: " + headerText(message.subject) + "\r\n";
    text += "Message-ID: <" + message.id.toUtf8() + "@" + domain + ">\r\n";
    text += "Auto-Submitted: auto-generated\r\n"; // RFC 3834: nobody's absence note answers
    text += "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: ";
    text += isEncoded ? "base64\r\n\r\n" : "7bit\r\n\r\n";
    return text + bodyBytes(message.body, isEncoded);
}

} // namespace retinue::notices
