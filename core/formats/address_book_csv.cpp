#include "core/formats/address_book_csv.h"

#include "core/formats/address_entry.h"
#include "core/model/value_rules.h"

#include <QHash>
#include <QJsonArray>
#include <QSet>

#include <utility>

namespace retinue::formats {
namespace {

using Severity = ImportProblem::Severity;

/// The records of one owner, in the order of the file.
struct List
{
    OwnerKey owner;
    std::vector<AddressEntry> entries;
    QHash<QString, int> lineOf; ///< by id
};

class Importer
{
public:
    Importer(const Table &table, const Catalogue &catalogue, const ImportOptions &options,
             ImportResult &result)
        : m_table(table)
        , m_options(options)
        , m_result(result)
        , m_personal(catalogue.find(u"address-book.personal"))
        , m_group(catalogue.find(u"address-book.group"))
        , m_keychain(catalogue.find(u"keychain"))
    {
    }

    Result<void> run()
    {
        if (!m_personal || !m_group || !m_keychain)
            return Error{ErrorCode::Internal, QStringLiteral("the catalogue has no address lists"), {}};
        if (!m_table.columns.contains(u"objectclass") || !m_table.columns.contains(u"cn"))
            return Error{
                ErrorCode::InvalidInput, QStringLiteral("the column objectclass or cn is missing"), {}};
        noteVersion();
        m_encrypted = m_table.header.contains(QStringLiteral("Crypto Version"));
        for (const Row &row : m_table.rows)
            readRow(row);
        for (List &list : m_lists)
            finish(list);
        noteLosses();
        return {};
    }

private:
    void note(int line, const QString &field, const QString &reason)
    {
        m_result.problems.push_back({Severity::Note, line, field, reason});
    }
    void reject(int line, const QString &field, const QString &reason)
    {
        m_result.problems.push_back({Severity::Rejected, line, field, reason});
    }

    void noteVersion()
    {
        const auto version = m_table.header.find(QStringLiteral("Canon AddressBook CSV version"));
        if (version == m_table.header.end())
            return;
        if (version->second != u"0x0002" && version->second != u"0x0003")
            note(0, {},
                 QStringLiteral("the file is of another version than 0x0002 and 0x0003; it was read like "
                                "0x0003, columns that are not known were kept"));
    }

    /// None: the record belongs to nobody, or its owner's name is none.
    std::optional<OwnerKey> ownerOf(const Row &row)
    {
        const QString user = unwrapped(row.value("loginusername"));
        const QString group = unwrapped(row.value("usergroupname"));
        if (!user.isEmpty() && !group.isEmpty()) {
            reject(row.line, QStringLiteral("usergroupname"),
                   QStringLiteral("stands beside a loginusername; an entry belongs to a user or to a group"));
            return {};
        }
        if (user.isEmpty() && group.isEmpty()) {
            if (!m_options.owner)
                ++m_result.counts.unowned;
            return m_options.owner;
        }
        Result<OwnerKey> owner = group.isEmpty()
                                     ? OwnerKey::user(user, unwrapped(row.value("logindomainname")))
                                     : OwnerKey::group(group);
        if (!owner.ok()) {
            reject(row.line,
                   group.isEmpty() ? QStringLiteral("loginusername") : QStringLiteral("usergroupname"),
                   owner.error().detail);
            return {};
        }
        return std::move(*owner);
    }

    [[nodiscard]] const Item &itemOf(const OwnerKey &owner) const
    {
        return owner.kind() == OwnerKind::Group ? *m_group : *m_personal;
    }

    void readRow(const Row &row)
    {
        const std::optional<OwnerKey> owner = ownerOf(row);
        if (!owner)
            return;
        Result<AddressEntry> entry = readAddressEntry(row);
        if (!entry.ok())
            return reject(row.line, entry.error().detail.section(u' ', 0, 0),
                          entry.error().detail.section(u' ', 1));
        if (!isGood(*owner, *entry))
            return;
        const auto known = m_listOf.constFind(*owner);
        const std::size_t index = known == m_listOf.constEnd() ? m_lists.size() : *known;
        if (index == m_lists.size()) {
            m_listOf.insert(*owner, index);
            m_lists.push_back({*owner, {}, {}});
        }
        List &list = m_lists[index];
        if (const int earlier = list.lineOf.value(entry->id)) {
            ++m_result.counts.repeated;
            return reject(
                row.line, QStringLiteral("uuid"),
                QStringLiteral("is the entry of line %1 again; the earlier one was kept").arg(earlier));
        }
        list.lineOf.insert(entry->id, row.line);
        list.entries.push_back(std::move(*entry));
    }

    /// The entry alone, without the members of a group, as the model judges it.
    bool isGood(const OwnerKey &owner, const AddressEntry &entry)
    {
        QJsonObject alone = entry.entry;
        const QString kind = alone.value(u"kind").toString();
        if (kind == u"group")
            alone.insert(u"members", QJsonArray());
        const Result<QByteArray> checked =
            model::checkedValue(itemOf(owner), {{QStringLiteral("entries"), QJsonObject{{entry.id, alone}}}});
        if (checked.ok())
            return true;
        const QString detail = checked.error().detail;
        const QString member = detail.startsWith(u'"') ? detail.section(u'"', 1, 1) : QString();
        const QString column = columnOf(kind, member);
        const QString reason = column.isEmpty() ? detail : detail.mid(member.size() + 3);
        reject(entry.line, column, reason + QStringLiteral("; correct it on the device or in the file"));
        return false;
    }

    /// Groups name their members by uuid or, in older files, by index.
    void addMembers(const List &list, AddressEntry &group, const QHash<QString, QString> &idOfIndex)
    {
        QJsonArray members;
        QSet<QString> seen;
        int lost = 0;
        for (const QString &name : std::as_const(group.members)) {
            const QString id = list.lineOf.contains(name) ? name : idOfIndex.value(name);
            if (id.isEmpty())
                ++lost;
            else if (!seen.contains(id))
                members.append(id);
            seen.insert(id);
        }
        group.entry.insert(u"members", members);
        if (lost > 0)
            note(
                group.line, QStringLiteral("member"),
                QStringLiteral("%1 members of the group are not among the good entries of its owner and were "
                               "left out")
                    .arg(lost));
    }

    void finish(List &list)
    {
        QHash<QString, QString> idOfIndex;
        for (const AddressEntry &entry : list.entries) {
            if (!entry.index.isEmpty() && !idOfIndex.contains(entry.index))
                idOfIndex.insert(entry.index, entry.id);
        }
        QJsonObject entries;
        QJsonObject credentials;
        int passwords = 0;
        for (AddressEntry &entry : list.entries) {
            if (entry.entry.value(u"kind").toString() == u"group")
                addMembers(list, entry, idOfIndex);
            entries.insert(entry.id, entry.entry);
            if (entry.password.isEmpty())
                continue;
            if (m_encrypted) {
                ++m_encryptedPasswords;
            } else if (list.owner.kind() != OwnerKind::User) {
                ++passwords;
            } else {
                addCredential(entry, credentials);
            }
        }
        const int line = list.entries.empty() ? 0 : list.entries.front().line;
        const Item &item = itemOf(list.owner);
        Result<QByteArray> value = model::checkedValue(item, {{QStringLiteral("entries"), entries}});
        if (!value.ok()) {
            for (const AddressEntry &entry : list.entries)
                reject(entry.line, {}, QStringLiteral("the list of this owner: ") + value.error().detail);
            return;
        }
        m_result.counts.accepted += int(list.entries.size());
        m_result.settings.push_back({list.owner, item.id, std::move(*value)});
        m_groupPasswords += passwords;
        addKeychain(list, credentials, line);
    }

    /// The entry is taken over without a password that no keychain can hold.
    void addCredential(const AddressEntry &entry, QJsonObject &credentials)
    {
        const QJsonObject credential{{QStringLiteral("target"), entry.entry.value(u"host")},
                                     {QStringLiteral("userName"), entry.entry.value(u"userName").toString()},
                                     {QStringLiteral("password"), entry.password}};
        const auto leftOut = [&](const QString &reason) {
            note(entry.line, QStringLiteral("pwd"),
                 QStringLiteral("the entry was taken over without its password: ") + reason);
        };
        if (credentials.size() >= m_keychain->maxEntries)
            return leftOut(QStringLiteral("a keychain holds %1 at most").arg(m_keychain->maxEntries));
        const auto checked = model::checkedValue(
            *m_keychain, {{QStringLiteral("entries"), QJsonObject{{entry.id, credential}}}});
        if (!checked.ok())
            return leftOut(checked.error().detail);
        credentials.insert(entry.id, credential);
    }

    void addKeychain(const List &list, const QJsonObject &credentials, int line)
    {
        if (credentials.isEmpty())
            return;
        Result<QByteArray> value =
            model::checkedValue(*m_keychain, {{QStringLiteral("entries"), credentials}});
        if (!value.ok())
            return note(line, QStringLiteral("pwd"),
                        QStringLiteral("the passwords of this user's folders were left out: ") +
                            value.error().detail);
        m_result.settings.push_back({list.owner, m_keychain->id, std::move(*value)});
    }

    void noteLosses()
    {
        const QString kPwd = QStringLiteral("pwd");
        if (m_encryptedPasswords > 0)
            note(0, kPwd,
                 QStringLiteral(
                     "%1 passwords are encrypted by the device and were left out; enter them again, "
                     "or export with plain passwords")
                     .arg(m_encryptedPasswords));
        if (m_groupPasswords > 0)
            note(0, kPwd,
                 QStringLiteral("%1 passwords of groups' folders were left out: only users have a keychain")
                     .arg(m_groupPasswords));
        if (m_result.counts.unowned > 0)
            note(0, {},
                 QStringLiteral(
                     "%1 entries are the device's own and belong to no user or group; name an owner "
                     "to take them over")
                     .arg(m_result.counts.unowned));
    }

    const Table &m_table;
    const ImportOptions &m_options;
    ImportResult &m_result;
    const Item *m_personal;
    const Item *m_group;
    const Item *m_keychain;
    std::vector<List> m_lists;
    QHash<OwnerKey, std::size_t> m_listOf;
    bool m_encrypted = false;
    int m_encryptedPasswords = 0;
    int m_groupPasswords = 0;
};

} // namespace

Result<void> importAddressBook(const Table &table, const Catalogue &catalogue, const ImportOptions &options,
                               ImportResult &result)
{
    return Importer(table, catalogue, options, result).run();
}

} // namespace retinue::formats
