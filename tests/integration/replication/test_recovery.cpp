#include "core/base/folder_lock.h"
#include "core/client/enrolment.h"
#include "core/engine/outcome.h"
#include "core/engine/promotion.h"
#include "core/installation/machine_database.h"
#include "tests/integration/replication/two_machines.h"
#include "tests/support/must.h"
#include "tests/support/verify_ok.h"

#include <QDir>
#include <QFileInfo>
#include <QTest>
#include <QThread>

#include <future>

using namespace retinue;
using namespace retinue::engine;
using test::Machine;

namespace {
const QString kWho = QStringLiteral("test");
constexpr auto kStays = Replication::FetchedCopy::Stays;
} // namespace

class TestRecovery : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_source = std::make_unique<Machine>();
        m_standby = std::make_unique<Machine>();
        m_source->put("ann", 1, "1");
        m_source->put("ben", 2, "\"secret\"", true);
        VERIFY_OK(m_standby->replication().beginStandby(kWho));
        VERIFY_OK(m_source->replicateTo(*m_standby));
    }
    void cleanup()
    {
        m_source.reset();
        m_standby.reset();
    }

    void backUp_whileReplicationIsSet_isRefusedOrStopsAndStartsIt() // R45
    {
        auto &backups = m_source->engine().backups();
        const auto refused = backups.backUp({}, kWho, {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::NotPermitted);
        BackUpWish wish;
        wish.stopReplication = true;
        VERIFY_OK(backups.backUp(wish, kWho, {}));
        QVERIFY(m_source->replication().state().isSet && !m_source->replication().state().isSuspended);
        QCOMPARE(m_source->logOf(QStringLiteral("replication-stop")).size(), 1);
        QCOMPARE(m_source->logOf(QStringLiteral("replication-start")).size(), 2);
    }

    void restore_whileReplicationIsSet_isRefusedOrLeavesItStopped() // R45
    {
        auto &backups = m_source->engine().backups();
        BackUpWish wish;
        wish.stopReplication = true;
        const auto made = backups.backUp(wish, kWho, {});
        VERIFY_OK(made);
        const auto prepared = backups.prepareRestore({BackupSource::Kind::Device, made->file.name}, {}, {});
        VERIFY_OK(prepared);
        RestoreWish meant;
        const auto refused = backups.restore(*prepared, meant, kWho, {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::NotPermitted);
        meant.stopReplication = true;
        VERIFY_OK(backups.restore(*prepared, meant, kWho, {}));
        QVERIFY(!m_source->replication().state().isSet);
    }

    void recover_whenAsked_bringsTheCopyBackAndStopsReplication() // R46
    {
        m_source->put("ann", 1, "2");
        m_source->put("carl", 1, "3");
        const auto info = m_source->replication().copyAtDestination();
        VERIFY_OK(info);
        QCOMPARE(info->users, 2);
        const auto prepared = m_source->replication().prepareRecovery({}, {});
        VERIFY_OK(prepared);
        QCOMPARE((*prepared)->preview().lost.count, 1); // carl
        QCOMPARE((*prepared)->preview().newerSettings, 2);
        QCOMPARE(*m_source->valueOf("ann", 1), QByteArray("2")); // nothing was changed yet
        const auto generation = m_source->engine().store().generation();
        VERIFY_OK(m_source->replication().recover(*prepared, {}, kWho, {}));
        QCOMPARE(*m_source->valueOf("ann", 1), QByteArray("1"));
        QCOMPARE(*m_source->valueOf("ben", 2), QByteArray("\"secret\""));
        QVERIFY(!m_source->valueOf("carl", 1));
        QVERIFY(m_source->engine().store().generation() != generation); // R14
        QVERIFY(!m_source->replication().state().isSet);
    }

    void recover_onANewMachine_needsTheStandbysPasswordOnly() // R46, R47
    {
        Machine replacement;
        auto from = fromStandby();
        from->password = SecretBytes(QByteArrayView("not the password"));
        const auto refused = replacement.replication().copyAtDestination(from);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::NotAuthenticated);
        from->password = SecretBytes(QByteArrayView(Machine::kPassword));
        const auto prepared = replacement.replication().prepareRecovery(from, {});
        VERIFY_OK(prepared);
        QVERIFY((*prepared)->preview().isOtherInstallation); // it says so before
        QVERIFY(!(*prepared)->preview().backup.names.isEmpty());
        VERIFY_OK(replacement.replication().recover(*prepared, {}, kWho, {}));
        QCOMPARE(*replacement.valueOf("ben", 2), QByteArray("\"secret\""));
        // The source's own replication is not disturbed by who reads.
        m_source->put("ann", 1, "9");
        VERIFY_OK(m_source->replication().replicateNow(kWho, {}));
    }

    void recover_onANewMachine_bringsIdentityAndDevices() // R46, R47
    {
        enrol(*m_source, "S1");
        VERIFY_OK(m_source->replication().replicateNow(kWho, {}));
        const QString fingerprint = m_source->fingerprint();
        Machine replacement;
        auto prepared = replacement.replication().prepareRecovery(fromStandby(), {});
        VERIFY_OK(prepared);
        QVERIFY(replacement.replication().bringsIdentity((*prepared)->preview()));
        QVERIFY(!replacement.replication().recoveredCopy()); // the data first
        VERIFY_OK(replacement.replication().recover(*prepared, {}, kWho, {}, kStays));
        auto copy = replacement.replication().recoveredCopy();
        QVERIFY(copy);
        *prepared = nullptr;
        replacement.close();
        std::promise<void> isLocked;
        QVERIFY(QFileInfo::exists(copy->file())); // as long as somebody needs it
        auto other = std::async(std::launch::async, [&] {
            const auto lock =
                test::must(FolderLock::acquire(replacement.folder(), QStringLiteral("engine.lock")));
            isLocked.set_value();
            QThread::msleep(300); // a command, for a moment
        });
        isLocked.get_future().wait();
        VERIFY_OK(Backups::adoptInstallation(replacement.folder(), copy->file(), copy->secret(),
                                             Backups::Adoption::AfterRestore, std::chrono::minutes(1)));
        other.wait();
        const QString file = copy->file();
        copy.reset();
        QVERIFY(!QFileInfo::exists(file));
        replacement.open();
        QCOMPARE(replacement.fingerprint(), fingerprint);
        QCOMPARE(replacement.engine().devices().list().size(), std::size_t(1));
        QCOMPARE(*replacement.valueOf("ben", 2), QByteArray("\"secret\""));
        // Should the lost server come back, it was replaced.
        QVERIFY(m_source->replication().meet(replacement.engine().identity().term()));
    }

    /// What a process that ends there leaves; an engine may open the folder before the recovery is repeated.
    void adopt_whenCutShort_isDoneByTheNextRecovery_data()
    {
        QTest::addColumn<bool>("hasId");
        QTest::addColumn<bool>("hasAuthority");
        QTest::newRow("before its first change") << true << false;
        QTest::newRow("after the former id has gone") << false << false;
        QTest::newRow("after the CA has come") << false << true;
    }
    void adopt_whenCutShort_isDoneByTheNextRecovery() // R47
    {
        QFETCH(const bool, hasId);
        QFETCH(const bool, hasAuthority);
        const QByteArray token = enrol(*m_source, "S1");
        VERIFY_OK(m_source->replication().replicateNow(kWho, {}));
        Machine replacement;
        const auto recover = [&] {
            auto prepared = test::must(replacement.replication().prepareRecovery(fromStandby(), {}));
            (void)test::must(replacement.replication().recover(prepared, {}, kWho, {}, kStays));
            auto copy = replacement.replication().recoveredCopy();
            prepared = nullptr;
            replacement.close();
            return copy;
        };
        QVERIFY(recover());
        if (!hasId) {
            const auto machine = installation::MachineDatabase::open(replacement.folder());
            VERIFY_OK(machine);
            VERIFY_OK((*machine)->writer().run([](sql::Database &database) {
                return outcomeOf(
                    database.execute(QStringLiteral("DELETE FROM setting WHERE key = 'installation.id'")));
            }));
        }
        const QString authority = QStringLiteral("/ca.pem");
        if (hasAuthority) {
            QVERIFY(QFile::remove(replacement.folder() + authority));
            QVERIFY(QFile::copy(m_source->folder() + authority, replacement.folder() + authority));
        }
        replacement.open();
        QCOMPARE(replacement.fingerprint() == m_source->fingerprint(), hasAuthority);

        const auto copy = recover();
        QVERIFY(copy);
        VERIFY_OK(Backups::adoptInstallation(replacement.folder(), copy->file(), copy->secret(),
                                             Backups::Adoption::AfterRestore));
        replacement.open();
        QCOMPARE(replacement.fingerprint(), m_source->fingerprint());
        QVERIFY(replacement.engine().devices().authenticate(token));
        QVERIFY(m_source->engine().identity().isReplacedBy(replacement.engine().identity().term()));
    }

    void recover_whereADeviceIsEnrolled_bringsTheDataOnly() // R47
    {
        enrol(*m_source, "S1");
        VERIFY_OK(m_source->replication().replicateNow(kWho, {}));
        Machine other;
        enrol(other, "S2");
        const auto prepared = other.replication().prepareRecovery(fromStandby(), {});
        VERIFY_OK(prepared);
        QVERIFY((*prepared)->preview().isOtherInstallation);
        QVERIFY(!other.replication().bringsIdentity((*prepared)->preview()));
        VERIFY_OK(other.replication().recover(*prepared, {}, kWho, {}, kStays));
        QVERIFY(!other.replication().recoveredCopy());
    }

    void recover_whenNobodyWillTakeTheIdentity_keepsNothingOfTheCopy()
    {
        enrol(*m_source, "S1");
        VERIFY_OK(m_source->replication().replicateNow(kWho, {}));
        Machine replacement;
        Replication &replication = replacement.replication();
        const QDir left(replacement.folder() + QStringLiteral("/replication/recovery"));
        const auto recover = [&](Replication::FetchedCopy copy) {
            const auto prepared = test::must(replication.prepareRecovery(fromStandby(), {}));
            (void)test::must(replication.recover(prepared, {}, kWho, {}, copy));
        };
        recover(Replication::FetchedCopy::Goes);
        QVERIFY(!replication.recoveredCopy());
        QVERIFY(left.isEmpty());
        recover(kStays);
        QVERIFY(replication.recoveredCopy() && !left.isEmpty());
        replication.forgetRecoveredCopy();
        QVERIFY(!replication.recoveredCopy());
        QVERIFY(left.isEmpty());
        recover(kStays);
        enrol(replacement, "S2");
        replication.tick();
        QTRY_VERIFY(left.isEmpty()); // the engine may be at it, too
    }

    void prepareRecovery_whenDropped_leavesNothing()
    {
        enrol(*m_source, "S1");
        VERIFY_OK(m_source->replication().replicateNow(kWho, {}));
        Machine replacement;
        const QDir left(replacement.folder() + QStringLiteral("/replication/recovery"));
        {
            const auto prepared = replacement.replication().prepareRecovery(fromStandby(), {});
            VERIFY_OK(prepared);
            QVERIFY(!left.isEmpty());
        }
        QVERIFY(left.isEmpty());
    }

    void promote_whenDone_hasDataKeysIdentityAndServes()
    {
        const QString fingerprint = m_source->fingerprint();
        const auto installation = m_source->engine().identity().installation();
        m_standby->takeOver();
        QVERIFY(!m_standby->replication().standby().standsBy);
        QCOMPARE(m_standby->fingerprint(), fingerprint);
        QCOMPARE(m_standby->engine().identity().installation(), installation);
        QCOMPARE(*m_standby->valueOf("ann", 1), QByteArray("1"));
        QCOMPARE(*m_standby->valueOf("ben", 2), QByteArray("\"secret\""));
        QVERIFY(m_standby->engine().store().generation() != m_source->engine().store().generation());
        QVERIFY(
            !promoteStandby({m_standby->folder(), {}, nullptr}, kWho, {})); // in use, and no standby any more
        QVERIFY(!QFileInfo::exists(m_standby->folder() + QStringLiteral("/taking-over")));

        // The former server learns that it was replaced, and serves no more, also after a restart.
        QVERIFY(!m_source->replication().replicateNow(kWho, {}));
        QVERIFY(m_source->replication().state().isReplaced);
        m_source->close();
        m_source->open();
        QVERIFY(m_source->replication().isReplaced());
        QCOMPARE(*m_source->valueOf("ann", 1), QByteArray("1")); // what it has stays
    }

    void promoted_whenADeviceShowsItsTerm_theFormerServerServesNoMore()
    {
        m_standby->takeOver();
        // It reaches nobody, and still it is told: by the first device that was at the other machine.
        m_source->wire.isDown = true;
        const ServerTerm term = m_standby->engine().identity().term();
        QVERIFY(!m_standby->replication().meet(m_source->engine().identity().term()));
        QVERIFY(!m_standby->replication().meet(term)); // its own
        ServerTerm forged = term;
        forged.number += 1;
        QVERIFY(!m_source->replication().meet(forged));
        QVERIFY(m_source->replication().meet(term));
        QCOMPARE(m_source->logOf(QStringLiteral("server-replaced")).size(), 1);
        QVERIFY(m_source->replication().meet({})); // once is enough
        m_source->listen();
        QCOMPARE(client::inspectServer(*client::ServerAddress::parse(m_source->address()))->term.number, 0);

        // An administrator decides otherwise: then it is the other one that was replaced.
        VERIFY_OK(m_source->replication().serveAgain(kWho));
        QVERIFY(!m_source->replication().isReplaced());
        QVERIFY(!m_source->replication().serveAgain(kWho));
        QVERIFY(!m_source->replication().meet(term));
        m_source->close();
        m_source->open();
        QVERIFY(!m_source->replication().isReplaced());
        QVERIFY(m_standby->replication().meet(m_source->engine().identity().term()));
    }

    void promote_whenCutShort_goesOn_andNobodyOpensTheFolderBefore_data()
    {
        QTest::addColumn<QString>("phase");
        QTest::newRow("before the first change") << QStringLiteral("writing");
        QTest::newRow("in the restore") << QStringLiteral("restoring");
    }
    void promote_whenCutShort_goesOn_andNobodyOpensTheFolderBefore()
    {
        QFETCH(const QString, phase);
        m_standby->close();
        const QString note = m_standby->folder() + QStringLiteral("/taking-over/begun");
        const bool isLate = phase == u"restoring";
        LongWork work;
        QStringList phases;
        work.report = [&](const QString &now, std::int64_t, std::int64_t) {
            phases << now;
            if (isLate ? QFileInfo::exists(note) : now == phase)
                work.cancel.cancel();
        };
        const auto cut = promoteStandby({m_standby->folder(), {}, nullptr}, kWho, work);
        QVERIFY2(!cut, qPrintable(phases.join(u' ')));
        QCOMPARE(cut.error().code, ErrorCode::Cancelled);
        QCOMPARE(QFileInfo::exists(note), isLate);
        if (isLate) {
            const auto opened = Engine::open({m_standby->folder(), {}, nullptr});
            QVERIFY(!opened);
            QCOMPARE(opened.error().code, ErrorCode::Locked);
            QVERIFY(opened.error().toString().contains(QStringLiteral("replication promote")));
        } else {
            m_standby->open(); // as if nothing had been
            QVERIFY(m_standby->replication().standsBy());
            m_standby->close();
        }
        VERIFY_OK(promoteStandby({m_standby->folder(), {}, nullptr}, kWho, {}));
        m_standby->open();
        QVERIFY(!m_standby->replication().standsBy());
        QCOMPARE(*m_standby->valueOf("ben", 2), QByteArray("\"secret\""));
        QVERIFY(m_source->engine().identity().isReplacedBy(m_standby->engine().identity().term()));
    }

    void promote_whenThereIsNoCopy_changesNothing()
    {
        Machine empty;
        empty.close();
        QVERIFY(!promoteStandby({empty.folder(), {}, nullptr}, kWho, {})); // no standby
        empty.open();
        VERIFY_OK(empty.replication().beginStandby(kWho));
        empty.close();
        const auto promoted = promoteStandby({empty.folder(), {}, nullptr}, kWho, {});
        QVERIFY(!promoted);
        QCOMPARE(promoted.error().code, ErrorCode::NotFound);
        empty.open();
        QVERIFY(empty.replication().standby().standsBy);
    }

private:
    [[nodiscard]] std::optional<RecoverySource> fromStandby() const
    {
        return RecoverySource{m_standby->address(), Machine::kAdministrator, m_standby->fingerprint(),
                              SecretBytes(QByteArrayView(Machine::kPassword))};
    }
    /// Its token.
    static QByteArray enrol(Machine &server, const char *serial)
    {
        const auto enrolled = test::must(server.engine().devices().enrol(
            {QStringLiteral("copier"), QLatin1String(serial), {}, {}, {}}, QStringLiteral("127.0.0.1")));
        return enrolled.token.toUtf8();
    }

    std::unique_ptr<Machine> m_source, m_standby;
};

QTEST_GUILESS_MAIN(TestRecovery)
#include "test_recovery.moc"
