#include "core/store/store_folder.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace retinue;
using retinue::store::StoreFolder;

class TestStoreFolder : public QObject
{
    Q_OBJECT

private slots:
    void current_whenTheFolderIsNew_isNothing()
    {
        QTemporaryDir base;
        StoreFolder folder(base.filePath(QStringLiteral("a/b")));
        const auto current = folder.current();
        QVERIFY(current && !*current);
    }

    void create_whenDone_isTheCurrentOne()
    {
        QTemporaryDir base;
        StoreFolder folder(base.path());
        const auto first = folder.create(filling());
        QVERIFY(first);
        QCOMPARE(**folder.current(), *first);
        const auto second = folder.create(filling()); // as a restore would
        QVERIFY(second && *second != *first);
        QCOMPARE(**StoreFolder(base.path()).current(), *second);
        QVERIFY(QFile::exists(*first)); // whoever replaces a store decides about the old one
    }

    void create_whenFillingFails_leavesTheOldOne()
    {
        QTemporaryDir base;
        StoreFolder folder(base.path());
        const auto first = folder.create(filling());
        const auto failed = folder.create([](const QString &) -> Result<Generation> {
            return Error{ErrorCode::NoSpace, QStringLiteral("full")};
        });
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, ErrorCode::NoSpace);
        QCOMPARE(**folder.current(), *first);
        QCOMPARE(QDir(base.path()).entryList({QStringLiteral("*.part")}, QDir::AllEntries).size(), 0);
    }

    void current_whenAnUnfinishedOneIsThere_removesIt()
    {
        QTemporaryDir base;
        const QString part = base.filePath(Generation::random().toString() + QStringLiteral(".part"));
        QVERIFY(QDir().mkpath(part));
        touch(part + QStringLiteral("/store.db"));
        const auto current = StoreFolder(base.path()).current();
        QVERIFY(current && !*current);
        QVERIFY(!QFile::exists(part));
    }

    void current_whenThePointerIsLost_isTheOnlyStore()
    {
        QTemporaryDir base;
        StoreFolder folder(base.path());
        const auto only = folder.create(filling());
        QVERIFY(QFile::remove(base.filePath(QStringLiteral("current"))));
        QCOMPARE(**folder.current(), *only);
        QVERIFY(QFile::exists(base.filePath(QStringLiteral("current"))));
        QVERIFY(folder.create(filling()));
        QVERIFY(QFile::remove(base.filePath(QStringLiteral("current"))));
        const auto several = folder.current();
        QVERIFY(!several);
        QCOMPARE(several.error().code, ErrorCode::Corrupt);
    }

    void current_whenThePointerNamesNothing_isCorrupt_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("path") << QByteArray("../elsewhere");
        QTest::newRow("unknown") << Generation::random().toString().toLatin1();
    }
    void current_whenThePointerNamesNothing_isCorrupt()
    {
        QFETCH(QByteArray, content);
        QTemporaryDir base;
        StoreFolder folder(base.path());
        QVERIFY(folder.create(filling()));
        QFile pointer(base.filePath(QStringLiteral("current")));
        QVERIFY(pointer.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(pointer.write(content), content.size());
        pointer.close();
        const auto current = folder.current();
        QVERIFY(!current);
        QCOMPARE(current.error().code, ErrorCode::Corrupt);
    }

private:
    static void touch(const QString &path)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    static std::function<Result<Generation>(const QString &)> filling()
    {
        return [](const QString &path) -> Result<Generation> {
            touch(path);
            return Generation::random();
        };
    }
};

QTEST_GUILESS_MAIN(TestStoreFolder)
#include "test_store_folder.moc"
