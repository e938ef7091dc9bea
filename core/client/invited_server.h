#pragma once

#include "core/client/enrolment.h"
#include "core/protocol/invitation.h"

namespace retinue::client {

/// R3 with an invitation: finds the server that it means, trying its names and addresses in their order, and
/// compares the fingerprint, which came over a trusted channel; nobody needs to be asked. An address at which
/// another server answers is passed over, and nothing of ours is sent to it.
///
/// NotTrusted: servers answered, but none is the one meant; the detail names the fingerprints. Otherwise the
/// error of the last address.
[[nodiscard]] Result<ServerOffer> inspectInvited(const protocol::Invitation &invitation);

} // namespace retinue::client
