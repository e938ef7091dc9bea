#include "core/engine/standby_question.h"
#include "tests/integration/replication/relay.h"
#include "tests/integration/replication/two_machines.h"
#include "tests/support/http_probe.h"
#include "tests/support/must.h"
#include "tests/support/verify_ok.h"

#include <QDeadlineTimer>
#include <QTest>

using namespace retinue;
using namespace retinue::engine;
using test::FakeClock;
using test::HttpProbe;
using test::Machine;
using test::ProbeAnswer;
using test::Relay;

namespace {
const QString kWho = QStringLiteral("test");
constexpr int kAWhile = 60'000;
} // namespace

/// A server that replicates starts again: a device, which comes at once and again and again, is served when
/// it is known that nobody has taken over meanwhile, or when nobody can say so.
class TestFormerServer : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        cleanup();
        m_clock = std::make_unique<FakeClock>(); // the patience with the standby ends when the test says so
        m_clock->setNow(base::SystemClock().now()); // certificates are looked at by the system's
        m_source = std::make_unique<Machine>(m_clock.get());
        m_standby = std::make_unique<Machine>(m_clock.get());
        m_line = std::make_unique<Relay>(m_standby->port());
        auto &devices = m_source->engine().devices();
        DeviceInfo info;
        info.name = QStringLiteral("copier");
        const auto enrolled = test::must(devices.enrol(info, QStringLiteral("127.0.0.1")));
        m_token = enrolled.token.toStdString();
        VERIFY_OK(devices.setState(enrolled.id, DeviceState::Started, false));
        VERIFY_OK(m_standby->replication().beginStandby(kWho));
        VERIFY_OK(m_source->replicateTo(*m_standby, m_line->address()));
        QCOMPARE(asked(*m_source).status, 200);
    }
    void cleanup()
    {
        m_source.reset();
        m_standby.reset();
        m_line.reset();
        m_clock.reset();
    }

    void start_whenTheStandbyHasTakenOver_neverServesADevice()
    {
        m_standby->takeOver();
        QCOMPARE(asked(*m_standby).status, 200); // the same device, at the machine that took over
        m_line->setLatency(std::chrono::milliseconds(50));
        startSource();
        expectNeverServed();
        QTRY_COMPARE(m_source->logOf(QStringLiteral("server-replaced")).size(), 1); // written afterwards
        QCOMPARE(m_source->logOf(QStringLiteral("standby-question")), QStringList());
        QVERIFY(!m_source->replication().isAsking());
    }

    void listen_again_asksAgain()
    {
        startSource();
        QTRY_COMPARE_WITH_TIMEOUT(asked(*m_source).status, 200, kAWhile);
        m_source->stopListening(); // the role is switched off, and on again another day
        m_standby->takeOver();
        m_line->setLatency(std::chrono::milliseconds(50));
        m_source->listen();
        expectNeverServed();
    }

    void listen_afterThePortWasTaken_asksAgain()
    {
        m_source->close();
        m_source->open();
        const auto refused = m_source->tryToListen(m_standby->port());
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::PortTaken);
        QVERIFY(!m_source->replication().isAsking()); // no device waits for the answer
        QCOMPARE(m_source->logOf(QStringLiteral("standby-question")), QStringList());
        m_standby->takeOver();
        m_line->setLatency(std::chrono::milliseconds(50));
        m_source->listen();
        expectNeverServed();
    }

    void start_whenTheStandbyStandsBy_serves()
    {
        startSource();
        QTRY_COMPARE_WITH_TIMEOUT(asked(*m_source).status, 200, kAWhile);
        QVERIFY(!m_source->replication().state().unaskedSince);
        QCOMPARE(m_source->logOf(QStringLiteral("standby-question")), QStringList());
        QVERIFY(!m_standby->replication().isAsking()); // it replicates to nobody
    }

    void start_whenTheStandbyIsDown_servesAndSaysSo()
    {
        const quint16 port = m_standby->port();
        m_standby->close();
        startSource();
        QTRY_COMPARE_WITH_TIMEOUT(asked(*m_source).status, 200, kAWhile); // the clock stands still
        QTRY_VERIFY_WITH_TIMEOUT(m_source->replication().state().unaskedSince, kAWhile);
        QCOMPARE(m_source->logOf(QStringLiteral("standby-question")).size(), 1);
        m_standby->open();
        m_standby->listen(port);
        VERIFY_OK(m_source->replication().replicateNow(kWho, {}));
        QVERIFY(!m_source->replication().state().unaskedSince);
    }

    void replicateToAnother_whenTheFormerOneWasNotAsked_saysNothingOfThat()
    {
        m_standby->close();
        startSource();
        QTRY_VERIFY_WITH_TIMEOUT(m_source->replication().state().unaskedSince, kAWhile);
        VERIFY_OK(m_source->replication().stop(kWho));
        Machine another(m_clock.get());
        VERIFY_OK(another.replication().beginStandby(kWho));
        m_source->wire.asked = 0;
        m_source->wire.breakAt = 2; // it signs in, and the first run fails
        VERIFY_OK(m_source->replicateTo(another));
        QVERIFY(m_source->wire.asked >= 2);
        QVERIFY(!m_source->replication().state().unaskedSince);
    }

    void start_whenAnotherMachineHasTheAddress_servesAndSaysSo()
    {
        Machine stranger(m_clock.get());
        m_line->leadTo(stranger.port());
        startSource();
        QTRY_COMPARE_WITH_TIMEOUT(asked(*m_source).status, 200, kAWhile);
        QTRY_VERIFY_WITH_TIMEOUT(m_source->replication().state().unaskedSince, kAWhile);
        QCOMPARE(m_source->logOf(QStringLiteral("standby-question")),
                 QStringList{base::errorWord(ErrorCode::NotTrusted)});
    }

    void start_whenTheStandbyHangs_servesAfterAWhileAndSaysSo()
    {
        m_line->swallowAll();
        startSource();
        QVERIFY(m_source->replication().state().isAsking);
        const ProbeAnswer early = asked(*m_source);
        QCOMPARE(early.status, 503);
        QCOMPARE(early.header("retry-after"), std::string("1"));
        HttpProbe anybody(m_source->port());
        QCOMPARE(anybody.request("GET", "/v1/server").status, 200); // who it is may be known
        m_clock->advance(StandbyQuestion::kPatience);
        m_source->replication().tick();
        QCOMPARE(asked(*m_source).status, 200);
        QTRY_VERIFY_WITH_TIMEOUT(m_source->replication().state().unaskedSince, kAWhile);
        QCOMPARE(m_source->logOf(QStringLiteral("standby-question")),
                 QStringList{base::errorWord(ErrorCode::TimedOut)});
    }

    void stop_whileItAsks_waitsForNobody()
    {
        m_line->swallowAll();
        const int connections = m_line->connections();
        startSource();
        QTRY_VERIFY_WITH_TIMEOUT(m_line->connections() > connections, kAWhile);
        m_source->close();
        QCOMPARE(m_source->wire.lookFailed.load(), ErrorCode::Cancelled); // it had not come to its own end
        m_source->open();
        QCOMPARE(m_source->logOf(QStringLiteral("standby-question")), QStringList()); // nothing failed
    }

private:
    /// Until the source knows that it was replaced, and then.
    void expectNeverServed()
    {
        int last = 0;
        for (const QDeadlineTimer time(kAWhile); last == 0 && !time.hasExpired();) {
            last = m_source->replication().isReplaced() ? 503 : 0;
            QCOMPARE(asked(*m_source).status, 503);
        }
        QCOMPARE(last, 503);
    }
    void startSource()
    {
        m_source->close();
        m_source->open();
        m_source->listen();
    }
    /// The device asks for data.
    [[nodiscard]] ProbeAnswer asked(const Machine &server) const
    {
        HttpProbe probe(server.port());
        return probe.request("GET", "/v1/shared/settings", {{"Authorization", "Bearer " + m_token}});
    }

    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<Machine> m_source, m_standby;
    std::unique_ptr<Relay> m_line;
    std::string m_token;
};

QTEST_GUILESS_MAIN(TestFormerServer)
#include "test_former_server.moc"
