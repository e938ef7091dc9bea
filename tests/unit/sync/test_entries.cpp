#include "core/model/json.h"
#include "core/model/value_rules.h"
#include "core/sync/entries.h"

#include <QTest>

#include <random>

using namespace retinue;

namespace {

Item timeline()
{
    Item item;
    item.shape = model::ValueShape::Entries;
    item.maxEntries = 10;
    return item;
}

/// Few ids and few moments, so that everything that can collide does.
QJsonObject someEntries(std::mt19937 &random)
{
    QJsonObject entries;
    for (int i = int(random() % 14); i > 0; --i)
        entries.insert(QString::number(random() % 16), QJsonObject{{QStringLiteral("at"), int(random() % 6)},
                                                                   {QStringLiteral("n"), int(random() % 3)}});
    return {{QStringLiteral("entries"), entries}};
}

QByteArray bytes(const QJsonObject &value)
{
    return model::canonicalJson(value);
}

} // namespace

class TestEntries : public QObject
{
    Q_OBJECT

private slots:
    void mergeEntries_whenAnyOrder_isTheSame();
    void mergeEntries_whenSameId_keepsTheNewer();
    void mergeEntries_whenTooMany_keepsTheNewest();
    void mergeEntries_whenEachIsAsLargeAsItMayBe_fits();
};

void TestEntries::mergeEntries_whenAnyOrder_isTheSame() // R7
{
    const Item item = timeline();
    for (unsigned seed = 1; seed <= 300; ++seed) {
        std::mt19937 random(seed);
        const QJsonObject a = someEntries(random), b = someEntries(random), c = someEntries(random);
        const auto merge = [&](const QJsonObject &x, const QJsonObject &y) {
            return sync::mergeEntries(item, x, y);
        };
        const QByteArray where = "seed " + QByteArray::number(seed);
        QVERIFY2(bytes(merge(a, b)) == bytes(merge(b, a)), where.constData());
        QVERIFY2(bytes(merge(merge(a, b), c)) == bytes(merge(a, merge(b, c))), where.constData());
        QVERIFY2(bytes(merge(merge(a, b), b)) == bytes(merge(a, b)), where.constData());
    }
}

void TestEntries::mergeEntries_whenSameId_keepsTheNewer() // R7
{
    const auto merged = sync::mergeEntries(
        timeline(), QJsonObject{{"entries", QJsonObject{{"a", QJsonObject{{"at", 2}, {"n", 1}}}}}},
        QJsonObject{{"entries",
                     QJsonObject{{"a", QJsonObject{{"at", 1}, {"n", 9}}}, {"b", QJsonObject{{"at", 1}}}}}});
    QCOMPARE(bytes(merged), QByteArray(R"({"entries":{"a":{"at":2,"n":1},"b":{"at":1}}})"));
}

void TestEntries::mergeEntries_whenTooMany_keepsTheNewest()
{
    QJsonObject entries;
    for (int i = 0; i < 12; ++i)
        entries.insert(QString::number(i), QJsonObject{{QStringLiteral("at"), i}});
    const QJsonObject value{{QStringLiteral("entries"), entries}};
    const auto kept =
        sync::mergeEntries(timeline(), value, value).value(QStringLiteral("entries")).toObject();
    QCOMPARE(kept.size(), 10);
    QVERIFY(!kept.contains(QStringLiteral("0")) && !kept.contains(QStringLiteral("1")));
}

void TestEntries::mergeEntries_whenEachIsAsLargeAsItMayBe_fits() // R7
{
    for (const Item &item : Catalogue::builtIn().items()) {
        if (!item.isMerged())
            continue;
        const auto side = [&](QChar letter, int firstAt) {
            QJsonObject entries;
            for (int i = 0; i < item.maxEntries; ++i) {
                QJsonObject entry{{QStringLiteral("at"), firstAt + 2 * i}, {QStringLiteral("t"), QString()}};
                const qsizetype left = model::maxEntryBytes(item) - model::canonicalJson(entry).size();
                entry.insert(QStringLiteral("t"), QString(left, letter));
                entries.insert(QString(63, letter) + QChar(u'a' + i), entry);
            }
            return QJsonObject{{QStringLiteral("entries"), entries}};
        };
        const QJsonObject a = side(u'a', 100'000), b = side(u'b', 100'001);
        QVERIFY(model::checkedValue(item, a) && model::checkedValue(item, b));
        const auto merged = model::checkedValue(item, sync::mergeEntries(item, a, b));
        QVERIFY2(merged, merged ? "" : qPrintable(merged.error().toString()));
    }
}

QTEST_APPLESS_MAIN(TestEntries)
#include "test_entries.moc"
