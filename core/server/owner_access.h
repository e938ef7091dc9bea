#pragma once

#include "core/engine/engine.h"
#include "core/server/owner_claims.h"

#include <optional>
#include <vector>

namespace retinue::server {

/// Which owners a device has business with: all devices' data, whoever is at its panel (R6), what it holds
/// and therefore follows, and what it named when it reconciled. Devices authenticate users; the server trusts
/// its devices, within these bounds (SECURITY.md). Thread-safe; answers from memory where it can, else from
/// the store.
class OwnerAccess
{
public:
    explicit OwnerAccess(engine::Engine &engine) : m_engine(engine), m_claims(engine.clock()) {}

    [[nodiscard]] bool isAtPanel(const DeviceId &device, const OwnerKey &owner) const
    {
        return m_engine.devices().isAtPanel(device, owner);
    }
    /// NotPermitted, the same whether the owner exists or not.
    [[nodiscard]] Result<void> mayRead(const DeviceId &device, const OwnerKey &owner) const;
    /// The same, except that a change based on data of an owner who is gone passes: it gets the answer that
    /// R9 asks for, and there is nothing it could touch.
    [[nodiscard]] Result<void> mayChange(const DeviceId &device, const OwnerKey &owner,
                                         bool isBasedOnData) const;

    /// Before a reconcile: bounds and remembers what it names. TooMany.
    [[nodiscard]] Result<void> name(const DeviceId &device, const std::vector<OwnerKey> &owners);
    /// Whether follow() has something to write for this owner.
    [[nodiscard]] bool isFollowed(const DeviceId &device, const OwnerId &owner) const
    {
        return m_engine.devices().holds(device, owner);
    }
    /// From now on the device follows these owners; durable, so it waits for the disk. `seen` is the revision
    /// of the store before their data was read: if it has moved on, the device is told to ask for changes,
    /// because the hint may have gone out before it followed.
    [[nodiscard]] Result<void> follow(const DeviceId &device, const std::vector<OwnerId> &owners,
                                      Revision seen);
    /// The device follows this owner by name; see follow().
    void settle(const DeviceId &device, const OwnerKey &owner) { m_claims.settle(device, owner); }

private:
    engine::Engine &m_engine;
    OwnerClaims m_claims;
};

} // namespace retinue::server
