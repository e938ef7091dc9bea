#pragma once

#include "core/client/local_store.h"
#include "core/client/replica.h"

namespace retinue::client {

/// Gives the data of a device for a file (R11, R12, R23), owner by owner.
class Exporting
{
public:
    explicit Exporting(LocalStore &store) : m_store(store) {}

    /// As Replica::exportData().
    [[nodiscard]] Result<ExportReport> run(const ExportRequest &request, const ExportVisitor &visit);

private:
    [[nodiscard]] Result<void> choose(LocalEdit &edit, const ExportRequest &request);
    [[nodiscard]] Result<std::optional<ExportedOwner>> read(const OwnerKey &owner, bool withSecrets);

    LocalStore &m_store;
    std::vector<OwnerKey> m_owners;
    ExportReport m_report;
};

/// NotPermitted with the reason unless data may be imported and exported now (R23). The phase on the disk
/// decides, also without an agent: R23's "started" is started, "paused" is started without a server,
/// "pausing" is everything between; only stopped is stopped.
[[nodiscard]] Result<void> checkExchangeAllowed(LocalEdit &edit, const Clock &clock);

} // namespace retinue::client
