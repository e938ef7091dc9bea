#include "core/client/replica_context.h"

#include "core/client/held_report.h"
#include "core/client/intake.h"

#include <algorithm>

namespace retinue::client {
namespace {

/// Stands in until the device is enrolled.
class NoTransport final : public Transport
{
public:
    Result<protocol::StartAnswer> start(const protocol::StartRequest &) override { return error(); }
    Result<void> stop() override { return error(); }
    Result<protocol::ReconcileAnswer> reconcile(const protocol::ReconcileRequest &) override
    {
        return error();
    }
    Result<void> panel(const std::optional<protocol::PanelLogin> &, std::chrono::milliseconds) override
    {
        return error();
    }
    Result<Pulled> pull(const OwnerKey &, const std::optional<State> &, const std::optional<State> &,
                        std::chrono::milliseconds) override
    {
        return error();
    }
    Result<protocol::ChangeAnswer> push(const protocol::SettingChange &) override { return error(); }
    Result<protocol::Changes> changes(const State &, int) override { return error(); }
    Result<void> release(const std::vector<OwnerId> &) override { return error(); }
    Result<std::vector<OwnerId>> reportDigests(const protocol::DigestReport &) override { return error(); }
    Result<void> sendDisplaced(const std::vector<protocol::DisplacedSetting> &,
                               std::chrono::milliseconds) override
    {
        return error();
    }
    Result<protocol::OwnerSeeds> seeds(const OwnerKey &, std::chrono::milliseconds) override
    {
        return error();
    }
    Result<void> sendKept(const protocol::KeptValues &, std::chrono::milliseconds) override
    {
        return error();
    }

private:
    static Error error()
    {
        return {ErrorCode::Unreachable, QStringLiteral("this device is not enrolled with a server")};
    }
};

/// What was asked before a start is of another store, or of other scopes (R36).
bool isStartedAnew(LocalEdit &edit, const Position &asked)
{
    const Position now = edit.position();
    return now.generation != asked.generation || now.scopeEpoch != asked.scopeEpoch;
}

} // namespace

void ReplicaContext::setTransport(std::shared_ptr<Transport> transport)
{
    const std::lock_guard lock(m_mutex);
    m_transport = std::move(transport);
    m_panelTold = false;
    ++m_panelEpoch;
    m_panelTaken = 0;
}

std::shared_ptr<Transport> ReplicaContext::transport() const
{
    const std::lock_guard lock(m_mutex);
    return m_transport ? m_transport : std::make_shared<NoTransport>();
}

void ReplicaContext::tell(ReplicaEvent::Kind kind, const std::optional<OwnerKey> &owner,
                          const QString &item) const
{
    if (m_listener)
        m_listener({kind, owner, item});
}

void ReplicaContext::tellChanged(const std::vector<std::pair<OwnerKey, QString>> &changed) const
{
    for (const auto &[owner, item] : changed)
        tell(ReplicaEvent::Kind::DataChanged, owner, item);
}

std::int64_t ReplicaContext::setPanel(std::optional<protocol::PanelLogin> login)
{
    const std::lock_guard lock(m_mutex);
    m_panel = std::move(login);
    m_panelTold = false;
    return ++m_panelNumber;
}

std::optional<protocol::PanelLogin> ReplicaContext::panel() const
{
    const std::lock_guard lock(m_mutex);
    return m_panel;
}

std::vector<OwnerKey> ReplicaContext::atPanel() const
{
    const std::lock_guard lock(m_mutex);
    if (!m_panel)
        return {};
    std::vector<OwnerKey> owners = m_panel->groups;
    owners.insert(owners.begin(), m_panel->user);
    return owners;
}

Result<std::int64_t> ReplicaContext::tellPanel(std::chrono::milliseconds timeout)
{
    const auto deadline = parts.clock.sinceBoot() + timeout;
    const std::unique_lock telling(m_telling, timeout);
    const auto left = deadline - parts.clock.sinceBoot();
    if (!telling || left <= std::chrono::milliseconds(0))
        return Error{ErrorCode::TimedOut,
                     QStringLiteral("the server is still being told of who was at the panel before")};
    std::optional<protocol::PanelLogin> login;
    std::int64_t number = 0, epoch = 0;
    std::shared_ptr<Transport> server;
    {
        const std::lock_guard lock(m_mutex);
        login = m_panel;
        number = m_panelNumber;
        epoch = m_panelEpoch; // forgotten during the request: perhaps what it said
        server = m_transport;
        if (login)
            login->repeated = m_panelTaken == number;
    }
    RETINUE_TRY((server ? server : transport())->panel(login, left));
    const std::lock_guard lock(m_mutex);
    if (server == m_transport)
        m_panelTaken = number;
    return epoch;
}

void ReplicaContext::panelIsTold(std::int64_t number, std::int64_t epoch)
{
    const std::lock_guard lock(m_mutex);
    m_panelTold = m_panelTold || (number == m_panelNumber && epoch == m_panelEpoch);
}

void ReplicaContext::forgetPanelWasTold()
{
    const std::lock_guard lock(m_mutex);
    m_panelTold = false;
    ++m_panelEpoch;
}

std::optional<std::int64_t> ReplicaContext::untoldLogin() const
{
    const std::lock_guard lock(m_mutex);
    return m_panel && !m_panelTold ? std::optional(m_panelNumber) : std::nullopt;
}

Error ReplicaContext::failed(Error error, const Occurrence &during)
{
    if (error.code == ErrorCode::OtherGeneration && !restartToSync.exchange(true))
        tell(ReplicaEvent::Kind::RestartToSync);
    // A server that restarts forgets who is at the panels.
    if (error.code == ErrorCode::Unreachable || error.code == ErrorCode::TimedOut)
        forgetPanelWasTold();
    {
        const std::lock_guard lock(m_mutex);
        m_lastError = error;
    }
    parts.log.write(error, during);
    return std::move(error).during(englishText(during));
}

void ReplicaContext::wentWell()
{
    const std::lock_guard lock(m_mutex);
    m_lastError.reset();
}

std::optional<Error> ReplicaContext::lastError() const
{
    const std::lock_guard lock(m_mutex);
    return m_lastError;
}

Result<void> ReplicaContext::pull(const OwnerKey &owner, bool login, std::chrono::milliseconds timeout)
{
    const Clock &clock = parts.clock;
    const auto deadline = clock.sinceBoot() + timeout;
    do {
        auto applied = pullOnce(owner, login, deadline);
        if (!applied)
            return std::move(applied).error();
        if (*applied)
            return {};
    } while (clock.sinceBoot() < deadline);
    return Error{ErrorCode::TimedOut, QStringLiteral("the device was started anew meanwhile")};
}

Result<bool> ReplicaContext::pullOnce(const OwnerKey &key, bool login, std::chrono::milliseconds deadline)
{
    const auto left = [&] {
        return std::max(deadline - parts.clock.sinceBoot(), std::chrono::milliseconds(1));
    };
    PullTicket ticket;
    Position position;
    RETINUE_TRY(parts.store.run([&](LocalEdit &edit) -> Result<void> {
        position = edit.position();
        if (const auto owner = edit.findOwner(key))
            ticket = Intake(edit, atPanel()).ticket(*owner, acknowledgements);
        return {};
    }));
    auto answer = transport()->pull(key, ticket.known, ticket.known, left());
    if (!answer)
        return std::move(answer).error();
    if (answer->notModified)
        return true;
    answer->settings.owner = key;

    bool startedAnew = false;
    std::vector<protocol::DisplacedSetting> displaced;
    RETINUE_TRY(parts.store.run([&](LocalEdit &edit) -> Result<void> {
        startedAnew = isStartedAnew(edit, position);
        if (const auto owner = edit.findOwner(key); owner && !startedAnew)
            displaced = displacedSecrets(edit, *owner, answer->settings);
        return {};
    }));
    if (startedAnew)
        return false;
    // Also of an owner whom the server does not know: a restored store may never have heard of who is here
    // (R14).
    if (answer->settings.state.generation != position.generation)
        return Error{ErrorCode::OtherGeneration, QStringLiteral("the server's store is another one now")};
    if (!displaced.empty()) // kept by the server before it is gone here (R14)
        RETINUE_TRY(transport()->sendDisplaced(displaced, left()));

    std::vector<std::pair<OwnerKey, QString>> changed;
    RETINUE_TRY(parts.store.run([&](LocalEdit &edit) -> Result<void> {
        startedAnew = isStartedAnew(edit, position);
        if (startedAnew)
            return {};
        Intake intake(edit, atPanel());
        if (intake.pulled(ticket, answer->settings, login, acknowledgements))
            ++lookingsBack;
        changed = intake.changed();
        return {};
    }));
    tellChanged(changed);
    return !startedAnew;
}

} // namespace retinue::client
