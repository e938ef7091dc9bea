#pragma once

#include "core/base/answer.h"
#include "ui/shell/machine.h"

#include <QTemporaryDir>

#include <atomic>
#include <memory>

namespace retinue::test {

/// A machine for tests of windows: a real engine in a temporary folder, no listener and no client; what it
/// says of those is set by the test.
class TestMachine final : public ui::Machine
{
    Q_OBJECT
public:
    explicit TestMachine(const Clock *clock = nullptr);
    ~TestMachine() override;

    [[nodiscard]] engine::Engine &engine() override { return *m_engine; }
    [[nodiscard]] ui::ListenerStatus listener() const override { return m_listener; }
    [[nodiscard]] QFuture<Result<void>> listenOn(quint16 port) override;
    [[nodiscard]] std::optional<ui::Role> role() const override { return m_role; }
    [[nodiscard]] QFuture<Result<void>> setRole(ui::Role role) override;
    [[nodiscard]] ui::ClientParts client() const override { return m_client; }
    [[nodiscard]] std::optional<Error> clientProblem() const override { return m_clientProblem; }
    [[nodiscard]] std::optional<std::int64_t> diskFree() const override { return m_diskFree; }
    void takeOver(const QString &who) override { tookOver << who; }
    QStringList tookOver;
    void takeIdentity(const QString &backup, const std::shared_ptr<const SecretBytes> &secret) override
    {
        identitiesTaken << backup;
        hadSecret = secret && !secret->isEmpty();
    }
    QStringList identitiesTaken;
    bool hadSecret = false; ///< the newest of them
    [[nodiscard]] QFuture<Result<void>> joinOwnServer() override;

    void setListener(const ui::ListenerStatus &status);
    void setDiskFree(std::int64_t bytes) { m_diskFree = bytes; }
    void setClient(const ui::ClientParts &parts, const std::optional<Error> &problem = {});
    /// What the next listenOn(), setRole() or joinOwnServer() answers instead of doing it.
    void failNext(const Error &error) { m_failure = error; }
    [[nodiscard]] int joins() const { return m_joins; }

    /// An enrolled device, started if asked for.
    DeviceId addDevice(const QString &name, const QString &serialNumber, const QString &location,
                       bool started = true);

private:
    [[nodiscard]] QFuture<Result<void>> answer();

    QTemporaryDir m_folder;
    std::unique_ptr<engine::Engine> m_engine;
    ui::ListenerStatus m_listener{true, 8443, QStringLiteral("server.example"), {}};
    std::optional<ui::Role> m_role;
    ui::ClientParts m_client;
    std::optional<Error> m_clientProblem, m_failure;
    std::atomic<std::int64_t> m_diskFree{std::int64_t(100) << 30};
    int m_joins = 0;
};

} // namespace retinue::test
