#include "tests/ui/support/test_machine.h"

#include <utility>

namespace retinue::test {

TestMachine::TestMachine(const Clock *clock)
{
    engine::EngineOptions options;
    options.dataFolder = m_folder.filePath(QStringLiteral("data"));
    options.clock = clock;
    auto opened = engine::Engine::open(options);
    if (!opened.ok())
        qFatal("the engine of a test does not open: %s", qPrintable(opened.error().toString()));
    m_engine = std::move(opened).value();
}

TestMachine::~TestMachine() = default;

QFuture<Result<void>> TestMachine::answer()
{
    Answer<void> answer;
    auto future = answer.future();
    const auto failure = std::exchange(m_failure, std::nullopt);
    answer.give(failure ? Result<void>(*failure) : Result<void>());
    return future;
}

QFuture<Result<void>> TestMachine::listenOn(quint16 port)
{
    if (!m_failure)
        setListener({true, port, m_listener.host, {}});
    return answer();
}

QFuture<Result<void>> TestMachine::setRole(ui::Role role)
{
    if (!m_failure) {
        m_role = role;
        Q_EMIT roleChanged();
    }
    return answer();
}

QFuture<Result<void>> TestMachine::joinOwnServer()
{
    ++m_joins;
    return answer();
}

void TestMachine::setListener(const ui::ListenerStatus &status)
{
    m_listener = status;
    Q_EMIT listenerChanged();
}

void TestMachine::setClient(const ui::ClientParts &parts, const std::optional<Error> &problem)
{
    m_client.agent = parts.agent; // before the home that the former one needs
    m_client.home = parts.home;
    m_clientProblem = problem;
    Q_EMIT clientChanged();
}

DeviceId TestMachine::addDevice(const QString &name, const QString &serialNumber, const QString &location,
                                bool started)
{
    DeviceInfo info;
    info.name = name;
    info.serialNumber = serialNumber;
    info.location = location;
    const auto enrolled = m_engine->devices().enrol(info, QStringLiteral("192.0.2.1"));
    if (!enrolled.ok())
        qFatal("a device of a test does not enrol: %s", qPrintable(enrolled.error().toString()));
    if (started && !m_engine->devices().setState(enrolled->id, DeviceState::Started, false).ok())
        qFatal("a device of a test does not start");
    return enrolled->id;
}

} // namespace retinue::test
