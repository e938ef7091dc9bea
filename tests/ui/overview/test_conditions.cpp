#include "ui/overview/conditions.h"
#include "ui/overview/facts_of.h"

#include <QTest>

using namespace retinue;
using namespace retinue::ui;
using namespace std::chrono_literals;
using Kind = Condition::Kind;
using Act = Remedy::Act;

namespace {

const Timestamp kNow = base::fromMilliseconds(1'750'000'000'000);
const Error kFailure{ErrorCode::Io, QStringLiteral("bind: EADDRINUSE"), {}};

/// A server with devices where all is well.
OverviewFacts well()
{
    OverviewFacts facts;
    facts.now = kNow;
    facts.listening = true;
    facts.port = 8443;
    facts.devices = {12, 11, 1, 10, 1, 0, 0};
    facts.diskFree = std::int64_t(50) << 30;
    facts.certificateEnds = kNow + 60 * 24h;
    facts.settings = 100;
    facts.backup = engine::BackupState{};
    facts.backup->lastGood = kNow - 5h;
    facts.backup->lastProven = kNow - 3 * 24h;
    return facts;
}

/// The one condition of these facts; what is there instead fails the test by its number.
std::optional<Condition> only(const OverviewFacts &facts)
{
    const auto conditions = conditionsOf(facts);
    return conditions.size() == 1 ? std::optional(conditions.front()) : std::nullopt;
}

#define ONLY(facts, expected, how)                                                                           \
    QCOMPARE(conditionsOf(facts).size(), std::size_t(1));                                                    \
    QCOMPARE(only(facts)->kind, expected);                                                                   \
    QCOMPARE(only(facts)->health, how);                                                                      \
    QVERIFY(!only(facts)->what.isEmpty() && !only(facts)->next.isEmpty() && !only(facts)->remedies.empty())

devices::DeviceRecord device(DeviceState state, bool connected, std::chrono::hours silent)
{
    devices::DeviceRecord record;
    record.state = state;
    record.connected = connected;
    record.enrolledAt = kNow - 1000h;
    record.lastContact = kNow - silent;
    return record;
}

} // namespace

class TestConditions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothing_whenAllIsWell()
    {
        QVERIFY(conditionsOf(well()).empty());
        const Headline headline = headlineOf(well(), {});
        QCOMPARE(headline.health, Health::Good);
        QVERIFY(headline.text.contains(QStringLiteral("All is well")));
        QVERIFY(headline.more.contains(QStringLiteral("10")) && headline.more.contains(QStringLiteral("12")));
    }

    void headline_withoutDevices_saysWhatIsNext()
    {
        OverviewFacts facts = well();
        facts.devices = {};
        QVERIFY(conditionsOf(facts).empty());
        QVERIFY(headlineOf(facts, {}).more.contains(QStringLiteral("enrol")));
    }

    void headline_whileTheServerStarts_isNotWellYet()
    {
        OverviewFacts facts = well();
        facts.listening = false;
        QVERIFY(conditionsOf(facts).empty());
        QCOMPARE(headlineOf(facts, {}).health, Health::Working);
    }

    void headline_countsAndTakesTheWorst()
    {
        OverviewFacts facts = well();
        facts.devices.differing = 3;
        facts.secretsLocked = kFailure;
        const auto conditions = conditionsOf(facts);
        QCOMPARE(conditions.size(), std::size_t(2));
        QCOMPARE(conditions.front().health, Health::Bad); // the worst first
        const Headline headline = headlineOf(facts, conditions);
        QCOMPARE(headline.health, Health::Bad);
        QVERIFY(headline.text.startsWith(u'2'));
    }

    void portTaken_isBad_namesThePort_andOffersBothWays()
    {
        OverviewFacts facts = well();
        facts.listening = false;
        facts.listenerProblem = Error{ErrorCode::PortTaken, QStringLiteral("bind: EADDRINUSE"), {}};
        ONLY(facts, Kind::ServerDown, Health::Bad);
        const Condition condition = *only(facts);
        QVERIFY(condition.what.contains(QStringLiteral("8443")));
        QVERIFY(condition.next.contains(QStringLiteral("End that program")));
        QVERIFY(condition.detail.contains(QStringLiteral("EADDRINUSE")));
        QCOMPARE(condition.remedies[0].act, Act::ListenAgain);
        QCOMPARE(condition.remedies[1].page, QStringLiteral("settings"));
    }

    void portReserved_leadsToAnotherPort_notToTryingAgain()
    {
        OverviewFacts facts = well();
        facts.port = 443;
        facts.listening = false;
        facts.listenerProblem = Error{ErrorCode::PortReserved, QStringLiteral("bind: EACCES"), {}};
        ONLY(facts, Kind::ServerDown, Health::Bad);
        QVERIFY(only(facts)->what.contains(QStringLiteral("443")));
        QVERIFY(only(facts)->next.contains(QStringLiteral("1024")));
        QCOMPARE(only(facts)->remedies.front().page, QStringLiteral("settings"));
    }

    void serverDown_forAnotherReason_doesNotBlameThePort()
    {
        OverviewFacts facts = well();
        facts.listening = false;
        facts.listenerProblem = Error{ErrorCode::NoSpace, QStringLiteral("ENOSPC"), {}};
        ONLY(facts, Kind::ServerDown, Health::Bad);
        QVERIFY(only(facts)->next.contains(QStringLiteral("Free some space")));
        const auto condition = only(facts);
        for (const Remedy &remedy : condition->remedies)
            QVERIFY(remedy.page != QStringLiteral("settings"));
    }

    void secretsLocked_isBad()
    {
        OverviewFacts facts = well();
        facts.secretsLocked = kFailure;
        ONLY(facts, Kind::SecretsLocked, Health::Bad);
    }

    void damagedData_areBad() // R13
    {
        OverviewFacts facts = well();
        facts.damagedRanges = 2;
        ONLY(facts, Kind::DataDamaged, Health::Bad);
    }

    void unreadableData_areBad()
    {
        OverviewFacts facts = well();
        facts.dataProblem = Error{ErrorCode::Corrupt, QStringLiteral("page 7"), {}};
        ONLY(facts, Kind::DataUnreadable, Health::Bad);
    }

    void disk_atItsThresholds()
    {
        OverviewFacts facts = well();
        facts.diskFree = attention::kDiskLow;
        QVERIFY(conditionsOf(facts).empty());
        facts.diskFree = attention::kDiskLow - 1;
        ONLY(facts, Kind::DiskLow, Health::Notice);
        facts.diskFree = attention::kDiskFull;
        ONLY(facts, Kind::DiskLow, Health::Notice);
        facts.diskFree = attention::kDiskFull - 1;
        ONLY(facts, Kind::DiskFull, Health::Bad);
        facts.diskFree.reset(); // the system does not say
        QVERIFY(conditionsOf(facts).empty());
    }

    void readOnlyFolder_isBad_andLeadsThere()
    {
        OverviewFacts facts = well();
        facts.folderWritable = false;
        ONLY(facts, Kind::FolderNotWritable, Health::Bad);
        QCOMPARE(only(facts)->remedies.front().act, Act::OpenFolder);
    }

    void certificate_atItsThresholds()
    {
        OverviewFacts facts = well();
        facts.certificateEnds = kNow + attention::kCertificate;
        QVERIFY(conditionsOf(facts).empty());
        facts.certificateEnds = kNow + attention::kCertificate - 1ms;
        ONLY(facts, Kind::CertificateNotRenewed, Health::Notice);
        facts.certificateEnds = kNow;
        ONLY(facts, Kind::CertificateEnded, Health::Bad);
        facts.certificateEnds.reset();
        facts.certificateProblem = kFailure;
        ONLY(facts, Kind::CertificateNotRenewed, Health::Notice);
        QVERIFY(only(facts)->detail.contains(QStringLiteral("EADDRINUSE")));
    }

    void differingDevices_leadToThem() // R13
    {
        OverviewFacts facts = well();
        facts.devices.differing = 2;
        ONLY(facts, Kind::DevicesDiffer, Health::Notice);
        QVERIFY(only(facts)->what.startsWith(u'2'));
        QCOMPARE(only(facts)->remedies.front().page, QStringLiteral("devices"));
        QCOMPARE(only(facts)->remedies.front().detail, QStringLiteral("differing"));
    }

    void missingDevices_leadToThem_butNotWhileTheServerIsDown() // R30
    {
        OverviewFacts facts = well();
        facts.devices.absent = 1;
        ONLY(facts, Kind::DevicesAbsent, Health::Notice);
        QCOMPARE(only(facts)->remedies.front().detail, QStringLiteral("not-connected"));
        facts.listening = false;
        facts.listenerProblem = kFailure;
        ONLY(facts, Kind::ServerDown, Health::Bad);
    }

    void clockJump_saysWhichWay()
    {
        OverviewFacts facts = well();
        facts.clockJump = attention::kClockJump - 1ms;
        QVERIFY(conditionsOf(facts).empty());
        facts.clockJump = 3h;
        ONLY(facts, Kind::ClockJumped, Health::Notice);
        QVERIFY(only(facts)->what.contains(QStringLiteral("ahead")));
        facts.clockJump = -3h;
        ONLY(facts, Kind::ClockJumped, Health::Notice);
        QVERIFY(only(facts)->what.contains(QStringLiteral("back")));
        QCOMPARE(only(facts)->remedies.front().act, Act::AcceptClock);
    }

    void backupTrouble_isBad_untilTheNextGoodOne_data()
    {
        QTest::addColumn<int>("trouble");
        QTest::addColumn<QString>("said");
        QTest::newRow("failed") << int(engine::BackupTrouble::Kind::Failed) << QStringLiteral("DBBU03");
        QTest::newRow("not there") << int(engine::BackupTrouble::Kind::NotThere)
                                   << QStringLiteral("was not there");
        QTest::newRow("missed") << int(engine::BackupTrouble::Kind::Missed) << QStringLiteral("was missed");
    }
    void backupTrouble_isBad_untilTheNextGoodOne() // R54
    {
        QFETCH(const int, trouble);
        QFETCH(const QString, said);
        OverviewFacts facts = well();
        facts.backup->trouble = engine::BackupTrouble{
            engine::BackupTrouble::Kind(trouble), QStringLiteral("DBBU03"), {}, kNow - 1h};
        ONLY(facts, Kind::BackupTrouble, Health::Bad);
        QVERIFY2(only(facts)->what.contains(said), qPrintable(only(facts)->what));
        QCOMPARE(only(facts)->remedies.front().page, QStringLiteral("backup"));
        facts.isServer = false;
        QVERIFY(conditionsOf(facts).empty());
    }

    void neverBackedUp_mattersOnceThereIsSomethingToLose()
    {
        OverviewFacts facts = well();
        facts.backup->lastGood.reset();
        facts.backup->lastProven.reset();
        ONLY(facts, Kind::NeverBackedUp, Health::Notice);
        facts.settings = 0;
        QVERIFY(conditionsOf(facts).empty());
    }

    void backup_thatIsOld_orUnproven_needsAttention()
    {
        OverviewFacts facts = well();
        facts.backup->lastProven = kNow - attention::kProofOld;
        QVERIFY(conditionsOf(facts).empty());
        facts.backup->lastProven = kNow - attention::kProofOld - 1h;
        ONLY(facts, Kind::NotProven, Health::Notice);
        facts.backup->lastProven.reset();
        ONLY(facts, Kind::NotProven, Health::Notice);
        facts = well();
        facts.backup->lastGood = kNow - attention::kBackupOld - 1h;
        ONLY(facts, Kind::BackupOld, Health::Notice);
    }

    void noticesThatDoNotGetOut_areBad_andLeadToTheSettings()
    {
        OverviewFacts facts = well();
        facts.noticeTroubles = {
            {engine::NoticeChannel::Mail, engine::NoticeStep::SignIn, kFailure, kNow - 1h}};
        ONLY(facts, Kind::NoticesFail, Health::Bad);
        QVERIFY(only(facts)->what.contains(QStringLiteral("e-mail")));
        QCOMPARE(only(facts)->remedies.front().page, QStringLiteral("settings"));
        QCOMPARE(only(facts)->remedies.front().detail, QStringLiteral("notices"));
    }

    void clientOnly_hasNoServerToWorryAbout() // R1
    {
        OverviewFacts facts = well();
        facts.isServer = false;
        facts.listening = false;
        facts.listenerProblem = kFailure;
        facts.devices.differing = facts.devices.absent = 1;
        facts.certificateEnds = kNow - 1h;
        QVERIFY(conditionsOf(facts).empty());
        QCOMPARE(headlineOf(facts, {}).health, Health::Good);
    }

    void numbers_countEachDeviceWhereItBelongs() // R13, R30
    {
        auto differs = device(DeviceState::Started, true, 0h);
        differs.differing = 4;
        auto neverSeen = device(DeviceState::Started, false, 0h);
        neverSeen.lastContact.reset(); // enrolled long ago
        const auto numbers = engine::numbersOf(
            {device(DeviceState::Started, true, 0h), differs, device(DeviceState::Started, false, 24h),
             device(DeviceState::Started, false, 25h), neverSeen, device(DeviceState::Stopped, false, 500h),
             device(DeviceState::Stopped, true, 0h)},
            kNow);
        QCOMPARE(numbers.total, 7);
        QCOMPARE(numbers.running, 5);
        QCOMPARE(numbers.stopped, 2);
        QCOMPARE(numbers.connected, 3);
        QCOMPARE(numbers.disconnected, 3);
        QCOMPARE(numbers.absent, 2);
        QCOMPARE(numbers.differing, 1);
    }

    void replication_thatFails_isRed_withR43sSentence_andLeadsThere() // R43
    {
        OverviewFacts facts = well();
        facts.replication = engine::ReplicationState{};
        facts.replication->isSet = true;
        facts.replication->lastReplication = kNow - 2h;
        QVERIFY(conditionsOf(facts).empty());
        facts.replication->failingSince = kNow - 1h;
        facts.replication->problem = kFailure;
        ONLY(facts, Kind::ReplicationFailing, Health::Bad);
        const Condition condition = *only(facts);
        QVERIFY(condition.what.startsWith(QStringLiteral("Could not perform replication after")));
        QVERIFY(condition.next.startsWith(QStringLiteral("Check the settings for [Destination Device")));
        QCOMPARE(condition.remedies.front().page, QStringLiteral("replication"));
        facts.replication->isReplaced = true; // then it is no wonder
        ONLY(facts, Kind::Replaced, Health::Bad);
        QCOMPARE(only(facts)->remedies.front().page, QStringLiteral("replication"));
        facts.isServer = false;
        QVERIFY(conditionsOf(facts).empty());
    }
};

QTEST_GUILESS_MAIN(TestConditions)
#include "test_conditions.moc"
