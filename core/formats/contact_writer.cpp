#include "core/formats/contact_writer.h"

#include "core/model/json.h"

#include <QJsonArray>

#include <algorithm>
#include <utility>

namespace retinue::formats {
namespace {

const QString kMembersField = QStringLiteral("members");

/// Entries of one record have the same one.
QByteArray recordKey(const QJsonObject &entry, const QString &ownColumn)
{
    QJsonObject columns = entry.value(u"columns").toObject();
    columns.remove(ownColumn);
    return model::canonicalJson(
        QJsonArray{entry.value(u"name").toString(), entry.value(u"reading").toString(), columns});
}

bool hasKind(const ContactGroup &contact, const QString &kind)
{
    return std::any_of(contact.entries.begin(), contact.entries.end(),
                       [&](const auto &entry) { return entry.second.value(u"kind").toString() == kind; });
}

} // namespace

std::vector<ContactGroup> contactGroups(const QString &part, const QJsonObject &entries,
                                        const ContactRule &rule, WrittenText &written)
{
    std::vector<ContactGroup> contacts;
    QHash<QByteArray, std::size_t> known;
    for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
        const QJsonObject content = entry.value().toObject();
        const QString kind = content.value(u"kind").toString();
        const QString name = content.value(u"name").toString();
        if (kind == u"group")
            continue;
        if (!rule.kinds.contains(kind)) {
            written.rejectEntry(
                entry.key(), part, {},
                Reason(QT_TRANSLATE_NOOP("Reason", "files of this kind hold no entries of the kind %1"))
                    .arg(kind));
            continue;
        }
        const QByteArray key = recordKey(content, rule.ownColumn);
        const auto found = known.constFind(key);
        const bool joins = found != known.constEnd() && !(rule.oneOfEach && hasKind(contacts[*found], kind));
        if (!joins) {
            QJsonObject columns = content.value(u"columns").toObject();
            columns.remove(rule.ownColumn);
            known.insert(key, contacts.size());
            contacts.push_back({name, content.value(u"reading").toString(), columns, {}});
        }
        contacts[joins ? *found : contacts.size() - 1].entries.emplace_back(entry.key(), content);
    }
    return contacts;
}

void RecordNames::add(const ContactGroup &contact, const QString &name)
{
    for (const auto &[id, entry] : contact.entries)
        m_nameOf.insert(id, name);
    m_sizeOf.insert(name, int(contact.entries.size()));
}

QStringList RecordNames::membersOf(const QString &part, const QJsonObject &group, WrittenText &written) const
{
    QStringList records;
    QHash<QString, int> taken;
    int lost = 0;
    const QJsonArray members = group.value(u"members").toArray();
    for (const QJsonValue member : members) {
        const QString record = m_nameOf.value(member.toString());
        if (record.isEmpty())
            ++lost;
        else if (++taken[record] == 1)
            records.append(record);
    }
    const bool bringsMore = std::any_of(taken.keyBegin(), taken.keyEnd(), [&](const QString &record) {
        return taken.value(record) < m_sizeOf.value(record, 1);
    });
    if (lost > 0)
        written.note(
            part, kMembersField,
            Reason(QT_TRANSLATE_NOOP("Reason", "%1 members of a group are not in the file")).arg(lost));
    if (bringsMore)
        written.note(
            part, kMembersField,
            Reason(QT_TRANSLATE_NOOP(
                "Reason",
                "a group has one destination of a person, the file only has the whole person in it")));
    return records;
}

std::optional<FormatWriter::Written> RecordWriter::addressList(const OwnerKey &owner,
                                                               const QJsonObject &entries)
{
    Written written;
    const QString part = owner.toString();
    const std::vector<ContactGroup> contacts = contactGroups(part, entries, m_rule, written);
    const auto forEachGroup = [&entries](const auto &use) {
        for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
            const QJsonObject content = entry.value().toObject();
            if (content.value(u"kind").toString() == u"group")
                use(entry.key(), content);
        }
    };
    RecordNames names;
    for (const ContactGroup &contact : contacts)
        names.add(contact, nameOf(contact.columns, contact.entries.front().first));
    forEachGroup([&](const QString &id, const QJsonObject &group) {
        names.addGroup(id, nameOf(group.value(u"columns").toObject(), id));
    });
    for (const ContactGroup &contact : contacts)
        writeContact(contact, written);
    forEachGroup([&](const QString &id, const QJsonObject &group) {
        writeGroup(id, group, names.membersOf(part, group, written), written);
    });
    return written;
}

} // namespace retinue::formats
