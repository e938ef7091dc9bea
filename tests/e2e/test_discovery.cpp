#include "tests/e2e/fleet.h"
#include "tests/e2e/local_network.h"

#include <QCoreApplication>
#include <QTest>

using namespace retinue;
using namespace retinue::test;

// R2, over a real responder: servers that announce themselves, devices that are given no address.
class TestDiscovery : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();

    void enrol_withOneServer_findsIt();
    void enrol_withTwoServers_saysSoAndListsThem();
    void enrol_withoutAServer_saysSo();
    void enrol_afterTheServerStopped_findsNone();
    void enrol_withoutAResponder_saysSo();
    void enrol_besideAServerThatIsNotAnnounced_findsTheOther();
    void announcement_whenTheResponderRestarts_isThereAgain();
    void announcement_whenTheBusComesLater_isMade();

private:
    static QString announcedAs(ServerProcess &server)
    {
        return server.command({QStringLiteral("status")})[u"announcedAs"].toString();
    }
    static bool becomesAnnounced(ServerProcess &server)
    {
        return becomes([&] { return !announcedAs(server).isEmpty(); });
    }
    static QStringList enrolment(const QString &code, const QString &fingerprint)
    {
        return {QStringLiteral("enrol"), QStringLiteral("--code"), code, QStringLiteral("--fingerprint"),
                fingerprint};
    }
    static QStringList anyEnrolment()
    {
        return enrolment(QStringLiteral("AAAA-BBBB-CCCC"), QStringLiteral("00"));
    }
    static bool findsAndEnrols(ServerProcess &server)
    {
        const DeviceProcess device;
        const auto enrolled = device.result(enrolment(server.newCode(), server.fingerprint()));
        return enrolled[u"server"].toString() == server.address();
    }

    LocalNetwork m_network;
};

void TestDiscovery::init()
{
    QVERIFY(m_network.startBus());
    QVERIFY(m_network.startDaemon());
}

void TestDiscovery::cleanup()
{
    m_network.stopDaemon();
    m_network.stopBus();
}

// R2
void TestDiscovery::enrol_withOneServer_findsIt()
{
    ServerProcess server(ServerProcess::Announced::Yes);
    QVERIFY(server.start());
    QVERIFY(becomesAnnounced(server));
    QVERIFY(findsAndEnrols(server));
}

// R2
void TestDiscovery::enrol_withTwoServers_saysSoAndListsThem()
{
    ServerProcess one(ServerProcess::Announced::Yes), other(ServerProcess::Announced::Yes);
    QVERIFY(one.start() && other.start());
    QVERIFY(becomesAnnounced(one) && becomesAnnounced(other));
    QVERIFY(announcedAs(one) != announcedAs(other)); // both on this machine, whose name they carry
    const DeviceProcess device;
    const auto error = device.error(anyEnrolment());
    QCOMPARE(error[u"code"].toString(), QStringLiteral("too-many"));
    const QString message = error[u"message"].toString();
    for (ServerProcess *server : {&one, &other}) {
        const QString listed = QStringLiteral("%1 (%2)").arg(server->address(), announcedAs(*server));
        QVERIFY2(message.contains(listed), qPrintable(message));
    }
}

// R2
void TestDiscovery::enrol_withoutAServer_saysSo()
{
    const DeviceProcess device;
    const auto error = device.error(anyEnrolment());
    QCOMPARE(error[u"code"].toString(), QStringLiteral("not-found"));
    QVERIFY(error[u"message"].toString().contains(QLatin1String("no server announces itself")));
}

void TestDiscovery::enrol_afterTheServerStopped_findsNone()
{
    ServerProcess server(ServerProcess::Announced::Yes);
    QVERIFY(server.start());
    QVERIFY(becomesAnnounced(server));
    QVERIFY(server.terminate());
    const DeviceProcess device;
    QVERIFY(becomes([&] { return device.error(anyEnrolment())[u"code"].toString() == u"not-found"; }));
}

// R2
void TestDiscovery::enrol_withoutAResponder_saysSo()
{
    m_network.stopDaemon();
    const DeviceProcess device;
    auto error = device.error(anyEnrolment());
    QCOMPARE(error[u"code"].toString(), QStringLiteral("unreachable"));
    QVERIFY(error[u"message"].toString().contains(QLatin1String("no responder")));

    m_network.stopBus();
    error = device.error(anyEnrolment());
    QCOMPARE(error[u"code"].toString(), QStringLiteral("unreachable"));
    QVERIFY(error[u"message"].toString().contains(QLatin1String("no responder")));
}

void TestDiscovery::enrol_besideAServerThatIsNotAnnounced_findsTheOther()
{
    ServerProcess hidden(ServerProcess::Announced::No), server(ServerProcess::Announced::Yes);
    QVERIFY(hidden.start() && server.start());
    QVERIFY(becomesAnnounced(server));
    QVERIFY(announcedAs(hidden).isEmpty());
    QVERIFY(findsAndEnrols(server));
}

void TestDiscovery::announcement_whenTheResponderRestarts_isThereAgain()
{
    ServerProcess server(ServerProcess::Announced::Yes);
    QVERIFY(server.start());
    QVERIFY(becomesAnnounced(server));
    m_network.stopDaemon();
    QVERIFY(becomes([&] { return announcedAs(server).isEmpty(); }));
    QVERIFY(m_network.startDaemon());
    QVERIFY(becomesAnnounced(server));
    QVERIFY(findsAndEnrols(server));
}

void TestDiscovery::announcement_whenTheBusComesLater_isMade()
{
    m_network.stopDaemon();
    m_network.stopBus();
    ServerProcess server(ServerProcess::Announced::Yes);
    QVERIFY(server.start());
    QVERIFY(announcedAs(server).isEmpty());
    QVERIFY(m_network.startBus());
    QVERIFY(m_network.startDaemon());
    QVERIFY(becomesAnnounced(server));
    QVERIFY(findsAndEnrols(server));
}

int main(int argc, char *argv[])
{
    if (const QString problem = LocalNetwork::enter(); !problem.isEmpty()) {
        qCritical("no network for the tests: %s", qPrintable(problem));
        return 1;
    }
    QCoreApplication application(argc, argv);
    TestDiscovery test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_discovery.moc"
