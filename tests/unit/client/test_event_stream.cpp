#include "core/client/event_stream.h"
#include "tests/unit/client/scripted_server.h"

#include <QTest>

#include <atomic>

using namespace retinue;
using namespace retinue::client;
using namespace retinue::test;
using namespace std::chrono_literals;

namespace {

const QByteArray kOpening = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";
constexpr EventStreamTiming kQuick{400ms, 20ms, 40ms};

/// Counts what a stream says.
struct Heard
{
    std::atomic_int connected = 0, disconnected = 0, starts = 0, changes = 0, others = 0;
    std::atomic<ErrorCode> lastError = ErrorCode::Internal;

    [[nodiscard]] EventListener listener()
    {
        return {.connected = [this] { ++connected; },
                .event =
                    [this](const protocol::Event &event) {
                        ++(event.kind == protocol::EventKind::Start    ? starts
                           : event.kind == protocol::EventKind::Change ? changes
                                                                       : others);
                    },
                .disconnected =
                    [this](const Error &error) {
                        lastError = error.code;
                        ++disconnected;
                    }};
    }
};

} // namespace

class TestEventStream : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { m_authority = TestAuthority::make(); }
    void events_inPieces_arriveWhole();
    void silence_overTheBound_opensAnew();
    void heartbeats_keepItOpen();
    void malformedStream_isClosedAndOpenedAnew();
    void opening_thatDoesNotLast_isTriedLessAndLess();
    void opening_thatLasted_isTriedSoon();
    void refusal_isToldAndTriedAgain();
    void destruction_whileConnecting_ends();
    void backOff_growsToItsBoundAndHonoursRetryAfter();

private:
    [[nodiscard]] ServerEndpoint endpoint(const ScriptedServer &server) const
    {
        return {server.address(), ServerTrust{m_authority.caPem, verifyNameOf(m_authority.installation)},
                "token"};
    }
    TestAuthority m_authority;
};

void TestEventStream::events_inPieces_arriveWhole()
{
    const QByteArray start = protocol::encodeEvent({protocol::EventKind::Start, {}, {}});
    const QByteArray change = protocol::encodeEvent(
        {protocol::EventKind::Change, State{Generation::random(), Revision{1}}.toString(), {}});
    ScriptedServer server(m_authority, [&](const ReceivedRequest &) -> ScriptedAnswer {
        return {kOpening + start.left(4), false, {start.mid(4), ": heartbeat\n\n", change + start}};
    });
    Heard heard;
    EventStream stream(endpoint(server), heard.listener(), {20s, 20ms, 40ms});
    QTRY_COMPARE(heard.starts.load(), 2);
    QCOMPARE(heard.changes.load(), 1);
    QCOMPARE(heard.connected.load(), 1);
    QCOMPARE(heard.disconnected.load(), 0);
    QVERIFY(server.received().front().head.contains("Authorization: Bearer token"));
}

void TestEventStream::silence_overTheBound_opensAnew()
{
    ScriptedServer server(m_authority, [](const ReceivedRequest &) -> ScriptedAnswer {
        return {kOpening, false, {}};
    });
    Heard heard;
    EventStream stream(endpoint(server), heard.listener(), kQuick);
    QTRY_VERIFY_WITH_TIMEOUT(heard.connected >= 2, 20'000);
    QCOMPARE(heard.lastError.load(), ErrorCode::TimedOut);
}

void TestEventStream::heartbeats_keepItOpen()
{
    // Together the heartbeats last longer than the silence allowed.
    std::vector<QByteArray> heartbeats(40, ": heartbeat\n\n");
    heartbeats.push_back(protocol::encodeEvent({protocol::EventKind::Start, {}, {}}));
    ScriptedServer server(m_authority, [&](const ReceivedRequest &) -> ScriptedAnswer {
        return {kOpening, false, heartbeats};
    });
    Heard heard;
    EventStream stream(endpoint(server), heard.listener(), {700ms, 20ms, 40ms});
    QTRY_VERIFY_WITH_TIMEOUT(heard.starts >= 1, 30'000);
}

void TestEventStream::malformedStream_isClosedAndOpenedAnew()
{
    ScriptedServer server(m_authority, [](const ReceivedRequest &) -> ScriptedAnswer {
        return {kOpening + QByteArray(100'000, 'x'), false, {}};
    });
    Heard heard;
    EventStream stream(endpoint(server), heard.listener(), {20s, 20ms, 40ms});
    QTRY_VERIFY_WITH_TIMEOUT(heard.connected >= 2, 20'000);
    QCOMPARE(heard.lastError.load(), ErrorCode::InvalidInput);
}

void TestEventStream::opening_thatDoesNotLast_isTriedLessAndLess()
{
    ScriptedServer server(m_authority, [](const ReceivedRequest &) -> ScriptedAnswer {
        return {kOpening, true, {}};
    });
    Heard heard;
    EventStream stream(endpoint(server), heard.listener(), {20s, 1ms, 1h});
    QTRY_VERIFY_WITH_TIMEOUT(heard.connected >= 5, 20'000);
    QTest::qWait(2'000); // each wait is about twice the one before
    QVERIFY(heard.connected < 20);
}

void TestEventStream::opening_thatLasted_isTriedSoon()
{
    ScriptedServer server(m_authority, [](const ReceivedRequest &) -> ScriptedAnswer {
        return {kOpening, true, {}};
    });
    Heard heard;
    EventStream stream(endpoint(server), heard.listener(), {20s, 1ms, 1h, 1ms});
    // Waits that went on doubling would take minutes.
    QTRY_VERIFY_WITH_TIMEOUT(heard.connected >= 18, 60'000);
}

void TestEventStream::refusal_isToldAndTriedAgain()
{
    ScriptedServer server(m_authority, [](const ReceivedRequest &) -> ScriptedAnswer {
        return {
            httpAnswer(401,
                       "{\"type\":\"urn:retinue:problem:not-authenticated\",\"title\":\"t\",\"status\":401}",
                       "Content-Type: application/problem+json\r\nWWW-Authenticate: Bearer\r\n"),
            false,
            {}};
    });
    Heard heard;
    EventStream stream(endpoint(server), heard.listener(), {20s, 20ms, 40ms});
    QTRY_VERIFY_WITH_TIMEOUT(heard.disconnected >= 2, 20'000);
    QCOMPARE(heard.lastError.load(), ErrorCode::NotAuthenticated);
    QCOMPARE(heard.connected.load(), 0);
}

void TestEventStream::destruction_whileConnecting_ends()
{
    ScriptedServer server(m_authority, [](const ReceivedRequest &) -> ScriptedAnswer { return {}; });
    Heard heard;
    for (int i = 0; i < 10; ++i)
        const EventStream stream(endpoint(server), heard.listener(), kQuick);
    QCOMPARE(heard.connected.load(), 0);
}

void TestEventStream::backOff_growsToItsBoundAndHonoursRetryAfter()
{
    BackOff backOff(100ms, 1000ms, 1);
    auto bound = 100ms;
    for (int i = 0; i < 10; ++i) {
        const auto wait = backOff.next();
        QVERIFY(wait >= bound / 2 && wait <= bound);
        bound = std::min<std::chrono::milliseconds>(bound * 2, 1000ms);
    }
    const auto asked = backOff.next(std::chrono::seconds(30));
    QVERIFY(asked >= 30s && asked <= 30s + 100ms);
    backOff.reset();
    QVERIFY(backOff.next() <= 100ms);
}

QTEST_GUILESS_MAIN(TestEventStream)
#include "test_event_stream.moc"
