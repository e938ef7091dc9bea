#include "core/installation/data_key.h"
#include "tests/support/machine_database.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace retinue;
using namespace retinue::installation;

class TestDataKey : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        qunsetenv("CREDENTIALS_DIRECTORY");
        m_folder = std::make_unique<QTemporaryDir>();
        openDatabase();
    }
    void cleanup()
    {
        m_database.reset();
        qunsetenv("CREDENTIALS_DIRECTORY");
    }

    void open_again_givesTheSameKey()
    {
        const auto first = open();
        QVERIFY(first.ok());
        QCOMPARE((*first)->size(), std::size_t(32));
        openDatabase();
        const auto second = open();
        QVERIFY(second.ok());
        QVERIFY((*first)->equals(**second));
    }

    void open_ofAnotherFolder_givesAnotherKey()
    {
        const auto here = open();
        QTemporaryDir other;
        auto database = MachineDatabase::open(other.path());
        const auto there = openDataKey(other.path(), **database);
        QVERIFY(here.ok() && there.ok());
        QVERIFY(!(*here)->equals(**there));
    }

    void open_leavesTheKeyWrappedOnly() // R12
    {
        const auto key = open();
        QVERIFY(key.ok());
        m_database.reset();
        const QByteArray plain = (*key)->view().toByteArray();
        for (const QFileInfo &info : QDir(m_folder->path()).entryInfoList(QDir::Files)) {
            QFile file(info.filePath());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray content = file.readAll();
            QVERIFY2(!content.contains(plain) && !content.toLower().contains(plain.toHex()),
                     qPrintable(info.fileName()));
        }
        QCOMPARE(QFile::permissions(keyFile()) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }

    void open_whenTheKeyFileIsGone_isLockedAndMakesNone()
    {
        QVERIFY(open().ok());
        QVERIFY(QFile::remove(keyFile()));
        const auto locked = open();
        QVERIFY(!locked.ok());
        QCOMPARE(locked.error().code, ErrorCode::Locked);
        QVERIFY(!QFile::exists(keyFile()));
    }

    void open_whenTheKeyFileIsAnotherOne_isLocked()
    {
        QVERIFY(open().ok());
        QTemporaryDir other;
        auto database = MachineDatabase::open(other.path());
        QVERIFY(openDataKey(other.path(), **database).ok());
        QVERIFY(QFile::remove(keyFile()));
        QVERIFY(QFile::copy(other.filePath(QStringLiteral("data.key")), keyFile()));
        QCOMPARE(open().error().code, ErrorCode::Locked);
    }

    void open_whenOthersCanReadTheKeyFile_isLocked()
    {
        QVERIFY(open().ok());
        QVERIFY(QFile::setPermissions(keyFile(), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup));
        const auto refused = open();
        QCOMPARE(refused.error().code, ErrorCode::Locked);
        QVERIFY(refused.error().detail.contains(QStringLiteral("chmod 600")));
        QVERIFY(QFile::setPermissions(keyFile(), QFile::ReadOwner | QFile::WriteOwner));
        QVERIFY(open().ok());
    }

    void open_whenTheSlotWasChanged_isLocked()
    {
        QVERIFY(open().ok());
        QVERIFY(m_database->writer()
                    .run([](sql::Database &database) -> Result<void> {
                        auto changed = database.execute(QStringLiteral("UPDATE key_slot SET wrapped = ?"),
                                                        {QByteArray(48, 'x')});
                        if (!changed.ok())
                            return changed.error();
                        return {};
                    })
                    .ok());
        QCOMPARE(open().error().code, ErrorCode::Locked);
    }

    void open_whenThereIsAStoreButNoSlot_isLocked()
    {
        QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("store")));
        QFile pointer(m_folder->filePath(QStringLiteral("store/current")));
        QVERIFY(pointer.open(QIODevice::WriteOnly));
        pointer.close();
        QCOMPARE(open().error().code, ErrorCode::Locked);
    }

    void open_afterAStartThatWasCutShort_usesTheKeyFileThatIsThere()
    {
        QFile file(keyFile());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(32, '7').toHex());
        file.close();
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        const auto first = open();
        QVERIFY(first.ok());
        QVERIFY((*first)->equals(**open()));
    }

    void open_withACredential_needsNoKeyFile()
    {
        QTemporaryDir credentials;
        QFile credential(credentials.filePath(QStringLiteral("retinue-key")));
        QVERIFY(credential.open(QIODevice::WriteOnly));
        credential.write(QByteArray(40, 'k'));
        credential.close();
        qputenv("CREDENTIALS_DIRECTORY", credentials.path().toUtf8());
        const auto first = open();
        QVERIFY(first.ok());
        QVERIFY(!QFile::exists(keyFile()));
        QVERIFY((*first)->equals(**open()));
        qunsetenv("CREDENTIALS_DIRECTORY");
        QCOMPARE(open().error().code, ErrorCode::Locked);
    }

private:
    [[nodiscard]] QString keyFile() const { return m_folder->filePath(QStringLiteral("data.key")); }
    [[nodiscard]] Result<std::shared_ptr<const SecretBytes>> open()
    {
        return openDataKey(m_folder->path(), *m_database);
    }
    void openDatabase()
    {
        m_database.reset();
        m_database = test::openMachineDatabase(m_folder->path());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MachineDatabase> m_database;
};

QTEST_GUILESS_MAIN(TestDataKey)
#include "test_data_key.moc"
