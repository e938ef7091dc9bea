#include "core/model/json.h"

#include <QJsonArray>
#include <QTest>

#include <bit>

using namespace retinue;

/// The vectors are those of RFC 8785.
class TestCanonicalJson : public QObject
{
    Q_OBJECT

private slots:
    void numbers_areWrittenAsEcmaScriptDoes_data();
    void numbers_areWrittenAsEcmaScriptDoes();
    void members_areSortedByCodeUnits();
    void example_isWrittenAsTheRfcSays();
    void strings_haveTheShortestEscapes();
    void containers_whenEmpty_areTwoBytes();
};

void TestCanonicalJson::numbers_areWrittenAsEcmaScriptDoes_data()
{
    QTest::addColumn<quint64>("bits");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](quint64 bits, const char *text) {
        QTest::addRow("%016llx", bits) << bits << QByteArray(text);
    };
    row(0x0000000000000000, "0");
    row(0x8000000000000000, "0");
    row(0x0000000000000001, "5e-324");
    row(0x8000000000000001, "-5e-324");
    row(0x7fefffffffffffff, "1.7976931348623157e+308");
    row(0xffefffffffffffff, "-1.7976931348623157e+308");
    row(0x4340000000000000, "9007199254740992");
    row(0xc340000000000000, "-9007199254740992");
    row(0x4430000000000000, "295147905179352830000");
    row(0x44b52d02c7e14af5, "9.999999999999997e+22");
    row(0x44b52d02c7e14af6, "1e+23");
    row(0x44b52d02c7e14af7, "1.0000000000000001e+23");
    row(0x444b1ae4d6e2ef4e, "999999999999999700000");
    row(0x444b1ae4d6e2ef4f, "999999999999999900000");
    row(0x444b1ae4d6e2ef50, "1e+21");
    row(0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7");
    row(0x3eb0c6f7a0b5ed8d, "0.000001");
    row(0x41b3de4355555553, "333333333.3333332");
    row(0x41b3de4355555554, "333333333.33333325");
    row(0x41b3de4355555555, "333333333.3333333");
    row(0x41b3de4355555556, "333333333.3333334");
    row(0x41b3de4355555557, "333333333.33333343");
    row(0xbecbf647612f3696, "-0.0000033333333333333333");
    row(0x43143ff3c1cb0959, "1424953923781206.2");
}

void TestCanonicalJson::numbers_areWrittenAsEcmaScriptDoes()
{
    QFETCH(quint64, bits);
    QFETCH(QByteArray, text);
    QCOMPARE(model::canonicalJson(std::bit_cast<double>(bits)), text);
}

void TestCanonicalJson::members_areSortedByCodeUnits()
{
    // RFC 8785 3.2.3
    const QByteArray text =
        R"({"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh",)"
        R"("1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control",)"
        R"("\u00f6":"Latin Small Letter O With Diaeresis"})";
    const QByteArray expected =
        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\xc2\x80\":\"Control\",\"\xc3\xb6\":\"Latin Small "
        "Letter O With "
        "Diaeresis\",\"\xe2\x82\xac\":\"Euro Sign\",\"\xf0\x9f\x98\x80\":\"Emoji: Grinning "
        "Face\",\"\xef\xac\xb3\":\"Hebrew Letter Dalet With Dagesh\"}";
    QCOMPARE(model::canonicalJson(model::parseJsonObject(text).value()), expected);
}

void TestCanonicalJson::example_isWrittenAsTheRfcSays()
{
    // RFC 8785 3.2.2
    const QByteArray text =
        R"({"numbers":[333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],)"
        R"("string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null, true, false]})";
    const QByteArray expected =
        "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
        "\"string\":\"\xe2\x82\xac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}";
    QCOMPARE(model::canonicalJson(model::parseJsonObject(text).value()), expected);
}

void TestCanonicalJson::strings_haveTheShortestEscapes()
{
    QByteArray out("x");
    model::appendJsonString(out, QStringLiteral("\x01\b\t\n\x0b\f\r\x1f\x7f"));
    QCOMPARE(out, QByteArray("x\"\\u0001\\b\\t\\n\\u000b\\f\\r\\u001f\x7f\""));
}

void TestCanonicalJson::containers_whenEmpty_areTwoBytes()
{
    QCOMPARE(model::canonicalJson(QJsonObject()), QByteArray("{}"));
    QCOMPARE(model::canonicalJson(QJsonArray()), QByteArray("[]"));
    QCOMPARE(model::canonicalJson(QString()), QByteArray("\"\""));
}

QTEST_APPLESS_MAIN(TestCanonicalJson)
#include "test_canonical_json.moc"
