#pragma once

#include "core/devices/device_registry.h"
#include "core/engine/event_hub.h"
#include "core/model/catalogue.h"
#include "core/server/owner_access.h"
#include "core/sharing/scope_changes.h"
#include "core/store/store.h"
#include "core/userdata/settings_service.h"
#include "tests/support/fake_clock.h"
#include "tests/support/sync_server.h"

#include <QTemporaryDir>

#include <atomic>
#include <memory>
#include <mutex>
#include <set>

namespace retinue::test {

/// The real server but for its network: the store and its service, the registry of devices with whom they
/// follow, and what each may read and change. The requests are thread-safe.
class StoreServer final : public SyncServer
{
public:
    /// `catalogue` outlives it.
    explicit StoreServer(const Catalogue &catalogue = Catalogue::builtIn());

    Result<protocol::StartAnswer> start(const DeviceId &device,
                                        const protocol::StartRequest &request) override;
    Result<void> stop(const DeviceId &device) override;
    Result<protocol::ReconcileAnswer> reconcile(const DeviceId &device,
                                                const protocol::ReconcileRequest &request) override;
    Result<void> panel(const DeviceId &device, const std::optional<protocol::PanelLogin> &login) override;
    Result<client::Pulled> pull(const DeviceId &device, const OwnerKey &owner,
                                const std::optional<State> &ifNoneMatch,
                                const std::optional<State> &since) override;
    Result<protocol::ChangeAnswer> push(const DeviceId &device,
                                        const protocol::SettingChange &change) override;
    Result<protocol::Changes> changes(const DeviceId &device, const State &since, int limit) override;
    Result<void> release(const DeviceId &device, const std::vector<OwnerId> &owners) override;
    Result<std::vector<OwnerId>> reportDigests(const protocol::DigestReport &report) override;
    Result<void> sendDisplaced(const std::vector<protocol::DisplacedSetting> &settings) override;
    Result<protocol::OwnerSeeds> seeds(const DeviceId &device, const OwnerKey &owner) override;
    Result<void> sendKept(const DeviceId &device, const protocol::KeptValues &values) override;

    /// R31-R35, as an administrator: the service of core/sharing, of which a test looks at every step.
    [[nodiscard]] sharing::ScopeChanges &scopes() { return *m_scopes; }
    /// All of a change at once; gives its number. NotPermitted while a device is started (R32).
    [[nodiscard]] Result<std::int64_t> changeScopes(const sharing::Draft &draft,
                                                    const std::optional<DeviceId> &keeps = {});
    [[nodiscard]] Result<std::int64_t> undoScopes(std::int64_t change);
    /// As an administrator stops it, unheard.
    void stopDevice(const DeviceId &device);
    [[nodiscard]] DeviceId registered(const DeviceId &device) { return known(device); } ///< its id here
    /// The process is gone and comes back. What was interrupted is finished.
    void crash();
    [[nodiscard]] store::Store &store() { return *m_store; }
    /// Every value that a device has ever sent.
    [[nodiscard]] std::vector<QByteArray> everSent() const;

    void deleteOwner(const OwnerKey &owner) override;
    void renameOwner(const OwnerKey &from, const OwnerKey &to) override;
    void keepCopy() override;
    void restoreCopy() override;
    void setSecretsLocked(bool locked) override;
    void forgetTombstones() override;
    void restart() override;
    [[nodiscard]] int logins() const override { return m_logins; }
    [[nodiscard]] Contents contents() const override;
    [[nodiscard]] std::vector<QByteArray> recentlyDeleted() const override;

private:
    void open();
    void close();
    /// As the registry knows it; enrolled when it first comes.
    [[nodiscard]] DeviceId known(const DeviceId &device);
    [[nodiscard]] Result<DeviceId> started(const DeviceId &device);
    [[nodiscard]] Result<std::int64_t> carryOut(const sharing::ScopePlan &plan, const DeviceId &keeps);
    [[nodiscard]] Result<void> checkScopeWork(const DeviceId &device);
    void noteSent(const std::vector<protocol::DisplacedSetting> &settings);
    [[nodiscard]] protocol::OwnerSettings everythingOf(const OwnerKey &owner) const;
    [[nodiscard]] std::set<OwnerKey> named() const;

    const Catalogue &m_catalogue;
    QTemporaryDir m_folder;
    FakeClock m_clock;
    std::shared_ptr<const SecretBytes> m_dataKey;
    bool m_secretsLocked = false;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<userdata::SettingsService> m_service;
    std::unique_ptr<sharing::ScopeChanges> m_scopes;
    std::unique_ptr<installation::MachineDatabase> m_machine;
    std::unique_ptr<devices::DeviceRegistry> m_registry;
    std::atomic<int> m_logins = 0;
    engine::EventHub m_events;
    std::unique_ptr<server::OwnerAccess> m_access;

    mutable std::mutex m_mutex; ///< guards the rest
    std::map<DeviceId, DeviceId> m_devices;
    std::set<OwnerKey> m_owners; ///< whom anybody ever named
    std::vector<QByteArray> m_sent;
};

} // namespace retinue::test
