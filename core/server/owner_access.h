#pragma once

#include "core/devices/following.h"
#include "core/engine/event_hub.h"
#include "core/server/owner_claims.h"
#include "core/store/store.h"
#include "core/userdata/settings_service.h"

#include <optional>
#include <vector>

namespace retinue::server {

/// Which owners a device has business with: whom it follows (devices::Following), and what it named when it
/// reconciled. Devices authenticate users; the server trusts its devices, within these bounds (SECURITY.md).
/// Thread-safe; answers from memory where it can, else from the store.
class OwnerAccess
{
public:
    struct Parts
    {
        devices::Following &following;
        userdata::SettingsService &settings;
        store::Store &store;
        engine::EventHub &events;
        const Clock &clock;
    };
    /// The parts outlive this.
    explicit OwnerAccess(Parts parts) : m_parts(parts), m_claims(parts.clock) {}

    [[nodiscard]] bool isAtPanel(const DeviceId &device, const OwnerKey &owner) const
    {
        return m_parts.following.isAtPanel(device, owner);
    }
    /// NotPermitted, the same whether the owner exists or not.
    [[nodiscard]] Result<void> check(const DeviceId &device, const OwnerKey &owner) const;

    /// Before a reconcile: bounds and remembers what it names. TooMany.
    [[nodiscard]] Result<void> name(const DeviceId &device, const std::vector<OwnerKey> &owners);
    /// Whether hold() has something to write for this owner.
    [[nodiscard]] bool holds(const DeviceId &device, const OwnerId &owner) const
    {
        return m_parts.following.holds(device, owner);
    }
    /// What a device is given it holds, and follows from now on until it releases it; durable, so this waits
    /// for the disk. `seen` is the revision of the store before the data were read: if it has moved on, the
    /// device is told to ask for changes, because the hint may have gone out before it followed.
    [[nodiscard]] Result<void> hold(const DeviceId &device, const std::vector<OwnerId> &owners,
                                    Revision seen);
    /// The owner that was claimed by name is held; see hold().
    void settle(const DeviceId &device, const OwnerKey &owner) { m_claims.settle(device, owner); }

private:
    const Parts m_parts;
    OwnerClaims m_claims;
};

} // namespace retinue::server
