#include "core/formats/csv_reader.h"

#include <QTest>

using retinue::formats::CsvReader;

class TestCsvReader : public QObject
{
    Q_OBJECT

private slots:
    void next_cutsAsRfc4180Says_data();
    void next_cutsAsRfc4180Says();
    void next_whenARecordIsBroken_goesOnWithTheNextLine_data();
    void next_whenARecordIsBroken_goesOnWithTheNextLine();
    void next_whenAValueHasLineBreaks_countsThem();
    void next_whenAQuotedValueIsVeryLong_takesIt();
    void next_whenAQuotedValueIsVeryLongOverLines_refusesOneRecord();
    void next_whenAQuoteNeverEnds_refusesItsLineOnly();
};

void TestCsvReader::next_cutsAsRfc4180Says_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("fields");
    const auto row = [](const char *name, const char *text, const QStringList &fields) {
        QTest::newRow(name) << QString::fromUtf8(text) << fields;
    };
    row("plain", "a,b", {QStringLiteral("a"), QStringLiteral("b")});
    row("line end", "a,b\r\n", {QStringLiteral("a"), QStringLiteral("b")});
    row("blank values", ",,", {QString(), QString(), QString()});
    row("quoted", "\"a,b\",\"c\"\"d\"", {QStringLiteral("a,b"), QStringLiteral("c\"d")});
    row("quoted blank", "\"\",x", {QString(), QStringLiteral("x")});
    row("quote inside plain", "a\"b,c", {QStringLiteral("a\"b"), QStringLiteral("c")});
    row("blanks kept", " a , b ", {QStringLiteral(" a "), QStringLiteral(" b ")});
    row("empty lines first", "\n\r\n\ra", {QStringLiteral("a")});
}

void TestCsvReader::next_cutsAsRfc4180Says()
{
    QFETCH(QString, text);
    QFETCH(QStringList, fields);
    CsvReader reader(text);
    CsvReader::Record record;
    QVERIFY(reader.next(record));
    QVERIFY(!record.flaw);
    QCOMPARE(record.fields, fields);
    QVERIFY(!reader.next(record));
}

void TestCsvReader::next_whenARecordIsBroken_goesOnWithTheNextLine_data()
{
    QTest::addColumn<QString>("broken");
    QTest::newRow("open quote") << QStringLiteral("a,\"b");
    QTest::newRow("text behind quote") << QStringLiteral("\"a\"b,c");
    QTest::newRow("too many") << QString(600, u',');
}

void TestCsvReader::next_whenARecordIsBroken_goesOnWithTheNextLine()
{
    QFETCH(QString, broken);
    const QString text = QStringLiteral("x,y\r\n") + broken + QStringLiteral("\r\nz,1\r\n");
    CsvReader reader(text);
    CsvReader::Record record;
    QVERIFY(reader.next(record) && !record.flaw);
    QVERIFY(reader.next(record) && record.flaw);
    QCOMPARE(record.line, 2);
    QVERIFY(reader.next(record) && !record.flaw);
    QCOMPARE(record.line, 3);
    QCOMPARE(record.fields, (QStringList{QStringLiteral("z"), QStringLiteral("1")}));
    QVERIFY(!reader.next(record));
}

void TestCsvReader::next_whenAValueHasLineBreaks_countsThem()
{
    const QString text = QStringLiteral("\"a\r\nb\nc\",d\ne\n");
    CsvReader reader(text, 10);
    CsvReader::Record record;
    QVERIFY(reader.next(record));
    QCOMPARE(record.fields.at(0), QStringLiteral("a\r\nb\nc"));
    QCOMPARE(record.line, 10);
    QCOMPARE(record.fields.size(), 2);
    QVERIFY(reader.next(record));
    QCOMPARE(record.line, 13);
}

void TestCsvReader::next_whenAQuotedValueIsVeryLong_takesIt()
{
    const QString value(100'000, u'v');
    const QString text = u'"' + value + QStringLiteral("\",b\nc,d\n");
    CsvReader reader(text);
    CsvReader::Record record;
    QVERIFY(reader.next(record) && !record.flaw);
    QCOMPARE(record.fields, (QStringList{value, QStringLiteral("b")}));
    QVERIFY(reader.next(record) && !record.flaw);
    QCOMPARE(record.line, 2);
}

void TestCsvReader::next_whenAQuotedValueIsVeryLongOverLines_refusesOneRecord()
{
    const QString text = u'"' + QStringLiteral("line,\r\n").repeated(5000) + QStringLiteral("\",b\nc,d\n");
    CsvReader reader(text);
    CsvReader::Record record;
    QVERIFY(reader.next(record) && record.flaw);
    QCOMPARE(record.line, 1);
    QVERIFY(record.fields.isEmpty());
    QVERIFY(reader.next(record) && !record.flaw);
    QCOMPARE(record.line, 5002);
    QCOMPARE(record.fields, (QStringList{QStringLiteral("c"), QStringLiteral("d")}));
    QVERIFY(!reader.next(record));
}

void TestCsvReader::next_whenAQuoteNeverEnds_refusesItsLineOnly()
{
    const QString text = QStringLiteral("a,\"b\n") + QStringLiteral("c,d\n").repeated(10'000);
    CsvReader reader(text);
    CsvReader::Record record;
    QVERIFY(reader.next(record) && record.flaw);
    int good = 0;
    while (reader.next(record))
        good += record.flaw ? 0 : 1;
    QCOMPARE(good, 10'000);
}

QTEST_APPLESS_MAIN(TestCsvReader)
#include "test_csv_reader.moc"
