#include "core/model/value_rules.h"
#include "tests/integration/server/live_server.h"
#include "tests/support/remove_owners.h"

#include <QJsonArray>
#include <QRandomGenerator>
#include <QSet>
#include <QTest>

#include <atomic>
#include <future>
#include <thread>

using namespace retinue;
using namespace retinue::test;

namespace {

const std::string kAlice = "/v1/users/alice/settings";
const std::string kLanguage = kAlice + "/display.language";
const std::string kKeychain = kAlice + "/keychain";
const std::string kTimeline = kAlice + "/home.timeline";
const std::string kShared = "/v1/shared/settings/home.shared-buttons";
const std::string kGerman = R"({"language":"de"})";
const std::string kFrench = R"({"language":"fr"})";
const std::string kCredentials =
    R"({"entries":{"1":{"target":"smb://files","userName":"alice","password":"hunter2hunter2"}}})";

std::string stateOf(const ProbeAnswer &answer, const char *member = "state")
{
    return jsonOf(answer).value(QLatin1String(member)).toString().toStdString();
}

QJsonObject settingOf(const ProbeAnswer &pull, const QString &item)
{
    for (const QJsonValue each : jsonOf(pull).value(QStringLiteral("settings")).toArray()) {
        if (each[QStringLiteral("item")].toString() == item)
            return each.toObject();
    }
    return {};
}

std::string reconcileBody(const std::string &generation, const std::string &mode, const std::string &user,
                          const std::string &settings)
{
    return R"({"mode":")" + mode + R"(","generation":")" + generation +
           R"(","owners":[{"owner":{"kind":"user","name":")" + user + R"("},"settings":[)" + settings +
           "]}]}";
}

} // namespace

/// The rules of the domain, through the real listener.
class TestRules : public QObject
{
    Q_OBJECT

private slots:
    void enrol_withAdministratorOrCode_givesTokenThatWorks();   // R3
    void data_whenNotStarted_isRefused();                       // R4
    void resume_afterStop_isRefusedUntilStarted();              // R4, R5
    void start_afterAnAdministratorsStop_needsMoreThanAToken(); // R3
    void stoppedDevice_keepsControlStream();                    // R4
    void reconcile_whenOnlyDeviceHasIt_mayBeSent();             // R5
    void login_bringsWhatAnotherDeviceChanged();                // R6
    void firstChange_ofAUserAtAnotherPanel_isToldAndHeld();     // R6
    void firstChange_whileTheOtherPanelPolls_endsThePoll();     // R6
    void push_fromOldVersion_saysLoginAgain();                  // R7
    void push_ofTimeline_isMerged();                            // R7
    void push_repeatedWithItsId_getsFirstAnswer();              // R7
    void push_basedOnDeletedOwner_saysLoginAgain();             // R9
    void removal_ofNobodysSetting_makesNoHolding();
    void secrets_goOnlyToThePanelOfTheirUser();               // R12
    void secrets_afterAStopOrAnewStart_goToNoPanelOfBefore(); // R12
    void otherGeneration_meansRestartToSync();                // R14
    void changes_whileWaiting_endTheLongPoll();
    void longPoll_withoutNews_endsEmpty();
    void longPoll_whileOthersChange_goesOnWaiting();
    void longPoll_whenNewerComes_ends();
    void events_tellHoldersOnly();
    void events_whenNewerStreamOpens_olderEndsProperly();
    void events_whenRemoved_endWithIt();
    void events_haveHeartbeats();
    void stop_endsStreamsAndPollsProperly();
    void restart_keepsTokensAndHoldings();
    void panel_saidAgainAfterARestart_countsNoSecondLogin();
    void digests_ofOthers_countAsDiffering(); // R13
};

void TestRules::enrol_withAdministratorOrCode_givesTokenThatWorks()
{
    LiveServer live;
    QVERIFY(live.isOpen() && live.addAdministrator());
    const auto code = live.engine().enrolmentCodes().create(std::chrono::minutes(5), 1);
    QVERIFY(code.ok());
    Client anybody = live.client();
    const std::string byCode =
        R"({"device":{"name":"A","serialNumber":"1"},"code":")" + code->toStdString() + R"("})";
    const ProbeAnswer first = anybody.postJson("/v1/enrolments", byCode);
    QCOMPARE(first.status, 201);
    QCOMPARE(anybody.postJson("/v1/enrolments", byCode).status, 401); // once only
    const ProbeAnswer second = anybody.postJson(
        "/v1/enrolments",
        R"({"device":{"name":"B","serialNumber":"2"},"administrator":"admin","password":"correct horse battery"})");
    QCOMPARE(second.status, 201);
    for (const ProbeAnswer &answer : {first, second}) {
        Client device = live.client(stateOf(answer, "token"));
        QCOMPARE(device.start().status, 200);
        QCOMPARE(stateOf(device.get("/v1/device"), "id"), stateOf(answer, "deviceId"));
    }
    // Enrolled again, the device is the same one, and its old token is void.
    const ProbeAnswer again = anybody.postJson(
        "/v1/enrolments",
        R"({"device":{"name":"B","serialNumber":"2"},"administrator":"admin","password":"correct horse battery"})");
    QCOMPARE(stateOf(again, "deviceId"), stateOf(second, "deviceId"));
    QCOMPARE(live.client(stateOf(second, "token")).get("/v1/device").status, 401);
}

void TestRules::data_whenNotStarted_isRefused()
{
    LiveServer live;
    QVERIFY(live.isOpen());
    Client device = live.enrol(QStringLiteral("1"));
    QCOMPARE(problemOf(device.get("/v1/shared/settings")), QStringLiteral("not-started"));
    QCOMPARE(problemOf(device.logIn("alice")), QStringLiteral("not-started"));
    QCOMPARE(device.get("/v1/device").status, 200);
    QCOMPARE(device.start().status, 200);
    QCOMPARE(device.get("/v1/shared/settings").status, 200);
    QCOMPARE(device.request("POST", "/v1/device/stop").status, 204);
    QCOMPARE(problemOf(device.get("/v1/shared/settings")), QStringLiteral("not-started"));
}

void TestRules::resume_afterStop_isRefusedUntilStarted()
{
    LiveServer live;
    QVERIFY(live.isOpen());
    Client device = live.enrolAndStart(QStringLiteral("1"));
    QCOMPARE(device.start("resume", live.generation()).status, 200);
    QCOMPARE(device.request("POST", "/v1/device/stop").status, 204);
    QCOMPARE(problemOf(device.start("resume", live.generation())), QStringLiteral("not-started"));
    QCOMPARE(problemOf(device.get("/v1/shared/settings")), QStringLiteral("not-started"));
    QCOMPARE(device.start("start", live.generation()).status, 200);
    QCOMPARE(device.get("/v1/shared/settings").status, 200);
}

void TestRules::start_afterAnAdministratorsStop_needsMoreThanAToken()
{
    LiveServer live;
    QVERIFY(live.isOpen());
    Client device = live.enrolAndStart(QStringLiteral("1"));
    const DeviceId id = live.deviceOf(device);
    QVERIFY(live.engine().stopDevice(id, QStringLiteral("admin")).ok());
    QCOMPARE(device.request("POST", "/v1/device/stop").status, 204); // it confirms
    for (const char *mode : {"resume", "start"})
        QCOMPARE(problemOf(device.start(mode, live.generation())), QStringLiteral("not-started"));
    QCOMPARE(problemOf(device.get("/v1/shared/settings")), QStringLiteral("not-started"));

    QVERIFY(live.engine().startDevice(id, QStringLiteral("admin")).ok());
    QCOMPARE(device.start("start", live.generation()).status, 200);
    QCOMPARE(device.get("/v1/shared/settings").status, 200);

    QVERIFY(live.engine().stopDevice(id, QStringLiteral("admin")).ok());
    Client again = live.enrol(QStringLiteral("1"));
    QCOMPARE(live.deviceOf(again), id);
    QCOMPARE(again.start("start", live.generation()).status, 200);
}

void TestRules::stoppedDevice_keepsControlStream()
{
    LiveServer live;
    QVERIFY(live.isOpen());
    Client device = live.enrol(QStringLiteral("1"));
    Client other = live.enrolAndStart(QStringLiteral("2"));
    Client listener = live.client(device.token());
    QVERIFY(listener.send("GET", "/v1/events"));
    QCOMPARE(listener.probe().receiveHead().status, 200);
    QVERIFY(listener.probe().readUntil("waiting to be started"));
    QVERIFY(live.engine().devices().find(live.deviceOf(device))->connected);
    QCOMPARE(other.put(kShared, R"({"buttons":{},"order":[]})").status, 201); // no hint of this
    QVERIFY(live.engine().startDevice(live.deviceOf(device), QStringLiteral("admin")).ok());
    const auto text = listener.probe().readUntil("event: start\n");
    QVERIFY(text);
    QVERIFY(text->find("event: change") == std::string::npos);
}

void TestRules::reconcile_whenOnlyDeviceHasIt_mayBeSent()
{
    LiveServer live;
    QVERIFY(live.isOpen());
    Client device = live.enrolAndStart(QStringLiteral("1"));
    // Alice is not at the panel, and the server has never heard of her: R8's waiting changes look like this.
    QCOMPARE(device.put(kLanguage, kGerman).status, 403);
    const ProbeAnswer reconciled =
        device.postJson("/v1/device/reconcile", reconcileBody(live.generation(), "start", "alice",
                                                              R"({"item":"display.language","digest":")" +
                                                                  std::string(64, 'a') + R"("})"));
    QCOMPARE(reconciled.status, 200);
    QVERIFY(QString::fromStdString(reconciled.body).contains(QStringLiteral("\"send\"")));
    QCOMPARE(device.put(kLanguage, kGerman).status, 201);
    QCOMPARE(device.get(kAlice).status, 200); // held from now on
    Client other = live.enrolAndStart(QStringLiteral("2"));
    QCOMPARE(other.get(kAlice).status, 403);
}

void TestRules::login_bringsWhatAnotherDeviceChanged()
{
    LiveServer live;
    QVERIFY(live.isOpen());
    Client a = live.enrolAndStart(QStringLiteral("1"));
    Client b = live.enrolAndStart(QStringLiteral("2"));
    QCOMPARE(b.get(kAlice).status, 403);
    QCOMPARE(b.logIn("alice", {"sales"}).status, 204);
    const ProbeAnswer before = b.get(kAlice);
    QCOMPARE(before.status, 200);
    QVERIFY(jsonOf(before).value(QStringLiteral("settings")).toArray().isEmpty());
    QCOMPARE(b.get("/v1/groups/sales/settings").status, 200);
    QCOMPARE(b.get("/v1/groups/other/settings").status, 403);

    QCOMPARE(a.logIn("Alice ").status, 204); // the same user
    const ProbeAnswer made = a.put(kLanguage, kGerman);
    QCOMPARE(made.status, 201);
    const ProbeAnswer after = b.get(kAlice, {{"If-None-Match", before.header("etag")}});
    QCOMPARE(after.status, 200);
    QCOMPARE(settingOf(after, QStringLiteral(
                                  "display.language"))[QStringLiteral("value")][QStringLiteral("language")]
                 .toString(),
             QStringLiteral("de"));
    QCOMPARE(b.get(kAlice, {{"If-None-Match", after.header("etag")}}).status, 304);
    QCOMPARE(b.get(kAlice, {{"If-None-Match", R"("x", W/)" + after.header("etag")}}).status, 304);
    QCOMPARE(b.logOut().status, 204);
    QCOMPARE(b.get(kAlice).status, 200); // it holds a copy now, and follows
    QCOMPARE(b.get("/v1/groups/sales/settings").status, 403);
}

void TestRules::firstChange_ofAUserAtAnotherPanel_isToldAndHeld()
{
    LiveServer live;
    QVERIFY(live.isOpen());
    Client a = live.enrolAndStart(QStringLiteral("1"));
    Client b = live.enrolAndStart(QStringLiteral("2"));
    const std::string start = stateOf(b.start());
    Client stream = live.client(b.token());
    QVERIFY(stream.send("GET", "/v1/events"));
    QCOMPARE(stream.probe().receiveHead().status, 200);
    QVERIFY(stream.probe().readUntil("\n\n"));
    for (Client *device : {&a, &b}) { // nobody has anything of alice
        QCOMPARE(device->logIn("alice").status, 204);
        QCOMPARE(device->get(kAlice).status, 200);
    }
    const ProbeAnswer made = a.put(kLanguage, kGerman);
    QCOMPARE(made.status, 201);
    QVERIFY(stream.probe().readUntil(stateOf(made)));
    const ProbeAnswer news = b.get("/v1/changes?since=" + start);
    QCOMPARE(news.status, 200);
    const auto changed = jsonOf(news)[QStringLiteral("changed")].toArray();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first()[QStringLiteral("item")].toString(), QStringLiteral("display.language"));
    // What it was given it holds: it goes on following when alice has logged out.
    QCOMPARE(b.logOut().status, 204);
    const ProbeAnswer again = a.patch(kLanguage, R"({"keyboardLayout":"fr"})", made.header("etag"));
    QCOMPARE(again.status, 200);
    QVERIFY(stream.probe().readUntil(stateOf(again)));
    QCOMPARE(b.get(kAlice).status, 200);
}

void TestRules::firstChange_whileTheOtherPanelPolls_endsThePoll()
{
    LiveServer live;
    QVERIFY(live.isOpen());
    Client a = live.enrolAndStart(QStringLiteral("1"));
    Client b = live.enrolAndStart(QStringLiteral("2"));
    const std::string start = stateOf(b.start());
    QCOMPARE(a.logIn("alice", {"sales"}).status, 204);
    QCOMPARE(b.logIn("bob", {"sales"}).status, 204);
    Client poller = live.client(b.token());
    QVERIFY(poller.send("GET", "/v1/changes?wait=50&since=" + start));
    QCOMPARE(a.put("/v1/groups/sales/settings/address-book.group", R"({"entries":{}})").status, 201);
    // Before or after the poll had begun to wait, as with every change.
    ProbeAnswer page = poller.probe().receive();
    QCOMPARE(page.status, 200);
    if (jsonOf(page)[QStringLiteral("changed")].toArray().isEmpty()) {
        QVERIFY(jsonOf(page)[QStringLiteral("hasMore")].toBool());
        page = poller.get("/v1/changes?since=" + stateOf(page, "newState"));
    }
    QCOMPARE(jsonOf(page)[QStringLiteral("changed")].toArray().size(), 1);
}

void TestRules::push_fromOldVersion_saysLoginAgain()
{
    LiveServer live;
    QVERIFY(live.isOpen());
    Client a = live.enrolAndStart(QStringLiteral("1"));
    Client b = live.enrolAndStart(QStringLiteral("2"));
    QCOMPARE(a.logIn("alice").status, 204);
    QCOMPARE(b.logIn("alice").status, 204);
    const std::string first = a.put(kLanguage, kGerman).header("etag");
    QCOMPARE(b.put(kLanguage, kFrench, first).status, 200);
    const ProbeAnswer refused = a.put(kLanguage, R"({"language":"it"})", first);
    QCOMPARE(refused.status, 412);
    QCOMPARE(problemOf(refused), QStringLiteral("login-again"));
    QCOMPARE(a.put(kLanguage, R"({"language":"it"})").status, 412); // it exists
    QVERIFY(QString::fromStdString(a.get(kAlice).body).contains(QStringLiteral("\"fr\"")));
}

void TestRules::push_ofTimeline_isMerged()
{
    LiveServer live;
    QVERIFY(live.isOpen());
    Client a = live.enrolAndStart(QStringLiteral("1"));
    Client b = live.enrolAndStart(QStringLiteral("2"));
    QCOMPARE(a.logIn("alice").status, 204);
    QCOMPARE(b.logIn("alice").status, 204);
    const std::string first = a.put(kTimeline, R"({"entries":{"1":{"at":1}}})").header("etag");
    QCOMPARE(a.put(kTimeline, R"({"entries":{"1":{"at":1},"2":{"at":2}}})", first).status, 200);
    const ProbeAnswer merged = b.put(kTimeline, R"({"entries":{"1":{"at":1},"3":{"at":3}}})", first);
    QCOMPARE(merged.status, 200);
    QVERIFY(jsonOf(merged).value(QStringLiteral("merged")).toBool());
    QCOMPARE(jsonOf(merged)[QStringLiteral("value")][QStringLiteral("entries")].toObject().keys(),
             QStringList({QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3")}));
}

void TestRules::push_repeatedWithItsId_getsFirstAnswer()
{
    LiveServer live;
    QVERIFY(live.isOpen());
    Client a = live.enrolAndStart(QStringLiteral("1"));
    QCOMPARE(a.logIn("alice").status, 204);
    const std::string id = Client::newChangeId();
    const ProbeAnswer first = a.put(kLanguage, kGerman, {}, id);
    QCOMPARE(first.status, 201);
    QCOMPARE(a.put(kLanguage, kFrench, first.header("etag")).status, 200);
    const ProbeAnswer repeated = a.put(kLanguage, kGerman, {}, id);
    QCOMPARE(repeated.status, first.status);
    QCOMPARE(repeated.body, first.body);
    QCOMPARE(repeated.header("etag"), first.header("etag"));
    QVERIFY(QString::fromStdString(a.get(kAlice).body).contains(QStringLiteral("\"fr\"")));
}

void TestRules::push_basedOnDeletedOwner_saysLoginAgain()
{
    LiveServer live;
    QVERIFY(live.isOpen());
    Client a = live.enrolAndStart(QStringLiteral("1"));
    QCOMPARE(a.logIn("alice").status, 204);
    const ProbeAnswer made = a.put(kLanguage, kGerman);
    const std::string since = stateOf(a.get("/v1/changes?since=" + live.generation() + ".0"), "newState");
    QCOMPARE(a.logOut().status, 204);
    QCOMPARE(*removeOwners(live.engine().store(), {*OwnerKey::user(u"alice")}), 1);
    QCOMPARE(problemOf(a.put(kLanguage, kFrench, made.header("etag"))), QStringLiteral("login-again"));
    const QJsonObject changes = jsonOf(a.get("/v1/changes?since=" + since));
    QCOMPARE(changes[QStringLiteral("ownersDeleted")].toArray().size(), 1);
    QCOMPARE(a.get(kAlice).status, 403);
}

void TestRules::removal_ofNobodysSetting_makesNoHolding()
{
    LiveServer live;
    QVERIFY(live.isOpen());
    Client a = live.enrolAndStart(QStringLiteral("1"));
    QCOMPARE(a.logIn("alice").status, 204);
    const ProbeAnswer removed = a.remove(kLanguage, '"' + live.generation() + ".1\"");
    QCOMPARE(removed.status, 200); // there is nothing, as was asked for
    QVERIFY(!live.engine().devices().following().holds(live.deviceOf(a), OwnerId()));
}

void TestRules::secrets_goOnlyToThePanelOfTheirUser()
{
    LiveServer live;
    QVERIFY(live.isOpen());
    Client a = live.enrolAndStart(QStringLiteral("1"));
    Client b = live.enrolAndStart(QStringLiteral("2"));
    QCOMPARE(a.logIn("alice").status, 204);
    QCOMPARE(b.logIn("alice").status, 204);
    QCOMPARE(b.get(kAlice).status, 200);
    const std::string secret = "hunter2hunter2";
    const ProbeAnswer made = a.put(kKeychain, kCredentials);
    QCOMPARE(made.status, 201);
    QVERIFY(made.body.find(secret) == std::string::npos);
    const ProbeAnswer atPanel = b.get(kAlice);
    QVERIFY(atPanel.body.find(secret) != std::string::npos);
    const std::string since = live.generation() + ".0";
    QVERIFY(b.get("/v1/changes?since=" + since).body.find(secret) == std::string::npos);
    QCOMPARE(b.logOut().status, 204);
    const ProbeAnswer held = b.get(kAlice);
    QCOMPARE(held.status, 200);
    QVERIFY(held.body.find(secret) == std::string::npos);
    QVERIFY(settingOf(held, QStringLiteral("keychain"))[QStringLiteral("atLogin")].toBool());
    QVERIFY(b.get(kAlice + "?since=" + since).body.find(secret) == std::string::npos);
    const ProbeAnswer reconciled = b.postJson(
        "/v1/device/reconcile", reconcileBody(live.generation(), "start", "alice", R"({"item":"keychain"})"));
    QCOMPARE(reconciled.status, 200);
    QVERIFY(reconciled.body.find(secret) == std::string::npos);
    // Back at the panel the ETag of the copy with gaps does not keep the values from it.
    QCOMPARE(b.logIn("alice").status, 204);
    const ProbeAnswer again = b.get(kAlice, {{"If-None-Match", held.header("etag")}});
    QCOMPARE(again.status, 200);
    QVERIFY(again.body.find(secret) != std::string::npos);
    const ProbeAnswer listed = b.get(kAlice, {{"If-None-Match", R"("other", )" + held.header("etag")}});
    QCOMPARE(listed.status, 200);
}

void TestRules::secrets_afterAStopOrAnewStart_goToNoPanelOfBefore()
{
    LiveServer live;
    QVERIFY(live.isOpen());
    Client a = live.enrolAndStart(QStringLiteral("1"));
    const DeviceId device = live.deviceOf(a);
    const std::string secret = "hunter2hunter2";
    QCOMPARE(a.logIn("alice").status, 204);
    QCOMPARE(a.put(kKeychain, kCredentials).status, 201);
    const auto givesSecret = [&] {
        const ProbeAnswer answer = a.get(kAlice);
        return answer.body.find(secret) != std::string::npos;
    };
    QVERIFY(givesSecret());

    const std::string resume =
        R"({"mode":"resume","scopeEpoch":0,"generation":")" + live.generation() + R"("})";
    const std::string anew = R"({"mode":"start","scopeEpoch":0})";
    for (const std::string &body : {resume, anew}) {
        QCOMPARE(a.postJson("/v1/device/start", body).status, 200);
        QVERIFY(!givesSecret());
        QCOMPARE(a.logIn("alice").status, 204);
        QVERIFY(givesSecret());
    }

    QVERIFY(live.engine().stopDevice(device).ok());
    QVERIFY(live.engine().startDevice(device).ok());
    QCOMPARE(a.get(kAlice).status, 200);
    QVERIFY(!givesSecret());
}

void TestRules::otherGeneration_meansRestartToSync()
{
    LiveServer live;
    QVERIFY(live.isOpen());
    Client a = live.enrolAndStart(QStringLiteral("1"));
    QCOMPARE(a.logIn("alice").status, 204);
    const ProbeAnswer made = a.put(kLanguage, kGerman);
    const std::string before = live.generation();
    const std::string state = stateOf(a.get("/v1/changes?since=" + before + ".0"), "newState");
    Client listener = live.client(a.token());
    QVERIFY(listener.send("GET", "/v1/events"));
    QCOMPARE(listener.probe().receiveHead().status, 200);
    Client poller = live.client(a.token());
    QVERIFY(poller.send("GET", "/v1/changes?wait=50&since=" + state));
    QTRY_VERIFY(live.engine().devices().find(live.deviceOf(a))->connected);
    QVERIFY(live.engine().beginGeneration().ok());
    QVERIFY(live.generation() != before);
    QVERIFY(listener.probe().readUntil("event: restart\n"));
    QCOMPARE(problemOf(poller.probe().receive()), QStringLiteral("restart-to-sync"));

    const QString restart = QStringLiteral("restart-to-sync");
    QCOMPARE(problemOf(a.start("resume", before)), restart);
    QCOMPARE(problemOf(a.get("/v1/changes?since=" + state)), restart);
    QCOMPARE(problemOf(a.put(kLanguage, kFrench, made.header("etag"))), restart);
    QCOMPARE(problemOf(a.postJson("/v1/device/reconcile", reconcileBody(before, "resume", "alice", ""))),
             restart);
    QCOMPARE(a.get(kAlice, {{"If-None-Match", made.header("etag")}}).status, 200);
    const ProbeAnswer started = a.start("start", before);
    QCOMPARE(started.status, 200);
    QVERIFY(jsonOf(started).value(QStringLiteral("otherGeneration")).toBool());
    QVERIFY(stateOf(started).rfind(live.generation(), 0) == 0);
    QVERIFY(!jsonOf(a.start("start", live.generation())).value(QStringLiteral("otherGeneration")).toBool());
    const ProbeAnswer kept = a.postJson(
        "/v1/device/displaced",
        R"({"settings":[{"owner":{"kind":"user","name":"alice"},"item":"display.language","value":{"language":"it"}}]})");
    QCOMPARE(kept.status, 204);
}

void TestRules::changes_whileWaiting_endTheLongPoll()
{
    LiveServer live;
    QVERIFY(live.isOpen());
    Client a = live.enrolAndStart(QStringLiteral("1"));
    Client b = live.enrolAndStart(QStringLiteral("2"));
    const std::string since = stateOf(b.start());
    Client poller = live.client(b.token());
    QVERIFY(poller.send("GET", "/v1/changes?wait=50&since=" + since));
    QCOMPARE(a.put(kShared, R"({"buttons":{},"order":[]})").status, 201);
    // Whether the change came before or after the poll had begun to wait: page by page it arrives.
    ProbeAnswer page = poller.probe().receive();
    QCOMPARE(page.status, 200);
    if (jsonOf(page)[QStringLiteral("changed")].toArray().isEmpty()) {
        QVERIFY(jsonOf(page)[QStringLiteral("hasMore")].toBool());
        page = poller.get("/v1/changes?since=" + stateOf(page, "newState"));
    }
    QCOMPARE(jsonOf(page)[QStringLiteral("changed")].toArray().size(), 1);
}

void TestRules::longPoll_whileOthersChange_goesOnWaiting()
{
    LiveServer live;
    QVERIFY(live.isOpen());
    Client device = live.enrolAndStart(QStringLiteral("1"));
    std::atomic_bool enough = false;
    std::thread busy([&] {
        while (!enough) {
            protocol::SettingChange change;
            change.id = ChangeId::random();
            change.owner =
                *OwnerKey::user(QStringLiteral("bob%1").arg(QRandomGenerator::global()->generate()));
            change.item = QStringLiteral("display.language");
            change.value = QByteArray::fromStdString(kGerman);
            std::promise<void> pushed;
            live.engine().settings().push(DeviceId::random(), change,
                                          [&](const auto &) { pushed.set_value(); });
            pushed.get_future().wait();
        }
    });
    // Many polls, each of which ends the one before: a change must come just between looking and waiting.
    Client second = live.client(device.token());
    Client *connections[] = {&device, &second};
    const auto poll = [&](Client &connection) {
        return connection.send("GET", "/v1/changes?wait=1&since=" +
                                          live.engine().store().state().toString().toStdString());
    };
    std::vector<ProbeAnswer> pages;
    bool sent = poll(device);
    for (int i = 1; sent && i < 2000; ++i) {
        sent = poll(*connections[i % 2]);
        pages.push_back(connections[(i + 1) % 2]->probe().receive());
    }
    enough = true;
    busy.join();
    QVERIFY(sent);
    for (const ProbeAnswer &page : pages) {
        QCOMPARE(page.status, 200);
        QVERIFY(jsonOf(page)[QStringLiteral("changed")].toArray().isEmpty());
        QVERIFY(!jsonOf(page)[QStringLiteral("hasMore")].toBool());
    }
}

void TestRules::longPoll_withoutNews_endsEmpty()
{
    LiveServer live;
    QVERIFY(live.isOpen());
    Client a = live.enrolAndStart(QStringLiteral("1"));
    const std::string since = stateOf(a.start());
    const ProbeAnswer page = a.get("/v1/changes?wait=1&since=" + since);
    QCOMPARE(page.status, 200);
    QVERIFY(!jsonOf(page)[QStringLiteral("hasMore")].toBool());
    QVERIFY(jsonOf(page)[QStringLiteral("changed")].toArray().isEmpty());
}

void TestRules::longPoll_whenNewerComes_ends()
{
    LiveServer live;
    QVERIFY(live.isOpen());
    Client a = live.enrolAndStart(QStringLiteral("1"));
    const std::string target = "/v1/changes?wait=50&since=" + stateOf(a.start());
    Client first = live.client(a.token());
    Client second = live.client(a.token());
    QVERIFY(first.send("GET", target));
    QVERIFY(second.send("GET", target));
    // They come on two connections in any order: one of them has ended the other, an administrator's stop
    // ends it.
    QTRY_VERIFY(live.server().statistics().requests >= 4);
    QVERIFY(live.engine().stopDevice(live.deviceOf(a), QStringLiteral("admin")).ok());
    QSet<QString> endings{problemOf(first.probe().receive()), problemOf(second.probe().receive())};
    QVERIFY(endings.contains(QStringLiteral("not-started")));
}

void TestRules::events_tellHoldersOnly()
{
    LiveServer live;
    QVERIFY(live.isOpen());
    Client a = live.enrolAndStart(QStringLiteral("1"));
    Client b = live.enrolAndStart(QStringLiteral("2"));
    QCOMPARE(a.logIn("alice").status, 204);
    QCOMPARE(a.put(kLanguage, kGerman).status, 201);
    Client stream = live.client(b.token());
    QVERIFY(stream.send("GET", "/v1/events"));
    const ProbeAnswer head = stream.probe().receiveHead();
    QCOMPARE(head.status, 200);
    QCOMPARE(head.header("content-type"), std::string("text/event-stream"));
    QVERIFY(stream.probe().readUntil("\n\n"));
    // Not b's business yet; the shared change that follows is.
    const ProbeAnswer second = a.patch(kLanguage, R"({"keyboardLayout":"de"})", a.get(kAlice).header("etag"));
    QCOMPARE(second.status, 200);
    const std::string unseen = stateOf(second);
    const ProbeAnswer shared = a.put(kShared, R"({"buttons":{},"order":[]})");
    QCOMPARE(shared.status, 201);
    const auto text = stream.probe().readUntil(stateOf(shared));
    QVERIFY(text);
    QVERIFY(text->find(unseen) == std::string::npos);
    // Once it holds her data it is told.
    QCOMPARE(b.logIn("alice").status, 204);
    QCOMPARE(b.get(kAlice).status, 200);
    const ProbeAnswer third = a.patch(kLanguage, R"({"keyboardLayout":"fr"})", second.header("etag"));
    QCOMPARE(third.status, 200);
    QVERIFY(stream.probe().readUntil(stateOf(third)));
}

void TestRules::events_whenNewerStreamOpens_olderEndsProperly()
{
    LiveServer live;
    QVERIFY(live.isOpen());
    Client a = live.enrolAndStart(QStringLiteral("1"));
    Client older = live.client(a.token());
    Client newer = live.client(a.token());
    QVERIFY(older.send("GET", "/v1/events"));
    QCOMPARE(older.probe().receiveHead().status, 200);
    QVERIFY(older.probe().readUntil("\n\n"));
    QVERIFY(newer.send("GET", "/v1/events"));
    QCOMPARE(newer.probe().receiveHead().status, 200);
    QVERIFY(older.probe().readToEnd());
    QVERIFY(live.engine().devices().find(live.deviceOf(a))->connected);
    newer.probe().close();
    QTRY_VERIFY(!live.engine().devices().find(live.deviceOf(a))->connected);
}

void TestRules::events_whenRemoved_endWithIt()
{
    LiveServer live;
    QVERIFY(live.isOpen());
    Client a = live.enrolAndStart(QStringLiteral("1"));
    Client stream = live.client(a.token());
    QVERIFY(stream.send("GET", "/v1/events"));
    QCOMPARE(stream.probe().receiveHead().status, 200);
    QVERIFY(stream.probe().readUntil("\n\n"));
    QVERIFY(live.engine().removeDevice(live.deviceOf(a), QStringLiteral("admin")).ok());
    QVERIFY(stream.probe().readUntil("event: removed\n"));
    QVERIFY(stream.probe().readToEnd());
    QCOMPARE(a.get("/v1/device").status, 401);
}

void TestRules::events_haveHeartbeats()
{
    server::SyncServerOptions options;
    options.heartbeat = std::chrono::milliseconds(20);
    LiveServer live(options);
    QVERIFY(live.isOpen());
    Client a = live.enrolAndStart(QStringLiteral("1"));
    Client stream = live.client(a.token());
    QVERIFY(stream.send("GET", "/v1/events"));
    QCOMPARE(stream.probe().receiveHead().status, 200);
    QVERIFY(stream.probe().readUntil(":\n\n:\n\n"));
}

void TestRules::stop_endsStreamsAndPollsProperly()
{
    LiveServer live;
    QVERIFY(live.isOpen());
    Client a = live.enrolAndStart(QStringLiteral("1"));
    Client b = live.enrolAndStart(QStringLiteral("2"));
    Client stream = live.client(a.token());
    QVERIFY(stream.send("GET", "/v1/events"));
    QCOMPARE(stream.probe().receiveHead().status, 200);
    QVERIFY(stream.probe().readUntil("\n\n"));
    Client poller = live.client(b.token());
    QVERIFY(poller.send("GET", "/v1/changes?wait=50&since=" + stateOf(b.start())));
    QTRY_VERIFY(live.server().statistics().requests >= 5);
    live.server().stop(std::chrono::seconds(5));
    QVERIFY(stream.probe().readToEnd());
    QCOMPARE(poller.probe().receive().status, 200);
    QVERIFY(!live.engine().devices().find(live.deviceOf(a))->connected);
}

void TestRules::restart_keepsTokensAndHoldings()
{
    LiveServer live;
    QVERIFY(live.isOpen());
    Client a = live.enrolAndStart(QStringLiteral("1"));
    QCOMPARE(a.logIn("alice").status, 204);
    const ProbeAnswer made = a.put(kLanguage, kGerman);
    QCOMPARE(made.status, 201);
    QVERIFY(live.restart());
    Client again = live.client(a.token());
    QCOMPARE(again.start("resume", live.generation()).status, 200);
    QCOMPARE(again.get(kAlice).status, 200); // held, though nobody is at the panel
    QCOMPARE(again.put(kLanguage, kFrench, made.header("etag")).status, 200);
}

void TestRules::panel_saidAgainAfterARestart_countsNoSecondLogin() // R6
{
    LiveServer live;
    QVERIFY(live.isOpen());
    const auto logins = [&] {
        int all = 0;
        for (const auto &count : live.engine().activity().counts())
            all += count.logins;
        return all;
    };
    Client a = live.enrolAndStart(QStringLiteral("1"));
    QCOMPARE(a.logIn("alice").status, 204);
    QCOMPARE(logins(), 1);
    QVERIFY(live.restart());
    Client again = live.client(a.token());
    QCOMPARE(again.start("resume", live.generation()).status, 200);
    QCOMPARE(again.logIn("alice", {}, true).status, 204);
    QCOMPARE(logins(), 1);
    QVERIFY(live.engine().activity().recent().empty());
    QVERIFY(live.engine().devices().following().isAtPanel(live.deviceOf(again), *OwnerKey::user(u"alice")));
    QCOMPARE(again.logIn("bob").status, 204);
    QCOMPARE(logins(), 2);
}

void TestRules::digests_ofOthers_countAsDiffering()
{
    LiveServer live;
    QVERIFY(live.isOpen());
    Client a = live.enrolAndStart(QStringLiteral("1"));
    Client b = live.enrolAndStart(QStringLiteral("2"));
    QCOMPARE(a.logIn("alice").status, 204);
    QCOMPARE(a.put(kLanguage, kGerman).status, 201);
    const ProbeAnswer pulled = a.get(kAlice);
    const QString id = jsonOf(pulled)[QStringLiteral("owner")][QStringLiteral("id")].toString();
    const QByteArray digest = protocol::ownerDigest(
        {{QStringLiteral("display.language"), model::contentDigest(QByteArray::fromStdString(kGerman))}});
    const auto report = [&](const QByteArray &claimed) {
        return R"({"owners":[{"id":")" + id.toStdString() + R"(","state":")" + stateOf(pulled) +
               R"(","digest":")" + claimed.toHex().toStdString() + R"("}]})";
    };
    const QByteArray wrong(32, 'x');
    QCOMPARE(a.postJson("/v1/device/digests", report(digest)).body, std::string(R"({"owners":[]})"));
    const std::string differs = R"({"owners":[")" + id.toStdString() + R"("]})";
    QCOMPARE(a.postJson("/v1/device/digests", report(wrong)).body, differs);
    QCOMPARE(live.engine().devices().find(live.deviceOf(a))->differing, 1);
    // What did not fit into one report counts on top; a new comparison begins anew.
    const std::string more = R"({"continued":true,)" + report(wrong).substr(1);
    QCOMPARE(a.postJson("/v1/device/digests", more).body, differs);
    QCOMPARE(live.engine().devices().find(live.deviceOf(a))->differing, 2);
    QCOMPARE(a.postJson("/v1/device/digests", report(digest)).body, std::string(R"({"owners":[]})"));
    QCOMPARE(live.engine().devices().find(live.deviceOf(a))->differing, 0);
    // A device without a copy learns nothing from guessing.
    QCOMPARE(b.postJson("/v1/device/digests", report(digest)).body, differs);
    QCOMPARE(b.postJson("/v1/device/digests", report(wrong)).body, differs);
    QCOMPARE(a.postJson("/v1/device/holdings", R"({"owners":[")" + id.toStdString() + R"("]})").status, 204);
    QCOMPARE(a.logOut().status, 204);
    QCOMPARE(a.get(kAlice).status, 403);
}

QTEST_GUILESS_MAIN(TestRules)
#include "test_rules.moc"
