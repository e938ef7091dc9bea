#include "core/sync/collections.h"

#include "core/model/json.h"
#include "core/model/text_rules.h"
#include "core/sync/entries.h"

#include <QHash>
#include <QJsonArray>
#include <QSet>

namespace retinue::sync {
namespace {

const QString kEntriesMember = QStringLiteral("entries");
const QString kButtonsMember = QStringLiteral("buttons");
const QString kMembersMember = QStringLiteral("members");
const QString kOrderMember = QStringLiteral("order");
const QString kKindMember = QStringLiteral("kind");
const QString kGroupKind = QStringLiteral("group");

/// Under which id each entry of the second collection goes on.
using NewIds = QHash<QString, QString>;

QJsonArray renamed(const QJsonArray &ids, const NewIds &newIds)
{
    QJsonArray result;
    for (const QJsonValue id : ids)
        result.append(newIds.value(id.toString(), id.toString()));
    return result;
}

QJsonArray withoutRepetitions(const QJsonArray &ids)
{
    QJsonArray result;
    QSet<QString> known;
    for (const QJsonValue id : ids) {
        if (const QString text = id.toString(); !known.contains(text)) {
            known.insert(text);
            result.append(id);
        }
    }
    return result;
}

/// Address lists have groups, whose members are entries of the same list.
enum class Groups { None, ByKind };

class Union
{
public:
    Union(const QJsonObject &first, const QJsonObject &second, Groups groups)
        : m_first(first)
        , m_second(second)
        , m_groups(groups)
        , m_all(first)
    {
        for (auto entry = first.begin(); entry != first.end(); ++entry)
            know(entry.key(), entry.value().toObject());
        for (auto entry = second.begin(); entry != second.end(); ++entry) {
            if (!isGroup(entry.value().toObject()))
                place(entry.key());
        }
        placeGroups();
    }
    [[nodiscard]] const QJsonObject &all() const { return m_all; }
    [[nodiscard]] const NewIds &newIds() const { return m_newIds; }

private:
    [[nodiscard]] bool isGroup(const QJsonObject &entry) const
    {
        return m_groups == Groups::ByKind && entry.value(kKindMember).toString() == kGroupKind;
    }
    [[nodiscard]] QJsonArray membersOf(const QString &group) const
    {
        return m_second.value(group).toObject().value(kMembersMember).toArray();
    }

    /// Whoever is in a group comes before it: only then it is known whether the first has the same one.
    void placeGroups()
    {
        QHash<QString, int> open; // group -> members that are groups not yet placed
        QHash<QString, QStringList> around;
        QStringList next;
        for (auto entry = m_second.begin(); entry != m_second.end(); ++entry) {
            if (!isGroup(entry.value().toObject()))
                continue;
            int inner = 0;
            const QJsonArray members = withoutRepetitions(membersOf(entry.key()));
            for (const QJsonValue member : members) {
                if (!isGroup(m_second.value(member.toString()).toObject()))
                    continue;
                ++inner;
                around[member.toString()].append(entry.key());
            }
            open.insert(entry.key(), inner);
            if (inner == 0)
                next.append(entry.key());
        }
        while (!next.isEmpty()) {
            const QString group = next.takeLast();
            place(group);
            open.remove(group);
            const QStringList outer = around.value(group);
            for (const QString &other : outer) {
                if (--open[other] == 0)
                    next.append(other);
            }
        }
        // Left are groups that contain themselves, which no valid list has.
        const QStringList left = open.keys();
        for (const QString &group : left)
            place(group);
    }

    void place(const QString &id)
    {
        QJsonObject content = m_second.value(id).toObject();
        if (isGroup(content))
            content.insert(kMembersMember, withoutRepetitions(renamed(membersOf(id), m_newIds)));
        if (m_first.value(id) == content)
            return;
        QString goesOnAs = id;
        if (const auto known = m_known.constFind(model::canonicalJson(content)); known != m_known.constEnd())
            goesOnAs = *known;
        else if (m_first.contains(id))
            goesOnAs = freshId(id);
        if (goesOnAs != id)
            m_newIds.insert(id, goesOnAs);
        if (!m_all.contains(goesOnAs)) {
            m_all.insert(goesOnAs, content);
            know(goesOnAs, content);
        }
    }

    void know(const QString &id, const QJsonObject &content)
    {
        const QByteArray key = model::canonicalJson(content);
        if (!m_known.contains(key))
            m_known.insert(key, id);
    }

    [[nodiscard]] QString freshId(const QString &id) const
    {
        for (int number = 2;; ++number) {
            const QString tail = QLatin1Char('-') + QString::number(number);
            QString fresh = id.left(model::kMaxEntryId - tail.size()) + tail;
            if (!m_all.contains(fresh) && !m_second.contains(fresh))
                return fresh;
        }
    }

    const QJsonObject m_first, m_second;
    const Groups m_groups;
    QJsonObject m_all;
    QHash<QByteArray, QString> m_known; ///< what is in it, by content: under the first of its ids
    NewIds m_newIds;
};

/// The members of both, `first`'s where both have one.
QJsonObject joined(const QJsonObject &first, const QJsonObject &second)
{
    QJsonObject all = second;
    for (auto member = first.begin(); member != first.end(); ++member)
        all.insert(member.key(), member.value());
    return all;
}

QJsonObject credentials(const QJsonObject &first, const QJsonObject &second)
{
    QJsonObject merged = joined(first, second);
    merged.insert(kEntriesMember,
                  joined(first.value(kEntriesMember).toObject(), second.value(kEntriesMember).toObject()));
    return merged;
}

QJsonObject addressLists(const QJsonObject &first, const QJsonObject &second)
{
    QJsonObject merged = joined(first, second);
    merged.insert(kEntriesMember, Union(first.value(kEntriesMember).toObject(),
                                        second.value(kEntriesMember).toObject(), Groups::ByKind)
                                      .all());
    return merged;
}

QJsonObject buttons(const QJsonObject &first, const QJsonObject &second)
{
    const Union both(first.value(kButtonsMember).toObject(), second.value(kButtonsMember).toObject(),
                     Groups::None);
    QJsonObject merged = joined(first, second);
    merged.insert(kButtonsMember, both.all());
    if (merged.contains(kOrderMember)) {
        QJsonArray order = first.value(kOrderMember).toArray();
        const QJsonArray behind = renamed(second.value(kOrderMember).toArray(), both.newIds());
        for (const QJsonValue id : behind)
            order.append(id);
        merged.insert(kOrderMember, withoutRepetitions(order));
    }
    return merged;
}

} // namespace

std::optional<QJsonObject> mergeCollections(const Item &item, const QJsonObject &first,
                                            const QJsonObject &second)
{
    switch (item.shape) {
    case model::ValueShape::Object:
        return {};
    case model::ValueShape::Entries:
        return mergeEntries(item, first, second);
    case model::ValueShape::Credentials:
        return credentials(first, second);
    case model::ValueShape::AddressList:
        return addressLists(first, second);
    case model::ValueShape::Buttons:
        return buttons(first, second);
    }
    Q_UNREACHABLE();
}

} // namespace retinue::sync
