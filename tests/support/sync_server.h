#pragma once

#include "core/client/transport.h"

#include <map>
#include <utility>

namespace retinue::test {

/// (owner, item) -> canonical value.
using Contents = std::map<std::pair<OwnerKey, QString>, QByteArray>;

/// A server as devices meet it, without a network: one call per request, the device named in each.
/// Implemented by the plain model and by the real store. The second half is what an administrator does, and
/// what tests look at.
class SyncServer
{
public:
    virtual ~SyncServer() = default;
    virtual Result<protocol::StartAnswer> start(const DeviceId &device,
                                                const protocol::StartRequest &request) = 0;
    virtual Result<void> stop(const DeviceId &device) = 0;
    virtual Result<protocol::ReconcileAnswer> reconcile(const DeviceId &device,
                                                        const protocol::ReconcileRequest &request) = 0;
    virtual Result<void> panel(const DeviceId &device, const std::optional<protocol::PanelLogin> &login) = 0;
    virtual Result<client::Pulled> pull(const DeviceId &device, const OwnerKey &owner,
                                        const std::optional<State> &ifNoneMatch,
                                        const std::optional<State> &since) = 0;
    virtual Result<protocol::ChangeAnswer> push(const DeviceId &device,
                                                const protocol::SettingChange &change) = 0;
    virtual Result<protocol::Changes> changes(const DeviceId &device, const State &since, int limit) = 0;
    virtual Result<void> release(const DeviceId &device, const std::vector<OwnerId> &owners) = 0;
    virtual Result<std::vector<OwnerId>> reportDigests(const protocol::DigestReport &report) = 0;
    virtual Result<void> sendDisplaced(const std::vector<protocol::DisplacedSetting> &settings) = 0;
    /// R33, R35; a server whose scopes never change has none.
    virtual Result<protocol::OwnerSeeds> seeds(const DeviceId &, const OwnerKey &)
    {
        return protocol::OwnerSeeds();
    }
    virtual Result<void> sendKept(const DeviceId &, const protocol::KeptValues &)
    {
        return Error{ErrorCode::NotFound, QStringLiteral("no values are waited for")};
    }

    /// R9, R20.
    virtual void deleteOwner(const OwnerKey &owner) = 0;
    /// The data of a user go to a name that has none.
    virtual void renameOwner(const OwnerKey &from, const OwnerKey &to) = 0;
    /// R14: an older copy of everything comes back, as a new generation.
    virtual void keepCopy() = 0;
    virtual void restoreCopy() = 0;
    /// The data key is not there, or there again: secret values can be neither read nor kept.
    virtual void setSecretsLocked(bool locked) = 0;
    /// Changes from before now cannot be calculated any more.
    virtual void forgetTombstones() = 0;
    /// What it keeps in memory only is gone: who is at the panels.
    virtual void restart() = 0;
    /// How many came to a panel, since the beginning.
    [[nodiscard]] virtual int logins() const = 0;
    [[nodiscard]] virtual Contents contents() const = 0;
    /// What was displaced (R14), deleted, or thrown away by a restore, since the beginning.
    [[nodiscard]] virtual std::vector<QByteArray> recentlyDeleted() const = 0;
};

} // namespace retinue::test
