#include "core/model/json.h"
#include "core/model/value_rules.h"
#include "core/protocol/codec.h"

#include <QTest>

using namespace retinue;
using namespace retinue::protocol;

/// Every message: encoded, it is strict JSON with the members that openapi.yaml names; decoded and encoded
/// again, it is the same.
class TestCodec : public QObject
{
    Q_OBJECT

private slots:
    void serverDescription_roundTrips();
    void enrolment_roundTrips();
    void enrolment_whenCode_sendsNoPassword();
    void start_roundTrips();
    void seedsAndKeptValues_roundTrip();
    void reconcile_roundTrips();
    void panelLogin_roundTrips();
    void ownerSettings_hasTheStoredBytesInside();
    void changeAnswer_roundTrips();
    void changes_roundTrips();
    void device_roundTrips();
    void lists_roundTrip();
    void problem_roundTrips();
    void decode_whenUnknownMembers_ignoresThem();
    void decode_whenValueIsNotCanonical_makesItSo();
    void ownerDigest_doesNotDependOnOrder();
};

namespace {

const OwnerKey kAlice = OwnerKey::user(u"Al\"ice\\ \u00fc", u"corp").value();
const OwnerKey kGroup = OwnerKey::group(u"01").value();
const QByteArray kValue = R"({"a":[1,2],"b":"\u001f"})";

State someState()
{
    return {Generation::random(), {77}};
}

/// The encoded text, after proving that it survives decoding and is strict JSON.
template<typename Message>
QJsonObject roundTripped(const Message &message)
{
    const QByteArray text = encode(message);
    const Result<QJsonObject> object = model::parseJsonObject(text, {64 * 1024 * 1024, 20});
    if (!object.ok()) {
        QTest::qFail(qPrintable(object.error().toString()), __FILE__, __LINE__);
        return {};
    }
    const Result<Message> decoded = decode<Message>(text);
    if (!decoded.ok()) {
        QTest::qFail(qPrintable(decoded.error().toString()), __FILE__, __LINE__);
        return {};
    }
    QTest::qCompare(encode(*decoded), text, "again", "first", __FILE__, __LINE__);
    return *object;
}

} // namespace

void TestCodec::serverDescription_roundTrips()
{
    const ServerDescription message{QStringLiteral("1.0"), InstallationId::random(), Generation::random(),
                                    QStringLiteral("printserver \"A\"\n").trimmed(), QStringLiteral("AA:BB")};
    const QJsonObject object = roundTripped(message);
    QCOMPARE(object.keys(), (QStringList{QStringLiteral("caFingerprint"), QStringLiteral("generation"),
                                         QStringLiteral("installation"), QStringLiteral("name"),
                                         QStringLiteral("version")}));
    QCOMPARE(decode<ServerDescription>(encode(message))->installation, message.installation);
    ServerDescription moved = message;
    moved.term = {1'800'000'000'000, QByteArray(71, '\xab')};
    roundTripped(moved);
    QCOMPARE(decode<ServerDescription>(encode(moved))->term, moved.term);
}

void TestCodec::enrolment_roundTrips()
{
    EnrolmentRequest request;
    request.device = {QStringLiteral("A"), QStringLiteral("S1"), QStringLiteral("floor 2"),
                      QStringLiteral("P"), QStringLiteral("1")};
    request.administrator = QStringLiteral("admin");
    request.password = QStringLiteral("p\u00e4ss \"word\"");
    const QJsonObject object = roundTripped(request);
    QCOMPARE(object.value(u"device").toObject().value(u"serialNumber").toString(), QStringLiteral("S1"));
    const Result<EnrolmentRequest> decoded = decode<EnrolmentRequest>(encode(request));
    QCOMPARE(decoded->device, request.device);
    QCOMPARE(decoded->password, request.password);

    const EnrolmentAnswer answer{DeviceId::random(), QStringLiteral("token"), InstallationId::random()};
    roundTripped(answer);
    QCOMPARE(decode<EnrolmentAnswer>(encode(answer))->deviceId, answer.deviceId);
}

void TestCodec::enrolment_whenCode_sendsNoPassword()
{
    EnrolmentRequest request;
    request.device = {QStringLiteral("A"), QStringLiteral("S1"), {}, {}, {}};
    request.code = QStringLiteral("ABCD-EFGH");
    request.password = QStringLiteral("left over");
    QVERIFY(!roundTripped(request).contains(u"password"));
}

void TestCodec::start_roundTrips()
{
    StartRequest request;
    request.mode = StartMode::Start;
    QVERIFY(!roundTripped(request).contains(u"generation"));
    request.generation = Generation::random();
    request.scopeEpoch = 3;
    QCOMPARE(roundTripped(request).value(u"mode").toString(), QStringLiteral("start"));
    QCOMPARE(decode<StartRequest>(encode(request))->generation, request.generation);

    request.scopes = {{QStringLiteral("default-job.copy"), StepId::random()}};
    roundTripped(request);
    QCOMPARE(decode<StartRequest>(encode(request))->scopes, request.scopes);
    QVERIFY(decode<StartRequest>(encode(request))->knowsScopes);
    QVERIFY(!decode<StartRequest>(R"({"mode":"start"})")->knowsScopes);
    QVERIFY(!roundTripped(request).contains(u"term")); // it never moved
    request.term = {1'800'000'000'000, QByteArray(71, '\x30')};
    roundTripped(request);
    QCOMPARE(decode<StartRequest>(encode(request))->term, request.term);

    StartAnswer answer{
        someState(),
        4,
        true,
        {{QStringLiteral("default-job.copy"), Scope::DeviceSpecific, StepId::random(), ScopeAction::TakeSeed},
         {QStringLiteral("default-job.fax"), Scope::Shared, {}, ScopeAction::Initialize}}};
    roundTripped(answer);
    QCOMPARE(decode<StartAnswer>(encode(answer))->scopes, answer.scopes);
    QCOMPARE(decode<StartAnswer>(encode(answer))->state, answer.state);
    QVERIFY(decode<StartAnswer>(encode(answer))->otherGeneration);
    answer.term = request.term;
    roundTripped(answer);
    QCOMPARE(decode<StartAnswer>(encode(answer))->term, answer.term);
}

void TestCodec::seedsAndKeptValues_roundTrip()
{
    OwnerSeeds seeds;
    roundTripped(seeds);
    seeds = {OwnerId::random(), {{QStringLiteral("default-job.copy"), StepId::random(), "{\"n\":1}"}}};
    roundTripped(seeds);
    QCOMPARE(decode<OwnerSeeds>(encode(seeds))->seeds, seeds.seeds);
    const KeptValues kept{{{kAlice, QStringLiteral("default-job.copy"), "{\"n\":1}"}}, true};
    roundTripped(kept);
    QVERIFY(decode<KeptValues>(encode(kept))->last);
}

void TestCodec::reconcile_roundTrips()
{
    ReconcileRequest request;
    request.mode = StartMode::Resume;
    request.generation = Generation::random();
    request.owners = {{kAlice,
                       {{QStringLiteral("home.buttons"), model::contentDigest("x"), Revision{5}},
                        {QStringLiteral("keychain"), {}, {}}}},
                      {OwnerKey::allDevices(), {}, true}};
    const QJsonObject object = roundTripped(request);
    QCOMPARE(object.value(u"mode").toString(), QStringLiteral("resume"));
    const Result<ReconcileRequest> decoded = decode<ReconcileRequest>(encode(request));
    QCOMPARE(decoded->owners.size(), std::size_t(2));
    QCOMPARE(decoded->owners[0].owner.name(), kAlice.name());
    QCOMPARE(decoded->owners[0].settings[0].digest, model::contentDigest("x"));
    QVERIFY(decoded->owners[0].settings[1].digest.isEmpty());
    QVERIFY(!decoded->owners[0].settings[1].revision);
    QVERIFY(!decoded->owners[0].partial && decoded->owners[1].partial);

    ReconcileAnswer answer;
    answer.state = someState();
    answer.owners = {{kAlice,
                      OwnerId::random(),
                      {{QStringLiteral("a"), ReconcileAction::Take, {9}, kValue},
                       {QStringLiteral("b"), ReconcileAction::Same, {8}, {}},
                       {QStringLiteral("c"), ReconcileAction::Send, {0}, {}},
                       {QStringLiteral("d"), ReconcileAction::Gone, {7}, {}}}},
                     {kGroup, {}, {}}};
    roundTripped(answer);
    const Result<ReconcileAnswer> again = decode<ReconcileAnswer>(encode(answer));
    QCOMPARE(again->owners[0].id, answer.owners[0].id);
    QCOMPARE(again->owners[0].settings[0].value, kValue);
    QCOMPARE(again->owners[0].settings[3].action, ReconcileAction::Gone);
    QVERIFY(!again->owners[1].id);
}

void TestCodec::panelLogin_roundTrips()
{
    const PanelLogin message{kAlice, {kGroup, OwnerKey::group(u"02").value()}};
    roundTripped(message);
    const Result<PanelLogin> decoded = decode<PanelLogin>(encode(message));
    QVERIFY(decoded->user == kAlice);
    QVERIFY(decoded->groups == message.groups);
    QVERIFY(!decoded->repeated);
    QVERIFY(decode<PanelLogin>(encode(PanelLogin{kAlice, {}, true}))->repeated);
}

void TestCodec::ownerSettings_hasTheStoredBytesInside()
{
    OwnerSettings message;
    message.owner = kAlice;
    message.id = OwnerId::random();
    message.state = someState();
    message.complete = false;
    message.settings = {{QStringLiteral("home.buttons"), {5}, false, false, kValue},
                        {QStringLiteral("home.screen"), {6}, true, false, {}},
                        {QStringLiteral("keychain"), {7}, false, true, {}}};
    QVERIFY(encode(message).contains("\"value\":" + kValue));
    const QJsonObject owner = roundTripped(message).value(u"owner").toObject();
    QCOMPARE(owner.value(u"kind").toString(), QStringLiteral("user"));
    QCOMPARE(owner.value(u"domain").toString(), QStringLiteral("corp"));
    QCOMPARE(owner.value(u"id").toString(), message.id->toString());
    const Result<OwnerSettings> decoded = decode<OwnerSettings>(encode(message));
    QVERIFY(!decoded->complete);
    QCOMPARE(decoded->state, message.state);
    QCOMPARE(decoded->settings[0].value, kValue);
    QVERIFY(decoded->settings[1].deleted && decoded->settings[2].atLogin);

    OwnerSettings nothing;
    nothing.state = someState();
    roundTripped(nothing);
    QVERIFY(!decode<OwnerSettings>(encode(nothing))->id);
}

void TestCodec::changeAnswer_roundTrips()
{
    const ChangeAnswer merged{OwnerId::random(), someState(), false, true, kValue};
    roundTripped(merged);
    QCOMPARE(decode<ChangeAnswer>(encode(merged))->value, kValue);
    const ChangeAnswer plain{OwnerId::random(), someState(), true, false, {}};
    QVERIFY(!roundTripped(plain).contains(u"value"));
    QVERIFY(decode<ChangeAnswer>(encode(plain))->created);
}

void TestCodec::changes_roundTrips()
{
    Changes message;
    message.oldState = someState();
    message.newState = {message.oldState.generation, {99}};
    message.hasMore = true;
    message.changed = {
        {kAlice, OwnerId::random(), {QStringLiteral("x"), {98}, false, false, kValue}},
        {OwnerKey::allDevices(), OwnerId::random(), {QStringLiteral("y"), {99}, true, false, {}}}};
    message.ownersDeleted = {OwnerId::random(), OwnerId::random()};
    roundTripped(message);
    const Result<Changes> decoded = decode<Changes>(encode(message));
    QCOMPARE(decoded->changed[1].id, message.changed[1].id);
    QCOMPARE(decoded->ownersDeleted, message.ownersDeleted);
    QVERIFY(decoded->hasMore);
    roundTripped(Changes{});
}

void TestCodec::device_roundTrips()
{
    const DeviceInfo info{QStringLiteral("A"), QStringLiteral("S1"), QStringLiteral("floor"),
                          QStringLiteral("P"), QStringLiteral("1")};
    roundTripped(info);
    const DeviceDescription message{DeviceId::random(), info, DeviceState::Started};
    QCOMPARE(roundTripped(message).value(u"state").toString(), QStringLiteral("started"));
    const Result<DeviceDescription> decoded = decode<DeviceDescription>(encode(message));
    QCOMPARE(decoded->id, message.id);
    QCOMPARE(decoded->info, info);
}

void TestCodec::lists_roundTrip()
{
    const std::vector<DisplacedSetting> displaced = {{kAlice, QStringLiteral("a"), kValue},
                                                     {kGroup, QStringLiteral("b"), "{}"}};
    roundTripped(displaced);
    QCOMPARE(decode<std::vector<DisplacedSetting>>(encode(displaced))->at(0).value, kValue);
    DigestReport report{{{OwnerId::random(), someState(), model::contentDigest("x")}}};
    QVERIFY(!roundTripped(report).contains(u"continued"));
    QCOMPARE(decode<DigestReport>(encode(report))->owners.at(0).digest, model::contentDigest("x"));
    QVERIFY(!decode<DigestReport>(encode(report))->continued);
    report.continued = true;
    QVERIFY(decode<DigestReport>(encode(report))->continued);
    const std::vector<OwnerId> ids = {OwnerId::random(), OwnerId::random()};
    roundTripped(ids);
    QCOMPARE(decode<std::vector<OwnerId>>(encode(ids)).value(), ids);
    roundTripped(std::vector<OwnerId>{});
}

void TestCodec::problem_roundTrips()
{
    Problem message{429, QStringLiteral("too-many"), QStringLiteral("Too many requests."),
                    QStringLiteral("line\nbreak"), 60};
    const QJsonObject object = roundTripped(message);
    QCOMPARE(object.value(u"type").toString(), QStringLiteral("urn:retinue:problem:too-many"));
    QCOMPARE(object.value(u"status").toInt(), 429);
    message.retryAfterSeconds.reset();
    message.detail.clear();
    QVERIFY(!roundTripped(message).contains(u"retryAfterSeconds"));
}

void TestCodec::decode_whenUnknownMembers_ignoresThem()
{
    const Result<StartRequest> decoded =
        decode<StartRequest>(R"({"mode":"start","scopeEpoch":1,"future":{"x":[1]},"generation":null})");
    QVERIFY(decoded.ok());
    QVERIFY(!decoded->generation);
}

void TestCodec::decode_whenValueIsNotCanonical_makesItSo()
{
    const Result<std::vector<DisplacedSetting>> decoded = decode<std::vector<DisplacedSetting>>(
        R"({"settings":[{"owner":{"kind":"group","name":"01"},"item":"x","value":{ "b":1.0, "a" : "\u0041" }}]})");
    QVERIFY(decoded.ok());
    QCOMPARE(decoded->at(0).value, QByteArray(R"({"a":"A","b":1})"));
}

void TestCodec::ownerDigest_doesNotDependOnOrder()
{
    const QByteArray one = model::contentDigest("1"), two = model::contentDigest("2");
    const QString a = QStringLiteral("a"), b = QStringLiteral("b");
    QCOMPARE(ownerDigest({{a, one}, {b, two}}), ownerDigest({{b, two}, {a, one}}));
    QVERIFY(ownerDigest({{a, one}, {b, two}}) != ownerDigest({{a, two}, {b, one}}));
    QCOMPARE(ownerDigest({{a, one}}), model::contentDigest(QByteArray("a\0", 2) + one));
}

QTEST_APPLESS_MAIN(TestCodec)
#include "test_codec.moc"
