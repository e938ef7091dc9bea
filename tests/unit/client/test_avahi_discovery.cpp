#include "core/client/avahi_discovery.h"

#include <QTest>

using namespace retinue;
using namespace retinue::client;

class TestAvahiDiscovery : public QObject
{
    Q_OBJECT
private slots:
    void find_withoutResponder_saysToEnterTheAddress();
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

QTEST_GUILESS_MAIN(TestAvahiDiscovery)
#include "test_avahi_discovery.moc"
