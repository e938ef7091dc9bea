#include "core/model/json.h"

#include <QTest>

using namespace retinue;

/// The table of RFC 7396, appendix A.
class TestMergePatch : public QObject
{
    Q_OBJECT

private slots:
    void merge_givesTheRfcsResult_data();
    void merge_givesTheRfcsResult();
};

void TestMergePatch::merge_givesTheRfcsResult_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("patch");
    QTest::addColumn<QByteArray>("merged");
    const char *const rows[][3] = {
        {R"({"a":"b"})", R"({"a":"c"})", R"({"a":"c"})"},
        {R"({"a":"b"})", R"({"b":"c"})", R"({"a":"b","b":"c"})"},
        {R"({"a":"b"})", R"({"a":null})", R"({})"},
        {R"({"a":"b","b":"c"})", R"({"a":null})", R"({"b":"c"})"},
        {R"({"a":["b"]})", R"({"a":"c"})", R"({"a":"c"})"},
        {R"({"a":"c"})", R"({"a":["b"]})", R"({"a":["b"]})"},
        {R"({"a":{"b":"c"}})", R"({"a":{"b":"d","c":null}})", R"({"a":{"b":"d"}})"},
        {R"({"a":[{"b":"c"}]})", R"({"a":[1]})", R"({"a":[1]})"},
        {R"(["a","b"])", R"(["c","d"])", R"(["c","d"])"},
        {R"({"a":"b"})", R"(["c"])", R"(["c"])"},
        {R"({"a":"foo"})", R"(null)", R"(null)"},
        {R"({"a":"foo"})", R"("bar")", R"("bar")"},
        {R"({"e":null})", R"({"a":1})", R"({"a":1,"e":null})"},
        {R"([1,2])", R"({"a":"b","c":null})", R"({"a":"b"})"},
        {R"({})", R"({"a":{"bb":{"ccc":null}}})", R"({"a":{"bb":{}}})"},
    };
    for (const auto &row : rows)
        QTest::addRow("%s + %s", row[0], row[1])
            << QByteArray(row[0]) << QByteArray(row[1]) << QByteArray(row[2]);
}

void TestMergePatch::merge_givesTheRfcsResult()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, patch);
    QFETCH(QByteArray, merged);
    const auto value = [](const QByteArray &json) {
        return model::parseJsonObject("{\"v\":" + json + '}').value().value(u"v");
    };
    QCOMPARE(model::canonicalJson(model::mergePatch(value(target), value(patch))), merged);
}

QTEST_APPLESS_MAIN(TestMergePatch)
#include "test_merge_patch.moc"
