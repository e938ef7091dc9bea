#pragma once

#include "core/store/store.h"
#include "core/userdata/settings_service.h"
#include "tests/support/fake_clock.h"
#include "tests/support/sync_server.h"

#include <QTemporaryDir>

#include <memory>
#include <set>

namespace retinue::test {

/// The real store and the real service, with who takes part, who is at which panel and who holds what kept in
/// maps, as the server's registry does on disk.
class StoreServer final : public SyncServer
{
public:
    StoreServer();

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
    Result<std::vector<OwnerId>> reportDigests(const std::vector<protocol::OwnerDigest> &digests) override;
    Result<void> sendDisplaced(const std::vector<protocol::DisplacedSetting> &settings) override;

    void deleteOwner(const OwnerKey &owner) override;
    void keepCopy() override;
    void restoreCopy() override;
    void forgetTombstones() override;
    [[nodiscard]] Contents contents() const override;
    [[nodiscard]] std::vector<QByteArray> recentlyDeleted() const override;

private:
    struct Device
    {
        bool started = false;
        std::optional<protocol::PanelLogin> panel;
        std::set<OwnerId> held;
    };

    void open();
    void close();
    [[nodiscard]] Result<void> checkStarted(const DeviceId &device) const;
    [[nodiscard]] bool isAtPanel(const DeviceId &device, const OwnerKey &owner) const;
    [[nodiscard]] protocol::OwnerSettings everythingOf(const OwnerKey &owner) const;
    void hold(const DeviceId &device, const OwnerKey &owner);

    QTemporaryDir m_folder;
    FakeClock m_clock;
    std::shared_ptr<const SecretBytes> m_dataKey;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<userdata::SettingsService> m_service;
    std::map<DeviceId, Device> m_devices;
    std::set<OwnerKey> m_owners; ///< whom anybody ever named
};

} // namespace retinue::test
