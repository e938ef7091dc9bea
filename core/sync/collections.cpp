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

/// Under which id each entry of the second collection goes on.
using NewIds = QHash<QString, QString>;

bool isGroup(const QJsonObject &entry)
{
    return entry.contains(kMembersMember);
}

QJsonArray renamed(const QJsonArray &ids, const NewIds &newIds)
{
    QJsonArray result;
    for (const QJsonValue id : ids)
        result.append(newIds.value(id.toString(), id.toString()));
    return result;
}

bool hasRenamed(const QJsonArray &ids, const NewIds &newIds)
{
    return renamed(ids, newIds) != ids;
}

class Union
{
public:
    Union(const QJsonObject &first, const QJsonObject &second) : m_first(first), m_second(second)
    {
        for (auto entry = first.begin(); entry != first.end(); ++entry) {
            if (!isGroup(entry.value().toObject()))
                m_known.insert(model::canonicalJson(entry.value()), entry.key());
        }
    }

    [[nodiscard]] QJsonObject made()
    {
        for (auto entry = m_second.begin(); entry != m_second.end(); ++entry) {
            if (!isGroup(entry.value().toObject()))
                place(entry.key(), entry.value());
        }
        // A group with another's member is another group; so are the groups around it.
        for (bool changed = true; changed;) {
            changed = false;
            for (auto entry = m_second.begin(); entry != m_second.end(); ++entry) {
                const QJsonObject group = entry.value().toObject();
                if (!isGroup(group) || m_newIds.contains(entry.key()) || !m_first.contains(entry.key()))
                    continue;
                if (m_first.value(entry.key()) == entry.value() &&
                    !hasRenamed(group.value(kMembersMember).toArray(), m_newIds))
                    continue;
                rename(entry.key());
                changed = true;
            }
        }
        QJsonObject all = m_first;
        for (auto entry = m_second.begin(); entry != m_second.end(); ++entry) {
            const QString id = m_newIds.value(entry.key(), entry.key());
            if (all.contains(id))
                continue;
            QJsonObject content = entry.value().toObject();
            if (isGroup(content))
                content.insert(kMembersMember, withoutRepetitions(renamed(
                                                   content.value(kMembersMember).toArray(), m_newIds)));
            all.insert(id, content);
        }
        return all;
    }
    [[nodiscard]] const NewIds &newIds() const { return m_newIds; }

    static QJsonArray withoutRepetitions(const QJsonArray &ids)
    {
        QJsonArray result;
        for (const QJsonValue id : ids) {
            if (!result.contains(id))
                result.append(id);
        }
        return result;
    }

private:
    void place(const QString &id, const QJsonValue &entry)
    {
        if (m_first.value(id) == entry)
            return;
        if (const auto known = m_known.constFind(model::canonicalJson(entry)); known != m_known.constEnd())
            m_newIds.insert(id, *known);
        else if (m_first.contains(id))
            rename(id);
    }
    void rename(const QString &id)
    {
        for (int number = 2;; ++number) {
            const QString tail = QLatin1Char('-') + QString::number(number);
            const QString fresh = id.left(model::kMaxEntryId - tail.size()) + tail;
            if (m_first.contains(fresh) || m_second.contains(fresh) || m_taken.contains(fresh))
                continue;
            m_taken.insert(fresh);
            m_newIds.insert(id, fresh);
            return;
        }
    }

    const QJsonObject m_first, m_second;
    QHash<QByteArray, QString> m_known; ///< the first's entries by what they are
    NewIds m_newIds;
    QSet<QString> m_taken;
};

/// The members of both, `first`'s where both have one.
QJsonObject joined(const QJsonObject &first, const QJsonObject &second)
{
    QJsonObject all = second;
    for (auto member = first.begin(); member != first.end(); ++member)
        all.insert(member.key(), member.value());
    return all;
}

Collection credentials(const QJsonObject &first, const QJsonObject &second)
{
    const QJsonObject mine = first.value(kEntriesMember).toObject();
    const QJsonObject others = second.value(kEntriesMember).toObject();
    Collection merged{joined(first, second)};
    merged.value.insert(kEntriesMember, joined(mine, others));
    for (auto entry = others.begin(); entry != others.end(); ++entry)
        merged.drops =
            merged.drops || (mine.contains(entry.key()) && mine.value(entry.key()) != entry.value());
    return merged;
}

Collection united(const QString &container, const QJsonObject &first, const QJsonObject &second)
{
    Union both(first.value(container).toObject(), second.value(container).toObject());
    Collection merged{joined(first, second)};
    merged.value.insert(container, both.made());
    if (container == kButtonsMember && merged.value.contains(kOrderMember)) {
        QJsonArray order = first.value(kOrderMember).toArray();
        const QJsonArray behind = renamed(second.value(kOrderMember).toArray(), both.newIds());
        for (const QJsonValue id : behind)
            order.append(id);
        merged.value.insert(kOrderMember, Union::withoutRepetitions(order));
    }
    return merged;
}

} // namespace

std::optional<Collection> mergeCollections(const Item &item, const QJsonObject &first,
                                           const QJsonObject &second)
{
    switch (item.shape) {
    case model::ValueShape::Object:
        return {};
    case model::ValueShape::Entries:
        return Collection{mergeEntries(item, first, second)};
    case model::ValueShape::Credentials:
        return credentials(first, second);
    case model::ValueShape::AddressList:
        return united(kEntriesMember, first, second);
    case model::ValueShape::Buttons:
        return united(kButtonsMember, first, second);
    }
    Q_UNREACHABLE();
}

} // namespace retinue::sync
