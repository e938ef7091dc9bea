#include "core/store/write_group.h"

#include <algorithm>

namespace retinue::store {

Result<void> WriteGroup::begin(sql::Database &database, const SecretValues &secrets)
{
    auto head = Tables(database, secrets).head.read(true);
    if (!head)
        return std::move(head).error();
    m_head = *std::move(head);
    m_newest = m_head.revision;
    m_changed = false;
    m_sum = {};
    return {};
}

void WriteGroup::add(EditSum sum)
{
    m_changed =
        m_changed || !sum.changed.empty() || sum.generation || sum.scopes || sum.purged > m_head.purged;
    for (const OwnerChanged &owner : sum.changed)
        m_newest = std::max(m_newest, owner.revision);
    std::move(sum.changed.begin(), sum.changed.end(), std::back_inserter(m_sum.changed));
    for (const auto &[number, digest] : sum.buckets)
        m_sum.buckets[number] += digest;
    m_head.users += sum.users;
    m_head.groups += sum.groups;
    m_head.settings += sum.settings;
    m_head.purged = std::max(m_head.purged, sum.purged);
    // At once, and not at the end: the writes that follow in this group are judged by it.
    if (sum.generation)
        m_head.generation = *sum.generation;
    if (sum.scopes)
        m_head.scopes = *std::move(sum.scopes);
}

Result<void> WriteGroup::finish(sql::Database &database, const SecretValues &secrets)
{
    if (!m_changed)
        return {};
    Tables tables(database, secrets);
    ContentSum root = ContentSum::fromBytes(m_head.root);
    for (const auto &[number, added] : m_sum.buckets) {
        auto bucket = tables.buckets.read(number);
        if (!bucket)
            return std::move(bucket).error();
        ContentSum digest = ContentSum::fromBytes(bucket->digest);
        digest += added;
        RETINUE_TRY(tables.buckets.setDigest(number, digest));
        root += added;
    }
    m_head.root = root.toBytes();
    return tables.head.update(m_head);
}

} // namespace retinue::store
