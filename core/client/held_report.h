#pragma once

#include "core/client/local_edit.h"
#include "core/protocol/messages.h"

#include <map>
#include <optional>
#include <vector>

namespace retinue::client {

/// What the device says of one owner when it reconciles, and what it looked like here at that moment: the
/// panel may change a copy while the question is on its way.
struct HeldReport
{
    protocol::HeldOwner held;
    std::map<QString, QByteArray> fingerprints; ///< of every value, by item
    std::int64_t toBring = 0;                   ///< the occasion that the answer settles
};

/// Tells a value from another one; none for none.
[[nodiscard]] QByteArray fingerprint(const Item &item, const std::optional<QByteArray> &value);

/// R5. `sameGeneration`: revisions mean something to the server.
[[nodiscard]] HeldReport reportHeld(LocalEdit &edit, const LocalOwnerRow &owner, bool sameGeneration);

/// R13. Nothing for an owner that cannot be judged: unknown to the server, incomplete here, or with changes
/// that have not gone up.
[[nodiscard]] std::optional<protocol::OwnerDigest> digestOf(LocalEdit &edit, const LocalOwnerRow &owner,
                                                            const Generation &generation);

/// R14: what the server's answer displaces here, before it is applied. Not secrets: whether they differ shows
/// at the next login only.
[[nodiscard]] std::vector<protocol::DisplacedSetting> displacedBy(LocalEdit &edit,
                                                                  const protocol::ReconcileAnswer &answer);

/// R14: the secrets that a login's answer displaces, of those that a start could not compare.
[[nodiscard]] std::vector<protocol::DisplacedSetting>
displacedSecrets(LocalEdit &edit, const LocalOwnerRow &owner, const protocol::OwnerSettings &answer);

} // namespace retinue::client
