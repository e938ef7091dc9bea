#pragma once

#include "core/client/admission.h"
#include "core/client/replica.h"

namespace retinue::client {

/// Brings what a file holds into the local store, where R23 allows it, inside one transaction.
class Importing
{
public:
    /// `edit` and `report` outlive it. What was done is added to `report`; it counts once the transaction has
    /// been committed.
    Importing(LocalEdit &edit, const Bounds &bounds, std::vector<OwnerKey> atPanel, ImportReport &report)
        : m_edit(edit)
        , m_bounds(bounds)
        , m_atPanel(std::move(atPanel))
        , m_report(report)
    {
    }

    /// As Replica::import().
    [[nodiscard]] Result<void> take(const std::vector<ImportedSetting> &settings,
                                    const std::vector<ImportedUser> &users);

private:
    [[nodiscard]] Result<void> takeSetting(const ImportedSetting &setting);
    [[nodiscard]] Result<void> takeUsers(const std::vector<ImportedUser> &users);

    LocalEdit &m_edit;
    const Bounds m_bounds;
    const std::vector<OwnerKey> m_atPanel;
    ImportReport &m_report;
};

} // namespace retinue::client
