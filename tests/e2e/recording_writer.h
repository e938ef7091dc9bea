#pragma once

#include "core/model/revision.h"
#include "tests/e2e/fleet.h"
#include "tests/integration/server/live_server.h"

#include <atomic>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

namespace retinue::test {

/// What a store of a RecordingWriter has: a number of each user who has one.
using Numbers = std::map<QString, int>;

/// Of a store in no use, or in use by another process.
[[nodiscard]] Result<Numbers> numbersIn(const QString &storeFile);

/// A client machine that changes a server's data, one change after the other, over every end of the server,
/// and notes each state that the store ever had. Nobody else may change that store.
class RecordingWriter
{
public:
    struct Had
    {
        QByteArray root;
        Numbers numbers;
    };

    explicit RecordingWriter(ServerProcess &server);
    ~RecordingWriter(); ///< gives up the change in hand

    /// Once, while the server runs: enrols and starts.
    [[nodiscard]] bool join();
    void begin();
    /// After the change in hand, which takes a server that runs.
    void end();
    /// Waits for the end of the change in hand, which takes a server that runs; no other one begins while the
    /// lock lives.
    [[nodiscard]] std::unique_lock<std::mutex> pause() { return std::unique_lock(m_mutex); }

    // ---- while it is paused, or has ended
    /// What the store had in this state; none: it never was in it.
    [[nodiscard]] std::optional<Had> inState(const State &state) const;
    [[nodiscard]] Revision newest() const;
    /// What went wrong; empty: nothing.
    [[nodiscard]] QString problem() const { return m_problem; }

private:
    void write();
    /// Whether the server took the change; it is asked with the same id until it says so.
    [[nodiscard]] bool isTaken(const QString &user, int number, bool isRemoval, const std::string &changeId);
    [[nodiscard]] bool isAtPanel(const QString &user);
    void note();
    [[nodiscard]] Result<void> noteHead();
    void failIfRefused(const QString &what, const ProbeAnswer &answer);
    void fail(const QString &problem);

    ServerProcess &m_server;
    std::unique_ptr<Client> m_client;
    std::thread m_thread;
    std::atomic_bool m_ends = false;
    std::mutex m_mutex; ///< held during a change; guards the rest
    bool m_isResumed = true;
    int m_changes = 0;
    Numbers m_numbers;
    std::map<QString, std::string> m_tags;
    Generation m_generation;
    std::map<std::int64_t, Had> m_had; ///< by revision
    QString m_problem;
};

} // namespace retinue::test
