#include "core/installation/machine_database.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace retinue;
using installation::MachineDatabase;

class TestMachineDatabase : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void setting_whenNeverSet_isNone()
    {
        QTemporaryDir folder;
        auto database = MachineDatabase::open(folder.path());
        QVERIFY(database.ok());
        const auto value = (*database)->setting(QStringLiteral("server.port"));
        QVERIFY(value.ok());
        QVERIFY(!value->has_value());
    }

    void setting_whenOpenedAgain_isWhatWasSetLast()
    {
        QTemporaryDir folder;
        {
            auto database = MachineDatabase::open(folder.path());
            QVERIFY(database.ok());
            QVERIFY((*database)->setSetting(QStringLiteral("server.port"), QStringLiteral("one")).ok());
            QVERIFY((*database)->setSetting(QStringLiteral("server.port"), QStringLiteral("two")).ok());
        }
        auto database = MachineDatabase::open(folder.path());
        QVERIFY(database.ok());
        const auto value = (*database)->setting(QStringLiteral("server.port"));
        QVERIFY(value.ok());
        QCOMPARE(value->value_or(QString()), QStringLiteral("two"));
    }

    void file_isForItsOwnerOnly()
    {
        QTemporaryDir folder;
        auto database = MachineDatabase::open(folder.path());
        QVERIFY(database.ok());
        const auto permissions = QFile::permissions(folder.filePath(QStringLiteral("machine.db")));
        QVERIFY(
            !(permissions & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)));
    }

    void reader_onSeveralThreads_isOneConnectionEach()
    {
        QTemporaryDir folder;
        auto database = MachineDatabase::open(folder.path());
        QVERIFY(database.ok());
        const auto here = (*database)->reader();
        QVERIFY(here.ok());
        QCOMPARE(*(*database)->reader(), *here);
        sql::Database *there = nullptr;
        bool reads = false;
        std::thread other([&] {
            if (auto reader = (*database)->reader(); reader.ok())
                there = *reader;
            reads = (*database)->setting(QStringLiteral("x")).ok();
        });
        other.join();
        QVERIFY(there != nullptr);
        QVERIFY(there != *here);
        QVERIFY(reads);
    }

    void reader_afterClose_isRefused()
    {
        QTemporaryDir folder;
        auto database = MachineDatabase::open(folder.path());
        QVERIFY(database.ok());
        QVERIFY((*database)->reader().ok());
        (*database)->close();
        QVERIFY(!(*database)->reader().ok());
        QVERIFY(!(*database)->setSetting(QStringLiteral("a"), QStringLiteral("b")).ok());
    }

    void open_whenWrittenByANewerVersion_isRefused()
    {
        QTemporaryDir folder;
        {
            auto database = MachineDatabase::open(folder.path());
            QVERIFY(database.ok());
            QVERIFY((*database)
                        ->writer()
                        .run([](sql::Database &connection) -> Result<void> {
                            auto rows =
                                connection.query(QStringLiteral("SELECT name FROM sqlite_master WHERE name "
                                                                "LIKE '%migration%' AND type = 'table'"));
                            if (!rows.next())
                                return Error{ErrorCode::Internal, QStringLiteral("no table of migrations")};
                            const QString table = rows.text(0);
                            auto copied = connection.execute(
                                QStringLiteral(
                                    "UPDATE %1 SET number = 9999 WHERE number = (SELECT max(number) FROM %1)")
                                    .arg(table));
                            if (!copied.ok())
                                return copied.error();
                            return {};
                        })
                        .ok());
        }
        const auto database = MachineDatabase::open(folder.path());
        QVERIFY(!database.ok());
        QCOMPARE(database.error().code, ErrorCode::VersionUnsupported);
    }

    void open_whenTheFileIsNoDatabase_isRefusedAndKept()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("machine.db")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray content(10'000, 'x');
        file.write(content);
        file.close();
        QVERIFY(!MachineDatabase::open(folder.path()).ok());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), content);
    }
};

QTEST_GUILESS_MAIN(TestMachineDatabase)
#include "test_machine_database.moc"
