#include "core/formats/import.h"
#include "core/model/json.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace retinue;
using namespace retinue::formats;

class TestAddressBook : public QObject
{
    Q_OBJECT

private slots:
    void import_whenADevicesFile_keepsEachOwnersList();
    void import_whenEveryObjectClass_makesItsKind();
    void import_whenPlainPassword_putsItIntoTheKeychain();
    void import_whenEncryptedPassword_leavesItOut();
    void import_whenAPasswordFitsNoKeychain_takesTheEntryWithoutIt();
    void import_whenUnknownColumns_keepsThem();
    void import_whenGroups_resolvesMembersByUuid();
    void import_whenUuidsInCapitals_keepsTheirSpelling();
    void import_whenNoUuid_makesTheSameIdAgain();
    void import_whenNobodysEntries_countsThemOrGivesThemToTheOwner();
    void import_whenBadLines_namesEachByLineFieldAndReason();
    void import_whenOtherVersion_saysSo();
    void import_whenGroupsContainEachOther_opensTheCircle();
};

namespace {

QByteArray sample(const char *name)
{
    QFile file(QStringLiteral(RETINUE_SOURCE_DIR "/tests/data/formats/") + QLatin1String(name));
    if (!file.open(QIODevice::ReadOnly))
        QTest::qFail(qPrintable(file.errorString()), __FILE__, __LINE__);
    return file.readAll();
}

Result<ImportResult> imported(const char *name, const ImportOptions &options = {})
{
    return importFile(sample(name), Catalogue::builtIn(), options);
}

/// The entries of an item of an owner; empty if the file brings none.
QJsonObject entries(const ImportResult &result, const OwnerKey &owner, const char *item)
{
    for (const ImportedSetting &setting : result.settings) {
        if (setting.owner == owner && setting.item == QLatin1String(item))
            return model::parseJsonObject(setting.value)->value(u"entries").toObject();
    }
    return {};
}

QString uuid(int n)
{
    return QStringLiteral("%1-0000-4000-8000-%2")
        .arg(n, 8, 16, QLatin1Char('0'))
        .arg(n, 12, 16, QLatin1Char('0'));
}

const OwnerKey kAlice = OwnerKey::user(u"alice", u"corp").value();
const OwnerKey kBob = OwnerKey::user(u"bob").value();
const OwnerKey kGroup = OwnerKey::group(u"01").value();
const char *const kPersonal = "address-book.personal";

} // namespace

void TestAddressBook::import_whenADevicesFile_keepsEachOwnersList()
{
    const Result<ImportResult> result = imported("address-book-0002.csv");
    QVERIFY(result.ok());
    QCOMPARE(result->kind, FileKind::AddressBook);
    QCOMPARE(result->counts.records, 11);
    QCOMPARE(result->counts.accepted, 10);
    QCOMPARE(result->counts.unowned, 1);
    QCOMPARE(result->counts.rejected, 0);
    QCOMPARE(result->header.at(QStringLiteral("DB Version")), QStringLiteral("0x010a"));
    QCOMPARE(entries(*result, kAlice, kPersonal).size(), 8);
    // The same uuid in two lists is two entries.
    QCOMPARE(entries(*result, kBob, kPersonal).value(uuid(1)).toObject().value(u"name").toString(),
             QStringLiteral(u"\u00c4rger \"B\u00fcro\""));
    QCOMPARE(entries(*result, kGroup, "address-book.group").size(), 1);
}

void TestAddressBook::import_whenEveryObjectClass_makesItsKind()
{
    const QJsonObject list = entries(imported("address-book-0002.csv").value(), kAlice, kPersonal);
    const auto text = [&](int n, const char *member) {
        return list.value(uuid(n)).toObject().value(QLatin1String(member)).toString();
    };
    const char *const kinds[] = {"email", "fax", "ip-fax", "i-fax", "smb", "ftp", "webdav", "group"};
    for (int i = 0; i < 8; ++i)
        QCOMPARE(text(i + 1, "kind"), QLatin1String(kinds[i]));
    QCOMPARE(text(1, "name"), QStringLiteral("Mueller, Petra"));
    QCOMPARE(text(1, "reading"), QStringLiteral("Mueller"));
    QCOMPARE(text(1, "address"), QStringLiteral("petra@example.com"));
    QCOMPARE(text(2, "number"), QStringLiteral("0312345678"));
    QCOMPARE(text(3, "address"), QStringLiteral("branch@10.1.2.3"));
    QCOMPARE(text(5, "host"), QStringLiteral("\\\\files\\scans"));
    QCOMPARE(text(5, "path"), QStringLiteral("alice"));
    QCOMPARE(text(7, "host"), QStringLiteral("https://dav.example.com/a"));
}

void TestAddressBook::import_whenPlainPassword_putsItIntoTheKeychain()
{
    // R12
    const Result<ImportResult> result = imported("address-book-0002.csv");
    const QJsonObject keychain = entries(*result, kAlice, "keychain");
    QCOMPARE(keychain.keys(), QStringList(uuid(5))); // the one of stars is none
    const QJsonObject credential = keychain.value(uuid(5)).toObject();
    QCOMPARE(credential.value(u"target").toString(), QStringLiteral("\\\\files\\scans"));
    QCOMPARE(credential.value(u"userName").toString(), QStringLiteral("alice"));
    QCOMPARE(credential.value(u"password").toString(), QStringLiteral("open sesame"));
    for (const ImportedSetting &setting : result->settings)
        QCOMPARE(setting.value.contains("sesame"), setting.item == u"keychain");
}

void TestAddressBook::import_whenAPasswordFitsNoKeychain_takesTheEntryWithoutIt() // R12
{
    const QByteArray secret = QByteArray("sesame").repeated(50);
    const Result<ImportResult> result =
        importFile("objectclass,cn,url,path,protocol,username,pwd,uuid,loginusername\n"
                   "remotefilesystem,Scans,files,scans,smb,a," +
                       secret + "," + uuid(1).toLatin1() +
                       ",alice\n"
                       "remotefilesystem,More,files,more,smb,a,open," +
                       uuid(2).toLatin1() + ",alice\n",
                   Catalogue::builtIn());
    QVERIFY(result.ok());
    QCOMPARE(result->counts.accepted, 2);
    QCOMPARE(result->counts.rejected, 0);
    const OwnerKey alice = OwnerKey::user(u"alice").value();
    QCOMPARE(entries(*result, alice, "address-book.personal").size(), 2);
    QCOMPARE(entries(*result, alice, "keychain").keys(), QStringList(uuid(2)));
    QCOMPARE(result->problems.size(), std::size_t(1));
    QCOMPARE(result->problems[0].line, 2);
    QCOMPARE(result->problems[0].field, QStringLiteral("pwd"));
    QCOMPARE(result->problems[0].severity, ImportProblem::Severity::Note);
    QVERIFY(!result->problems[0].reason.toString().contains(u"sesame"));
}

void TestAddressBook::import_whenEncryptedPassword_leavesItOut()
{
    const Result<ImportResult> result = imported("address-book-encrypted.csv");
    QVERIFY(result.ok());
    QCOMPARE(result->settings.size(), std::size_t(1));
    QVERIFY(!result->settings[0].value.contains("q83v"));
    QCOMPARE(result->problems.size(), std::size_t(1));
    QCOMPARE(result->problems[0].severity, ImportProblem::Severity::Note);
    QCOMPARE(result->problems[0].field, QStringLiteral("pwd"));
}

void TestAddressBook::import_whenUnknownColumns_keepsThem()
{
    const QJsonObject list = entries(imported("address-book-0003-bom.csv").value(), kAlice, kPersonal);
    int kept = 0;
    for (const QJsonValue entry : list) {
        const QJsonObject columns = entry.toObject().value(u"columns").toObject();
        QCOMPARE(columns.value(u"folderidflag").toString(), QStringLiteral("off"));
        QVERIFY(!columns.contains(u"loginusername") && !columns.contains(u"cn") && !columns.contains(u"pwd"));
        kept += columns.value(u"futurecolumn").toString() == u"kept" ? 1 : 0;
    }
    QCOMPARE(kept, 1);
}

void TestAddressBook::import_whenGroups_resolvesMembersByUuid()
{
    const QJsonObject list = entries(imported("address-book-0002.csv").value(), kAlice, kPersonal);
    QCOMPARE(list.value(uuid(8)).toObject().value(u"members").toArray(),
             (QJsonArray{uuid(1), uuid(2), uuid(5)}));
}

void TestAddressBook::import_whenUuidsInCapitals_keepsTheirSpelling()
{
    const QByteArray id = "ABCDEF01-0000-4000-8000-00000000000A";
    const Result<ImportResult> result =
        importFile("objectclass,cn,mailaddress,uuid,memberobjectuuid,loginusername\n"
                   "email,A,a@example.com," +
                       id +
                       ",,alice\n"
                       "groupfids,G,,g," +
                       id.toLower() +
                       ",alice\n"
                       "email,B,b@example.com," +
                       id.toLower() + ",,alice\n",
                   Catalogue::builtIn());
    QVERIFY(result.ok());
    const QJsonObject list = entries(*result, OwnerKey::user(u"alice").value(), kPersonal);
    QCOMPARE(list.keys(), (QStringList{QString::fromLatin1(id), QStringLiteral("g")}));
    QCOMPARE(list.value(u"g")[u"members"].toArray(), QJsonArray{QString::fromLatin1(id)});
    QCOMPARE(result->counts.repeated, 1); // B: devices take both spellings for one
}

void TestAddressBook::import_whenNoUuid_makesTheSameIdAgain()
{
    const Result<ImportResult> result = imported("address-book-0003-bom.csv");
    const QJsonObject list = entries(*result, kAlice, kPersonal);
    QCOMPARE(list.size(), 3);
    QVERIFY(list == entries(imported("address-book-0003-bom.csv").value(), kAlice, kPersonal));
    // The group names its members by index; one of them is not there.
    QString second;
    QJsonArray members;
    for (auto entry = list.begin(); entry != list.end(); ++entry) {
        if (entry.value().toObject().value(u"name").toString() == QStringLiteral(u"Zo\u00eb two"))
            second = entry.key();
        if (entry.value().toObject().value(u"kind").toString() == u"group")
            members = entry.value().toObject().value(u"members").toArray();
    }
    QVERIFY(second.startsWith(u"content-"));
    QCOMPARE(members, QJsonArray{second});
    QCOMPARE(result->problems.size(), std::size_t(1));
    QCOMPARE(result->problems[0].field, QStringLiteral("member"));
}

void TestAddressBook::import_whenNobodysEntries_countsThemOrGivesThemToTheOwner()
{
    const Result<ImportResult> left = imported("address-book-0002.csv");
    QCOMPARE(left->problems.size(), std::size_t(1));
    QCOMPARE(left->problems[0].severity, ImportProblem::Severity::Note);
    const Result<ImportResult> taken = imported("address-book-0002.csv", {{}, kBob});
    QVERIFY(taken->problems.empty());
    QCOMPARE(taken->counts.unowned, 0);
    QCOMPARE(entries(*taken, kBob, kPersonal).size(), 2);
}

void TestAddressBook::import_whenBadLines_namesEachByLineFieldAndReason()
{
    const Result<ImportResult> result = imported("address-book-bad-lines.csv");
    QVERIFY(result.ok());
    struct Expected
    {
        int line;
        const char *field, *reason;
    };
    const Expected expected[] = {{7, "cn", "missing"},
                                 {8, "mailaddress", "name@domain"},
                                 {9, "objectclass", "not one of"},
                                 {10, "protocol", "not one of"},
                                 {11, "uuid", "line 6"},
                                 {12, "", "2 values"},
                                 {13, "", "quote"},
                                 {14, "usergroupname", "loginusername"},
                                 {15, "loginusername", "\"..\""},
                                 {16, "dialdata", "digit"}};
    QCOMPARE(result->counts.accepted, 2);
    QCOMPARE(result->counts.rejected, int(std::size(expected)));
    QCOMPARE(result->problems.size(), std::size(expected));
    for (std::size_t i = 0; i < std::size(expected); ++i) {
        const ImportProblem &problem = result->problems[i];
        QCOMPARE(problem.severity, ImportProblem::Severity::Rejected);
        QCOMPARE(problem.line, expected[i].line);
        QVERIFY2(problem.field == QLatin1String(expected[i].field), qPrintable(problem.toString()));
        QVERIFY2(problem.reason.toString().contains(QLatin1String(expected[i].reason)),
                 qPrintable(problem.toString()));
    }
    QCOMPARE(entries(*result, kAlice, kPersonal).value(uuid(1)).toObject().value(u"name").toString(),
             QStringLiteral("Good"));
    QCOMPARE(entries(*result, kBob, kPersonal).size(), 1);
}

void TestAddressBook::import_whenOtherVersion_saysSo()
{
    QByteArray file = sample("address-book-0003-bom.csv");
    file.replace("0x0003", "0x0009");
    const Result<ImportResult> result = importFile(file, Catalogue::builtIn());
    QVERIFY(result.ok());
    QCOMPARE(result->counts.accepted, 3);
    QCOMPARE(result->problems[0].line, 0);
    QVERIFY(result->problems[0].reason.toString().contains(u"version"));
}

void TestAddressBook::import_whenGroupsContainEachOther_opensTheCircle()
{
    // above holds a, a and b hold each other, below is held by both; self holds itself.
    const Result<ImportResult> result =
        importFile("objectclass,cn,uuid,memberobjectuuid,mailaddress,loginusername\n"
                   "groupfids,Above,above,a;mail,,alice\n"
                   "groupfids,A,a,b;below;mail,,alice\n"
                   "groupfids,B,b,a;below,,alice\n"
                   "groupfids,Below,below,mail,,alice\n"
                   "groupfids,Self,self,self;mail,,alice\n"
                   "email,Mail,mail,,m@example.com,alice\n",
                   Catalogue::builtIn());
    QVERIFY(result.ok());
    QCOMPARE(result->counts.accepted, 6);
    const QJsonObject list = entries(*result, OwnerKey::user(u"alice").value(), kPersonal);
    const auto members = [&](const char16_t *id) {
        return list.value(id).toObject().value(u"members").toArray();
    };
    QCOMPARE(members(u"above"), (QJsonArray{QStringLiteral("a"), QStringLiteral("mail")}));
    QCOMPARE(members(u"a"), (QJsonArray{QStringLiteral("below"), QStringLiteral("mail")}));
    QCOMPARE(members(u"b"), QJsonArray{QStringLiteral("below")});
    QCOMPARE(members(u"below"), QJsonArray{QStringLiteral("mail")});
    QCOMPARE(members(u"self"), QJsonArray{QStringLiteral("mail")});
    QCOMPARE(result->problems.size(), std::size_t(3));
    for (const ImportProblem &problem : result->problems) {
        QCOMPARE(problem.severity, ImportProblem::Severity::Note);
        QVERIFY(problem.reason.toString().contains(u"contain it again"));
    }
}

QTEST_APPLESS_MAIN(TestAddressBook)
#include "test_address_book.moc"
