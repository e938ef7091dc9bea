#pragma once

#include "core/client/held_report.h"
#include "core/client/local_edit.h"
#include "core/protocol/messages.h"

#include <vector>

namespace retinue::client {

/// What a pull was asked with; applied together with its answer, because both threads work meanwhile.
struct PullTicket
{
    std::optional<State> known;        ///< asked for what is newer; none: everything
    std::int64_t needsPull = 0;        ///< reasons that the answer settles
    std::int64_t toBring = 0;          ///< the occasion that it settles
    std::int64_t acknowledgements = 0; ///< of this process when it was asked
    Revision feed;                     ///< up to which the feed had been followed
};

/// Brings what the server says into the local store, inside one transaction. The rules of one setting are
/// core/sync/local_copy.h; here is which owners and settings news is about, and what completes what.
class Intake
{
public:
    /// `atPanel`: their rows stay when nothing of theirs is left.
    Intake(LocalEdit &edit, std::vector<OwnerKey> atPanel);

    [[nodiscard]] PullTicket ticket(const LocalOwnerRow &owner, std::int64_t acknowledgements);
    /// R6. `login`: it is the one that a refused value waits for (R7). Whether an answer of the feed that is
    /// on its way must not advance it: it may not know of the owner, or begin after what has to be asked
    /// again.
    [[nodiscard]] bool pulled(const PullTicket &ticket, const protocol::OwnerSettings &answer, bool login,
                              std::int64_t acknowledgements);
    /// The feed. `advance`: false when it has to look back for a pull that came in since it was asked.
    void changes(const protocol::Changes &changes, bool advance);
    /// R5, R9 for one batch.
    void reconciled(protocol::StartMode mode, const std::vector<HeldReport> &reports,
                    const protocol::ReconcileAnswer &answer);
    /// An acknowledged push says which owner it belongs to now.
    void adopt(LocalOwnerRow &owner, const OwnerId &id, Revision asOf, const Item *except);

    /// What the panel sees differently now.
    [[nodiscard]] const std::vector<std::pair<OwnerKey, QString>> &changed() const { return m_changed; }

private:
    void take(LocalOwnerRow &owner, const protocol::SettingState &setting);
    void goneWithOwner(const LocalOwnerRow &owner, Revision asOf, const Item *except);
    void dropDeviceSpecific(const LocalOwnerRow &owner);
    void resumed(LocalOwnerRow &owner, const protocol::ReconciledSetting &setting, const Item &item,
                 Revision asOf);
    void started(LocalOwnerRow &owner, const protocol::ReconciledSetting &setting, const Item &item,
                 const HeldReport *report);
    void startedWithout(const LocalOwnerRow &owner, const CopyRow &row);
    void store(const LocalOwnerRow &owner, const Item &item, const sync::LocalCopy &before,
               const sync::LocalCopy &after);
    [[nodiscard]] bool isAtPanel(const OwnerKey &owner) const;
    void forgetGroups(const LocalOwnerRow &deleted);
    void dropIfEmpty(const LocalOwnerRow &owner);

    LocalEdit &m_edit;
    std::vector<OwnerKey> m_atPanel;
    std::vector<std::pair<OwnerKey, QString>> m_changed;
};

} // namespace retinue::client
