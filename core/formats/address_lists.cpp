#include "core/formats/address_lists.h"

#include "core/model/value_rules.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>
#include <utility>

namespace retinue::formats {
namespace {

const QString kPwd = QStringLiteral("pwd");
const QString kMember = QStringLiteral("member");
const QString kEntryList = QStringLiteral("entries");

bool isGroup(const AddressEntry &entry)
{
    return entry.entry.value(u"kind").toString() == u"group";
}

/// Groups whose members, followed down, lead nowhere but to themselves or to others that do: what is left
/// when those that have no group inside, and those that are in no group, are taken away again and again.
QSet<QString> groupsInCircles(const QHash<QString, QStringList> &inner)
{
    QHash<QString, int> children, parents;
    QHash<QString, QStringList> outer;
    for (auto group = inner.cbegin(); group != inner.cend(); ++group) {
        children[group.key()] += int(group.value().size());
        parents[group.key()] += 0;
        for (const QString &member : group.value()) {
            ++parents[member];
            outer[member].append(group.key());
        }
    }
    QSet<QString> left(inner.keyBegin(), inner.keyEnd());
    const auto peel = [&](QHash<QString, int> &degree, const QHash<QString, QStringList> &next) {
        QStringList ready;
        for (const QString &group : std::as_const(left)) {
            if (degree.value(group) == 0)
                ready.append(group);
        }
        while (!ready.isEmpty()) {
            const QString group = ready.takeLast();
            left.remove(group);
            const QStringList others = next.value(group);
            for (const QString &other : others) {
                if (left.contains(other) && --degree[other] == 0)
                    ready.append(other);
            }
        }
    };
    peel(children, outer);
    // Counted anew, among those that are left.
    parents.clear();
    for (const QString &group : std::as_const(left)) {
        const QStringList members = inner.value(group);
        for (const QString &member : members)
            ++parents[member];
    }
    peel(parents, inner);
    return left;
}

} // namespace

Result<AddressLists> AddressLists::forFile(const Catalogue &catalogue, ColumnOf columnOf,
                                           ImportResult &result)
{
    const Item *const personal = catalogue.find(u"address-book.personal");
    const Item *const group = catalogue.find(u"address-book.group");
    const Item *const keychain = catalogue.find(u"keychain");
    if (!personal || !group || !keychain)
        return Error{ErrorCode::Internal, QStringLiteral("the catalogue has no address lists"), {}};
    return AddressLists(*personal, *group, *keychain, columnOf, result);
}

void AddressLists::note(int line, const QString &field, const Reason &reason)
{
    m_result->problems.push_back({ImportProblem::Severity::Note, line, field, reason, {}});
}

void AddressLists::reject(int line, const QString &field, const Reason &reason)
{
    m_result->problems.push_back({ImportProblem::Severity::Rejected, line, field, reason, {}});
}

const Item &AddressLists::itemOf(const OwnerKey &owner) const
{
    return owner.kind() == OwnerKind::Group ? *m_group : *m_personal;
}

void AddressLists::add(const OwnerKey &owner, AddressEntry entry, const QString &columnOfId)
{
    if (!isGood(owner, entry))
        return;
    const auto known = m_listOf.constFind(owner);
    const std::size_t index = known == m_listOf.constEnd() ? m_lists.size() : *known;
    if (index == m_lists.size()) {
        m_listOf.insert(owner, index);
        m_lists.push_back({owner, {}, {}, {}});
    }
    List &list = m_lists[index];
    if (const int earlier = list.lineOf.value(comparableId(entry.id))) {
        ++m_result->counts.repeated;
        return reject(
            entry.line, columnOfId,
            Reason(QT_TRANSLATE_NOOP("Reason", "is the entry of line %1 again; the earlier one was kept"))
                .arg(earlier));
    }
    const QString id = comparableId(entry.id);
    list.lineOf.insert(id, entry.line);
    list.idOf.insert(id, entry.id);
    list.entries.push_back(std::move(entry));
}

/// The entry alone, without the members of a group, as the model judges it.
bool AddressLists::isGood(const OwnerKey &owner, const AddressEntry &entry)
{
    QJsonObject alone = entry.entry;
    const QString kind = alone.value(u"kind").toString();
    if (kind == u"group")
        alone.insert(u"members", QJsonArray());
    const Result<QByteArray> checked =
        model::checkedValue(itemOf(owner), {{kEntryList, QJsonObject{{entry.id, alone}}}});
    if (checked.ok())
        return true;
    // The entry is said by its line.
    const Error refused{checked.error().code, checked.error().detail, {}};
    const Refusal refusal = refusalOf(refused);
    const QString column = m_columnOf(kind, refusal.member);
    reject(entry.line, column,
           Reason(QT_TRANSLATE_NOOP("Reason", "%1; correct it on the device or in the file"))
               .arg(column.isEmpty() ? reasonOf(refused) : refusal.reason));
    return false;
}

/// Groups name their members by id or by what the file numbers its records with.
void AddressLists::setMembers(List &list)
{
    QHash<QString, QStringList> idsOfIndex;
    for (const AddressEntry &entry : list.entries) {
        if (!entry.index.isEmpty())
            idsOfIndex[entry.index].append(entry.id);
    }
    for (QStringList &ids : idsOfIndex)
        ids.sort(); // of one person: in no order of the file, so that it is the same however it is written
    for (AddressEntry &group : list.entries) {
        if (!isGroup(group))
            continue;
        QStringList members;
        QSet<QString> seen;
        int lost = 0;
        for (const QString &name : std::as_const(group.members)) {
            const QString id = list.idOf.value(comparableId(name));
            const QStringList ids = id.isEmpty() ? idsOfIndex.value(name) : QStringList(id);
            lost += ids.isEmpty() ? 1 : 0;
            for (const QString &id : ids) {
                if (!seen.contains(id))
                    members.append(id);
                seen.insert(id);
            }
        }
        group.members = members;
        if (lost > 0)
            note(group.line, kMember,
                 Reason(QT_TRANSLATE_NOOP(
                            "Reason",
                            "%1 members of the group are not among the good entries of its owner and were "
                            "left out"))
                     .arg(lost));
    }
}

/// Groups that contain each other would cost the whole list.
void AddressLists::openCircles(List &list)
{
    QSet<QString> groups;
    for (const AddressEntry &entry : list.entries) {
        if (isGroup(entry))
            groups.insert(entry.id);
    }
    QHash<QString, QStringList> inner;
    for (const AddressEntry &group : list.entries) {
        if (!isGroup(group))
            continue;
        QStringList &members = inner[group.id];
        std::copy_if(group.members.begin(), group.members.end(), std::back_inserter(members),
                     [&](const QString &member) { return groups.contains(member); });
    }
    const QSet<QString> circles = groupsInCircles(inner);
    for (AddressEntry &group : list.entries) {
        if (!circles.contains(group.id))
            continue;
        const auto lost =
            group.members.removeIf([&](const QString &member) { return circles.contains(member); });
        if (lost > 0)
            note(group.line, kMember,
                 Reason(QT_TRANSLATE_NOOP("Reason", "%1 members of the group are groups that contain it "
                                                    "again, directly or through others, "
                                                    "and were left out"))
                     .arg(lost));
    }
}

void AddressLists::finish(List &list)
{
    setMembers(list);
    openCircles(list);
    QJsonObject entries;
    QJsonObject credentials;
    int passwords = 0;
    for (AddressEntry &entry : list.entries) {
        if (isGroup(entry))
            entry.entry.insert(u"members", QJsonArray::fromStringList(entry.members));
        entries.insert(entry.id, entry.entry);
        if (entry.password.isEmpty())
            continue;
        if (m_arePasswordsEncrypted)
            ++m_encryptedPasswords;
        else if (list.owner.kind() != OwnerKind::User)
            ++passwords;
        else
            addCredential(entry, credentials);
    }
    const Item &item = itemOf(list.owner);
    Result<QByteArray> value = model::checkedValue(item, {{kEntryList, entries}});
    if (!value.ok()) {
        for (const AddressEntry &entry : list.entries)
            reject(entry.line, {},
                   Reason(QT_TRANSLATE_NOOP("Reason", "the list of this owner: %1"))
                       .arg(reasonOf(value.error())));
        return;
    }
    m_result->counts.accepted += int(list.entries.size());
    m_result->settings.push_back({list.owner, item.id, std::move(*value)});
    m_groupPasswords += passwords;
    addKeychain(list, credentials);
}

/// The entry is taken over without a password that no keychain can hold.
void AddressLists::addCredential(const AddressEntry &entry, QJsonObject &credentials)
{
    const QJsonObject credential{{QStringLiteral("target"), entry.entry.value(u"host")},
                                 {QStringLiteral("userName"), entry.entry.value(u"userName").toString()},
                                 {QStringLiteral("password"), entry.password}};
    const auto leftOut = [&](const Reason &reason) {
        note(entry.line, kPwd,
             Reason(QT_TRANSLATE_NOOP("Reason", "the entry was taken over without its password: %1"))
                 .arg(reason));
    };
    if (credentials.size() >= m_keychain->maxEntries)
        return leftOut(
            Reason(QT_TRANSLATE_NOOP("Reason", "a keychain holds %1 at most")).arg(m_keychain->maxEntries));
    const auto checked =
        model::checkedValue(*m_keychain, {{kEntryList, QJsonObject{{entry.id, credential}}}});
    if (!checked.ok())
        return leftOut(reasonOf({checked.error().code, checked.error().detail, {}})); // the line says which
    credentials.insert(entry.id, credential);
}

void AddressLists::addKeychain(const List &list, const QJsonObject &credentials)
{
    if (credentials.isEmpty())
        return;
    Result<QByteArray> value = model::checkedValue(*m_keychain, {{kEntryList, credentials}});
    if (!value.ok())
        return note(
            list.entries.front().line, kPwd,
            Reason(QT_TRANSLATE_NOOP("Reason", "the passwords of this user's folders were left out: %1"))
                .arg(reasonOf(value.error())));
    m_result->settings.push_back({list.owner, m_keychain->id, std::move(*value)});
}

void AddressLists::noteLosses()
{
    if (m_encryptedPasswords > 0)
        note(0, kPwd,
             Reason(QT_TRANSLATE_NOOP(
                        "Reason",
                        "%1 passwords are encrypted by the device and were left out; enter them again, "
                        "or export with plain passwords"))
                 .arg(m_encryptedPasswords));
    if (m_groupPasswords > 0)
        note(
            0, kPwd,
            Reason(QT_TRANSLATE_NOOP(
                       "Reason", "%1 passwords of groups' folders were left out: only users have a keychain"))
                .arg(m_groupPasswords));
    if (m_result->counts.unowned > 0)
        note(0, {},
             Reason(QT_TRANSLATE_NOOP(
                        "Reason",
                        "%1 entries are the device's own and belong to no user or group; name an owner "
                        "to take them over"))
                 .arg(m_result->counts.unowned));
}

void AddressLists::finish()
{
    for (List &list : m_lists)
        finish(list);
    noteLosses();
}

} // namespace retinue::formats
