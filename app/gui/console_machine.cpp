#include "app/gui/console_machine.h"

#include "core/engine/health_facts.h"
#include "core/installation/machine_names.h"

#include <QDir>
#include <QLoggingCategory>
#include <QSysInfo>
#include <QtConcurrent>

Q_LOGGING_CATEGORY(lcConsole, "retinue.gui")

namespace retinue::gui {

namespace {

const QString kRoleSetting = QStringLiteral("console.role");
const QString kPortSetting = QStringLiteral("server.port");
constexpr std::chrono::seconds kClientLook{1};
constexpr std::chrono::seconds kNetworkLook{10};

} // namespace

Result<ConsoleMachine::Setup> ConsoleMachine::readSetup(engine::Engine &engine)
{
    Setup setup;
    const auto role = engine.machine().setting(kRoleSetting);
    if (!role)
        return role.error();
    const auto port = engine.machine().setting(kPortSetting);
    if (!port)
        return port.error();
    const auto administrators = engine.administrators().any();
    if (!administrators)
        return administrators.error();
    if (const int number = role->value_or(QString()).toInt(); number >= 1 && number <= 3)
        setup.role = ui::Role(number);
    else if (*administrators)
        setup.role = ui::Role::Server; // the folder of a server that ran without windows so far
    if (const uint number = port->value_or(QString()).toUInt(); number > 0 && number <= 0xffff)
        setup.port = quint16(number);
    return setup;
}

ConsoleMachine::ConsoleMachine(std::unique_ptr<engine::Engine> engine, const Setup &setup)
    : m_engine(std::move(engine))
    , m_setup(setup)
    , m_service(std::make_unique<ServiceThread>(*m_engine, setup.announce, [this] { Q_EMIT raiseWanted(); }))
{
    m_status.port = m_setup.port;
    m_status.host = QSysInfo::machineHostName();
    connect(&m_clientLook, &QTimer::timeout, this, &ConsoleMachine::lookAtClient);
    m_clientLook.setInterval(kClientLook);
    connect(&m_networkLook, &QTimer::timeout, this, &ConsoleMachine::lookAtNetwork);
    m_networkLook.start(kNetworkLook);
    lookAtNetwork();
    tellEngine();
}

ConsoleMachine::~ConsoleMachine()
{
    stop().waitForFinished();
}

void ConsoleMachine::start()
{
    whenAnswered(m_service->takeCommands(), this, [](const Result<void> &taken) {
        if (!taken.ok()) // the console itself does not need it
            qCWarning(lcConsole).noquote() << taken.error().toString();
    });
    if (ui::isServer(m_setup.role))
        startListener();
    if (ui::isClient(m_setup.role))
        openClient();
}

QFuture<void> ConsoleMachine::stop()
{
    if (m_stopped)
        return *m_stopped;
    m_clientLook.stop();
    m_networkLook.stop();
    // The client's control socket belongs to this thread; its exchanges end on the other one.
    auto client = std::make_shared<std::unique_ptr<ClientMachine>>(std::move(m_client));
    if (*client)
        (*client)->leaveCommands();
    m_stopped = QtConcurrent::run([this, client] {
        client->reset();
        m_service->stop().waitForFinished();
        m_engine->stop();
    });
    return *m_stopped;
}

int ConsoleMachine::commandsInHand() const
{
    return m_service->commandsInHand();
}

QFuture<Result<void>> ConsoleMachine::listenOn(quint16 port)
{
    auto answer = std::make_shared<Answer<void>>();
    auto future = answer->future();
    whenAnswered(m_service->listenOn(port), this, [this, answer, port](const Result<quint16> &bound) {
        if (!bound.ok()) {
            const Error &error = bound.error();
            if (m_status.listening)
                startListener(); // on the port of before
            else
                listens(bound, port);
            answer->give(error);
            return;
        }
        m_setup.port = port;
        listens(bound, port);
        whenAnswered(m_engine->ask([this, port] {
            return m_engine->machine().setSetting(kPortSetting, QString::number(port));
        }),
                     this, [answer](const Result<void> &stored) { answer->give(stored); });
    });
    return future;
}

QFuture<Result<void>> ConsoleMachine::setRole(ui::Role role)
{
    auto answer = std::make_shared<Answer<void>>();
    auto future = answer->future();
    whenAnswered(m_engine->ask([this, role] {
        return m_engine->machine().setSetting(kRoleSetting, QString::number(int(role)));
    }),
                 this, [this, answer, role](const Result<void> &stored) {
                     if (!stored.ok())
                         return answer->give(stored);
                     const auto before = std::exchange(m_setup.role, role);
                     tellEngine();
                     // Listening may have begun before there was a role, at the first start.
                     if (ui::isServer(role) && !m_status.listening)
                         startListener();
                     if (!ui::isServer(role) && (ui::isServer(before) || m_status.listening))
                         stopListener();
                     if (ui::isClient(role) && !ui::isClient(before))
                         openClient();
                     if (!ui::isClient(role) && ui::isClient(before))
                         closeClient();
                     Q_EMIT roleChanged();
                     answer->give({});
                 });
    return future;
}

void ConsoleMachine::lookAtNetwork()
{
    if (std::exchange(m_looksAtNetwork, true)) // a slow one is not asked again and again
        return;
    using Names = Result<QStringList>;
    whenAnswered(m_engine->ask([]() -> Names { return installation::namesForDevices(); }), this,
                 [this](const Names &names) {
                     m_looksAtNetwork = false;
                     if (!names.ok() || m_stopped || names->isEmpty() || *names == m_status.hosts)
                         return;
                     m_status.hosts = *names;
                     m_status.host = names->front();
                     Q_EMIT listenerChanged();
                     m_service->refreshCertificate();
                 });
}

void ConsoleMachine::startListener()
{
    const quint16 port = m_setup.port;
    whenAnswered(m_service->listenOn(port), this,
                 [this, port](const Result<quint16> &bound) { listens(bound, port); });
}

void ConsoleMachine::listens(const Result<quint16> &bound, quint16 wanted)
{
    m_status.listening = bound.ok();
    m_status.port = bound.ok() ? *bound : wanted;
    m_status.problem = bound.ok() ? std::nullopt : std::optional(bound.error());
    tellEngine();
    Q_EMIT listenerChanged();
}

void ConsoleMachine::tellEngine()
{
    m_engine->setServing(
        {m_setup.role != ui::Role::Client, m_status.listening, m_status.port, m_status.problem});
}

void ConsoleMachine::stopListener()
{
    whenAnswered(m_service->stopListening(), this, [this](const Result<void> &) {
        m_status.listening = false;
        m_status.problem.reset();
        tellEngine();
        Q_EMIT listenerChanged();
    });
}

ui::ClientParts ConsoleMachine::client() const
{
    return m_client ? ui::ClientParts{m_client->home(), m_client->agent()} : ui::ClientParts{};
}

void ConsoleMachine::openClient()
{
    const QString folder = QDir(m_engine->dataFolder()).filePath(QStringLiteral("client"));
    using Opened = std::shared_ptr<std::unique_ptr<ClientMachine>>;
    whenAnswered(m_engine->ask([folder]() -> Result<Opened> {
        auto opened = ClientMachine::open(folder);
        if (!opened)
            return opened.error();
        return std::make_shared<std::unique_ptr<ClientMachine>>(std::move(opened).value());
    }),
                 this, [this](const Result<Opened> &opened) {
                     if (!ui::isClient(m_setup.role) || m_stopped)
                         return;
                     m_clientProblem.reset();
                     if (opened.ok()) {
                         m_client = std::move(**opened);
                         if (auto taken = m_client->takeCommands(); !taken.ok())
                             m_clientProblem = taken.error();
                         m_clientLook.start();
                     } else {
                         m_clientProblem = opened.error();
                     }
                     Q_EMIT clientChanged();
                 });
}

void ConsoleMachine::closeClient()
{
    m_clientLook.stop();
    if (m_client)
        m_client->leaveCommands();
    auto client = std::make_shared<std::unique_ptr<ClientMachine>>(std::move(m_client));
    m_clientProblem.reset();
    Q_EMIT clientChanged(); // whoever holds parts of it lets go
    [[maybe_unused]] const auto ending = QtConcurrent::run([client] { client->reset(); });
}

void ConsoleMachine::lookAtClient()
{
    if (!m_client)
        return;
    const client::AgentStatus status = m_client->agent()->status();
    const QString state = client::stateWord(status.state) + (status.listening ? u'+' : u'-') +
                          (status.reason ? status.reason->toString() : QString());
    if (std::exchange(m_clientState, state) != state)
        Q_EMIT clientChanged();
}

std::optional<std::int64_t> ConsoleMachine::diskFree() const
{
    return engine::diskFreeIn(m_engine->dataFolder());
}

QFuture<Result<void>> ConsoleMachine::joinOwnServer()
{
    const ui::ClientParts parts = client();
    const quint16 port = m_status.port;
    return m_engine->ask([this, parts, port]() -> Result<void> {
        if (!parts.agent)
            return Error{ErrorCode::NotFound, QStringLiteral("this machine runs no client")};
        return gui::joinOwnServer(*m_engine, port, *parts.home, *parts.agent);
    });
}

} // namespace retinue::gui
