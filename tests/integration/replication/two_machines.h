#pragma once

#include "core/engine/engine.h"
#include "core/server/sync_server.h"
#include "tests/support/fake_clock.h"

#include <QTemporaryDir>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace retinue::test {

/// The wire of a source, of which a test may break any question: the one before it reaches the other end, or
/// its answer. What is wrong with the line itself is Relay's.
struct Wire
{
    enum class Cut { Question, Answer };
    std::atomic_int asked{0};
    std::atomic_int breakAt{0}; ///< the so-manieth question from now on; 0: none
    std::atomic<Cut> cut{Cut::Question};
    std::atomic_bool isDown{false};
    std::atomic<ErrorCode> lookFailed{ErrorCode::Internal}; ///< the last look that found nobody
    std::atomic_int patience{0}; ///< milliseconds for any question, instead of the program's own; 0: those
    /// Before each question, on the thread that asks; what it returns is the answer. To be set while nothing
    /// is asked.
    std::function<std::optional<engine::StandbyAnswer>(const engine::StandbyRequest &)> asking;
};

/// A machine with the product: an engine and its listener on a free port of this machine's loopback.
class Machine
{
public:
    /// `place`: of its data folder; empty: a temporary one.
    explicit Machine(const Clock *clock = nullptr, QString place = {});
    ~Machine();
    void open();
    void close();
    /// The listener only.
    void listen(quint16 port = 0);
    /// An error when there is none then.
    [[nodiscard]] Result<void> tryToListen(quint16 port);
    void stopListening() { m_listener.reset(); }
    /// A machine that stands by becomes the server, on its port.
    void takeOver();

    [[nodiscard]] engine::Engine &engine() { return *m_engine; }
    [[nodiscard]] engine::Replication &replication() { return m_engine->replication(); }
    [[nodiscard]] QString address() const;
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString folder() const { return m_place + QStringLiteral("/data"); }
    [[nodiscard]] QString fingerprint() const;
    /// Of the copy that this machine holds.
    [[nodiscard]] QString copyFile() const;
    Wire wire;
    http::Limits limits; ///< of its listener, from listen() on

    void put(const char *user, int item, const QByteArray &value, bool isSecret = false);
    void remove(const char *user);
    [[nodiscard]] std::optional<QByteArray> valueOf(const char *user, int item);
    [[nodiscard]] QStringList logOf(const QString &operation);

    static inline const QString kAdministrator = QStringLiteral("admin");
    static inline const QByteArray kPassword = "correct horse";

    /// The settings of a replication to `other`.
    [[nodiscard]] static engine::ReplicationSettings to(const Machine &other);
    /// Starts it, everything confirmed. `line`: where the other one is reached; empty: at its address.
    [[nodiscard]] Result<void> replicateTo(const Machine &other, const QString &line = {});

private:
    QTemporaryDir m_folder;
    const QString m_place;
    const Clock *m_clock;
    std::unique_ptr<engine::Engine> m_engine;
    std::unique_ptr<server::SyncServer> m_listener;
    quint16 m_port = 0;
};

/// Of another machine that took over at `at`, under the CA of the one with this data folder.
[[nodiscard]] ServerTerm termOfAnother(const QString &folder, Timestamp at);

/// What the one holds is what the other has: generation, revision, root.
[[nodiscard]] bool isCopyOf(Machine &standby, Machine &source);

} // namespace retinue::test
