#include "core/engine/backup_installation.h"
#include "core/engine/engine.h"
#include "core/installation/machine_names.h"
#include "core/store/edit.h"
#include "core/store/snapshot.h"
#include "tests/support/fake_clock.h"
#include "tests/support/store_edits.h"
#include "tests/support/verify_ok.h"

#include <QDir>
#include <QFile>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace retinue;
using namespace retinue::engine;

namespace {

const QString kWho = QStringLiteral("test");

SecretBytes secret(const char *text)
{
    return SecretBytes(QByteArrayView(text));
}

template<typename T>
void mustBeOk(const Result<T> &result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().toString()));
}

/// A secret of a user.
void put(Engine &engine, const QByteArray &value)
{
    mustBeOk(engine.store().writeAndWait([&](store::Edit &edit) -> Result<void> {
        const auto done = test::put(edit, *OwnerKey::user(u"ann"), {2, true, value, {}});
        return done ? Result<void>() : Result<void>(done.error());
    }));
}

QByteArray valueIn(Engine &engine)
{
    const auto view = engine.store().read();
    const auto owner = view->tables().owners.find(*OwnerKey::user(u"ann"));
    if (!owner || !*owner)
        return {};
    const auto setting = view->tables().settings.find(**owner, 2, store::SettingTable::Secrets::Decrypt);
    return setting && *setting ? (*setting)->value : QByteArray();
}

BackupSource onDevice(const QString &name)
{
    return {BackupSource::Kind::Device, name};
}

} // namespace

/// What keys, CA and names of machines mean for backups, on this machine and on a new one.
class TestBackupKeys : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_parent = std::make_unique<QTemporaryDir>();
        open();
    }
    void cleanup() { m_engine.reset(); }

    void adopt_whenTheFolderWasOnlyStarted_isDoneAllTheSame() // R47
    {
        QString fingerprint;
        const QString file = encryptedBackupOfAServerWithADevice(fingerprint);
        QVERIFY(QDir(dataFolder()).removeRecursively());
        open(); // somebody has looked at it already: it has a CA of its own
        QVERIFY(m_engine->identity().caFingerprint() != fingerprint);
        m_engine.reset();
        VERIFY_OK(Backups::adoptInstallation(dataFolder(), file, secret("correct horse")));
        open();
        QCOMPARE(m_engine->identity().caFingerprint(), fingerprint);
        QCOMPARE(m_engine->devices().list().size(), 1U);
        QVERIFY(m_engine->devices().remove(m_engine->devices().list().front().id));
        put(*m_engine, "\"pin\"");
        m_engine.reset();
        // It is in use: devices that were removed do not come back by the way.
        VERIFY_OK(Backups::adoptInstallation(dataFolder(), file, secret("correct horse")));
        open();
        QCOMPARE(m_engine->devices().list().size(), 0U);
    }

    void adopt_afterARestore_bringsTheDevicesToWhatWasRestored() // R47
    {
        put(*m_engine, "\"pin\"");
        QString fingerprint;
        const QString file = encryptedBackupOfAServerWithADevice(fingerprint);
        QVERIFY(QDir(dataFolder()).removeRecursively());
        open();
        const auto prepared =
            backups().prepareRestore({BackupSource::Kind::File, file}, secret("correct horse"), {});
        VERIFY_OK(prepared);
        VERIFY_OK(backups().restore(*prepared, {}, kWho, {}));
        const State restored = m_engine->store().state();
        QVERIFY(m_engine->identity().caFingerprint() != fingerprint);
        m_engine.reset();
        const auto inUse = Backups::adoptInstallation(dataFolder(), file, secret("correct horse"));
        VERIFY_OK(inUse);
        QVERIFY(!*inUse);
        open();
        QVERIFY(m_engine->identity().caFingerprint() != fingerprint);
        const auto refused = Backups::adoptInstallation(dataFolder(), file, secret("correct horse"),
                                                        Backups::Adoption::AfterRestore);
        QCOMPARE(refused.error().code, ErrorCode::InUse);
        m_engine.reset();
        const auto gone =
            Backups::adoptInstallation(dataFolder(), file + QStringLiteral(".gone"), secret("correct horse"),
                                       Backups::Adoption::AfterRestore);
        QVERIFY(!gone);
        QCOMPARE(gone.error().code, ErrorCode::NotFound);
        const auto adopted = Backups::adoptInstallation(dataFolder(), file, secret("correct horse"),
                                                        Backups::Adoption::AfterRestore);
        VERIFY_OK(adopted);
        QVERIFY(*adopted);
        open();
        QCOMPARE(m_engine->identity().caFingerprint(), fingerprint);
        QVERIFY(m_engine->identity().term().number > 0); // the lost machine learns that it was replaced
        QCOMPARE(m_engine->devices().list().size(), 1U);
        QCOMPARE(m_engine->store().state(), restored);
    }

    void adopt_whenCutShort_isDoneByTheNextAttempt()
    {
        QString fingerprint;
        const QString file = encryptedBackupOfAServerWithADevice(fingerprint);
        // The CA is written first, the machine database last; what was read lies in between.
        QVERIFY(QDir(dataFolder()).removeRecursively());
        VERIFY_OK(Backups::adoptInstallation(dataFolder(), file, secret("correct horse")));
        QVERIFY(QFile::remove(dataFolder() + QStringLiteral("/machine.db")));
        const QString left = dataFolder() + QStringLiteral("/store/restoring-installation");
        QVERIFY(!QFile::exists(left));
        QVERIFY(QDir().mkpath(left));
        QVERIFY(QFile::copy(file, left + QStringLiteral("/backup.db")));
        VERIFY_OK(Backups::adoptInstallation(dataFolder(), file, secret("correct horse")));
        QVERIFY(!QFile::exists(left));
        open();
        QCOMPARE(m_engine->identity().caFingerprint(), fingerprint);
        QCOMPARE(m_engine->devices().list().size(), 1U);
    }

    void adopt_whenDevicesMayTrustWhatIsThere_isRefused()
    {
        QString fingerprint;
        const QString file = encryptedBackupOfAServerWithADevice(fingerprint);
        QVERIFY(QDir(dataFolder()).removeRecursively());
        open();
        const QString own = m_engine->identity().caFingerprint();
        m_engine.reset();
        const QString machine = dataFolder() + QStringLiteral("/machine.db");
        QVERIFY(QFile::rename(machine, machine + QStringLiteral(".away")));
        const auto withStore = Backups::adoptInstallation(dataFolder(), file, secret("correct horse"));
        QCOMPARE(withStore.error().code, ErrorCode::InvalidInput);
        QVERIFY(QDir(dataFolder() + QStringLiteral("/store")).removeRecursively());
        const auto withAuthority = Backups::adoptInstallation(dataFolder(), file, secret("correct horse"));
        QCOMPARE(withAuthority.error().code, ErrorCode::InvalidInput);
        QVERIFY(QFile::rename(machine + QStringLiteral(".away"), machine));
        open();
        QCOMPARE(m_engine->identity().caFingerprint(), own); // R47: it was not touched
    }

    void increment_whenTheSecretHasChanged_isABase() // R50
    {
        const auto passphrase = [&](const char *text) {
            mustBeOk(
                backups().setEncryption({BackupEncryption::Kind::Passphrase, {}, true}, secret(text), kWho));
        };
        const auto kindOfNext = [&](const char *value) {
            put(*m_engine, value);
            m_clock.advance(std::chrono::hours(1));
            const auto made =
                backups().backUp({BackupPlace::Device, BackUpWish::Content::Increment, {}}, kWho, {});
            mustBeOk(made);
            // Whatever it is, it can be restored with what is set now.
            mustBeOk(backups().trialRestore(onDevice(made->file.name), {}, kWho, {}));
            return made->file.kind;
        };
        using backup::BackupKind;
        QCOMPARE(kindOfNext("\"1\""), BackupKind::Base);
        QCOMPARE(kindOfNext("\"2\""), BackupKind::Increment);
        passphrase("correct horse");
        QCOMPARE(kindOfNext("\"3\""), BackupKind::Base);
        QCOMPARE(kindOfNext("\"4\""), BackupKind::Increment);
        passphrase("battery staple");
        QCOMPARE(kindOfNext("\"5\""), BackupKind::Base);
        QCOMPARE(kindOfNext("\"6\""), BackupKind::Increment);
        m_engine.reset();
        open();
        QCOMPARE(kindOfNext("\"7\""), BackupKind::Increment);
        VERIFY_OK(backups().setEncryption({}, {}, kWho));
        QCOMPARE(kindOfNext("\"8\""), BackupKind::Base);
    }

    void restore_whenTheBaseIsGone_isNoMissingDestination() // R54
    {
        put(*m_engine, "\"1\"");
        const auto base = backups().backUp({}, kWho, {});
        VERIFY_OK(base);
        put(*m_engine, "\"2\"");
        m_clock.advance(std::chrono::hours(1));
        const auto next =
            backups().backUp({BackupPlace::Device, BackUpWish::Content::Increment, {}}, kWho, {});
        VERIFY_OK(next);
        QVERIFY(QFile::remove(backups().deviceFolder() + u'/' + base->file.name));
        const auto refused = backups().prepareRestore(onDevice(next->file.name), {}, {});
        QCOMPARE(refused.error().code, ErrorCode::InvalidInput); // over a network not DBRS03
        QVERIFY(refused.error().detail.contains(next->file.name));
    }

    void backUp_whileTheDataKeyIsLocked_removesNothingAndRestores() // R12, R51
    {
        const RecoveryKey key = Backups::makeRecoveryKey();
        VERIFY_OK(
            backups().setEncryption({BackupEncryption::Kind::Recipient, key.recipient, false}, {}, kWho));
        VERIFY_OK(backups().setRetention({BackupRetention::Kind::One, 3}, kWho));
        put(*m_engine, "\"pin\"");
        const auto withKey = backups().backUp({}, kWho, {});
        VERIFY_OK(withKey);
        m_engine.reset();
        const QString keyFile = dataFolder() + QStringLiteral("/data.key");
        QVERIFY(QFile::rename(keyFile, keyFile + QStringLiteral(".away")));
        open();
        m_clock.advance(std::chrono::hours(1));
        const auto without = backups().backUp({}, kWho, {});
        VERIFY_OK(without);
        QVERIFY(without->notRemoved);
        QCOMPARE(without->notRemoved->code, ErrorCode::Locked);
        QCOMPARE(files().size(), 2);
        // What lies there is under the same key: it may be restored, and is readable when the key is back.
        auto prepared = backups().prepareRestore(onDevice(withKey->file.name), key.identity, {});
        VERIFY_OK(prepared);
        QVERIFY(!(*prepared)->preview().keysAreMissing);
        VERIFY_OK(backups().restore(*prepared, {true, false}, kWho, {}));
        m_engine.reset();
        QVERIFY(QFile::rename(keyFile + QStringLiteral(".away"), keyFile));
        open();
        QCOMPARE(valueIn(*m_engine), QByteArray("\"pin\""));
    }

    void restore_onAMachineOfAnotherName_saysWhomDevicesExpect() // R47
    {
        backup::BackupHeader header;
        QString fingerprint;
        const QString file = encryptedBackupOfAServerWithADevice(fingerprint);
        open();
        {
            auto prepared =
                backups().prepareRestore({BackupSource::Kind::File, file}, secret("correct horse"), {});
            VERIFY_OK(prepared);
            QVERIFY(!(*prepared)->preview().isOtherHost && !(*prepared)->preview().isOtherInstallation);
            header = (*prepared)->preview().backup;
        }
        QCOMPARE(header.names, installation::namesForDevices());
        QVERIFY(!isOtherHost(header));
        header.serverName = QStringLiteral("former");
        QVERIFY(isOtherHost(header));
        header.serverName = QSysInfo::machineHostName();
        header.names = QStringList{QStringLiteral("192.0.2.99"), header.serverName};
        QVERIFY(isOtherHost(header)); // devices that were given the address find nobody
    }

private:
    [[nodiscard]] QString dataFolder() const { return m_parent->filePath(QStringLiteral("data")); }
    Backups &backups() { return m_engine->backups(); }
    /// Under "correct horse", outside of the data folder; the engine is closed afterwards.
    QString encryptedBackupOfAServerWithADevice(QString &fingerprint)
    {
        DeviceInfo info;
        info.name = QStringLiteral("Copier");
        info.serialNumber = QStringLiteral("S1");
        mustBeOk(m_engine->devices().enrol(info, QStringLiteral("192.0.2.7")));
        fingerprint = m_engine->identity().caFingerprint();
        BackUpWish wish;
        wish.passphrase = secret("correct horse");
        const auto made = backups().backUp(wish, kWho, {});
        mustBeOk(made);
        const QString file = m_parent->filePath(made->file.name);
        if (!QFile::copy(backups().deviceFolder() + u'/' + made->file.name, file))
            qFatal("copying the backup");
        m_engine.reset();
        return file;
    }
    QStringList files() { return QDir(backups().deviceFolder()).entryList(QDir::Files | QDir::Hidden); }
    void open()
    {
        auto opened = Engine::open({dataFolder(), {}, &m_clock});
        if (!opened)
            qFatal("%s", qPrintable(opened.error().toString()));
        m_engine = *std::move(opened);
    }

    test::FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_parent;
    std::unique_ptr<Engine> m_engine;
};

QTEST_GUILESS_MAIN(TestBackupKeys)
#include "test_backup_keys.moc"
