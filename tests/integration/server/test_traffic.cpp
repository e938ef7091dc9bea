#include "tests/integration/server/traffic.h"
#include "tests/support/store_edits.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace retinue;
using namespace retinue::test;

namespace {

const HttpProbe::Headers kJson{{"Content-Type", "application/json"}};
const HttpProbe::Headers kPatch{{"Content-Type", "application/merge-patch+json"}};
const std::string kForeign(32, 'a'); ///< a generation that no store has

std::string stateOf(const ProbeAnswer &answer, const char *member = "state")
{
    return jsonOf(answer).value(QLatin1String(member)).toString().toStdString();
}

/// The settings of one owner, and two values of one item.
struct Subject
{
    std::string settings, item, first, second, patch;
};

/// A start of a device that has taken the steps it was told at its last one.
ProbeAnswer startWithTaken(Client &client, const ProbeAnswer &lastStart)
{
    const QJsonArray steps =
        QJsonDocument::fromJson(QByteArray::fromStdString(lastStart.body))["scopes"].toArray();
    QJsonArray taken;
    for (const auto step : steps) {
        const QJsonObject told = step.toObject();
        taken.append(QJsonObject{{"item", told["item"]}, {"step", told["step"]}});
    }
    const QJsonObject request{{"mode", "start"}, {"scopes", taken}};
    return client.postJson("/v1/device/start",
                           QJsonDocument(request).toJson(QJsonDocument::Compact).toStdString());
}

} // namespace

/// Plays requests that bring about every path and status of resources/openapi.yaml, records the traffic, and
/// has it validated by a program that shares no code with the server.
class TestTraffic : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void descriptions_andListenersRefusals();
    void enrolments();
    void device();
    void reconciling();
    void pullsAndPushes();
    void deviceData_refusals();
    void changesAndEvents();
    void capsAndAges();
    void sharing();
    void replication();
    void validator_findsNothingWrong();
    void validator_findsForgeries();
    void cleanupTestCase();

private:
    void recordRaw(const std::string &method, const std::string &target, const std::string &bytes);
    void refuseJson(const std::string &method, const std::string &target, const HttpProbe::Headers &headers);
    void pushAll(const Subject &subject);
    void refusePushes(const Subject &subject);

    FakeClock m_clock;
    Traffic m_traffic;
    std::unique_ptr<LiveServer> m_live;
    std::unique_ptr<Client> m_device, m_stopped, m_anybody;
    std::string m_start; ///< a state before all changes
};

void TestTraffic::initTestCase()
{
    m_clock.setNow(base::SystemClock().now()); // the client's check of the certificate looks at the real one
    QVERIFY(m_traffic.open());
    server::SyncServerOptions options;
    options.limits.header = std::chrono::seconds(2);
    options.heartbeat = std::chrono::milliseconds(50);
    m_live = std::make_unique<LiveServer>(options, &m_clock);
    QVERIFY(m_live->isOpen() && m_live->addAdministrator());
    m_live->setRecorder([this](const Exchange &exchange) { m_traffic.record(exchange); });
    m_device = std::make_unique<Client>(m_live->enrol(QStringLiteral("1")));
    m_stopped = std::make_unique<Client>(m_live->enrol(QStringLiteral("2")));
    m_anybody = std::make_unique<Client>(m_live->client());
}

void TestTraffic::recordRaw(const std::string &method, const std::string &target, const std::string &bytes)
{
    HttpProbe probe = m_live->probe();
    QVERIFY(probe.sendRaw(bytes));
    m_traffic.record({method, target, {}, {}, probe.receive()});
}

/// 401, 413 and 415 of an operation that takes JSON, and 400 for a body that is none.
void TestTraffic::refuseJson(const std::string &method, const std::string &target,
                             const HttpProbe::Headers &headers)
{
    expect(401, m_live->client().request(method, target, headers, "{}"));
    expect(400, m_device->request(method, target, headers, "["));
    HttpProbe::Headers other = headers;
    other.front().second = "text/plain";
    expect(415, m_device->request(method, target, other, "{}"));
    HttpProbe::Headers large = headers;
    large.emplace_back("Content-Length", "99999999");
    expect(413, m_device->request(method, target, large));
}

void TestTraffic::descriptions_andListenersRefusals()
{
    for (const char *target : {"/v1/server", "/v1/ca.pem", "/v1/openapi.yaml", "/v1/catalogue"}) {
        expect(200, m_anybody->get(target));
        expect(200, m_anybody->request("HEAD", target));
        expect(204, m_anybody->request("OPTIONS", target));
        expect(405, m_anybody->request("DELETE", target));
    }
    expect(204, m_anybody->request("OPTIONS", "/v1/users/x/settings/y"));
    expect(404, m_anybody->get("/v2/server"));
    expect(404, m_anybody->get("/v1/server/"));
    expect(404, m_anybody->request("OPTIONS", "/nowhere"));
    expect(405, m_device->request("HEAD", "/v1/events"));
    expect(415,
           m_anybody->request("POST", "/v1/enrolments",
                              {{"Content-Type", "application/json"}, {"Content-Encoding", "gzip"}}, "x"));
    expect(414, m_anybody->get("/v1/" + std::string(5000, 'x')));
    expect(431, m_anybody->get("/v1/server", {{"X", std::string(20'000, 'x')}}));
    expect(501, m_anybody->request("BREW", "/v1/server"));
    recordRaw("GET", "/v1/server", "GET /v1/server HTTP/1.1\r\n\r\n");
    recordRaw("GET", "/v1/server", "GET /v1/server HTTP/9.9\r\nHost: x\r\n\r\n");
    recordRaw("GET", "/v1/server", "GET /v1/server HTTP/1.1\r\nHost:");
}

void TestTraffic::enrolments()
{
    const std::string target = "/v1/enrolments";
    const auto body = [](const std::string &serial, const std::string &credentials) {
        return R"({"device":{"name":"Copier","serialNumber":")" + serial +
               R"(","location":"2nd floor","productName":"X","version":"1"},)" + credentials + "}";
    };
    const std::string right = R"("administrator":"admin","password":"correct horse battery")";
    const auto code = m_live->engine().enrolmentCodes().create(std::chrono::minutes(5), 1);
    QVERIFY(code.ok());
    expect(201, m_anybody->postJson(target, body("E1", R"("code":")" + code->toStdString() + '"')));
    expect(201, m_anybody->postJson(target, body("E2", right)));
    expect(400, m_anybody->postJson(target, body("E3", right + R"(,"code":"AAAA-AAAA-AAAA")")));
    expect(400, m_anybody->postJson(target, "{}"));
    expect(415, m_anybody->request("POST", target, {{"Content-Type", "text/plain"}}, body("E4", right)));
    expect(413, m_anybody->request("POST", target,
                                   {{"Content-Type", "application/json"}, {"Content-Length", "99999999"}}));
    // More at once than may wait for the pool.
    std::vector<std::string> crowd;
    for (int i = 0; i < 64; ++i)
        crowd.push_back(body("crowd" + std::to_string(i), right));
    int busy = 0;
    for (const ProbeAnswer &answer : postAtOnce(*m_live, target, crowd)) {
        QVERIFY(answer.status == 201 || answer.status == 503);
        if (answer.status == 503 && busy++ == 0)
            m_traffic.record({"POST", target, kJson, body("E5", right), answer});
    }
    QVERIFY(busy > 0);
    const std::string wrong = R"("administrator":"admin","password":"no idea at all")";
    for (int i = 0; i < 5; ++i)
        expect(401, m_anybody->postJson(target, body("E6", wrong)));
    expect(429, m_anybody->postJson(target, body("E6", wrong)));
}

void TestTraffic::device()
{
    const std::string generation = m_live->generation();
    expect(401, m_anybody->get("/v1/device"));
    expect(200, m_device->get("/v1/device"));
    expect(200, m_device->request("HEAD", "/v1/device"));
    expect(200,
           m_device->request("PATCH", "/v1/device", kPatch, R"({"location":"3rd floor","version":null})"));
    expect(400, m_device->request("PATCH", "/v1/device", kPatch, R"({"serialNumber":"another"})"));
    refuseJson("PATCH", "/v1/device", kPatch);

    expect(409, m_device->start("resume", generation));
    const ProbeAnswer started = m_device->start();
    expect(200, started);
    m_start = stateOf(started);
    expect(200, m_device->start("resume", generation));
    expect(409, m_device->start("resume", kForeign));
    expect(200, m_device->start("start", kForeign));
    refuseJson("POST", "/v1/device/start", kJson);

    expect(401, m_anybody->request("POST", "/v1/device/stop"));
    expect(204, m_stopped->request("POST", "/v1/device/stop"));

    expect(204, m_device->logIn("alice", {"sales", "staff"}));
    expect(204, m_device->logOut());
    expect(401, m_anybody->logOut());
    expect(409, m_stopped->logOut());
    expect(409, m_stopped->logIn("alice"));
    expect(400, m_device->request("PUT", "/v1/device/panel", kJson,
                                  R"({"user":{"kind":"group","name":"x"},"groups":[]})"));
    refuseJson("PUT", "/v1/device/panel", kJson);
}

void TestTraffic::reconciling()
{
    const std::string generation = m_live->generation();
    const auto body = [](const std::string &mode, const std::string &of) {
        return R"({"mode":")" + mode + R"(","generation":")" + of +
               R"(","owners":[{"owner":{"kind":"user","domain":"","name":"bob"},"settings":[)"
               R"({"item":"display.language","digest":")" +
               std::string(64, '0') + R"(","revision":1},{"item":"keychain"}]},)" +
               R"({"owner":{"kind":"all-devices"},"settings":[]}]})";
    };
    expect(200, m_device->postJson("/v1/device/reconcile", body("start", generation)));
    expect(201, m_device->put("/v1/users/bob/settings/display.language", R"({"language":"en"})"));
    expect(200, m_device->postJson("/v1/device/reconcile", body("resume", generation)));
    expect(200, m_device->postJson("/v1/device/reconcile", body("start", generation)));
    expect(409, m_device->postJson("/v1/device/reconcile", body("start", kForeign)));
    expect(409, m_stopped->postJson("/v1/device/reconcile", body("start", generation)));
}

void TestTraffic::pushAll(const Subject &subject)
{
    const std::string target = subject.settings + '/' + subject.item;
    const ProbeAnswer empty = m_device->get(subject.settings);
    expect(200, empty);
    const ProbeAnswer made = m_device->put(target, subject.first);
    expect(201, made);
    expect(200, m_device->get(subject.settings));
    const std::string etag = m_device->request("HEAD", subject.settings).header("etag");
    expect(304, m_device->get(subject.settings, {{"If-None-Match", etag}}));
    expect(304, m_device->request("HEAD", subject.settings, {{"If-None-Match", etag}}));
    const ProbeAnswer replaced = m_device->put(target, subject.second, made.header("etag"));
    expect(200, replaced);
    expect(412, m_device->put(target, subject.first, made.header("etag")));
    expect(412, m_device->patch(target, subject.patch, made.header("etag")));
    expect(412, m_device->remove(target, made.header("etag")));
    const ProbeAnswer patched = m_device->patch(target, subject.patch, replaced.header("etag"));
    expect(200, patched);
    const ProbeAnswer removed = m_device->remove(target, patched.header("etag"));
    expect(200, removed);
    expect(200, m_device->get(subject.settings + "?since=" + stateOf(made)));
    expect(201, m_device->patch(target, subject.patch));
    expect(401, m_anybody->get(subject.settings));
    expect(409, m_stopped->get(subject.settings));
    expect(400, m_device->get(subject.settings + "?since=yesterday"));
}

void TestTraffic::refusePushes(const Subject &subject)
{
    const std::string target = subject.settings + '/' + subject.item;
    const std::string old = '"' + kForeign + ".1\"";
    expect(404, m_device->put(subject.settings + "/no.such.item", "{}"));
    expect(404, m_device->patch(subject.settings + "/no.such.item", "{}"));
    expect(404, m_device->remove(subject.settings + "/no.such.item", '"' + m_live->generation() + ".1\""));
    expect(409, m_device->put(target, subject.first, old));
    expect(409, m_device->patch(target, subject.patch, old));
    expect(409, m_device->remove(target, old));
    expect(409, m_stopped->put(target, subject.first));
    expect(400, m_device->remove(target, "\"abc\""));
    expect(401, m_anybody->remove(target, old));
    expect(428, m_device->request("DELETE", target, {{"Change-Id", Client::newChangeId()}}));
    for (const auto &[method, type] :
         {std::pair("PUT", "application/json"), std::pair("PATCH", "application/merge-patch+json")}) {
        expect(428, m_device->request(method, target,
                                      {{"Content-Type", type}, {"Change-Id", Client::newChangeId()}}, "{}"));
        refuseJson(method, target,
                   {{"Content-Type", type}, {"Change-Id", Client::newChangeId()}, {"If-Match", old}});
    }
}

void TestTraffic::pullsAndPushes()
{
    expect(204, m_device->logIn("alice", {"sales"}));
    const std::vector<Subject> subjects{
        {"/v1/users/alice/settings", "display.language", R"({"language":"de"})", R"({"language":"fr"})",
         R"({"keyboardLayout":"fr"})"},
        {"/v1/groups/sales/settings", "address-book.group", R"({"entries":{}})",
         R"({"entries":{"1":{"kind":"email","name":"Desk","address":"desk@example.com"}}})",
         R"({"entries":{"1":null}})"},
        {"/v1/shared/settings", "home.shared-buttons", R"({"buttons":{},"order":[]})",
         R"({"buttons":{"1":{"label":"Scan"}},"order":["1"]})", R"({"buttons":{"1":null},"order":[]})"}};
    for (const Subject &subject : subjects) {
        pushAll(subject);
        refusePushes(subject);
    }
    for (const char *target : {"/v1/users/mallory/settings", "/v1/groups/strangers/settings"}) {
        const std::string item =
            std::string(target) + (target[4] == 'u' ? "/display.language" : "/address-book.group");
        expect(403, m_device->get(target));
        expect(403, m_device->put(item, "{}"));
        expect(403, m_device->patch(item, "{}"));
    }
    // Of owners that exist and are not this device's business: as if they did not.
    Client other = m_live->enrolAndStart(QStringLiteral("3"));
    expect(200,
           other.remove("/v1/users/alice/settings/display.language", '"' + m_live->generation() + ".1\""));
    expect(200,
           other.remove("/v1/groups/sales/settings/address-book.group", '"' + m_live->generation() + ".1\""));
    expect(201,
           m_device->put(
               "/v1/users/alice/settings/keychain",
               R"({"entries":{"1":{"target":"smb://files","userName":"alice","password":"secret one"}}})"));
    expect(201, m_device->put("/v1/users/alice/settings/home.timeline", R"({"entries":{"1":{"at":1}}})"));
    expect(200, m_device->put("/v1/users/alice/settings/home.timeline", R"({"entries":{"2":{"at":2}}})"));
    expect(200, m_device->get("/v1/users/alice/settings"));
    expect(204, m_device->logOut());
    expect(200, m_device->get("/v1/users/alice/settings"));
}

void TestTraffic::deviceData_refusals()
{
    const ProbeAnswer pulled = m_device->get("/v1/users/alice/settings");
    const std::string id =
        jsonOf(pulled)[QStringLiteral("owner")][QStringLiteral("id")].toString().toStdString();
    const std::string digests = R"({"owners":[{"id":")" + id + R"(","state":")" + stateOf(pulled) +
                                R"(","digest":")" + std::string(64, '0') + R"("}]})";
    const std::string holdings = R"({"owners":[")" + kForeign + R"("]})";
    const auto displaced = [](const std::string &user) {
        return R"({"settings":[{"owner":{"kind":"user","name":")" + user +
               R"("},"item":"display.language","value":{"language":"it"}}]})";
    };
    expect(200, m_device->postJson("/v1/device/digests", digests));
    expect(204, m_device->postJson("/v1/device/holdings", holdings));
    expect(204, m_device->postJson("/v1/device/displaced", displaced("alice")));
    expect(403, m_device->postJson("/v1/device/displaced", displaced("mallory")));
    expect(409, m_stopped->postJson("/v1/device/digests", digests));
    expect(409, m_stopped->postJson("/v1/device/holdings", holdings));
    expect(409, m_stopped->postJson("/v1/device/displaced", displaced("alice")));
    for (const char *name : {"reconcile", "digests", "holdings", "displaced"})
        refuseJson("POST", std::string("/v1/device/") + name, kJson);
}

void TestTraffic::changesAndEvents()
{
    expect(200, m_device->get("/v1/changes?since=" + m_start));
    expect(200, m_device->get("/v1/changes?limit=1&since=" + m_start));
    const std::string now = stateOf(m_device->get("/v1/changes?limit=5000&since=" + m_start), "newState");
    expect(200, m_device->get("/v1/changes?wait=1&since=" + now));
    expect(400, m_device->get("/v1/changes"));
    expect(400, m_device->get("/v1/changes?limit=none&since=" + now));
    expect(400, m_device->get("/v1/changes?wait=-1&since=" + now));
    expect(401, m_anybody->get("/v1/changes?since=" + now));
    expect(409, m_stopped->get("/v1/changes?since=" + now));
    expect(409, m_device->get("/v1/changes?since=" + kForeign + ".1"));
    expect(401, m_anybody->get("/v1/events"));
    for (Client *client : {m_device.get(), m_stopped.get()}) {
        Client stream = m_live->client(client->token());
        QVERIFY(stream.send("GET", "/v1/events"));
        ProbeAnswer head = stream.probe().receiveHead();
        head.body = stream.probe().readUntil("\n\n").value_or(std::string());
        QVERIFY(!head.body.empty());
        m_traffic.record({"GET", "/v1/events", {}, {}, head});
    }
}

void TestTraffic::capsAndAges()
{
    // More owners than one device may name in an hour.
    Client greedy = m_live->enrolAndStart(QStringLiteral("4"));
    int last = 0;
    for (int batch = 0; batch <= 20; ++batch) {
        std::string owners;
        for (int i = 0; i < 100; ++i) {
            owners += (i == 0 ? "" : ",") + std::string(R"({"owner":{"kind":"user","name":"greedy)") +
                      std::to_string(batch * 100 + i) + R"("},"settings":[]})";
        }
        last =
            greedy
                .postJson("/v1/device/reconcile", R"({"mode":"start","generation":")" + m_live->generation() +
                                                      R"(","owners":[)" + owners + "]}")
                .status;
        QCOMPARE(last, batch < 20 ? 200 : 429);
    }
    for (int login = 0; login <= 2000 / 65; ++login) {
        std::vector<std::string> groups;
        for (int i = 0; i < 64; ++i)
            groups.push_back("group" + std::to_string(login * 64 + i));
        last = greedy.logIn("user" + std::to_string(login), groups).status;
    }
    QCOMPARE(last, 429);
    // More displaced values than are kept of one device.
    Client full = m_live->enrolAndStart(QStringLiteral("5"));
    expect(204, full.logIn("ida"));
    const DeviceId device = *m_live->engine().devices().authenticate(QByteArray::fromStdString(full.token()));
    constexpr auto kMost =
        protocol::limits::kDisplacedBytesPerDevice / protocol::limits::kDisplacedBytesLeast;
    QVERIFY(m_live->engine()
                .store()
                .writeAndWait([&](store::Edit &edit) { return addDisplaced(edit, device, kMost); })
                .ok());
    expect(429, full.postJson("/v1/device/displaced",
                              R"({"settings":[{"owner":{"kind":"user","name":"ida"},)"
                              R"("item":"display.language","value":{"language":"it"}}]})"));
    // The tombstone of a deletion is forgotten some day, and what was before it with it.
    const std::string screen = "/v1/users/bob/settings/first-screen";
    const ProbeAnswer made = m_device->put(screen, R"({"screen":"home"})");
    expect(201, made);
    expect(200, m_device->remove(screen, made.header("etag")));
    m_clock.advance(protocol::limits::kTombstoneLife + std::chrono::hours(24));
    QVERIFY(m_live->engine().settings().purge(m_clock.now(), std::chrono::days(30)).ok());
    const ProbeAnswer tooOld = m_device->get("/v1/changes?since=" + m_start);
    expect(410, tooOld);
    QCOMPARE(problemOf(tooOld), QStringLiteral("cannot-calculate-changes"));
}

void TestTraffic::sharing() // R31-R36
{
    engine::Engine &engine = m_live->engine();
    engine::DataSharing &sharing = engine.dataSharing();
    const QString who = QStringLiteral("anna"), copy = QStringLiteral("default-job.copy");
    Client other = m_live->enrolAndStart(QStringLiteral("6"));
    ProbeAnswer told; // at the last start of the other device
    const auto startBoth = [&] {
        for (Client *client : {m_device.get(), &other}) {
            QVERIFY(engine.startDevice(m_live->deviceOf(*client)).ok());
            expect(409, client->get("/v1/changes?since=" + m_start)); // the steps come first
            told = client->start();
            expect(200, told);
        }
    };
    expect(204, m_device->logIn("ada"));
    expect(201, m_device->put("/v1/users/ada/settings/default-job.copy", R"({"copies":2})"));
    QVERIFY(sharing.stopAll(who, {}).ok());
    QVERIFY(sharing.apply({{copy, Scope::DeviceSpecific}}, who, {{}, false}, {}).ok());
    startBoth();
    const ProbeAnswer old = m_device->postJson("/v1/device/start", R"({"mode":"start"})"); // R36
    expect(400, old);
    QCOMPARE(problemOf(old), QStringLiteral("version-unsupported"));
    expect(204, m_device->logIn("ada"));
    const ProbeAnswer seeds = m_device->get("/v1/users/ada/seeds");
    expect(200, seeds);
    QVERIFY(seeds.body.find("copies") != std::string::npos);
    expect(403, m_device->get("/v1/users/mallory/seeds"));
    expect(400, m_device->get("/v1/users/a%00b/seeds"));
    expect(401, m_anybody->get("/v1/users/ada/seeds"));
    expect(409, m_stopped->get("/v1/users/ada/seeds"));
    const ProbeAnswer own = m_device->put("/v1/users/ada/settings/default-job.copy", R"({"copies":3})");
    expect(409, own);
    QCOMPARE(problemOf(own), QStringLiteral("device-specific"));
    const std::string kept =
        R"({"settings":[{"owner":{"kind":"user","name":"ada"},"item":"default-job.copy",)"
        R"("value":{"copies":7}}],"last":true})";
    refuseJson("POST", "/v1/device/kept-values", kJson);
    expect(409, m_stopped->postJson("/v1/device/kept-values", kept));
    expect(404, m_device->postJson("/v1/device/kept-values", kept));

    QVERIFY(sharing.stopAll(who, {}).ok());
    QVERIFY(sharing.apply({{copy, Scope::Shared}}, who, {m_live->deviceOf(other), false}, {}).ok()); // R35
    QCOMPARE(engine.startDevice(m_live->deviceOf(*m_device)).error().code, ErrorCode::Locked);
    expect(503, m_device->start());
    QVERIFY(engine.startDevice(m_live->deviceOf(other)).ok());
    expect(200, startWithTaken(other, told));
    expect(204, other.postJson("/v1/device/kept-values", kept));
    QVERIFY(engine.startDevice(m_live->deviceOf(*m_device)).ok());
    expect(200, m_device->start());
    expect(204, m_device->logIn("ada"));
    QVERIFY(m_device->get("/v1/users/ada/settings").body.find(R"("copies":7)") != std::string::npos);

    // R32: nor does who is started already, as after a restore of such a moment.
    const auto setWork = [&](store::ScopeWork work) {
        QVERIFY(engine.store()
                    .writeAndWait([work](store::Edit &edit) -> Result<void> {
                        store::ScopeState scopes = edit.scopes();
                        scopes.work = work;
                        edit.setScopes(std::move(scopes));
                        return {};
                    })
                    .ok());
    };
    setWork(store::ScopeWork::Changing);
    expect(503, m_device->start());
    expect(503, m_device->start("resume", m_live->generation()));
    setWork(store::ScopeWork::None);
    expect(200, m_device->start("resume", m_live->generation()));
}

void TestTraffic::replication() // R40-R47
{
    playReplication(m_traffic);
}

void TestTraffic::validator_findsNothingWrong()
{
    QByteArray output;
    const int code = m_traffic.validate({}, output);
    QVERIFY2(code == 0, output.constData());
}

void TestTraffic::validator_findsForgeries()
{
    QByteArray output;
    const int code = m_traffic.validate({QStringLiteral("--self-check")}, output);
    QVERIFY2(code == 0, output.constData());
}

void TestTraffic::cleanupTestCase()
{
    m_device.reset();
    m_stopped.reset();
    m_anybody.reset();
    m_live.reset();
}

QTEST_GUILESS_MAIN(TestTraffic)
#include "test_traffic.moc"
