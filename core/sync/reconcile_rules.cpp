#include "core/sync/reconcile_rules.h"

namespace retinue::sync {

protocol::ReconcileAction reconcile(const Item &item, protocol::StartMode mode,
                                    const std::optional<ServerSide> &server,
                                    const std::optional<protocol::HeldSetting> &device)
{
    using protocol::ReconcileAction;
    if (!device)
        return ReconcileAction::Take;
    if (!server) {
        const bool wasAcknowledged = device->revision.has_value();
        return mode == protocol::StartMode::Resume && wasAcknowledged ? ReconcileAction::Gone
                                                                      : ReconcileAction::Send;
    }
    // Contents decide, so that a copy that went wrong under a right revision is healed; the content of a
    // secret is not told by a plain digest, so there the revision has to do.
    const bool same = item.secret ? device->revision == server->revision : device->digest == server->digest;
    return same ? ReconcileAction::Same : ReconcileAction::Take;
}

} // namespace retinue::sync
