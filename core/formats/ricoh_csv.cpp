#include "core/formats/maker_tables.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

namespace retinue::formats {
namespace {

constexpr const char *kRicohIndex = "Index in ACLs and Groups";

constexpr MemberColumn kRicohMembers[] = {{nullptr, "name", "Name"},
                                          {nullptr, "reading", "Phonetic Name"},
                                          {"email", "address", "E-mail Address"},
                                          {"i-fax", "address", "Ifax Address"},
                                          {"fax", "number", "Fax Destination"},
                                          {"ftp", "host", "Folder Server Name"},
                                          {"ftp", "path", "Folder Path"},
                                          {"ftp", "userName", "Folder Authentication Login User Name"},
                                          {"smb", "host", "Folder Path"},
                                          {"smb", "userName", "Folder Authentication Login User Name"}};

QString ricohColumnOf(const QString &kind, const QString &member)
{
    return columnIn(kRicohMembers, kind, member);
}

/// Devices put every value into brackets.
QHash<QString, QString> plainValues(const Row &row)
{
    QHash<QString, QString> values;
    for (auto value = row.values.begin(); value != row.values.end(); ++value)
        values.insert(value.key(), unwrapped(value.value()));
    return values;
}

QStringList numbersIn(const QString &list)
{
    static const QRegularExpression kOther(QStringLiteral("[^0-9]+"));
    return list.split(kOther, Qt::SkipEmptyParts);
}

/// A folder with a server is FTP, one whose path names the server SMB. None: neither.
bool addFolder(const QHash<QString, QString> &values, Contact &contact)
{
    const QString server = values.value(QStringLiteral("Folder Server Name"));
    const QString path = values.value(QStringLiteral("Folder Path"));
    const QString user = values.value(QStringLiteral("Folder Authentication Login User Name"));
    if (!server.isEmpty())
        contact.add("ftp", "host", server, {{"path", path}, {"userName", user}});
    else if (path.startsWith(u"\\\\"))
        contact.add("smb", "host", path, {{"userName", user}});
    else
        return path.isEmpty();
    return true;
}

/// Who is in which group. A user and a group that one of them names belong together, whichever of the two
/// says so.
class Memberships
{
public:
    explicit Memberships(const std::vector<QHash<QString, QString>> &rows)
    {
        QSet<QString> groups;
        for (const auto &values : rows) {
            if (isGroup(values))
                groups.insert(values.value(QLatin1String(kRicohIndex)));
        }
        for (const auto &values : rows) {
            const QString index = values.value(QLatin1String(kRicohIndex));
            const QStringList named = numbersIn(values.value(QStringLiteral("Groups")));
            for (const QString &other : named) {
                if (isGroup(values) && groups.contains(other))
                    m_unclear.insert(index); // which of the two contains the other is not said
                else if (isGroup(values))
                    m_members[index].append(other);
                else
                    m_members[other].append(index);
            }
        }
    }

    [[nodiscard]] static bool isGroup(const QHash<QString, QString> &values)
    {
        return values.value(QStringLiteral("Entry Type")) == u"G";
    }
    [[nodiscard]] QStringList membersOf(const QString &group) const { return m_members.value(group); }
    [[nodiscard]] bool isUnclear(const QString &group) const { return m_unclear.contains(group); }

private:
    QHash<QString, QStringList> m_members;
    QSet<QString> m_unclear;
};

void addRicohGroup(Contact group, const QHash<QString, QString> &values, const Memberships &memberships,
                   ContactImport &import)
{
    group.columns =
        keptColumns(values, {"Name", "Phonetic Name", kRicohIndex, "Entry Type", "Groups"}, import);
    if (memberships.isUnclear(group.index))
        import.note(
            group.line, QStringLiteral("Groups"),
            Reason(QT_TRANSLATE_NOOP(
                "Reason", "names other groups; which of them contains the other is not known, so they were "
                          "left out of each other")));
    const QStringList members = memberships.membersOf(group.index);
    import.addGroup(group, members, QLatin1String(kRicohIndex));
}

void addRicohUser(Contact contact, const QHash<QString, QString> &values, ContactImport &import)
{
    const auto value = [&](const char *column) { return values.value(QLatin1String(column)); };
    contact.add("email", "address", value("E-mail Address"));
    contact.add("fax", "number", value("Fax Destination"));
    contact.add("i-fax", "address", value("Ifax Address"));
    if (!addFolder(values, contact))
        import.note(
            contact.line, QStringLiteral("Folder Path"),
            Reason(QT_TRANSLATE_NOOP(
                "Reason", "is neither a path with a server (\\\\server\\share) nor beside a Folder Server "
                          "Name; the folder was left out, enter it again on the device")));
    contact.columns = keptColumns(values,
                                  {"Name", "Phonetic Name", kRicohIndex, "Entry Type", "Groups",
                                   "E-mail Address", "Fax Destination", "Ifax Address", "Folder Server Name",
                                   "Folder Path", "Folder Authentication Login User Name"},
                                  import);
    import.add(contact, QStringLiteral("Name"));
}

void readRicohRows(const std::vector<Row> &rows, ContactImport &import)
{
    std::vector<QHash<QString, QString>> plain;
    for (const Row &row : rows)
        plain.push_back(plainValues(row));
    const Memberships memberships(plain);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const QHash<QString, QString> &values = plain[i];
        Contact contact;
        contact.line = rows[i].line;
        contact.name = values.value(QStringLiteral("Name"));
        contact.reading = values.value(QStringLiteral("Phonetic Name"));
        contact.index = values.value(QLatin1String(kRicohIndex));
        const QString type = values.value(QStringLiteral("Entry Type"));
        if (type == u"G")
            addRicohGroup(contact, values, memberships, import);
        else if (type == u"U" || type.isEmpty())
            addRicohUser(contact, values, import);
        else
            import.reject(contact.line, QStringLiteral("Entry Type"),
                          Reason(QT_TRANSLATE_NOOP(
                              "Reason", "is neither U (user) nor G (group); leave the entry on the device")));
    }
}

} // namespace

const MakerTable &ricohTable()
{
    static const MakerTable kTable = {{{QLatin1String(kRicohIndex)}}, &ricohColumnOf, &readRicohRows};
    return kTable;
}

} // namespace retinue::formats
