#pragma once

#include "core/client/local_store.h"
#include "core/client/replica.h"

namespace retinue::client {

struct LocalOwnerRow;

/// Gives the data of a device for a file (R11, R12, R23), owner by owner.
class Exporting
{
public:
    explicit Exporting(LocalStore &store) : m_store(store) {}

    /// As Replica::exportData().
    [[nodiscard]] Result<ExportReport> run(const ExportRequest &request, const ExportVisitor &visit);

private:
    [[nodiscard]] Result<void> choose(LocalEdit &edit, const ExportRequest &request);
    /// What an owner is at the moment when it is read.
    struct Read
    {
        bool isRefused = false;             ///< lacks something that was not agreed to
        std::optional<ExportedOwner> owner; ///< none: nothing of it is here
    };
    [[nodiscard]] Result<Read> read(PreparedOwner owner, const ExportRequest &request);
    [[nodiscard]] ExportedOwner takeSettings(LocalEdit &edit, const LocalOwnerRow &owner, bool withSecrets);
    /// All who lack something now.
    [[nodiscard]] Result<void> nameIncomplete(LocalEdit &edit);

    LocalStore &m_store;
    std::vector<PreparedOwner> m_owners;
    Whose m_whose = Whose::Prepared;
    ExportReport m_report;
};

/// NotPermitted with the reason unless data may be imported and exported now (R23). The phase on the disk
/// decides, also without an agent: R23's "started" is started, "paused" is started without a server,
/// "pausing" is everything between; only stopped is stopped.
[[nodiscard]] Result<void> checkExchangeAllowed(LocalEdit &edit, const Clock &clock);

} // namespace retinue::client
