#pragma once

#include "core/client/local_edit.h"
#include "core/client/reconciler.h"
#include "core/client/replica_context.h"

#include <set>

namespace retinue::client {

/// Sends the changes that wait, in order, and notes what became of each (R7, R8). Of the network side's
/// thread.
class ChangeSender
{
public:
    ChangeSender(ReplicaContext &context, Reconciler &reconciler)
        : m_context(context)
        , m_reconciler(reconciler)
    {
    }

    /// An error: nothing more can go up now. What the server does not let this device change it names in a
    /// comparison and sends again, once.
    [[nodiscard]] Result<void> send(SyncReport &report);

private:
    [[nodiscard]] Result<void> sendQueue(SyncReport &report);
    [[nodiscard]] Result<void> judged(const QueuedChange &queued, Result<protocol::ChangeAnswer> answer,
                                      SyncReport &report);
    [[nodiscard]] Result<void> refuse(const QueuedChange &queued, const Error &error, SyncReport &report);

    ReplicaContext &m_context;
    Reconciler &m_reconciler;
    // Of one send().
    Generation m_generation;
    std::set<OwnerKey> m_notPermitted;
    bool m_named = false;
};

} // namespace retinue::client
