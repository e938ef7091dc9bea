#include "core/installation/administrators.h"
#include "core/installation/execution_log.h"
#include "core/protocol/messages.h"
#include "core/replication/standby.h"
#include "tests/integration/replication/two_machines.h"
#include "tests/support/must.h"
#include "tests/support/store_edits.h"
#include "tests/support/verify_ok.h"

#include <QTest>

#include <algorithm>
#include <future>

using namespace retinue;
using namespace retinue::engine;
using test::FakeClock;
using test::isCopyOf;
using test::Machine;
using namespace std::chrono_literals;

namespace {

const QString kWho = QStringLiteral("test");
using Refusal = std::optional<DestinationRefusal>;

Refusal refusalOf(const Result<void> &started)
{
    return started ? std::nullopt : destinationRefusalOf(started.error());
}

} // namespace

/// Machines that are not as they were when replication was set, and orders that come at the same time.
class TestSetups : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        cleanup();
        m_clock = std::make_unique<FakeClock>(); // nothing runs but what the test asks for
        m_clock->setNow(base::SystemClock().now());
        m_otherClock = std::make_unique<FakeClock>();
        m_source = std::make_unique<Machine>(m_clock.get());
        m_standby = std::make_unique<Machine>(m_clock.get());
    }
    void cleanup()
    {
        m_source.reset();
        m_standby.reset();
        m_clock.reset();
        m_otherClock.reset();
    }

    void run_whenThePasswordOfTheDestinationWasChanged_goesOn() // R41, R42
    {
        startBoth();
        const SecretBytes changed(QByteArrayView("quite another one"));
        VERIFY_OK(m_standby->engine().administrators().setPassword(Machine::kAdministrator, changed));
        m_source->put("ann", 1, "1");
        VERIFY_OK(m_source->replication().replicateNow(kWho, {})); // it was for the start only
        QVERIFY(isCopyOf(*m_standby, *m_source));

        VERIFY_OK(m_source->replication().stop(kWho));
        const auto refused = m_source->replicateTo(*m_standby);
        QVERIFY(!refused);
        QCOMPARE(startRefusalOf(refused.error()), std::optional(StartRefusal::Authentication));
        m_source->put("ann", 1, "2");
        VERIFY_OK(m_source->replication().start(Machine::to(*m_standby), changed, m_standby->fingerprint(),
                                                kWho, {}));
        QVERIFY(isCopyOf(*m_standby, *m_source));
        QCOMPARE(m_source->replication().runs(1).front().content, ReplicationRun::Content::Changes);
    }

    void run_whenTheDestinationWasInstalledAnew_failsUntilItIsConfirmedAgain() // R42, R43
    {
        startBoth();
        const quint16 port = m_standby->port();
        const QString former = m_standby->fingerprint();
        m_standby = std::make_unique<Machine>(m_clock.get());
        m_standby->stopListening();
        m_standby->listen(port);
        m_source->put("ann", 1, "1");
        const auto run = m_source->replication().replicateNow(kWho, {});
        QVERIFY(!run);
        QCOMPARE(run.error().code, ErrorCode::NotTrusted); // and the token was not shown to it
        const ReplicationState state = m_source->replication().state();
        QVERIFY(state.isSet && state.failingSince && state.problem && !state.isReplaced);

        VERIFY_OK(m_source->replication().stop(kWho));
        const auto settings = Machine::to(*m_standby);
        const auto unconfirmed = m_source->replication().start(
            settings, SecretBytes(QByteArrayView(Machine::kPassword)), former, kWho, {});
        QVERIFY(!unconfirmed);
        QCOMPARE(startRefusalOf(unconfirmed.error()), std::optional(StartRefusal::Address));
        QCOMPARE(refusalOf(m_source->replicateTo(*m_standby)), Refusal(DestinationRefusal::RunsServer));
        VERIFY_OK(m_standby->replication().beginStandby(kWho));
        VERIFY_OK(m_source->replicateTo(*m_standby));
        QVERIFY(isCopyOf(*m_standby, *m_source));
        QVERIFY(!m_source->replication().state().failingSince);
    }

    void replication_whenTheClocksAreAnHourApart_works_data() // R40, R46
    {
        QTest::addColumn<int>("hours");
        QTest::newRow("the destination is ahead") << 1;
        QTest::newRow("the destination is behind") << -1;
    }
    void replication_whenTheClocksAreAnHourApart_works()
    {
        QFETCH(const int, hours);
        m_otherClock->setNow(m_clock->now() + std::chrono::hours(hours));
        m_standby = std::make_unique<Machine>(m_otherClock.get());
        startBoth();
        m_source->put("ann", 1, "1");
        VERIFY_OK(m_source->replication().replicateNow(kWho, {}));
        QVERIFY(isCopyOf(*m_standby, *m_source));
        const auto proven = m_source->replication().verifyNow(kWho, {});
        VERIFY_OK(proven);
        QCOMPARE(proven->differing, 0);
        // When the copy was made is told by the clock of the source, when it was proven by the other one.
        const auto info = m_source->replication().copyAtDestination();
        VERIFY_OK(info);
        QCOMPARE(base::toMilliseconds(info->madeAt), base::toMilliseconds(m_clock->now()));
        QVERIFY(m_standby->replication().standby().provenAt == m_otherClock->now());
        QVERIFY(m_source->replication().state().lastReplication == m_clock->now());
        VERIFY_OK(m_source->replication().prepareRecovery({}, {}));
    }

    void run_whenTheSourceWasUpdatedFirst_namesTheCauseAndKeepsTheCopy() // R42, R43
    {
        startBoth();
        const auto before = m_standby->replication().target().status().copy;
        test::tamper(test::databaseIn(m_source->folder() + QStringLiteral("/store")),
                     QStringLiteral("INSERT INTO schema_migration (number, name, checksum, applied_at) "
                                    "VALUES (9999, 'of a later version', 'x', 0)"));
        m_source->put("ann", 1, "1");
        int parts = 0;
        m_source->wire.asking = [&parts](const StandbyRequest &request) -> std::optional<StandbyAnswer> {
            parts += request.method == "PUT" ? 1 : 0;
            return {};
        };
        auto run = m_source->replication().replicateNow(kWho, {});
        QVERIFY(!run);
        QCOMPARE(destinationRefusalOf(run.error()), Refusal(DestinationRefusal::OldVersion));
        QVERIFY(run.error().detail.contains(QStringLiteral("update it")));
        const ReplicationState state = m_source->replication().state();
        QVERIFY(state.failingSince && state.problem);
        QCOMPARE(destinationRefusalOf(*state.problem), Refusal(DestinationRefusal::OldVersion));
        const auto now = m_standby->replication().target().status().copy;
        QVERIFY(now && now->state == before->state && now->root == before->root);
        QVERIFY(m_source->replication().copyAtDestination().ok());
        // What has arrived waits there for the update, and is not sent time and again.
        QVERIFY(parts > 0);
        parts = 0;
        run = m_source->replication().replicateNow(kWho, {});
        QVERIFY(!run);
        QCOMPARE(destinationRefusalOf(run.error()), Refusal(DestinationRefusal::OldVersion));
        QCOMPARE(parts, 0);
        m_source->wire.asking = {};

        // Both have the same version again.
        test::tamper(test::databaseIn(m_source->folder() + QStringLiteral("/store")),
                     QStringLiteral("DELETE FROM schema_migration WHERE number = 9999"));
        VERIFY_OK(m_source->replication().stop(kWho));
        VERIFY_OK(m_source->replicateTo(*m_standby));
        QVERIFY(isCopyOf(*m_standby, *m_source));
        QVERIFY(!m_source->replication().state().failingSince);
    }

    void start_whenTheDestinationIsOfAnOlderVersion_namesTheCause() // R42
    {
        VERIFY_OK(m_standby->replication().beginStandby(kWho));
        protocol::ReplicationTokenRequest newer;
        newer.administrator = Machine::kAdministrator;
        newer.installation = InstallationId::random();
        newer.version = m_source->replication().look(m_standby->address())->productVersion;
        newer.schema = 9999;
        const auto old = m_standby->replication().target().grant(
            newer, SecretBytes(QByteArrayView(Machine::kPassword)), {});
        QVERIFY(!old);
        QCOMPARE(destinationRefusalOf(old.error()), Refusal(DestinationRefusal::OldVersion));
        // One that was made before there was replication.
        m_source->wire.asking = [](const StandbyRequest &) -> std::optional<StandbyAnswer> {
            return StandbyAnswer{404, "{}"};
        };
        QCOMPARE(refusalOf(m_source->replicateTo(*m_standby)), Refusal(DestinationRefusal::OldVersion));
        m_source->wire.asking = {};
        QVERIFY(!m_source->replication().state().isSet);
        VERIFY_OK(m_source->replicateTo(*m_standby));
    }

    void schedule_whenReplicationIsSet_stopsItBacksUpAndStartsItAgain_data() // R45
    {
        QTest::addColumn<bool>("succeeds");
        QTest::newRow("the backup succeeds") << true;
        QTest::newRow("the backup fails") << false;
    }
    void schedule_whenReplicationIsSet_stopsItBacksUpAndStartsItAgain()
    {
        QFETCH(const bool, succeeds);
        startBoth();
        auto &backups = m_source->engine().backups();
        BackupSchedule schedule;
        schedule.every = BackupSchedule::Every::Day;
        schedule.place = succeeds ? BackupPlace::Device : BackupPlace::Network; // which is not set
        VERIFY_OK(backups.setSchedule(schedule, kWho));
        const auto known = test::must(m_source->engine().executions().newest(100)).size();
        m_clock->advance(25h);
        backups.tick();
        QTRY_COMPARE_WITH_TIMEOUT(m_source->engine().jobs().running(), 0, 60'000);
        auto rows = test::must(m_source->engine().executions().newest(100));
        rows.resize(rows.size() - known);
        const QString stop = QStringLiteral("replication-stop"), start = QStringLiteral("replication-start");
        QStringList done;
        for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
            if (row->operation != stop && row->operation != start && row->operation != u"backup")
                continue;
            done << row->operation + u' ' + (row->result == u"OK" ? row->result : QStringLiteral("fails"));
            QCOMPARE(row->who, QStringLiteral("schedule"));
        }
        QCOMPARE(done, (QStringList{stop + QStringLiteral(" OK"),
                                    succeeds ? QStringLiteral("backup OK") : QStringLiteral("backup fails"),
                                    start + QStringLiteral(" OK")}));
        const ReplicationState state = m_source->replication().state();
        QVERIFY(state.isSet && !state.isSuspended);
        // The destination did not lose its source, and the next look makes a run.
        QVERIFY(m_standby->replication().standby().source);
        m_source->replication().tick();
        QTRY_COMPARE_WITH_TIMEOUT(m_source->engine().jobs().running(), 0, 60'000);
        const auto runs = m_source->replication().runs(100);
        QCOMPARE(std::count_if(runs.begin(), runs.end(),
                               [](const auto &run) { return run.trigger == u"start" && !run.problem; }),
                 2); // the first one ever, and this one
        m_source->put("ann", 1, "1");
        VERIFY_OK(m_source->replication().replicateNow(kWho, {}));
        QVERIFY(isCopyOf(*m_standby, *m_source));
    }

    void run_whileABackupIsMade_isRefusedAndGoesOnAfterIt() // R45
    {
        startBoth();
        std::optional<Error> refused;
        bool wasSuspended = false;
        LongWork work;
        work.report = [&](const QString &, std::int64_t, std::int64_t) {
            if (refused)
                return;
            wasSuspended = m_source->replication().state().isSuspended;
            const auto run = m_source->replication().replicateNow(kWho, {});
            refused = run ? Error{ErrorCode::Internal, QStringLiteral("it ran")} : run.error();
            m_source->replication().tick();
        };
        BackUpWish wish;
        wish.stopReplication = true;
        const auto runs = m_source->replication().runs(100).size();
        VERIFY_OK(m_source->engine().backups().backUp(wish, kWho, work));
        QVERIFY(wasSuspended && refused);
        QCOMPARE(refused->code, ErrorCode::InUse);
        QCOMPARE(m_source->replication().runs(100).size(), runs);
        VERIFY_OK(m_source->replication().replicateNow(kWho, {}));
    }

    void start_whenThereAreTwoAtOnce_setsOneOfThem() // R41
    {
        m_source->put("zoe", 1, "0");
        Machine second(m_clock.get());
        for (Machine *machine : {m_standby.get(), &second})
            VERIFY_OK(machine->replication().beginStandby(kWho));
        auto one = std::async(std::launch::async, [&] { return m_source->replicateTo(*m_standby); });
        auto other = std::async(std::launch::async, [&] { return m_source->replicateTo(second); });
        const auto first = one.get(), later = other.get();
        QVERIFY(first.ok() != later.ok());
        QCOMPARE((first ? later : first).error().code, ErrorCode::InvalidInput);
        Machine &taken = first ? *m_standby : second;
        Machine &free = first ? second : *m_standby;
        QCOMPARE(m_source->replication().state().settings.address, taken.address());
        QVERIFY(isCopyOf(taken, *m_source));
        QVERIFY(!free.replication().standby().source && !free.replication().standby().copyOf);
        auto rows = m_source->logOf(QStringLiteral("replication-start"));
        rows.sort();
        QCOMPARE(rows, (QStringList{QStringLiteral("OK"), QStringLiteral("invalid-input")}));
    }

    void start_whenTheMachineBeginsToStandByMeanwhile_isRefused() // R42
    {
        VERIFY_OK(m_standby->replication().beginStandby(kWho));
        Result<void> begun = Error{ErrorCode::Internal, {}};
        m_source->wire.asking = [&](const StandbyRequest &request) -> std::optional<StandbyAnswer> {
            if (request.target.endsWith("/tokens"))
                begun = m_source->replication().beginStandby(kWho);
            return {};
        };
        const auto started = m_source->replicateTo(*m_standby);
        VERIFY_OK(begun);
        QVERIFY(!started);
        QCOMPARE(started.error().code, ErrorCode::InvalidInput);
        QVERIFY(m_source->replication().standsBy() && !m_source->replication().state().isSet);
        QVERIFY(!m_standby->replication().standby().source); // it is free for another one
    }

private:
    void startBoth()
    {
        m_source->put("zoe", 1, "0");
        VERIFY_OK(m_standby->replication().beginStandby(kWho));
        VERIFY_OK(m_source->replicateTo(*m_standby));
        QVERIFY(isCopyOf(*m_standby, *m_source));
    }

    std::unique_ptr<FakeClock> m_clock, m_otherClock;
    std::unique_ptr<Machine> m_source, m_standby;
};

QTEST_GUILESS_MAIN(TestSetups)
#include "test_setups.moc"
