#include "tests/e2e/fleet.h"
#include "tests/integration/replication/two_machines.h"
#include "tests/support/copy_folder.h"
#include "tests/support/verify_ok.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace retinue;
using namespace retinue::test;
using engine::Engine;

// `retinued replication promote` as a process that is killed (SIGKILL) before its first change of the disk,
// before its second, and so on until it succeeds; and then asked once more. `retinued replication recover` on
// a new machine likewise, at each of its last changes, where it takes the lost server's identity over.

namespace {

constexpr int kPatienceMs = 120'000;

} // namespace

class TestPromotionKill : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void kill_atEachMomentOfAPromotion_leavesAStandbyOrAServer();         // R44
    void kill_atEachMomentOfTakingAnIdentity_isMendedByTheNextRecovery(); // R46, R47

private:
    enum class Ending { Killed, Succeeded, Refused };
    /// 0: not at all.
    [[nodiscard]] Ending runUntil(int change, const QStringList &words) const;
    [[nodiscard]] Ending promoteUntil(int change) const;
    void verifyServer(bool &isRight) const;

    std::unique_ptr<Machine> m_source;
    QByteArray m_token; ///< of its device
    std::unique_ptr<QTemporaryDir> m_parent;
    QString m_standby; ///< a folder that is copied for each attempt
    [[nodiscard]] QString data() const { return m_parent->filePath(QStringLiteral("data")); }
};

void TestPromotionKill::init()
{
    m_parent = std::make_unique<QTemporaryDir>();
    m_standby = m_parent->filePath(QStringLiteral("standby"));
    m_source = std::make_unique<Machine>();
    m_source->put("ann", 1, "1");
    m_source->put("ben", 2, "\"secret\"", true);
    const auto enrolled = m_source->engine().devices().enrol(
        {QStringLiteral("A"), QStringLiteral("S1"), {}, {}, {}}, QStringLiteral("127.0.0.1"));
    VERIFY_OK(enrolled);
    m_token = enrolled->token.toUtf8();
    Machine standby;
    VERIFY_OK(standby.replication().beginStandby(QStringLiteral("test")));
    VERIFY_OK(m_source->replicateTo(standby));
    standby.close();
    copyFolder(standby.folder(), m_standby);
}

TestPromotionKill::Ending TestPromotionKill::promoteUntil(int change) const
{
    return runUntil(change, {QStringLiteral("promote"), QStringLiteral("--yes")});
}

TestPromotionKill::Ending TestPromotionKill::runUntil(int change, const QStringList &words) const
{
    QProcess program;
    auto environment = QProcessEnvironment::systemEnvironment();
    if (change > 0) {
        environment.insert(QStringLiteral("LD_PRELOAD"), QStringLiteral(RETINUE_DIE_AT_LIBRARY));
        environment.insert(QStringLiteral("RETINUE_DIE_AT"), QString::number(change));
    }
    program.setProcessEnvironment(environment);
    program.setProcessChannelMode(QProcess::MergedChannels);
    program.start(programPath(QStringLiteral("retinued")), QStringList{QStringLiteral("replication")} +
                                                               words +
                                                               QStringList{QStringLiteral("--data"), data()});
    if (!program.waitForFinished(kPatienceMs))
        qFatal("retinued hangs");
    if (program.exitStatus() != QProcess::NormalExit)
        return Ending::Killed;
    if (program.exitCode() != 0)
        qWarning("%s", program.readAll().constData());
    return program.exitCode() == 0 ? Ending::Succeeded : Ending::Refused;
}

void TestPromotionKill::verifyServer(bool &isRight) const
{
    isRight = false;
    const auto engine = Engine::open({data(), {}, nullptr, std::chrono::seconds(10)});
    VERIFY_OK(engine);
    QVERIFY(!(*engine)->replication().standsBy() && !(*engine)->replication().isReplaced());
    QVERIFY(!(*engine)->replication().standby().source); // nobody's destination any more
    QCOMPARE((*engine)->identity().caFingerprint(), m_source->fingerprint());
    QVERIFY(m_source->engine().identity().isReplacedBy((*engine)->identity().term()));
    QCOMPARE((*engine)->devices().list().size(), 1U);
    QVERIFY((*engine)->devices().authenticate(m_token));
    QVERIFY(!(*engine)->secretsLocked());
    const auto view = (*engine)->store().read();
    VERIFY_OK(view);
    QCOMPARE(view->head().users, 2);
    QCOMPARE(view->head().settings, 2);
    const auto ben = view->tables().owners.find(*OwnerKey::user(u"ben"));
    QVERIFY(ben && *ben);
    const auto secret = view->tables().settings.find(**ben, 2, store::SettingTable::Secrets::Decrypt);
    QVERIFY(secret && *secret);
    QCOMPARE((*secret)->value, QByteArray("\"secret\""));
    isRight = true;
}

void TestPromotionKill::kill_atEachMomentOfAPromotion_leavesAStandbyOrAServer()
{
    int change = 1, standbys = 0, begun = 0;
    for (bool ended = false; !ended; change += 1 + change / 8) {
        QVERIFY(QDir(data()).removeRecursively());
        copyFolder(m_standby, data());
        const Ending ending = promoteUntil(change);
        QVERIFY2(ending != Ending::Refused, qPrintable(QStringLiteral("change %1").arg(change)));
        ended = ending == Ending::Succeeded;
        if (!ended) {
            // It stands by as before, or waits for the end of what was begun, and says so, or is the server.
            bool waits = false, standsBy = false;
            {
                const auto engine = Engine::open({data(), {}, nullptr, std::chrono::seconds(10)});
                waits = !engine && engine.error().code == ErrorCode::Locked;
                standsBy = engine && (*engine)->replication().standsBy();
                const bool isServer =
                    engine && (*engine)->identity().caFingerprint() == m_source->fingerprint();
                QVERIFY2(waits || standsBy != isServer, qPrintable(QStringLiteral("change %1").arg(change)));
            }
            standbys += standsBy ? 1 : 0;
            begun += waits ? 1 : 0;
            if (waits || standsBy)
                QCOMPARE(promoteUntil(0), Ending::Succeeded);
        }
        bool isRight = false;
        verifyServer(isRight);
        QVERIFY2(isRight, qPrintable(QStringLiteral("change %1").arg(change)));
    }
    QVERIFY(change > 50);
    QVERIFY(standbys > 3 && begun > 3);
}

void TestPromotionKill::kill_atEachMomentOfTakingAnIdentity_isMendedByTheNextRecovery()
{
    constexpr int kMost = 200; // changes from the first of the taking over to the end
    Machine standby;
    VERIFY_OK(standby.replication().beginStandby(QStringLiteral("test")));
    VERIFY_OK(m_source->replication().stop(QStringLiteral("test")));
    VERIFY_OK(m_source->replicateTo(standby));
    QFile password(m_parent->filePath(QStringLiteral("password")));
    QVERIFY(password.open(QIODevice::WriteOnly) && password.write(Machine::kPassword + '\n') > 0);
    password.close();
    const QStringList words{QStringLiteral("recover"),
                            QStringLiteral("--yes"),
                            QStringLiteral("--from"),
                            standby.address(),
                            QStringLiteral("--administrator"),
                            Machine::kAdministrator,
                            QStringLiteral("--fingerprint"),
                            standby.fingerprint(),
                            QStringLiteral("--passphrase-file"),
                            password.fileName()};
    const auto isKilledAt = [&](int change) {
        QDir(data()).removeRecursively();
        const Ending ending = runUntil(change, words);
        if (ending == Ending::Refused)
            qFatal("change %d", change);
        return ending == Ending::Killed;
    };
    int last = 1, after = 2; // it is killed at the former, and done before the latter
    for (; isKilledAt(after); after += 1 + after / 2)
        last = after;
    while (after - last > 1) {
        const int between = (last + after) / 2;
        (isKilledAt(between) ? last : after) = between;
    }
    bool hasBegun = true;
    int withoutDevices = 0;
    for (int change = after; hasBegun && change > after - kMost; --change) {
        if (isKilledAt(change)) {
            {
                // Whoever starts the server at once finds one of the two identities.
                const auto engine = Engine::open({data(), {}, nullptr, std::chrono::seconds(10)});
                VERIFY_OK(engine);
                hasBegun = (*engine)->identity().caFingerprint() == m_source->fingerprint();
                withoutDevices += hasBegun && (*engine)->devices().list().empty() ? 1 : 0;
            }
            QCOMPARE(runUntil(0, words), Ending::Succeeded);
        }
        bool isRight = false;
        verifyServer(isRight);
        QVERIFY2(isRight, qPrintable(QStringLiteral("change %1 of %2").arg(change).arg(last)));
    }
    QVERIFY(!hasBegun);
    QVERIFY(withoutDevices > 0);
}

QTEST_GUILESS_MAIN(TestPromotionKill)
#include "test_promotion_kill.moc"
