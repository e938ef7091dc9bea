#include "core/formats/csv_reader.h"
#include "core/formats/csv_record.h"

#include <QTest>

using retinue::formats::CsvReader;
using retinue::formats::csvRecord;

class TestCsvRecord : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void record_isWrittenAsRfc4180Says()
    {
        QCOMPARE(csvRecord({QStringLiteral("a"), {}, QStringLiteral("b c")}), QByteArray("a,,b c\r\n"));
        QCOMPARE(csvRecord({QStringLiteral("a,b"), QStringLiteral("say \"hi\""), QStringLiteral("x\ny")}),
                 QByteArray("\"a,b\",\"say \"\"hi\"\"\",\"x\ny\"\r\n"));
    }

    void fieldThatLooksLikeAFormula_isText()
    {
        QCOMPARE(csvRecord({QStringLiteral("=cmd()"), QStringLiteral("@x"), QStringLiteral("a=b")}),
                 QByteArray("'=cmd(),'@x,a=b\r\n"));
    }

    void reader_readsBackWhatWasWritten()
    {
        const QStringList fields{QStringLiteral("a\"b"), QStringLiteral("c\nd"),
                                 QStringLiteral("\u00e4,\u65e5")};
        const QString text = QString::fromUtf8(csvRecord(fields));
        CsvReader reader(text);
        CsvReader::Record record;
        QVERIFY(reader.next(record));
        QCOMPARE(record.fields, fields);
    }
};

QTEST_GUILESS_MAIN(TestCsvRecord)
#include "test_csv_record.moc"
