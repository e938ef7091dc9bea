#include "core/formats/import.h"
#include "core/model/json.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <algorithm>

using namespace retinue;
using namespace retinue::formats;

/// Address files of several makers, and the older text form.
class TestMakers : public QObject
{
    Q_OBJECT

private slots:
    void detect_goesByContent_data();
    void detect_goesByContent();
    void import_whenNoOwner_countsThemAsTheDevicesOwn_data();
    void import_whenNoOwner_countsThemAsTheDevicesOwn();
    void addressBlocks_areReadLikeTheCsv();
    void addressBlocks_whenBad_areNamed();
    void sharp_eachDestinationIsAnEntry();
    void sharp_whenCredentialsAreEncoded_keepsNamesAndDropsPasswords();
    void xerox_readsBothSeparators_data();
    void xerox_readsBothSeparators();
    void konica_readsEachKind();
    void ricoh_readsEachKindAndGroups();
    void ricoh_whenGroupsNameGroups_leavesThemOut();
    void passwords_areNeverTakenOver_data();
    void passwords_areNeverTakenOver();
    void import_whenRecordsRepeat_keepsTheEarlierOnes();
    void import_whenHostile_isAClearAnswer_data();
    void import_whenHostile_isAClearAnswer();
};

namespace {

const OwnerKey kAlice = OwnerKey::user(u"alice").value();

QByteArray sample(const QString &name)
{
    QFile file(QStringLiteral(RETINUE_SOURCE_DIR "/tests/data/formats/") + name);
    if (!file.open(QIODevice::ReadOnly))
        QTest::qFail(qPrintable(file.errorString()), __FILE__, __LINE__);
    return file.readAll();
}

Result<ImportResult> imported(const QByteArray &file)
{
    return importFile(file, Catalogue::builtIn(), {{}, kAlice});
}

/// The entries of the list by kind and name.
std::map<QString, QJsonObject> entriesOf(const ImportResult &result)
{
    std::map<QString, QJsonObject> entries;
    for (const ImportedSetting &setting : result.settings) {
        const QJsonObject list = model::parseJsonObject(setting.value)->value(u"entries").toObject();
        for (auto entry = list.begin(); entry != list.end(); ++entry) {
            QJsonObject content = entry.value().toObject();
            content.insert(u"id", entry.key());
            entries.emplace(content.value(u"kind").toString() + u' ' + content.value(u"name").toString(),
                            content);
        }
    }
    return entries;
}

QString said(const ImportResult &result)
{
    QStringList lines;
    for (const ImportProblem &problem : result.problems)
        lines.append(problem.toString());
    return lines.join(u'\n');
}

QString columnOf(const QJsonObject &entry, const char *column)
{
    return entry.value(u"columns").toObject().value(QLatin1String(column)).toString();
}

void addSamples()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<FileKind>("kind");
    const auto row = [](const char *name, FileKind kind) {
        QTest::newRow(name) << QString(QLatin1String(name)) << kind;
    };
    row("address-book.abk", FileKind::AddressBlocks);
    row("sharp.csv", FileKind::SharpAddresses);
    row("xerox.csv", FileKind::XeroxAddresses);
    row("xerox-semicolon.csv", FileKind::XeroxAddresses);
    row("konica.tsv", FileKind::KonicaAddresses);
    row("ricoh_addr.csv", FileKind::RicohAddresses);
    row("directory.ldif", FileKind::Ldif);
    row("contacts.vcf", FileKind::VCard);
}

} // namespace

Q_DECLARE_METATYPE(retinue::formats::FileKind)

void TestMakers::detect_goesByContent_data()
{
    addSamples();
}

void TestMakers::detect_goesByContent()
{
    QFETCH(QString, name);
    QFETCH(FileKind, kind);
    QCOMPARE(detectKind(sample(name)), kind);
    const Result<ImportResult> result = imported(sample(name));
    QVERIFY2(result.ok(), result.ok() ? "" : qPrintable(result.error().toString()));
    QCOMPARE(result->kind, kind);
    QCOMPARE(result->counts.accepted + result->counts.rejected, result->counts.records);
    const auto rejected =
        std::count_if(result->problems.begin(), result->problems.end(), [](const ImportProblem &problem) {
            return problem.severity == ImportProblem::Severity::Rejected;
        });
    QCOMPARE(int(rejected), result->counts.rejected);
    // Read again it is the same.
    QCOMPARE(imported(sample(name))->settings.at(0).value, result->settings.at(0).value);
}

void TestMakers::import_whenNoOwner_countsThemAsTheDevicesOwn_data()
{
    addSamples();
}

void TestMakers::import_whenNoOwner_countsThemAsTheDevicesOwn()
{
    QFETCH(QString, name);
    const Result<ImportResult> result = importFile(sample(name), Catalogue::builtIn());
    QVERIFY(result.ok());
    QVERIFY(result->settings.empty());
    QVERIFY(result->counts.unowned > 0);
    QCOMPARE(result->counts.accepted, 0);
    QVERIFY(said(*result).contains(u"name an owner"));
}

void TestMakers::addressBlocks_areReadLikeTheCsv()
{
    const Result<ImportResult> result = imported(sample(QStringLiteral("address-book.abk")));
    QVERIFY2(result->problems.empty(), qPrintable(said(*result)));
    QCOMPARE(result->charset, QStringLiteral("windows-1252"));
    QCOMPARE(result->header.at(QStringLiteral("SubAddressBookName")), QStringLiteral("Head office"));
    const auto entries = entriesOf(*result);
    QCOMPARE(entries.size(), std::size_t(3));
    const QJsonObject mail = entries.at(QString::fromUtf16(u"email M\u00fcller, Petra"));
    QCOMPARE(mail.value(u"address").toString(), QStringLiteral("petra@example.com"));
    QCOMPARE(mail.value(u"reading").toString(), QStringLiteral("Mueller"));
    QCOMPARE(columnOf(mail, "dn"), QStringLiteral("201"));
    const QJsonObject fax = entries.at(
        QString::fromUtf16(u"fax Head office \u2013 fax with a name that is folded over two lines"));
    QCOMPARE(fax.value(u"number").toString(), QStringLiteral("0312345678"));
    const QJsonArray members = entries.at(QStringLiteral("group Everyone")).value(u"members").toArray();
    QCOMPARE(members, (QJsonArray{mail.value(u"id"), fax.value(u"id")}));
}

void TestMakers::addressBlocks_whenBad_areNamed()
{
    const Result<ImportResult> result = imported("# Canon AddressBook version: 1\n\n"
                                                 "cn: A\nmailaddress: a@example.com\nobjectclass: email\n\n"
                                                 "cn: B\ncn: C\nobjectclass: email\n\n"
                                                 "no line of ours\n\n"
                                                 "cn: D\nobjectclass: robot\n\n\n"
                                                 "cn:< file:///etc/passwd\nobjectclass: email\n");
    QVERIFY(result.ok());
    QCOMPARE(result->counts.records, 5);
    QCOMPARE(result->counts.accepted, 1);
    struct Expected
    {
        int line;
        const char *field, *reason;
    };
    const Expected expected[] = {{7, "cn", "twice"},
                                 {11, "", "name: value"},
                                 {13, "objectclass", "not one of"},
                                 {17, "cn", "another file"}};
    QCOMPARE(result->problems.size(), std::size(expected));
    for (std::size_t i = 0; i < std::size(expected); ++i) {
        const ImportProblem &problem = result->problems[i];
        QCOMPARE(problem.line, expected[i].line);
        QVERIFY2(problem.field == QLatin1String(expected[i].field), qPrintable(problem.toString()));
        QVERIFY2(problem.reason.toString().contains(QLatin1String(expected[i].reason)),
                 qPrintable(problem.toString()));
    }
}

void TestMakers::sharp_eachDestinationIsAnEntry()
{
    const Result<ImportResult> result = imported(sample(QStringLiteral("sharp.csv")));
    QCOMPARE(result->counts.records, 7);
    QCOMPARE(result->counts.accepted, 7);
    const auto entries = entriesOf(*result);
    const QJsonObject mail = entries.at(QStringLiteral("email Mueller, Petra"));
    QCOMPARE(mail.value(u"address").toString(), QStringLiteral("petra@example.com"));
    QCOMPARE(mail.value(u"reading").toString(), QStringLiteral("Mueller"));
    QCOMPARE(columnOf(mail, "search-id"), QStringLiteral("1"));
    QCOMPARE(columnOf(mail, "frequently-used"), QStringLiteral("FALSE"));
    QCOMPARE(entries.at(QStringLiteral("fax Head office")).value(u"number").toString(),
             QStringLiteral("0312345678"));
    QCOMPARE(entries.at(QStringLiteral("i-fax Archive \"fax\"")).value(u"address").toString(),
             QStringLiteral("fax@example.com"));
    const QJsonObject ftp = entries.at(QStringLiteral("ftp Drop box"));
    QCOMPARE(ftp.value(u"host").toString(), QStringLiteral("ftp.example.com"));
    QCOMPARE(ftp.value(u"path").toString(), QStringLiteral("/in"));
    QCOMPARE(entries.at(QStringLiteral("smb Scans")).value(u"host").toString(),
             QStringLiteral("\\\\files\\scans\\alice"));
    QVERIFY(entries.contains(QString::fromUtf16(u"email Zo\u00eb")) &&
            entries.contains(QString::fromUtf16(u"fax Zo\u00eb")));
}

void TestMakers::sharp_whenCredentialsAreEncoded_keepsNamesAndDropsPasswords() // R12
{
    const Result<ImportResult> result = imported(sample(QStringLiteral("sharp.csv")));
    const QJsonObject ftp = entriesOf(*result).at(QStringLiteral("ftp Drop box"));
    QVERIFY(!ftp.contains(u"userName")); // it is the device's own
    QCOMPARE(columnOf(ftp, "ftp-username"), QStringLiteral("c2VhbGVkYnlkZXZpY2U="));
    QCOMPARE(columnOf(ftp, "ftp-username/@encodingMethod"), QStringLiteral("encrypted2"));
    QVERIFY(columnOf(ftp, "ftp-password").isEmpty());
    QVERIFY(said(*result).contains(u"passwords were left out"));

    const Result<ImportResult> plain =
        imported("address,search-id,name,mail-address,ftp-host,ftp-username,ftp-username/@encodingMethod\n"
                 "data,1,F,,ftp.example.com,alice,\n"
                 "group,2,G,,,,\n");
    QCOMPARE(entriesOf(*plain).at(QStringLiteral("ftp F")).value(u"userName").toString(),
             QStringLiteral("alice"));
    QCOMPARE(plain->counts.rejected, 1);
    QVERIFY(said(*plain).contains(u"line 3, address: "));
}

void TestMakers::xerox_readsBothSeparators_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("comma") << QStringLiteral("xerox.csv");
    QTest::newRow("semicolon") << QStringLiteral("xerox-semicolon.csv");
}

void TestMakers::xerox_readsBothSeparators()
{
    QFETCH(QString, name);
    const Result<ImportResult> result = imported(sample(name));
    QCOMPARE(result->counts.accepted, 4);
    QCOMPARE(result->counts.rejected, 2);
    const auto entries = entriesOf(*result);
    const QJsonObject mail = entries.at(QStringLiteral("email Mueller, Petra"));
    QCOMPARE(columnOf(mail, "Company"), QStringLiteral("Example; Ltd"));
    QCOMPARE(columnOf(mail, "XrxAddressBookId"), QStringLiteral("1"));
    QCOMPARE(entries.at(QStringLiteral("fax Mueller, Petra")).value(u"number").toString(),
             QStringLiteral("0312345678"));
    QVERIFY(entries.contains(QString::fromUtf16(u"i-fax Zo\u00eb Two")));
    const QString problems = said(*result);
    QVERIFY2(problems.contains(u"line 4, ScanTransferProtocol: "), qPrintable(problems)); // kept, not read
    QVERIFY2(problems.contains(u"line 5, ScanTransferProtocol: "), qPrintable(problems));
    QVERIFY2(problems.contains(u"line 6, IsDL: is a distribution list"), qPrintable(problems));
}

void TestMakers::konica_readsEachKind()
{
    const Result<ImportResult> result = imported(sample(QStringLiteral("konica.tsv")));
    QCOMPARE(result->charset, QStringLiteral("UTF-16"));
    QCOMPARE(result->counts.accepted, 5);
    QCOMPARE(result->counts.rejected, 1); // a box
    QVERIFY2(said(*result).contains(u"line 9: "), qPrintable(said(*result)));
    const auto entries = entriesOf(*result);
    const QJsonObject mail = entries.at(QString::fromUtf16(u"email M\u00fcller, \"Petra\""));
    QCOMPARE(mail.value(u"reading").toString(), QStringLiteral("Mueller"));
    QCOMPARE(columnOf(mail, "AbbrNo"), QStringLiteral("1"));
    const QJsonObject ftp = entries.at(QStringLiteral("ftp Drop box"));
    QCOMPARE(ftp.value(u"userName").toString(), QStringLiteral("anonymous"));
    QCOMPARE(columnOf(ftp, "FTPPortNo"), QStringLiteral("21"));
    QCOMPARE(entries.at(QStringLiteral("smb Scans")).value(u"path").toString(),
             QStringLiteral("scans\\alice"));
    QCOMPARE(entries.at(QStringLiteral("webdav Cloud")).value(u"host").toString(),
             QStringLiteral("dav.example.com"));
    QCOMPARE(entries.at(QStringLiteral("fax Head office")).value(u"number").toString(),
             QStringLiteral("0312345678"));
}

void TestMakers::ricoh_readsEachKindAndGroups()
{
    const Result<ImportResult> result = imported(sample(QStringLiteral("ricoh_addr.csv")));
    const auto entries = entriesOf(*result);
    QCOMPARE(entries.size(), std::size_t(6));
    const QJsonObject mail = entries.at(QStringLiteral("email Mueller, Petra"));
    const QJsonObject fax = entries.at(QStringLiteral("fax Mueller, Petra"));
    const QJsonObject smb = entries.at(QStringLiteral("smb Scans"));
    QCOMPARE(mail.value(u"reading").toString(), QStringLiteral("Mueller"));
    QCOMPARE(columnOf(mail, "Registration No."), QStringLiteral("00001"));
    QCOMPARE(smb.value(u"host").toString(), QStringLiteral("\\\\files\\scans\\alice"));
    QCOMPARE(smb.value(u"userName").toString(), QStringLiteral("alice"));
    QCOMPARE(entries.at(QStringLiteral("ftp Drop box")).value(u"host").toString(),
             QStringLiteral("ftp.example.com"));
    const QJsonArray members = entries.at(QStringLiteral("group Everyone")).value(u"members").toArray();
    QCOMPARE(members.size(), 3); // both of a person
    for (const QJsonObject &member : {mail, fax, smb})
        QVERIFY(members.contains(member.value(u"id")));
    QVERIFY2(said(*result).contains(u"line 12, Folder Path: "), qPrintable(said(*result)));
}

void TestMakers::ricoh_whenGroupsNameGroups_leavesThemOut()
{
    const Result<ImportResult> result =
        imported("Index in ACLs and Groups,Name,Entry Type,E-mail Address,Groups\n"
                 "[1],[A],[U],[a@example.com],[2]\n"
                 "[2],[G],[G],[],[3]\n"
                 "[3],[H],[G],[],[2; 1]\n"
                 "[4],[X],[X],[],[]\n");
    QVERIFY(result.ok());
    const auto entries = entriesOf(*result);
    const QJsonValue a = entries.at(QStringLiteral("email A")).value(u"id");
    QCOMPARE(entries.at(QStringLiteral("group G")).value(u"members").toArray(), QJsonArray{a});
    QCOMPARE(entries.at(QStringLiteral("group H")).value(u"members").toArray(),
             QJsonArray{a}); // whoever says so
    QCOMPARE(result->problems.size(), std::size_t(3));
    QCOMPARE(result->problems[2].field, QStringLiteral("Entry Type"));
}

void TestMakers::passwords_areNeverTakenOver_data()
{
    addSamples();
}

void TestMakers::passwords_areNeverTakenOver() // R12
{
    QFETCH(QString, name);
    const Result<ImportResult> result = imported(sample(name));
    for (const ImportedSetting &setting : result->settings) {
        QVERIFY(!setting.value.contains("sesame") && !setting.value.contains("c2VzYW1l"));
        QCOMPARE(setting.item, QStringLiteral("address-book.personal"));
    }
    QVERIFY(!said(*result).contains(u"sesame"));
}

void TestMakers::import_whenRecordsRepeat_keepsTheEarlierOnes()
{
    const Result<ImportResult> result = imported("XrxAddressBookId,DisplayName,E-mailAddress\n"
                                                 "1,A,a@example.com\n"
                                                 "2,A,a@example.com\n"
                                                 "1,B,a@example.com\n");
    QCOMPARE(result->counts.accepted, 2);
    QCOMPARE(result->counts.repeated, 1);
    QVERIFY(said(*result).contains(u"line 3, DisplayName: is the entry of line 2 again"));
}

void TestMakers::import_whenHostile_isAClearAnswer_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("reason"); // empty: it is read
    const auto row = [](const char *name, const QByteArray &file, const char *reason) {
        QTest::newRow(name) << file << QString(QLatin1String(reason));
    };
    const QByteArray xerox = "XrxAddressBookId,DisplayName,E-mailAddress\n";
    row("a million columns",
        xerox.chopped(1) + QByteArray(",x").repeated(1'000'000) + "\n1,A,a@example.com\n",
        "none that is known");
    row("a million values", xerox + "1,A,a@example.com\n" + QByteArray(1'000'000, ',') + "\n",
        "more than 512 values");
    row("an open quote", xerox + "1,\"A,a@example.com\n2,B,b@example.com\n", "not closed");
    row("mixed line ends", xerox + "1,A,a@example.com\r2,B,b@example.com\r\n3,C,c@example.com\n", "");
    row("a formula", xerox + "1,=cmd|' /C calc'!A0,a@example.com\n", "");
    row("no bytes of the charset", xerox + "1,\xff\xfe\x80,a@example.com\n", "not UTF-8");
    row("an encrypted backup", QByteArray("UDF\0\x01\x02\x03", 7) + QByteArray(1000, '\x90'), "Ricoh .udf");
    row("cut UTF-16", sample(QStringLiteral("konica.tsv")).chopped(301), "");
    row("two columns of a name", "XrxAddressBookId,displayname,DisplayName\n", "repeats an earlier one");
    row("only a column row", xerox, "");
    row("another version of LDIF", "version: 2\n\ndn: cn=x\ncn: x\n", "version than 1");
}

void TestMakers::import_whenHostile_isAClearAnswer()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, reason);
    const Result<ImportResult> result = imported(file);
    const QString answer = result.ok() ? said(*result) : result.error().toString();
    QVERIFY2(answer.contains(reason), qPrintable(answer));
    if (reason.isEmpty())
        QVERIFY2(result.ok(), qPrintable(answer));
}

QTEST_APPLESS_MAIN(TestMakers)
#include "test_makers.moc"
