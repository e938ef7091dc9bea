#include "core/base/ids.h"

#include <QTest>

#include <unordered_set>

using namespace retinue;

class TestIds : public QObject
{
    Q_OBJECT

private slots:
    void random_whenRepeated_neverRepeats();
    void fromString_whenItsOwnText_roundTrips();
    void fromString_whenNotExactly32HexDigits_isNothing_data();
    void fromString_whenNotExactly32HexDigits_isNothing();
    void fromBytes_whenNot16_isNothing();
};

void TestIds::random_whenRepeated_neverRepeats()
{
    std::unordered_set<OwnerId> seen;
    for (int i = 0; i < 1000; ++i)
        seen.insert(OwnerId::random());
    QCOMPARE(seen.size(), std::size_t(1000));
    QVERIFY(OwnerId().isNull());
    QVERIFY(!OwnerId::random().isNull());
}

void TestIds::fromString_whenItsOwnText_roundTrips()
{
    const DeviceId id = DeviceId::random();
    QCOMPARE(id.toString().size(), 32);
    QCOMPARE(DeviceId::fromString(id.toString()), id);
    QCOMPARE(DeviceId::fromString(id.toString().toUpper()), id);
    QCOMPARE(DeviceId::fromBytes(id.toBytes()), id);
}

void TestIds::fromString_whenNotExactly32HexDigits_isNothing_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("31") << QString(31, u'a');
    QTest::newRow("33") << QString(33, u'a');
    QTest::newRow("letter") << QString(31, u'a') + u'g';
    QTest::newRow("blank") << QString(31, u'a') + u' ';
    QTest::newRow("other digits") << QString(32, QChar(0x0661));
}

void TestIds::fromString_whenNotExactly32HexDigits_isNothing()
{
    QFETCH(QString, text);
    QVERIFY(!OwnerId::fromString(text));
}

void TestIds::fromBytes_whenNot16_isNothing()
{
    QVERIFY(!OwnerId::fromBytes(QByteArray(15, 'a')));
    QVERIFY(!OwnerId::fromBytes(QByteArray(17, 'a')));
}

QTEST_APPLESS_MAIN(TestIds)
#include "test_ids.moc"
