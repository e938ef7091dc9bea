#pragma once

#include "core/client/device_home.h"
#include "core/client/event_stream.h"
#include "core/client/https_transport.h"

#include <chrono>
#include <condition_variable>
#include <future>
#include <initializer_list>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace retinue::client {

struct AgentTiming
{
    EventStreamTiming events;
    std::chrono::milliseconds firstRetry{1'000};
    std::chrono::milliseconds mostRetry{60'000};
    /// News come by event; this is for those that were lost.
    std::chrono::milliseconds poll{300'000};
    /// R13: what went wrong without a message is found within that time. A start or a resume compares
    /// everything as well.
    std::chrono::milliseconds compare = std::chrono::hours(24);
};

/// Where a device stands with its server.
enum class AgentState {
    NotEnrolled, ///< enrol first
    Stopped,     ///< takes no part, but can be started from the server (R4)
    Starting,    ///< reconciles (R5)
    Running,     ///< follows the server
    Unreachable, ///< started; works from the local store until the server is back (R8)
    Removed,     ///< its token is void: enrol again
};
/// "not-enrolled", "running": for machines.
[[nodiscard]] QString stateWord(AgentState state);

struct AgentStatus
{
    AgentState state = AgentState::NotEnrolled;
    std::optional<Error> reason; ///< of Unreachable and Removed
    bool listening = false;      ///< the line of news is open
};

/// A client machine at work: keeps the replica of its home in step with the server by itself. Resumes after a
/// restart and a reconnection (R3), obeys what the server's administrator asks for (R4, R13, R14), sends what
/// the panel changes at once (R6) and tries again with growing, jittered waits (R8).
///
/// All exchanges of the replica's network side happen on the agent's own thread, one after the other; the
/// panel side of DeviceHome::replica() may be called at any time and waits for none of them. Destroyed, it
/// ends what is in flight; the next agent resumes.
class Agent
{
public:
    explicit Agent(DeviceHome &home, AgentTiming timing = {});
    ~Agent();
    Agent(const Agent &) = delete;
    Agent &operator=(const Agent &) = delete;

    /// Begins the end: cancels every exchange in flight, those of the panel's side and enrolments as well, so
    /// that nobody who waits for one holds up the rest of a stop. Whoever waits in start() or stop() gets
    /// Cancelled. Idempotent.
    void close();

    [[nodiscard]] AgentStatus status() const;

    /// R4: an explicit start. Returns when the first attempt has ended; after Unreachable it goes on trying.
    /// NotFound: not enrolled. Cancelled: stopped before its turn came.
    [[nodiscard]] Result<void> start();
    /// R4. Stopped here in any case, until somebody starts it afterwards; an error says that the server could
    /// not be told yet.
    [[nodiscard]] Result<void> stop();
    /// [Prepare for User Data Export]: Replica::prepare(), where nothing stands in the way
    /// (prepare_conditions.h: R21, R23). Returns when it has ended; `progress` is called on the agent's
    /// thread. InUse: another one is under way. Cancelled: by `cancel`, or by a stop.
    [[nodiscard]] Result<PrepareReport> prepare(const std::vector<OwnerKey> &owners,
                                                const PrepareProgress &progress, const CancelToken &cancel);
    /// How far the one under way is, whoever ordered it; none: nothing is being prepared.
    [[nodiscard]] std::optional<PrepareState> preparation() const;
    /// Whoever ordered it gets Cancelled, if it does not end before. Whether there is one.
    bool cancelPreparation();
    /// The home's configuration was changed by an enrolment: use it.
    void reconnect();
    /// close() closes this connection of somebody else's too; at once when that has been.
    void closeAsWell(const std::shared_ptr<ServerConnection> &connection);

private:
    /// What the agent's thread may be asked for, the most urgent first. Start is somebody's order; Restart
    /// and Resume are for a device that takes part already, and do nothing once it is stopped.
    enum class Task {
        Connect,
        Stop,
        ServerStopped,
        Start,
        Restart,
        Resume,
        Look,
        Prepare,
        Compare,
        Synchronize,
        kCount
    };
    using Waiters = std::vector<std::promise<Result<void>>>;
    struct PrepareOrder
    {
        PrepareOrder(std::vector<OwnerKey> owners, PrepareProgress progress, CancelToken cancel)
            : owners(std::move(owners))
            , progress(std::move(progress))
            , cancel(std::move(cancel))
            , state{PrepareStep::Sending, 0, int(this->owners.size())}
        {
        }
        const std::vector<OwnerKey> owners;
        const PrepareProgress progress;
        const CancelToken cancel;
        PrepareState state; ///< of m_mutex
        std::promise<Result<PrepareReport>> outcome;
    };

    [[nodiscard]] static Error ending();
    [[nodiscard]] static constexpr unsigned bit(Task task) { return 1u << unsigned(task); }
    void ask(Task task, std::initializer_list<Task> insteadOf = {});
    [[nodiscard]] Result<void> askAndWait(Task task, Waiters &waiters);
    [[nodiscard]] std::optional<Task> nextTask(); ///< waits; nothing: quit
    [[nodiscard]] bool hasTransport() const;
    void run();
    [[nodiscard]] Result<void> perform(Task task);
    [[nodiscard]] Result<void> begin(protocol::StartMode mode);
    [[nodiscard]] Result<void> takePart(protocol::StartMode mode);
    [[nodiscard]] Result<void> exchange(Task task);
    [[nodiscard]] Result<void> prepareNow();
    [[nodiscard]] Result<void> connect();
    [[nodiscard]] Result<void> stopHere();
    [[nodiscard]] Result<void> lookAtServer();
    [[nodiscard]] Result<void> askForWhatIsDue();
    [[nodiscard]] Result<void> tellVersion(HttpsTransport &transport);
    void settle(Task task, const Result<void> &outcome);
    void settleFailure(Task task, const Error &error);
    void answer(Task task, const Result<void> &outcome);
    void setState(AgentState state, const std::optional<Error> &reason = {});
    /// An error says nothing of whether this device takes part: ask again.
    [[nodiscard]] Result<Phase> phase();

    // On the event stream's thread.
    void lineOpened();
    void lineCut();
    void obey(const protocol::Event &event);
    void endEnrolment();

    // With m_mutex held.
    void withdraw(std::initializer_list<Task> tasks);
    void answerWaiters(Waiters &waiters, const Result<void> &outcome);
    void answerOrder(const Result<PrepareReport> &outcome);
    void cancelOrder();

    DeviceHome &m_home;
    const AgentTiming m_timing;
    BackOff m_backOff; ///< of the agent's thread

    mutable std::mutex m_mutex; ///< guards everything down to the next comment
    std::condition_variable m_wake;
    unsigned m_wanted = 0; ///< bits by Task
    bool m_quit = false;
    bool m_lineWasCut = false;
    bool m_lineInDoubt = false;       ///< m_due is when to find out why it is not open
    Task m_later = Task::Synchronize; ///< what is to be done at m_due
    std::optional<std::chrono::steady_clock::time_point> m_due;
    /// Set while started, but for a comparison in hand or one to be tried again. This clock stands still in
    /// sleep, which is no matter: waking, the line is found cut, and the resume compares.
    std::optional<std::chrono::steady_clock::time_point> m_compareDue;
    Waiters m_startWaiters, m_stopWaiters;
    std::shared_ptr<PrepareOrder> m_order; ///< until it is answered
    AgentStatus m_status;
    std::shared_ptr<HttpsTransport> m_transport;
    std::vector<std::weak_ptr<ServerConnection>> m_guests; ///< of closeAsWell()

    std::unique_ptr<EventStream> m_events; ///< of the agent's thread
    std::thread m_thread;
};

} // namespace retinue::client
