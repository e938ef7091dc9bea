#pragma once

#include "core/client/replica.h"
#include "tests/support/direct_transport.h"
#include "tests/support/fake_clock.h"

#include <QTemporaryDir>

#include <memory>
#include <mutex>

namespace retinue::test {

/// One real client machine over a folder of its own, connected to a server by a wire that tests cut.
class TestDevice
{
public:
    TestDevice(SyncServer &server, const QString &name, int mostUsers = 500,
               sync::WhenFull whenFull = sync::WhenFull::DeleteOldest);

    [[nodiscard]] client::Replica &operator*() { return *m_replica; }
    [[nodiscard]] client::Replica *operator->() { return m_replica.get(); }
    [[nodiscard]] client::CommunicationLog &log() { return *m_log; }
    [[nodiscard]] client::LocalStore &store() { return *m_store; }
    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] const DeviceId &id() const { return m_id; }
    [[nodiscard]] FakeClock &clock() { return m_clock; }
    [[nodiscard]] QString folder() const { return m_folder.path(); }

    /// Asked at each request; Connected until set.
    std::function<Wire()> wire = [] { return Wire::Connected; };
    /// Called while an answer is on its way: what happens then overtakes it.
    std::function<void()> answered = [] {};
    /// Changes an answer to a reconcile on its way.
    std::function<void(protocol::ReconcileAnswer &)> compared = [](protocol::ReconcileAnswer &) {};
    /// An error of it is the server's answer to a change.
    std::function<Result<void>(const protocol::SettingChange &)> judged =
        [](const protocol::SettingChange &) -> Result<void> { return {}; };
    /// Refusals since the last look (R7).
    [[nodiscard]] std::vector<std::pair<OwnerKey, QString>> takeRefusals();
    /// What the server answered with errors since the last look.
    [[nodiscard]] std::vector<ErrorCode> takeServerErrors();

    /// The process is gone and comes back: everything is read from disk again.
    void crash();
    /// The value, or nothing.
    [[nodiscard]] std::optional<QByteArray> value(const OwnerKey &owner, const QString &item);
    /// What is held, secrets and whoever is at the panel included.
    [[nodiscard]] std::optional<QByteArray> held(const OwnerKey &owner, const QString &item);
    /// Everything held, without secrets.
    [[nodiscard]] Contents contents();

private:
    void open();

    SyncServer &m_server;
    QString m_name;
    DeviceId m_id = DeviceId::random();
    QTemporaryDir m_folder;
    FakeClock m_clock;
    std::shared_ptr<const SecretBytes> m_key;
    int m_mostUsers;
    sync::WhenFull m_whenFull;
    std::unique_ptr<client::LocalStore> m_store;
    std::unique_ptr<client::CommunicationLog> m_log;
    std::unique_ptr<client::Replica> m_replica;
    std::mutex m_mutex; ///< guards the rest: panel and network side may be two threads
    std::vector<std::pair<OwnerKey, QString>> m_refusals;
    std::vector<ErrorCode> m_serverErrors;
};

} // namespace retinue::test
