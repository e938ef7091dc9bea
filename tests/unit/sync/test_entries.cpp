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

const Timestamp kNow = base::fromMilliseconds(1'750'000'000'000);

qint64 ms(Timestamp time)
{
    return qint64(base::toMilliseconds(time));
}

qint64 at(const QJsonObject &entry)
{
    return entry.value(QStringLiteral("at")).toInteger();
}

/// Of clocks that are right, a bit fast, and years ahead.
QJsonObject aroundNow(std::mt19937 &random)
{
    const qint64 offsets[] = {-60'000, 0, ms(Timestamp(sync::kClockTolerance)),
                              ms(Timestamp(sync::kClockTolerance)) + 1, 2'300'000'000'000};
    QJsonObject entries;
    for (int i = int(random() % 14); i > 0; --i)
        entries.insert(QString::number(random() % 16),
                       QJsonObject{{QStringLiteral("at"), ms(kNow) + offsets[random() % 5]},
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
    void entriesUntil_whenAnyClocks_changesOnlyWhatIsFromTheFuture();
    void entriesUntil_thenMerged_isTheSameInAnyOrder();
    void entriesUntil_ofAClockYearsAhead_leavesRoomForWhatComesAfter();
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

void TestEntries::entriesUntil_whenAnyClocks_changesOnlyWhatIsFromTheFuture() // R7
{
    for (unsigned seed = 1; seed <= 300; ++seed) {
        std::mt19937 random(seed);
        const QJsonObject value = aroundNow(random);
        const QJsonObject until = sync::entriesUntil(kNow, value);
        const QByteArray where = "seed " + QByteArray::number(seed);
        const QJsonObject before = value.value(QStringLiteral("entries")).toObject();
        const QJsonObject after = until.value(QStringLiteral("entries")).toObject();
        QVERIFY2(before.keys() == after.keys(), where.constData());
        for (const QString &id : before.keys()) {
            QJsonObject entry = before.value(id).toObject();
            if (at(entry) > ms(kNow + sync::kClockTolerance))
                entry.insert(QStringLiteral("at"), ms(kNow));
            QVERIFY2(after.value(id).toObject() == entry, where.constData());
        }
        QVERIFY2(sync::entriesUntil(kNow, until) == until, where.constData());
    }
    const QJsonObject other{{QStringLiteral("language"), QStringLiteral("de")}};
    QCOMPARE(sync::entriesUntil(kNow, other), other);
}

void TestEntries::entriesUntil_thenMerged_isTheSameInAnyOrder() // R7
{
    const Item item = timeline();
    for (unsigned seed = 1; seed <= 300; ++seed) {
        std::mt19937 random(seed);
        const QJsonObject a = aroundNow(random), b = aroundNow(random), c = aroundNow(random);
        const auto merge = [&](const QJsonObject &x, const QJsonObject &y) {
            return sync::mergeEntries(item, sync::entriesUntil(kNow, x), sync::entriesUntil(kNow, y));
        };
        const QByteArray where = "seed " + QByteArray::number(seed);
        QVERIFY2(bytes(merge(a, b)) == bytes(merge(b, a)), where.constData());
        QVERIFY2(bytes(merge(merge(a, b), c)) == bytes(merge(a, merge(b, c))), where.constData());
        QVERIFY2(bytes(merge(merge(a, b), b)) == bytes(merge(a, b)), where.constData());
    }
}

void TestEntries::entriesUntil_ofAClockYearsAhead_leavesRoomForWhatComesAfter() // R7
{
    const auto entries = [](const QString &name, int count, Timestamp first) {
        QJsonObject all;
        for (int i = 0; i < count; ++i)
            all.insert(name + QString::number(i),
                       QJsonObject{{QStringLiteral("at"), ms(first + std::chrono::minutes(i))}});
        return QJsonObject{{QStringLiteral("entries"), all}};
    };
    const Item item = timeline();
    const QJsonObject ahead =
        sync::entriesUntil(kNow, entries(QStringLiteral("wrong"), 10, kNow + std::chrono::days(27'000)));
    const QJsonObject right = entries(QStringLiteral("right"), 10, kNow + std::chrono::minutes(1));
    const auto kept = sync::mergeEntries(item, ahead, right).value(QStringLiteral("entries")).toObject();
    QCOMPARE(kept, right.value(QStringLiteral("entries")).toObject());
}

QTEST_APPLESS_MAIN(TestEntries)
#include "test_entries.moc"
