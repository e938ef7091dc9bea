#include "tests/support/namespaces.h"
#include "tests/support/tiny_disk.h"
#include "tests/unit/backup/backup_rig.h"

#include <QCoreApplication>
#include <QRandomGenerator>

using namespace retinue;
using namespace retinue::backup;
using retinue::test::BackupRig;

namespace {

QByteArray noise(int bytes)
{
    QByteArray content(bytes, Qt::Uninitialized);
    QRandomGenerator random(7);
    for (char &byte : content)
        byte = char(random.bounded(256));
    return content.toHex();
}

} // namespace

class TestNoSpace : public QObject
{
    Q_OBJECT

private slots:
    void backUp_whenTheDestinationFillsUp_leavesWhatWasThere() // R54: DBBU03
    {
        BackupRig rig;
        rig.put(rig.store(), "ann", 1, "1");
        test::TinyDisk disk(256);
        LocalFolder folder(disk.filePath(QStringLiteral("backups")));
        const auto first = rig.backUpTo(folder);
        VERIFY_OK(first);
        rig.put(rig.store(), "ann", 2, noise(300'000));
        const auto failed = rig.backUpTo(folder);
        QVERIFY(!failed);
        QCOMPARE(codeOf(withCode(failed.error(), Stage::Saving, false)), QStringLiteral("DBBU03"));
        const auto files = folder.list();
        VERIFY_OK(files);
        QCOMPARE(files->size(), 1U);
        QCOMPARE(files->front().name, first->name);
    }

    void copy_whenItDoesNotFit_isRefusedBeforeItIsBegun() // R54: DBBU03
    {
        BackupRig rig;
        test::TinyDisk disk(256);
        const QString copy = disk.filePath(QStringLiteral("copy.db"));
        const auto refused = copyStore(rig.store().location(), copy, rig.newHeader(), {}, {});
        QCOMPARE(refused.error().code, ErrorCode::NoSpace);
        QVERIFY(!QFile::exists(copy));
    }

    void restore_whenItDoesNotFit_isRefusedBeforeItIsBegun() // R55
    {
        BackupRig rig;
        const auto made = rig.backUp();
        VERIFY_OK(made);
        test::TinyDisk disk(256);
        const QString folder = disk.filePath(QStringLiteral("restoring"));
        const auto refused = rig.restore({made->name}, {}, BackupRig::key(), folder);
        QCOMPARE(refused.error().code, ErrorCode::NoSpace);
        QVERIFY(!QFile::exists(folder));
    }

    void backUp_whenTheDiskIsReadOnlyOrTheFolderVanishes_fails() // R54: DBBU06
    {
        BackupRig rig;
        test::TinyDisk disk(1024);
        LocalFolder folder(disk.filePath(QStringLiteral("backups")));
        LongWork work;
        work.report = [&](const QString &phase, std::int64_t, std::int64_t) {
            if (phase == u"writing")
                QDir(disk.filePath(QStringLiteral("backups"))).removeRecursively();
        };
        const auto vanished = rig.backUpTo(folder, {}, {}, work);
        QVERIFY(!vanished);
        QVERIFY(disk.setReadOnly(true));
        const auto failed = rig.backUpTo(folder);
        QCOMPARE(codeOf(withCode(failed.error(), Stage::Saving, false)), QStringLiteral("DBBU06"));
        QVERIFY(disk.setReadOnly(false));
        VERIFY_OK(rig.backUpTo(folder));
    }
};

int main(int argc, char **argv)
{
    if (const QString problem = test::enterNamespaces(); !problem.isEmpty())
        qFatal("%s", qPrintable(problem));
    QCoreApplication app(argc, argv);
    TestNoSpace test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_no_space.moc"
