#include "core/age/header.h"

#include "core/age/primitives.h"

#include <sodium.h>

#include <algorithm>

namespace retinue::age {
namespace {

constexpr qsizetype kMacSize = 32;
constexpr qsizetype kColumns = 64; // of the lines of a body

SecretBytes macKey(const SecretBytes &fileKey)
{
    return hkdf(fileKey, {}, "header");
}

Error headerFlaw(const char *reason)
{
    return Error{ErrorCode::Corrupt, QLatin1String(reason), {}}.during(QStringLiteral("reading the header"));
}

/// Takes one line off the front of `text`; none if there is no whole one.
std::optional<QByteArrayView> takeLine(QByteArrayView &text)
{
    const auto *const end = std::find(text.begin(), text.end(), '\n');
    if (end == text.end())
        return {};
    const QByteArrayView line = text.first(end - text.begin());
    text = text.sliced(line.size() + 1);
    return line;
}

bool isWord(const QByteArray &word)
{
    return !word.isEmpty() &&
           std::all_of(word.begin(), word.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

Result<Stanza> readStanza(QByteArrayView firstLine, QByteArrayView &text)
{
    QList<QByteArray> words = firstLine.sliced(3).toByteArray().split(' ');
    if (!std::all_of(words.begin(), words.end(), isWord))
        return headerFlaw("a line that begins with -> is not as it must be");
    Stanza stanza{words.takeFirst(), words, {}};
    QByteArray body;
    while (true) {
        const auto line = takeLine(text);
        if (!line)
            return headerFlaw("it is cut off");
        if (line->size() > kColumns)
            return headerFlaw("a line of a key is too long");
        body += *line;
        if (line->size() < kColumns)
            break;
    }
    auto decoded = fromBase64(body);
    if (!decoded)
        return headerFlaw("a key is no base64");
    stanza.body = std::move(*decoded);
    return stanza;
}

Result<void> checkIntro(QByteArrayView start)
{
    const QByteArrayView intro(kIntro);
    if (start.startsWith("-----BEGIN AGE ENCRYPTED FILE-----"))
        return Error{
            ErrorCode::InvalidInput,
            QStringLiteral("the file is an age file written as text (armour); write it again without it"),
            {}};
    if (start.startsWith(intro) && start.size() > intro.size() && start[intro.size()] == '\n')
        return {};
    if (start.startsWith("age-encryption."))
        return Error{ErrorCode::VersionUnsupported,
                     QStringLiteral("the file is of a newer version of age than v1"),
                     {}};
    return Error{ErrorCode::InvalidInput, QStringLiteral("the file is not encrypted with age"), {}};
}

} // namespace

QByteArray headerText(const std::vector<Stanza> &stanzas, const SecretBytes &fileKey)
{
    QByteArray text = QByteArray(kIntro) + '\n';
    for (const Stanza &stanza : stanzas) {
        text += "-> " + stanza.type;
        for (const QByteArray &argument : stanza.arguments)
            text += ' ' + argument;
        text += '\n';
        const QByteArray body = toBase64(stanza.body);
        // The last line is shorter than the others, empty if need be.
        for (qsizetype at = 0; at <= body.size(); at += kColumns)
            text += body.mid(at, kColumns) + '\n';
    }
    text += "---";
    return text + ' ' + toBase64(hmac(macKey(fileKey), text)) + '\n';
}

Result<Header> readHeader(ByteSource &source)
{
    const qsizetype wanted = qsizetype(std::min(source.size(), qint64(kMostHeaderBytes)));
    const Result<QByteArray> start = base::readExactly(source, 0, wanted);
    if (!start.ok())
        return start.error();
    RETINUE_TRY(checkIntro(*start));
    QByteArrayView text = *start;
    Header header;
    static_cast<void>(takeLine(text));
    while (true) {
        const auto line = takeLine(text);
        if (!line && source.size() > kMostHeaderBytes)
            return Error{
                ErrorCode::TooLarge,
                QStringLiteral("the header of the age file has more than %1 bytes").arg(kMostHeaderBytes),
                {}};
        if (!line)
            return headerFlaw("it is cut off");
        if (line->startsWith("--- ")) {
            auto mac = fromBase64(line->sliced(4));
            if (!mac || mac->size() != kMacSize)
                return headerFlaw("its last line is not as it must be");
            header.mac = std::move(*mac);
            header.authenticated = QByteArray(start->constData(), line->data() + 3 - start->constData());
            header.size = text.data() - start->constData();
            return header;
        }
        if (!line->startsWith("-> "))
            return headerFlaw("a line begins with neither -> nor ---");
        Result<Stanza> stanza = readStanza(*line, text);
        if (!stanza.ok())
            return std::move(stanza).error();
        header.stanzas.push_back(std::move(*stanza));
    }
}

bool isAuthentic(const Header &header, const SecretBytes &fileKey)
{
    const QByteArray expected = hmac(macKey(fileKey), header.authenticated);
    return sodium_memcmp(expected.constData(), header.mac.constData(), kMacSize) == 0;
}

} // namespace retinue::age
