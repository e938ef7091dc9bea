#include "history.h"

#include "core/model/catalogue.h"

namespace retinue::test {
namespace {

QByteArray valueOf(const Contents &contents, const OwnerKey &owner, const QString &item)
{
    const auto found = contents.find({owner, item});
    return found == contents.end() ? QByteArray() : found->second;
}

} // namespace

Result<protocol::ChangeAnswer> History::push(const DeviceId &device, const protocol::SettingChange &change)
{
    const QByteArray before = valueOf(m_server.contents(), change.owner, change.item);
    auto answer = m_server.push(device, change);
    const QByteArray after = valueOf(m_server.contents(), change.owner, change.item);
    if (Catalogue::builtIn().find(change.item)->isMerged())
        return answer;
    if (answer)
        m_applied.insert(change.value);
    if (after == before)
        return answer;
    if (!before.isEmpty())
        m_deleted.insert(before); // its time is over
    if (!before.isEmpty() && !setting(device, change.owner, change.item).seen.contains(before))
        m_complaints << QStringLiteral("%1 of %2: %3 overwrote %4, which its device had not shown")
                            .arg(change.item, change.owner.toString(), QString::fromUtf8(after),
                                 QString::fromUtf8(before));
    if (!change.basedOn)
        m_created.insert(after);
    if (m_deleted.contains(after) && !m_mayReturn[device].contains(after) &&
        !m_answersForgotten.contains(after))
        m_complaints << QStringLiteral("%1 of %2: %3 came back after it was deleted")
                            .arg(change.item, change.owner.toString(), QString::fromUtf8(after));
    return answer;
}

void History::deleteOwner(const OwnerKey &owner)
{
    for (const auto &[place, value] : m_server.contents()) {
        if (place.first == owner)
            m_deleted.insert(value);
    }
    m_server.deleteOwner(owner);
}

/// What the older copy does not have is gone, and what it has is back.
void History::restoreCopy()
{
    const Contents before = m_server.contents();
    m_server.restoreCopy();
    std::set<QByteArray> kept;
    for (const auto &[place, value] : m_server.contents())
        kept.insert(value);
    for (const QByteArray &value : kept)
        m_deleted.erase(value);
    for (const auto &[place, value] : before) {
        if (!kept.contains(value))
            m_deleted.insert(value);
    }
    for (auto &[device, values] : m_mayReturn)
        values = m_deleted; // answers are forgotten, and everybody will start anew
}

} // namespace retinue::test
