#include "core/client/agent.h"
#include "core/client/local_edit.h"
#include "core/protocol/codec.h"
#include "tests/unit/client/scripted_server.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <future>

using namespace retinue;
using namespace retinue::client;
using namespace retinue::test;
using namespace std::chrono_literals;

namespace {

const OwnerKey kAlice = *OwnerKey::user(u"alice");
const QString kScreen = QStringLiteral("home.screen");
constexpr const char *kStart = "/v1/device/start", *kResumed = R"("resume")";
const QByteArray kStream = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";
const QByteArray kOtherGeneration =
    R"({"type":"urn:retinue:problem:restart-to-sync","title":"t","status":409})";

bool isReady(const std::future<Result<void>> &outcome)
{
    return outcome.wait_for(0s) == std::future_status::ready;
}

/// How many requests to this target, with these words in them, have come.
int count(const ScriptedServer &server, const char *target, const char *words = "")
{
    const auto received = server.received();
    return int(std::count_if(received.begin(), received.end(), [&](const ReceivedRequest &request) {
        return request.target == target && request.body.contains(words);
    }));
}

} // namespace

/// What an agent does with orders that cross each other, and at its end. Its server answers what a test
/// says, or nothing.
class TestAgent : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { m_authority = TestAuthority::make(); }
    void init();
    void start_whenStoppedByTheServerBeforeItsTurn_ends();
    void stop_whileAnExchangeIsAnswered_isNotUndone();
    void removed_whenThePanelChangesSomething_staysRemoved_data();
    void removed_whenThePanelChangesSomething_staysRemoved();
    void comparison_thatFailed_isDueAgainAfterAnExchange();
    void close_cancelsWhatWaitsForTheServer();

private:
    void openHome();
    /// As far as this device knows.
    void makeStarted();
    void configure(const ServerAddress &address, bool removed = false);

    TestAuthority m_authority;
    const Generation m_generation = Generation::random();
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<DeviceHome> m_home;
};

void TestAgent::init()
{
    m_home.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    openHome();
}

void TestAgent::openHome()
{
    auto opened = DeviceHome::open({m_folder->path(), nullptr, 0ms, {}});
    QVERIFY(opened);
    m_home = *std::move(opened);
}

void TestAgent::makeStarted()
{
    m_home.reset();
    {
        LocalStoreOptions options;
        options.folder = m_folder->path();
        options.key = *openDeviceKey(m_folder->path(), nullptr);
        options.catalogue = &Catalogue::builtIn();
        const base::SystemClock clock;
        options.clock = &clock;
        const auto store = LocalStore::open(options);
        QVERIFY(store);
        QVERIFY((*store)->run([this](LocalEdit &edit) -> Result<void> {
            Position position;
            position.phase = Phase::Started;
            position.generation = m_generation;
            edit.setPosition(position);
            return {};
        }));
    }
    openHome();
}

void TestAgent::configure(const ServerAddress &address, bool removed)
{
    AgentConfiguration configuration{address,
                                     {m_authority.caPem, verifyNameOf(m_authority.installation)},
                                     m_authority.installation,
                                     DeviceId::random(),
                                     "token",
                                     {},
                                     false,
                                     removed};
    configuration.info.version = QStringLiteral(RETINUE_VERSION);
    QVERIFY(m_home->configure(configuration));
}

void TestAgent::start_whenStoppedByTheServerBeforeItsTurn_ends() // R4
{
    ScriptedServer server(m_authority, [](const ReceivedRequest &request) -> ScriptedAnswer {
        if (request.target != "/v1/events")
            return {}; // the agent's thread waits for this
        return {kStream, false,
                std::vector<QByteArray>(1000, protocol::encodeEvent({protocol::EventKind::Stop, {}, {}}))};
    });
    configure(server.address());
    std::future<Result<void>> started;
    Agent agent(*m_home);
    QTRY_VERIFY(agent.status().listening);
    started = std::async(std::launch::async, [&] { return agent.start(); });
    QTRY_VERIFY_WITH_TIMEOUT(isReady(started), 20'000);
    QCOMPARE(started.get().error().code, ErrorCode::Cancelled);
}

void TestAgent::stop_whileAnExchangeIsAnswered_isNotUndone() // R4
{
    std::promise<void> stopAsked;
    const auto mayAnswer = stopAsked.get_future().share();
    ScriptedServer server(m_authority, [&](const ReceivedRequest &request) -> ScriptedAnswer {
        if (request.target == "/v1/device/stop")
            return {httpAnswer(204, {}), false, {}};
        if (request.target != kStart)
            return {};
        mayAnswer.wait_for(60s);
        return {httpAnswer(409, kOtherGeneration, "Content-Type: application/problem+json\r\n"), false, {}};
    });
    makeStarted();
    configure(server.address());
    std::future<Result<void>> started;
    std::vector<std::future<Result<void>>> stopped;
    Agent agent(*m_home);
    QTRY_COMPARE(count(server, kStart, kResumed), 1);
    started = std::async(std::launch::async, [&] { return agent.start(); });
    // Both orders wait for the exchange; that the start is answered says that a stop came after it.
    for (int i = 0; i < 1000 && !isReady(started); ++i) {
        stopped.push_back(std::async(std::launch::async, [&] { return agent.stop(); }));
        QTest::qWait(20);
    }
    const bool wasWithdrawn = isReady(started);
    stopAsked.set_value();
    QVERIFY(wasWithdrawn);
    QCOMPARE(started.get().error().code, ErrorCode::Cancelled);
    for (auto &one : stopped)
        QVERIFY(one.get());
    for (int i = 0; i < 10; ++i) {
        QTest::qWait(20);
        QCOMPARE(count(server, kStart), 1);
        QCOMPARE(m_home->replica().status()->phase, Phase::Stopped);
    }
    QCOMPARE(agent.status().state, AgentState::Stopped);
}

void TestAgent::removed_whenThePanelChangesSomething_staysRemoved_data()
{
    QTest::addColumn<bool>("enrolledOnce");
    QTest::newRow("removed") << true;
    QTest::newRow("never enrolled") << false;
}

void TestAgent::removed_whenThePanelChangesSomething_staysRemoved()
{
    QFETCH(bool, enrolledOnce);
    if (enrolledOnce)
        configure({QStringLiteral("127.0.0.1"), 1}, true);
    const AgentState expected = enrolledOnce ? AgentState::Removed : AgentState::NotEnrolled;
    Agent agent(*m_home);
    QTRY_COMPARE(agent.status().state, expected);
    QVERIFY(m_home->replica().set(kAlice, kScreen, "{\"n\":1}"));
    for (int i = 0; i < 10; ++i) {
        QTest::qWait(20);
        QCOMPARE(agent.status().state, expected);
    }
}

void TestAgent::comparison_thatFailed_isDueAgainAfterAnExchange() // R13
{
    const State state{m_generation, {}};
    ScriptedServer server(m_authority, [&](const ReceivedRequest &request) -> ScriptedAnswer {
        const QByteArray json = "Content-Type: application/json\r\n";
        if (request.target == "/v1/events")
            return {kStream, false,
                    std::vector<QByteArray>(
                        1000, protocol::encodeEvent({protocol::EventKind::Change, state.toString(), {}}))};
        if (request.target == kStart)
            return {
                httpAnswer(200, protocol::encode(protocol::StartAnswer{state, 0, false}), json), false, {}};
        if (request.target == "/v1/device/reconcile")
            return {
                httpAnswer(200, protocol::encode(protocol::ReconcileAnswer{state, {{}}}), json), false, {}};
        if (request.target.startsWith("/v1/changes"))
            return {httpAnswer(200, protocol::encode(protocol::Changes{state, state, false, {}, {}}), json),
                    false,
                    {}};
        return {httpAnswer(503, {}), false, {}};
    });
    makeStarted();
    configure(server.address());
    AgentTiming timing;
    timing.firstRetry = timing.mostRetry = timing.poll = 1h;
    timing.compare = 100ms;
    const Agent agent(*m_home, timing);
    QTRY_VERIFY_WITH_TIMEOUT(count(server, "/v1/device/digests") > 2, 20'000);
}

void TestAgent::close_cancelsWhatWaitsForTheServer()
{
    ScriptedServer server(m_authority, [](const ReceivedRequest &) -> ScriptedAnswer { return {}; });
    makeStarted();
    configure(server.address());
    std::future<Result<void>> started;
    std::future<Result<LoginReport>> login;
    Agent agent(*m_home);
    QTRY_COMPARE(count(server, kStart, kResumed), 1);
    started = std::async(std::launch::async, [&] { return agent.start(); });
    login = std::async(std::launch::async, [&] { return m_home->replica().login(kAlice); });
    QTRY_COMPARE(count(server, "/v1/device/panel"), 1);
    QVERIFY(!isReady(started));
    agent.close();
    QCOMPARE(started.get().error().code, ErrorCode::Cancelled);
    QCOMPARE(login.get()->why->code, ErrorCode::Cancelled); // not at the end of its time
    QCOMPARE(agent.start().error().code, ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestAgent)
#include "test_agent.moc"
