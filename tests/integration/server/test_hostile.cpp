#include "tests/integration/server/live_server.h"

#include <QJsonArray>
#include <QTest>

using namespace retinue;
using namespace retinue::test;

namespace {

const std::string kAlice = "/v1/users/alice/settings";
const std::string kLanguage = kAlice + "/display.language";
const std::string kGerman = R"({"language":"de"})";
const HttpProbe::Headers kJson{{"Content-Type", "application/json"}};

HttpProbe::Headers forNew(HttpProbe::Headers headers = kJson)
{
    headers.emplace_back("If-None-Match", "*");
    headers.emplace_back("Change-Id", Client::newChangeId());
    return headers;
}

std::string nested(int levels)
{
    std::string text;
    for (int i = 0; i < levels; ++i)
        text += R"({"a":)";
    return text + "1" + std::string(std::size_t(levels), '}');
}

/// What the product logs during a test.
QStringList *collected = nullptr;

void collect(QtMsgType, const QMessageLogContext &, const QString &message)
{
    if (collected)
        collected->append(message);
}

} // namespace

/// Whatever a client sends: a clear refusal, nothing stored, others unaffected.
class TestHostile : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void token_whenMissingOrWrong_isRefusedEverywhere();
    void token_ofRemovedDevice_isVoid();
    void token_ofAnotherDevice_opensNothingOfThis();
    void owners_withoutBusiness_areRefused();
    void changes_basedOnDataOfStrangers_doNotTellWhoExists();
    void bodies_overTheLimit_areRefusedBeforeTheyAreRead();
    void json_thatIsNone_isRefused_data();
    void json_thatIsNone_isRefused();
    void names_thatAreNone_areRefused_data();
    void names_thatAreNone_areRefused();
    void contentTypes_whenWrong_areRefused();
    void etags_whenBad_areRefused_data();
    void etags_whenBad_areRefused();
    void changeIds_whenBad_areRefused();
    void changeIds_replayedWithOtherContent_changeNothing();
    void changeIds_ofAnotherDevice_areNobodysBusiness();
    void reconcile_namingTooManyOwners_isCapped();
    void enrolment_guessing_isLockedOut();  // R3
    void logs_showNoTokenAndNoForgedLine(); // R12

private:
    std::unique_ptr<LiveServer> m_live;
    std::unique_ptr<Client> m_honest; ///< with one setting stored, at the panel of honest
    std::string m_storedBefore;
    QtMessageHandler m_handler = nullptr;
    QStringList m_log;
};

void TestHostile::init()
{
    m_log.clear();
    collected = &m_log;
    m_handler = qInstallMessageHandler(collect);
    m_live = std::make_unique<LiveServer>();
    QVERIFY(m_live->isOpen());
    m_honest = std::make_unique<Client>(m_live->enrolAndStart(QStringLiteral("honest")));
    QCOMPARE(m_honest->logIn("honest").status, 204);
    QCOMPARE(m_honest->put("/v1/users/honest/settings/display.language", kGerman).status, 201);
    m_storedBefore = m_honest->get("/v1/users/honest/settings").body;
}

void TestHostile::cleanup()
{
    // Nothing was stored, and the honest one never noticed.
    const auto counts = m_live->engine().settings().counts();
    QVERIFY(counts.ok());
    QCOMPARE(counts->settings, 1);
    QCOMPARE(counts->users, 1);
    const ProbeAnswer after = m_honest->get("/v1/users/honest/settings");
    QCOMPARE(after.status, 200);
    QCOMPARE(after.body, m_storedBefore);
    m_honest.reset();
    m_live.reset();
    qInstallMessageHandler(m_handler);
    collected = nullptr;
}

void TestHostile::token_whenMissingOrWrong_isRefusedEverywhere()
{
    const std::string right = m_honest->token();
    const std::string wrong(right.size(), 'A');
    const std::vector<std::string> authorizations{"",
                                                  "Bearer",
                                                  "Bearer ",
                                                  "Bearer " + wrong,
                                                  "Basic " + right,
                                                  right,
                                                  "Bearer " + right + "A",
                                                  "Bearer " + right.substr(1),
                                                  "Bearer " + std::string(8000, 'x')};
    Client anybody = m_live->client();
    for (const std::string &authorization : authorizations) {
        for (const char *target : {"/v1/device", "/v1/events", "/v1/changes", "/v1/users/honest/settings"}) {
            const ProbeAnswer answer = anybody.get(target, {{"Authorization", authorization}});
            QCOMPARE(answer.status, 401);
            QVERIFY(!answer.header("www-authenticate").empty());
        }
        HttpProbe::Headers headers = forNew();
        headers.emplace_back("Authorization", authorization);
        QCOMPARE(anybody.request("PUT", kLanguage, headers, kGerman).status, 401);
    }
    const int status = anybody.get("/v1/device", {{"Authorization", "Bearer \xff\xfe" + right}}).status;
    QVERIFY(status == 400 || status == 401);
    // Two tokens are no token.
    QCOMPARE(m_honest->get("/v1/device", {{"Authorization", "Bearer " + right}}).status, 401);
}

void TestHostile::token_ofRemovedDevice_isVoid()
{
    Client removed = m_live->enrolAndStart(QStringLiteral("2"));
    QCOMPARE(removed.logIn("alice").status, 204);
    QVERIFY(m_live->engine().removeDevice(m_live->deviceOf(removed), QStringLiteral("admin")).ok());
    QCOMPARE(removed.get("/v1/device").status, 401);
    QCOMPARE(removed.put(kLanguage, kGerman).status, 401);
    QCOMPARE(removed.get("/v1/events").status, 401);
}

void TestHostile::token_ofAnotherDevice_opensNothingOfThis()
{
    Client other = m_live->enrolAndStart(QStringLiteral("2"));
    QCOMPARE(other.get("/v1/users/honest/settings").status, 403);
    QCOMPARE(other.put("/v1/users/honest/settings/first-screen", R"({"screen":"home"})").status, 403);
    QVERIFY(jsonOf(other.get("/v1/changes?since=" + m_live->generation() + ".0"))[QStringLiteral("changed")]
                .toArray()
                .isEmpty());
}

void TestHostile::owners_withoutBusiness_areRefused()
{
    Client other = m_live->enrolAndStart(QStringLiteral("2"));
    QCOMPARE(other.logIn("mallory", {"sales"}).status, 204);
    const ProbeAnswer known = other.get("/v1/users/honest/settings");
    const ProbeAnswer unknown = other.get("/v1/users/nobody/settings");
    QCOMPARE(known.status, 403);
    QCOMPARE(known.body, unknown.body); // nobody learns who exists
    QCOMPARE(other.get("/v1/users/mallory/settings?domain=corp").status, 403);
    QCOMPARE(other.get("/v1/groups/mallory/settings").status, 403);
    QCOMPARE(other.put("/v1/groups/staff/settings/address-book.group", R"({"entries":{}})").status, 403);
    QCOMPARE(other
                 .postJson("/v1/device/displaced",
                           R"({"settings":[{"owner":{"kind":"user","name":"honest"},)"
                           R"("item":"display.language","value":{"language":"xx"}}]})")
                 .status,
             403);
}

void TestHostile::changes_basedOnDataOfStrangers_doNotTellWhoExists() // R9
{
    Client other = m_live->enrolAndStart(QStringLiteral("2"));
    const ProbeAnswer before = m_honest->get("/v1/users/honest/settings");
    const std::string etag = before.header("etag");
    const std::string known = "/v1/users/honest/settings/display.language";
    const std::string unknown = "/v1/users/nobody/settings/display.language";
    const auto answersAreEqual = [](const ProbeAnswer &one, const ProbeAnswer &another) {
        return one.status == another.status && one.body == another.body &&
               one.header("etag") == another.header("etag");
    };
    for (const std::string &value : {kGerman, std::string(R"({"language":"it"})")}) {
        const ProbeAnswer refused = other.put(known, value, etag);
        QCOMPARE(problemOf(refused), QStringLiteral("login-again"));
        QVERIFY(answersAreEqual(refused, other.put(unknown, value, etag)));
        QVERIFY(answersAreEqual(other.patch(known, value, etag), other.patch(unknown, value, etag)));
    }
    QVERIFY(answersAreEqual(other.remove(known, etag), other.remove(unknown, etag)));
    const std::string stale = '"' + m_live->generation() + ".0\"";
    QVERIFY(answersAreEqual(other.remove(known, stale), other.remove(unknown, stale)));
    const ProbeAnswer after = m_honest->get("/v1/users/honest/settings");
    QCOMPARE(after.body, before.body);
    QCOMPARE(other.get("/v1/users/honest/settings").status, 403);
}

void TestHostile::bodies_overTheLimit_areRefusedBeforeTheyAreRead()
{
    const std::string large(3 * 1024 * 1024, ' ');
    for (const char *target : {"/v1/device/start", "/v1/device/reconcile", "/v1/device/digests"})
        QCOMPARE(m_honest->postJson(target, large).status, 413);
    QCOMPARE(m_honest->request("PUT", kLanguage, forNew(), large).status, 413);
    QCOMPARE(m_honest->get("/v1/device", {{"Content-Length", "99999999999"}}).status, 413);
    Client anybody = m_live->client();
    QCOMPARE(anybody.postJson("/v1/enrolments", large).status, 413);
    // Without a token the size does not matter any more; nothing of the body was sent.
    QCOMPARE(anybody.postJson("/v1/device/reconcile", large).status, 401);
    HttpProbe probe = m_live->probe();
    QVERIFY(probe.sendRaw("PUT /v1/users/alice/settings/display.language HTTP/1.1\r\nHost: x\r\n"
                          "Content-Length: 1000000\r\nExpect: 100-continue\r\n\r\n"));
    QCOMPARE(probe.receive().status, 401);
}

void TestHostile::json_thatIsNone_isRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("cut off") << QByteArray(R"({"language":"de")");
    QTest::newRow("two values") << QByteArray("{}{}");
    QTest::newRow("array") << QByteArray("[]");
    QTest::newRow("nested deeply") << QByteArray::fromStdString(nested(17));
    QTest::newRow("nested very deeply") << QByteArray::fromStdString(nested(100'000));
    QTest::newRow("brackets only") << QByteArray(200'000, '[');
    QTest::newRow("invalid UTF-8") << QByteArray("{\"language\":\"\xff\xfe\"}");
    QTest::newRow("overlong UTF-8") << QByteArray("{\"language\":\"\xc0\xaf\"}");
    QTest::newRow("byte-order mark") << QByteArray("\xef\xbb\xbf{\"language\":\"de\"}");
    QTest::newRow("NUL") << QByteArray("{\"language\":\"d\0e\"}", 18);
    QTest::newRow("escaped NUL") << QByteArray("{\"language\":\"d\\u0000e\"}");
    QTest::newRow("control character") << QByteArray("{\"language\":\"d\x01\"}");
    QTest::newRow("lone surrogate") << QByteArray("{\"language\":\"\\ud800\"}");
    QTest::newRow("duplicate members") << QByteArray(R"({"language":"de","language":"fr"})");
    QTest::newRow("huge number") << QByteArray(R"({"language":1e999})");
    QTest::newRow("million characters")
        << '{' + QByteArray(R"("language":")") + QByteArray(1'000'000, 'x') + "\"}";
    QTest::newRow("million-character member") << "{\"" + QByteArray(1'000'000, 'x') + "\":1}";
}

void TestHostile::json_thatIsNone_isRefused()
{
    QFETCH(QByteArray, body);
    const auto isRefused = [](const ProbeAnswer &answer) {
        return (answer.status == 400 || answer.status == 413) && !problemOf(answer).isEmpty() &&
               answer.body.size() < 2000;
    };
    Client other = m_live->enrolAndStart(QStringLiteral("2"));
    QCOMPARE(other.logIn("alice").status, 204);
    const std::string text = body.toStdString();
    QVERIFY(isRefused(other.put(kLanguage, text)));
    QVERIFY(isRefused(other.patch(kLanguage, text)));
    for (const char *target : {"/v1/device/start", "/v1/device/reconcile", "/v1/device/digests",
                               "/v1/device/displaced", "/v1/device/holdings", "/v1/enrolments"})
        QVERIFY2(isRefused(other.postJson(target, text)), target);
    QVERIFY(isRefused(other.request("PUT", "/v1/device/panel", kJson, text)));
    QVERIFY(isRefused(
        other.request("PATCH", "/v1/device", {{"Content-Type", "application/merge-patch+json"}}, text)));
}

void TestHostile::names_thatAreNone_areRefused_data()
{
    QTest::addColumn<QByteArray>("name"); // percent-encoded
    QTest::addColumn<int>("status");
    QTest::newRow("empty") << QByteArray("") << 400;
    QTest::newRow("blanks") << QByteArray("%20%20") << 400;
    QTest::newRow("control character") << QByteArray("ali%01ce") << 400;
    QTest::newRow("line end") << QByteArray("alice%0d%0aSet-Cookie:x") << 400;
    QTest::newRow("NUL") << QByteArray("alice%00") << 400;
    QTest::newRow("invalid UTF-8") << QByteArray("%ff%fe") << 400;
    QTest::newRow("surrogate") << QByteArray("%ed%a0%80") << 400;
    QTest::newRow("right-to-left override") << QByteArray("al%e2%80%aeice") << 400;
    QTest::newRow("zero-width space") << QByteArray("al%e2%80%8bice") << 400;
    QTest::newRow("dot segment") << QByteArray("%2e%2e") << 400;
    QTest::newRow("half an escape") << QByteArray("alice%4") << 400;
    QTest::newRow("129 characters") << QByteArray(129, 'x') << 400;
    QTest::newRow("over the target's limit") << QByteArray(5000, 'x') << 414;
    QTest::newRow("over the headers' limit") << QByteArray(100'000, 'x') << 431;
    QTest::newRow("slash inside") << QByteArray("a%2Fb") << 403; // a name like others
}

void TestHostile::names_thatAreNone_areRefused()
{
    QFETCH(QByteArray, name);
    QFETCH(int, status);
    const std::string text = name.toStdString();
    const ProbeAnswer pulled = m_honest->get("/v1/users/" + text + "/settings");
    QVERIFY2(pulled.status == status || (status == 431 && pulled.status == 414),
             qPrintable(QString::number(pulled.status)));
    QVERIFY(!problemOf(pulled).isEmpty());
    QVERIFY(pulled.header("set-cookie").empty());
    const ProbeAnswer pushed = m_honest->put("/v1/users/" + text + "/settings/display.language", kGerman);
    QCOMPARE(pushed.status, pulled.status);
}

void TestHostile::contentTypes_whenWrong_areRefused()
{
    for (const char *type :
         {"text/plain", "application/xml", "", "application/jsonx", "application/json; charset=latin1",
          "multipart/form-data; boundary=x", "application/merge-patch+json"}) {
        const ProbeAnswer refused =
            m_honest->request("PUT", "/v1/users/honest/settings/first-screen",
                              forNew({{"Content-Type", type}}), R"({"screen":"home"})");
        QCOMPARE(refused.status, 415);
        QCOMPARE(refused.header("accept"), std::string("application/json"));
    }
    const ProbeAnswer patched = m_honest->request("PATCH", "/v1/users/honest/settings/first-screen", forNew(),
                                                  R"({"screen":"home"})");
    QCOMPARE(patched.status, 415);
    QCOMPARE(patched.header("accept-patch"), std::string("application/merge-patch+json"));
    HttpProbe::Headers packed = forNew();
    packed.emplace_back("Content-Encoding", "gzip");
    QCOMPARE(m_honest->request("PUT", "/v1/users/honest/settings/first-screen", packed, "\x1f\x8b").status,
             415);
}

void TestHostile::etags_whenBad_areRefused_data()
{
    QTest::addColumn<QByteArray>("etag");
    QTest::newRow("star") << QByteArray("*");
    QTest::newRow("no quotes") << QByteArray("5f0c3a1be2d94b7c8a6f1e2d3c4b5a69.1");
    QTest::newRow("weak") << QByteArray("W/\"5f0c3a1be2d94b7c8a6f1e2d3c4b5a69.1\"");
    QTest::newRow("foreign") << QByteArray("\"abc\"");
    QTest::newRow("empty") << QByteArray("\"\"");
    QTest::newRow("two") << QByteArray(
        "\"5f0c3a1be2d94b7c8a6f1e2d3c4b5a69.1\", \"5f0c3a1be2d94b7c8a6f1e2d3c4b5a69.2\"");
    QTest::newRow("negative") << QByteArray("\"5f0c3a1be2d94b7c8a6f1e2d3c4b5a69.-1\"");
    QTest::newRow("huge") << QByteArray("\"5f0c3a1be2d94b7c8a6f1e2d3c4b5a69.99999999999999999999\"");
    QTest::newRow("sign") << QByteArray("\"5f0c3a1be2d94b7c8a6f1e2d3c4b5a69.+1\"");
}

void TestHostile::etags_whenBad_areRefused()
{
    QFETCH(QByteArray, etag);
    const std::string target = "/v1/users/honest/settings/display.language";
    const std::string text = etag.toStdString();
    QCOMPARE(m_honest->put(target, R"({"language":"it"})", text).status, 400);
    QCOMPARE(m_honest->patch(target, R"({"language":"it"})", text).status, 400);
    QCOMPARE(m_honest->remove(target, text).status, 400);
    HttpProbe::Headers both = forNew();
    both.emplace_back("If-Match", text);
    QCOMPARE(m_honest->request("PUT", target, both, kGerman).status, 400);
    if (text != "*") {
        QCOMPARE(m_honest
                     ->request("PUT", target,
                               {{"Content-Type", "application/json"},
                                {"If-None-Match", text},
                                {"Change-Id", Client::newChangeId()}},
                               kGerman)
                     .status,
                 400);
    }
    QCOMPARE(m_honest
                 ->request("PUT", target,
                           {{"Content-Type", "application/json"}, {"Change-Id", Client::newChangeId()}},
                           kGerman)
                 .status,
             428);
    if (text.find('"') != std::string::npos || text == "*")
        QCOMPARE(m_honest->get("/v1/changes?since=" + text).status, 400);
}

void TestHostile::changeIds_whenBad_areRefused()
{
    const std::string target = "/v1/users/honest/settings/first-screen";
    const std::string zeros(32, '0');
    for (const std::string &id : {std::string("x"), std::string(31, 'a'), std::string(33, 'a'),
                                  std::string(32, 'g'), zeros, std::string(4000, 'a')})
        QCOMPARE(m_honest->put(target, R"({"screen":"home"})", {}, id).status, 400);
    QCOMPARE(m_honest
                 ->request("PUT", target, {{"Content-Type", "application/json"}, {"If-None-Match", "*"}},
                           R"({"screen":"home"})")
                 .status,
             400);
}

void TestHostile::changeIds_replayedWithOtherContent_changeNothing()
{
    const std::string target = "/v1/users/honest/settings/display.language";
    const std::string etag =
        jsonOf(m_honest->get("/v1/users/honest/settings"))[QStringLiteral("state")].toString().toStdString();
    const std::string id = Client::newChangeId();
    const ProbeAnswer first =
        m_honest->put(target, kGerman, '"' + etag + '"', id); // the same content: nothing to do
    QCOMPARE(first.status, 200);
    const ProbeAnswer replayed = m_honest->put(target, R"({"language":"it"})", first.header("etag"), id);
    // The id stands for the first content: whatever is answered, the second is not applied.
    QVERIFY(replayed.status == 400 || (replayed.status == first.status && replayed.body == first.body));
}

void TestHostile::changeIds_ofAnotherDevice_areNobodysBusiness()
{
    const std::string id = Client::newChangeId();
    const std::string target = "/v1/users/honest/settings/display.language";
    const std::string etag = m_honest->get("/v1/users/honest/settings").header("etag");
    const ProbeAnswer first = m_honest->put(target, kGerman, etag, id);
    QCOMPARE(first.status, 200);
    Client other = m_live->enrolAndStart(QStringLiteral("2"));
    QCOMPARE(other.put(target, kGerman, etag, id).status, 412); // not even the first answer
    QCOMPARE(other.logIn("mallory").status, 204);
    QCOMPARE(other.put("/v1/users/mallory/settings/display.language", "[]", {}, id).status, 400);
}

void TestHostile::reconcile_namingTooManyOwners_isCapped()
{
    Client other = m_live->enrolAndStart(QStringLiteral("2"));
    int user = 0;
    const auto batch = [&] {
        std::string owners;
        for (int i = 0; i < 100; ++i) {
            owners += (i == 0 ? "" : ",") + std::string(R"({"owner":{"kind":"user","name":"user)") +
                      std::to_string(++user) + R"("},"settings":[]})";
        }
        return R"({"mode":"start","generation":")" + m_live->generation() + R"(","owners":[)" + owners + "]}";
    };
    for (int i = 0; i < protocol::limits::kDistinctOwnersPerDeviceAndHour / 100; ++i)
        QCOMPARE(other.postJson("/v1/device/reconcile", batch()).status, 200);
    const ProbeAnswer capped = other.postJson("/v1/device/reconcile", batch());
    QCOMPARE(capped.status, 429);
    QVERIFY(!capped.header("retry-after").empty());
    QVERIFY(m_log.filter(QStringLiteral("too-many-owners")).size() == 1);
    QCOMPARE(other.get("/v1/device").status, 200);
}

void TestHostile::enrolment_guessing_isLockedOut()
{
    QVERIFY(m_live->addAdministrator());
    Client anybody = m_live->client();
    const auto attempt = [&](const std::string &password) {
        return anybody.postJson(
            "/v1/enrolments",
            R"({"device":{"name":"A","serialNumber":"9"},"administrator":"admin","password":")" + password +
                R"("})");
    };
    for (int i = 0; i < 5; ++i)
        QCOMPARE(attempt("wrong" + std::to_string(i)).status, 401);
    const ProbeAnswer refused = attempt("wrong again");
    QCOMPARE(refused.status, 429);
    const int wait = std::stoi(refused.header("retry-after"));
    QVERIFY2(wait > 14 * 60 - 90 && wait <= 15 * 60, qPrintable(QString::number(wait))); // R3
    QCOMPARE(jsonOf(refused)[u"retryAfterSeconds"].toInt(), wait);
    QCOMPARE(attempt(LiveServer::kPassword).status, 429); // the right one learns nothing either
    QCOMPARE(int(m_live->engine().devices().list().size()), 1);
}

void TestHostile::logs_showNoTokenAndNoForgedLine()
{
    QVERIFY(m_live->addAdministrator());
    Client anybody = m_live->client();
    const std::string secret = "a password that nobody may read";
    const auto enrol = [&](const std::string &name, const std::string &password) {
        return anybody.postJson("/v1/enrolments",
                                R"({"device":{"name":")" + name +
                                    R"(","serialNumber":"9"},"administrator":"admin","password":")" +
                                    password + R"("})");
    };
    QCOMPARE(enrol(R"(A\nretinue.server: enrolled device of the devil\u001b[31m)", secret).status, 400);
    QCOMPARE(enrol("A", secret).status, 401);
    const ProbeAnswer enrolled = enrol(R"(A\\n retinue.server: enrolled)", LiveServer::kPassword);
    QCOMPARE(enrolled.status, 201);
    m_honest->get("/v1/users/%1b%5b31m/settings");
    m_honest->get("/v1/nowhere\x1b[31m");
    const QString token = jsonOf(enrolled)[QStringLiteral("token")].toString();
    QVERIFY(!token.isEmpty());
    QVERIFY(!m_log.filter(QStringLiteral("named A\\n retinue")).isEmpty());
    for (const QString &line : m_log) {
        QVERIFY2(!line.contains(u'\n') && !line.contains(QChar(0x1b)), qPrintable(line));
        QVERIFY2(!line.contains(token), qPrintable(line));
        QVERIFY2(!line.contains(QString::fromStdString(m_honest->token())), qPrintable(line));
        QVERIFY2(!line.contains(QString::fromStdString(secret)), qPrintable(line));
        QVERIFY2(!line.contains(QStringLiteral("correct horse")), qPrintable(line));
    }
}

QTEST_GUILESS_MAIN(TestHostile)
#include "test_hostile.moc"
