#pragma once

#include "core/client/change_sender.h"
#include "core/client/reconciler.h"
#include "core/client/replica_context.h"
#include "core/client/scope_steps.h"

namespace retinue::client {

/// The network side of a Replica: starting, stopping, sending, following. One thread at a time.
class Synchronizer
{
public:
    explicit Synchronizer(ReplicaContext &context)
        : m_context(context)
        , m_reconciler(context)
        , m_sender(context, m_reconciler)
        , m_scopes(context, m_reconciler)
    {
    }

    [[nodiscard]] Result<void> start(protocol::StartMode mode);
    [[nodiscard]] Result<void> stop();
    [[nodiscard]] Result<SyncReport> synchronize();

private:
    [[nodiscard]] Result<void> begin(protocol::StartMode mode);
    [[nodiscard]] Result<void> tellPanel();
    [[nodiscard]] Result<void> catchUp();
    [[nodiscard]] Result<void> bring(const OwnerKey &owner);
    [[nodiscard]] Result<void> goOnUnlessAllWaits(Result<void> pulled, const OwnerKey &owner);
    [[nodiscard]] Result<void> follow(SyncReport &report);
    [[nodiscard]] Result<void> release();

    ReplicaContext &m_context;
    Reconciler m_reconciler;
    ChangeSender m_sender;
    ScopeSteps m_scopes;
};

} // namespace retinue::client
