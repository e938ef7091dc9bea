#include "core/formats/import.h"

#include <QFile>
#include <QTest>

using namespace retinue;
using namespace retinue::formats;

class TestLoginUsers : public QObject
{
    Q_OBJECT

private slots:
    void import_whenADevicesFile_unwrapsBracketedValues();
    void import_whenQuotedWithLf_readsTheSame();
    void import_whenPasswordsInside_leavesThemOut();
    void import_whenBadLines_namesEachByLineFieldAndReason();
    void import_whenTheListOfCardsIsWrapped_readsEachCard_data();
    void import_whenTheListOfCardsIsWrapped_readsEachCard();
    void import_whenUsersRepeat_keepsTheEarlierOnes();
    void import_whenGroupsAreNamed_readsThem();
    void import_whenAValueIsVeryLong_refusesItsLineByField();
    void import_whenUidIsMissing_isRefused();
    void import_whenOnlyTheColumns_isEmpty();
};

namespace {

Result<ImportResult> imported(const char *name)
{
    QFile file(QStringLiteral(RETINUE_SOURCE_DIR "/tests/data/formats/") + QLatin1String(name));
    if (!file.open(QIODevice::ReadOnly))
        QTest::qFail(qPrintable(file.errorString()), __FILE__, __LINE__);
    return importFile(file.readAll(), Catalogue::builtIn());
}

} // namespace

void TestLoginUsers::import_whenADevicesFile_unwrapsBracketedValues()
{
    const Result<ImportResult> result = imported("users-utf8-bom.csv");
    QVERIFY(result.ok());
    QCOMPARE(result->kind, FileKind::LoginUsers);
    // What the file says beside the names is no personal setting, and that is said.
    QCOMPARE(result->problems.size(), std::size_t(1));
    QCOMPARE(result->problems[0].severity, ImportProblem::Severity::Note);
    QVERIFY(result->problems[0].reason.toString().contains(u"mail") &&
            result->problems[0].reason.toString().contains(u"dept_id"));
    QVERIFY(!result->problems[0].reason.toString().contains(u"uid"));
    QCOMPARE(result->counts.accepted, 3);
    const ImportedUser &alice = result->users[0];
    QVERIFY(alice.key == OwnerKey::user(u"alice").value());
    QCOMPARE(alice.displayName, QStringLiteral("Alice"));
    QCOMPARE(alice.reading, QStringLiteral("alice"));
    QCOMPARE(alice.mail, QStringLiteral("alice@example.com"));
    QCOMPARE(alice.department, QStringLiteral("0000042"));
    QCOMPARE(alice.cardIds, (QStringList{QStringLiteral("00123456"), QStringLiteral("A1B2")}));
    QCOMPARE(alice.otherColumns.at(QStringLiteral("role")), QStringLiteral("Administrator"));
    QCOMPARE(result->users[1].key.name(), QStringLiteral("007"));
    QCOMPARE(result->users[1].displayName, QStringLiteral("[Bond]"));
    QCOMPARE(result->users[2].key.name(), QStringLiteral("123456789012"));
}

void TestLoginUsers::import_whenQuotedWithLf_readsTheSame()
{
    const Result<ImportResult> result = imported("users-quoted-lf.csv");
    QVERIFY(result.ok());
    QCOMPARE(result->users.size(), std::size_t(2));
    QCOMPARE(result->users[0].displayName, QStringLiteral("Bob, \"the builder\""));
    QCOMPARE(result->users[1].displayName, QStringLiteral(u"M\u00fcller"));
}

void TestLoginUsers::import_whenPasswordsInside_leavesThemOut()
{
    // R12
    const Result<ImportResult> result = imported("users-quoted-lf.csv");
    QVERIFY(result->users[0].otherColumns.empty());
    const ImportProblem &note = result->problems.back();
    QCOMPARE(note.severity, ImportProblem::Severity::Note);
    QCOMPARE(note.field, QStringLiteral("password"));
    QVERIFY(note.reason.toString().startsWith(u"1 password"));
}

void TestLoginUsers::import_whenBadLines_namesEachByLineFieldAndReason()
{
    const Result<ImportResult> result = imported("users-bad-lines.csv");
    QVERIFY(result.ok());
    QCOMPARE(result->users.size(), std::size_t(2));
    QCOMPARE(result->counts.records, 10);
    QCOMPARE(result->counts.accepted, 2);
    QCOMPARE(result->counts.rejected, 8);
    struct Expected
    {
        int line;
        const char *field, *reason;
    };
    const Expected expected[] = {{3, "uid", "empty"},   {4, "uid", "blank"}, {5, "uid", "line 2"},
                                 {6, "uid", "32"},      {7, "dept_id", "7"}, {8, "cardIdList", "8"},
                                 {9, "", "10 columns"}, {10, "cn", "32"}};
    QCOMPARE(result->problems.size(), std::size(expected) + 1); // and the note on the columns left out

    for (std::size_t i = 0; i < std::size(expected); ++i) {
        const ImportProblem &problem = result->problems[i + 1];
        QCOMPARE(problem.severity, ImportProblem::Severity::Rejected);
        QCOMPARE(problem.line, expected[i].line);
        QCOMPARE(problem.field, QLatin1String(expected[i].field));
        QVERIFY2(problem.reason.toString().contains(QLatin1String(expected[i].reason)),
                 qPrintable(problem.toString()));
        QVERIFY(problem.toString().startsWith(QStringLiteral("line %1").arg(problem.line)));
    }
}

void TestLoginUsers::import_whenTheListOfCardsIsWrapped_readsEachCard_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::newRow("plain") << QByteArray("12;A1B2");
    QTest::newRow("each") << QByteArray("[00123456];[007]");
    QTest::newRow("the list") << QByteArray("[00123456;A1B2]");
    QTest::newRow("one") << QByteArray("[007]");
    QTest::newRow("some") << QByteArray("A1B2;[007]");
}

void TestLoginUsers::import_whenTheListOfCardsIsWrapped_readsEachCard()
{
    QFETCH(QByteArray, list);
    const Result<ImportResult> result =
        importFile("uid,cardIdList\nalice," + list + "\n", Catalogue::builtIn());
    QVERIFY(result.ok());
    QCOMPARE(result->users.size(), std::size_t(1));
    QCOMPARE(result->users[0].cardIds, QString::fromLatin1(list).remove(u'[').remove(u']').split(u';'));
}

void TestLoginUsers::import_whenUsersRepeat_keepsTheEarlierOnes()
{
    const Result<ImportResult> result =
        importFile("uid,cn\nalice,First\nbob,Bob\nAlice,Second\n", Catalogue::builtIn());
    QVERIFY(result.ok());
    QCOMPARE(result->users.size(), std::size_t(2));
    QCOMPARE(result->users[0].displayName, QStringLiteral("First"));
    QCOMPARE(result->counts.rejected, 1);
    QCOMPARE(result->counts.repeated, 1);
    QCOMPARE(result->problems.back().line, 4);
    QCOMPARE(result->problems.back().field, QStringLiteral("uid"));
    QVERIFY(result->problems.back().reason.toString().contains(u"line 2"));
}

void TestLoginUsers::import_whenGroupsAreNamed_readsThem()
{
    const QByteArray many = "g" + [] {
        QByteArray names;
        for (int i = 0; i < 65; ++i)
            names += ";g" + QByteArray::number(i);
        return names;
    }();
    const Result<ImportResult> result =
        importFile("uid,usergroupname\nalice,sales;marketing; Sales\nbob,[01]\ncarol,\ndave," + many + "\n",
                   Catalogue::builtIn());
    QVERIFY(result.ok());
    QCOMPARE(result->users.size(), std::size_t(3));
    const auto group = [](const char *name) { return OwnerKey::group(QString::fromLatin1(name)).value(); };
    QVERIFY(result->users[0].groups == std::vector({group("sales"), group("marketing")}));
    QVERIFY(result->users[1].groups == std::vector({group("01")}));
    QVERIFY(result->users[2].groups.empty());
    QCOMPARE(result->problems.size(), std::size_t(1));
    QCOMPARE(result->problems[0].line, 5);
    QCOMPARE(result->problems[0].field, QStringLiteral("usergroupname"));
}

void TestLoginUsers::import_whenAValueIsVeryLong_refusesItsLineByField()
{
    const QByteArray cards = '"' + QByteArray("[12345678];").repeated(1700);
    const Result<ImportResult> result = importFile("uid,cn,cardIdList\nalice,\"" + QByteArray(20'000, 'n') +
                                                       "\",\nbob,," + cards + "\"\ncarol,,\n",
                                                   Catalogue::builtIn());
    QVERIFY(result.ok());
    QCOMPARE(result->users.size(), std::size_t(1));
    QCOMPARE(result->counts.rejected, 2);
    QCOMPARE(result->problems[0].line, 2);
    QCOMPARE(result->problems[0].field, QStringLiteral("cn"));
    QCOMPARE(result->problems[1].line, 3);
    QCOMPARE(result->problems[1].field, QStringLiteral("cardIdList"));
}

void TestLoginUsers::import_whenUidIsMissing_isRefused()
{
    const Result<ImportResult> result = importFile("name,password\na,b\n", Catalogue::builtIn());
    QVERIFY(!result.ok());
    QCOMPARE(result.error().code, ErrorCode::InvalidInput);
    QVERIFY(result.error().detail.contains(u"uid"));
}

void TestLoginUsers::import_whenOnlyTheColumns_isEmpty()
{
    const Result<ImportResult> result = importFile("\"UID\",\"CN\"\r\n", Catalogue::builtIn());
    QVERIFY(result.ok());
    QCOMPARE(result->counts.records, 0);
}

QTEST_APPLESS_MAIN(TestLoginUsers)
#include "test_login_users.moc"
