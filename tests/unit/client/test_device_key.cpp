#include "core/base/private_file.h"
#include "core/client/agent_configuration.h"
#include "core/client/device_key.h"

#include <QFile>
#include <QHash>
#include <QTemporaryDir>
#include <QTest>

using namespace retinue;
using namespace retinue::client;

namespace {

/// A keychain that can be locked: then it denies what it has, as the real one does.
class FakeKeychain final : public Keychain
{
public:
    Result<void> write(const QString &name, const QByteArray &secret) override
    {
        if (locked)
            return Error{ErrorCode::Unreachable, QStringLiteral("locked"), {}};
        entries[name] = secret;
        return {};
    }
    Result<QByteArray> read(const QString &name) override
    {
        if (locked || !entries.contains(name))
            return Error{ErrorCode::NotFound, QStringLiteral("no such entry"), {}};
        return entries[name];
    }
    Result<void> remove(const QString &name) override
    {
        entries.remove(name);
        return {};
    }
    QHash<QString, QByteArray> entries;
    bool locked = false;
};

QByteArray bytesOf(const Result<std::shared_ptr<const SecretBytes>> &key)
{
    return key ? (*key)->view().toByteArray() : QByteArray();
}

} // namespace

class TestDeviceKey : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_home = std::make_unique<QTemporaryDir>(); }
    void open_firstTime_makesAPrivateKeyFile();
    void open_again_givesTheSameKey();
    void open_afterAKillBetweenKeyAndMark_keepsTheKey();
    void open_withMarkButWithoutKey_isLocked();
    void open_withAnotherKey_isCorrupt();
    void open_whenOthersCanReadTheKey_isRefused();
    void open_withCredential_prefersIt();
    void open_withMissingCredential_isLocked();
    void open_withKeychain_keepsTheKeyThere();
    void open_withLockedKeychainTheFirstTime_makesNoKey();
    void open_withLockedKeychainLater_isLockedAndNeverANewKey();
    void configuration_isReadBackAndHidesItsToken();
    void configuration_underAnotherKey_isCorrupt();

private:
    [[nodiscard]] QString path(const char *name) const { return m_home->filePath(QString::fromLatin1(name)); }
    std::unique_ptr<QTemporaryDir> m_home;
};

// R12
void TestDeviceKey::open_firstTime_makesAPrivateKeyFile()
{
    const auto key = openDeviceKey(m_home->path(), nullptr);
    QVERIFY(key.ok());
    QCOMPARE((*key)->size(), std::size_t(32));
    constexpr auto kOthers =
        QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup | QFileDevice::WriteOther;
    QVERIFY(!(QFile::permissions(path("device.key")) & kOthers));
    QVERIFY(!(QFile::permissions(path("device.key.json")) & kOthers));
}

void TestDeviceKey::open_again_givesTheSameKey()
{
    const auto first = bytesOf(openDeviceKey(m_home->path(), nullptr));
    QCOMPARE(first.size(), 32);
    QCOMPARE(bytesOf(openDeviceKey(m_home->path(), nullptr)), first);
}

void TestDeviceKey::open_afterAKillBetweenKeyAndMark_keepsTheKey()
{
    const auto first = bytesOf(openDeviceKey(m_home->path(), nullptr));
    QVERIFY(QFile::remove(path("device.key.json")));
    QCOMPARE(bytesOf(openDeviceKey(m_home->path(), nullptr)), first);
}

void TestDeviceKey::open_withMarkButWithoutKey_isLocked()
{
    QVERIFY(openDeviceKey(m_home->path(), nullptr).ok());
    QVERIFY(QFile::remove(path("device.key")));
    const auto key = openDeviceKey(m_home->path(), nullptr);
    QVERIFY(!key.ok());
    QCOMPARE(key.error().code, ErrorCode::Locked);
    QVERIFY(!QFile::exists(path("device.key")));
}

void TestDeviceKey::open_withAnotherKey_isCorrupt()
{
    QVERIFY(openDeviceKey(m_home->path(), nullptr).ok());
    QVERIFY(base::writePrivateFile(path("device.key"), QByteArray(32, 'x')).ok());
    const auto key = openDeviceKey(m_home->path(), nullptr);
    QVERIFY(!key.ok());
    QCOMPARE(key.error().code, ErrorCode::Corrupt);
}

void TestDeviceKey::open_whenOthersCanReadTheKey_isRefused()
{
    QVERIFY(openDeviceKey(m_home->path(), nullptr).ok());
    QVERIFY(QFile::setPermissions(path("device.key"), QFileDevice::ReadOwner | QFileDevice::ReadOther));
    const auto key = openDeviceKey(m_home->path(), nullptr);
    QVERIFY(!key.ok());
    QVERIFY2(key.error().detail.contains(QLatin1String("chmod 600")), qPrintable(key.error().detail));
}

void TestDeviceKey::open_withCredential_prefersIt()
{
    QTemporaryDir credentials;
    QFile file(credentials.filePath(QStringLiteral("retinue-device-key")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(32, 'c')) == 32);
    file.close();
    qputenv("CREDENTIALS_DIRECTORY", credentials.path().toUtf8());
    const auto key = bytesOf(openDeviceKey(m_home->path(), nullptr));
    qunsetenv("CREDENTIALS_DIRECTORY");
    QCOMPARE(key, QByteArray(32, 'c'));
    QVERIFY(!QFile::exists(path("device.key")));
}

void TestDeviceKey::open_withMissingCredential_isLocked()
{
    open_withCredential_prefersIt();
    const auto key = openDeviceKey(m_home->path(), nullptr);
    QVERIFY(!key.ok());
    QCOMPARE(key.error().code, ErrorCode::Locked);
}

void TestDeviceKey::open_withKeychain_keepsTheKeyThere()
{
    FakeKeychain keychain;
    const auto key = bytesOf(openDeviceKey(m_home->path(), &keychain));
    QCOMPARE(key.size(), 32);
    QCOMPARE(keychain.entries.size(), 1); // the probe is gone
    QVERIFY(!QFile::exists(path("device.key")));
    QVERIFY(deviceKeyNeedsKeychain(m_home->path()));
    QCOMPARE(bytesOf(openDeviceKey(m_home->path(), &keychain)), key);
}

void TestDeviceKey::open_withLockedKeychainTheFirstTime_makesNoKey()
{
    FakeKeychain keychain;
    keychain.locked = true;
    QVERIFY(!openDeviceKey(m_home->path(), &keychain).ok());
    QVERIFY(!QFile::exists(path("device.key.json")));
    keychain.locked = false;
    QVERIFY(openDeviceKey(m_home->path(), &keychain).ok());
}

void TestDeviceKey::open_withLockedKeychainLater_isLockedAndNeverANewKey()
{
    FakeKeychain keychain;
    const auto key = bytesOf(openDeviceKey(m_home->path(), &keychain));
    keychain.locked = true;
    const auto locked = openDeviceKey(m_home->path(), &keychain);
    QVERIFY(!locked.ok());
    QCOMPARE(locked.error().code, ErrorCode::Locked);
    keychain.locked = false;
    QCOMPARE(bytesOf(openDeviceKey(m_home->path(), &keychain)), key);
}

namespace {

AgentConfiguration exampleConfiguration()
{
    return {
        {QStringLiteral("printhost"), 9000},
        {"-----BEGIN CERTIFICATE-----\n", QStringLiteral("x.retinue.internal")},
        InstallationId::random(),
        DeviceId::random(),
        "token-that-nobody-may-see",
        {QStringLiteral("Lobby"), QStringLiteral("SN1"), QStringLiteral("Floor 1"), {}, QStringLiteral("1")},
        true,
        false};
}

} // namespace

// R12
void TestDeviceKey::configuration_isReadBackAndHidesItsToken()
{
    const SecretBytes key = SecretBytes::random(32);
    const auto written = exampleConfiguration();
    QVERIFY(writeConfiguration(path("device.json"), written, key).ok());
    const auto read = readConfiguration(path("device.json"), key);
    QVERIFY(read.ok());
    QCOMPARE(read->server, written.server);
    QCOMPARE(read->trust, written.trust);
    QVERIFY(read->installation == written.installation && read->device == written.device);
    QCOMPARE(read->token, written.token);
    QCOMPARE(read->info, written.info);
    QCOMPARE(read->stopOwed, true);
    QCOMPARE(read->removed, false);
    const auto content = base::readPrivateFile(path("device.json"), 1 << 20);
    QVERIFY(content.ok());
    const QByteArray bytes = content->view().toByteArray();
    QVERIFY(!bytes.contains(written.token) && !bytes.contains(written.token.toBase64()));
}

void TestDeviceKey::configuration_underAnotherKey_isCorrupt()
{
    QVERIFY(writeConfiguration(path("device.json"), exampleConfiguration(), SecretBytes::random(32)).ok());
    const auto read = readConfiguration(path("device.json"), SecretBytes::random(32));
    QVERIFY(!read.ok());
    QCOMPARE(read.error().code, ErrorCode::Corrupt);
}

QTEST_GUILESS_MAIN(TestDeviceKey)
#include "test_device_key.moc"
