#pragma once

#include "core/client/admission.h"
#include "core/client/replica.h"

#include <map>

namespace retinue::client {

/// Brings what a file holds into the local store, where R23 allows it, inside one transaction.
class Importing
{
public:
    /// `edit` and `report` outlive it. `isRunning`: only for who is completely here, so that a file never
    /// counts as a change of settings that nobody has seen. What was done is added to `report`; it counts
    /// once the transaction has been committed.
    Importing(LocalEdit &edit, const Bounds &bounds, std::vector<OwnerKey> atPanel, bool isRunning,
              ImportReport &report)
        : m_edit(edit)
        , m_bounds(bounds)
        , m_atPanel(std::move(atPanel))
        , m_isRunning(isRunning)
        , m_report(report)
    {
    }

    /// As Replica::import().
    [[nodiscard]] Result<void> take(const std::vector<ImportedSetting> &settings,
                                    const std::vector<ImportedUser> &users);

private:
    /// Leaves the owner out otherwise, naming it once.
    [[nodiscard]] bool isAllowed(const OwnerKey &owner);
    [[nodiscard]] Result<void> takeSetting(const ImportedSetting &setting);
    [[nodiscard]] Result<void> takeUsers(const std::vector<ImportedUser> &users);

    LocalEdit &m_edit;
    const Bounds m_bounds;
    const std::vector<OwnerKey> m_atPanel;
    const bool m_isRunning;
    std::map<OwnerKey, bool> m_allowed; ///< of those looked up
    ImportReport &m_report;
};

} // namespace retinue::client
