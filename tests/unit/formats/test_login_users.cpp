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
    QVERIFY(result->problems.empty());
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
    QCOMPARE(result->problems.size(), std::size_t(1));
    QCOMPARE(result->problems[0].severity, ImportProblem::Severity::Note);
    QCOMPARE(result->problems[0].field, QStringLiteral("password"));
    QVERIFY(result->problems[0].reason.startsWith(u"1 password"));
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
    QCOMPARE(result->problems.size(), std::size(expected));
    for (std::size_t i = 0; i < std::size(expected); ++i) {
        const ImportProblem &problem = result->problems[i];
        QCOMPARE(problem.severity, ImportProblem::Severity::Rejected);
        QCOMPARE(problem.line, expected[i].line);
        QCOMPARE(problem.field, QLatin1String(expected[i].field));
        QVERIFY2(problem.reason.contains(QLatin1String(expected[i].reason)), qPrintable(problem.toString()));
        QVERIFY(problem.toString().startsWith(QStringLiteral("line %1").arg(problem.line)));
    }
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
