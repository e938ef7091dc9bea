#pragma once

#include "core/client/replica_context.h"

namespace retinue::client {

/// R13: finds what differs from the server without a message, and repairs it. Of the network side's thread.
class DigestComparison
{
public:
    explicit DigestComparison(ReplicaContext &context) : m_context(context) {}

    /// The owners repaired.
    [[nodiscard]] Result<std::vector<OwnerKey>> compare();

private:
    [[nodiscard]] Result<void> repair(const OwnerKey &owner, const Generation &generation);

    ReplicaContext &m_context;
};

} // namespace retinue::client
