#pragma once

#include "core/client/reconciler.h"

namespace retinue::client {

/// What a device does about the scopes of items (R33-R36): at its start, before it reconciles, the steps that
/// the server answered; at a login the seeds. Of the network side's thread, but takeSeeds().
class ScopeSteps
{
public:
    ScopeSteps(ReplicaContext &context, Reconciler &reconciler) : m_context(context), m_reconciler(reconciler)
    {
    }

    /// The steps taken last, for the request to start.
    [[nodiscard]] static std::vector<protocol::TakenStep> taken(LocalEdit &edit);
    /// All steps in one transaction; what was asked of the server before it is asked again after a crash.
    /// What was shared and has not gone up is kept by the server first, and named in the communication log.
    [[nodiscard]] Result<void> take(const protocol::StartAnswer &answer);

private:
    struct Step
    {
        const Item *item = nullptr; ///< never null
        protocol::ScopeStep told;
    };
    [[nodiscard]] Result<void> sendKept(std::vector<Step> &steps);
    [[nodiscard]] Result<void> sendUnsent(const std::vector<Step> &steps, const Generation &generation);

    ReplicaContext &m_context;
    Reconciler &m_reconciler;
};

/// R33: takes the seeds of a user who is at the panel, once; nothing when they were taken, or when there are
/// none to take. Any thread.
[[nodiscard]] Result<void> takeSeeds(ReplicaContext &context, const OwnerKey &user,
                                     std::chrono::milliseconds timeout);

} // namespace retinue::client
