#include "core/sql/migrations.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace retinue;

class TestMigrationFiles : public QObject
{
    Q_OBJECT

private slots:
    void readMigrations_whenNumberedWithoutGaps_givesThemInOrder()
    {
        QTemporaryDir folder;
        write(folder, "002_second_step.sql", "B;\r\n");
        write(folder, "001_first.sql", "A;\n");
        const auto steps = sql::readMigrations(folder.path());
        QVERIFY(steps);
        QCOMPARE(steps->size(), 2u);
        QCOMPARE((*steps)[1].number, 2);
        QCOMPARE((*steps)[1].name, QStringLiteral("second_step"));
        QCOMPARE((*steps)[1].script, QStringLiteral("B;\n")); // the checksum must not depend on the checkout
    }

    void readMigrations_whenAStepIsMissing_refuses_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("gap") << "003_third.sql";
        QTest::newRow("twice") << "001_again.sql";
        QTest::newRow("no number") << "second.sql";
    }
    void readMigrations_whenAStepIsMissing_refuses()
    {
        QFETCH(QString, name);
        QTemporaryDir folder;
        write(folder, "001_first.sql", "A;\n");
        write(folder, qPrintable(name), "B;\n");
        QVERIFY(!sql::readMigrations(folder.path()));
    }

    void readMigrations_whenThereIsNone_saysNotFound()
    {
        QTemporaryDir folder;
        const auto steps = sql::readMigrations(folder.path());
        QVERIFY(!steps);
        QCOMPARE(steps.error().code, ErrorCode::NotFound);
    }

    void migrateWithCopy_whenItIsInterrupted_keepsEveryCopyUntilItIsDone()
    {
        QTemporaryDir folder;
        sql::Location location;
        location.file = folder.filePath(QStringLiteral("a.db"));
        const QString first = location.file + QStringLiteral(".schema-1"),
                      second = location.file + QStringLiteral(".schema-2");
        auto opened = sql::Database::open(location);
        QVERIFY(opened);
        sql::Database &database = **opened;
        std::vector<sql::Migration> steps{
            {1, QStringLiteral("one"), QStringLiteral("CREATE TABLE a (n);\n")}};
        QVERIFY(sql::migrateWithCopy(database, steps));
        QVERIFY(!QFile::exists(location.file + QStringLiteral(".schema-0"))); // there was nothing to copy
        steps.push_back({2, QStringLiteral("two"), QStringLiteral("CREATE TABLE b (n);\n")});
        steps.push_back({3, QStringLiteral("three"), QStringLiteral("CREATE TABLE a (n);\n")});
        QVERIFY(!sql::migrateWithCopy(database, steps)); // stops after the second step
        const QByteArray asItWas = contentOf(first);
        QVERIFY(asItWas.contains("CREATE TABLE a") && !asItWas.contains("CREATE TABLE b"));
        QCOMPARE(QFile::permissions(first) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QVERIFY(!sql::migrateWithCopy(database, steps));
        QCOMPARE(contentOf(first), asItWas);
        steps[2].script = QStringLiteral("CREATE TABLE c (n);\n");
        QVERIFY(sql::migrateWithCopy(database, steps));
        QCOMPARE(contentOf(first), asItWas);
        QVERIFY(contentOf(second).contains("CREATE TABLE b"));
        QVERIFY(sql::migrateWithCopy(database, steps)); // nothing to do: it is proven
        QVERIFY(!QFile::exists(first) && !QFile::exists(second));
    }

    void executeScript_whenTheLastStatementHasNoEnd_refuses()
    {
        QTemporaryDir folder;
        sql::Location location;
        location.file = folder.filePath(QStringLiteral("a.db"));
        auto database = sql::Database::open(location);
        QVERIFY(database);
        QVERIFY(!(*database)->executeScript(QStringLiteral("CREATE TABLE a (b INTEGER)\n")));
        QVERIFY((*database)->executeScript(QStringLiteral("CREATE TABLE a\n  (b TEXT DEFAULT 'x;y');\n")));
    }

private:
    static void write(const QTemporaryDir &folder, const char *name, const QByteArray &content)
    {
        QFile file(folder.filePath(QLatin1String(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

QTEST_GUILESS_MAIN(TestMigrationFiles)
#include "test_migration_files.moc"
