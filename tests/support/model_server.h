#pragma once

#include "core/model/catalogue.h"
#include "tests/support/sync_server.h"

#include <set>

namespace retinue::test {

/// The plain model: what a server has to do, in maps, with the rules of core/sync and nothing else. The
/// oracle that the real one is compared with.
class ModelServer final : public SyncServer
{
public:
    explicit ModelServer(const Catalogue &catalogue);

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

    void deleteOwner(const OwnerKey &owner) override;
    void renameOwner(const OwnerKey &from, const OwnerKey &to) override;
    void keepCopy() override;
    void restoreCopy() override;
    void setSecretsLocked(bool locked) override { m_secretsLocked = locked; }
    void forgetTombstones() override;
    void restart() override;
    [[nodiscard]] int logins() const override { return m_logins; }
    [[nodiscard]] Contents contents() const override;
    [[nodiscard]] std::vector<QByteArray> recentlyDeleted() const override { return m_recentlyDeleted; }

private:
    struct Setting
    {
        Revision revision;
        std::optional<QByteArray> value; ///< none: a tombstone
    };
    struct Owner
    {
        OwnerId id;
        Revision revision;
        std::map<QString, Setting> settings;
    };
    struct Data
    {
        Revision revision, purged;
        std::map<OwnerKey, Owner> owners;
        std::map<OwnerId, Revision> deleted;
    };
    struct Device
    {
        bool started = false;
        std::optional<protocol::PanelLogin> panel;
        std::set<OwnerId> held;
        std::set<OwnerKey> named; ///< when it reconciled
    };

    [[nodiscard]] Result<void> checkStarted(const DeviceId &device) const;
    [[nodiscard]] bool isAtPanel(const DeviceId &device, const OwnerKey &owner) const;
    [[nodiscard]] bool follows(const DeviceId &device, const OwnerKey &owner) const;
    [[nodiscard]] Result<void> checkAccess(const DeviceId &device, const OwnerKey &owner,
                                           bool isBasedOnData) const;
    [[nodiscard]] const Setting *find(const OwnerKey &owner, const QString &item) const;
    [[nodiscard]] protocol::SettingState told(const QString &item, const Setting &setting,
                                              bool secrets) const;
    Revision write(const OwnerKey &owner, const QString &item, std::optional<QByteArray> value);

    const Catalogue &m_catalogue;
    bool m_secretsLocked = false;
    int m_logins = 0;
    Generation m_generation = Generation::random();
    Data m_data;
    std::optional<Data> m_copy;
    std::map<DeviceId, Device> m_devices;
    std::map<ChangeId, protocol::ChangeAnswer> m_answers;
    std::vector<QByteArray> m_recentlyDeleted;
};

} // namespace retinue::test
