#include "core/protocol/codec.h"
#include "core/replication/standby.h"
#include "core/store/snapshot.h"
#include "core/store/store.h"
#include "tests/integration/replication/relay.h"
#include "tests/integration/replication/two_machines.h"
#include "tests/support/verify_ok.h"

#include <QTest>

#include <algorithm>
#include <future>
#include <random>

using namespace retinue;
using namespace retinue::engine;
using test::FakeClock;
using test::isCopyOf;
using test::Machine;
using test::Relay;
using Way = Relay::Way;
using namespace std::chrono_literals;

namespace {

const QString kWho = QStringLiteral("test");
constexpr int kShort = 400; ///< milliseconds of patience with a destination that says nothing
constexpr unsigned kSeed = 20261128;

bool isCommit(const StandbyRequest &request)
{
    return request.target.endsWith("/commit");
}

StandbyAnswer problemAnswer(const Error &error)
{
    const protocol::Problem problem = protocol::problemFor(error);
    return {problem.status, protocol::encode(problem)};
}

} // namespace

Q_DECLARE_METATYPE(Way)

/// A line that is slow, cut, silent or lost in any way: the destination always holds a state that the source
/// had, and both are equal when the fault is over (R44).
class TestFaults : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        cleanup();                               // one that failed at its beginning has none
        m_clock = std::make_unique<FakeClock>(); // nothing runs by itself
        m_clock->setNow(base::SystemClock().now());
        begin(m_clock.get());
    }
    void cleanup()
    {
        m_source.reset();
        m_standby.reset();
        m_line.reset();
        m_clock.reset();
    }

    void run_whenTheLineIsCutAtAnyByte_goesOnAndReachesEquality_data() // R44
    {
        QTest::addColumn<Way>("way");
        QTest::addColumn<bool>("isWhole");
        QTest::newRow("changes, there") << Way::There << false;
        QTest::newRow("changes, back") << Way::Back << false;
        QTest::newRow("everything, there") << Way::There << true;
        QTest::newRow("everything, back") << Way::Back << true;
    }
    void run_whenTheLineIsCutAtAnyByte_goesOnAndReachesEquality()
    {
        QFETCH(const Way, way);
        QFETCH(const bool, isWhole);
        const auto before = m_line->passed(way);
        change(isWhole);
        VERIFY_OK(m_source->replication().replicateNow(kWho, {}));
        const auto length = m_line->passed(way) - before;
        std::mt19937 random(kSeed);
        std::vector<qint64> places{0, 1, length - 1};
        for (int more = 0; more < 13; ++more)
            places.push_back(std::uniform_int_distribution<qint64>(2, length - 2)(random));
        for (std::size_t at = 0; at < places.size(); ++at) {
            change(isWhole);
            m_line->cutAt(way, places[at]);
            (void)m_source->replication().replicateNow(kWho, {}); // HTTP may have asked again by itself
            m_line->mend();
            if (at % 4 == 3)
                reopenStandby();
            QVERIFY2(holdsAStateOfTheSource(), qPrintable(QString::number(places[at])));
            QVERIFY2(reachesEquality(), qPrintable(QString::number(places[at])));
        }
        QVERIFY(m_line->cuts() >= int(places.size()) / 2);
        const auto proven = m_source->replication().verifyNow(kWho, {});
        VERIFY_OK(proven);
        QCOMPARE(proven->differing, 0);
    }

    void run_overALineWithLatencyAndStalls_arrives() // R40
    {
        m_line->setLatency(60ms);
        m_line->setStalls(1500, 150ms);
        change();
        const auto run = m_source->replication().replicateNow(kWho, {});
        VERIFY_OK(run);
        QCOMPARE(run->content, ReplicationRun::Content::Changes);
        QVERIFY(isCopyOf(*m_standby, *m_source));
    }

    void run_overASlowLine_sendsPartsThatTheDestinationWaitsFor() // R40
    {
        begin(&m_realClock);
        std::mt19937 random(kSeed);
        for (int user = 0; user < 90; ++user) {
            QByteArray noise(48 * 1024, Qt::Uninitialized);
            std::generate(noise.begin(), noise.end(), [&random] { return char(random()); });
            m_source->put(qPrintable(QStringLiteral("user%1").arg(user)), 1, '"' + noise.toBase64() + '"');
        }
        // A part of the greatest size would take longer than the destination waits for one.
        m_standby->limits.body = 5s;
        reopenStandby();
        m_line->setRate(400 * 1024);
        const auto run = m_source->replication().replicateNow(kWho, {});
        VERIFY_OK(run);
        QVERIFY(run->bytes > 4'000'000);
        QVERIFY(isCopyOf(*m_standby, *m_source));
    }

    void run_whenNothingIsEverAnswered_failsAfterItsPatience_data() // R43, R44
    {
        QTest::addColumn<Way>("way");
        QTest::addColumn<QByteArray>("question");
        QTest::newRow("nothing arrives, the state") << Way::There << QByteArray("GET");
        QTest::newRow("no answer, the state") << Way::Back << QByteArray("GET");
        QTest::newRow("nothing arrives, a part") << Way::There << QByteArray("PUT");
        QTest::newRow("no answer, a part") << Way::Back << QByteArray("PUT");
        QTest::newRow("nothing arrives, commit") << Way::There << QByteArray("POST");
        QTest::newRow("no answer, commit") << Way::Back << QByteArray("POST");
    }
    void run_whenNothingIsEverAnswered_failsAfterItsPatience()
    {
        QFETCH(const Way, way);
        QFETCH(const QByteArray, question);
        m_source->wire.patience = kShort;
        m_source->wire.asking = [&](const StandbyRequest &request) -> std::optional<StandbyAnswer> {
            if (request.method == question)
                m_line->swallow(way);
            return {};
        };
        change();
        const auto run = m_source->replication().replicateNow(kWho, {});
        QVERIFY(!run);
        QCOMPARE(run.error().code, ErrorCode::TimedOut);
        const ReplicationState state = m_source->replication().state();
        QVERIFY(state.failingSince && state.problem && state.problem->code == ErrorCode::TimedOut); // R43
        QVERIFY(state.nextDue && *state.nextDue < *state.failingSince + state.settings.interval);   // R44
        m_source->wire.asking = {};
        m_source->wire.patience = 0;
        m_line->mend();
        QVERIFY(holdsAStateOfTheSource());
        const bool hasArrived = question == "POST" && way == Way::Back;
        QTRY_VERIFY(!hasArrived || isCopyOf(*m_standby, *m_source)); // only the answer was lost
        const auto next = m_source->replication().replicateNow(kWho, {});
        VERIFY_OK(next);
        QCOMPARE(next->content,
                 hasArrived ? ReplicationRun::Content::Nothing : ReplicationRun::Content::Changes);
        QVERIFY(isCopyOf(*m_standby, *m_source));
        QVERIFY(!m_source->replication().state().failingSince);
    }

    void commit_whenItsAnswerIsLost_isAskedForAgain() // R44
    {
        m_source->wire.patience = 2000;
        int asked = 0;
        m_source->wire.asking = [&](const StandbyRequest &request) -> std::optional<StandbyAnswer> {
            if (!isCommit(request))
                return {};
            if (++asked == 1)
                m_line->swallow(Way::Back);
            else
                m_line->mend();
            return {};
        };
        change();
        const auto run = m_source->replication().replicateNow(kWho, {});
        VERIFY_OK(run);
        QCOMPARE(asked, 2);
        QCOMPARE(run->content, ReplicationRun::Content::Changes);
        QVERIFY(isCopyOf(*m_standby, *m_source));
        const auto nothing = m_source->replication().replicateNow(kWho, {});
        VERIFY_OK(nothing);
        QCOMPARE(nothing->content, ReplicationRun::Content::Nothing);
    }

    void commit_whileTheDestinationIsAtWorkOnIt_isWaitedFor()
    {
        int asked = 0;
        m_source->wire.asking = [&](const StandbyRequest &request) -> std::optional<StandbyAnswer> {
            if (!isCommit(request) || ++asked > 5)
                return {};
            return problemAnswer({ErrorCode::InUse, QStringLiteral("still at work on the copy")});
        };
        change();
        VERIFY_OK(m_source->replication().replicateNow(kWho, {}));
        QCOMPARE(asked, 6);
        QVERIFY(isCopyOf(*m_standby, *m_source));
    }

    void commit_whileItIsWaitedFor_canBeStopped() // R41
    {
        m_source->wire.asking = [&](const StandbyRequest &request) -> std::optional<StandbyAnswer> {
            if (!isCommit(request))
                return {};
            return problemAnswer({ErrorCode::InUse, QStringLiteral("still at work on the copy")});
        };
        LongWork work;
        work.report = [&work](const QString &phase, std::int64_t, std::int64_t) {
            if (phase == u"applying")
                work.cancel.cancel();
        };
        change();
        const auto run = m_source->replication().replicateNow(kWho, work);
        QVERIFY(!run);
        QCOMPARE(run.error().code, ErrorCode::Cancelled);
        QVERIFY(!m_source->replication().state().failingSince); // whoever cancels knows it
        m_source->wire.asking = {};
        QVERIFY(reachesEquality());
    }

    void run_whenTheDestinationIsGoneWithoutAWord_goesOnOverAnotherConnection() // R44
    {
        m_source->wire.patience = kShort;
        m_source->wire.asking = [&](const StandbyRequest &request) -> std::optional<StandbyAnswer> {
            if (request.method == "PUT")
                m_line->loseDestination();
            return {};
        };
        change();
        const auto run = m_source->replication().replicateNow(kWho, {});
        QVERIFY(!run);
        QCOMPARE(run.error().code, ErrorCode::TimedOut);
        m_source->wire.asking = {};
        m_source->wire.patience = 0;
        QVERIFY(holdsAStateOfTheSource());
        QVERIFY(reachesEquality());
    }

    void receive_whenTheSourceIsGoneWithoutAWord_doesNotKeepTheNextRunOut() // R44
    {
        const auto before = m_line->passed(Way::There);
        change();
        VERIFY_OK(m_source->replication().replicateNow(kWho, {}));
        const auto length = m_line->passed(Way::There) - before;
        change();
        m_line->loseSourceAt(Way::There, length / 2);         // its connection stays open at the destination
        (void)m_source->replication().replicateNow(kWho, {}); // HTTP may have asked again by itself
        QCOMPARE(m_line->cuts(), 1);
        m_line->mend();
        change();
        QVERIFY(holdsAStateOfTheSource());
        QVERIFY(reachesEquality());
    }

    void stop_whileTheDestinationIsSilent_endsTheRunAtOnce() // R41
    {
        auto run = runIntoSilence();
        m_source->wire.patience = kShort; // from the next question on: who stops waits for its answer
        VERIFY_OK(m_source->replication().stop(kWho));
        const auto ended = run.get();
        QVERIFY(!ended);
        QCOMPARE(ended.error().code, ErrorCode::Cancelled); // not by its patience
        QVERIFY(!m_source->replication().state().isSet);
        QVERIFY(m_standby->replication().standby().source); // it was not told
        m_line->mend();
        m_source->wire.patience = 0;
        QVERIFY(holdsAStateOfTheSource());
        VERIFY_OK(m_source->replicateTo(*m_standby, m_line->address())); // its own source may come again
        QVERIFY(isCopyOf(*m_standby, *m_source));
    }

    void backUp_whileTheDestinationIsSilent_endsTheRunAndIsMade() // R45
    {
        auto run = runIntoSilence();
        BackUpWish wish;
        wish.stopReplication = true;
        VERIFY_OK(m_source->engine().backups().backUp(wish, kWho, {}));
        const auto ended = run.get();
        QVERIFY(!ended);
        QCOMPARE(ended.error().code, ErrorCode::Cancelled); // not by its patience
        QVERIFY(m_source->replication().state().isSet && !m_source->replication().state().isSuspended);
        m_line->mend();
        QVERIFY(reachesEquality());
    }

    void engine_whenItStopsWhileTheDestinationIsSilent_endsWhatWaitsAtOnce_data()
    {
        QTest::addColumn<QString>("what");
        for (const char *what : {"run", "verify", "start", "look", "copy"})
            QTest::newRow(what) << QString::fromLatin1(what);
    }
    void engine_whenItStopsWhileTheDestinationIsSilent_endsWhatWaitsAtOnce()
    {
        QFETCH(const QString, what);
        if (what == u"start")
            VERIFY_OK(m_source->replication().stop(kWho));
        m_line->swallowAll();
        const int connections = m_line->connections();
        auto asked = m_source->engine().ask([this, what]() -> Result<bool> {
            auto &replication = m_source->replication();
            const auto codeOf = [](const auto &done) {
                return done ? Result<bool>(true) : Result<bool>(done.error());
            };
            if (what == u"run")
                return codeOf(replication.replicateNow(kWho, {}));
            if (what == u"verify")
                return codeOf(replication.verifyNow(kWho, {}));
            if (what == u"start")
                return codeOf(m_source->replicateTo(*m_standby, m_line->address()));
            if (what == u"look")
                return codeOf(replication.look(m_line->address()));
            return codeOf(replication.copyAtDestination());
        });
        QTRY_VERIFY(m_line->connections() > connections);
        m_source->close();
        QVERIFY(asked.isFinished());
        const auto answer = asked.result();
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::Cancelled); // not by its patience
        m_line->mend();
        m_source->open();
        QVERIFY(holdsAStateOfTheSource());
        QCOMPARE(m_source->replication().state().isSet, what != u"start");
        QVERIFY(what == u"start" || reachesEquality());
    }

    void start_whenItsAnswerIsLost_canBeMadeAgain() // R42, R44
    {
        VERIFY_OK(m_source->replication().stop(kWho));
        m_source->wire.cut = test::Wire::Cut::Answer;
        m_source->wire.asked = 0;
        m_source->wire.breakAt = 1; // the sign-in
        const auto lost = m_source->replicateTo(*m_standby, m_line->address());
        QVERIFY(!lost);
        QCOMPARE(startRefusalOf(lost.error()), std::optional(StartRefusal::Address));
        QVERIFY(!m_source->replication().state().isSet);
        QVERIFY(m_standby->replication().standby().source); // it took it for its source
        m_source->wire.breakAt = 0;
        change();
        VERIFY_OK(m_source->replicateTo(*m_standby, m_line->address()));
        QVERIFY(isCopyOf(*m_standby, *m_source));
        QCOMPARE(m_standby->replication().standby().source->installation,
                 m_source->engine().identity().installation());
    }

    void start_afterACommitWhoseAnswerWasLost_sendsNotEverything() // R41
    {
        m_source->wire.cut = test::Wire::Cut::Answer;
        m_source->wire.asking = [&](const StandbyRequest &request) -> std::optional<StandbyAnswer> {
            if (isCommit(request))
                m_source->wire.breakAt = m_source->wire.asked + 1;
            return {};
        };
        change();
        QVERIFY(!m_source->replication().replicateNow(kWho, {}));
        m_source->wire.asking = {};
        m_source->wire.breakAt = 0;
        QVERIFY(isCopyOf(*m_standby, *m_source));
        VERIFY_OK(m_source->replication().stop(kWho));
        change();
        VERIFY_OK(m_source->replicateTo(*m_standby, m_line->address()));
        QCOMPARE(m_source->replication().runs(1).front().content, ReplicationRun::Content::Changes);
        QVERIFY(isCopyOf(*m_standby, *m_source));
    }

private:
    void begin(const Clock *clock)
    {
        m_had.clear();
        m_source.reset();
        m_source = std::make_unique<Machine>(clock);
        m_standby = std::make_unique<Machine>(clock);
        m_line = std::make_unique<Relay>(m_standby->port());
        VERIFY_OK(m_standby->replication().beginStandby(kWho));
        change();
        VERIFY_OK(m_source->replicateTo(*m_standby, m_line->address()));
        QVERIFY(isCopyOf(*m_standby, *m_source));
    }
    /// One more state of the source; with `isNewLife` of another generation, of which everything is sent.
    void change(bool isNewLife = false)
    {
        if (isNewLife)
            VERIFY_OK(m_source->engine().beginGeneration());
        ++m_changes;
        m_source->put(qPrintable(QStringLiteral("user%1").arg(m_changes % kUsers)), 1,
                      QByteArray::number(m_changes));
        auto view = m_source->engine().store().read();
        QVERIFY(view.ok());
        m_had.push_back({State{view->generation(), view->revision()}, view->head().root});
    }
    /// A run that has asked a destination that will never answer.
    std::future<Result<ReplicationRun>> runIntoSilence()
    {
        change();
        m_line->swallowAll();
        const int connections = m_line->connections();
        auto run =
            std::async(std::launch::async, [this] { return m_source->replication().replicateNow(kWho, {}); });
        if (!QTest::qWaitFor([&] { return m_line->connections() > connections; }))
            qFatal("the run does not ask");
        return run;
    }
    bool holdsAStateOfTheSource()
    {
        const auto copy = m_standby->replication().target().status().copy;
        return copy && std::any_of(m_had.begin(), m_had.end(), [&copy](const Had &had) {
                   return had.state == copy->state && had.root == copy->root;
               });
    }
    /// The next run brings it over, and nothing is there twice.
    bool reachesEquality()
    {
        const auto run = m_source->replication().replicateNow(kWho, {});
        if (!run)
            qWarning("%s", qPrintable(run.error().toString()));
        auto view = m_source->engine().store().read();
        const StandbyState standby = m_standby->replication().standby();
        return run && view && isCopyOf(*m_standby, *m_source) && standby.users == view->head().users &&
               standby.settings == view->head().settings && !m_source->replication().state().failingSince;
    }
    void reopenStandby()
    {
        const quint16 port = m_standby->port();
        m_standby->close();
        m_standby->open();
        m_standby->listen(port);
    }

    struct Had
    {
        State state;
        QByteArray root;
    };
    static constexpr int kUsers = 7;
    std::vector<Had> m_had;
    int m_changes = 0;
    base::SystemClock m_realClock;
    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<Machine> m_source, m_standby;
    std::unique_ptr<Relay> m_line;
};

QTEST_GUILESS_MAIN(TestFaults)
#include "test_faults.moc"
