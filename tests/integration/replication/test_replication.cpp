#include "core/replication/standby.h"
#include "core/store/snapshot.h"
#include "core/store/store.h"
#include "tests/integration/replication/two_machines.h"
#include "tests/support/store_edits.h"
#include "tests/support/verify_ok.h"

#include <QFile>
#include <QFileInfo>
#include <QTest>

using namespace retinue;
using namespace retinue::engine;
using test::isCopyOf;
using test::Machine;
using test::Wire;

namespace {

const QString kWho = QStringLiteral("test");

SecretBytes passwordOf(const char *text)
{
    return SecretBytes(QByteArrayView(text));
}

QString standbyError(const Result<void> &result)
{
    return result ? QStringLiteral("none") : result.error().toString();
}

} // namespace

class TestReplication : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_source = std::make_unique<Machine>();
        m_standby = std::make_unique<Machine>();
    }
    void cleanup()
    {
        m_source.reset();
        m_standby.reset();
    }

    void start_whenTheOtherStandsBy_copiesEverything() // R40, R41
    {
        m_source->put("ann", 1, "1");
        m_source->put("ben", 2, "\"secret\"", true);
        standBy();
        const auto offer = m_source->replication().look(m_standby->address());
        VERIFY_OK(offer);
        QCOMPARE(offer->fingerprint, m_standby->fingerprint());
        VERIFY_OK(m_source->replicateTo(*m_standby));
        const ReplicationState state = m_source->replication().state();
        QVERIFY(state.isSet && state.lastReplication && !state.failingSince && !state.problem);
        QVERIFY(isCopyOf(*m_standby, *m_source));
        const StandbyState standby = m_standby->replication().standby();
        QVERIFY(standby.standsBy && standby.copyOf && standby.provenAt);
        QCOMPARE(standby.users, 2);
        QCOMPARE(standby.source->installation, m_source->engine().identity().installation());
        QCOMPARE(m_source->logOf(QStringLiteral("replication")), QStringList(QStringLiteral("OK")));
        QCOMPARE(m_standby->logOf(QStringLiteral("replication-receive")), QStringList(QStringLiteral("OK")));
    }

    void run_whenSomethingChanged_sendsThatOnly() // R40
    {
        for (int i = 0; i < 200; ++i)
            m_source->put(qPrintable(QStringLiteral("user%1").arg(i)), 1, QByteArray::number(i));
        startBoth();
        m_source->put("user7", 1, "1234");
        m_source->remove("user8");
        m_source->put("carl", 3, "\"secret\"", true);
        const auto run = m_source->replication().replicateNow(kWho, {});
        VERIFY_OK(run);
        QCOMPARE(run->content, ReplicationRun::Content::Changes);
        QVERIFY(isCopyOf(*m_standby, *m_source));
        QCOMPARE(m_standby->replication().standby().users, 201);
        const auto nothing = m_source->replication().replicateNow(kWho, {});
        VERIFY_OK(nothing);
        QCOMPARE(nothing->content, ReplicationRun::Content::Nothing);
        QCOMPARE(nothing->bytes, 0);
        QCOMPARE(m_source->replication().runs(10).size(), 3U);
    }

    void start_whenTheDestinationDoesNotFit_namesTheCause() // R42
    {
        using Cause = DestinationRefusal;
        const auto causeOf = [](const Result<void> &started) {
            return started ? std::nullopt : destinationRefusalOf(started.error());
        };
        const auto runsServer = m_source->replicateTo(*m_standby);
        QCOMPARE(causeOf(runsServer), std::optional(Cause::RunsServer));
        QCOMPARE(startRefusalOf(runsServer.error()), std::optional(StartRefusal::Destination));
        QCOMPARE(causeOf(m_source->replicateTo(*m_source)), std::optional(Cause::Itself));

        standBy();
        VERIFY_OK(m_standby->replication().setDepartmentIdManagement(true, kWho));
        QCOMPARE(causeOf(m_source->replicateTo(*m_standby)), std::optional(Cause::DepartmentIdManagement));
        VERIFY_OK(m_standby->replication().setDepartmentIdManagement(false, kWho));

        protocol::ReplicationTokenRequest newer;
        newer.administrator = Machine::kAdministrator;
        newer.installation = InstallationId::random();
        newer.version = QStringLiteral("99.0");
        const auto old = m_standby->replication().target().grant(
            newer, SecretBytes(QByteArrayView(Machine::kPassword)), {});
        QVERIFY(!old);
        QCOMPARE(destinationRefusalOf(old.error()), std::optional(Cause::OldVersion));

        VERIFY_OK(m_source->replicateTo(*m_standby));
        Machine second;
        QCOMPARE(causeOf(second.replicateTo(*m_standby)), std::optional(Cause::OtherSource));
        QVERIFY(!second.replication().state().isSet);
        // The first one is not disturbed by it.
        m_source->put("ann", 1, "2");
        VERIFY_OK(m_source->replication().replicateNow(kWho, {}));
    }

    void start_whenAddressOrPasswordIsWrong_saysWhich() // R42
    {
        standBy();
        ReplicationSettings settings = Machine::to(*m_standby);
        auto wrong = m_source->replication().start(settings, passwordOf("not the password"),
                                                   m_standby->fingerprint(), kWho, {});
        QVERIFY(!wrong);
        QCOMPARE(startRefusalOf(wrong.error()), std::optional(StartRefusal::Authentication));
        wrong = m_source->replication().start(settings, passwordOf("whatever"), m_source->fingerprint(), kWho,
                                              {});
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().code, ErrorCode::NotTrusted); // and nothing was sent
        settings.address = QStringLiteral("127.0.0.1:1");
        wrong = m_source->replication().start(settings, passwordOf("whatever"), {}, kWho, {});
        QVERIFY(!wrong);
        QCOMPARE(startRefusalOf(wrong.error()), std::optional(StartRefusal::Address));
        settings.address = QStringLiteral("no address:at:all:x");
        wrong = m_source->replication().start(settings, passwordOf("whatever"), {}, kWho, {});
        QVERIFY(!wrong);
        QCOMPARE(startRefusalOf(wrong.error()), std::optional(StartRefusal::Address));
        QVERIFY(!m_source->replication().state().isSet);
    }

    void start_whenTwoServersSetEachOther_isRefusedAtBoth() // R42
    {
        QVERIFY(!m_source->replicateTo(*m_standby));
        QVERIFY(!m_standby->replicateTo(*m_source));
        startBoth();
        // A chain: who stands by has nothing of its own; who replicates cannot stand by.
        Machine third;
        VERIFY_OK(third.replication().beginStandby(kWho));
        QVERIFY(!m_standby->replicateTo(third));
        const auto begun = m_source->replication().beginStandby(kWho);
        QVERIFY2(!begun && begun.error().code == ErrorCode::InvalidInput, qPrintable(standbyError(begun)));
    }

    void beginStandby_whenThereAreData_isRefused()
    {
        m_standby->put("ann", 1, "1");
        QVERIFY(!m_standby->replication().beginStandby(kWho));
        QVERIFY(!m_standby->replication().standby().standsBy);
    }

    void start_whenItIsSetAlready_asksToStopFirst() // R41
    {
        startBoth();
        const auto again = m_source->replicateTo(*m_standby);
        QVERIFY(!again);
        QCOMPARE(again.error().code, ErrorCode::InvalidInput);
        VERIFY_OK(m_source->replication().stop(kWho));
        QVERIFY(!m_source->replication().state().isSet);
        QVERIFY(!m_standby->replication().standby().source); // free for another one
        QVERIFY(m_standby->replication().standby().copyOf);
        VERIFY_OK(m_source->replicateTo(*m_standby));
        QVERIFY(isCopyOf(*m_standby, *m_source));
    }

    void run_whenTheWireBreaksAnywhere_goesOnAndReachesEquality() // R44
    {
        startBoth();
        for (const auto cut : {Wire::Cut::Question, Wire::Cut::Answer}) {
            bool succeeded = false;
            for (int at = 1; !succeeded; ++at) {
                QVERIFY(at < 20);
                m_source->put("ann", 1, QByteArray::number(at * 10 + int(cut)));
                m_source->wire.asked = 0;
                m_source->wire.cut = cut;
                m_source->wire.breakAt = at;
                succeeded = m_source->replication().replicateNow(kWho, {}).ok();
                m_source->wire.breakAt = 0;
                QVERIFY(succeeded || m_source->replication().state().failingSince);
                VERIFY_OK(m_source->replication().replicateNow(kWho, {}));
                QVERIFY(isCopyOf(*m_standby, *m_source));
                QVERIFY(!m_source->replication().state().failingSince);
            }
        }
    }

    void copy_whenBothProgramsRestart_goesOnWhereItWas()
    {
        startBoth();
        const quint16 port = m_standby->port();
        const auto proven = m_standby->replication().standby().provenAt;
        for (Machine *machine : {m_source.get(), m_standby.get()}) {
            machine->close();
            machine->open();
        }
        QVERIFY(proven && m_standby->replication().standby().provenAt == proven);
        m_standby->listen(port);
        QVERIFY(m_source->replication().state().isSet);
        QVERIFY(m_standby->replication().standby().copyOf);
        m_source->put("ann", 1, "3");
        VERIFY_OK(m_source->replication().replicateNow(kWho, {})); // or the timer was quicker
        QVERIFY(isCopyOf(*m_standby, *m_source));
        const auto runs = m_source->replication().runs(10);
        QCOMPARE(std::count_if(runs.begin(), runs.end(),
                               [](const auto &run) { return run.content == ReplicationRun::Content::Whole; }),
                 1); // the first one
    }

    void verify_whenTheCopyWasChangedBehindItsBack_findsNamesAndRepairs()
    {
        m_source->put("ann", 1, "1");
        m_source->put("ben", 2, "\"x\"", true);
        startBoth();
        auto good = m_source->replication().verifyNow(kWho, {});
        VERIFY_OK(good);
        QCOMPARE(good->differing, 0);
        QVERIFY(m_source->replication().state().provenSince);
        test::tamper(m_standby->copyFile(),
                     QStringLiteral("UPDATE setting SET body = X'37' WHERE \"row\" = 1"));
        const auto found = m_source->replication().verifyNow(kWho, {});
        VERIFY_OK(found);
        QCOMPARE(found->differing, 1);
        QVERIFY(!found->findings.isEmpty() && found->wasRepaired);
        QVERIFY(m_source->logOf(QStringLiteral("replication-verify")).contains(QStringLiteral("corrupt")));
        good = m_source->replication().verifyNow(kWho, {});
        VERIFY_OK(good);
        QCOMPARE(good->differing, 0);
        QVERIFY(isCopyOf(*m_standby, *m_source));
    }

    void start_whenTheCopyWasFoundWrongBeforeTheStop_sendsEverything() // R43
    {
        m_source->put("ann", 1, "1");
        startBoth();
        test::tamper(m_standby->copyFile(),
                     QStringLiteral("UPDATE setting SET body = X'37' WHERE \"row\" = 1"));
        m_source->wire.asked = 0;
        m_source->wire.breakAt = 18; // a run, sixteen ranges, and then the repair
        QVERIFY(!m_source->replication().verifyNow(kWho, {}));
        QVERIFY(m_source->logOf(QStringLiteral("replication-verify")).contains(QStringLiteral("corrupt")));
        VERIFY_OK(m_source->replication().stop(kWho));
        VERIFY_OK(m_source->replicateTo(*m_standby));
        QCOMPARE(m_source->replication().runs(1).front().content, ReplicationRun::Content::Whole);
        QVERIFY(isCopyOf(*m_standby, *m_source));
    }

    void start_whenAnotherDestinationWasServedMeanwhile_bringsWhatThisOneLacks()
    {
        startBoth();
        VERIFY_OK(m_source->replication().stop(kWho));
        Machine other;
        VERIFY_OK(other.replication().beginStandby(kWho));
        VERIFY_OK(m_source->replicateTo(other));
        VERIFY_OK(
            m_source->engine().devices().enrol({QStringLiteral("A"), QStringLiteral("S1"), {}, {}, {}},
                                               QStringLiteral("127.0.0.1"))); // no revision of the store
        VERIFY_OK(m_source->replication().replicateNow(kWho, {}));
        VERIFY_OK(m_source->replication().stop(kWho));
        VERIFY_OK(m_source->replicateTo(*m_standby));
        QVERIFY(m_source->replication().runs(1).front().content != ReplicationRun::Content::Nothing);
        QVERIFY(isCopyOf(*m_standby, *m_source));
    }

    void run_whenTheCopyWentAway_sendsEverything()
    {
        startBoth();
        m_standby->stopListening();
        const quint16 port = m_standby->port();
        const QString file = m_standby->copyFile();
        m_standby->close();
        QVERIFY(QFile::remove(file));
        m_standby->open();
        m_standby->listen(port);
        m_source->put("ann", 1, "5");
        const auto run = m_source->replication().replicateNow(kWho, {});
        VERIFY_OK(run);
        QCOMPARE(run->content, ReplicationRun::Content::Whole);
        QVERIFY(isCopyOf(*m_standby, *m_source));
    }

    void open_whenItIsNotKnownWhichCopyCounts_clearsNoneAway()
    {
        startBoth();
        const quint16 port = m_standby->port();
        const QString file = m_standby->copyFile();
        m_standby->stopListening();
        m_standby->close();
        QFile pointer(QFileInfo(QFileInfo(file).path()).path() + QStringLiteral("/current"));
        QVERIFY(pointer.open(QIODevice::WriteOnly | QIODevice::Truncate)); // it names nothing now
        pointer.close();
        m_standby->open();
        QVERIFY(QFile::exists(file));
        QVERIFY(m_standby->replication().standby().standsBy && !m_standby->replication().standby().copyOf);
        m_standby->listen(port);
        const auto run = m_source->replication().replicateNow(kWho, {});
        VERIFY_OK(run);
        QVERIFY(isCopyOf(*m_standby, *m_source));
        QVERIFY(!QFile::exists(file)); // another one is proven
    }

    void run_whenAnotherGenerationBegins_sendsEverything() // R14
    {
        startBoth();
        VERIFY_OK(m_source->engine().beginGeneration());
        const auto run = m_source->replication().replicateNow(kWho, {});
        VERIFY_OK(run);
        QCOMPARE(run->content, ReplicationRun::Content::Whole);
        QVERIFY(isCopyOf(*m_standby, *m_source));
    }

    void start_afterAStop_sendsOnlyWhatChanged() // R41
    {
        startBoth();
        VERIFY_OK(m_source->replication().stop(kWho));
        QVERIFY(!m_standby->replication().standby().source);
        m_source->put("ann", 1, "8");
        VERIFY_OK(m_source->replicateTo(*m_standby));
        QCOMPARE(m_source->replication().runs(1).front().content, ReplicationRun::Content::Changes);
        QVERIFY(isCopyOf(*m_standby, *m_source));
    }

    void run_whenOnlyWhatIsBesideTheStoreChanged_sendsIt()
    {
        startBoth();
        const auto enrolled = m_source->engine().devices().enrol(
            {QStringLiteral("A"), QStringLiteral("S1"), {}, {}, {}}, QStringLiteral("127.0.0.1"));
        VERIFY_OK(enrolled);
        auto run = m_source->replication().replicateNow(kWho, {});
        VERIFY_OK(run);
        QCOMPARE(run->content, ReplicationRun::Content::Changes);
        run = m_source->replication().replicateNow(kWho, {});
        QCOMPARE(run->content, ReplicationRun::Content::Nothing);
        VERIFY_OK(m_source->engine().startDevice(enrolled->id, kWho)); // its state
        run = m_source->replication().replicateNow(kWho, {});
        QCOMPARE(run->content, ReplicationRun::Content::Changes);
    }

    void runs_byThemselves_fillNoLog_andAreAllKnown()
    {
        startBoth();
        const auto before = m_source->logOf(QStringLiteral("replication")).size();
        const auto received = m_standby->logOf(QStringLiteral("replication-receive")).size();
        for (int round = 0; round < 5; ++round) {
            m_source->put("ann", 1, QByteArray::number(round));
            const auto known = m_source->replication().runs(100).size();
            m_source->replication().deviceStarted();
            m_source->replication().tick();
            QTRY_COMPARE(m_source->replication().runs(100).size(), known + 1);
            QTRY_VERIFY(!m_source->replication().state().running);
        }
        QCOMPARE(m_source->logOf(QStringLiteral("replication")).size(), before + 1);
        QCOMPARE(m_standby->logOf(QStringLiteral("replication-receive")).size(), received);
        m_source->close();
        m_source->open();
        QCOMPARE(m_source->replication().runs(100).size(), std::size_t(6));
    }

    void leave_whenASourceIsThere_freesTheMachine()
    {
        startBoth();
        VERIFY_OK(m_standby->replication().leaveStandby(kWho));
        QVERIFY(!m_standby->replication().standby().copyOf);
        m_source->put("ann", 1, "8");
        const auto run = m_source->replication().replicateNow(kWho, {});
        QVERIFY(!run);
        QCOMPARE(run.error().code, ErrorCode::NotAuthenticated);
        QVERIFY(m_source->replication().state().failingSince); // R43
    }

private:
    void standBy() { QVERIFY(m_standby->replication().beginStandby(kWho).ok()); }
    void startBoth()
    {
        m_source->put("zoe", 1, "0");
        standBy();
        VERIFY_OK(m_source->replicateTo(*m_standby));
        QVERIFY(isCopyOf(*m_standby, *m_source));
    }

    std::unique_ptr<Machine> m_source, m_standby;
};

QTEST_GUILESS_MAIN(TestReplication)
#include "test_replication.moc"
