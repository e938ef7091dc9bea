#include "core/model/json.h"

#include <QJsonDocument>
#include <QTest>

using namespace retinue;

class TestJson : public QObject
{
    Q_OBJECT

private slots:
    void parse_whenStrictJson_isRead_data();
    void parse_whenStrictJson_isRead();
    void parse_whenNot_isRefused_data();
    void parse_whenNot_isRefused();
    void parse_whenOverALimit_namesTheLimit();
    void parse_whenRefused_neverQuotesTheText();
    void parse_whenManyMembers_isNotQuadratic();
    void mergePatch_whenManyMembersSortBeforeTheTargets_isNotQuadratic();
    void mergePatch_ofAnyTwoObjects_isWhatMemberByMemberGives();
};

void TestJson::parse_whenStrictJson_isRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("canonical");
    const auto row = [](const char *name, const QByteArray &text, const QByteArray &canonical) {
        QTest::newRow(name) << text << canonical;
    };
    row("empty", "{}", "{}");
    row("blanks", " \t\r\n{ \"a\" : [ 1 , { } , [ ] ] } \n", R"({"a":[1,{},[]]})");
    row("words", R"({"a":true,"b":false,"c":null})", R"({"a":true,"b":false,"c":null})");
    row("escapes", R"({"a":"\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00"})",
        "{\"a\":\"\\\"\\\\/\\b\\f\\n\\r\\t\xc3\xa9\xf0\x9f\x98\x80\"}");
    row("numbers", R"({"a":-0,"b":1e3,"c":0.5e-1,"d":9007199254740992,"e":-12})",
        R"({"a":0,"b":1000,"c":0.05,"d":9007199254740992,"e":-12})");
    row("long numbers", R"({"a":295147905179352830000,"b":-90071992547409920})",
        R"({"a":295147905179352830000,"b":-90071992547409920})");
    row("same name on two levels", R"({"a":{"a":1}})", R"({"a":{"a":1}})");
    row("byte-order mark inside a string", "{\"a\xef\xbb\xbf\":\"b\\ufeff\"}",
        "{\"a\xef\xbb\xbf\":\"b\xef\xbb\xbf\"}");
    row("delete and C1", "{\"a\":\"\x7f\xc2\x85\"}", "{\"a\":\"\x7f\xc2\x85\"}");
}

void TestJson::parse_whenStrictJson_isRead()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, canonical);
    const Result<QJsonObject> object = model::parseJsonObject(text);
    QVERIFY2(object.ok(), object.ok() ? "" : qPrintable(object.error().toString()));
    QCOMPARE(model::canonicalJson(*object), canonical);
    // What is canonical stays as it is.
    QCOMPARE(model::canonicalJson(model::parseJsonObject(canonical).value()), canonical);
}

void TestJson::parse_whenNot_isRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const QByteArray &text) { QTest::newRow(name) << text; };
    row("nothing", "");
    row("array", "[]");
    row("string", "\"a\"");
    row("number", "1");
    row("two values", "{}{}");
    row("rest", "{} x");
    row("nul behind", QByteArray("{}\0", 3));
    row("unfinished", "{\"a\":1");
    row("unfinished string", "{\"a");
    row("trailing comma", "{\"a\":1,}");
    row("trailing comma in array", "{\"a\":[1,]}");
    row("comment", "{/**/}");
    row("single quotes", "{'a':1}");
    row("bare name", "{a:1}");
    row("missing colon", "{\"a\" 1}");
    row("byte-order mark", "\xef\xbb\xbf{}");
    row("byte-order mark first in a name", "{\"\xef\xbb\xbf\":1}");
    row("byte-order mark first in a text", "{\"a\":\"\xef\xbb\xbfx\"}");
    row("byte-order mark first, escaped", R"({"a":"\uFeff"})");
    row("UTF-16", QByteArray("{\0}\0", 4));
    row("overlong", "{\"\xc0\xaf\":1}");
    row("raw surrogate", "{\"\xed\xa0\x80\":1}");
    row("above Unicode", "{\"\xf4\x90\x80\x80\":1}");
    row("cut sequence", "{\"\xe2\x82\":1}");
    row("latin-1", "{\"\xe9\":1}");
    row("raw control", "{\"a\":\"\n\"}");
    row("raw nul", QByteArray("{\"a\":\"\0\"}", 9));
    row("escaped nul", R"({"a":"\u0000"})");
    row("nul in name", R"({"\u0000":1})");
    row("lone high", R"({"a":"\ud800"})");
    row("lone low", R"({"a":"\udc00"})");
    row("high then letter", R"({"a":"\ud800a"})");
    row("high then high", R"({"a":"\ud800\ud800"})");
    row("bad escape", R"({"a":"\x41"})");
    row("short escape", R"({"a":"\u12"})");
    row("escape with sign", R"({"a":"\u-123"})");
    row("escape at the end", "{\"a\":\"\\");
    row("repeated", R"({"a":1,"b":2,"a":3})");
    row("repeated, escaped", R"({"a":1,"\u0061":2})");
    row("repeated, surrogates", "{\"\xf0\x9f\x98\x80\":1,\"\\ud83d\\ude00\":2}");
    row("repeated inside", R"({"x":[{"a":1,"a":1}]})");
    row("leading zero", R"({"a":01})");
    row("plus", R"({"a":+1})");
    row("only minus", R"({"a":-})");
    row("point first", R"({"a":.5})");
    row("point last", R"({"a":1.})");
    row("empty exponent", R"({"a":1e})");
    row("hex", R"({"a":0x10})");
    row("NaN", R"({"a":NaN})");
    row("infinity", R"({"a":1e400})");
    row("vanishing", R"({"a":1e-400})");
    row("inexact integer", R"({"a":9007199254740993})");
    row("integer that would get other digits", R"({"a":90107199254740992})");
    row("endless digits", "{\"a\":" + QByteArray(100'000, '1') + "}");
    row("True", R"({"a":True})");
}

void TestJson::parse_whenNot_isRefused()
{
    QFETCH(QByteArray, text);
    const Result<QJsonObject> object = model::parseJsonObject(text);
    QVERIFY(!object.ok());
    QCOMPARE(object.error().code, ErrorCode::InvalidInput);
}

void TestJson::parse_whenOverALimit_namesTheLimit()
{
    const auto nested = [](int depth) {
        return "{\"a\":" + QByteArray(depth - 1, '[') + QByteArray(depth - 1, ']') + '}';
    };
    QVERIFY(model::parseJsonObject(nested(16)).ok());
    const Result<QJsonObject> deep = model::parseJsonObject(nested(17));
    QVERIFY(!deep.ok());
    QCOMPARE(deep.error().code, ErrorCode::TooLarge);
    QVERIFY(deep.error().detail.contains(u"16"));
    QVERIFY(!model::parseJsonObject("{\"a\":" + QByteArray(1'000'000, '[')).ok());

    const model::JsonLimits limits{10, 16};
    QVERIFY(model::parseJsonObject("{\"a\":12}", limits).ok());
    const Result<QJsonObject> large = model::parseJsonObject("{\"a\":123456}", limits);
    QVERIFY(!large.ok());
    QCOMPARE(large.error().code, ErrorCode::TooLarge);
    QVERIFY(large.error().detail.contains(u"10"));
}

void TestJson::parse_whenRefused_neverQuotesTheText()
{
    // R12
    for (const char *text : {R"({"hunter":"hunter\x"})", R"({"hunter":1,"hunter":2})", R"({"a":hunter})"}) {
        const Result<QJsonObject> object = model::parseJsonObject(text);
        QVERIFY(!object.ok());
        QVERIFY(!object.error().toString().contains(u"hunter"));
    }
}

void TestJson::parse_whenManyMembers_isNotQuadratic()
{
    // In falling order, which an insertion into sorted members would pay for with minutes.
    QByteArray text = "{";
    for (int i = 99'999; i >= 0; --i)
        text += '"' + QByteArray::number(i).rightJustified(5, '0') + (i > 0 ? "\":1," : "\":1}");
    const Result<QJsonObject> object = model::parseJsonObject(text, {2'000'000, 16});
    QVERIFY(object.ok());
    QCOMPARE(object->size(), 100'000);
    QVERIFY(model::canonicalJson(*object).startsWith("{\"00000\":1,\"00001\":1,"));
}

void TestJson::mergePatch_whenManyMembersSortBeforeTheTargets_isNotQuadratic()
{
    // On the store's writer thread, where every other device's write would wait for minutes.
    constexpr int kMembers = 120'000;
    const auto members = [](char first, const char *value) {
        QByteArray text = "{";
        for (int i = 0; i < kMembers; ++i)
            text += (i > 0 ? ",\"" : "\"") + QByteArray(1, first) +
                    QByteArray::number(i).rightJustified(6, '0') + "\":" + value;
        return QJsonDocument::fromJson(text + '}').object();
    };
    const QJsonObject target = members('z', "1");
    const QJsonObject merged = model::mergePatch(target, members('a', "2")).toObject();
    QCOMPARE(merged.size(), 2 * kMembers);
    QCOMPARE(merged.value(u"a000000").toInt(), 2);
    QCOMPARE(merged.value(u"z119999").toInt(), 1);
    QCOMPARE(model::mergePatch(merged, members('a', "null")).toObject(), target);
}

void TestJson::mergePatch_ofAnyTwoObjects_isWhatMemberByMemberGives()
{
    // Names whose order differs between code units and code points, too.
    const QStringList names{QStringLiteral("a"), QStringLiteral("B"), QStringLiteral("\u00e4"),
                            QStringLiteral("\uffee"), QString::fromUcs4(U"\U0001f600")};
    const QList<QJsonValue> values{QJsonValue(QJsonValue::Undefined), QJsonValue::Null, 1,
                                   QJsonObject{{QStringLiteral("x"), 1}},
                                   QJsonObject{{QStringLiteral("x"), QJsonValue::Null}}};
    const auto object = [&](int number) {
        QJsonObject made;
        for (const QString &name : names) {
            if (const QJsonValue value = values[number % values.size()]; !value.isUndefined())
                made.insert(name, value);
            number /= int(values.size());
        }
        return made;
    };
    for (int t = 0; t < 3125; t += 7) {
        for (int p = 0; p < 3125; p += 31) {
            const QJsonObject target = object(t), patch = object(p);
            QJsonObject expected = target;
            for (auto change = patch.begin(); change != patch.end(); ++change) {
                if (change.value().isNull())
                    expected.remove(change.key());
                else if (!change.value().isObject())
                    expected[change.key()] = change.value();
                else {
                    QJsonObject inner = expected.value(change.key()).toObject();
                    const QJsonValue x = change.value().toObject().value(u"x");
                    if (x.isNull())
                        inner.remove(u"x");
                    else
                        inner[u"x"] = x;
                    expected[change.key()] = inner;
                }
            }
            QCOMPARE(model::mergePatch(target, patch).toObject(), expected);
        }
    }
}

QTEST_APPLESS_MAIN(TestJson)
#include "test_json.moc"
