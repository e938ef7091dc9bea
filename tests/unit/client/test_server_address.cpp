#include "core/client/server_address.h"
#include "core/client/server_discovery.h"

#include <QTest>

using namespace retinue;
using namespace retinue::client;

namespace {

/// Finds what a test says.
class KnownServers final : public ServerDiscovery
{
public:
    explicit KnownServers(Result<std::vector<DiscoveredServer>> servers) : m_servers(std::move(servers)) {}
    Result<std::vector<DiscoveredServer>> find(std::chrono::milliseconds) override
    {
        ++searches;
        return m_servers;
    }
    int searches = 0;

private:
    Result<std::vector<DiscoveredServer>> m_servers;
};

DiscoveredServer server(const char *name, const char *host)
{
    return {QString::fromLatin1(name), {}, {QString::fromLatin1(host), 8443}};
}

} // namespace

class TestServerAddress : public QObject
{
    Q_OBJECT
private slots:
    void parse_ofValidText_givesHostAndPort_data();
    void parse_ofValidText_givesHostAndPort();
    void parse_ofInvalidText_saysWhy_data();
    void parse_ofInvalidText_saysWhy();
    void toString_isReadBackByParse();
    void url_keepsPercentEncoding();
    void resolveDestination_whenGiven_searchesNothing();
    void resolveDestination_whenBlank_takesTheOnlyServer();
    void resolveDestination_whenNoneIsFound_saysSo();
    void resolveDestination_whenSeveralAreFound_listsThem();
    void resolveDestination_withoutResponder_keepsTheReason();
};

// R2
void TestServerAddress::parse_ofValidText_givesHostAndPort_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::newRow("name") << "printhost"
                          << "printhost" << 8443;
    QTest::newRow("name and port") << "printhost.example.com:9000"
                                   << "printhost.example.com" << 9000;
    QTest::newRow("blanks around") << "  printhost:1 "
                                   << "printhost" << 1;
    QTest::newRow("underscore") << "print_host"
                                << "print_host" << 8443;
    QTest::newRow("international") << QString::fromUtf8("m\xc3\xbcller.example") << "xn--mller-kva.example"
                                   << 8443;
    QTest::newRow("IPv4") << "192.0.2.7"
                          << "192.0.2.7" << 8443;
    QTest::newRow("IPv4 and port") << "192.0.2.7:65535"
                                   << "192.0.2.7" << 65535;
    QTest::newRow("IPv6") << "2001:db8::7"
                          << "2001:db8::7" << 8443;
    QTest::newRow("IPv6 in brackets") << "[2001:db8::7]"
                                      << "2001:db8::7" << 8443;
    QTest::newRow("IPv6 and port") << "[::1]:8444"
                                   << "::1" << 8444;
}

void TestServerAddress::parse_ofValidText_givesHostAndPort()
{
    QFETCH(QString, text);
    const auto address = ServerAddress::parse(text);
    QVERIFY2(address.ok(), address ? "" : qPrintable(address.error().toString()));
    QTEST(address->host, "host");
    QTEST(int(address->port), "port");
}

// R2
void TestServerAddress::parse_ofInvalidText_saysWhy_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("reason");
    QTest::newRow("blank") << "  "
                           << "blank";
    QTest::newRow("no host") << ":8443"
                             << "missing";
    QTest::newRow("no port after colon") << "host:"
                                         << "port";
    QTest::newRow("port 0") << "host:0"
                            << "port";
    QTest::newRow("port too large") << "host:65536"
                                    << "port";
    QTest::newRow("port no number") << "host:https"
                                    << "port";
    QTest::newRow("signed port") << "host:+80"
                                 << "port";
    QTest::newRow("IPv4 with a wrong part") << "192.0.2.256"
                                            << "IPv4";
    QTest::newRow("IPv4 with three parts") << "192.0.2"
                                           << "IPv4";
    QTest::newRow("IPv6 wrong") << "2001:db8::zz"
                                << "[ADDRESS]:PORT";
    QTest::newRow("open bracket") << "[::1"
                                  << "bracket";
    QTest::newRow("brackets around a name") << "[host]:1"
                                            << "IPv6";
    QTest::newRow("text after bracket") << "[::1]x"
                                        << "bracket";
    QTest::newRow("scheme") << "https://host"
                            << "https://";
    QTest::newRow("path") << "host/v1"
                          << "path";
    QTest::newRow("blank inside") << "print host"
                                  << "host name";
    QTest::newRow("empty label") << "print..host"
                                 << "host name";
    QTest::newRow("long label") << QString(64, u'a') << "host name";
}

void TestServerAddress::parse_ofInvalidText_saysWhy()
{
    QFETCH(QString, text);
    QFETCH(QString, reason);
    const auto address = ServerAddress::parse(text);
    QVERIFY(!address.ok());
    QCOMPARE(address.error().code, ErrorCode::InvalidInput);
    QVERIFY2(address.error().detail.contains(reason), qPrintable(address.error().detail));
}

void TestServerAddress::toString_isReadBackByParse()
{
    for (const char *text : {"printhost:8443", "192.0.2.7:1", "[2001:db8::7]:8444"}) {
        const auto address = ServerAddress::parse(QString::fromLatin1(text));
        QVERIFY(address.ok());
        QCOMPARE(address->toString(), QString::fromLatin1(text));
        const auto again = ServerAddress::parse(address->toString());
        QVERIFY(again.ok());
        QCOMPARE(*again, *address);
    }
}

void TestServerAddress::url_keepsPercentEncoding()
{
    const ServerAddress address{QStringLiteral("::1"), 8443};
    QCOMPARE(address.url("/v1/users/a%2Fb%25/settings?domain=x%26y&since=1").toEncoded(),
             QByteArray("https://[::1]:8443/v1/users/a%2Fb%25/settings?domain=x%26y&since=1"));
}

void TestServerAddress::resolveDestination_whenGiven_searchesNothing()
{
    KnownServers discovery({std::vector<DiscoveredServer>{}});
    const auto address = resolveDestination(u"printhost:1", discovery);
    QVERIFY(address.ok());
    QCOMPARE(address->toString(), QStringLiteral("printhost:1"));
    QCOMPARE(discovery.searches, 0);
}

// R2
void TestServerAddress::resolveDestination_whenBlank_takesTheOnlyServer()
{
    KnownServers discovery({std::vector{server("Retinue", "192.0.2.7")}});
    const auto address = resolveDestination(u" ", discovery);
    QVERIFY(address.ok());
    QCOMPARE(address->toString(), QStringLiteral("192.0.2.7:8443"));
}

// R2
void TestServerAddress::resolveDestination_whenNoneIsFound_saysSo()
{
    KnownServers discovery({std::vector<DiscoveredServer>{}});
    const auto address = resolveDestination(u"", discovery);
    QVERIFY(!address.ok());
    QCOMPARE(address.error().code, ErrorCode::NotFound);
    QVERIFY(address.error().detail.contains(QLatin1String("enter its address")));
}

// R2
void TestServerAddress::resolveDestination_whenSeveralAreFound_listsThem()
{
    KnownServers discovery({std::vector{server("East", "192.0.2.7"), server("West", "192.0.2.8")}});
    const auto address = resolveDestination(u"", discovery);
    QVERIFY(!address.ok());
    QCOMPARE(address.error().code, ErrorCode::TooMany);
    QVERIFY(address.error().detail.contains(QLatin1String("192.0.2.7:8443 (East)")));
    QVERIFY(address.error().detail.contains(QLatin1String("192.0.2.8:8443 (West)")));
}

// R2
void TestServerAddress::resolveDestination_withoutResponder_keepsTheReason()
{
    KnownServers discovery({Error{ErrorCode::Unreachable, QStringLiteral("no responder"), {}}});
    const auto address = resolveDestination(u"", discovery);
    QVERIFY(!address.ok());
    QCOMPARE(address.error().code, ErrorCode::Unreachable);
    QVERIFY(address.error().toString().contains(QLatin1String("no responder")));
}

QTEST_GUILESS_MAIN(TestServerAddress)
#include "test_server_address.moc"
