#include "core/base/folder_lock.h"
#include "tests/e2e/device_wire.h"
#include "tests/e2e/fleet.h"

#include <QJsonArray>
#include <QTest>

#include <chrono>
#include <thread>

using namespace retinue;
using namespace retinue::test;

// Real processes over real TLS on 127.0.0.1: one server, and client machines with their agents.

#define BECOMES(condition) QVERIFY2(becomes([&] { return bool(condition); }), #condition)

namespace {

const QString kItem = QStringLiteral("display.language");
const QString kAlice = QStringLiteral("alice");

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(u' ');
}

/// Whether the panel shows that somebody must log in again (R7).
bool saysLogInAgain(const DeviceProcess &device)
{
    for (const auto &message : device.status()[u"messages"].toArray()) {
        if (message.toString().contains(QLatin1String("Log in again for synchronization")))
            return true;
    }
    return false;
}

} // namespace

class TestFleet : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup() { m_server.reset(); }
    void enrol_withAdministrator_buysAToken();
    void enrol_withWrongFingerprint_sendsNoCredential();
    void enrol_withAnInvitation_needsNothingElse();
    void login_onAnotherDevice_findsTheChange();
    void change_ofARunningDevice_reachesTheOthers();
    void firstChange_ofAUserAtTwoPanels_reachesTheOther();
    void change_fromAnOutdatedCopy_saysLogInAgain();
    void login_whileCutOff_thenChange_goesUpOnReturn();
    void serverDown_worksOn_andGoesUpOnReturn();
    void userSearch_findsWhatADeviceChanged();
    void userDeleted_whileClientsRun_losesTheCopies();
    void takeOver_makesADevicesCopyTheData();
    void renamedAndMerged_aUserFindsEverythingUnderTheNewName();
    void forget_deletesHereOnly();
    void stopAndStart_fromTheServer();
    void remove_atTheServer_endsTheEnrolment();
    void restart_ofTheAgent_resumesByItself();
    void anotherInstallation_atTheSameAddress_isNotTrusted();
    void agent_onAHomeInUse_isRefusedAndNamesTheProcess();
    void agent_whileACommandHasTheHome_waitsForIt();
    void commands_withoutAgent_sayHowToStartOne();

private:
    std::unique_ptr<ServerProcess> m_server;
};

void TestFleet::init()
{
    m_server = std::make_unique<ServerProcess>();
    QVERIFY(m_server->start());
}

// R3
void TestFleet::enrol_withAdministrator_buysAToken()
{
    DeviceProcess device;
    const QStringList enrol{QStringLiteral("enrol"), QStringLiteral("--server"),
                            m_server->address(),     QStringLiteral("--fingerprint"),
                            m_server->fingerprint(), QStringLiteral("--administrator"),
                            QStringLiteral("admin"), QStringLiteral("--password-file")};
    const QString wrong = device.home() + QStringLiteral("/wrong");
    QFile file(wrong);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("wrong password\n") > 0);
    file.close();
    QCOMPARE(device.error(enrol + QStringList{wrong})[u"code"].toString(),
             QStringLiteral("not-authenticated"));
    QVERIFY(device.succeeds(enrol + QStringList{m_server->passwordFile()})); // no agent is needed
    QVERIFY(device.start());
    QVERIFY(device.succeeds(words("start")));
    QCOMPARE(device.state(), QStringLiteral("running"));
}

// R3
void TestFleet::enrol_withWrongFingerprint_sendsNoCredential()
{
    DeviceProcess device;
    const QString code = m_server->newCode();
    QString wrong = m_server->fingerprint();
    wrong[0] = wrong[0] == u'0' ? u'1' : u'0';
    const auto enrol = [&](const QString &fingerprint) {
        return QStringList{QStringLiteral("enrol"),
                           QStringLiteral("--server"),
                           m_server->address(),
                           QStringLiteral("--fingerprint"),
                           fingerprint,
                           QStringLiteral("--code"),
                           code};
    };
    const auto error = device.error(enrol(wrong));
    QCOMPARE(error[u"code"].toString(), QStringLiteral("not-trusted"));
    QVERIFY(error[u"message"].toString().contains(m_server->fingerprint()));
    // A code is good once: it was not used up.
    QVERIFY(device.succeeds(enrol(m_server->fingerprint())));
    QCOMPARE(device.error(enrol(m_server->fingerprint()))[u"code"].toString(),
             QStringLiteral("not-authenticated"));
}

// R3
void TestFleet::enrol_withAnInvitation_needsNothingElse()
{
    DeviceProcess device;
    const QString invitation = m_server->command(words("code new"))[u"invitation"].toString();
    QString wrong = invitation; // the fingerprint's first digit: after version and code
    const auto digit = wrong.indexOf(u'/', wrong.indexOf(u'/') + 1) + 1;
    wrong[digit] = wrong[digit] == u'0' ? u'1' : u'0';
    const auto enrol = [](const QString &text) { return QStringList{QStringLiteral("enrol"), text}; };
    QCOMPARE(device.error(enrol(wrong))[u"code"].toString(), QStringLiteral("not-trusted"));
    QCOMPARE(device.command(enrol(invitation) + words("--server localhost")).exitCode, 2);
    QCOMPARE(device.command(enrol(invitation.left(60))).exitCode, 2);
    // A code is good once: none of that used it up.
    QVERIFY(device.succeeds(enrol(invitation)));
    QVERIFY(device.start());
    QVERIFY(device.succeeds(words("start")));
    QCOMPARE(device.state(), QStringLiteral("running"));
}

// R6
void TestFleet::login_onAnotherDevice_findsTheChange()
{
    DeviceProcess a, b;
    QVERIFY(a.join(*m_server, QStringLiteral("A")) && b.join(*m_server, QStringLiteral("B")));
    QVERIFY(a.result(words("login alice --group sales"))[u"upToDate"].toBool());
    QVERIFY(a.succeeds({QStringLiteral("set"), kItem, QStringLiteral("{\"v\": 1}")}));
    BECOMES(a.status()[u"unsent"].toInt() == 0);
    QVERIFY(b.result(words("login ALICE"))[u"upToDate"].toBool()); // the same user, spelled otherwise
    QCOMPARE(b.valueOf(kAlice, kItem), 1);
}

// R4
void TestFleet::change_ofARunningDevice_reachesTheOthers()
{
    DeviceProcess a, b;
    QVERIFY(a.join(*m_server, QStringLiteral("A")) && b.join(*m_server, QStringLiteral("B")));
    QVERIFY(a.succeeds(words("login alice")) && a.setValue(kAlice, kItem, 1));
    BECOMES(a.status()[u"unsent"].toInt() == 0);
    QVERIFY(b.succeeds(words("login alice"))); // from now on B holds her settings, and follows them
    for (int value = 2; value <= 4; ++value) {
        QVERIFY(a.setValue(kAlice, kItem, value));
        BECOMES(b.valueOf(kAlice, kItem) == value);
    }
}

// R6
void TestFleet::firstChange_ofAUserAtTwoPanels_reachesTheOther()
{
    DeviceProcess a, b;
    QVERIFY(a.join(*m_server, QStringLiteral("A")) && b.join(*m_server, QStringLiteral("B")));
    for (const DeviceProcess *device : {&a, &b}) // the server has nothing of her
        QVERIFY(device->result(words("login alice"))[u"upToDate"].toBool());
    QVERIFY(a.setValue(kAlice, kItem, 1));
    BECOMES(b.valueOf(kAlice, kItem) == 1); // no new login
}

// R8
void TestFleet::login_whileCutOff_thenChange_goesUpOnReturn()
{
    DeviceWire wire(m_server->port());
    DeviceProcess a, b;
    QVERIFY(a.join(*m_server, QStringLiteral("A")));
    QVERIFY(b.join(*m_server, QStringLiteral("B"), QStringLiteral("127.0.0.1:%1").arg(wire.port())));
    wire.cut();
    QVERIFY(!b.result(words("login alice"))[u"upToDate"].toBool());
    QVERIFY(b.setValue(kAlice, kItem, 7));
    wire.mend();
    BECOMES(b.status()[u"unsent"].toInt() == 0);
    QCOMPARE(b.status()[u"refused"].toInt(), 0);
    for (const auto &entry : b.result(words("log"))[u"entries"].toArray())
        QVERIFY(!entry.toObject()[u"what"].toString().contains(QLatin1String("neither holds")));
    QVERIFY(a.result(words("login alice"))[u"upToDate"].toBool());
    QCOMPARE(a.valueOf(kAlice, kItem), 7);
}

// R7
void TestFleet::change_fromAnOutdatedCopy_saysLogInAgain()
{
    DeviceWire wire(m_server->port());
    DeviceProcess a, b;
    QVERIFY(a.join(*m_server, QStringLiteral("A")));
    QVERIFY(b.join(*m_server, QStringLiteral("B"), QStringLiteral("127.0.0.1:%1").arg(wire.port())));
    QVERIFY(a.succeeds(words("login alice")) && a.setValue(kAlice, kItem, 1));
    BECOMES(a.status()[u"unsent"].toInt() == 0);
    QVERIFY(b.succeeds(words("login alice")));
    QCOMPARE(b.valueOf(kAlice, kItem), 1);

    wire.cut();
    QVERIFY(b.setValue(kAlice, kItem, 20)); // R8: kept and queued
    QVERIFY(a.setValue(kAlice, kItem, 2));
    BECOMES(a.status()[u"unsent"].toInt() == 0);
    wire.mend();
    BECOMES(saysLogInAgain(b));
    QCOMPARE(b.status()[u"refused"].toInt(), 1);
    QCOMPARE(a.valueOf(kAlice, kItem), 2);

    QVERIFY(b.result(words("login alice"))[u"upToDate"].toBool());
    QCOMPARE(b.valueOf(kAlice, kItem), 2);
    QVERIFY(!saysLogInAgain(b));
}

// R8
void TestFleet::serverDown_worksOn_andGoesUpOnReturn()
{
    DeviceProcess a, b;
    QVERIFY(a.join(*m_server, QStringLiteral("A")) && b.join(*m_server, QStringLiteral("B")));
    QVERIFY(a.succeeds(words("login alice")) && a.setValue(kAlice, kItem, 1));
    BECOMES(a.status()[u"unsent"].toInt() == 0);
    QVERIFY(m_server->terminate());

    QVERIFY(a.setValue(kAlice, kItem, 2));
    BECOMES(a.state() == QLatin1String("unreachable"));
    const auto login = a.result(words("login alice"));
    QCOMPARE(login[u"upToDate"].toBool(), false);
    QCOMPARE(a.valueOf(kAlice, kItem), 2);
    QVERIFY(a.status()[u"unsent"].toInt() > 0);
    bool warned = false;
    const auto log = a.result(words("log"));
    for (const auto &entry : log[u"entries"].toArray())
        warned = warned || entry.toObject()[u"severity"].toString() == QLatin1String("warning");
    QVERIFY(warned);

    QVERIFY(m_server->start());
    BECOMES(a.state() == QLatin1String("running") && a.status()[u"unsent"].toInt() == 0);
    BECOMES(b.state() == QLatin1String("running"));
    QVERIFY(b.result(words("login alice"))[u"upToDate"].toBool());
    QCOMPARE(b.valueOf(kAlice, kItem), 2);
}

// R20
void TestFleet::userSearch_findsWhatADeviceChanged()
{
    DeviceProcess a;
    QVERIFY(a.join(*m_server, QStringLiteral("A")));
    QVERIFY(a.succeeds(words("login alice")) && a.setValue(kAlice, kItem, 1));
    BECOMES(a.status()[u"unsent"].toInt() == 0);
    const auto found = m_server->command(words("user search LIC --kind user --sort newest"));
    QCOMPARE(found[u"matching"].toInt(), 1);
    const auto owner = found[u"owners"].toArray().first().toObject();
    QCOMPARE(owner[u"name"].toString(), QStringLiteral("alice"));
    QCOMPARE(owner[u"settingCount"].toInt(), 1);
    QCOMPARE(m_server->command(words("user search LIC --kind group"))[u"matching"].toInt(), 0);
    QCOMPARE(m_server->command(words("user search --unchanged-months 1"))[u"matching"].toInt(), 0);
    const auto shown = m_server->command(words("user show alice"));
    const auto setting = shown[u"settings"].toArray().first().toObject();
    QCOMPARE(setting[u"item"].toString(), kItem);
    QVERIFY(!setting[u"value"].toObject().isEmpty());
    QCOMPARE(setting[u"changedBy"].toString(), owner[u"changedBy"].toString());
}

// R9
void TestFleet::userDeleted_whileClientsRun_losesTheCopies()
{
    DeviceProcess a;
    QVERIFY(a.join(*m_server, QStringLiteral("A")));
    QVERIFY(a.succeeds(words("login alice")) && a.setValue(kAlice, kItem, 1));
    BECOMES(a.status()[u"unsent"].toInt() == 0);
    QVERIFY(!m_server->command(words("user delete alice --yes")).isEmpty());
    BECOMES(a.valueOf(kAlice, kItem) == -1);
    BECOMES(m_server->command(words("user list"))[u"users"].toArray().isEmpty());
    // R20: it was a mistake, and she is still at the panel.
    const auto deleted = m_server->command(words("user deleted ALI"))[u"deleted"].toArray();
    QCOMPARE(deleted.size(), 1);
    QCOMPARE(
        m_server->command(words("user restore") << deleted[0][u"number"].toVariant().toString())[u"settings"]
            .toInt(),
        1);
    BECOMES(a.valueOf(kAlice, kItem) == 1);
}

// R5
void TestFleet::takeOver_makesADevicesCopyTheData()
{
    DeviceProcess a, b;
    QVERIFY(a.join(*m_server, QStringLiteral("A")));
    QVERIFY(b.join(*m_server, QStringLiteral("B")));
    QVERIFY(a.succeeds(words("login alice")) && a.setValue(kAlice, kItem, 1));
    BECOMES(a.status()[u"unsent"].toInt() == 0);
    QVERIFY(b.result(words("login alice"))[u"upToDate"].toBool());
    // B has what she wants, and would lose it at its start, because the server wins.
    QVERIFY(b.succeeds(words("stop")));
    QVERIFY(b.setValue(kAlice, kItem, 2));
    BECOMES(m_server->command(words("device list"))[u"devices"].toArray().size() == 2);
    QCOMPARE(m_server->command(words("user take-over alice B"))[u"device"].toString(), QStringLiteral("B"));
    BECOMES(b.valueOf(kAlice, kItem) == 2);
    BECOMES(a.valueOf(kAlice, kItem) == 2);
    QCOMPARE(m_server->command(words("user deleted alice"))[u"matching"].toInt(), 1); // what A had set
    QVERIFY(m_server->command(words("user take-over nobody B")).isEmpty());
    QVERIFY(m_server->command(words("user take-over alice C")).isEmpty());
}

// R7, R9
void TestFleet::renamedAndMerged_aUserFindsEverythingUnderTheNewName()
{
    DeviceProcess a, b;
    QVERIFY(a.join(*m_server, QStringLiteral("A")) && b.join(*m_server, QStringLiteral("B")));
    QVERIFY(a.succeeds(words("login alice")) && a.setValue(kAlice, kItem, 1));
    BECOMES(a.status()[u"unsent"].toInt() == 0);
    QVERIFY(m_server->command(words("user rename alice alice.schulz --dry-run"))[u"dryRun"].toBool());
    QCOMPARE(m_server->command(words("user rename alice alice.schulz"))[u"to"].toString(),
             QStringLiteral("alice.schulz"));
    BECOMES(a.valueOf(kAlice, kItem) == -1); // her copy goes, at the panel as well
    const QString renamed = QStringLiteral("alice.schulz");
    QVERIFY(b.result(words("login alice.schulz"))[u"upToDate"].toBool());
    QCOMPARE(b.valueOf(renamed, kItem), 1);
    QVERIFY(m_server->command(words("user rename alice.schulz alice.schulz")).isEmpty());

    // A device goes on under the old name for a while.
    QVERIFY(a.succeeds(words("login alice")) && a.setValue(kAlice, kItem, 2));
    BECOMES(a.status()[u"unsent"].toInt() == 0);
    QVERIFY(m_server->command(words("user rename alice alice.schulz")).isEmpty()); // it is taken
    const auto merged = m_server->command(words("user merge alice alice.schulz --replace"));
    QCOMPARE(merged[u"settings"][0][u"fate"].toString(), QStringLiteral("replaced"));
    BECOMES(b.valueOf(renamed, kItem) == 2);
    BECOMES(a.valueOf(kAlice, kItem) == -1);
    QCOMPARE(m_server->command(words("user deleted alice"))[u"matching"].toInt(), 2);
}

// R13
void TestFleet::forget_deletesHereOnly()
{
    DeviceProcess a;
    QVERIFY(a.join(*m_server, QStringLiteral("A")));
    QVERIFY(a.succeeds(words("login alice")) && a.setValue(kAlice, kItem, 1));
    BECOMES(a.status()[u"unsent"].toInt() == 0);
    QVERIFY(a.succeeds(words("logout")));
    QVERIFY(a.succeeds(words("forget alice")));
    QCOMPARE(a.valueOf(kAlice, kItem), -1);
    QVERIFY(a.result(words("login alice"))[u"upToDate"].toBool());
    QCOMPARE(a.valueOf(kAlice, kItem), 1);

    QVERIFY(m_server->terminate());
    QVERIFY(a.setValue(kAlice, kItem, 2));
    QVERIFY(a.succeeds(words("logout")));
    const auto refused = a.error(words("forget alice"));
    QVERIFY2(refused[u"message"].toString().contains(kItem), qPrintable(refused[u"message"].toString()));
    QCOMPARE(a.valueOf(kAlice, kItem), 2);
    QVERIFY(a.succeeds(words("forget alice --yes")));
    QCOMPARE(a.valueOf(kAlice, kItem), -1);
}

// R4
void TestFleet::stopAndStart_fromTheServer()
{
    DeviceProcess a;
    QVERIFY(a.join(*m_server, QStringLiteral("A")));
    QVERIFY(!m_server->command(words("device stop A")).isEmpty());
    BECOMES(a.state() == QLatin1String("stopped"));
    QVERIFY(!a.succeeds(words("start"))); // R3: not by whoever stands there
    BECOMES(a.state() == QLatin1String("stopped"));
    QVERIFY(a.succeeds(words("login alice"))); // works on from its own data
    QVERIFY(a.setValue(kAlice, kItem, 1));
    QVERIFY(!m_server->command(words("device start A")).isEmpty());
    BECOMES(a.state() == QLatin1String("running") && a.status()[u"unsent"].toInt() == 0);

    // Said while the device is away.
    a.kill();
    QVERIFY(!m_server->command(words("device stop A")).isEmpty());
    QVERIFY(a.start());
    BECOMES(a.state() == QLatin1String("stopped"));
    a.kill();
    QVERIFY(!m_server->command(words("device start A")).isEmpty());
    QVERIFY(a.start());
    BECOMES(a.state() == QLatin1String("running"));

    // Stopped by the device itself: stays so.
    QVERIFY(a.succeeds(words("stop")));
    QCOMPARE(a.state(), QStringLiteral("stopped"));
    a.kill();
    QVERIFY(a.start());
    BECOMES(a.status()[u"listening"].toBool());
    QCOMPARE(a.state(), QStringLiteral("stopped"));
}

// R4
void TestFleet::remove_atTheServer_endsTheEnrolment()
{
    DeviceProcess a;
    QVERIFY(a.join(*m_server, QStringLiteral("A")));
    QVERIFY(!m_server->command(words("device remove A")).isEmpty());
    BECOMES(a.state() == QLatin1String("removed"));
    QVERIFY(!a.succeeds(words("start")));
    QVERIFY(a.succeeds({QStringLiteral("enrol"), QStringLiteral("--server"), m_server->address(),
                        QStringLiteral("--fingerprint"), m_server->fingerprint(), QStringLiteral("--code"),
                        m_server->newCode()}));
    QVERIFY(a.succeeds(words("start")));
    BECOMES(a.state() == QLatin1String("running"));
}

// R3
void TestFleet::restart_ofTheAgent_resumesByItself()
{
    DeviceProcess a;
    QVERIFY(a.join(*m_server, QStringLiteral("A")));
    QVERIFY(a.terminate());
    QVERIFY(a.start());
    BECOMES(a.state() == QLatin1String("running"));
    QVERIFY(a.succeeds(words("login alice")) && a.setValue(kAlice, kItem, 1));
    a.kill();
    QVERIFY(a.start());
    BECOMES(a.state() == QLatin1String("running") && a.status()[u"unsent"].toInt() == 0);
}

// R3
void TestFleet::anotherInstallation_atTheSameAddress_isNotTrusted()
{
    DeviceProcess a;
    QVERIFY(a.join(*m_server, QStringLiteral("A")));
    const QString expected = m_server->fingerprint();
    QVERIFY(m_server->terminate());
    ServerProcess impostor;
    impostor.listenOn(m_server->port());
    QVERIFY(impostor.start());
    BECOMES(a.status()[u"reason"].toObject()[u"code"].toString() == QLatin1String("not-trusted"));
    const QString message = a.status()[u"reason"].toObject()[u"message"].toString();
    QVERIFY2(message.contains(expected) && message.contains(impostor.fingerprint()), qPrintable(message));
    QVERIFY(impostor.terminate());
    QVERIFY(m_server->start());
    BECOMES(a.state() == QLatin1String("running"));
}

void TestFleet::agent_onAHomeInUse_isRefusedAndNamesTheProcess()
{
    DeviceProcess a;
    QVERIFY(a.start());
    const auto second = a.command(words("agent"));
    QCOMPARE(second.exitCode, 1);
    QVERIFY2(second.output.contains(QByteArray::number(a.processId())), second.output.constData());
    QVERIFY(a.terminate());
}

void TestFleet::agent_whileACommandHasTheHome_waitsForIt()
{
    DeviceProcess a;
    auto command = FolderLock::acquire(a.home(), QStringLiteral("device.lock"));
    QVERIFY(command);
    std::thread ending([lock = *std::move(command)]() mutable {
        std::this_thread::sleep_for(std::chrono::milliseconds(500));
        lock.reset();
    });
    const bool started = a.start();
    ending.join();
    QVERIFY(started);
}

void TestFleet::commands_withoutAgent_sayHowToStartOne()
{
    DeviceProcess a;
    const auto login = a.command(words("login alice"));
    QCOMPARE(login.exitCode, 3);
    QVERIFY(login.output.contains("agent"));
    QCOMPARE(a.command(words("status")).exitCode, 1); // a question makes no device
    QVERIFY(a.start() && a.terminate());
    QCOMPARE(a.command(words("status")).exitCode, 0);
    QCOMPARE(a.command(words("log")).exitCode, 0);
    QCOMPARE(a.command(words("items")).exitCode, 0);
    QCOMPARE(a.command(words("nonsense")).exitCode, 2);
    QCOMPARE(a.command(words("login")).exitCode, 2);
    QCOMPARE(a.command(words("login --help")).exitCode, 0);
}

QTEST_GUILESS_MAIN(TestFleet)
#include "test_fleet.moc"
