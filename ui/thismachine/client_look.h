#pragma once

#include "core/client/agent.h"
#include "ui/shell/machine.h"

#include <optional>
#include <vector>

namespace retinue::ui {

/// What this machine's client looks like at one moment; a value, without its token.
struct ClientLook
{
    client::AgentStatus agent;
    QString server, fingerprint, deviceName, location; ///< empty while not enrolled
    client::ReplicaStatus replica;
    std::vector<client::LocalOwner> owners;
    std::vector<client::CommunicationEntry> log; ///< newest first
};

/// Waits for the disk.
[[nodiscard]] Result<ClientLook> lookAt(const ClientParts &client);

/// R13: deletes the owner's local data if what is lost with them is still what the user was shown; otherwise
/// it does nothing and names it. Waits for the disk.
[[nodiscard]] Result<client::ForgetReport> forgetAsShown(const ClientParts &client, const OwnerKey &owner,
                                                         const client::ForgetReport &shown);

} // namespace retinue::ui
