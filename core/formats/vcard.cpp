#include "core/formats/vcard.h"

#include "core/formats/text_lines.h"

#include <QSet>

#include <algorithm>

namespace retinue::formats {
namespace {

constexpr MemberColumn kCardMembers[] = {{nullptr, "name", "FN"},
                                         {nullptr, "reading", "SORT-STRING"},
                                         {"email", "address", "EMAIL"},
                                         {"fax", "number", "TEL"},
                                         {"group", "members", "MEMBER"}};
constexpr qsizetype kMostProperties = 2500; // of one card; a group has one for each member

/// "group.NAME;PARAM=value:value"
struct Property
{
    QString whole; ///< before the colon, as it is
    QString name;  ///< upper case, without group and parameters
    QStringList parameters;
    QString value; ///< escaped
};

/// Where an unquoted character stands; -1: nowhere.
qsizetype indexOutsideQuotes(const QString &text, QChar wanted, qsizetype from)
{
    bool quoted = false;
    for (qsizetype i = from; i < text.size(); ++i) {
        if (text[i] == u'"')
            quoted = !quoted;
        else if (text[i] == wanted && !quoted)
            return i;
    }
    return -1;
}

std::optional<Property> readProperty(const QString &line)
{
    const qsizetype colon = indexOutsideQuotes(line, u':', 0);
    if (colon <= 0)
        return {};
    Property property;
    property.whole = line.left(colon);
    property.value = line.mid(colon + 1);
    qsizetype end = indexOutsideQuotes(property.whole, u';', 0);
    property.name =
        property.whole.left(end < 0 ? property.whole.size() : end).section(u'.', -1).trimmed().toUpper();
    while (end >= 0) {
        const qsizetype next = indexOutsideQuotes(property.whole, u';', end + 1);
        property.parameters.append(property.whole.mid(end + 1, next < 0 ? -1 : next - end - 1));
        end = next;
    }
    return property;
}

bool hasParameter(const Property &property, const char *name, const char *value)
{
    return std::any_of(property.parameters.begin(), property.parameters.end(), [&](const QString &parameter) {
        const QString key = parameter.section(u'=', 0, 0).trimmed();
        const QStringList values = parameter.section(u'=', 1).remove(u'"').split(u',');
        return key.compare(QLatin1String(name), Qt::CaseInsensitive) == 0 &&
               values.contains(QLatin1String(value), Qt::CaseInsensitive);
    });
}

QString unescaped(const QString &value)
{
    QString plain;
    for (qsizetype i = 0; i < value.size(); ++i) {
        if (value[i] != u'\\' || i + 1 == value.size()) {
            plain += value[i];
            continue;
        }
        ++i;
        plain += value[i] == u'n' || value[i] == u'N' ? QChar(u'\n') : value[i];
    }
    return plain;
}

QString oneLineOf(const QString &value)
{
    return unescaped(value).replace(u'\n', u' ').trimmed();
}

QString comparableUid(const QString &uid)
{
    const QString plain = unescaped(uid).trimmed().toLower();
    return plain.startsWith(u"urn:uuid:") ? plain.mid(9) : plain;
}

QString phoneNumber(const Property &property)
{
    QString number = oneLineOf(property.value);
    if (number.startsWith(u"tel:", Qt::CaseInsensitive))
        number = number.mid(4).section(u';', 0, 0);
    return number;
}

struct Card
{
    int line = 0;
    std::vector<Property> properties;
    Reason flaw;
    QString flawField;
};

class CardReader
{
public:
    explicit CardReader(ContactImport &import) : m_import(import) {}

    void read(const Card &card)
    {
        const QString version = valueOf(card, u"VERSION");
        if (card.flaw.isEmpty() && version != u"3.0" && version != u"4.0")
            return m_import.reject(card.line, QStringLiteral("VERSION"),
                                   Reason(QT_TRANSLATE_NOOP(
                                       "Reason", "is neither 3.0 nor 4.0; export the card as one of them")));
        if (!card.flaw.isEmpty())
            return m_import.reject(card.line, card.flawField, card.flaw);
        Contact contact;
        contact.line = card.line;
        const QString uid = valueOf(card, u"UID");
        contact.index = comparableUid(uid);
        if (uid.startsWith(QLatin1String(kOwnUid)))
            contact.ownId = uid.mid(qsizetype(qstrlen(kOwnUid)));
        QStringList members;
        for (const Property &property : card.properties)
            take(property, contact, members);
        if (valueOf(card, u"KIND").compare(u"group", Qt::CaseInsensitive) == 0)
            return m_import.addGroup(contact, members, QStringLiteral("UID"));
        m_import.add(contact, QStringLiteral("UID"));
    }

    void finish()
    {
        if (m_binaries > 0)
            m_import.note(0, {},
                          Reason(QT_TRANSLATE_NOOP("Reason", "%1 pictures, sounds and keys were left out"))
                              .arg(m_binaries));
        m_import.finish();
    }

private:
    [[nodiscard]] static QString valueOf(const Card &card, QStringView name)
    {
        for (const Property &property : card.properties) {
            if (property.name == name)
                return property.value.trimmed();
        }
        return {};
    }

    void take(const Property &property, Contact &contact, QStringList &members)
    {
        static const QSet<QString> kBinary = {QStringLiteral("PHOTO"), QStringLiteral("LOGO"),
                                              QStringLiteral("SOUND"), QStringLiteral("KEY")};
        if (property.value.isEmpty() || property.name == u"VERSION" || property.name == u"KIND")
            return;
        if (kBinary.contains(property.name)) {
            ++m_binaries;
        } else if (property.name == u"FN" && contact.name.isEmpty()) {
            contact.name = oneLineOf(property.value);
        } else if (property.name == u"SORT-STRING" && contact.reading.isEmpty()) {
            contact.reading = oneLineOf(property.value);
        } else if (property.name == u"EMAIL") {
            add("email", "address", oneLineOf(property.value), property, contact);
        } else if (property.name == u"TEL" && hasParameter(property, "TYPE", "fax")) {
            add("fax", "number", phoneNumber(property), property, contact);
        } else if (property.name == u"UID" && property.value.startsWith(QLatin1String(kOwnUid))) {
            return; // ours: it is the index only
        } else if (property.name == u"MEMBER") {
            members.append(comparableUid(property.value));
        } else {
            keep(property, contact);
        }
    }

    /// The entry remembers what the property was called, where that says more than its kind.
    static void add(const char *kind, const char *member, const QString &value, const Property &property,
                    Contact &contact)
    {
        const QString usual =
            qstrcmp(kind, "email") == 0 ? QStringLiteral("EMAIL") : QStringLiteral("TEL;TYPE=fax");
        contact.add(kind, member, value);
        if (!value.isEmpty() && property.whole != usual)
            contact.destinations.back().insert(u"columns",
                                               QJsonObject{{QLatin1String(kOwnProperty), property.whole}});
    }

    static void keep(const Property &property, Contact &contact)
    {
        QString column = property.whole;
        for (int i = 2; contact.columns.contains(column); ++i)
            column = QStringLiteral("%1#%2").arg(property.whole).arg(i);
        contact.columns.insert(column, property.value);
    }

    ContactImport &m_import;
    int m_binaries = 0;
};

void addLine(const FoldedLines::Line &line, Card &card)
{
    const auto flaw = [&](const QString &field, const Reason &reason) {
        card.flaw = reason;
        card.flawField = field.left(64);
    };
    const std::optional<Property> property = readProperty(line.text);
    if (!property)
        return flaw({}, Reason(QT_TRANSLATE_NOOP("Reason", "has a line (%1) that is no \"NAME:value\""))
                            .arg(line.number));
    if (!isReadableText(line.text))
        return flaw(
            {}, Reason(QT_TRANSLATE_NOOP(
                           "Reason",
                           "has bytes that are not of the file's charset, or control characters (line %1)"))
                    .arg(line.number));
    if (hasParameter(*property, "ENCODING", "QUOTED-PRINTABLE"))
        return flaw(property->name,
                    Reason(QT_TRANSLATE_NOOP(
                        "Reason",
                        "is in quoted-printable, which cards of 3.0 and 4.0 do not have; export it again")));
    if (qsizetype(card.properties.size()) >= kMostProperties)
        return flaw({}, Reason(QT_TRANSLATE_NOOP("Reason", "has more than %1 lines")).arg(kMostProperties));
    card.properties.push_back(*property);
}

bool isMark(const QString &line, const char *mark)
{
    return line.trimmed().compare(QLatin1String(mark), Qt::CaseInsensitive) == 0;
}

} // namespace

QString vcardColumnOf(const QString &kind, const QString &member)
{
    return columnIn(kCardMembers, kind, member);
}

void importVCards(QStringView text, ContactImport &import)
{
    CardReader reader(import);
    FoldedLines lines(text, true);
    FoldedLines::Line line;
    std::optional<Card> card;
    const auto cutOff = [&] {
        import.reject(card->line, QStringLiteral("END"),
                      Reason(QT_TRANSLATE_NOOP("Reason", "the card has no end; export it again")));
    };
    while (lines.next(line)) {
        if (isMark(line.text, "BEGIN:VCARD")) {
            if (card)
                cutOff();
            card = Card{line.number, {}, {}, {}};
        } else if (isMark(line.text, "END:VCARD") && card) {
            reader.read(*card);
            card.reset();
        } else if (card && card->flaw.isEmpty() && !line.text.trimmed().isEmpty()) {
            addLine(line, *card);
        }
    }
    if (card)
        cutOff();
    reader.finish();
}

} // namespace retinue::formats
