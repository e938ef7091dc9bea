#pragma once

#include "core/base/cancel_token.h"
#include "core/client/export_window.h"
#include "core/client/replica_context.h"
#include "core/client/synchronizer.h"

#include <functional>

namespace retinue::client {

/// [Prepare for User Data Export] (R22, R23): brings the copies of the chosen users and groups to equal the
/// server's, and opens the window. Of the network side's thread; once.
///
/// It is done owner by owner, and stops at the next of them when cancelled. From the moment when it makes
/// room until its end there is no window, because those who were prepared before may give way. A crash leaves
/// no window either, and copies that are each as good as any.
class Preparation
{
public:
    Preparation(ReplicaContext &context, Synchronizer &synchronizer, const PrepareProgress &progress,
                CancelToken cancel)
        : m_context(context)
        , m_synchronizer(synchronizer)
        , m_reconciler(context)
        , m_progress(progress)
        , m_cancel(std::move(cancel))
    {
    }

    /// As Replica::prepare().
    [[nodiscard]] Result<PrepareReport> run(const std::vector<OwnerKey> &owners);

private:
    [[nodiscard]] Result<void> choose(const std::vector<OwnerKey> &owners);
    [[nodiscard]] Result<void> leaveOutUnknown();
    [[nodiscard]] Result<void> makeRoom();
    [[nodiscard]] Result<void> bring();
    [[nodiscard]] Result<void> sendAndOpen();
    /// Whether nothing is on its way up any more, so that it can be judged.
    [[nodiscard]] Result<bool> judge();
    [[nodiscard]] Result<void> exchange();
    [[nodiscard]] Result<void> goOn(PrepareStep step, std::size_t done) const;

    ReplicaContext &m_context;
    Synchronizer &m_synchronizer;
    Reconciler m_reconciler;
    const PrepareProgress &m_progress;
    const CancelToken m_cancel;
    std::vector<OwnerKey> m_owners;  ///< users first, each once
    std::vector<OwnerKey> m_unknown; ///< chosen, but not here, and nothing to the server
    std::optional<Generation> m_generation;
    PrepareReport m_report;
};

/// How many can be prepared at once on a device of these bounds (R22).
[[nodiscard]] PrepareLimits prepareLimits(const LocalStoreOptions &options);

} // namespace retinue::client
