#include "core/model/json.h"
#include "core/model/value_rules.h"

#include <QTest>

using namespace retinue;

class TestValueRules : public QObject
{
    Q_OBJECT

private slots:
    void checkedValue_whenGood_isCanonical_data();
    void checkedValue_whenGood_isCanonical();
    void checkedValue_whenBad_isRefused_data();
    void checkedValue_whenBad_isRefused();
    void checkedValue_whenTooLarge_namesTheLimit();
    void checkedValue_whenTooManyEntries_isTooLarge();
    void checkedValue_whenElevenInTheTimeline_pushesOutTheOldest();
    void checkedValue_whenMomentsAreEqual_keepsTheLowerIds();
    void checkedValue_whenOneEntryTakesTheOthersPlace_isTooLarge();
    void checkedValue_whenNoParserWouldTakeItBack_isRefused();
    void checkedValue_whenRefused_neverNamesAValue();
    void contentDigest_isBlake2b256();
};

namespace {

Result<QByteArray> checked(const char *item, const QByteArray &json)
{
    return model::checkedValue(*Catalogue::builtIn().find(QString(QLatin1String(item))),
                               model::parseJsonObject(json).value());
}

QByteArray timeline(int entries, qint64 firstAt, qint64 step)
{
    QByteArray json = "{\"entries\":{";
    for (int i = 0; i < entries; ++i)
        json += QByteArray(i ? "," : "") + "\"e" + QByteArray::number(i).rightJustified(2, '0') +
                "\":{\"at\":" + QByteArray::number(firstAt + i * step) + '}';
    return json + "}}";
}

} // namespace

void TestValueRules::checkedValue_whenGood_isCanonical_data()
{
    QTest::addColumn<QByteArray>("item");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("canonical");
    const auto row = [](const char *name, const char *item, const char *json, const char *canonical) {
        QTest::newRow(name) << QByteArray(item) << QByteArray(json) << QByteArray(canonical);
    };
    row("object", "display.language", R"({"language":"de", "keyboardLayout":"de-CH"})",
        R"({"keyboardLayout":"de-CH","language":"de"})");
    row("unknown members", "display.language", R"({"z":[1.0],"a":{}})", R"({"a":{},"z":[1]})");
    row("empty object", "default-job.copy", "{}", "{}");
    row("buttons", "home.buttons",
        R"({"order":["b","a"],"buttons":{"b":{"label":"Copy"},"a":{"label":"Fax","x":1}}})",
        R"({"buttons":{"a":{"label":"Fax","x":1},"b":{"label":"Copy"}},"order":["b","a"]})");
    row("buttons without order", "home.shared-buttons", R"({"buttons":{}})", R"({"buttons":{}})");
    row("timeline", "home.timeline", R"({"entries":{"a":{"at":5,"what":"copy"}},"other":1})",
        R"({"entries":{"a":{"at":5,"what":"copy"}}})");
    row("credentials", "keychain", R"({"entries":{"a":{"target":"//s","userName":"","password":"p"}}})",
        R"({"entries":{"a":{"password":"p","target":"//s","userName":""}}})");
    row("direct connection", "network.direct-connection", R"({"ssid":"office","key":"k","enabled":true})",
        R"({"enabled":true,"key":"k","ssid":"office"})");
}

void TestValueRules::checkedValue_whenGood_isCanonical()
{
    QFETCH(QByteArray, item);
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, canonical);
    const Result<QByteArray> value = checked(item.constData(), json);
    QVERIFY2(value.ok(), value.ok() ? "" : qPrintable(value.error().toString()));
    QCOMPARE(*value, canonical);
}

void TestValueRules::checkedValue_whenBad_isRefused_data()
{
    QTest::addColumn<QByteArray>("item");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, const char *item, const char *json, const char *said) {
        QTest::newRow(name) << QByteArray(item) << QByteArray(json) << QString(QLatin1String(said));
    };
    row("language number", "display.language", R"({"language":1})", "language");
    row("language long", "display.language", R"({"language":"123456789012345678901234567890123456"})", "35");
    row("language control", "display.language", R"({"language":"a\nb"})", "control");
    row("switch text", "print.at-login", R"({"enabled":"yes"})", "enabled");
    row("no buttons", "home.buttons", R"({})", "buttons");
    row("buttons array", "home.buttons", R"({"buttons":[]})", "buttons");
    row("button no object", "home.buttons", R"({"buttons":{"a":1}})", "entry a");
    row("button no label", "home.buttons", R"({"buttons":{"a":{}}})", "button a");
    row("button empty label", "home.buttons", R"({"buttons":{"a":{"label":""}}})", "button a");
    row("bad id", "home.buttons", R"({"buttons":{"a b":{"label":"x"}}})", "id");
    row("empty id", "home.buttons", R"({"buttons":{"":{"label":"x"}}})", "id");
    row("order no array", "home.buttons", R"({"buttons":{},"order":{}})", "order");
    row("order unknown", "home.buttons", R"({"buttons":{},"order":["a"]})", "order");
    row("order twice", "home.buttons", R"({"buttons":{"a":{"label":"x"}},"order":["a","a"]})", "order");
    row("no entries", "home.timeline", R"({"a":1})", "entries");
    row("no time", "home.timeline", R"({"entries":{"a":{}}})", "at");
    row("time text", "home.timeline", R"({"entries":{"a":{"at":"5"}}})", "at");
    row("time negative", "home.timeline", R"({"entries":{"a":{"at":-5}}})", "at");
    row("time fraction", "home.timeline", R"({"entries":{"a":{"at":5.5}}})", "at");
    row("time far", "home.timeline", R"({"entries":{"a":{"at":1e18}}})", "at");
    row("no target", "keychain", R"({"entries":{"a":{"userName":"u"}}})", "target");
    row("password number", "keychain", R"({"entries":{"a":{"target":"t","password":1}}})", "password");
}

void TestValueRules::checkedValue_whenBad_isRefused()
{
    QFETCH(QByteArray, item);
    QFETCH(QByteArray, json);
    QFETCH(QString, said);
    const Result<QByteArray> value = checked(item.constData(), json);
    QVERIFY(!value.ok());
    QCOMPARE(value.error().code, ErrorCode::InvalidInput);
    QVERIFY2(value.error().toString().contains(said), qPrintable(value.error().toString()));
    QVERIFY(value.error().toString().startsWith(QString::fromLatin1(item)));
}

void TestValueRules::checkedValue_whenTooLarge_namesTheLimit()
{
    const Result<QByteArray> value = checked("display.language", "{\"x\":\"" + QByteArray(4096, 'x') + "\"}");
    QVERIFY(!value.ok());
    QCOMPARE(value.error().code, ErrorCode::TooLarge);
    QVERIFY(value.error().detail.contains(u"4096"));
}

void TestValueRules::checkedValue_whenTooManyEntries_isTooLarge()
{
    QByteArray json = "{\"buttons\":{";
    for (int i = 0; i <= 200; ++i)
        json += QByteArray(i ? "," : "") + "\"b" + QByteArray::number(i) + "\":{\"label\":\"x\"}";
    const Result<QByteArray> value = checked("home.buttons", json + "}}");
    QVERIFY(!value.ok());
    QCOMPARE(value.error().code, ErrorCode::TooLarge);
    QVERIFY(value.error().detail.contains(u"200"));
}

void TestValueRules::checkedValue_whenElevenInTheTimeline_pushesOutTheOldest()
{
    // R7: never refused
    const Result<QByteArray> value = checked("home.timeline", timeline(11, 1000, 10));
    QVERIFY(value.ok());
    const QJsonObject entries = model::parseJsonObject(*value)->value(u"entries").toObject();
    QCOMPARE(entries.size(), 10);
    QVERIFY(!entries.contains(u"e00"));
    QVERIFY(entries.contains(u"e10"));
}

void TestValueRules::checkedValue_whenOneEntryTakesTheOthersPlace_isTooLarge()
{
    const qsizetype most = model::maxEntryBytes(*Catalogue::builtIn().find(QStringLiteral("home.timeline")));
    const auto entry = [](qsizetype bytes) {
        return R"({"entries":{"a":{"at":1,"t":")" + QByteArray(bytes - 15, 't') + "\"}}}";
    };
    QVERIFY(checked("home.timeline", entry(most)));
    QCOMPARE(checked("home.timeline", entry(most + 1)).error().code, ErrorCode::TooLarge);
}

void TestValueRules::checkedValue_whenMomentsAreEqual_keepsTheLowerIds()
{
    const QJsonObject entries =
        model::parseJsonObject(checked("home.timeline", timeline(12, 1000, 0)).value())
            ->value(u"entries")
            .toObject();
    QCOMPARE(entries.size(), 10);
    QVERIFY(entries.contains(u"e00") && entries.contains(u"e09"));
}

void TestValueRules::checkedValue_whenNoParserWouldTakeItBack_isRefused()
{
    const Item &item = *Catalogue::builtIn().find(u"default-job.copy");
    QJsonValue deep = 1;
    for (int i = 0; i < 16; ++i)
        deep = QJsonObject{{QStringLiteral("a"), deep}};
    QVERIFY(model::checkedValue(item, deep.toObject()).ok());
    QVERIFY(!model::checkedValue(item, {{QStringLiteral("a"), deep}}).ok());
    QVERIFY(!model::checkedValue(item, {{QStringLiteral("a"), QString(QChar(0))}}).ok());
    QVERIFY(!model::checkedValue(item, {{QString(QChar(0)), 1}}).ok());
}

void TestValueRules::checkedValue_whenRefused_neverNamesAValue()
{
    // R12
    const char *const refused[][2] = {
        {"keychain", R"({"entries":{"a":{"target":"hunter\n","password":"hunter"}}})"},
        {"keychain", R"({"entries":{"hunter 2":{"target":"x"}}})"},
        {"network.direct-connection", R"({"key":["hunter"]})"},
        {"address-book.personal", R"({"entries":{"a":{"name":"hunter","kind":"hunter"}}})"},
        {"address-book.personal",
         R"({"entries":{"a":{"name":"x","kind":"smb","host":"h","password":"hunter"}}})"},
    };
    for (const auto &[item, json] : refused) {
        const Result<QByteArray> value = checked(item, json);
        QVERIFY(!value.ok());
        QVERIFY2(!value.error().toString().contains(u"hunter"), qPrintable(value.error().toString()));
    }
}

void TestValueRules::contentDigest_isBlake2b256()
{
    // The published digest of the empty message, and one made with another implementation.
    QCOMPARE(model::contentDigest("").toHex(),
             QByteArray("0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8"));
    QCOMPARE(model::contentDigest("{\"a\":1}").toHex(),
             QByteArray("10a7ff3e312baec0c356be489739b93f63af84416c40f1c13023eb96c7ed50aa"));
}

QTEST_APPLESS_MAIN(TestValueRules)
#include "test_value_rules.moc"
