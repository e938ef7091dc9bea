#pragma once

#include "core/client/held_report.h"
#include "core/client/replica_context.h"

namespace retinue::client {

/// The network side of a Replica: starting, stopping, sending, following. One thread at a time.
class Synchronizer
{
public:
    explicit Synchronizer(ReplicaContext &context) : m_context(context) {}

    [[nodiscard]] Result<void> start(protocol::StartMode mode);
    [[nodiscard]] Result<void> stop();
    [[nodiscard]] Result<SyncReport> synchronize();
    [[nodiscard]] Result<std::vector<OwnerKey>> compareDigests();

private:
    [[nodiscard]] Result<void> begin(protocol::StartMode mode);
    [[nodiscard]] Result<void> reconcileAll(protocol::StartMode mode, const protocol::StartAnswer &answer,
                                            bool sameGeneration);
    [[nodiscard]] Result<Revision> reconcileBatch(protocol::StartMode mode, const Generation &generation,
                                                  std::vector<HeldReport> reports, bool sameGeneration);
    [[nodiscard]] Result<void> sendDisplaced(std::vector<protocol::DisplacedSetting> displaced);
    [[nodiscard]] Result<void> tellPanel();
    [[nodiscard]] Result<void> catchUp();
    [[nodiscard]] Result<void> bring(const OwnerKey &owner);
    [[nodiscard]] Result<void> sendQueue(SyncReport &report);
    /// An error: nothing more can go up now.
    [[nodiscard]] Result<void> judged(const QueuedChange &queued, const Generation &generation,
                                      Result<protocol::ChangeAnswer> answer, SyncReport &report);
    [[nodiscard]] Result<void> refuse(const QueuedChange &queued, const Error &error, SyncReport &report);
    [[nodiscard]] Result<void> follow(SyncReport &report);
    [[nodiscard]] Result<void> release();
    [[nodiscard]] Result<void> repair(const OwnerKey &owner, const Generation &generation);

    ReplicaContext &m_context;
};

} // namespace retinue::client
