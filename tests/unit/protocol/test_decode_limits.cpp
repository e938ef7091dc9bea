#include "core/protocol/codec.h"
#include "core/protocol/limits.h"

#include <QTest>

using namespace retinue;
using namespace retinue::protocol;

class TestDecodeLimits : public QObject
{
    Q_OBJECT

private slots:
    void decode_whenAMemberIsWrong_namesIt_data();
    void decode_whenAMemberIsWrong_namesIt();
    void decode_whenOverALimit_isTooLarge_data();
    void decode_whenOverALimit_isTooLarge();
    void decode_whenRefused_neverNamesTheSecret();
};

namespace {

template<typename Message>
std::optional<Error> errorOf(const QByteArray &json)
{
    Result<Message> message = decode<Message>(json);
    return message.ok() ? std::nullopt : std::optional(message.error());
}

const QByteArray kId(32, 'a');
const QByteArray kState = kId + ".1";

QByteArray repeated(const QByteArray &element, int count)
{
    QByteArray list;
    for (int i = 0; i < count; ++i)
        list += (i ? "," : "") + element;
    return list;
}

} // namespace

using Decode = std::optional<Error> (*)(const QByteArray &);
Q_DECLARE_METATYPE(Decode)

void TestDecodeLimits::decode_whenAMemberIsWrong_namesIt_data()
{
    QTest::addColumn<Decode>("decoded");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("member");
    const auto row = [](const char *name, Decode decoded, const QByteArray &json, const char *member) {
        QTest::newRow(name) << decoded << json << QString(QLatin1String(member));
    };
    row("mode missing", errorOf<StartRequest>, "{}", "mode");
    row("mode unknown", errorOf<StartRequest>, R"({"mode":"fast"})", "mode");
    row("mode number", errorOf<StartRequest>, R"({"mode":1})", "mode");
    row("generation short", errorOf<StartRequest>, R"({"mode":"start","generation":"ab"})", "generation");
    row("term without signature", errorOf<StartRequest>, R"({"mode":"start","term":{"number":1}})",
        "term.signature");
    row("term negative", errorOf<StartRequest>, R"({"mode":"start","term":{"number":-1,"signature":"00"}})",
        "term.number");
    row("epoch negative", errorOf<StartRequest>, R"({"mode":"start","scopeEpoch":-1})", "scopeEpoch");
    row("epoch fraction", errorOf<StartRequest>, R"({"mode":"start","scopeEpoch":1.5})", "scopeEpoch");
    row("epoch huge", errorOf<StartRequest>, R"({"mode":"start","scopeEpoch":9007199254740992})",
        "scopeEpoch");
    row("epoch text", errorOf<StartRequest>, R"({"mode":"start","scopeEpoch":"1"})", "scopeEpoch");
    row("no device", errorOf<EnrolmentRequest>, R"({"code":"x"})", "device");
    row("no serial", errorOf<EnrolmentRequest>, R"({"code":"x","device":{"name":"A"}})",
        "device.serialNumber");
    row("no credential", errorOf<EnrolmentRequest>, R"({"device":{"name":"A","serialNumber":"1"}})", "code");
    row("control in name", errorOf<DeviceInfo>, R"({"name":"A\n","serialNumber":"1"})", "name");
    row("user missing", errorOf<PanelLogin>, R"({"groups":[]})", "user");
    row("user is a group", errorOf<PanelLogin>, R"({"user":{"kind":"group","name":"1"},"groups":[]})",
        "user");
    row("user name empty", errorOf<PanelLogin>, R"({"user":{"kind":"user","name":""},"groups":[]})", "user");
    row("user hidden character", errorOf<PanelLogin>,
        R"({"user":{"kind":"user","name":"a\u202e"},"groups":[]})", "user");
    row("user kind unknown", errorOf<PanelLogin>, R"({"user":{"kind":"robot","name":"a"},"groups":[]})",
        "user.kind");
    row("group is a user", errorOf<PanelLogin>,
        R"({"user":{"kind":"user","name":"a"},"groups":[{"kind":"user","name":"b"}]})", "groups");
    row("groups no array", errorOf<PanelLogin>, R"({"user":{"kind":"user","name":"a"},"groups":{}})",
        "groups");
    row("group no object", errorOf<PanelLogin>, R"({"user":{"kind":"user","name":"a"},"groups":["b"]})",
        "groups");
    row("owners no array", errorOf<std::vector<OwnerId>>, R"({"owners":"x"})", "owners");
    row("owner no id", errorOf<std::vector<OwnerId>>, R"({"owners":["x"]})", "owners");
    row("owner number", errorOf<std::vector<OwnerId>>, R"({"owners":[1]})", "owners");
    row("digest short", errorOf<DigestReport>,
        R"({"owners":[{"id":")" + kId + R"(","state":")" + kState + R"(","digest":"ab"}]})",
        "owners[0].digest");
    row("digest upper case", errorOf<DigestReport>,
        R"({"owners":[{"id":")" + kId + R"(","state":")" + kState + R"(","digest":")" + QByteArray(64, 'A') +
            R"("}]})",
        "owners[0].digest");
    row("state foreign", errorOf<DigestReport>,
        R"({"owners":[{"id":")" + kId + R"(","state":"7","digest":")" + QByteArray(64, 'a') + R"("}]})",
        "owners[0].state");
    row("value text", errorOf<std::vector<DisplacedSetting>>,
        R"({"settings":[{"owner":{"kind":"all-devices"},"item":"x","value":"{}"}]})", "settings[0].value");
    row("value missing", errorOf<OwnerSettings>,
        R"({"owner":{"kind":"all-devices"},"state":")" + kState +
            R"(","settings":[{"item":"x","revision":1}]})",
        "settings[0].value");
    row("held revision", errorOf<ReconcileRequest>,
        R"({"mode":"start","generation":")" + kId +
            R"(","owners":[{"owner":{"kind":"all-devices"},"settings":[{"item":"x","revision":-1}]}]})",
        "owners[0].settings[0].revision");
    row("repeated member", errorOf<StartRequest>, R"({"mode":"start","mode":"resume"})", "repeated");
    row("no object", errorOf<StartRequest>, "[]", "object");
}

void TestDecodeLimits::decode_whenAMemberIsWrong_namesIt()
{
    QFETCH(Decode, decoded);
    QFETCH(QByteArray, json);
    QFETCH(QString, member);
    const std::optional<Error> error = decoded(json);
    QVERIFY(error);
    QCOMPARE(error->code, ErrorCode::InvalidInput);
    QVERIFY2(error->toString().contains(member), qPrintable(error->toString()));
}

void TestDecodeLimits::decode_whenOverALimit_isTooLarge_data()
{
    QTest::addColumn<Decode>("decoded");
    QTest::addColumn<QByteArray>("within");
    QTest::addColumn<QByteArray>("over");
    const auto row = [](const char *name, Decode decoded, const std::function<QByteArray(int)> &json,
                        int most) { QTest::newRow(name) << decoded << json(most) << json(most + 1); };
    row(
        "owners of a reconcile", errorOf<ReconcileRequest>,
        [](int n) {
            return R"({"mode":"start","generation":")" + kId + R"(","owners":[)" +
                   repeated(R"({"owner":{"kind":"all-devices"},"settings":[]})", n) + "]}";
        },
        limits::kOwnersPerReconcile);
    row(
        "groups of a login", errorOf<PanelLogin>,
        [](int n) {
            return R"({"user":{"kind":"user","name":"a"},"groups":[)" +
                   repeated(R"({"kind":"group","name":"1"})", n) + "]}";
        },
        limits::kGroupsPerUser);
    row(
        "owners released", errorOf<std::vector<OwnerId>>,
        [](int n) { return R"({"owners":[)" + repeated('"' + kId + '"', n) + "]}"; },
        limits::kOwnersPerDigestReport);
    row(
        "device text", errorOf<DeviceInfo>,
        [](int n) {
            return R"({"name":")" + QByteArray("\xf0\x9f\x98\x80").repeated(n) + R"(","serialNumber":"1"})";
        },
        limits::kDeviceTextLength);
    row(
        "depth of a value", errorOf<std::vector<DisplacedSetting>>,
        [](int n) {
            return R"({"settings":[{"owner":{"kind":"all-devices"},"item":"x","value":{"a":)" +
                   QByteArray(n - 1, '[') + QByteArray(n - 1, ']') + "}}]}";
        },
        limits::kJsonDepth);
    row(
        "bytes of a small request", errorOf<StartRequest>,
        [](int n) { return QByteArray(R"({"mode":"start"})").leftJustified(n, ' '); },
        int(limits::kSmallBodyBytes));
}

void TestDecodeLimits::decode_whenOverALimit_isTooLarge()
{
    QFETCH(Decode, decoded);
    QFETCH(QByteArray, within);
    QFETCH(QByteArray, over);
    const std::optional<Error> good = decoded(within);
    QVERIFY2(!good, good ? qPrintable(good->toString()) : "");
    const std::optional<Error> error = decoded(over);
    QVERIFY(error);
    QCOMPARE(error->code, ErrorCode::TooLarge);
}

void TestDecodeLimits::decode_whenRefused_neverNamesTheSecret()
{
    // R12
    const std::optional<Error> error = errorOf<EnrolmentRequest>(
        R"({"administrator":"a","password":"hunter\u0007","device":{"name":"A","serialNumber":"1"}})");
    QVERIFY(error);
    QVERIFY(!error->toString().contains(u"hunter"));
}

QTEST_APPLESS_MAIN(TestDecodeLimits)
#include "test_decode_limits.moc"
