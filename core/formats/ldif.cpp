#include "core/formats/ldif.h"

#include <QSet>

namespace retinue::formats {
namespace {

constexpr MemberColumn kLdifMembers[] = {{nullptr, "name", "cn"},
                                         {"email", "address", "mail"},
                                         {"fax", "number", "facsimileTelephoneNumber"},
                                         {"group", "members", "member"}};

/// One attribute by the name that the schemas give it (RFC 4519, RFC 4524), options left off.
QString plainName(const QString &name)
{
    return name.section(u';', 0, 0).toLower();
}

/// Distinguished names that differ in case and in blanks after commas only are the same.
QString comparableDn(const QString &dn)
{
    QStringList parts = dn.toLower().split(u',');
    for (QString &part : parts)
        part = part.trimmed();
    return parts.join(u',');
}

class LdifImport
{
public:
    explicit LdifImport(ContactImport &import) : m_import(import) {}

    void read(const AttributeRecord &record)
    {
        if (!record.flaw.isEmpty())
            return m_import.reject(record.line, record.flawField, record.flaw);
        m_binaries += record.binaries;
        Contact contact;
        contact.line = record.line;
        QStringList members;
        bool isGroup = false, isOurs = false;
        QString displayName;
        QStringList mails, faxes;
        for (const auto &[name, value] : record.values) {
            const QString plain = plainName(name);
            if (plain == u"changetype" || plain == u"control")
                return m_import.reject(
                    record.line, plain,
                    Reason(QT_TRANSLATE_NOOP("Reason",
                                             "the record changes a directory; export entries, not changes")));
            if (value.isEmpty())
                continue;
            if (plain == u"dn") {
                contact.index = comparableDn(value);
                isOurs = value.startsWith(u"uid=") && value.endsWith(u',' + QLatin1String(kOwnDn));
                if (isOurs)
                    contact.ownId = value.section(u',', 0, 0).mid(4);
                else
                    keep(QStringLiteral("dn"), value, contact);
            } else if (plain == u"cn" && contact.name.isEmpty() && plain == name.toLower()) {
                contact.name = value;
            } else if (plain == u"mail" || plain == u"rfc822mailbox") {
                mails.append(value);
            } else if (plain == u"facsimiletelephonenumber" || plain == u"fax") {
                faxes.append(value.section(u'$', 0, 0)); // behind it stand parameters (RFC 4517)
            } else if (plain == u"member" || plain == u"uniquemember") {
                members.append(comparableDn(value));
            } else if (isSecretAttribute(plain)) {
                m_import.dropPassword();
            } else {
                isGroup =
                    isGroup || (plain == u"objectclass" && value.startsWith(u"groupOf", Qt::CaseInsensitive));
                if (plain == u"displayname" && displayName.isEmpty())
                    displayName = value;
                if (!isOurs)
                    keep(name, value, contact);
            }
        }
        if (contact.index.isEmpty())
            return m_import.reject(
                record.line, QStringLiteral("dn"),
                Reason(QT_TRANSLATE_NOOP("Reason", "is missing; every record of LDIF begins with it")));
        if (contact.name.isEmpty())
            contact.name = displayName;
        if (isGroup)
            return m_import.addGroup(contact, members, QStringLiteral("dn"));
        for (const QString &mail : std::as_const(mails))
            contact.add("email", "address", mail);
        for (const QString &fax : std::as_const(faxes))
            contact.add("fax", "number", fax);
        m_import.add(contact, QStringLiteral("dn"));
    }

    void finish()
    {
        if (m_binaries > 0)
            m_import.note(
                0, {},
                Reason(QT_TRANSLATE_NOOP("Reason",
                                         "%1 values that are no text (pictures, certificates) were left out"))
                    .arg(m_binaries));
        m_import.finish();
    }

private:
    /// Several values of one attribute are kept as several columns.
    static void keep(const QString &name, const QString &value, Contact &contact)
    {
        QString column = name;
        for (int i = 2; contact.columns.contains(column); ++i)
            column = QStringLiteral("%1#%2").arg(name).arg(i);
        contact.columns.insert(column, value);
    }

    ContactImport &m_import;
    int m_binaries = 0;
};

} // namespace

bool isSecretAttribute(const QString &name)
{
    const QString plain = plainName(name);
    return plain.contains(u"password") || plain.contains(u"pwd") || plain == u"pkcs12" ||
           plain.contains(u"secret");
}

QString ldifColumnOf(const QString &kind, const QString &member)
{
    return columnIn(kLdifMembers, kind, member);
}

Result<void> importLdif(QStringView text, ContactImport &import)
{
    AttributeFile file = readAttributes(text, QStringLiteral("UTF-8"));
    // The version stands before the first entry, in its block or in one of its own.
    if (!file.records.empty() && !file.records.front().values.empty()) {
        auto &values = file.records.front().values;
        if (values.front().first.compare(u"version", Qt::CaseInsensitive) == 0) {
            if (values.front().second.trimmed() != u"1")
                return Error{ErrorCode::VersionUnsupported,
                             QStringLiteral("the file is LDIF of another version than 1"),
                             {}};
            values.erase(values.begin());
            if (values.empty() && file.records.front().flaw.isEmpty())
                file.records.erase(file.records.begin());
        }
    }
    LdifImport reader(import);
    for (const AttributeRecord &record : file.records)
        reader.read(record);
    reader.finish();
    return {};
}

} // namespace retinue::formats
