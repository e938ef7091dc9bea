#pragma once

#include "app/gui/client_machine.h"
#include "app/gui/service_thread.h"
#include "ui/shell/machine.h"

#include <QTimer>

namespace retinue::gui {

/// This machine, composed: the engine, the listener on its own thread, the client beside them. Start order:
/// engine (given, open) -> listener -> client; stop order: client -> listener -> engine.
class ConsoleMachine final : public ui::Machine
{
    Q_OBJECT
public:
    /// What the machine database says of it; read before the windows are there.
    struct Setup
    {
        std::optional<ui::Role> role;
        quint16 port = 8443;
        bool announce = true;
    };
    /// Waits for the disk.
    [[nodiscard]] static Result<Setup> readSetup(engine::Engine &engine);

    ConsoleMachine(std::unique_ptr<engine::Engine> engine, const Setup &setup);
    ~ConsoleMachine() override; ///< stop() and waits
    /// Starts what the role needs. Once, when the windows' event loop is there or about to be.
    void start();
    /// Client, then listener (drains for some seconds), then engine, on another thread; the future ends when
    /// all have stopped. Idempotent.
    [[nodiscard]] QFuture<void> stop();
    /// Finds out how devices reach this machine now; by itself it does so every few seconds.
    void lookAtNetwork();
    /// How many commands of `retinued` this console is carrying out.
    [[nodiscard]] int commandsInHand() const;

    [[nodiscard]] engine::Engine &engine() override { return *m_engine; }
    [[nodiscard]] ui::ListenerStatus listener() const override { return m_status; }
    [[nodiscard]] QFuture<Result<void>> listenOn(quint16 port) override;
    [[nodiscard]] std::optional<ui::Role> role() const override { return m_setup.role; }
    [[nodiscard]] QFuture<Result<void>> setRole(ui::Role role) override;
    [[nodiscard]] ui::ClientParts client() const override;
    [[nodiscard]] std::optional<Error> clientProblem() const override { return m_clientProblem; }
    [[nodiscard]] std::optional<std::int64_t> diskFree() const override;
    [[nodiscard]] QFuture<Result<void>> joinOwnServer() override;
    void takeOver(const QString &who) override { Q_EMIT takeOverWanted(who); }
    void takeIdentity(const QString &backup, const std::shared_ptr<const SecretBytes> &secret) override
    {
        Q_EMIT identityWanted(backup, secret);
    }

Q_SIGNALS:
    void raiseWanted(); ///< the console was started once more
    void takeOverWanted(const QString &who);
    void identityWanted(const QString &backup, const std::shared_ptr<const retinue::SecretBytes> &secret);

private:
    void startListener();
    void stopListener();
    void openClient();
    void closeClient();
    void lookAtClient();
    void listens(const Result<quint16> &bound, quint16 wanted);
    void tellEngine(); ///< what it cannot know of its listener

    std::unique_ptr<engine::Engine> m_engine;
    Setup m_setup;
    ui::ListenerStatus m_status;
    std::unique_ptr<ServiceThread> m_service;
    std::unique_ptr<ClientMachine> m_client;
    std::optional<Error> m_clientProblem;
    QTimer m_clientLook, m_networkLook;
    QString m_clientState;
    bool m_looksAtNetwork = false;
    std::optional<QFuture<void>> m_stopped;
};

} // namespace retinue::gui
