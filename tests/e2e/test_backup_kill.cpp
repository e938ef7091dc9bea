#include "core/engine/engine.h"
#include "core/store/edit.h"
#include "core/store/snapshot.h"
#include "tests/e2e/fleet.h"
#include "tests/support/store_edits.h"
#include "tests/support/verify_ok.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace retinue;
using namespace retinue::test;
using engine::Engine;

// `retinued backup` and `retinued restore` as processes that are killed (SIGKILL) before their first change
// of the disk, before their second, and so on until they succeed.

namespace {

constexpr int kUsers = 30;
constexpr int kPatienceMs = 120'000;

std::unique_ptr<Engine> openedEngine(const QString &folder)
{
    auto opened = Engine::open({folder, {}, nullptr, std::chrono::seconds(10)});
    if (!opened)
        qFatal("%s", qPrintable(opened.error().toString()));
    return *std::move(opened);
}

OwnerKey userKey(int number)
{
    return *OwnerKey::user(QStringLiteral("user%1").arg(number));
}

/// All users have this value then.
void setAll(Engine &engine, const QByteArray &value)
{
    const auto written = engine.store().writeAndWait([&](store::Edit &edit) -> Result<void> {
        for (int i = 0; i < kUsers; ++i)
            if (const auto put = test::put(edit, userKey(i), {1, false, value, {}}); !put)
                return put.error();
        return {};
    });
    if (!written)
        qFatal("%s", qPrintable(written.error().toString()));
}

/// What all users have; empty: not all of them the same.
QByteArray valueOfAll(Engine &engine)
{
    const auto view = engine.store().read();
    QByteArray value;
    for (int i = 0; i < kUsers; ++i) {
        const auto owner = view->tables().owners.find(userKey(i));
        if (!owner || !*owner)
            return {};
        const auto setting = view->tables().settings.find(**owner, 1, store::SettingTable::Secrets::LeaveOut);
        if (!setting || !*setting || (i > 0 && (*setting)->value != value))
            return {};
        value = (*setting)->value;
    }
    return value;
}

/// Paths of what is no finished backup and no store.
QStringList leftoversIn(const QString &data)
{
    QStringList left;
    const QDir backups(data + QStringLiteral("/backups")), stores(data + QStringLiteral("/store"));
    for (const QString &name : backups.entryList({QStringLiteral("*.part")}, QDir::Files | QDir::Hidden))
        left << backups.filePath(name);
    for (const QString &name :
         stores.entryList({QStringLiteral("restoring*"), QStringLiteral("backing-up*")}, QDir::Dirs))
        left << stores.filePath(name);
    return left;
}

/// What the log says was cleared away.
QStringList clearedBy(Engine &engine)
{
    QStringList paths;
    const auto rows = engine.executions().newest(100);
    for (const auto &row : *rows)
        if (row.operation == u"backup-clean")
            paths << row.destination;
    return paths;
}

} // namespace

class TestBackupKill : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void kill_atEachMomentOfABackup_harmsNothing();
    void kill_atEachMomentOfARestore_leavesOldOrNew();

private:
    [[nodiscard]] QString data() const { return m_parent->filePath(QStringLiteral("data")); }
    /// Whether it came to its end.
    [[nodiscard]] bool runUntil(int change, const QStringList &words) const;
    /// The next start: store and old backup are whole, leftovers are gone and were named. Its engine.
    void verifyNextStart(const QByteArray &orElse, std::unique_ptr<Engine> &engine);

    std::unique_ptr<QTemporaryDir> m_parent;
    QString m_old; ///< a backup with "1"
    int m_leftovers = 0;
};

void TestBackupKill::init()
{
    m_parent = std::make_unique<QTemporaryDir>();
    m_leftovers = 0;
    const auto engine = openedEngine(data());
    setAll(*engine, "1");
    VERIFY_OK(engine->backups().setRetention({engine::BackupRetention::Kind::Last, 1000}, {}));
    const auto made = engine->backups().backUp({}, {}, {});
    VERIFY_OK(made);
    m_old = made->file.name;
    setAll(*engine, "2");
}

bool TestBackupKill::runUntil(int change, const QStringList &words) const
{
    QProcess program;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LD_PRELOAD"), QStringLiteral(RETINUE_DIE_AT_LIBRARY));
    environment.insert(QStringLiteral("RETINUE_DIE_AT"), QString::number(change));
    program.setProcessEnvironment(environment);
    program.setProcessChannelMode(QProcess::MergedChannels);
    program.start(programPath(QStringLiteral("retinued")),
                  words + QStringList{QStringLiteral("--data"), data()});
    if (!program.waitForFinished(kPatienceMs))
        qFatal("retinued hangs");
    const bool ended = program.exitStatus() == QProcess::NormalExit;
    if (ended && program.exitCode() != 0)
        qFatal("%s", program.readAll().constData());
    return ended;
}

void TestBackupKill::verifyNextStart(const QByteArray &orElse, std::unique_ptr<Engine> &engine)
{
    const QStringList left = leftoversIn(data());
    m_leftovers += int(left.size());
    engine = openedEngine(data());
    QCOMPARE(leftoversIn(data()), QStringList());
    const QStringList cleared = clearedBy(*engine);
    for (const QString &path : left)
        QVERIFY2(cleared.contains(path), qPrintable(path));
    const QByteArray value = valueOfAll(*engine);
    QVERIFY2(value == "2" || value == orElse, value.constData());
    const QDir stores(data() + QStringLiteral("/store"));
    QCOMPARE(stores.entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 1);
    const auto list = engine->backups().list(engine::BackupPlace::Device);
    VERIFY_OK(list);
    QVERIFY(list->strays.empty());
    QCOMPARE(list->backups.back().base.name, m_old);
    // What has the name of a backup is one.
    for (const engine::BackupEntry &entry : list->backups)
        VERIFY_OK(
            engine->backups().verify({engine::BackupSource::Kind::Device, entry.base.name}, {}, {}, {}));
    for (const engine::BackupEntry &entry : list->backups)
        if (entry.base.name != m_old)
            VERIFY_OK(engine->backups().remove(engine::BackupPlace::Device, entry.base.name, {}));
}

void TestBackupKill::kill_atEachMomentOfABackup_harmsNothing() // R55
{
    int change = 1;
    for (bool ended = false; !ended; change += 1 + change / 8) {
        ended = runUntil(change, {QStringLiteral("backup")});
        std::unique_ptr<Engine> engine;
        verifyNextStart("2", engine);
        QVERIFY2(!QTest::currentTestFailed(), qPrintable(QStringLiteral("change %1").arg(change)));
    }
    QVERIFY(change > 50);
    QVERIFY(m_leftovers > 0);
}

void TestBackupKill::kill_atEachMomentOfARestore_leavesOldOrNew() // R55
{
    bool ended = false, wasNewAlthoughKilled = false;
    int lastOld = 0, change = 1;
    const auto killAt = [&] {
        ended = runUntil(
            change, {QStringLiteral("restore"), m_old, QStringLiteral("--yes"), QStringLiteral("--discard")});
        std::unique_ptr<Engine> engine;
        verifyNextStart("1", engine);
        QVERIFY2(!QTest::currentTestFailed(), qPrintable(QStringLiteral("change %1").arg(change)));
        const bool isNew = valueOfAll(*engine) == "1";
        QVERIFY(isNew || !ended);
        wasNewAlthoughKilled = wasNewAlthoughKilled || (isNew && !ended);
        if (!isNew)
            lastOld = change;
        setAll(*engine, "2");
    };
    for (; !ended && !QTest::currentTestFailed(); change += 1 + change / 8)
        killAt();
    QVERIFY(change > 50);
    QVERIFY(m_leftovers > 0);
    // Each moment around the one step that counts, and behind it.
    ended = false;
    for (change = lastOld + 1; !ended && !QTest::currentTestFailed(); ++change)
        killAt();
    QVERIFY(wasNewAlthoughKilled);
}

QTEST_GUILESS_MAIN(TestBackupKill)
#include "test_backup_kill.moc"
