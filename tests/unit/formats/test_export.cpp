#include "core/formats/export.h"
#include "core/model/json.h"
#include "core/model/value_rules.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace retinue;
using namespace retinue::formats;

/// Files that we write, read back.
class TestExport : public QObject
{
    Q_OBJECT

private slots:
    void roundTrip_keepsEveryField_data();
    void roundTrip_keepsEveryField();
    void otherKinds_keepEveryField_data();
    void otherKinds_keepEveryField();
    void otherKinds_ofAnotherMakersList_areReadBack_data();
    void otherKinds_ofAnotherMakersList_areReadBack();
    void otherKinds_whenFieldsAreLost_nameEach_data();
    void otherKinds_whenFieldsAreLost_nameEach();
    void otherKinds_holdOneListOnly();
    void otherKinds_whenHostile_stayReadable_data();
    void otherKinds_whenHostile_stayReadable();
    void users_whenNumbersOrBrackets_areWrapped();
    void users_passwordsAreStars();
    void users_whenTheFormatCannotHoldThem_areLeftOutAndNamed();
    void users_whenGroups_haveAColumn();
    void addressBook_asDevicesWriteIt();
    void addressBook_passwordsAreBlank();
    void addressBook_whenHostileColumns_staysReadable();
    void addressBook_whenFieldsHaveNoColumn_saysSo();
    void export_whenCharsetLacksCharacters_saysSo();
    void export_whenCharsetLacksADestination_leavesTheEntryOut();
    void export_whenCharsetLacksAGroup_leavesTheGroupOut();
    void export_whenUnreadableMarks_keepsNobodyUnderAnotherName();
    void export_whenColumnsCollide_staysReadable();
    void export_whenLongTextHasQuotes_isReadBack();
    void export_whenOverWhatIsRead_saysSo();
    void export_whenFormula_isAsItIs();
    void fileWriter_givesTheSameAsAllAtOnce();
    void fileWriter_whenSinkFails_givesItsError();
    void export_whenUnknownCharset_isRefused();
};

namespace {

QByteArray sample(const QString &name)
{
    QFile file(QStringLiteral(RETINUE_SOURCE_DIR "/tests/data/formats/") + name);
    if (!file.open(QIODevice::ReadOnly))
        QTest::qFail(qPrintable(file.errorString()), __FILE__, __LINE__);
    return file.readAll();
}

QByteArray canonical(const QByteArray &json)
{
    return model::canonicalJson(model::parseJsonObject(json).value());
}

ImportedSetting personal(const char16_t *user, const QByteArray &entries)
{
    return {OwnerKey::user(user).value(), QStringLiteral("address-book.personal"),
            canonical("{\"entries\":{" + entries + "}}")};
}

ImportedUser user(const char16_t *name)
{
    ImportedUser user;
    user.key = OwnerKey::user(name).value();
    return user;
}

bool sameUser(const ImportedUser &a, const ImportedUser &b)
{
    return a.key == b.key && a.displayName == b.displayName && a.reading == b.reading && a.mail == b.mail &&
           a.department == b.department && a.cardIds == b.cardIds && a.groups == b.groups &&
           a.otherColumns == b.otherColumns;
}

/// Address lists by owner; the keychain's passwords are never written.
std::vector<ImportedSetting> lists(const ImportResult &file)
{
    std::vector<ImportedSetting> lists;
    for (const ImportedSetting &setting : file.settings) {
        if (setting.item != u"keychain")
            lists.push_back(setting);
    }
    std::sort(lists.begin(), lists.end(),
              [](const ImportedSetting &a, const ImportedSetting &b) { return a.owner < b.owner; });
    return lists;
}

QString said(const std::vector<ImportProblem> &problems)
{
    QStringList lines;
    for (const ImportProblem &problem : problems)
        lines.append(problem.toString());
    return lines.join(u'\n');
}

} // namespace

void TestExport::roundTrip_keepsEveryField_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("charset");
    const auto row = [](const char *name, const char *charset) {
        QTest::addRow("%s in %s", name, charset)
            << QString(QLatin1String(name)) << QString(QLatin1String(charset));
    };
    row("address-book-0002.csv", "");
    row("address-book-0003-bom.csv", "");
    row("address-book-shift-jis.csv", "Shift_JIS");
    row("address-book-big5.csv", "Big5");
    row("address-book-gb2312.csv", "GB2312");
    row("address-book-euc-kr.csv", "EUC-KR");
    row("users-utf8-bom.csv", "");
    row("users-quoted-lf.csv", "");
    row("users-shift-jis.csv", "Shift_JIS");
    row("users-big5.csv", "Big5");
    row("users-gb2312.csv", "GB2312");
    row("users-euc-kr.csv", "EUC-KR");
}

void TestExport::roundTrip_keepsEveryField()
{
    QFETCH(QString, name);
    QFETCH(QString, charset);
    const Result<ImportResult> first = importFile(sample(name), Catalogue::builtIn(), {charset, {}});
    QVERIFY(first.ok());
    const Result<ExportedFile> file = exportFile(first->kind, first->settings, first->users, {charset});
    QVERIFY2(file.ok(), file.ok() ? "" : qPrintable(file.error().toString()));
    QVERIFY2(file->problems.empty(), qPrintable(said(file->problems)));
    QCOMPARE(file->counts.records, first->counts.accepted);
    const Result<ImportResult> second = importFile(file->content, Catalogue::builtIn(), {charset, {}});
    QVERIFY2(second.ok(), second.ok() ? "" : qPrintable(second.error().toString()));
    QCOMPARE(second->kind, first->kind);
    QCOMPARE(second->counts.accepted, first->counts.accepted);
    QCOMPARE(second->counts.rejected, 0);
    QVERIFY(std::equal(first->users.begin(), first->users.end(), second->users.begin(), second->users.end(),
                       sameUser));
    const auto before = lists(*first), after = lists(*second);
    QCOMPARE(after.size(), before.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
        QVERIFY(after[i].owner == before[i].owner);
        QCOMPARE(after[i].value, before[i].value);
    }
}

void TestExport::otherKinds_keepEveryField_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("written");
    QTest::addColumn<int>("rejected");
    QTest::newRow("abk") << QStringLiteral("address-book.abk") << 1 << 2;
    QTest::newRow("Sharp") << QStringLiteral("sharp.csv") << 5 << 2;
    QTest::newRow("Xerox") << QStringLiteral("xerox.csv") << 4 << 0;
    QTest::newRow("LDIF") << QStringLiteral("directory.ldif") << 5 << 0;
    QTest::newRow("vCard") << QStringLiteral("contacts.vcf") << 6 << 0;
}

void TestExport::otherKinds_keepEveryField()
{
    QFETCH(QString, name);
    QFETCH(int, written);
    QFETCH(int, rejected);
    const ImportOptions options{{}, OwnerKey::user(u"alice").value()};
    const Result<ImportResult> first = importFile(sample(name), Catalogue::builtIn(), options);
    const Result<ExportedFile> file = exportFile(first->kind, first->settings);
    QVERIFY2(file.ok(), file.ok() ? "" : qPrintable(file.error().toString()));
    QCOMPARE(file->counts.records, written);
    QCOMPARE(file->counts.rejected, rejected);
    QCOMPARE(int(file->problems.size()), rejected);
    const Result<ImportResult> second = importFile(file->content, Catalogue::builtIn(), options);
    QVERIFY2(second.ok(), second.ok() ? "" : qPrintable(second.error().toString()));
    QCOMPARE(second->kind, first->kind);
    QVERIFY2(second->counts.rejected == 0, qPrintable(said(second->problems)));
    const auto entries = [](const ImportResult &result) {
        return model::parseJsonObject(result.settings.at(0).value)->value(u"entries").toObject();
    };
    const QJsonObject before = entries(*first), after = entries(*second);
    QCOMPARE(after.size(), written);
    for (auto entry = after.begin(); entry != after.end(); ++entry)
        QCOMPARE(entry.value().toObject(), before.value(entry.key()).toObject());
    QCOMPARE(exportFile(first->kind, second->settings)->content.size(), file->content.size());
}

namespace {

void addWrittenKinds()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("abk") << int(FileKind::AddressBlocks);
    QTest::newRow("Sharp") << int(FileKind::SharpAddresses);
    QTest::newRow("Xerox") << int(FileKind::XeroxAddresses);
    QTest::newRow("LDIF") << int(FileKind::Ldif);
    QTest::newRow("vCard") << int(FileKind::VCard);
}

} // namespace

void TestExport::otherKinds_ofAnotherMakersList_areReadBack_data()
{
    addWrittenKinds();
}

void TestExport::otherKinds_ofAnotherMakersList_areReadBack()
{
    QFETCH(int, kind);
    const Result<ImportResult> canon =
        importFile(sample(QStringLiteral("address-book-0002.csv")), Catalogue::builtIn());
    const auto alice =
        std::find_if(canon->settings.begin(), canon->settings.end(), [](const ImportedSetting &setting) {
            return setting.owner.name() == u"alice" && setting.item != u"keychain";
        });
    QVERIFY(alice != canon->settings.end());
    const Result<ExportedFile> file = exportFile(FileKind(kind), {&*alice, 1});
    QVERIFY2(file.ok(), file.ok() ? "" : qPrintable(file.error().toString()));
    QCOMPARE(file->counts.records + file->counts.rejected, 8);
    QVERIFY(file->counts.rejected > 0); // folders
    const Result<ImportResult> back =
        importFile(file->content, Catalogue::builtIn(), {{}, OwnerKey::user(u"bob").value()});
    QVERIFY2(back.ok(), back.ok() ? "" : qPrintable(back.error().toString()));
    QCOMPARE(back->counts.accepted, file->counts.records);
    QCOMPARE(back->counts.rejected, 0);
    QVERIFY(back->settings.at(0).value.contains("petra@example.com"));
}

void TestExport::otherKinds_whenFieldsAreLost_nameEach_data()
{
    addWrittenKinds();
}

void TestExport::otherKinds_whenFieldsAreLost_nameEach()
{
    QFETCH(int, kind);
    const ImportedSetting list =
        personal(u"alice", R"("a":{"kind":"email","name":"A","address":"a@example.com",
        "note":"x","columns":{"my:field\u0001":"x"}},"b":{"kind":"email","name":" B","address":"b@example.com"})");
    const Result<ExportedFile> file = exportFile(FileKind(kind), {&list, 1});
    QVERIFY(file.ok());
    const QString problems = said(file->problems);
    QVERIFY2(problems.contains(u"user alice, note: 1 entries do not keep it"), qPrintable(problems));
    QVERIFY2(problems.contains(QStringLiteral("user alice, my:field\u0001: 1 entries")),
             qPrintable(problems));
    // What is kept is not complained about.
    QVERIFY2(!problems.contains(u"address:") && !problems.contains(u"kind:"), qPrintable(problems));
}

void TestExport::otherKinds_holdOneListOnly()
{
    const ImportedSetting lists[] = {
        personal(u"alice", R"("a":{"kind":"email","name":"A","address":"a@example.com"})"),
        personal(u"bob", R"("b":{"kind":"email","name":"B","address":"b@example.com"})")};
    for (const FileKind kind : {FileKind::AddressBlocks, FileKind::SharpAddresses, FileKind::XeroxAddresses,
                                FileKind::Ldif, FileKind::VCard}) {
        QVERIFY(canExport(kind) && !holdsManyOwners(kind));
        QVERIFY(exportFile(kind, {lists, 1}).ok());
        const Result<ExportedFile> both = exportFile(kind, lists);
        QCOMPARE(both.error().code, ErrorCode::InvalidInput);
        QVERIFY(both.error().detail.contains(u"user alice") && both.error().detail.contains(u"user bob"));
    }
    for (const FileKind kind : {FileKind::KonicaAddresses, FileKind::RicohAddresses}) {
        QVERIFY(!canExport(kind));
        QCOMPARE(exportFile(kind, lists).error().code, ErrorCode::InvalidInput);
    }
}

void TestExport::otherKinds_whenHostile_stayReadable_data()
{
    addWrittenKinds();
}

void TestExport::otherKinds_whenHostile_stayReadable()
{
    QFETCH(int, kind);
    // What devices may have pushed: keys and values that would begin new lines, records or properties.
    const ImportedSetting list =
        personal(u"alice", R"("a":{"kind":"email","name":": ;,\\\"A","address":"a@example.com","columns":{
        "dn":"x\ncn: evil","UID":"u\r\nEND:VCARD","x-property":"EMAIL:evil@example.com\r\nX","TEL":"1\r\nEND:VCARD",
        "NOTE\r\nEND:VCARD":"x","subdbid":"1\r\n\r\ncn: evil","a b":"x","XrxAddressBookId":"\"\r\n1,evil",
        "search-id":"\"\n","userPassword":"sesame","ftp-password":"sesame","ScanLoginPassword":"sesame","n":{}}},
        "b":{"kind":"email","name":"B","address":"b@example.com"})");
    const Result<ExportedFile> file = exportFile(FileKind(kind), {&list, 1});
    QVERIFY2(file.ok(), file.ok() ? "" : qPrintable(file.error().toString()));
    const Result<ImportResult> back =
        importFile(file->content, Catalogue::builtIn(), {{}, OwnerKey::user(u"bob").value()});
    QVERIFY2(back.ok(), back.ok() ? "" : qPrintable(back.error().toString()));
    QVERIFY2(back->counts.rejected == 0, qPrintable(said(back->problems)));
    QCOMPARE(back->counts.accepted, 2);
    const QJsonObject entries =
        model::parseJsonObject(back->settings.at(0).value)->value(u"entries").toObject();
    QStringList names;
    for (const QJsonValue entry : entries)
        names.append(entry.toObject().value(u"name").toString());
    names.sort();
    QCOMPARE(names, (QStringList{QStringLiteral(": ;,\\\"A"), QStringLiteral("B")}));
    QVERIFY(!file->content.contains("sesame")); // R12
}

void TestExport::users_whenNumbersOrBrackets_areWrapped()
{
    ImportedUser bond = user(u"007");
    bond.displayName = QStringLiteral("[Bond], James");
    bond.department = QStringLiteral("0000042");
    bond.cardIds = {QStringLiteral("0012"), QStringLiteral("A1")};
    const ImportedUser users[] = {bond, user(u"123456789012")};
    const Result<ExportedFile> file = exportFile(FileKind::LoginUsers, {}, users);
    QVERIFY(file.ok());
    const QByteArray expected =
        "uid,password,pin,cn,cn;lang-ja;phonetic,cardIdList,mail,avatorImgPath,dept_id\r\n"
        "[007],********,,\"[Bond], James\",,[0012;A1],,,[0000042]\r\n"
        "[123456789012],********,,,,,,,\r\n";
    QCOMPARE(file->content, expected);
    const Result<ImportResult> back = importFile(file->content, Catalogue::builtIn());
    QVERIFY(sameUser(back->users.at(0), bond));
}

void TestExport::users_passwordsAreStars() // R12
{
    ImportedUser alice = user(u"alice");
    alice.otherColumns[QStringLiteral("password")] =
        QStringLiteral("sesame"); // nobody hands it over; if somebody did
    const Result<ExportedFile> file = exportFile(FileKind::LoginUsers, {}, {&alice, 1});
    QVERIFY(file.ok());
    QVERIFY(!file->content.contains("sesame"));
    QVERIFY(file->content.contains("alice,********,"));
}

void TestExport::users_whenTheFormatCannotHoldThem_areLeftOutAndNamed()
{
    ImportedUser longName = user(u"long");
    longName.displayName = QString(33, u'x');
    ImportedUser domain = user(u"alice");
    domain.key = OwnerKey::user(u"alice", u"corp").value();
    const ImportedUser users[] = {user(u"a b"), user(u"c;d"), longName, user(u"alice"), domain, user(u"bob")};
    const Result<ExportedFile> file = exportFile(FileKind::LoginUsers, {}, users);
    QVERIFY(file.ok());
    QCOMPARE(file->counts.records, 2);
    QCOMPARE(file->counts.rejected, 4);
    QCOMPARE(file->problems.size(), std::size_t(4));
    QVERIFY2(file->problems[0].toString().startsWith(u"user a b, uid: "), qPrintable(said(file->problems)));
    QCOMPARE(file->problems[2].field, QStringLiteral("cn"));
    QVERIFY(file->problems[3].reason.toString().contains(u"another domain"));
    const Result<ImportResult> back = importFile(file->content, Catalogue::builtIn());
    QCOMPARE(back->counts.rejected, 0);
    QCOMPARE(back->counts.accepted, 2);
}

void TestExport::users_whenGroups_haveAColumn()
{
    ImportedUser alice = user(u"alice");
    alice.groups = {OwnerKey::group(u"01").value(), OwnerKey::group(u"Sales").value(),
                    OwnerKey::group(u"a;b").value()};
    const Result<ExportedFile> file = exportFile(FileKind::LoginUsers, {}, {&alice, 1});
    QCOMPARE(file->problems.size(), std::size_t(1)); // a;b
    const Result<ImportResult> back = importFile(file->content, Catalogue::builtIn());
    QCOMPARE(back->users.at(0).groups.size(), std::size_t(2));
    QVERIFY(back->users[0].groups[0] == alice.groups[0]);

    ExportOptions without;
    without.otherColumns = {QStringLiteral("role")};
    const Result<ExportedFile> plain = exportFile(FileKind::LoginUsers, {}, {&alice, 1}, without);
    QVERIFY(!plain->content.contains("usergroupname"));
    QVERIFY(said(plain->problems).contains(u"groups were left out"));
}

void TestExport::addressBook_asDevicesWriteIt()
{
    const ImportedSetting list =
        personal(u"alice", R"("a":{"kind":"email","name":"A","address":"a@example.com"})");
    for (const auto version : {AddressBookVersion::V0002, AddressBookVersion::V0003}) {
        const Result<ExportedFile> file =
            exportFile(FileKind::AddressBook, {&list, 1}, {}, {{}, version, {}});
        QVERIFY(file.ok());
        const bool isNewer = version == AddressBookVersion::V0003;
        const QList<QByteArray> lines = file->content.split('\n');
        QCOMPARE(lines.size(), 7);
        QCOMPARE(lines[0], QByteArray(isNewer ? "# Canon AddressBook CSV version: 0x0003\r"
                                              : "# Canon AddressBook CSV version: 0x0002\r"));
        QCOMPARE(lines[1], QByteArray("# CharSet: UTF-8\r"));
        QCOMPARE(lines[3], QByteArray(isNewer ? "# DB Version: 0x010b\r" : "# DB Version: 0x010a\r"));
        QVERIFY(lines[4].startsWith("objectclass,cn,cnread,"));
        QVERIFY(lines[4].endsWith(isNewer ? ",personalid,folderidflag,\r" : ",personalid,\r"));
        QVERIFY(lines[5].startsWith("email,A,,,,a@example.com,,,,,smtp,,,,"));
        QCOMPARE(lines[5].count(','), lines[4].count(','));
        QVERIFY(!file->content.contains("Crypto"));
    }
}

void TestExport::addressBook_passwordsAreBlank() // R12
{
    const ImportedSetting settings[] = {
        personal(u"alice", R"("s":{"kind":"smb","name":"S","host":"files","userName":"u",
                 "columns":{"PWD":"sesame","pwd":"sesame","pwdinputflag":"off"}})"),
        {OwnerKey::user(u"alice").value(), QStringLiteral("keychain"),
         canonical(R"({"entries":{"s":{"target":"files","password":"sesame"}}})")}};
    const Result<ExportedFile> file = exportFile(FileKind::AddressBook, settings);
    QVERIFY(file.ok());
    QVERIFY(!file->content.contains("sesame"));
    QCOMPARE(file->counts.ignored, 1);
    QCOMPARE(file->counts.records, 1);
}

void TestExport::addressBook_whenHostileColumns_staysReadable()
{
    // What a device may have pushed: names of columns that are none, values that break lines, owners in
    // brackets.
    const ImportedSetting list = personal(
        u"[x]", R"("a":{"kind":"email","name":"A","address":"a@example.com","reading":"[[0]]","columns":{
            "":"empty"," trimmed ":"x","a,b":"c\"d","CN":"other","LoginUserName":"mallory","control\u0001":"x",
            "ok":"line\r\nline\u0007","number":7,"objectclass":"g3fax","uuid":"z"}})");
    const Result<ExportedFile> file = exportFile(FileKind::AddressBook, {&list, 1});
    QVERIFY(file.ok());
    QVERIFY(said(file->problems).contains(QLatin1String("control characters")));
    const Result<ImportResult> back = importFile(file->content, Catalogue::builtIn());
    QVERIFY2(back.ok(), back.ok() ? "" : qPrintable(back.error().toString()));
    QVERIFY2(back->problems.empty(), qPrintable(said(back->problems)));
    QCOMPARE(back->settings.size(), std::size_t(1));
    QVERIFY(back->settings[0].owner == list.owner);
    const QJsonObject entry =
        model::parseJsonObject(back->settings[0].value)->value(u"entries").toObject().value(u"a").toObject();
    QCOMPARE(entry.value(u"name").toString(), QStringLiteral("A"));
    QCOMPARE(entry.value(u"reading").toString(), QStringLiteral("[[0]]"));
    const QJsonObject expected{{QStringLiteral("a,b"), QStringLiteral("c\"d")},
                               {QStringLiteral("ok"), QStringLiteral("line\r\nline ")}};
    QCOMPARE(entry.value(u"columns").toObject(), expected);
}

void TestExport::addressBook_whenFieldsHaveNoColumn_saysSo()
{
    const ImportedSetting list = personal(
        u"alice",
        R"("a":{"kind":"fax","name":"A","number":"1","note":"x"},"b":{"kind":"fax","name":"B","number":"1"})");
    const Result<ExportedFile> file = exportFile(FileKind::AddressBook, {&list, 1});
    QCOMPARE(file->problems.size(), std::size_t(1));
    QCOMPARE(file->problems[0].toString(),
             QStringLiteral("user alice: 1 entries have fields that no column of the file holds"));
}

void TestExport::export_whenCharsetLacksCharacters_saysSo()
{
    ImportedUser alice = user(u"alice");
    alice.displayName = QString::fromUtf16(u"\u8868 \u00e4");
    const ImportedUser users[] = {alice, user(u"\u00e4rger")};
    const Result<ExportedFile> file =
        exportFile(FileKind::LoginUsers, {}, users, {QStringLiteral("Shift_JIS")});
    QVERIFY(file.ok());
    QVERIFY(file->content.contains("alice,********,,\x95\x5c ?,"));
    QCOMPARE(file->counts.records, 1);
    QVERIFY2(said(file->problems).contains(u"user alice: has characters that Shift_JIS does not have"),
             qPrintable(said(file->problems)));
    QCOMPARE(file->problems.back().field, QStringLiteral("uid")); // another name would be another user
}

void TestExport::export_whenCharsetLacksADestination_leavesTheEntryOut()
{
    const ImportedSetting list =
        personal(u"alice", R"("a":{"kind":"smb","name":"A","host":"h","path":"\u00e4"},
        "b":{"kind":"email","name":"B","address":"b@example.com"},"g":{"kind":"group","name":"G","members":["a","b"]})");
    const Result<ExportedFile> file =
        exportFile(FileKind::AddressBook, {&list, 1}, {}, {QStringLiteral("Shift_JIS"), {}, {}});
    QVERIFY(file.ok());
    QVERIFY2(said(file->problems).contains(u"user alice, path: has characters that Shift_JIS does not have"),
             qPrintable(said(file->problems)));
    QCOMPARE(file->counts.rejected, 1);
    QCOMPARE(file->counts.records, 2);
    const Result<ImportResult> back = importFile(file->content, Catalogue::builtIn());
    QVERIFY2(back.ok() && back->problems.empty(), back.ok() ? qPrintable(said(back->problems)) : "");
    QVERIFY(back->settings.at(0).value.contains(R"("members":["b"])"));
}

void TestExport::export_whenCharsetLacksAGroup_leavesTheGroupOut()
{
    ImportedUser alice = user(u"alice");
    alice.groups = {OwnerKey::group(u"\u00e4").value(), OwnerKey::group(u"Sales").value()};
    const Result<ExportedFile> file =
        exportFile(FileKind::LoginUsers, {}, {&alice, 1}, {QStringLiteral("Shift_JIS"), {}, {}});
    QVERIFY2(said(file->problems).contains(u"usergroupname: a group whose ID has characters"),
             qPrintable(said(file->problems)));
    QVERIFY(file->content.contains("Sales") && !file->content.contains('?'));
}

void TestExport::export_whenUnreadableMarks_keepsNobodyUnderAnotherName()
{
    const ImportedUser users[] = {user(u"a\ufffdb")};
    const Result<ExportedFile> file = exportFile(FileKind::LoginUsers, {}, users);
    QCOMPARE(file->counts.rejected, 1);
    QCOMPARE(file->counts.records, 0);
    const ImportedSetting list =
        personal(u"a\ufffdb", R"("a":{"kind":"email","name":"A","address":"a@example.com"})");
    const Result<ExportedFile> book = exportFile(FileKind::AddressBook, {&list, 1});
    QCOMPARE(book->counts.rejected, 1);
    QCOMPARE(book->counts.records, 0);
}

void TestExport::export_whenColumnsCollide_staysReadable()
{
    ImportedUser alice = user(u"alice");
    alice.otherColumns = {{QStringLiteral("CN"), QStringLiteral("x")},
                          {QStringLiteral(" role"), QStringLiteral("x")},
                          {QStringLiteral("role"), QStringLiteral("y")}};
    const Result<ExportedFile> file = exportFile(FileKind::LoginUsers, {}, {&alice, 1});
    QVERIFY2(said(file->problems).contains(u"user alice, CN: the file has no column for it"),
             qPrintable(said(file->problems)));
    const Result<ImportResult> back = importFile(file->content, Catalogue::builtIn());
    QVERIFY2(back.ok(), back.ok() ? "" : qPrintable(back.error().toString()));
    QCOMPARE(back->users.at(0).otherColumns.size(), std::size_t(1));
}

void TestExport::export_whenLongTextHasQuotes_isReadBack()
{
    // As long as a value over lines may be, and written longer.
    const QByteArray text = "\\n" + QByteArray("\\\"").repeated(16 * 1024 - 1);
    const ImportedSetting list = personal(
        u"alice", R"("a":{"kind":"fax","name":"A","number":"1","columns":{"note":")" + text + R"("}})");
    const Result<ExportedFile> file = exportFile(FileKind::AddressBook, {&list, 1});
    QVERIFY(file.ok() && file->problems.empty());
    const Result<ImportResult> back = importFile(file->content, Catalogue::builtIn());
    QVERIFY2(back.ok() && back->problems.empty(), back.ok() ? qPrintable(said(back->problems)) : "");
    QCOMPARE(back->settings.at(0).value, list.value);
}

void TestExport::export_whenOverWhatIsRead_saysSo()
{
    qint64 written = 0;
    Result<FileWriter> writer = FileWriter::begin(FileKind::AddressBook, [&](QByteArrayView piece) {
        written += piece.size();
        return Result<void>();
    });
    const QByteArray text(500'000, 'x');
    const ImportedSetting list = personal(
        u"alice", R"("a":{"kind":"fax","name":"A","number":"1","columns":{"cnshort":")" + text + R"("}})");
    int said = 0;
    while (written < kMostFileBytes + 2'000'000) {
        QVERIFY(writer->add(list).ok());
        const auto problems = writer->takeProblems();
        said += int(problems.size());
        QVERIFY(problems.empty() || problems.front().reason.toString().contains(u"64 MiB"));
    }
    QCOMPARE(said, 1);
}

void TestExport::export_whenFormula_isAsItIs()
{
    const ImportedSetting list =
        personal(u"alice", R"("a":{"kind":"fax","name":"=cmd|x","number":"+49 30 1234"})");
    const Result<ExportedFile> file = exportFile(FileKind::AddressBook, {&list, 1});
    QVERIFY(file->content.contains(",+49 30 1234,"));
    QCOMPARE(importFile(file->content, Catalogue::builtIn())->settings.at(0).value, list.value);
}

void TestExport::fileWriter_givesTheSameAsAllAtOnce()
{
    const Result<ImportResult> content =
        importFile(sample(QStringLiteral("address-book-0002.csv")), Catalogue::builtIn());
    QByteArray file;
    ExportOptions options;
    options.otherColumns = otherColumnsOf(FileKind::AddressBook, content->settings, {});
    QCOMPARE(options.otherColumns, QStringList());
    Result<FileWriter> writer = FileWriter::begin(
        FileKind::AddressBook,
        [&](QByteArrayView piece) {
            file.append(piece);
            return Result<void>();
        },
        options);
    QVERIFY(writer.ok());
    for (const ImportedSetting &setting : content->settings)
        QVERIFY(writer->add(setting).ok());
    QVERIFY(writer->finish().ok());
    QVERIFY(!writer->add(content->settings.front()).ok());
    QCOMPARE(file, exportFile(FileKind::AddressBook, content->settings)->content);
}

void TestExport::fileWriter_whenSinkFails_givesItsError()
{
    for (int room = 0; room < 2; ++room) {
        int left = room;
        Result<FileWriter> writer =
            FileWriter::begin(FileKind::LoginUsers, [&](QByteArrayView) -> Result<void> {
                if (left-- == 0)
                    return Error{ErrorCode::NoSpace, QStringLiteral("full"), {}};
                return {};
            });
        Result<void> result = writer.ok() ? writer->add(user(u"alice")) : writer.error();
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, ErrorCode::NoSpace);
        if (writer.ok())
            QCOMPARE(writer->finish().error().code, ErrorCode::NoSpace);
    }
}

void TestExport::export_whenUnknownCharset_isRefused()
{
    const Result<ExportedFile> file = exportFile(FileKind::LoginUsers, {}, {}, {QStringLiteral("Klingon")});
    QCOMPARE(file.error().code, ErrorCode::InvalidInput);
}

QTEST_APPLESS_MAIN(TestExport)
#include "test_export.moc"
