#include "core/formats/contact_writer.h"
#include "core/formats/vcard.h"

#include <QRegularExpression>

#include <utility>

namespace retinue::formats {
namespace {

/// A text value; line ends within are "\n", others that steer nothing but a reader are blanks.
QString cardText(const QString &text)
{
    QString value;
    for (const QChar c : text) {
        if (c == u'\\' || c == u',' || c == u';')
            value += u'\\';
        if (c == u'\n')
            value += QStringLiteral("\\n");
        else
            value += c.category() == QChar::Other_Control ? u' ' : c;
    }
    return value;
}

QString onOneCardLine(QString value)
{
    for (QChar &c : value) {
        if (c.category() == QChar::Other_Control && c != u'\t')
            c = u' ';
    }
    return value;
}

/// Folded after 75 octets, never inside a character (RFC 6350 3.2).
QString cardLine(const QString &content)
{
    constexpr int kMost = 75;
    QString folded;
    int octets = 0;
    for (const char32_t point : content.toUcs4()) {
        const int size = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
        if (octets + size > kMost) {
            folded += QStringLiteral("\r\n ");
            octets = 1;
        }
        octets += size;
        folded += QString::fromUcs4(&point, 1);
    }
    return folded + QStringLiteral("\r\n");
}

/// What is kept under columns and was a property of a card: the name of one, in upper case, and its
/// parameters.
QString propertyOf(const QString &column)
{
    static const QRegularExpression kProperty(
        QStringLiteral("^((?:[A-Za-z0-9-]+\\.)?([A-Z][A-Z0-9-]*)(?:;[^\\x00-\\x1f:#]*)?)(?:#[0-9]+)?$"));
    const QRegularExpressionMatch match = kProperty.match(column);
    static const QStringList kOwn = {
        QStringLiteral("BEGIN"),  QStringLiteral("END"),   QStringLiteral("VERSION"),
        QStringLiteral("KIND"),   QStringLiteral("FN"),    QStringLiteral("EMAIL"),
        QStringLiteral("MEMBER"), QStringLiteral("PHOTO"), QStringLiteral("LOGO"),
        QStringLiteral("SOUND"),  QStringLiteral("KEY"),   QStringLiteral("SORT-STRING")};
    return match.hasMatch() && !kOwn.contains(match.captured(2)) ? match.captured(1) : QString();
}

/// What the entry's property was called, if that still says what the entry is.
QString ownProperty(const QJsonObject &entry)
{
    static const QRegularExpression kMail(
        QStringLiteral("^(?:[A-Za-z0-9-]+\\.)?EMAIL(?:;[^\\x00-\\x1f:]*)?$"));
    static const QRegularExpression kFax(
        QStringLiteral(
            "^(?:[A-Za-z0-9-]+\\.)?TEL(?:;[^\\x00-\\x1f:]*)?;TYPE=\"?(?:[a-z]+,)*fax[^\\x00-\\x1f:]*$"),
        QRegularExpression::CaseInsensitiveOption);
    const QString own = entry.value(u"columns").toObject().value(QLatin1String(kOwnProperty)).toString();
    const bool isMail = entry.value(u"kind").toString() == u"email";
    return (isMail ? kMail : kFax).match(own).hasMatch() ? own : QString();
}

class VCardWriter : public RecordWriter
{
public:
    VCardWriter()
        : RecordWriter({{QStringLiteral("email"), QStringLiteral("fax")}, false, QLatin1String(kOwnProperty)})
    {
    }
    [[nodiscard]] QString start() const override { return {}; }

private:
    [[nodiscard]] QString nameOf(const QJsonObject &columns, const QString &id) const override
    {
        const QString uid = columns.value(u"UID").toString();
        return uid.isEmpty() ? QLatin1String(kOwnUid) + id : onOneCardLine(uid);
    }

    void writeStart(const QString &name, const QString &reading, const QJsonObject &columns,
                    const QString &uid, Written &written)
    {
        written.text += cardLine(QStringLiteral("BEGIN:VCARD")) + cardLine(QStringLiteral("VERSION:4.0")) +
                        cardLine(QStringLiteral("UID:") + uid) +
                        cardLine(QStringLiteral("FN:") + cardText(name));
        if (!reading.isEmpty())
            written.text += cardLine(QStringLiteral("SORT-STRING:") + cardText(reading));
        for (auto column = columns.begin(); column != columns.end(); ++column) {
            const QString property = propertyOf(column.key());
            if (column.key() != u"UID" && !property.isEmpty() && column.value().isString())
                written.text += cardLine(property + u':' + onOneCardLine(column.value().toString()));
        }
    }

    void writeContact(const ContactGroup &contact, Written &written) override
    {
        writeStart(contact.name, contact.reading, contact.columns,
                   nameOf(contact.columns, contact.entries.front().first), written);
        for (const auto &[id, entry] : contact.entries) {
            const bool isMail = entry.value(u"kind").toString() == u"email";
            const QString own = ownProperty(entry);
            if (isMail) {
                written.text += cardLine((own.isEmpty() ? QStringLiteral("EMAIL") : own) + u':' +
                                         cardText(entry.value(u"address").toString()));
            } else {
                const bool isUri = own.contains(u"VALUE=uri", Qt::CaseInsensitive);
                const QString number = entry.value(u"number").toString();
                written.text += cardLine((own.isEmpty() ? QStringLiteral("TEL;TYPE=fax") : own) +
                                         (isUri ? QStringLiteral(":tel:") + onOneCardLine(number)
                                                : QStringLiteral(":") + cardText(number)));
            }
            ++written.records;
        }
        written.text += cardLine(QStringLiteral("END:VCARD"));
    }

    void writeGroup(const QString &id, const QJsonObject &group, const QStringList &members,
                    Written &written) override
    {
        const QJsonObject columns = group.value(u"columns").toObject();
        writeStart(group.value(u"name").toString(), group.value(u"reading").toString(), columns,
                   nameOf(columns, id), written);
        written.text += cardLine(QStringLiteral("KIND:group"));
        for (const QString &member : members)
            written.text += cardLine(QStringLiteral("MEMBER:") + member);
        written.text += cardLine(QStringLiteral("END:VCARD"));
        ++written.records;
    }
};

} // namespace

std::unique_ptr<FormatWriter> vcardWriter()
{
    return std::make_unique<VCardWriter>();
}

} // namespace retinue::formats
