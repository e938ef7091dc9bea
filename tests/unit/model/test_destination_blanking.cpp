#include "core/model/json.h"
#include "core/model/value_rules.h"

#include <QJsonArray>
#include <QTest>

#include <algorithm>
#include <vector>

using namespace retinue;

class TestDestinationBlanking : public QObject
{
    Q_OBJECT

private slots:
    void without_whenBlankItem_removesDestinationsAtEveryDepth();
    void without_whenOtherItem_changesNothing();
    void withOwn_whenBlankItem_keepsTheDevicesOwn_data();
    void withOwn_whenBlankItem_keepsTheDevicesOwn();
    void withOwn_whenElementsChangePlaces_followsThem();
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
    row("other elements at the same places", R"({"l":[{"x":1},{"x":2}]})",
        R"({"l":[{"destinations":[1]},{}]})", R"({"l":[{"x":1},{"x":2}]})");
    row("an element less", R"({"l":[{"x":2}]})",
        R"({"l":[{"destinations":[1],"x":1},{"destinations":[2],"x":2}]})",
        R"({"l":[{"destinations":[2],"x":2}]})");
    row("one for another", R"({"l":[{"x":1},{"x":3}]})",
        R"({"l":[{"destinations":[1],"x":1},{"destinations":[2],"x":2}]})",
        R"({"l":[{"destinations":[1],"x":1},{"x":3}]})");
    row("alike, and none has changed", R"({"l":[{"x":1},{"x":1}]})",
        R"({"l":[{"destinations":[1],"x":1},{"destinations":[2],"x":1}]})",
        R"({"l":[{"destinations":[1],"x":1},{"destinations":[2],"x":1}]})");
    row("alike, and one is new", R"({"l":[{"x":2},{"x":1},{"x":1}]})",
        R"({"l":[{"destinations":[1],"x":1}]})", R"({"l":[{"x":2},{"x":1},{"x":1}]})");
    row("changed, of the same name", R"({"l":[{"name":"B","x":9},{"name":"A","x":1}]})",
        R"({"l":[{"destinations":[1],"name":"A","x":1},{"destinations":[2],"name":"B","x":2}]})",
        R"({"l":[{"destinations":[2],"name":"B","x":9},{"destinations":[1],"name":"A","x":1}]})");
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

void TestDestinationBlanking::withOwn_whenElementsChangePlaces_followsThem()
{
    // R11: a scan never goes to the recipients of another preset
    const Item &blank = item("default-job.scan-and-send");
    std::vector<int> order{1, 2, 3, 4};
    const auto value = [](const std::vector<int> &presets, bool withDestinations) {
        QJsonArray array;
        for (const int n : presets) {
            QJsonObject preset{{QStringLiteral("colour"), n}};
            if (withDestinations)
                preset.insert(QStringLiteral("destinations"), QJsonArray{n});
            array.append(preset);
        }
        return QJsonObject{{QStringLiteral("presets"), array}};
    };
    const QJsonObject own = value(order, true);
    do {
        for (std::size_t kept = 0; kept <= order.size(); ++kept) {
            const std::vector<int> incoming(order.begin(), order.begin() + std::ptrdiff_t(kept));
            QCOMPARE(model::withOwnDestinations(blank, value(incoming, false), own), value(incoming, true));
        }
    } while (std::next_permutation(order.begin(), order.end()));
}

QTEST_APPLESS_MAIN(TestDestinationBlanking)
#include "test_destination_blanking.moc"
