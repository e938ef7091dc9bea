#pragma once

#include "core/model/owner.h"
#include "core/model/revision.h"

#include <array>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

namespace retinue::userdata {

/// A pull's full answer without secret values.
struct CachedAnswer
{
    State state;
    std::optional<OwnerId> id;
    bool hasSecrets = false; ///< somebody at the panel gets more than this
    std::shared_ptr<const std::string> body;
};

/// The newest answers by owner, least recently used out first, bounded in bytes. Never older than what was
/// acknowledged: a reader takes a ticket *before* it opens its view of the store, and what it read is kept
/// only if nothing in the owner's shard was invalidated since; the writer invalidates after the commit and
/// before it acknowledges. Holds no secret values. Thread-safe.
class AnswerCache
{
public:
    explicit AnswerCache(std::size_t mostBytes);

    struct Ticket
    {
        std::uint64_t epoch = 0;
    };
    [[nodiscard]] std::optional<CachedAnswer> find(const OwnerKey &owner);
    [[nodiscard]] Ticket ticket(const OwnerKey &owner);
    void keep(const OwnerKey &owner, const Ticket &ticket, CachedAnswer answer);
    void invalidate(const OwnerKey &owner);
    [[nodiscard]] std::size_t bytes();

private:
    struct Entry
    {
        OwnerKey owner;
        CachedAnswer answer;
    };
    struct KeyHash
    {
        std::size_t operator()(const OwnerKey &key) const { return qHash(key, 0); }
    };
    struct Shard
    {
        std::mutex mutex;
        std::uint64_t epoch = 0;
        std::size_t bytes = 0;
        std::list<Entry> entries; ///< most recently used first
        std::unordered_map<OwnerKey, std::list<Entry>::iterator, KeyHash> places;
    };

    static constexpr std::size_t kShards = 64;
    [[nodiscard]] Shard &shardOf(const OwnerKey &owner);
    static void drop(Shard &shard, std::list<Entry>::iterator entry);

    const std::size_t m_mostBytesPerShard;
    std::array<Shard, kShards> m_shards;
};

} // namespace retinue::userdata
