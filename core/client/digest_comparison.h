#pragma once

#include "core/client/replica_context.h"

namespace retinue::client {

/// R13: finds what differs from the server without a message, repairs it, and tells the server what is left.
/// Of the network side's thread.
class DigestComparison
{
public:
    explicit DigestComparison(ReplicaContext &context) : m_context(context) {}

    /// The owners repaired.
    [[nodiscard]] Result<std::vector<OwnerKey>> compare();

private:
    [[nodiscard]] Result<std::vector<OwnerKey>> compareAndRepair();
    /// Those of `owners`, or of all, that differ.
    [[nodiscard]] Result<std::vector<OwnerKey>> report(const std::vector<OwnerKey> *owners);
    /// Whether the server gave its data.
    [[nodiscard]] Result<bool> repair(const OwnerKey &owner);

    ReplicaContext &m_context;
};

} // namespace retinue::client
