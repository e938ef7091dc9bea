#include "core/model/json.h"
#include "core/model/value_rules.h"

#include <QTest>

using namespace retinue;

class TestDestinationBlanking : public QObject
{
    Q_OBJECT

private slots:
    void without_whenBlankItem_removesDestinationsAtEveryDepth();
    void without_whenOtherItem_changesNothing();
    void withOwn_whenBlankItem_keepsTheDevicesOwn_data();
    void withOwn_whenBlankItem_keepsTheDevicesOwn();
};

namespace {

const Item &item(const char *id)
{
    return *Catalogue::builtIn().find(QString(QLatin1String(id)));
}

QJsonObject object(const char *json)
{
    return model::parseJsonObject(json).value();
}

} // namespace

void TestDestinationBlanking::without_whenBlankItem_removesDestinationsAtEveryDepth()
{
    // R11
    const QJsonObject value =
        object(R"({"colour":true,"destinations":[1],"more":{"destinations":{"a":1},"x":1},)"
               R"("list":[{"destinations":[2],"y":2},3]})");
    for (const char *id :
         {"default-job.scan-and-send", "default-job.scan-and-store", "history.scan-and-send"})
        QCOMPARE(model::canonicalJson(model::withoutDestinations(item(id), value)),
                 QByteArray(R"({"colour":true,"list":[{"y":2},3],"more":{"x":1}})"));
}

void TestDestinationBlanking::without_whenOtherItem_changesNothing()
{
    const QJsonObject value = object(R"({"destinations":[1]})");
    QCOMPARE(model::withoutDestinations(item("default-job.copy"), value), value);
    QCOMPARE(model::withOwnDestinations(item("default-job.copy"), value, object(R"({"destinations":[2]})")),
             value);
}

void TestDestinationBlanking::withOwn_whenBlankItem_keepsTheDevicesOwn_data()
{
    QTest::addColumn<QByteArray>("incoming");
    QTest::addColumn<QByteArray>("own");
    QTest::addColumn<QByteArray>("result");
    const auto row = [](const char *name, const char *incoming, const char *own, const char *result) {
        QTest::newRow(name) << QByteArray(incoming) << QByteArray(own) << QByteArray(result);
    };
    row("top", R"({"colour":false})", R"({"colour":true,"destinations":[1]})",
        R"({"colour":false,"destinations":[1]})");
    row("none of its own", R"({"colour":false})", R"({})", R"({"colour":false})");
    row("brought along", R"({"destinations":[9]})", R"({"destinations":[1]})", R"({"destinations":[1]})");
    row("brought along, none of its own", R"({"destinations":[9]})", R"({"x":1})", R"({})");
    row("entries", R"({"entries":{"a":{"at":2},"b":{"at":3}}})",
        R"({"entries":{"a":{"at":1,"destinations":[1]},"c":{"at":1,"destinations":[2]}}})",
        R"({"entries":{"a":{"at":2,"destinations":[1]},"b":{"at":3}}})");
    row("arrays of one length", R"({"l":[{"x":1},{"x":2}]})", R"({"l":[{"destinations":[1]},{}]})",
        R"({"l":[{"destinations":[1],"x":1},{"x":2}]})");
    row("arrays of two lengths", R"({"l":[{"destinations":[8],"x":1}]})",
        R"({"l":[{"destinations":[1]},{}]})", R"({"l":[{"x":1}]})");
    row("another kind of thing", R"({"a":1})", R"({"a":{"destinations":[1]}})", R"({"a":1})");
}

void TestDestinationBlanking::withOwn_whenBlankItem_keepsTheDevicesOwn()
{
    // R11
    QFETCH(QByteArray, incoming);
    QFETCH(QByteArray, own);
    QFETCH(QByteArray, result);
    const Item &blank = item("history.scan-and-send");
    const QJsonObject merged =
        model::withOwnDestinations(blank, object(incoming.constData()), object(own.constData()));
    QCOMPARE(model::canonicalJson(merged), result);
    // What leaves the device again is what came in: digests on both sides agree (R5, R13).
    QCOMPARE(model::withoutDestinations(blank, merged),
             model::withoutDestinations(blank, object(incoming.constData())));
}

QTEST_APPLESS_MAIN(TestDestinationBlanking)
#include "test_destination_blanking.moc"
