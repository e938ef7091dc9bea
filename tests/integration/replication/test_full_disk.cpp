#include "core/replication/standby.h"
#include "tests/integration/replication/two_machines.h"
#include "tests/support/namespaces.h"
#include "tests/support/tiny_disk.h"
#include "tests/support/verify_ok.h"

#include <QCoreApplication>
#include <QTest>

#include <algorithm>
#include <random>

using namespace retinue;
using namespace retinue::engine;
using test::FakeClock;
using test::isCopyOf;
using test::Machine;
using test::TinyDisk;

namespace {

const QString kWho = QStringLiteral("test");
constexpr int kDisk = 24 * 1024; ///< KiB
constexpr unsigned kSeed = 20261128;
constexpr qsizetype kPage = 4096;

} // namespace

/// The disk of the machine that stands by is full: it keeps the copy that it has, the source says what is
/// wrong where, and goes on by itself when there is room.
class TestReplicationFullDisk : public QObject
{
    Q_OBJECT

private slots:
    void run_whenTheDestinationsDiskIsFull_changesNothingAndGoesOnWithRoom_data() // R43, R44
    {
        QTest::addColumn<bool>("isWhole");
        QTest::newRow("changes") << false;
        QTest::newRow("everything") << true;
    }
    void run_whenTheDestinationsDiskIsFull_changesNothingAndGoesOnWithRoom()
    {
        QFETCH(const bool, isWhole);
        FakeClock clock; // nothing runs by itself
        clock.setNow(base::SystemClock().now());
        const TinyDisk disk(kDisk, 0);
        Machine source(&clock), standby(&clock, disk.path());
        change(source);
        VERIFY_OK(standby.replication().beginStandby(kWho));
        VERIFY_OK(source.replicateTo(standby));
        int refused = 0;
        for (qsizetype pages = 0;; pages = std::max<qsizetype>(pages * 2, 4)) {
            const auto before = standby.replication().target().status().copy;
            if (isWhole)
                VERIFY_OK(source.engine().beginGeneration());
            change(source);
            disk.fillUp(pages * kPage);
            const auto run = source.replication().replicateNow(kWho, {});
            const ReplicationState state = source.replication().state();
            const auto now = standby.replication().target().status().copy;
            disk.makeRoom();
            if (run)
                break;
            ++refused;
            QVERIFY2(run.error().code == ErrorCode::NoSpace,
                     qPrintable(QStringLiteral("%1: %2").arg(pages).arg(run.error().toString())));
            QVERIFY(run.error().toString().contains(QStringLiteral("at the destination")));
            QVERIFY(state.failingSince && state.problem && state.problem->code == ErrorCode::NoSpace);
            QVERIFY(now && now->state == before->state && now->root == before->root);
            reopen(standby);
            const auto kept = standby.replication().target().status().copy;
            QVERIFY(kept && kept->state == before->state && kept->root == before->root);
            VERIFY_OK(source.replication().replicateNow(kWho, {}));
            QVERIFY(isCopyOf(standby, source));
            QVERIFY(!source.replication().state().failingSince);
        }
        QVERIFY(refused > 2);
        const auto proven = source.replication().verifyNow(kWho, {});
        VERIFY_OK(proven);
        QCOMPARE(proven->differing, 0);
    }

private:
    /// What takes room: noise, which no compression makes small.
    void change(Machine &source)
    {
        for (int user = 0; user < 8; ++user) {
            QByteArray noise(12 * 1024, Qt::Uninitialized);
            std::generate(noise.begin(), noise.end(), [this] { return char(m_random()); });
            source.put(qPrintable(QStringLiteral("user%1").arg(user)), 1, '"' + noise.toBase64() + '"');
        }
    }
    static void reopen(Machine &machine)
    {
        const quint16 port = machine.port();
        machine.close();
        machine.open();
        machine.listen(port);
    }
    std::mt19937 m_random{kSeed};
};

int main(int argc, char *argv[])
{
    if (const QString problem = test::enterNamespaces(); !problem.isEmpty())
        qFatal("%s", qPrintable(problem));
    QCoreApplication app(argc, argv);
    TestReplicationFullDisk test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_full_disk.moc"
