#include "tests/unit/exchange/exchange_rig.h"
#include "tests/unit/formats/raw_zip.h"

#include <QFile>

#include <algorithm>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace retinue;
using namespace retinue::test;
using exchange::ImportFile;

namespace {

/// A file with this content, read.
Result<std::shared_ptr<const ImportFile>> readText(const QTemporaryDir &folder, const QByteArray &text,
                                                   ImportFile::Options options = {})
{
    QFile file(folder.filePath(QStringLiteral("file.csv")));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("the file cannot be written");
    file.close();
    return ImportFile::read(file.fileName(), Catalogue::builtIn(), std::move(options));
}

} // namespace

Q_DECLARE_METATYPE(retinue::formats::RawEntry)

class TestImportFile : public QObject
{
    Q_OBJECT

private slots:
    void read_givesOwnersWithWhatTheFileHas()
    {
        QTemporaryDir folder;
        const auto file = readText(folder, "# CharSet: UTF-8\nobjectclass,cn,url,path,username,pwd,protocol,"
                                           "loginusername,usergroupname,uuid\n"
                                           "remotefilesystem,Scans,nas,x,al,secret,smb,alice,,1\n"
                                           "remotefilesystem,Scans,nas,x,al,,smb,,sales,2\n");
        VERIFY_OK(file);
        QCOMPARE((*file)->name(), QStringLiteral("file.csv"));
        QCOMPARE((*file)->format(), QStringLiteral("address-book-csv"));
        const auto owners = (*file)->owners();
        VERIFY_OK(owners);
        const auto alice = (*owners)->next();
        VERIFY_OK(alice);
        QCOMPARE((*alice)->key, kAlice);
        QCOMPARE((*alice)->settings.size(), 2u);
        QVERIFY(!(*alice)->settings[0].isPart);
        QCOMPARE((*alice)->settings[1].item, kKeychain);
        QVERIFY((*alice)->settings[1].isPart);
        QCOMPARE((**(*owners)->next()).key, kSales);
        QVERIFY(!*(*owners)->next());
    }

    void read_ofAFileTooLarge_refusesItUnread()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("sparse.csv")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.resize(qint64(2) * 1024 * 1024 * 1024));
        const auto read = ImportFile::read(file.fileName(), Catalogue::builtIn(), {});
        QCOMPARE(read.error().code, ErrorCode::TooLarge);
    }

    void read_ofWhatIsNoFile_saysSo()
    {
        QTemporaryDir folder;
        const auto codeOf = [&](const QString &path) {
            return ImportFile::read(path, Catalogue::builtIn(), {}).error().code;
        };
        QCOMPARE(codeOf(folder.filePath(QStringLiteral("missing"))), ErrorCode::NotFound);
        QCOMPARE(codeOf(folder.path()), ErrorCode::InvalidInput);
#ifdef Q_OS_UNIX
        const QString pipe = folder.filePath(QStringLiteral("pipe"));
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        QCOMPARE(codeOf(pipe), ErrorCode::InvalidInput); // it would wait for ever
#endif
    }

    void read_ofHostileContent_givesAClearError_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("charset");
        QTest::newRow("empty") << QByteArray() << QString();
        QTest::newRow("binary") << QByteArray("PK\x03\x04\x00\x00", 6) << QString();
        QTest::newRow("unknown charset") << QByteArray("uid\nalice\n") << QStringLiteral("no-such");
        QTest::newRow("not UTF-8") << QByteArray("uid\nal\xff\xfe\n") << QString();
        QTest::newRow("columns without end") << QByteArray("uid") + QByteArray(1'000'000, ',') + "uid\n"
                                             << QString();
    }
    void read_ofHostileContent_givesAClearError()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, charset);
        QTemporaryDir folder;
        const auto read = readText(folder, text, {charset, {}, {}});
        QVERIFY(!read);
        QVERIFY(!read.error().detail.isEmpty());
    }

    void import_ofHostileRecords_takesTheGoodOnesAndReportsTheRest()
    {
        QTemporaryDir folder;
        ExchangeRig rig;
        const auto users = readText(folder, "uid,cn\r\nalice,A\ralice,again\n\"open,B\nbob,B\n");
        VERIFY_OK(users);
        const auto preview = rig.import.preview(**users);
        VERIFY_OK(preview);
        QCOMPARE(preview->newUsers, 2);
        QCOMPARE(preview->rejected, 2);
        QCOMPARE(preview->problems[1].line, 3); // after a note on the file as a whole
        QCOMPARE(preview->problems[1].field, QStringLiteral("uid"));

        // A group that is in itself, by way of another one.
        const auto cyclic = readText(folder, "objectclass,cn,member,indxid,loginusername,mailaddress\n"
                                             "groupfids,G,2,1,alice,\ngroupfids,H,1,2,alice,\n"
                                             "email,I,,3,bob,i@example.com\n");
        VERIFY_OK(cyclic);
        const auto seen = rig.import.preview(**cyclic);
        VERIFY_OK(seen);
        QVERIFY(std::find(seen->firstNew.begin(), seen->firstNew.end(), *OwnerKey::user(u"bob")) !=
                seen->firstNew.end());
        QVERIFY(seen->problemCount > 0);
    }

    void import_ofAPackageThatIsHostileBehindGoodParts_changesNothing_data()
    {
        QTest::addColumn<formats::RawEntry>("second");
        QTest::addColumn<QString>("reason");
        const QByteArray name("users/00002.json");
        QTest::newRow("a trap") << formats::RawEntry{name, QByteArray(17 * 1024 * 1024, ' '), true}
                                << QStringLiteral("trap");
        QTest::newRow("cut off") << formats::RawEntry{name, "{\"owners\":[{"}
                                 << QStringLiteral("member name");
        QTest::newRow("a wrong checksum")
            << formats::RawEntry{name, "{\"owners\":[]}", false, 0, 0, {}, true} << QStringLiteral("damaged");
        QTest::newRow("a path out of it")
            << formats::RawEntry{"../../00002.json", "{\"owners\":[]}"} << QStringLiteral("\"..\"");
    }
    void import_ofAPackageThatIsHostileBehindGoodParts_changesNothing()
    {
        QFETCH(formats::RawEntry, second);
        QFETCH(QString, reason);
        const QByteArray good = "{\"owners\":[{\"owner\":{\"kind\":\"user\",\"name\":\"alice\"},"
                                "\"settings\":{\"display.language\":{\"language\":\"de\"}}}]}";
        const auto listed = [](const QByteArray &name) {
            return "{\"name\":\"" + name + "\",\"holds\":\"owners\"}";
        };
        const QByteArray manifest =
            "{\"format\":\"retinue-package\",\"version\":1,\"counts\":{},\"parts\":[" +
            listed("users/00001.json") + "," + listed(second.name) + "]}";
        QTemporaryDir folder;
        ExchangeRig rig;
        const auto file = readText(
            folder, formats::rawZip({{"users/00001.json", good}, second, {"manifest.json", manifest}}));
        const auto errorOf = [&]() -> QString {
            if (!file)
                return file.error().toString();
            const auto begun = rig.import.begin(**file, store::ImportExisting::Replace, {}, {});
            return begun ? QString() : begun.error().toString();
        };
        const QString error = errorOf();
        QVERIFY2(error.contains(reason), qPrintable(error));
        QVERIFY(rig.contents().empty());
        QVERIFY(rig.import.list(1)->empty());
    }

    void problems_areBounded()
    {
        QTemporaryDir folder;
        QByteArray text = "uid,cn\n";
        for (int i = 0; i < 5000; ++i)
            text += "a b,\n";
        const auto file = readText(folder, text);
        VERIFY_OK(file);
        QCOMPARE((*file)->problemCount(), 5000);
        QCOMPARE((*file)->problems().size(), ImportFile::kMostProblems);
    }
};

QTEST_GUILESS_MAIN(TestImportFile)
#include "test_import_file.moc"
