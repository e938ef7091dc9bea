#pragma once

#include "tests/support/sync_server.h"

#include <QStringList>

#include <set>
#include <vector>

namespace retinue::test {

/// What one device did to one setting, in order; every value is written once in a run, so that it tells who
/// wrote it.
struct DeviceSetting
{
    std::set<QByteArray> seen;    ///< what its panel has shown; empty bytes: nothing
    std::vector<QByteArray> open; ///< set here, and not known to have ended
};

/// Watches pushes on their way to the server and says what must not happen:
/// - a change overwrites what its device has not shown (R7: no acknowledged change is lost unseen);
/// - a value that was overwritten or deleted on the server comes back other than by an explicit start (R9,
/// R5,
///   R14).
class History final : public SyncServer
{
public:
    explicit History(SyncServer &server) : m_server(server) {}

    DeviceSetting &setting(const DeviceId &device, const OwnerKey &owner, const QString &item)
    {
        return m_settings[{device, owner, item}];
    }
    /// A device starts explicitly: what it holds may come back (R5).
    void startsExplicitly(const DeviceId &device) { m_mayReturn[device] = m_deleted; }
    [[nodiscard]] const QStringList &complaints() const { return m_complaints; }
    [[nodiscard]] bool wasAcknowledged(const QByteArray &value) const { return m_applied.contains(value); }

    Result<protocol::StartAnswer> start(const DeviceId &device,
                                        const protocol::StartRequest &request) override
    {
        return m_server.start(device, request);
    }
    Result<void> stop(const DeviceId &device) override { return m_server.stop(device); }
    Result<protocol::ReconcileAnswer> reconcile(const DeviceId &device,
                                                const protocol::ReconcileRequest &request) override
    {
        return m_server.reconcile(device, request);
    }
    Result<void> panel(const DeviceId &device, const std::optional<protocol::PanelLogin> &login) override
    {
        return m_server.panel(device, login);
    }
    Result<client::Pulled> pull(const DeviceId &device, const OwnerKey &owner,
                                const std::optional<State> &ifNoneMatch,
                                const std::optional<State> &since) override
    {
        return m_server.pull(device, owner, ifNoneMatch, since);
    }
    Result<protocol::ChangeAnswer> push(const DeviceId &device,
                                        const protocol::SettingChange &change) override;
    Result<protocol::Changes> changes(const DeviceId &device, const State &since, int limit) override
    {
        return m_server.changes(device, since, limit);
    }
    Result<void> release(const DeviceId &device, const std::vector<OwnerId> &owners) override
    {
        return m_server.release(device, owners);
    }
    Result<std::vector<OwnerId>> reportDigests(const protocol::DigestReport &report) override
    {
        return m_server.reportDigests(report);
    }
    Result<void> sendDisplaced(const std::vector<protocol::DisplacedSetting> &settings) override
    {
        return m_server.sendDisplaced(settings);
    }
    void deleteOwner(const OwnerKey &owner) override;
    /// No run renames: whose values are whose would have to be followed.
    void renameOwner(const OwnerKey &from, const OwnerKey &to) override { m_server.renameOwner(from, to); }
    void keepCopy() override { m_server.keepCopy(); }
    void restoreCopy() override;
    void setSecretsLocked(bool locked) override { m_server.setSecretsLocked(locked); }
    /// So much later the first answers are forgotten as well (limits::kAnswerLife): a new setting whose
    /// answer was lost before cannot be told from one that was made since.
    void forgetTombstones() override
    {
        m_server.forgetTombstones();
        m_answersForgotten = m_created;
    }
    void restart() override { m_server.restart(); }
    [[nodiscard]] int logins() const override { return m_server.logins(); }
    [[nodiscard]] Contents contents() const override { return m_server.contents(); }
    [[nodiscard]] std::vector<QByteArray> recentlyDeleted() const override
    {
        return m_server.recentlyDeleted();
    }

private:
    SyncServer &m_server;
    std::map<std::tuple<DeviceId, OwnerKey, QString>, DeviceSetting> m_settings;
    std::set<QByteArray> m_applied, m_created, m_deleted, m_answersForgotten;
    std::map<DeviceId, std::set<QByteArray>> m_mayReturn;
    QStringList m_complaints;
};

} // namespace retinue::test
