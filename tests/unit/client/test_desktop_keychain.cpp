#include "core/client/desktop_keychain.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace retinue;
using namespace retinue::client;

// Against a real gnome-keyring in a D-Bus session of its own. This program starts itself again inside that
// session ("open HOME" prints what became of the key); it fails where the tools are missing.
class TestDesktopKeychain : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void open_inUnlockedKeyring_findsTheSameKeyInALaterSession();
    void open_inLockedKeyring_isLockedAndMakesNoKey();
    void open_withoutSessionBus_makesNoKey();

private:
    /// What the inner program says, after the keyring daemon was prepared by `daemon` (a shell command).
    [[nodiscard]] QString openIn(const QString &daemon);
    [[nodiscard]] QProcessEnvironment environment() const;
    QTemporaryDir m_folder;
};

void TestDesktopKeychain::initTestCase()
{
    for (const char *program : {"dbus-run-session", "gnome-keyring-daemon"})
        QVERIFY2(!QStandardPaths::findExecutable(QString::fromLatin1(program)).isEmpty(), program);
    for (const char *name : {"home", "data", "run", "device"})
        QVERIFY(QDir(m_folder.path()).mkdir(QString::fromLatin1(name)));
    QVERIFY(QFile::setPermissions(m_folder.filePath(QStringLiteral("run")),
                                  QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner));
}

QProcessEnvironment TestDesktopKeychain::environment() const
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), m_folder.filePath(QStringLiteral("home")));
    environment.insert(QStringLiteral("XDG_DATA_HOME"), m_folder.filePath(QStringLiteral("data")));
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_folder.filePath(QStringLiteral("run")));
    environment.remove(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"));
    environment.remove(QStringLiteral("DISPLAY"));
    return environment;
}

QString TestDesktopKeychain::openIn(const QString &daemon)
{
    QProcess process;
    process.setProcessEnvironment(environment());
    const QString script = daemon + QStringLiteral("\nexec \"$0\" open \"$1\"");
    QStringList arguments{QStringLiteral("-c"), script, QCoreApplication::applicationFilePath(),
                          m_folder.filePath(QStringLiteral("device"))};
    if (daemon.isEmpty())
        process.start(QStringLiteral("sh"), arguments);
    else
        process.start(QStringLiteral("dbus-run-session"),
                      QStringList{QStringLiteral("--"), QStringLiteral("sh")} + arguments);
    if (!process.waitForFinished(60'000))
        return QStringLiteral("timeout");
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

// R12
void TestDesktopKeychain::open_inUnlockedKeyring_findsTheSameKeyInALaterSession()
{
    const QString unlock = QStringLiteral(
        "eval \"$(printf 'test-password' | gnome-keyring-daemon --unlock --components=secrets)\"; sleep 1");
    const QString first = openIn(unlock);
    QVERIFY2(first.startsWith(QLatin1String("key ")), qPrintable(first));
    QCOMPARE(openIn(unlock), first);
    QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral("device/device.key"))));
}

// R12
void TestDesktopKeychain::open_inLockedKeyring_isLockedAndMakesNoKey()
{
    const QString answer = openIn(QStringLiteral("gnome-keyring-daemon --start --components=secrets "
                                                 ">/dev/null 2>&1; sleep 1"));
    QCOMPARE(answer, QStringLiteral("error locked"));
}

// R12
void TestDesktopKeychain::open_withoutSessionBus_makesNoKey()
{
    const QString mark = m_folder.filePath(QStringLiteral("device/device.key.json"));
    QVERIFY(QFile::remove(mark));
    const QString answer = openIn({});
    QVERIFY2(answer.startsWith(QLatin1String("error ")), qPrintable(answer));
    QVERIFY(!QFile::exists(mark));
}

namespace {

int openOnly(const QString &home)
{
    DesktopKeychain keychain;
    const auto key = openDeviceKey(home, &keychain);
    const QByteArray line =
        key ? "key " + QCryptographicHash::hash((*key)->view(), QCryptographicHash::Sha256).toHex()
            : "error " + base::errorWord(key.error().code).toUtf8();
    std::puts(line.constData());
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    if (argc == 3 && qstrcmp(argv[1], "open") == 0)
        return openOnly(QString::fromLocal8Bit(argv[2]));
    TestDesktopKeychain test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_desktop_keychain.moc"
