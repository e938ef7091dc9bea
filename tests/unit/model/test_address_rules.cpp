#include "core/model/json.h"
#include "core/model/value_rules.h"

#include <QJsonArray>
#include <QTest>

using namespace retinue;

class TestAddressRules : public QObject
{
    Q_OBJECT

private slots:
    void entry_whenItsKindHasWhatItNeeds_isGood_data();
    void entry_whenItsKindHasWhatItNeeds_isGood();
    void entry_whenSomethingIsMissing_isRefused_data();
    void entry_whenSomethingIsMissing_isRefused();
    void groups_whenNested_areGood();
    void groups_whenTheyContainThemselves_areRefused_data();
    void groups_whenTheyContainThemselves_areRefused();
    void groups_whenALongChain_areJudgedWithoutRecursion();
    void list_whenFull_fitsTheLimits();
};

namespace {

Result<QByteArray> checkedEntries(const QByteArray &entries, const char *item = "address-book.personal")
{
    return model::checkedValue(*Catalogue::builtIn().find(QString(QLatin1String(item))),
                               model::parseJsonObject("{\"entries\":{" + entries + "}}").value());
}

} // namespace

void TestAddressRules::entry_whenItsKindHasWhatItNeeds_isGood_data()
{
    QTest::addColumn<QByteArray>("entry");
    const auto row = [](const char *name, const char *entry) { QTest::newRow(name) << QByteArray(entry); };
    row("email", R"({"name":"A","kind":"email","address":"a@b"})");
    row("i-fax", R"({"name":"A","kind":"i-fax","address":"a@example.com"})");
    row("fax", R"({"name":"A","kind":"fax","number":"+49 (89) 12-34"})");
    row("ip-fax", R"({"name":"A","kind":"ip-fax","address":"fax@10.0.0.1"})");
    row("smb", R"({"name":"A","kind":"smb","host":"\\\\server\\share","path":"a b","userName":"u"})");
    row("ftp", R"({"name":"A","kind":"ftp","host":"ftp.example.com"})");
    row("webdav", R"({"name":"A","kind":"webdav","host":"https://x/","path":""})");
    row("group", R"({"name":"A","kind":"group","members":[]})");
    row("unknown members", R"({"name":"A","kind":"fax","number":"1","columns":{"ecm":"on"},"x":[null]})");
}

void TestAddressRules::entry_whenItsKindHasWhatItNeeds_isGood()
{
    QFETCH(QByteArray, entry);
    for (const char *item : {"address-book.personal", "address-book.group"}) {
        const Result<QByteArray> value = checkedEntries("\"00000001-ab:c_d.e\":" + entry, item);
        QVERIFY2(value.ok(), value.ok() ? "" : qPrintable(value.error().toString()));
        // Nothing is dropped.
        const QJsonObject kept =
            model::parseJsonObject(*value)->value(u"entries").toObject().begin()->toObject();
        QCOMPARE(kept, model::parseJsonObject(entry).value());
    }
}

void TestAddressRules::entry_whenSomethingIsMissing_isRefused_data()
{
    QTest::addColumn<QByteArray>("entry");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, const char *entry, const char *said) {
        QTest::newRow(name) << QByteArray(entry) << QString(QLatin1String(said));
    };
    row("no name", R"({"kind":"email","address":"a@b"})", "\"name\"");
    row("empty name", R"({"name":"","kind":"email","address":"a@b"})", "\"name\"");
    row("control in name", R"({"name":"a\u0007","kind":"email","address":"a@b"})", "\"name\"");
    row("no kind", R"({"name":"A"})", "\"kind\"");
    row("unknown kind", R"({"name":"A","kind":"pager"})", "\"kind\"");
    row("email without address", R"({"name":"A","kind":"email"})", "\"address\"");
    row("email without at", R"({"name":"A","kind":"email","address":"ab"})", "\"address\"");
    row("email at front", R"({"name":"A","kind":"email","address":"@b"})", "\"address\"");
    row("email at end", R"({"name":"A","kind":"email","address":"a@"})", "\"address\"");
    row("email blank", R"({"name":"A","kind":"email","address":"a b@c"})", "\"address\"");
    row("fax without digits", R"({"name":"A","kind":"fax","number":"-"})", "\"number\"");
    row("smb without host", R"({"name":"A","kind":"smb","path":"x"})", "\"host\"");
    row("password", R"({"name":"A","kind":"smb","host":"h","password":"p"})", "keychain");
    row("password as a column", R"({"name":"A","kind":"smb","host":"h","columns":{"Pwd":"p"}})",
        "keychain"); // R12
    row("group without members", R"({"name":"A","kind":"group"})", "\"members\"");
    row("group with a stranger", R"({"name":"A","kind":"group","members":["z"]})", "\"members\"");
    row("group with a number", R"({"name":"A","kind":"group","members":[1]})", "\"members\"");
}

void TestAddressRules::entry_whenSomethingIsMissing_isRefused()
{
    QFETCH(QByteArray, entry);
    QFETCH(QString, said);
    const Result<QByteArray> value = checkedEntries("\"x\":" + entry);
    QVERIFY(!value.ok());
    QCOMPARE(value.error().code, ErrorCode::InvalidInput);
    QVERIFY2(value.error().detail.contains(said), qPrintable(value.error().toString()));
    QVERIFY(value.error().context.contains(QStringLiteral("entry x")));
}

void TestAddressRules::groups_whenNested_areGood()
{
    QVERIFY(checkedEntries(R"("f":{"name":"F","kind":"fax","number":"1"},)"
                           R"("a":{"name":"A","kind":"group","members":["b","c","f"]},)"
                           R"("b":{"name":"B","kind":"group","members":["c"]},)"
                           R"("c":{"name":"C","kind":"group","members":["f"]})")
                .ok());
}

void TestAddressRules::groups_whenTheyContainThemselves_areRefused_data()
{
    QTest::addColumn<QByteArray>("entries");
    QTest::newRow("itself") << QByteArray(R"("a":{"name":"A","kind":"group","members":["a"]})");
    QTest::newRow("in a circle") << QByteArray(R"("a":{"name":"A","kind":"group","members":["b"]},)"
                                               R"("b":{"name":"B","kind":"group","members":["c"]},)"
                                               R"("c":{"name":"C","kind":"group","members":["a"]})");
    QTest::newRow("twice") << QByteArray(R"("a":{"name":"A","kind":"group","members":["f","f"]},)"
                                         R"("f":{"name":"F","kind":"fax","number":"1"})");
}

void TestAddressRules::groups_whenTheyContainThemselves_areRefused()
{
    QFETCH(QByteArray, entries);
    const Result<QByteArray> value = checkedEntries(entries);
    QVERIFY(!value.ok());
    QCOMPARE(value.error().code, ErrorCode::InvalidInput);
}

void TestAddressRules::groups_whenALongChain_areJudgedWithoutRecursion()
{
    QByteArray entries = R"("g1999":{"name":"G","kind":"group","members":[]})";
    for (int i = 0; i < 1999; ++i)
        entries += ",\"g" + QByteArray::number(i) + R"(":{"name":"G","kind":"group","members":["g)" +
                   QByteArray::number(i + 1) + "\"]}";
    QVERIFY(checkedEntries(entries).ok());
}

void TestAddressRules::list_whenFull_fitsTheLimits()
{
    const auto list = [](int count) {
        QByteArray entries;
        for (int i = 0; i < count; ++i)
            entries +=
                QByteArray(i ? "," : "") + "\"00000000-0000-4000-8000-" +
                QByteArray::number(i).rightJustified(12, '0') + R"(":{"name":")" + QByteArray(60, 'n') +
                R"(","kind":"email","address":")" + QByteArray(60, 'a') +
                "@example.com\",\"columns\":{\"subdbid\":\"1\",\"accesscode\":\"0\",\"cnreadlang\":\"en\"}}";
        return entries;
    };
    QVERIFY(checkedEntries(list(2000)).ok());
    const Result<QByteArray> value = checkedEntries(list(2001));
    QVERIFY(!value.ok());
    QCOMPARE(value.error().code, ErrorCode::TooLarge);
}

QTEST_APPLESS_MAIN(TestAddressRules)
#include "test_address_rules.moc"
