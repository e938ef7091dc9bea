#include "core/formats/reason.h"

#include <QHash>
#include <QRegularExpression>

#include <optional>
#include <utility>

namespace retinue::formats {
namespace {

// What is too long for one line of a list.
constexpr const char *kNoText = QT_TRANSLATE_NOOP(
    "Reason", "the file is no text. What a device encrypts for itself (a Ricoh .udf, a backup of all "
              "settings) only devices read: export the address book as CSV there");
constexpr const char *kNoKnownKind =
    QT_TRANSLATE_NOOP("Reason", "the file is none that is known: a login-user CSV (a column row with uid), "
                                "an address book (a column row with objectclass, or .abk), an address CSV of "
                                "Sharp, Xerox, Konica Minolta or Ricoh, LDIF, or vCard");
constexpr const char *kNoManifest =
    QT_TRANSLATE_NOOP("Reason", "it has no entry \"manifest.json\": it is no package of this product, or it "
                                "was packed again inside a folder");
constexpr const char *kNewerPackage =
    QT_TRANSLATE_NOOP("Reason", "the package was written by a newer version of the product (format %1, this "
                                "one reads up to %2); update this machine first");

// What the model says of values and names (core/model/{text,value,address}_rules.cpp, owner.cpp), and readers
// of records of theirs.
constexpr const char *kRefusals[] = {
    QT_TRANSLATE_NOOP("Reason", "is missing"),
    QT_TRANSLATE_NOOP("Reason", "is empty"),
    QT_TRANSLATE_NOOP("Reason", "is not a string"),
    QT_TRANSLATE_NOOP("Reason", "is not an object"),
    QT_TRANSLATE_NOOP("Reason", "is missing or not an object"),
    QT_TRANSLATE_NOOP("Reason", "contains a control character"),
    QT_TRANSLATE_NOOP("Reason", "is neither true nor false"),
    QT_TRANSLATE_NOOP("Reason", "is not an array of button ids"),
    QT_TRANSLATE_NOOP("Reason", "names a button that is not there"),
    QT_TRANSLATE_NOOP("Reason", "names a button twice"),
    QT_TRANSLATE_NOOP("Reason", "is not a time in milliseconds since 1970"),
    QT_TRANSLATE_NOOP("Reason", "is not one of email, fax, i-fax, ip-fax, smb, ftp, webdav, group"),
    QT_TRANSLATE_NOOP("Reason", "is not of the form name@domain"),
    QT_TRANSLATE_NOOP("Reason", "has no digit"),
    QT_TRANSLATE_NOOP("Reason", "does not belong into an address list; store it in the user's keychain"),
    QT_TRANSLATE_NOOP("Reason", "is not an array of entry ids"),
    QT_TRANSLATE_NOOP("Reason", "names an entry that is not in this list"),
    QT_TRANSLATE_NOOP("Reason", "names an entry twice"),
    QT_TRANSLATE_NOOP("Reason", "a group contains itself, directly or through other groups"),
    QT_TRANSLATE_NOOP("Reason", "must not be \".\" or \"..\""),
    QT_TRANSLATE_NOOP("Reason", "must not contain a backslash"),
    QT_TRANSLATE_NOOP("Reason", "is not one of email, g3fax, ipfax, ifax, remotefilesystem, groupfids"),
    QT_TRANSLATE_NOOP("Reason", "is not one of smb, ftp, webdav"),
    QT_TRANSLATE_NOOP("Reason", "is not one of user, group, all-devices"),
    QT_TRANSLATE_NOOP("Reason", "is no text"),
    // Of a file as a whole.
    kNoText,
    kNoKnownKind,
    QT_TRANSLATE_NOOP("Reason", "the file has no row that names the columns"),
    QT_TRANSLATE_NOOP("Reason", "the column objectclass or cn is missing"),
    QT_TRANSLATE_NOOP("Reason", "the column uid is missing"),
    QT_TRANSLATE_NOOP("Reason", "the file is LDIF of another version than 1"),
    kNoManifest,
    QT_TRANSLATE_NOOP("Reason", "it is no zip, or its end is cut off"),
    QT_TRANSLATE_NOOP("Reason", "is damaged or cut off"),
    QT_TRANSLATE_NOOP("Reason", "is not the same in the zip's directory"),
    QT_TRANSLATE_NOOP("Reason", "is encrypted in the zip; only whole packages are sealed, with age"),
    QT_TRANSLATE_NOOP("Reason", "is a link or another special file"),
    QT_TRANSLATE_NOOP("Reason",
                      "is packed by another method than deflate; pack it again with an ordinary zip program"),
    QT_TRANSLATE_NOOP("Reason", "is missing; export again, or copy the file again"),
    QT_TRANSLATE_NOOP("Reason", "is there twice: which one counts is not clear"),
};

// With places; what is said of something stands before what may be said of anything.
constexpr const char *kRefusalsWithPlaces[] = {
    QT_TRANSLATE_NOOP("Reason", "is longer than %1 characters"),
    QT_TRANSLATE_NOOP("Reason", "contains U+%1, which is not allowed in names"),
    QT_TRANSLATE_NOOP("Reason", "an id in \"%1\" is not 1 to 64 of A-Z a-z 0-9 . _ : -"),
    QT_TRANSLATE_NOOP("Reason", "there are %1 entries; at most %2 are allowed"),
    QT_TRANSLATE_NOOP("Reason", "it has %1 bytes; at most %2 are allowed"),
    QT_TRANSLATE_NOOP("Reason", "the value has %1 bytes; at most %2 are allowed"),
    // Of a file as a whole.
    QT_TRANSLATE_NOOP("Reason", "%1 has more than %2 MiB; divide it into several files"),
    QT_TRANSLATE_NOOP("Reason", "the file has more than %1 MiB; export it in parts"),
    QT_TRANSLATE_NOOP("Reason", "column %1 of the column row repeats an earlier one"),
    QT_TRANSLATE_NOOP("Reason",
                      "column %1 of the column row has a name that cannot be read; check the charset"),
    QT_TRANSLATE_NOOP("Reason", "the charset is not known; known are %1"),
    QT_TRANSLATE_NOOP("Reason", "the file is not UTF-8 and does not say what it is; name its charset (%1)"),
    kNewerPackage,
    QT_TRANSLATE_NOOP("Reason", "the zip has more than %1 entries"),
    QT_TRANSLATE_NOOP("Reason", "the directory of the zip has more than %1 MiB"),
    QT_TRANSLATE_NOOP("Reason", "the manifest names more than %1 entries"),
    QT_TRANSLATE_NOOP("Reason", "the manifest names \"%1\" twice"),
    QT_TRANSLATE_NOOP("Reason", "has more than %1 bytes"),
    QT_TRANSLATE_NOOP("Reason", "and those before it have more than %1 bytes"),
    QT_TRANSLATE_NOOP("Reason", "unpacks to more than %1 times its size: it is a trap"),
    QT_TRANSLATE_NOOP("Reason", "and those before it unpack to more than %1 times the file: it is a trap"),
    QT_TRANSLATE_NOOP("Reason", "there is no file %1"),
};

// What a name that is refused is the name of, and what else is said of something.
constexpr std::pair<const char *, const char *> kNamed[] = {
    {"the row that names the columns ", QT_TRANSLATE_NOOP("Reason", "the row that names the columns %1")},
    {"the user name ", QT_TRANSLATE_NOOP("Reason", "the user name %1")},
    {"the login domain ", QT_TRANSLATE_NOOP("Reason", "the login domain %1")},
    {"the group ID ", QT_TRANSLATE_NOOP("Reason", "the group ID %1")},
};

// What a refused value is part of.
constexpr std::pair<const char *, const char *> kPlaces[] = {
    {"entry ", QT_TRANSLATE_NOOP("Reason", "entry %1: %2")},
    {"button ", QT_TRANSLATE_NOOP("Reason", "button %1: %2")},
};

constexpr QLatin1String kPartSuffix(".json"); // of a package

const char *plainRefusal(const QString &text)
{
    static const QHash<QString, const char *> kKnown = [] {
        QHash<QString, const char *> known;
        for (const char *refusal : kRefusals)
            known.insert(QLatin1String(refusal), refusal);
        return known;
    }();
    return kKnown.value(text);
}

QRegularExpression formOf(const char *english)
{
    static const QRegularExpression kPlace(QStringLiteral("\\\\%[1-9]"));
    const QString form =
        QRegularExpression::escape(QLatin1String(english)).replace(kPlace, QStringLiteral("(.*?)"));
    return QRegularExpression(QRegularExpression::anchoredPattern(form));
}

Reason refusalIn(const QString &text);

/// entry "users/00001.json" is missing
std::optional<Reason> entryIn(const QString &text)
{
    static const QRegularExpression kEntry(
        QRegularExpression::anchoredPattern(QStringLiteral("entry \"([^\"]*)\" (.*)")));
    const QRegularExpressionMatch match = kEntry.match(text);
    if (!match.hasMatch())
        return {};
    return Reason(QT_TRANSLATE_NOOP("Reason", "entry \"%1\" %2"))
        .arg(match.captured(1))
        .arg(refusalIn(match.captured(2)));
}

/// None: it is none of these sentences.
std::optional<Reason> knownRefusal(const QString &text)
{
    if (const char *plain = plainRefusal(text))
        return Reason(plain);
    if (auto part = entryIn(text))
        return part;
    static const auto kForms = [] {
        std::vector<std::pair<const char *, QRegularExpression>> forms;
        for (const char *refusal : kRefusalsWithPlaces)
            forms.emplace_back(refusal, formOf(refusal));
        return forms;
    }();
    for (const auto &[refusal, form] : kForms) {
        const QRegularExpressionMatch match = form.match(text);
        Reason reason(refusal);
        for (int place = 1; place <= match.lastCapturedIndex(); ++place)
            reason = reason.arg(match.captured(place));
        if (match.hasMatch())
            return reason;
    }
    for (const auto &[name, sentence] : kNamed) {
        const QLatin1String start(name);
        if (text.startsWith(start))
            return Reason(sentence).arg(refusalIn(text.mid(start.size())));
    }
    return {};
}

Reason refusalIn(const QString &text)
{
    const auto known = knownRefusal(text);
    return known ? *known : Reason(QT_TRANSLATE_NOOP("Reason", "is not accepted: %1")).arg(text);
}

} // namespace

Reason Reason::words(const QString &text)
{
    Reason reason;
    reason.m_text = text;
    return reason;
}

Reason Reason::with(Reason argument) const
{
    Reason filled = *this;
    filled.m_arguments.push_back(std::move(argument));
    return filled;
}

QString Reason::toString() const
{
    return toString([](const char *english) { return QString::fromUtf8(english); });
}

QString Reason::toString(const Translation &translation) const
{
    if (!m_english)
        return m_text;
    const QString sentence = translation(m_english);
    QString text;
    for (qsizetype i = 0; i < sentence.size(); ++i) {
        const int place = sentence[i] == u'%' && i + 1 < sentence.size() ? sentence[i + 1].digitValue() : -1;
        if (place < 1 || std::size_t(place) > m_arguments.size()) {
            text += sentence[i];
            continue;
        }
        text += m_arguments[std::size_t(place) - 1].toString(translation);
        ++i;
    }
    return text;
}

Refusal refusalOf(const Error &error)
{
    const QString &detail = error.detail;
    const qsizetype end = detail.startsWith(u'"') ? detail.indexOf(QStringLiteral("\" "), 1) : -1;
    if (end < 0)
        return {{}, refusalIn(detail)};
    return {detail.mid(1, end - 1), refusalIn(detail.mid(end + 2))};
}

Reason reasonOf(const Error &error)
{
    Refusal refusal = refusalOf(error);
    Reason reason = refusal.member.isEmpty() ? std::move(refusal.reason)
                                             : Reason(QT_TRANSLATE_NOOP("Reason", "\"%1\" %2"))
                                                   .arg(refusal.member)
                                                   .arg(std::move(refusal.reason));
    for (const QString &context : error.context) {
        for (const auto &[name, sentence] : kPlaces) {
            const QLatin1String start(name);
            if (context.startsWith(start))
                reason = Reason(sentence).arg(context.mid(start.size())).arg(std::move(reason));
        }
        const auto more = knownRefusal(context); // a file is none that is known, because its table is broken
        const Reason before(QT_TRANSLATE_NOOP("Reason", "%1: %2"));
        if (more)
            reason = before.arg(*more).arg(std::move(reason));
        else if (context.endsWith(kPartSuffix))
            reason = before.arg(context).arg(std::move(reason));
    }
    return reason;
}

Reason reasonOfOwner(const OwnerKey &owner, const Reason &reason)
{
    switch (owner.kind()) {
    case OwnerKind::User:
        return Reason(QT_TRANSLATE_NOOP("Reason", "user %1: %2")).arg(owner.spelled()).arg(reason);
    case OwnerKind::Group:
        return Reason(QT_TRANSLATE_NOOP("Reason", "group %1: %2")).arg(owner.spelled()).arg(reason);
    case OwnerKind::AllDevices:
        return Reason(QT_TRANSLATE_NOOP("Reason", "all devices: %1")).arg(reason);
    }
    Q_UNREACHABLE();
}

} // namespace retinue::formats
