#include "core/exchange/export.h"
#include "core/model/search_text.h"
#include "tests/support/namespaces.h"
#include "tests/support/tiny_disk.h"
#include "tests/unit/exchange/exchange_rig.h"

#include <QFile>

using namespace retinue;
using namespace retinue::test;
using exchange::ExportFormat;
using exchange::ExportSelection;
using exchange::ExportWish;
using exchange::ImportFile;
using store::ImportExisting;

namespace {

ExportSelection everybody()
{
    ExportSelection selection;
    selection.allThatMatch = store::OwnerQuery{};
    return selection;
}

ExportWish wishFor(ExportFormat format, const QByteArray &passphrase = {})
{
    ExportWish wish;
    wish.format = format;
    wish.passphrase = SecretBytes(QByteArrayView(passphrase));
    wish.passphraseWork = 4;
    return wish;
}

void fill(ExchangeRig &rig)
{
    (void)rig.put(kAlice, kLanguage, "{\"language\":\"de\"}");
    (void)rig.put(kAlice, kPersonalList, addressList({{"a", "Anna"}, {"b", "Otto"}}));
    (void)rig.put(kAlice, kKeychain, kSecret);
    (void)rig.put(kBob, kScreen, "{}");
    (void)rig.put(kSales, kGroupList, addressList({{"c", "Emil"}}));
    (void)rig.put(OwnerKey::allDevices(), kShared,
                  "{\"buttons\":{\"1\":{\"label\":\"Scan\"}},\"order\":[\"1\"]}");
    const auto groups = [&](auto done) {
        rig.service().assertMembership({kAlice, {kSales}}, std::move(done));
    };
    VERIFY_OK(ServiceRig::wait(groups));
}

} // namespace

class TestExport : public QObject
{
    Q_OBJECT

private slots:
    void package_ofWhatWasChangedAfterARevision_hasThatOnly() // R12
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("late.zip"));
        ExchangeRig from, to;
        fill(from);
        ExportSelection late;
        late.changedAfter = from.store().revision();
        const auto nothing = exchange::exportTo(from.store(), Catalogue::builtIn(), late, path,
                                                wishFor(ExportFormat::Package), {});
        QCOMPARE(nothing.error().code, ErrorCode::NotFound);
        QVERIFY(!QFile::exists(path));
        (void)from.put(kBob, kLanguage, kGerman);
        (void)from.put(kBob, kKeychain, kSecret);
        (void)from.put(numbered(1), kScreen, "{}");
        const auto report = exchange::exportTo(from.store(), Catalogue::builtIn(), late, path,
                                               wishFor(ExportFormat::Package), {});
        VERIFY_OK(report);
        QCOMPARE(report->users, 2);
        QCOMPARE(report->groups, 0);
        QCOMPARE(report->settings, 2);
        QCOMPARE(report->secrets, 1);
        const auto file = ImportFile::read(path, Catalogue::builtIn(), {});
        VERIFY_OK(file);
        (void)to.run(**file, ImportExisting::Replace);
        const Contents expected{{kBob.toString(), {}},
                                {kBob.toString() + QStringLiteral(" / ") + kLanguage, kGerman},
                                {numbered(1).toString(), {}},
                                {numbered(1).toString() + QStringLiteral(" / ") + kScreen, "{}"}};
        QCOMPARE(to.contents(), expected);
    }

    void package_underAPassphrase_comesBackExactly()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("all.zip.age"));
        ExchangeRig from, to;
        fill(from);
        const auto report = exchange::exportTo(from.store(), Catalogue::builtIn(), everybody(), path,
                                               wishFor(ExportFormat::Package, "correct horse"), {});
        VERIFY_OK(report);
        QCOMPARE(report->users, 2);
        QCOMPARE(report->groups, 1);
        QCOMPARE(report->settings, 6);
        QCOMPARE(report->bytes, QFile(path).size());
        QCOMPARE(report->problemCount, 0);

        ImportFile::Options options;
        QCOMPARE(ImportFile::read(path, Catalogue::builtIn(), {}).error().code, ErrorCode::NotAuthenticated);
        options.passphrase = SecretBytes(QByteArrayView("correct horse"));
        const auto file = ImportFile::read(path, Catalogue::builtIn(), std::move(options));
        VERIFY_OK(file);
        QCOMPARE((*file)->format(), QStringLiteral("package"));
        const auto preview = to.import.preview(**file);
        VERIFY_OK(preview);
        QCOMPARE(preview->newUsers, 2);
        QCOMPARE(preview->outlook(ImportExisting::Keep).settings.added, 6);
        (void)to.run(**file, ImportExisting::Replace);
        QCOMPARE(to.contents(), from.contents());
        // The second time it is all there.
        QCOMPARE(to.import.preview(**file)->outlook(ImportExisting::Replace).settings.same, 6);
    }

    void package_withoutAPassphrase_hasNoSecrets() // R12
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("all.zip"));
        ExchangeRig from, to;
        fill(from);
        const auto report = exchange::exportTo(from.store(), Catalogue::builtIn(), everybody(), path,
                                               wishFor(ExportFormat::Package), {});
        VERIFY_OK(report);
        QCOMPARE(report->secrets, 1);
        QCOMPARE(report->settings, 5);
        const auto file = ImportFile::read(path, Catalogue::builtIn(), {});
        VERIFY_OK(file);
        (void)to.run(**file, ImportExisting::Keep);
        Contents expected = from.contents();
        expected.erase(QStringLiteral("user alice / keychain"));
        QCOMPARE(to.contents(), expected);
    }

    void selection_isWhoIsNamedOrFound()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("some.zip"));
        ExchangeRig rig;
        fill(rig);
        ExportSelection found;
        found.allThatMatch = store::OwnerQuery{model::searchTerms(QStringLiteral("LI"))};
        const auto alice = exchange::exportTo(rig.store(), Catalogue::builtIn(), found, path,
                                              wishFor(ExportFormat::Package), {});
        VERIFY_OK(alice);
        QCOMPARE(alice->users, 1);
        QCOMPARE(alice->groups, 0);
        ExportSelection named;
        named.owners = {kSales, *OwnerKey::user(u"nobody"), kSales};
        const auto sales = exchange::exportTo(rig.store(), Catalogue::builtIn(), named, path,
                                              wishFor(ExportFormat::Package), {});
        VERIFY_OK(sales);
        QCOMPARE(sales->groups, 1);
        QCOMPARE(sales->unknown, 1);
        QFile::remove(path);
        named.owners = {*OwnerKey::user(u"nobody")};
        QCOMPARE(exchange::exportTo(rig.store(), Catalogue::builtIn(), named, path,
                                    wishFor(ExportFormat::Package), {})
                     .error()
                     .code,
                 ErrorCode::NotFound);
        QVERIFY(!QFile::exists(path));
    }

    void deviceFormats_areReadBackAsFarAsTheyGo()
    {
        QTemporaryDir folder;
        ExchangeRig from, to;
        fill(from);
        const QString book = folder.filePath(QStringLiteral("book.csv"));
        const auto lists = exchange::exportTo(from.store(), Catalogue::builtIn(), everybody(), book,
                                              wishFor(ExportFormat::AddressBook), {});
        VERIFY_OK(lists);
        QCOMPARE(lists->users, 1);
        QCOMPARE(lists->groups, 1);
        QCOMPARE(lists->settings, 2);
        QCOMPARE(lists->secrets, 1);
        const QString logins = folder.filePath(QStringLiteral("users.csv"));
        const auto users = exchange::exportTo(from.store(), Catalogue::builtIn(), everybody(), logins,
                                              wishFor(ExportFormat::LoginUsers), {});
        VERIFY_OK(users);
        QCOMPARE(users->users, 2);
        for (const QString &path : {book, logins}) {
            const auto file = ImportFile::read(path, Catalogue::builtIn(), {});
            VERIFY_OK(file);
            QCOMPARE((*file)->counts().rejected, 0);
            (void)to.run(**file, ImportExisting::Merge);
        }
        QCOMPARE(to.contents().at(QStringLiteral("user alice / groups")), QByteArray("sales "));
        const QByteArray list = to.contents().at(QStringLiteral("user alice / address-book.personal"));
        QVERIFY(list.contains("Anna") && list.contains("Otto"));
        QVERIFY(to.contents().at(QStringLiteral("group sales / address-book.group")).contains("Emil"));
    }

    void formatsOfOneList_areReadBack_andRefuseSeveral_data()
    {
        QTest::addColumn<int>("format");
        for (const ExportFormat format : exchange::exportFormats()) {
            if (exchange::holdsOneList(format))
                QTest::newRow(qPrintable(exchange::exportWord(format))) << int(format);
        }
    }
    void formatsOfOneList_areReadBack_andRefuseSeveral()
    {
        QFETCH(const int, format);
        QTemporaryDir folder;
        ExchangeRig from, to;
        // Mail addresses: every one of these formats holds them.
        (void)from.put(kAlice, kPersonalList,
                       R"({"entries":{"a":{"kind":"email","name":"Anna","address":"anna@example.com"},)"
                       R"("b":{"kind":"email","name":"Otto","address":"otto@example.com"}}})");
        (void)from.put(kSales, kGroupList, addressList({{"c", "Emil"}}));
        const QString path =
            folder.filePath(QStringLiteral("list") + exchange::exportSuffix(ExportFormat(format), false));
        const auto several = exchange::exportTo(from.store(), Catalogue::builtIn(), everybody(), path,
                                                wishFor(ExportFormat(format)), {});
        QCOMPARE(several.error().code, ErrorCode::InvalidInput);
        QVERIFY(several.error().detail.contains(u"user alice") &&
                several.error().detail.contains(u"group sales"));
        QVERIFY(!QFile::exists(path));
        ExportSelection alice;
        alice.owners = {kAlice};
        const auto one = exchange::exportTo(from.store(), Catalogue::builtIn(), alice, path,
                                            wishFor(ExportFormat(format)), {});
        VERIFY_OK(one);
        QCOMPARE(one->users, 1);
        QCOMPARE(one->settings, 1);
        ImportFile::Options options;
        options.owner = kBob;
        const auto file = ImportFile::read(path, Catalogue::builtIn(), std::move(options));
        VERIFY_OK(file);
        (void)to.run(**file, ImportExisting::Merge);
        const auto contents = to.contents();
        const auto list = contents.find(kBob.toString() + QStringLiteral(" / address-book.personal"));
        QVERIFY(list != contents.end());
        QVERIFY2(list->second.contains("Anna") && list->second.contains("otto@example.com"),
                 list->second.constData());
    }

    void olderAddressBook_saysItsVersion()
    {
        QTemporaryDir folder;
        ExchangeRig from;
        fill(from);
        const QString path = folder.filePath(QStringLiteral("old.csv"));
        VERIFY_OK(exchange::exportTo(from.store(), Catalogue::builtIn(), everybody(), path,
                                     wishFor(ExportFormat::OlderAddressBook), {}));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(text.startsWith("# Canon AddressBook CSV version: 0x0002") && !text.contains("folderidflag"));
    }

    void everyFormat_hasAWordOfItsOwn()
    {
        for (const ExportFormat format : exchange::exportFormats())
            QVERIFY(exchange::exportFormat(exchange::exportWord(format)) == format);
        QVERIFY(!exchange::exportFormat(u"scroll"));
    }

    void exportTo_isOfOneMoment_andTheOldFileStaysUntilItIsWhole()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("all.zip"));
        QFile old(path);
        QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
        old.close();
        ExchangeRig rig;
        for (int i = 0; i < 150; ++i)
            (void)rig.put(*OwnerKey::user(QStringLiteral("user %1").arg(i)), kScreen, "{}");
        LongWork work;
        work.report = [&](const QString &, std::int64_t done, std::int64_t) {
            if (done == 10)
                (void)rig.put(*OwnerKey::user(u"late"), kScreen, "{}");
        };
        QCOMPARE(exchange::exportTo(rig.store(), Catalogue::builtIn(), everybody(), path,
                                    wishFor(ExportFormat::Package),
                                    endingAt(QStringLiteral("exporting-users"), 20, &LongWork::cancel))
                     .error()
                     .code,
                 ErrorCode::Cancelled);
        QVERIFY(old.open(QIODevice::ReadOnly));
        QCOMPARE(old.readAll(), QByteArray("old"));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1); // and nothing beside it
        const auto report = exchange::exportTo(rig.store(), Catalogue::builtIn(), everybody(), path,
                                               wishFor(ExportFormat::Package), work);
        VERIFY_OK(report);
        QCOMPARE(report->users, 150);
        QCOMPARE(rig.service().counts()->users, 151);
    }

    void exportTo_aPlaceThatCannotBeWritten_saysSo()
    {
        ExchangeRig rig;
        fill(rig);
        const auto report =
            exchange::exportTo(rig.store(), Catalogue::builtIn(), everybody(),
                               QStringLiteral("/no/such/folder/all.zip"), wishFor(ExportFormat::Package), {});
        QVERIFY(!report);
        QVERIFY(report.error().toString().contains(QStringLiteral("/no/such/folder")));
    }

    void exportTo_onAFullDisk_leavesNothingByHalf()
    {
        ExchangeRig rig;
        std::vector<std::pair<QString, QString>> entries;
        for (int i = 0; i < 1500; ++i)
            entries.emplace_back(QStringLiteral("e%1").arg(i), QString::number(qHash(i, 7)));
        for (int i = 0; i < 12; ++i)
            (void)rig.put(*OwnerKey::user(QStringLiteral("user %1").arg(i)), kPersonalList,
                          addressList(entries));
        const TinyDisk disk(64);
        for (const ExportFormat format : {ExportFormat::Package, ExportFormat::AddressBook}) {
            const auto report =
                exchange::exportTo(rig.store(), Catalogue::builtIn(), everybody(),
                                   disk.filePath(QStringLiteral("file")), wishFor(format), {});
            QVERIFY(!report);
            QCOMPARE(report.error().code, ErrorCode::NoSpace);
            QVERIFY(QDir(disk.path()).entryList(QDir::Files | QDir::Hidden).isEmpty());
        }
    }
};

int main(int argc, char *argv[])
{
    if (const QString problem = test::enterNamespaces(); !problem.isEmpty())
        qFatal("%s", qPrintable(problem));
    QCoreApplication app(argc, argv);
    TestExport test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_export.moc"
