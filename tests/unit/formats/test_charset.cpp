#include "core/formats/charset.h"
#include "core/formats/import.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace retinue;
using namespace retinue::formats;

class TestCharset : public QObject
{
    Q_OBJECT

private slots:
    void decode_whenSaid_reads_data();
    void decode_whenSaid_reads();
    void decode_whenNotKnown_isRefused_data();
    void decode_whenNotKnown_isRefused();
    void import_whenEachCharset_findsTheName_data();
    void import_whenEachCharset_findsTheName();
    void import_whenCharsetIsNotSaid_asksForIt();
    void import_whenBytesAreNotOfTheCharset_rejectsTheLine();
    void import_whenTheFileSaysAWrongCharset_takesNothingThatReadsAsAnother();
    void import_whenAColumnCannotBeRead_isRefused();
    void detectKind_goesByContent();
};

namespace {

QByteArray sample(const QString &name)
{
    QFile file(QStringLiteral(RETINUE_SOURCE_DIR "/tests/data/formats/") + name);
    if (!file.open(QIODevice::ReadOnly))
        QTest::qFail(qPrintable(file.errorString()), __FILE__, __LINE__);
    return file.readAll();
}

} // namespace

void TestCharset::decode_whenSaid_reads_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("fallback");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QByteArray &file, const char *fallback, const QString &text) {
        QTest::newRow(name) << file << QString(QLatin1String(fallback)) << text;
    };
    row("UTF-8", "\xc3\xbc", "", QStringLiteral(u"\u00fc"));
    row("mark", "\xef\xbb\xbf\xc3\xbc", "Shift_JIS", QStringLiteral(u"\u00fc"));
    row("UTF-16", QByteArray("\xff\xfe\xfc\0", 4), "", QStringLiteral(u"\u00fc"));
    row("fallback", "\xfc", "ISO-8859-1", QStringLiteral(u"\u00fc"));
    row("Windows", "\x80", "WCP1252", QStringLiteral(u"\u20ac"));
    row("declared wins", "# CharSet: Shift_JIS\n\x95\x5c", "Big5",
        QStringLiteral(u"# CharSet: Shift_JIS\n\u8868"));
    row("declared later", "# X: 1\r\n# charset: shift-jis,,\r\n\x95\x5c", "",
        QStringLiteral(u"# X: 1\r\n# charset: shift-jis,,\r\n\u8868"));
    row("Shift_JIS keeps ASCII", "\\~", "Shift_JIS", QStringLiteral("\\~"));
    row("broken",
        "a\xff"
        "b",
        "UTF-8", QStringLiteral(u"a\ufffdb"));
}

void TestCharset::decode_whenSaid_reads()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, fallback);
    QFETCH(QString, text);
    const Result<DecodedText> decoded = decodeText(file, fallback);
    QVERIFY(decoded.ok());
    QCOMPARE(decoded->text, text);
}

void TestCharset::decode_whenNotKnown_isRefused_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("fallback");
    QTest::newRow("unknown name") << QByteArray("# CharSet: Klingon\na") << QString();
    QTest::newRow("unknown option") << QByteArray("a") << QStringLiteral("Klingon");
    QTest::newRow("nothing said") << QByteArray("\xfc") << QString();
}

void TestCharset::decode_whenNotKnown_isRefused()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, fallback);
    const Result<DecodedText> decoded = decodeText(file, fallback);
    QVERIFY(!decoded.ok());
    QCOMPARE(decoded.error().code, ErrorCode::InvalidInput);
    QVERIFY(decoded.error().detail.contains(u"Shift_JIS"));
}

void TestCharset::import_whenEachCharset_findsTheName_data()
{
    QTest::addColumn<QString>("charset");
    QTest::addColumn<QString>("name");
    QTest::newRow("shift-jis") << QStringLiteral("Shift_JIS") << QStringLiteral(u"\u8868\u8a08\u7b97");
    QTest::newRow("big5") << QStringLiteral("Big5") << QStringLiteral(u"\u8a31\u529f\u84cb");
    QTest::newRow("gb2312") << QStringLiteral("GB2312") << QStringLiteral(u"\u5f20\u4f1f");
    QTest::newRow("euc-kr") << QStringLiteral("EUC-KR") << QStringLiteral(u"\ud64d\uae38\ub3d9");
}

void TestCharset::import_whenEachCharset_findsTheName()
{
    QFETCH(QString, charset);
    QFETCH(QString, name);
    const QString file = QString::fromLatin1(QTest::currentDataTag()) + QStringLiteral(".csv");

    const Result<ImportResult> users =
        importFile(sample(QStringLiteral("users-") + file), Catalogue::builtIn(), {charset, {}});
    QVERIFY(users.ok());
    QCOMPARE(users->users.at(0).displayName, name);

    // The address book says itself what it is.
    const Result<ImportResult> book =
        importFile(sample(QStringLiteral("address-book-") + file), Catalogue::builtIn());
    QVERIFY2(book.ok(), book.ok() ? "" : qPrintable(book.error().toString()));
    QCOMPARE(book->problems.size(), std::size_t(0));
    QVERIFY(book->settings.at(0).value.contains(name.toUtf8()));
}

void TestCharset::import_whenCharsetIsNotSaid_asksForIt()
{
    const Result<ImportResult> users =
        importFile(sample(QStringLiteral("users-shift-jis.csv")), Catalogue::builtIn());
    QVERIFY(!users.ok());
    QVERIFY(users.error().detail.contains(u"charset"));
}

void TestCharset::import_whenBytesAreNotOfTheCharset_rejectsTheLine()
{
    const Result<ImportResult> users = importFile("uid,cn\nalice,Alice\nbob,B\xff\ncarol,Carol\n",
                                                  Catalogue::builtIn(), {QStringLiteral("UTF-8"), {}});
    QVERIFY(users.ok());
    QCOMPARE(users->users.size(), std::size_t(2));
    QCOMPARE(users->problems.size(), std::size_t(2)); // the first says which columns are left out
    QCOMPARE(users->problems[1].line, 3);
    QVERIFY(users->problems[1].reason.toString().contains(u"charset"));
}

void TestCharset::import_whenTheFileSaysAWrongCharset_takesNothingThatReadsAsAnother()
{
    QByteArray file = sample(QStringLiteral("address-book-shift-jis.csv"));
    const Result<ImportResult> good = importFile(file, Catalogue::builtIn());
    QVERIFY(good.ok());
    QVERIFY(file.contains("CharSet: Shift_JIS"));
    file.replace("CharSet: Shift_JIS", "CharSet: UTF-8");
    const Result<ImportResult> wrong = importFile(file, Catalogue::builtIn());
    QVERIFY(wrong.ok());
    QVERIFY(wrong->counts.rejected > 0 && wrong->counts.accepted < good->counts.accepted);
    for (const ImportedSetting &setting : wrong->settings)
        QVERIFY(!QString::fromUtf8(setting.value).contains(QChar::ReplacementCharacter));
    QVERIFY(std::any_of(wrong->problems.begin(), wrong->problems.end(), [](const ImportProblem &problem) {
        return problem.line > 0 && problem.reason.toString().contains(u"charset");
    }));
}

void TestCharset::import_whenAColumnCannotBeRead_isRefused()
{
    for (const QByteArray &file : {QByteArray("uid,c\xff\n"), QByteArray("uid,c\0\n", 7)}) {
        const Result<ImportResult> users =
            importFile(file, Catalogue::builtIn(), {QStringLiteral("UTF-8"), {}});
        QVERIFY(!users.ok());
        QVERIFY(users.error().toString().contains(u"column 2"));
    }
}

void TestCharset::detectKind_goesByContent()
{
    QCOMPARE(detectKind(sample(QStringLiteral("users-shift-jis.csv"))), FileKind::LoginUsers);
    QCOMPARE(detectKind(sample(QStringLiteral("users-quoted-lf.csv"))), FileKind::LoginUsers);
    QCOMPARE(detectKind(sample(QStringLiteral("address-book-0003-bom.csv"))), FileKind::AddressBook);
    QCOMPARE(detectKind("cn,objectclass\n"), FileKind::AddressBook);
    QCOMPARE(detectKind("uid,\xef\xbe\x98\n"), FileKind::LoginUsers); // in any charset
    QCOMPARE(detectKind("uid,\x83\x5c\n"), FileKind::LoginUsers);
    QCOMPARE(detectKind("objectclass,cn,uid,XrxAddressBookId\n"), FileKind::AddressBook); // kept columns
    QCOMPARE(detectKind("XrxAddressBookId,DisplayName,uid\n"), FileKind::XeroxAddresses);
    for (const char *other :
         {"", "\n", "a,b\n1,2\n", "# only a comment", "\x89PNG\r\n", "uid,uid\n", "\"uid"})
        QVERIFY(!detectKind(other));
}

QTEST_APPLESS_MAIN(TestCharset)
#include "test_charset.moc"
