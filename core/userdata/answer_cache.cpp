#include "core/userdata/answer_cache.h"

namespace retinue::userdata {

namespace {

/// What an entry takes besides its body: keys, list and map nodes.
constexpr std::size_t kEntryBytes = 512;

std::size_t weight(const CachedAnswer &answer)
{
    return kEntryBytes + (answer.body ? answer.body->size() : 0);
}

} // namespace

AnswerCache::AnswerCache(std::size_t mostBytes) : m_mostBytesPerShard(mostBytes / kShards) {}

AnswerCache::Shard &AnswerCache::shardOf(const OwnerKey &owner)
{
    return m_shards[KeyHash()(owner) % kShards];
}

std::optional<CachedAnswer> AnswerCache::find(const OwnerKey &owner)
{
    Shard &shard = shardOf(owner);
    const std::lock_guard lock(shard.mutex);
    const auto place = shard.places.find(owner);
    if (place == shard.places.end())
        return std::nullopt;
    shard.entries.splice(shard.entries.begin(), shard.entries, place->second);
    return place->second->answer;
}

AnswerCache::Ticket AnswerCache::ticket(const OwnerKey &owner)
{
    Shard &shard = shardOf(owner);
    const std::lock_guard lock(shard.mutex);
    return {shard.epoch};
}

void AnswerCache::keep(const OwnerKey &owner, const Ticket &ticket, CachedAnswer answer)
{
    const std::size_t size = weight(answer);
    // One huge answer must not push out all others.
    if (size > m_mostBytesPerShard / 4)
        return;
    Shard &shard = shardOf(owner);
    const std::lock_guard lock(shard.mutex);
    if (shard.epoch != ticket.epoch)
        return;
    if (const auto known = shard.places.find(owner); known != shard.places.end())
        drop(shard, known->second);
    shard.entries.push_front({owner, std::move(answer)});
    shard.places.emplace(owner, shard.entries.begin());
    shard.bytes += size;
    while (shard.bytes > m_mostBytesPerShard)
        drop(shard, std::prev(shard.entries.end()));
}

void AnswerCache::invalidate(const OwnerKey &owner)
{
    Shard &shard = shardOf(owner);
    const std::lock_guard lock(shard.mutex);
    ++shard.epoch;
    if (const auto known = shard.places.find(owner); known != shard.places.end())
        drop(shard, known->second);
}

std::size_t AnswerCache::bytes()
{
    std::size_t sum = 0;
    for (Shard &shard : m_shards) {
        const std::lock_guard lock(shard.mutex);
        sum += shard.bytes;
    }
    return sum;
}

void AnswerCache::drop(Shard &shard, std::list<Entry>::iterator entry)
{
    shard.bytes -= weight(entry->answer);
    shard.places.erase(entry->owner);
    shard.entries.erase(entry);
}

} // namespace retinue::userdata
