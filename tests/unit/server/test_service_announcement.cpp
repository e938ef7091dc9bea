#include "core/server/service_announcement.h"

#include <QTest>

#include <atomic>

using namespace retinue;
using namespace retinue::server;

// What it does where a responder runs is proved end to end (tests/e2e/test_discovery.cpp).
class TestServiceAnnouncement : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { qputenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nonexistent/bus"); }

    void start_withoutResponder_saysSoAndGoesOn();
    void stop_withoutStart_isNothing();
};

void TestServiceAnnouncement::start_withoutResponder_saysSoAndGoesOn()
{
    static std::atomic<int> said = 0;
    const auto before =
        qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &text) {
            if (text.startsWith(QLatin1String("not announced on the local network")))
                ++said;
        });
    {
        ServiceAnnouncement announcement;
        const InstallationId installation = InstallationId::random();
        announcement.start(
            {QString(80, u'\u00fc'), QStringLiteral("::"), 8443, installation}); // longer than DNS-SD's names
        QTRY_COMPARE(said, 1);
        QVERIFY(announcement.announcedAs().isEmpty());
        announcement.start({QStringLiteral("Retinue"), QStringLiteral("127.0.0.1"), 8443, installation});
        QTRY_COMPARE(said, 2);
        announcement.stop();
        announcement.stop();
        QVERIFY(announcement.announcedAs().isEmpty());
    }
    qInstallMessageHandler(before);
}

void TestServiceAnnouncement::stop_withoutStart_isNothing()
{
    ServiceAnnouncement announcement;
    announcement.stop();
    QVERIFY(announcement.announcedAs().isEmpty());
}

QTEST_GUILESS_MAIN(TestServiceAnnouncement)
#include "test_service_announcement.moc"
