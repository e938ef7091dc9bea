#pragma once

#include "core/client/reconciler.h"

#include <map>

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
    /// Of another generation everything that was shared is: its server may not have what the former one
    /// acknowledged (R14).
    [[nodiscard]] Result<void> take(const protocol::StartAnswer &answer, bool otherGeneration);

private:
    using Values = std::vector<protocol::DisplacedSetting>;
    struct Step
    {
        const Item *item = nullptr; ///< never null
        protocol::ScopeStep told;
    };
    /// The steps of one start, and what the server has got on their behalf.
    struct Work
    {
        std::vector<Step> steps;
        bool otherGeneration = false;
        std::map<std::pair<OwnerKey, QString>, QByteArray> sent = {};
    };
    enum class Which { All, Kept };
    /// What the server is to have before the steps are taken, and has not.
    [[nodiscard]] static Values due(LocalEdit &edit, const Work &work, Which which);
    [[nodiscard]] Result<void> sendKept(Work &work);
    [[nodiscard]] Result<void> sendUnsent(Work &work, const Generation &generation);
    /// False, and nothing was done: the panel has made something meanwhile that is due.
    [[nodiscard]] Result<bool> takeSteps(const Work &work, std::int64_t scopeEpoch);

    ReplicaContext &m_context;
    Reconciler &m_reconciler;
};

/// R33: takes the seeds of a user who is at the panel, once; nothing when they were taken, or when there are
/// none to take. Any thread.
[[nodiscard]] Result<void> takeSeeds(ReplicaContext &context, const OwnerKey &user,
                                     std::chrono::milliseconds timeout);

} // namespace retinue::client
