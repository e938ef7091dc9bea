#include "core/server/owner_access.h"

#include <set>

namespace retinue::server {

namespace {

Error notPermitted()
{
    return {ErrorCode::NotPermitted,
            QStringLiteral("This device neither holds this owner's data nor has the user at its panel."),
            {}};
}

} // namespace

Result<void> OwnerAccess::check(const DeviceId &device, const OwnerKey &owner) const
{
    const devices::Following &following = m_parts.following;
    if (following.follows(device, owner, std::nullopt)) // for most, without asking the store
        return {};
    const auto id = m_parts.settings.find(owner);
    if (!id)
        return id.error();
    if (following.follows(device, owner, *id) || m_claims.isClaimed(device, owner))
        return {};
    return notPermitted();
}

Result<void> OwnerAccess::name(const DeviceId &device, const std::vector<OwnerKey> &owners)
{
    std::vector<OwnerKey> fresh, unknown;
    for (const OwnerKey &owner : std::set<OwnerKey>(owners.begin(), owners.end())) {
        if (owner.kind() == OwnerKind::AllDevices)
            continue;
        const auto id = m_parts.settings.find(owner);
        if (!id)
            return id.error();
        if (*id && holds(device, **id))
            continue;
        fresh.push_back(owner);
        if (!*id)
            unknown.push_back(owner);
    }
    if (fresh.empty())
        return {};
    RETINUE_TRY(m_parts.following.name(device, fresh));
    m_claims.claim(device, std::move(unknown));
    return {};
}

Result<void> OwnerAccess::hold(const DeviceId &device, const std::vector<OwnerId> &owners, Revision seen)
{
    std::vector<OwnerId> fresh;
    for (const OwnerId &owner : owners) {
        if (!holds(device, owner))
            fresh.push_back(owner);
    }
    if (fresh.empty())
        return {};
    RETINUE_TRY(m_parts.following.hold(device, fresh));
    const State now = m_parts.store.state();
    if (now.revision != seen) {
        protocol::Event event;
        event.state = now.toString();
        m_parts.events.tell({device}, event);
    }
    return {};
}

} // namespace retinue::server
