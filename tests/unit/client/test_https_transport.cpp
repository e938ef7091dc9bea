#include "core/client/enrolment.h"
#include "core/client/fate.h"
#include "core/client/https_transport.h"
#include "core/protocol/codec.h"
#include "tests/unit/client/scripted_server.h"

#include <QDir>
#include <QSslConfiguration>
#include <QTest>

#include <future>

using namespace retinue;
using namespace retinue::client;
using namespace retinue::test;

namespace {

QByteArray describe(const TestAuthority &authority)
{
    protocol::ServerDescription description;
    description.version = QStringLiteral("1");
    description.installation = authority.installation;
    description.generation = Generation::random();
    description.name = QStringLiteral("host");
    description.caFingerprint = authority.fingerprint;
    return protocol::encode(description);
}

ServerTrust trustOf(const TestAuthority &authority)
{
    return {authority.caPem, verifyNameOf(authority.installation)};
}

ScriptedServer::Script always(ScriptedAnswer answer)
{
    return [answer = std::move(answer)](const ReceivedRequest &) { return answer; };
}

HttpsRequest getServer()
{
    HttpsRequest request;
    request.method = "GET";
    request.target = "/v1/server";
    return request;
}

const QByteArray kProblemType = "Content-Type: application/problem+json\r\n";
const QByteArray kJsonType = "Content-Type: application/json\r\n";

QByteArray problem(int status, const char *word)
{
    return "{\"type\":\"urn:retinue:problem:" + QByteArray(word) +
           "\",\"title\":\"t\",\"status\":" + QByteArray::number(status) + ",\"detail\":\"why\"}";
}

/// Of this process; 0 where the system does not tell.
qsizetype threadCount()
{
    return QDir(QStringLiteral("/proc/self/task")).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size();
}

} // namespace

class TestHttpsTransport : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_authority = TestAuthority::make();
        m_threads = threadCount();
    }
    void cleanupTestCase();
    void send_toThePinnedServer_givesTheAnswer();
    void send_toAnotherCa_isNotTrustedAndSendsNothing();
    void send_toAnotherInstallationOfTheSameCa_isNotTrusted();
    void send_toNobody_isUnreachable();
    void send_toASilentServer_timesOut();
    void send_whenClosed_isCancelled();
    void send_withTooLargeAnAnswer_isTooLarge();
    void send_withABrokenAnswer_isUnreachable_data();
    void send_withABrokenAnswer_isUnreachable();
    void send_whenRedirected_followsNowhere();
    void send_withoutTrust_neverCarriesTheToken();
    void push_whenRefused_isOutOfDate();
    void push_answeredByAStranger_isUnreachable_data();
    void push_answeredByAStranger_isUnreachable();
    void push_whenTooLargeForAStranger_isSkipped();
    void push_carriesChangeIdAndPrecondition();
    void pull_whenNotModified_saysSo();
    void retryAfter_isKeptOnce();
    void inspect_ofAnHonestServer_offersItsFingerprint();
    void inspect_ofAServerWithSomebodyElsesCa_isNotTrusted();
    void inspect_ofAServerThatShowsAnotherCaBesides_isNotTrusted_data();
    void inspect_ofAServerThatShowsAnotherCaBesides_isNotTrusted();
    void inspect_ofACaWithTextAround_pinsTheCertificateAlone();
    void sslConfiguration_forAnInstallation_takesOneCertificate();
    void inspect_underAnOrganizationsCa_verifiesTheHostName();
    void enrol_sendsCredentialsOnlyToTheConfirmedServer();

private:
    [[nodiscard]] ServerEndpoint endpoint(const ScriptedServer &server,
                                          QByteArray token = "secret-token") const
    {
        return {server.address(), trustOf(m_authority), std::move(token)};
    }
    TestAuthority m_authority;
    qsizetype m_threads = 0; ///< before there was a connection
};

/// A QThread is waited for before its system thread has ended. One that is still ending when the process does
/// leaves what OpenSSL keeps for each thread, and leaks are looked for.
void TestHttpsTransport::cleanupTestCase()
{
    QTRY_VERIFY(threadCount() <= m_threads);
}

void TestHttpsTransport::send_toThePinnedServer_givesTheAnswer()
{
    ScriptedServer server(m_authority, always({httpAnswer(200, "{}"), false, {}}));
    ServerConnection connection(endpoint(server));
    for (int i = 0; i < 3; ++i) {
        const auto answer = connection.send(getServer());
        QVERIFY2(answer.ok(), answer ? "" : qPrintable(answer.error().toString()));
        QCOMPARE(answer->status, 200);
        QCOMPARE(answer->body, QByteArray("{}"));
    }
    QCOMPARE(server.received().size(), 3);
    QVERIFY(server.received().front().head.contains("Authorization: Bearer secret-token"));
}

// R3
void TestHttpsTransport::send_toAnotherCa_isNotTrustedAndSendsNothing()
{
    const auto other = TestAuthority::make();
    ScriptedServer server(other, always({httpAnswer(200, "{}"), false, {}}));
    ServerConnection connection({server.address(), trustOf(m_authority), "secret-token"});
    const auto answer = connection.send(getServer());
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().code, ErrorCode::NotTrusted);
    QVERIFY(answer.error().detail.contains(m_authority.fingerprint));
    QVERIFY(answer.error().detail.contains(other.fingerprint));
    QVERIFY(server.received().isEmpty());
}

// R3
void TestHttpsTransport::send_toAnotherInstallationOfTheSameCa_isNotTrusted()
{
    ScriptedServer server(m_authority, always({httpAnswer(200, "{}"), false, {}}));
    const ServerTrust trust{m_authority.caPem, verifyNameOf(InstallationId::random())};
    ServerConnection connection({server.address(), trust, "secret-token"});
    const auto answer = connection.send(getServer());
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().code, ErrorCode::NotTrusted);
    QVERIFY(server.received().isEmpty());
}

// R8
void TestHttpsTransport::send_toNobody_isUnreachable()
{
    ServerAddress address;
    {
        const ScriptedServer gone(m_authority, always({}));
        address = gone.address();
    }
    ServerConnection connection({address, trustOf(m_authority), {}});
    const auto answer = connection.send(getServer());
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().code, ErrorCode::Unreachable);
}

void TestHttpsTransport::send_toASilentServer_timesOut()
{
    ScriptedServer server(m_authority, always({}));
    ServerConnection connection(endpoint(server));
    HttpsRequest request = getServer();
    request.timeout = std::chrono::milliseconds(300);
    const auto answer = connection.send(request);
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().code, ErrorCode::TimedOut);
}

void TestHttpsTransport::send_whenClosed_isCancelled()
{
    ScriptedServer server(m_authority, always({}));
    ServerConnection connection(endpoint(server));
    auto waiting = std::async(std::launch::async, [&] { return connection.send(getServer()); });
    QTRY_COMPARE(server.received().size(), 1);
    connection.close();
    const auto answer = waiting.get();
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().code, ErrorCode::Cancelled);
    const auto later = connection.send(getServer());
    QVERIFY(!later.ok());
    QCOMPARE(later.error().code, ErrorCode::Cancelled);
}

void TestHttpsTransport::send_withTooLargeAnAnswer_isTooLarge()
{
    ScriptedServer server(m_authority, always({httpAnswer(200, QByteArray(100'000, 'x')), false, {}}));
    ServerConnection connection(endpoint(server));
    HttpsRequest request = getServer();
    request.mostAnswerBytes = 99'999;
    auto answer = connection.send(request);
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().code, ErrorCode::TooLarge);
    request.mostAnswerBytes = 100'000;
    QVERIFY(connection.send(request).ok());
}

void TestHttpsTransport::send_withABrokenAnswer_isUnreachable_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("closed at once") << QByteArray();
    QTest::newRow("garbage") << QByteArray("\x01\x02\xff no http at all\r\n\r\n");
    QTest::newRow("cut in the headers") << QByteArray("HTTP/1.1 200 OK\r\nContent-Le");
    QTest::newRow("cut in the body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{\"a\"");
    QTest::newRow("cut in a chunk") << QByteArray(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{}");
}

void TestHttpsTransport::send_withABrokenAnswer_isUnreachable()
{
    QFETCH(QByteArray, bytes);
    ScriptedServer server(m_authority, always({bytes, true, {}}));
    ServerConnection connection(endpoint(server));
    HttpsRequest request = getServer();
    request.timeout = std::chrono::seconds(20);
    const auto answer = connection.send(request);
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().code, ErrorCode::Unreachable);
}

// R3
void TestHttpsTransport::send_whenRedirected_followsNowhere()
{
    ScriptedServer elsewhere(m_authority, always({httpAnswer(200, "{}"), false, {}}));
    const QByteArray location = elsewhere.address().url("/v1/server").toEncoded();
    ScriptedServer server(m_authority,
                          always({httpAnswer(307, {}, "Location: " + location + "\r\n"), false, {}}));
    HttpsTransport transport(endpoint(server));
    const auto stopped = transport.stop();
    QVERIFY(!stopped.ok());
    QCOMPARE(stopped.error().code, ErrorCode::NotTrusted);
    QVERIFY(elsewhere.received().isEmpty());
}

// R3
void TestHttpsTransport::send_withoutTrust_neverCarriesTheToken()
{
    ScriptedServer server(m_authority, always({httpAnswer(200, "{}"), false, {}}));
    ServerConnection connection({server.address(), {}, "secret-token"});
    QVERIFY(connection.send(getServer()).ok());
    QVERIFY(!server.received().front().head.contains("secret-token"));
}

namespace {

protocol::SettingChange exampleChange()
{
    protocol::SettingChange change;
    change.id = ChangeId::random();
    change.owner = *OwnerKey::user(u"alice");
    change.item = QStringLiteral("display.language");
    change.value = "{\"language\":\"de\"}";
    return change;
}

} // namespace

// R7
void TestHttpsTransport::push_whenRefused_isOutOfDate()
{
    ScriptedServer server(m_authority,
                          always({httpAnswer(412, problem(412, "login-again"), kProblemType), false, {}}));
    HttpsTransport transport(endpoint(server));
    const auto pushed = transport.push(exampleChange());
    QVERIFY(!pushed.ok());
    QCOMPARE(pushed.error().code, ErrorCode::OutOfDate);
}

// R8: what does not come from the server is no reason to give a change up.
void TestHttpsTransport::push_answeredByAStranger_isUnreachable_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    const QByteArray none;
    QTest::newRow("a page") << 200 << none << QByteArray("<html>");
    QTest::newRow("an empty answer") << 200 << none << QByteArray();
    QTest::newRow("a proxy's 400") << 400 << none << QByteArray("<html>bad request</html>");
    QTest::newRow("a proxy's 404") << 404 << none << QByteArray();
    QTest::newRow("a gateway's JSON")
        << 404 << kJsonType << QByteArray(R"({"status":404,"error":"Not Found"})");
    QTest::newRow("a gateway's problem")
        << 412 << kProblemType << QByteArray(R"({"type":"about:blank","status":412})");
    QTest::newRow("what looks like ours") << 412 << kJsonType << problem(412, "login-again");
    QTest::newRow("a proxy's 502") << 502 << none << QByteArray("bad gateway");
    QTest::newRow("a server that ends") << 503 << kProblemType << problem(503, "cancelled");
}

void TestHttpsTransport::push_answeredByAStranger_isUnreachable()
{
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    ScriptedServer server(m_authority, always({httpAnswer(status, body, type), false, {}}));
    HttpsTransport transport(endpoint(server));
    const auto pushed = transport.push(exampleChange());
    QVERIFY(!pushed.ok());
    QCOMPARE(pushed.error().code, ErrorCode::Unreachable);
}

// R8: a limit of something on the way concerns this one change, which waits.
void TestHttpsTransport::push_whenTooLargeForAStranger_isSkipped()
{
    ScriptedServer server(m_authority, always({httpAnswer(413, "<html>", {}), false, {}}));
    HttpsTransport transport(endpoint(server));
    const auto pushed = transport.push(exampleChange());
    QVERIFY(!pushed.ok());
    QCOMPARE(client::fateOf(pushed.error()), client::Fate::Skipped);
}

void TestHttpsTransport::push_carriesChangeIdAndPrecondition()
{
    ScriptedServer server(m_authority,
                          always({httpAnswer(412, problem(412, "login-again"), kProblemType), false, {}}));
    HttpsTransport transport(endpoint(server));
    auto change = exampleChange();
    (void)transport.push(change);
    change.kind = protocol::ChangeKind::Delete;
    change.basedOn = State{Generation::random(), Revision{7}};
    (void)transport.push(change);
    QCOMPARE(server.received().size(), 2);
    const auto first = server.received().at(0), second = server.received().at(1);
    QCOMPARE(first.method, QByteArray("PUT"));
    QCOMPARE(first.body, QByteArray("{\"language\":\"de\"}"));
    QVERIFY(first.head.contains("If-None-Match: *"));
    QVERIFY(first.head.contains("Change-Id: " + change.id.toString().toLatin1()));
    QCOMPARE(second.method, QByteArray("DELETE"));
    QVERIFY(second.head.contains("If-Match: " + protocol::toETag(*change.basedOn)));
}

void TestHttpsTransport::pull_whenNotModified_saysSo()
{
    ScriptedServer server(m_authority,
                          always({"HTTP/1.1 304 Not Modified\r\nETag: \"x\"\r\n\r\n", false, {}}));
    HttpsTransport transport(endpoint(server));
    const State state{Generation::random(), Revision{3}};
    const auto pulled = transport.pull(*OwnerKey::user(u"alice"), state, state, std::chrono::seconds(20));
    QVERIFY2(pulled.ok(), pulled ? "" : qPrintable(pulled.error().toString()));
    QVERIFY(pulled->notModified);
    QVERIFY(server.received().front().target.contains("since=" + state.toString().toLatin1()));
}

void TestHttpsTransport::retryAfter_isKeptOnce()
{
    ScriptedServer server(
        m_authority,
        always({httpAnswer(429, problem(429, "too-many"), kProblemType + "Retry-After: 17\r\n"), false, {}}));
    HttpsTransport transport(endpoint(server));
    const auto stopped = transport.stop();
    QVERIFY(!stopped.ok());
    QCOMPARE(stopped.error().code, ErrorCode::TooMany);
    QCOMPARE(transport.takeRetryAfter(), std::optional(std::chrono::seconds(17)));
    QCOMPARE(transport.takeRetryAfter(), std::nullopt);
}

namespace {

/// Describes itself, shows `pem` as its CA, and enrols whoever asks.
ScriptedServer::Script installation(const TestAuthority &described, const QByteArray &pem)
{
    return [described, pem](const ReceivedRequest &request) -> ScriptedAnswer {
        if (request.target == "/v1/server")
            return {httpAnswer(200, describe(described)), false, {}};
        if (request.target == "/v1/ca.pem")
            return {httpAnswer(200, pem), false, {}};
        protocol::EnrolmentAnswer answer;
        answer.deviceId = DeviceId::random();
        answer.token = QStringLiteral("token");
        answer.installation = described.installation;
        return {httpAnswer(201, protocol::encode(answer)), false, {}};
    };
}

} // namespace

// R3
void TestHttpsTransport::inspect_ofAnHonestServer_offersItsFingerprint()
{
    ScriptedServer server(m_authority, installation(m_authority, m_authority.caPem));
    const auto offer = inspectServer(server.address());
    QVERIFY2(offer.ok(), offer ? "" : qPrintable(offer.error().toString()));
    QCOMPARE(offer->fingerprint, m_authority.fingerprint);
    QVERIFY(isSameFingerprint(QString(m_authority.fingerprint).remove(u':').toLower(), offer->fingerprint));
    QVERIFY(!isSameFingerprint(u"", offer->fingerprint));
    for (const auto &request : server.received())
        QCOMPARE(request.method, QByteArray("GET"));
}

// R3
void TestHttpsTransport::inspect_ofAServerWithSomebodyElsesCa_isNotTrusted()
{
    const auto meant = TestAuthority::make();
    ScriptedServer impostor(m_authority, installation(meant, meant.caPem));
    const auto offer = inspectServer(impostor.address());
    QVERIFY(!offer.ok());
    QCOMPARE(offer.error().code, ErrorCode::NotTrusted);
}

void TestHttpsTransport::inspect_ofAServerThatShowsAnotherCaBesides_isNotTrusted_data()
{
    QTest::addColumn<bool>("genuineFirst");
    QTest::newRow("the genuine one first") << true;
    QTest::newRow("the genuine one last") << false;
}

// R3: the fingerprint that is confirmed is the meant server's, the certificate trusted would be another.
void TestHttpsTransport::inspect_ofAServerThatShowsAnotherCaBesides_isNotTrusted()
{
    QFETCH(bool, genuineFirst);
    const auto meant = TestAuthority::make();
    const auto between = TestAuthority::make({verifyNameOf(meant.installation)});
    const QByteArray shown = genuineFirst ? meant.caPem + between.caPem : between.caPem + meant.caPem;
    ScriptedServer impostor(between, installation(meant, shown));
    const auto offer = inspectServer(impostor.address());
    QVERIFY(!offer.ok());
    QCOMPARE(offer.error().code, ErrorCode::NotTrusted);
    QCOMPARE(impostor.received().size(), 2); // nothing over a connection that would have counted as pinned
}

// R3
void TestHttpsTransport::inspect_ofACaWithTextAround_pinsTheCertificateAlone()
{
    ScriptedServer server(m_authority, installation(m_authority, "text\n" + m_authority.caPem + "more\n"));
    const auto offer = inspectServer(server.address());
    QVERIFY2(offer.ok(), offer ? "" : qPrintable(offer.error().toString()));
    QCOMPARE(offer->trust.caPem, m_authority.caPem);
}

// R3: also for a trust that was stored, or handed over by another program.
void TestHttpsTransport::sslConfiguration_forAnInstallation_takesOneCertificate()
{
    const QByteArray two = m_authority.caPem + TestAuthority::make().caPem;
    QVERIFY(trustOf(m_authority).sslConfiguration().ok());
    const auto refused = ServerTrust{two, verifyNameOf(m_authority.installation)}.sslConfiguration();
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().code, ErrorCode::NotTrusted);
    const auto organization = ServerTrust{two, QStringLiteral("server.example")}.sslConfiguration();
    QVERIFY(organization.ok());
    QCOMPARE(organization->caCertificates().size(), 2);
}

// R3
void TestHttpsTransport::inspect_underAnOrganizationsCa_verifiesTheHostName()
{
    const auto named = TestAuthority::make({QStringLiteral("127.0.0.1")});
    ScriptedServer server(named, installation(named, named.caPem));
    QVERIFY(inspectServer(server.address(), named.caPem).ok());
    ScriptedServer unnamed(m_authority, installation(m_authority, m_authority.caPem));
    const auto refused = inspectServer(unnamed.address(), m_authority.caPem);
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().code, ErrorCode::NotTrusted);
}

// R3
void TestHttpsTransport::enrol_sendsCredentialsOnlyToTheConfirmedServer()
{
    ScriptedServer server(m_authority, installation(m_authority, m_authority.caPem));
    auto offer = inspectServer(server.address());
    QVERIFY(offer.ok());
    const EnrolmentCredentials credentials{
        QStringLiteral("admin"), SecretBytes(QByteArrayView("pass word")), {}};
    QVERIFY(enrol(*offer, {}, credentials).ok());
    QVERIFY(server.received().back().body.contains("pass word"));

    // The address is somebody else's by the time the credentials are sent.
    const auto other = TestAuthority::make();
    ScriptedServer impostor(other, installation(m_authority, m_authority.caPem));
    offer->address = impostor.address();
    const auto refused = enrol(*offer, {}, credentials);
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().code, ErrorCode::NotTrusted);
    QVERIFY(impostor.received().isEmpty());
}

QTEST_GUILESS_MAIN(TestHttpsTransport)
#include "test_https_transport.moc"
