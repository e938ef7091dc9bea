#pragma once

#include "core/base/result.h"
#include "tests/support/process.h"

#include <QJsonObject>
#include <QString>
#include <QTemporaryDir>

#include <functional>

namespace retinue::test {

/// Waits until the condition has been true once; false after 90 s. (QTRY_VERIFY asks once more at its end,
/// and what another process says may have changed by then.)
[[nodiscard]] bool becomes(const std::function<bool()> &condition);

/// The programs as they were built.
[[nodiscard]] QString programPath(const QString &name);
/// A port that nobody has at the moment.
[[nodiscard]] quint16 freePort();

/// A server: retinued on a data folder of its own, on 127.0.0.1.
class ServerProcess
{
public:
    /// On the local network (R2). Most tests give their devices an address.
    enum class Announced { No, Yes };
    explicit ServerProcess(Announced announced = Announced::No);

    /// Starts it and waits until it answers. The first time it makes the administrator "admin".
    [[nodiscard]] bool start();
    /// Starts it with more in its environment, and does not wait: it may end at any moment.
    [[nodiscard]] bool launch(const QMap<QString, QString> &more = {});
    [[nodiscard]] bool isRunning() { return m_process.isRunning(); }
    [[nodiscard]] bool terminate() { return m_process.terminate(); }
    void kill() { m_process.kill(); }
    /// An administrator's command; its JSON answer, empty when it failed.
    [[nodiscard]] QJsonObject command(const QStringList &words);

    [[nodiscard]] QString address() const { return QStringLiteral("127.0.0.1:%1").arg(m_port); }
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString dataFolder() const { return m_folder.filePath(QStringLiteral("data")); }
    [[nodiscard]] QString passwordFile() const { return m_folder.filePath(QStringLiteral("password")); }
    [[nodiscard]] QString fingerprint()
    {
        return command({QStringLiteral("status")})[u"caFingerprint"].toString();
    }
    [[nodiscard]] QString newCode()
    {
        return command({QStringLiteral("code"), QStringLiteral("new")})[u"code"].toString();
    }
    /// From its next start on it stands by for another server; the role stays.
    void standBy() { m_standsBy = true; }
    /// Goes on with another port's data: "the same address, another installation".
    void listenOn(quint16 port) { m_port = port; }

private:
    QTemporaryDir m_folder;
    const Announced m_announced;
    quint16 m_port;
    bool m_standsBy = false;
    BackgroundProcess m_process;
};

/// The command by which a server begins to replicate to a machine that stands by, after each change.
[[nodiscard]] QStringList replicationStartWords(ServerProcess &standby);
/// Replicates until both are equal, which takes that nobody writes.
[[nodiscard]] bool isBroughtOver(ServerProcess &source);

/// A client machine: retinue-device in a home of its own.
class DeviceProcess
{
public:
    /// Starts the agent and waits until it answers.
    [[nodiscard]] bool start();
    [[nodiscard]] bool terminate() { return m_process.terminate(); }
    void kill() { m_process.kill(); }
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }
    [[nodiscard]] QString home() const { return m_folder.path(); }

    /// `retinue-device --json WORDS`.
    [[nodiscard]] Ran command(const QStringList &words) const;
    /// The result of a command that must succeed; empty when it failed (and then its error is printed).
    [[nodiscard]] QJsonObject result(const QStringList &words) const;
    [[nodiscard]] bool succeeds(const QStringList &words) const { return command(words).exitCode == 0; }
    /// The error of a command that must fail: code and message.
    [[nodiscard]] QJsonObject error(const QStringList &words) const;
    /// Asks the agent without starting a program for it.
    [[nodiscard]] Result<QJsonObject> ask(const QJsonObject &request) const;

    [[nodiscard]] QJsonObject status() const { return result({QStringLiteral("status")}); }
    [[nodiscard]] QString state() const { return status()[u"state"].toString(); }
    /// What the user at the panel has as a member "v" of an item; -1: nothing.
    [[nodiscard]] int valueOf(const QString &user, const QString &item) const;
    /// Sets that member.
    [[nodiscard]] bool setValue(const QString &user, const QString &item, int value) const;

    /// Enrolled with a code and started. `address` when it goes over a wire.
    [[nodiscard]] bool join(ServerProcess &server, const QString &name, const QString &address = {});

private:
    QTemporaryDir m_folder;
    BackgroundProcess m_process;
};

} // namespace retinue::test
