#pragma once

#include "core/model/owner_set.h"
#include "core/store/store.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <vector>

namespace retinue::engine {

/// Turns commits into hints without holding up the database's writer: noted there, announced on a thread of
/// its own. While one round is being announced further commits gather, so a device gets one hint for many
/// changes, however fast they come. Thread-safe.
class ChangeAnnouncer
{
public:
    /// Brings the news of one round; called on the announcer's thread.
    using Announce = std::function<void(const OwnerSet &owners, Revision revision)>;

    explicit ChangeAnnouncer(Announce announce);
    ~ChangeAnnouncer(); ///< stop()
    ChangeAnnouncer(const ChangeAnnouncer &) = delete;
    ChangeAnnouncer &operator=(const ChangeAnnouncer &) = delete;

    /// Cheap; from the writer's thread.
    void note(const std::vector<store::OwnerChanged> &changed);
    /// Finishes the round in hand, drops the rest (hints may be lost), joins. Never from the announcer's
    /// thread. Idempotent.
    void stop();

private:
    void run();

    const Announce m_announce;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::unordered_map<OwnerId, OwnerKey> m_owners;
    Revision m_revision;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace retinue::engine
