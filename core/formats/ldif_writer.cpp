#include "core/formats/contact_writer.h"
#include "core/formats/ldif.h"

#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace retinue::formats {
namespace {

/// RFC 2849 2): what may stand behind ": " as it is.
bool isSafeInLdif(const QString &value)
{
    const auto isSafeCharacter = [](QChar c) {
        return c.unicode() > 0 && c.unicode() < 0x80 && c != u'\n' && c != u'\r';
    };
    return std::all_of(value.begin(), value.end(), isSafeCharacter) && !value.startsWith(u' ') &&
           !value.startsWith(u':') && !value.startsWith(u'<') && !value.endsWith(u' ');
}

QString ldifLine(const QString &name, const QString &value)
{
    constexpr qsizetype kMost = 76;
    const QString content =
        isSafeInLdif(value) ? name + QStringLiteral(": ") + value
                            : name + QStringLiteral(":: ") + QString::fromLatin1(value.toUtf8().toBase64());
    QString folded = content.left(kMost);
    for (qsizetype at = kMost; at < content.size(); at += kMost - 1)
        folded += QStringLiteral("\n ") + content.mid(at, kMost - 1);
    return folded + u'\n';
}

/// The attribute that a column was; empty if it was none.
QString attributeOf(const QString &column)
{
    static const QRegularExpression kAttribute(
        QStringLiteral("^([A-Za-z][A-Za-z0-9-]*(?:;[A-Za-z0-9-]+)*)(?:#[0-9]+)?$"));
    const QRegularExpressionMatch match = kAttribute.match(column);
    return match.hasMatch() ? match.captured(1) : QString();
}

bool isOneOf(const QJsonObject &columns, const char *objectClass)
{
    return std::any_of(columns.begin(), columns.end(), [&](const QJsonValue &value) {
        return value.toString().compare(QLatin1String(objectClass), Qt::CaseInsensitive) == 0;
    });
}

class LdifWriter : public RecordWriter
{
public:
    LdifWriter() : RecordWriter({{QStringLiteral("email"), QStringLiteral("fax")}, false, {}}) {}
    [[nodiscard]] QString start() const override { return QStringLiteral("version: 1\n"); }

private:
    [[nodiscard]] QString nameOf(const QJsonObject &columns, const QString &id) const override
    {
        const QString dn = columns.value(u"dn").toString();
        return dn.isEmpty() ? QStringLiteral("uid=%1,").arg(id) + QLatin1String(kOwnDn) : dn;
    }

    void writeStart(const QString &name, const QJsonObject &columns, const QString &id,
                    const char *objectClass, Written &written)
    {
        const bool isOurs = !columns.contains(u"dn");
        written.text += u'\n' + ldifLine(QStringLiteral("dn"), nameOf(columns, id));
        if (isOurs)
            written.text += ldifLine(QStringLiteral("objectClass"), QLatin1String(objectClass));
        written.text += ldifLine(QStringLiteral("cn"), name);
        for (auto column = columns.begin(); column != columns.end(); ++column) {
            const QString attribute = attributeOf(column.key());
            if (column.key() == u"dn")
                continue;
            // Columns of other makers' files are no attributes of a directory.
            if (!isOurs && !attribute.isEmpty() && !isSecretAttribute(attribute) && column.value().isString())
                written.text += ldifLine(attribute, column.value().toString());
        }
    }

    void writeContact(const ContactGroup &contact, Written &written) override
    {
        writeStart(contact.name, contact.columns, contact.entries.front().first, "inetOrgPerson", written);
        for (const auto &[id, entry] : contact.entries) {
            const bool isMail = entry.value(u"kind").toString() == u"email";
            written.text += isMail ? ldifLine(QStringLiteral("mail"), entry.value(u"address").toString())
                                   : ldifLine(QStringLiteral("facsimileTelephoneNumber"),
                                              entry.value(u"number").toString());
            ++written.records;
        }
    }

    void writeGroup(const QString &id, const QJsonObject &group, const QStringList &members,
                    Written &written) override
    {
        const QJsonObject columns = group.value(u"columns").toObject();
        writeStart(group.value(u"name").toString(), columns, id, "groupOfNames", written);
        const bool isUnique = isOneOf(columns, "groupOfUniqueNames");
        for (const QString &member : members)
            written.text +=
                ldifLine(isUnique ? QStringLiteral("uniqueMember") : QStringLiteral("member"), member);
        ++written.records;
    }
};

} // namespace

std::unique_ptr<FormatWriter> ldifWriter()
{
    return std::make_unique<LdifWriter>();
}

} // namespace retinue::formats
