#include "core/engine/promotion.h"
#include "core/store/store.h"
#include "tests/integration/replication/two_machines.h"
#include "tests/support/older_schema.h"
#include "tests/support/verify_ok.h"

#include <QFileInfo>
#include <QTest>

using namespace retinue;
using namespace retinue::engine;
using test::FakeClock;
using test::isCopyOf;
using test::Machine;

namespace {

const QString kWho = QStringLiteral("test");
constexpr int kLaterSchema = 9999;

} // namespace

/// Source and standby whose stores are of different versions of the program: what is older is kept, followed
/// and taken over; what is newer is refused, and nothing changes.
class TestVersions : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_clock = std::make_unique<FakeClock>(); // nothing runs by itself
        m_clock->setNow(base::SystemClock().now());
        m_newest = test::must(store::newestSchema());
        m_source = std::make_unique<Machine>(m_clock.get());
        m_standby = std::make_unique<Machine>(m_clock.get());
        m_source->put("ann", 1, "1");
        m_source->put("ben", 2, "\"secret\"", true);
        m_source->put("carl", 1, "3");
        VERIFY_OK(m_standby->replication().beginStandby(kWho));
    }
    void cleanup()
    {
        m_source.reset();
        m_standby.reset();
        m_clock.reset();
    }

    void run_ofAnOlderSource_isKeptAndFollowed() // R40, R44
    {
        replicateAsOlder();
        QCOMPARE(m_standby->replication().standby().users, 3);
        changeAndFollow(ReplicationRun::Content::Changes);
        QCOMPARE(test::schemaOf(m_standby->copyFile()), m_newest - 1);
        const auto proven = m_source->replication().verifyNow(kWho, {});
        VERIFY_OK(proven);
        QCOMPARE(proven->differing, 0);
        // The standby is started anew, with what it holds.
        reopenStandby();
        QVERIFY(isCopyOf(*m_standby, *m_source));
        m_source->put("ann", 1, "5");
        VERIFY_OK(m_source->replication().replicateNow(kWho, {}));
        QVERIFY(isCopyOf(*m_standby, *m_source));
    }

    void run_whenTheOlderSourceIsUpdated_sendsEverything() // R40
    {
        replicateAsOlder();
        m_source->close();
        m_source->open();
        QCOMPARE(test::schemaOf(storeOf(*m_source)), m_newest);
        changeAndFollow(ReplicationRun::Content::Whole);
        QCOMPARE(test::schemaOf(m_standby->copyFile()), m_newest);
    }

    void promote_withACopyOfAnOlderSource_servesAsThisVersion() // R46
    {
        replicateAsOlder();
        changeAndFollow(ReplicationRun::Content::Changes);
        m_standby->close();
        VERIFY_OK(promoteStandby({m_standby->folder(), {}, nullptr}, kWho, {}));
        m_standby->open();
        QVERIFY(!m_standby->replication().standsBy());
        QCOMPARE(m_standby->fingerprint(), m_source->fingerprint());
        QCOMPARE(test::schemaOf(storeOf(*m_standby)), m_newest);
        verifyChanged(*m_standby);
        m_standby->put("ann", 1, "6");
        QCOMPARE(*m_standby->valueOf("ann", 1), QByteArray("6"));
    }

    void recover_fromAnOlderCopy_bringsItBack() // R46
    {
        replicateAsOlder();
        changeAndFollow(ReplicationRun::Content::Changes);
        m_source->close();
        m_source->open(); // updated meanwhile
        m_source->put("ann", 1, "7");
        const auto prepared = m_source->replication().prepareRecovery({}, {});
        VERIFY_OK(prepared);
        QCOMPARE((*prepared)->preview().backup.schema, m_newest - 1);
        VERIFY_OK(m_source->replication().recover(*prepared, {}, kWho, {}));
        QCOMPARE(test::schemaOf(storeOf(*m_source)), m_newest);
        verifyChanged(*m_source);
    }

    void recover_fromANewerCopy_isRefusedAndChangesNothing() // R46, R55
    {
        VERIFY_OK(m_source->replicateTo(*m_standby));
        makeCopyNewer();
        m_source->put("ann", 1, "7");
        const auto prepared = m_source->replication().prepareRecovery({}, {});
        QVERIFY(!prepared);
        QCOMPARE(prepared.error().code, ErrorCode::VersionUnsupported);
        QVERIFY(prepared.error().toString().contains(QStringLiteral("update it")));
        QCOMPARE(*m_source->valueOf("ann", 1), QByteArray("7"));
        QVERIFY(m_source->replication().state().isSet);
        QVERIFY(m_standby->replication().standby().copyOf); // for whoever can read it
    }

    void promote_withANewerCopy_isRefusedAndLeavesTheStandby() // R46, R55
    {
        VERIFY_OK(m_source->replicateTo(*m_standby));
        makeCopyNewer();
        const QString own = m_standby->fingerprint();
        m_standby->close();
        const auto promoted = promoteStandby({m_standby->folder(), {}, nullptr}, kWho, {});
        QVERIFY(!promoted);
        QCOMPARE(promoted.error().code, ErrorCode::VersionUnsupported);
        QVERIFY(!QFileInfo::exists(m_standby->folder() + QStringLiteral("/taking-over")));
        m_standby->open();
        QVERIFY(m_standby->replication().standsBy());
        QVERIFY(m_standby->replication().standby().source && m_standby->replication().standby().copyOf);
        QCOMPARE(m_standby->fingerprint(), own);
    }

private:
    [[nodiscard]] static QString storeOf(Machine &machine)
    {
        return machine.engine().store().location().file;
    }
    /// Replication is started by a source whose store is of the schema before the newest.
    void replicateAsOlder()
    {
        test::undoNewestMigration(storeOf(*m_source));
        QCOMPARE(test::schemaOf(storeOf(*m_source)), m_newest - 1);
        VERIFY_OK(m_source->replicateTo(*m_standby));
        QVERIFY(isCopyOf(*m_standby, *m_source));
        QCOMPARE(test::schemaOf(m_standby->copyFile()), m_newest - 1);
    }
    void changeAndFollow(ReplicationRun::Content expected)
    {
        m_source->put("ann", 1, "2");
        m_source->put("dora", 3, "\"another\"", true);
        m_source->remove("carl");
        const auto run = m_source->replication().replicateNow(kWho, {});
        VERIFY_OK(run);
        QCOMPARE(run->content, expected);
        QVERIFY(isCopyOf(*m_standby, *m_source));
    }
    static void verifyChanged(Machine &machine)
    {
        QCOMPARE(machine.valueOf("ann", 1).value_or(QByteArray()), QByteArray("2"));
        QCOMPARE(machine.valueOf("ben", 2).value_or(QByteArray()), QByteArray("\"secret\""));
        QCOMPARE(machine.valueOf("dora", 3).value_or(QByteArray()), QByteArray("\"another\""));
        QVERIFY(!machine.valueOf("carl", 1));
    }
    void reopenStandby()
    {
        const quint16 port = m_standby->port();
        m_standby->close();
        m_standby->open();
        m_standby->listen(port);
    }
    /// The copy is one that a later version of the program has kept here.
    void makeCopyNewer()
    {
        test::tamper(m_standby->copyFile(),
                     QStringLiteral("INSERT INTO schema_migration (number, name, checksum, applied_at) "
                                    "VALUES (%1, 'of a later version', 'x', 0)")
                         .arg(kLaterSchema));
        reopenStandby();
    }

    int m_newest = 0;
    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<Machine> m_source, m_standby;
};

QTEST_GUILESS_MAIN(TestVersions)
#include "test_versions.moc"
