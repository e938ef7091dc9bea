#include "core/client/avahi_discovery.h"
#include "core/client/service_announcement.h"

#include <QTest>

using namespace retinue;
using namespace retinue::client;

class TestAvahiDiscovery : public QObject
{
    Q_OBJECT
private slots:
    void find_withoutResponder_saysToEnterTheAddress();
    void announcement_withoutResponder_livesAndSaysItOnce();
};

// R2
void TestAvahiDiscovery::find_withoutResponder_saysToEnterTheAddress()
{
    qputenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nonexistent/bus");
    AvahiDiscovery discovery;
    const auto found = discovery.find(std::chrono::seconds(3));
    QVERIFY(!found.ok());
    QCOMPARE(found.error().code, ErrorCode::Unreachable);
    QVERIFY2(found.error().detail.contains(QLatin1String("enter the server's address")),
             qPrintable(found.error().detail));
}

void TestAvahiDiscovery::announcement_withoutResponder_livesAndSaysItOnce()
{
    qputenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nonexistent/bus");
    static int said = 0;
    const auto before =
        qInstallMessageHandler([](QtMsgType, const QMessageLogContext &context, const QString &) {
            if (qstrcmp(context.category, "retinue.client.announcement") == 0)
                ++said;
        });
    {
        const ServiceAnnouncement announcement(QStringLiteral("Retinue"), 8443, InstallationId::random());
    }
    qInstallMessageHandler(before);
    QCOMPARE(said, 1);
}

QTEST_GUILESS_MAIN(TestAvahiDiscovery)
#include "test_avahi_discovery.moc"
