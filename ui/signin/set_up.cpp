#include "ui/signin/set_up.h"

#include "core/client/agent.h"

namespace retinue::ui {

SetUp::SetUp(Machine &machine, QObject *parent) : QObject(parent), m_machine(machine)
{
    connect(&m_machine, &Machine::clientChanged, this, [this] {
        if (m_waitsForClient)
            awaitClient();
    });
}

void SetUp::start(const Wish &wish)
{
    m_wish = wish;
    reach(Step::Check);
    const auto checked = installation::Administrators::check(m_wish.id, *m_wish.password);
    if (!checked)
        return fail(checked.error());
    lookForOthers();
}

void SetUp::reach(Step step)
{
    m_step = step;
    Q_EMIT reached(step);
}

void SetUp::fail(const Error &error)
{
    m_waitsForClient = false;
    Q_EMIT failed(m_step, error);
}

void SetUp::goOn(QFuture<Result<void>> answer, Next next)
{
    whenAnswered(answer, this, [this, next](const Result<void> &result) {
        if (!result)
            return fail(result.error());
        (this->*next)();
    });
}

/// Nothing is changed any more by somebody who has not signed in, once there is an account to sign in with.
void SetUp::lookForOthers()
{
    engine::Engine &engine = m_machine.engine();
    goOn(engine.ask([&engine]() -> Result<void> {
        const auto any = engine.administrators().any();
        if (!any)
            return any.error();
        if (*any)
            return Error{ErrorCode::AlreadyExists, QStringLiteral("there is an administrator already")};
        return {};
    }),
         &SetUp::listen);
}

void SetUp::listen()
{
    const ListenerStatus listener = m_machine.listener();
    if (!isServer(m_wish.role) || (listener.listening && listener.port == m_wish.port))
        return leaveFormerClient();
    reach(Step::Port);
    goOn(m_machine.listenOn(m_wish.port), &SetUp::leaveFormerClient);
}

void SetUp::leaveFormerClient()
{
    reach(Step::Role);
    // A client that could not be opened is opened anew when the role is taken anew.
    if (isServer(m_wish.role) && isClient(m_machine.role()) && m_machine.clientProblem())
        return goOn(m_machine.setRole(Role::Server), &SetUp::takeRole);
    takeRole();
}

void SetUp::takeRole()
{
    if (m_machine.role() == m_wish.role)
        return awaitClient();
    goOn(m_machine.setRole(m_wish.role), &SetUp::awaitClient);
}

void SetUp::awaitClient()
{
    // A client of another server is connected on its own page.
    if (m_wish.role != Role::ServerAndClient)
        return makeAccount();
    if (!m_waitsForClient)
        reach(Step::Client);
    const bool isThere = m_machine.client().agent != nullptr;
    m_waitsForClient = !isThere && !m_machine.clientProblem();
    if (m_waitsForClient)
        return;
    if (!isThere)
        return fail(*m_machine.clientProblem());
    joinOrGoOn();
}

void SetUp::joinOrGoOn()
{
    const client::AgentState state = m_machine.client().agent->status().state;
    const bool takesPart = state == client::AgentState::Starting || state == client::AgentState::Running ||
                           state == client::AgentState::Unreachable;
    if (takesPart) // an attempt before this one came so far
        return makeAccount();
    goOn(m_machine.joinOwnServer(), &SetUp::makeAccount);
}

void SetUp::makeAccount()
{
    reach(Step::Account);
    engine::Engine &engine = m_machine.engine();
    whenAnswered(engine.ask([&engine, id = m_wish.id, password = m_wish.password]() -> Result<void> {
        const Timestamp began = engine.clock().now();
        RETINUE_TRY(engine.administrators().createFirst(id, *password));
        return engine.executions().record({began,
                                           engine.clock().now(),
                                           QStringLiteral("administrator-add"),
                                           id,
                                           QStringLiteral("OK"),
                                           {},
                                           engine::Engine::kConsole});
    }),
                 this, [this](const Result<void> &made) {
                     if (!made)
                         return fail(made.error());
                     m_wish.password.reset();
                     Q_EMIT done(m_wish.id);
                 });
}

} // namespace retinue::ui
