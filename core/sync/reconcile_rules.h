#pragma once

#include "core/model/catalogue.h"
#include "core/protocol/messages.h"

#include <optional>

namespace retinue::sync {

/// The server's side of one (owner, item) when a device starts.
struct ServerSide
{
    Revision revision;
    QByteArray digest; ///< contentDigest; empty for secret items
};

/// R5 and its resume: what is to happen to one (owner, item). `server` and `device` say who has it; at least
/// one does. For secret items a differing or unknown revision means Take (the value follows at the next
/// login).
[[nodiscard]] protocol::ReconcileAction reconcile(const Item &item, protocol::StartMode mode,
                                                  const std::optional<ServerSide> &server,
                                                  const std::optional<protocol::HeldSetting> &device);

} // namespace retinue::sync
