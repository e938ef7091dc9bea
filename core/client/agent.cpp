#include "core/client/agent.h"

#include <QLoggingCategory>

#include <algorithm>
#include <random>

namespace retinue::client {

namespace {

Q_LOGGING_CATEGORY(lcAgent, "retinue.client.agent")

constexpr auto kNever = std::chrono::steady_clock::time_point::max();

Error notEnrolled()
{
    return {ErrorCode::NotFound, QStringLiteral("this device is not enrolled: enrol it first"), {}};
}

} // namespace

Error Agent::ending()
{
    return {ErrorCode::Cancelled, QStringLiteral("the agent ends"), {}};
}

QString stateWord(AgentState state)
{
    switch (state) {
    case AgentState::NotEnrolled:
        return QStringLiteral("not-enrolled");
    case AgentState::Stopped:
        return QStringLiteral("stopped");
    case AgentState::Starting:
        return QStringLiteral("starting");
    case AgentState::Running:
        return QStringLiteral("running");
    case AgentState::Unreachable:
        return QStringLiteral("unreachable");
    case AgentState::Removed:
        return QStringLiteral("removed");
    }
    Q_UNREACHABLE();
}

Agent::Agent(DeviceHome &home, AgentTiming timing)
    : m_home(home)
    , m_timing(timing)
    , m_backOff(timing.firstRetry, timing.mostRetry, std::random_device{}())
{
    m_home.replica().setListener([this](const ReplicaEvent &event) {
        if (event.kind == ReplicaEvent::Kind::ChangeQueued)
            ask(Task::Synchronize);
        else if (event.kind == ReplicaEvent::Kind::RestartToSync)
            ask(Task::Restart);
    });
    ask(Task::Connect);
    m_thread = std::thread([this] { run(); });
}

Agent::~Agent()
{
    close();
    m_thread.join();
    m_events.reset();
    m_home.replica().setTransport(nullptr);
    m_home.replica().setListener({});
}

void Agent::close()
{
    const std::lock_guard lock(m_mutex);
    m_quit = true;
    if (m_transport)
        m_transport->close();
    for (const auto &guest : std::exchange(m_guests, {})) {
        if (const auto connection = guest.lock())
            connection->close();
    }
    answerWaiters(m_startWaiters, ending());
    answerWaiters(m_stopWaiters, ending());
    cancelOrder();
    answerOrder(ending());
    m_wake.notify_all();
}

AgentStatus Agent::status() const
{
    const std::lock_guard lock(m_mutex);
    return m_status;
}

Result<void> Agent::start()
{
    const auto configuration = m_home.configuration();
    if (!configuration || configuration->removed)
        return notEnrolled();
    return askAndWait(Task::Start, m_startWaiters);
}

Result<void> Agent::stop()
{
    if (!m_home.configuration())
        return notEnrolled();
    return askAndWait(Task::Stop, m_stopWaiters);
}

void Agent::reconnect()
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_transport)
            m_transport->close(); // whatever waits for the former server need not
    }
    ask(Task::Connect);
}

void Agent::closeAsWell(const std::shared_ptr<ServerConnection> &connection)
{
    const std::lock_guard lock(m_mutex);
    if (m_quit)
        return connection->close();
    std::erase_if(m_guests, [](const auto &guest) { return guest.expired(); });
    m_guests.push_back(connection);
}

void Agent::ask(Task task, std::initializer_list<Task> insteadOf)
{
    const std::lock_guard lock(m_mutex);
    withdraw(insteadOf);
    m_wanted |= bit(task);
    m_wake.notify_all();
}

Result<void> Agent::askAndWait(Task task, Waiters &waiters)
{
    std::future<Result<void>> outcome;
    {
        const std::lock_guard lock(m_mutex);
        if (m_quit)
            return ending();
        if (task == Task::Stop) {
            withdraw({Task::Start, Task::Restart, Task::Resume});
            cancelOrder();
        }
        outcome = waiters.emplace_back().get_future();
        m_wanted |= bit(task);
        m_wake.notify_all();
    }
    return outcome.get();
}

std::optional<Agent::Task> Agent::nextTask()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        if (m_quit)
            return {};
        for (unsigned i = 0; i < unsigned(Task::kCount); ++i) {
            if ((m_wanted & bit(Task(i))) != 0) {
                m_wanted &= ~bit(Task(i));
                return Task(i);
            }
        }
        const auto now = std::chrono::steady_clock::now();
        if (m_due && *m_due <= now) {
            m_due.reset();
            m_lineInDoubt = false;
            return m_later;
        }
        if (m_compareDue && *m_compareDue <= now) {
            m_compareDue.reset();
            return Task::Compare;
        }
        if (m_due || m_compareDue)
            m_wake.wait_until(lock, std::min(m_due.value_or(kNever), m_compareDue.value_or(kNever)));
        else
            m_wake.wait(lock);
    }
}

bool Agent::hasTransport() const
{
    const std::lock_guard lock(m_mutex);
    return m_transport != nullptr;
}

void Agent::run()
{
    while (const auto task = nextTask()) {
        // Without a server only this device itself can be stopped, and the state stays what it is. A
        // preparation answers its order itself.
        const bool isConnected = *task == Task::Connect || hasTransport();
        const bool isPossible = isConnected || *task == Task::Stop || *task == Task::Prepare;
        const auto outcome = isPossible ? perform(*task) : notEnrolled();
        if (isConnected)
            settle(*task, outcome);
        answer(*task, outcome);
    }
}

Result<void> Agent::perform(Task task)
{
    switch (task) {
    case Task::Connect:
        return connect();
    case Task::Stop:
        return stopHere();
    case Task::ServerStopped:
        return m_home.replica().stop();
    case Task::Start:
        return begin(protocol::StartMode::Start);
    case Task::Restart:
        return takePart(protocol::StartMode::Start);
    case Task::Resume:
        return takePart(protocol::StartMode::Resume);
    case Task::Look:
        return lookAtServer();
    case Task::Prepare:
        return prepareNow();
    case Task::Compare:
    case Task::Synchronize:
        return exchange(task);
    case Task::kCount:
        break;
    }
    Q_UNREACHABLE();
}

Result<void> Agent::begin(protocol::StartMode mode)
{
    setState(AgentState::Starting);
    if (mode == protocol::StartMode::Start)
        RETINUE_TRY(m_home.reconfigure([](auto &configuration) { configuration.stopOwed = false; }));
    return m_home.replica().start(mode);
}

/// Anew, and only a device that does already: it may have been stopped since this was asked for (R4).
Result<void> Agent::takePart(protocol::StartMode mode)
{
    const auto now = phase();
    if (!now)
        return now.error();
    if (*now == Phase::Stopped)
        return {};
    return begin(*now == Phase::Starting ? protocol::StartMode::Start : mode);
}

/// What a started device does.
Result<void> Agent::exchange(Task task)
{
    const auto now = phase();
    if (!now)
        return now.error();
    if (*now == Phase::Stopped)
        return {};
    if (*now == Phase::Starting)
        return askForWhatIsDue();
    if (task == Task::Compare) {
        const auto repaired = m_home.replica().compareDigests();
        return repaired ? Result<void>() : repaired.error();
    }
    const auto report = m_home.replica().synchronize();
    return report ? Result<void>() : report.error();
}

Result<void> Agent::connect()
{
    m_events.reset();
    const auto configuration = m_home.configuration();
    if (!configuration || configuration->removed) {
        m_home.replica().setTransport(nullptr);
        {
            const std::lock_guard lock(m_mutex);
            m_transport.reset();
            m_due.reset();
            m_lineInDoubt = false;
            m_status.listening = false;
        }
        setState(configuration ? AgentState::Removed : AgentState::NotEnrolled);
        return {};
    }
    auto transport = std::make_shared<HttpsTransport>(configuration->endpoint());
    {
        const std::lock_guard lock(m_mutex);
        m_transport = transport;
        m_due.reset();
        m_lineInDoubt = false;
        if (m_quit)
            transport->close(); // the destructor has closed the former one only
    }
    m_home.replica().setTransport(transport);

    setState(AgentState::Stopped);
    RETINUE_TRY(askForWhatIsDue());
    m_events =
        std::make_unique<EventStream>(configuration->endpoint(),
                                      EventListener{.connected = [this] { lineOpened(); },
                                                    .event = [this](const auto &event) { obey(event); },
                                                    .disconnected = [this](const auto &) { lineCut(); }},
                                      m_timing.events);
    return {};
}

/// R3: resumes by itself.
Result<void> Agent::askForWhatIsDue()
{
    const auto due = m_home.replica().startDue();
    if (!due)
        return due.error();
    if (*due)
        ask(**due == protocol::StartMode::Start ? Task::Restart : Task::Resume);
    return {};
}

void Agent::lineOpened()
{
    {
        const std::lock_guard lock(m_mutex);
        m_status.listening = true;
    }
    ask(Task::Look); // what was said meanwhile was not heard
}

/// Also when it could not be opened at all.
void Agent::lineCut()
{
    const std::lock_guard lock(m_mutex);
    if (std::exchange(m_status.listening, false))
        m_lineWasCut = true; // a server that was restarted has forgotten who is at the panel: resume
    if (m_status.state != AgentState::Running || m_lineInDoubt)
        return;
    // Find out soon whether it is the line or the server, but not all devices at the same moment.
    m_lineInDoubt = true;
    m_later = Task::Synchronize;
    m_due = std::chrono::steady_clock::now() + m_timing.firstRetry * (std::random_device{}() % 100) / 100;
    m_wake.notify_all();
}

Result<void> Agent::stopHere()
{
    // Owed first: killed in between, the next agent does not take the server's "started" for an order.
    RETINUE_TRY(m_home.reconfigure([](auto &configuration) { configuration.stopOwed = true; }));
    RETINUE_TRY(m_home.replica().stop());
    return m_home.reconfigure([](auto &configuration) { configuration.stopOwed = false; });
}

/// The line of news has just opened: news are asked for when started; otherwise whether we were started
/// meanwhile.
Result<void> Agent::lookAtServer()
{
    bool wasCut = false;
    std::shared_ptr<HttpsTransport> transport;
    {
        const std::lock_guard lock(m_mutex);
        wasCut = std::exchange(m_lineWasCut, false);
        transport = m_transport;
    }
    if (!transport)
        return {};
    if (const auto told = tellVersion(*transport); !told) // told at the next opening, then
        qCInfo(lcAgent, "%s", qUtf8Printable(told.error().toString()));
    const auto now = phase();
    if (!now)
        return now.error();
    if (*now == Phase::Started && status().state == AgentState::Running && !wasCut) {
        ask(Task::Synchronize);
        return {};
    }
    if (*now != Phase::Stopped)
        return askForWhatIsDue();
    const auto configuration = m_home.configuration();
    if (configuration && configuration->stopOwed) {
        RETINUE_TRY(transport->stop());
        return m_home.reconfigure([](auto &changed) { changed.stopOwed = false; });
    }
    const auto description = transport->description();
    if (!description)
        return description.error();
    const std::lock_guard lock(m_mutex);
    // What was said after that counts.
    const bool isToStop = (m_wanted & (bit(Task::Stop) | bit(Task::ServerStopped))) != 0;
    if (description->state == DeviceState::Started && !isToStop)
        m_wanted |= bit(Task::Start);
    return {};
}

/// R30: after an update of this software.
Result<void> Agent::tellVersion(HttpsTransport &transport)
{
    const auto configuration = m_home.configuration();
    const QString version = QStringLiteral(RETINUE_VERSION);
    if (!configuration || configuration->info.version == version)
        return {};
    DeviceInfo info = configuration->info;
    info.version = version;
    RETINUE_TRY(transport.describe(info));
    return m_home.reconfigure([&](auto &changed) { changed.info = info; });
}

void Agent::settle(Task task, const Result<void> &outcome)
{
    if (!outcome)
        return settleFailure(task, outcome.error());
    if (task == Task::Connect || task == Task::Look || task == Task::Prepare)
        return; // they only ask for something else, or were refused for a reason of their own
    const auto now = phase();
    if (!now)
        return settleFailure(task, now.error());
    m_backOff.reset();
    const bool started = *now == Phase::Started;
    setState(started ? AgentState::Running : AgentState::Stopped);
    if (started && task != Task::Synchronize)
        ask(Task::Synchronize); // R5: what only this device has goes up now
    const std::lock_guard lock(m_mutex);
    if (!started)
        m_compareDue.reset();
    else if (task != Task::Synchronize || !m_compareDue) // not all devices of a fleet at the same moment
        m_compareDue = std::chrono::steady_clock::now() +
                       m_timing.compare * (90 + int(std::random_device{}() % 21)) / 100;
    if (started && m_lineInDoubt)
        return; // it was cut meanwhile: what went well may have been before
    m_due.reset();
    if (started) {
        m_later = Task::Synchronize;
        m_due = std::chrono::steady_clock::now() + m_timing.poll;
    }
}

void Agent::settleFailure(Task task, const Error &error)
{
    qCInfo(lcAgent, "%s", qUtf8Printable(error.toString()));
    const auto now = phase();
    const bool takesPart = !now || *now != Phase::Stopped;
    switch (error.code) {
    case ErrorCode::NotStarted: // R4: stopped at the server while we did not hear it
        if (takesPart && task != Task::ServerStopped)
            return ask(Task::ServerStopped);
        return setState(AgentState::Stopped);
    case ErrorCode::OtherGeneration:
        return ask(Task::Restart);
    case ErrorCode::Cancelled:
        return;
    case ErrorCode::NotAuthenticated:
        setState(AgentState::Removed, error);
        break;
    default:
        setState(takesPart ? AgentState::Unreachable : AgentState::Stopped, error);
        break;
    }
    const std::lock_guard lock(m_mutex);
    if (task == Task::Look && m_due)
        return; // what is due then looks as well
    m_lineInDoubt = false;
    const auto retryAfter = m_transport ? m_transport->takeRetryAfter() : std::nullopt;
    m_later = task == Task::Stop || task == Task::ServerStopped ? Task::Look
              : task == Task::Prepare ? Task::Synchronize // nobody waits for it any more
                                      : task;
    m_due = std::chrono::steady_clock::now() + m_backOff.next(retryAfter);
}

void Agent::answer(Task task, const Result<void> &outcome)
{
    const std::lock_guard lock(m_mutex);
    if (task == Task::Start)
        answerWaiters(m_startWaiters, outcome);
    else if (task == Task::Stop)
        answerWaiters(m_stopWaiters, outcome);
}

void Agent::answerWaiters(Waiters &waiters, const Result<void> &outcome)
{
    for (auto &waiter : std::exchange(waiters, {}))
        waiter.set_value(outcome);
}

void Agent::obey(const protocol::Event &event)
{
    switch (event.kind) {
    case protocol::EventKind::Change:
        return ask(Task::Synchronize);
    case protocol::EventKind::Restart:
        return ask(Task::Resume); // answered with OtherGeneration, and begun anew, if it is so (R14)
    case protocol::EventKind::Start:
        m_home.log().write({Occurrence::Kind::StartOrdered});
        return ask(Task::Start, {Task::ServerStopped});
    case protocol::EventKind::Stop:
        m_home.log().write({Occurrence::Kind::StopOrdered});
        {
            const std::lock_guard lock(m_mutex);
            cancelOrder();
        }
        return ask(Task::ServerStopped, {Task::Start, Task::Restart, Task::Resume});
    case protocol::EventKind::Removed:
        return endEnrolment();
    case protocol::EventKind::Resend:
        return ask(Task::Compare);
    }
    Q_UNREACHABLE();
}

void Agent::endEnrolment()
{
    m_home.log().write({Occurrence::Kind::Removed});
    if (const auto kept = m_home.reconfigure([](auto &configuration) { configuration.removed = true; });
        !kept)
        qCWarning(lcAgent, "%s", qUtf8Printable(kept.error().toString()));
    ask(Task::Connect);
}

void Agent::withdraw(std::initializer_list<Task> tasks)
{
    const bool wasToStart = (m_wanted & bit(Task::Start)) != 0;
    for (const Task task : tasks)
        m_wanted &= ~bit(task);
    if (wasToStart && (m_wanted & bit(Task::Start)) == 0)
        answerWaiters(m_startWaiters,
                      Error{ErrorCode::Cancelled, QStringLiteral("it was stopped meanwhile"), {}});
}

void Agent::setState(AgentState state, const std::optional<Error> &reason)
{
    const std::lock_guard lock(m_mutex);
    if (m_status.state != state)
        qCInfo(lcAgent, "%s", qUtf8Printable(stateWord(state)));
    m_status.state = state;
    m_status.reason = reason;
}

Result<Phase> Agent::phase()
{
    auto status = m_home.replica().status();
    if (!status)
        return std::move(status).error();
    return status->phase;
}

} // namespace retinue::client
