#include "core/engine/engine.h"
#include "core/installation/data_key.h"
#include "core/installation/machine_database.h"
#include "core/replication/standby_copy.h"
#include "core/store/content_sum.h"
#include "core/store/store.h"
#include "tests/e2e/recording_writer.h"
#include "tests/support/copy_folder.h"
#include "tests/support/seeds.h"
#include "tests/support/store_edits.h"

#include <QTest>

#include <chrono>
#include <random>
#include <thread>

using namespace retinue;
using namespace retinue::test;

// A server, the machine that stands by for it and a client machine that writes without a break. One or both
// are killed (SIGKILL) at any moment, again and again: the copy always opens, always is a state that the
// source had, never an older one than was acknowledged, and both are equal afterwards.

namespace {

constexpr int kRoundsPerSeed = 4;
constexpr unsigned kMostMilliseconds = 400; ///< of a run, before the kill
constexpr unsigned kMostChangesLog2 = 10;   ///< of the disk, before the standby ends at one of them
constexpr int kMostRuns = 40;               ///< until it has ended there
const QStringList kReplicateNow{QStringLiteral("replication"), QStringLiteral("now")};

enum class Victim { Source, Standby, Both, StandbyAtAChange };
constexpr unsigned kVictims = 4;

/// What a machine that stands by has on its disk.
struct Held
{
    State state;
    QByteArray root;
    Numbers numbers;
    QStringList findings; ///< where the content is not what its digests say
};

/// As the program opens it. None: there is no copy.
Result<std::optional<Held>> heldIn(const QString &dataFolder)
{
    const auto machine = installation::MachineDatabase::open(dataFolder);
    if (!machine)
        return machine.error();
    const auto key = installation::openDataKey(dataFolder, **machine);
    if (!key)
        return key.error();
    const base::SystemClock clock;
    const QString folder = dataFolder + QStringLiteral("/standby");
    replication::StandbyCopy copy(folder, clock, *key);
    RETINUE_TRY(copy.open());
    if (!copy.description())
        return std::optional<Held>();
    const auto recomputed = copy.verify(0, store::ContentSum::kBuckets, {});
    if (!recomputed)
        return recomputed.error();
    auto numbers = numbersIn(databaseIn(folder));
    if (!numbers)
        return std::move(numbers).error();
    return std::optional(
        Held{copy.description()->state, copy.description()->root, *std::move(numbers), recomputed->findings});
}

/// What is wrong with a copy; empty: nothing. `known`: of the newest state that the source knows to be there.
QString faultOf(const Held &held, const RecordingWriter &writer, Revision known)
{
    const QString which = held.state.toString();
    const auto had = writer.inState(held.state);
    if (!had)
        return QStringLiteral("the source never was in the state %1").arg(which);
    if (!held.findings.isEmpty())
        return QStringLiteral("%1: %2").arg(which, held.findings.first());
    if (held.root != had->root)
        return QStringLiteral("the root of %1 is not the source's").arg(which);
    if (held.numbers != had->numbers)
        return QStringLiteral("the data of %1 are not what the source had").arg(which);
    if (held.state.revision < known)
        return QStringLiteral("%1 is older than what was acknowledged (%2)").arg(which).arg(known.value);
    return {};
}

/// Takes over with the data folder of a machine that stands by; what is wrong afterwards.
QString faultOfTakingOver(const QString &dataFolder, const Held &held)
{
    const Ran promoted = run(programPath(QStringLiteral("retinued")),
                             {QStringLiteral("replication"), QStringLiteral("promote"),
                              QStringLiteral("--yes"), QStringLiteral("--data"), dataFolder});
    if (promoted.exitCode != 0)
        return QString::fromLocal8Bit(promoted.output + promoted.errors);
    const auto engine = engine::Engine::open({dataFolder, {}, nullptr, std::chrono::seconds(10)});
    if (!engine)
        return engine.error().toString();
    if ((*engine)->replication().standsBy() || (*engine)->replication().isReplaced())
        return QStringLiteral("it is no server");
    const auto numbers = numbersIn((*engine)->store().location().file);
    if (!numbers)
        return numbers.error().toString();
    return *numbers == held.numbers ? QString() : QStringLiteral("its data are not those of the copy");
}

} // namespace

class TestReplicationKill : public QObject
{
    Q_OBJECT
private slots:
    void kill_atAnyMoment_copyIsAStateOfTheSource_data();
    void kill_atAnyMoment_copyIsAStateOfTheSource(); // R44

private:
    /// What went wrong; empty: nothing.
    [[nodiscard]] QString playRound(RecordingWriter &writer, Revision &known);
    [[nodiscard]] bool loseCopy();
    [[nodiscard]] bool kill(Victim victim);
    [[nodiscard]] bool runUntilItEndsAtAChange();

    std::mt19937 m_random;
    std::unique_ptr<ServerProcess> m_source, m_standby;
};

void TestReplicationKill::kill_atAnyMoment_copyIsAStateOfTheSource_data()
{
    QTest::addColumn<unsigned>("seed");
    for (const unsigned seed : seeds(1))
        QTest::addRow("seed %u", seed) << seed;
}

bool TestReplicationKill::loseCopy()
{
    return m_standby->terminate() &&
           QFile::remove(m_standby->dataFolder() + QStringLiteral("/standby/current")) && m_standby->start();
}

bool TestReplicationKill::kill(Victim victim)
{
    if (victim == Victim::StandbyAtAChange)
        return runUntilItEndsAtAChange();
    std::thread run([this] { (void)m_source->command(kReplicateNow); });
    std::this_thread::sleep_for(std::chrono::milliseconds(m_random() % kMostMilliseconds));
    if (victim != Victim::Standby)
        m_source->kill();
    if (victim != Victim::Source)
        m_standby->kill();
    run.join();
    // Nobody writes there while it is looked at.
    return victim != Victim::Source || m_standby->terminate();
}

bool TestReplicationKill::runUntilItEndsAtAChange()
{
    const auto most = 1U << (1 + m_random() % kMostChangesLog2);
    const bool isLaunched =
        m_standby->terminate() &&
        m_standby->launch({{QStringLiteral("LD_PRELOAD"), QStringLiteral(RETINUE_DIE_AT_LIBRARY)},
                           {QStringLiteral("RETINUE_DIE_AT"), QString::number(1 + m_random() % most)}});
    for (int runs = 0; runs < kMostRuns && m_standby->isRunning(); ++runs)
        (void)m_source->command(kReplicateNow);
    m_standby->kill();
    return isLaunched;
}

QString TestReplicationKill::playRound(RecordingWriter &writer, Revision &known)
{
    // Now and again everything has to be sent anew.
    const bool losesCopy = m_random() % 4 == 0;
    if (losesCopy && !loseCopy())
        return QStringLiteral("the standby does not start without a copy");
    const auto victim = Victim(m_random() % kVictims);
    if (!kill(victim))
        return QStringLiteral("the standby does not end, or not start");

    const QTemporaryDir looked, promoted;
    copyFolder(m_standby->dataFolder(), looked.path());
    const auto held = heldIn(looked.path());
    if (!held)
        return held.error().toString();
    if (!*held && !losesCopy)
        return QStringLiteral("the copy is gone");
    if (*held && m_random() % 3 == 0) {
        copyFolder(m_standby->dataFolder(), promoted.path());
        if (const QString fault = faultOfTakingOver(promoted.path(), **held); !fault.isEmpty())
            return QStringLiteral("taking over: ") + fault;
    }

    const bool sourceIsDead = victim == Victim::Source || victim == Victim::Both;
    if (!m_standby->start() || (sourceIsDead && !m_source->start()))
        return QStringLiteral("what was killed does not start");
    const auto paused = writer.pause();
    if (!writer.problem().isEmpty())
        return writer.problem();
    if (*held) {
        if (const QString fault = faultOf(**held, writer, losesCopy ? Revision() : known); !fault.isEmpty())
            return fault;
    }
    if (!isBroughtOver(*m_source))
        return QStringLiteral("they do not become equal");
    const auto verified = m_source->command({QStringLiteral("replication"), QStringLiteral("verify")});
    if (verified[u"differing"].toInt(-1) != 0)
        return QStringLiteral("they are not equal");
    if (writer.newest() <= known)
        return QStringLiteral("nothing was written");
    known = writer.newest();
    return {};
}

void TestReplicationKill::kill_atAnyMoment_copyIsAStateOfTheSource()
{
    QFETCH(const unsigned, seed);
    m_random.seed(seed);
    m_source = std::make_unique<ServerProcess>();
    m_standby = std::make_unique<ServerProcess>();
    m_standby->standBy();
    QVERIFY(m_source->start() && m_standby->start());
    RecordingWriter writer(*m_source);
    QVERIFY(writer.join());
    writer.begin();
    QVERIFY(!m_source->command(replicationStartWords(*m_standby)).isEmpty());

    Revision known;
    for (int round = 1; round <= kRoundsPerSeed; ++round) {
        const QString fault = playRound(writer, known);
        QVERIFY2(fault.isEmpty(), qPrintable(QStringLiteral("round %1: %2").arg(round).arg(fault)));
    }
    writer.end();
    QVERIFY2(writer.problem().isEmpty(), qPrintable(writer.problem()));

    // In the end the machine that stands by takes over for the one that is lost.
    QVERIFY(isBroughtOver(*m_source));
    m_source->kill();
    QVERIFY(m_standby->terminate());
    const auto held = heldIn(m_standby->dataFolder());
    QVERIFY2(held && *held, held ? "the copy is gone" : qPrintable(held.error().toString()));
    QCOMPARE((*held)->state.revision.value, writer.newest().value);
    QCOMPARE(faultOf(**held, writer, writer.newest()), QString());
    QCOMPARE(faultOfTakingOver(m_standby->dataFolder(), **held), QString());
    QVERIFY(m_standby->start());
}

QTEST_GUILESS_MAIN(TestReplicationKill)
#include "test_replication_kill.moc"
