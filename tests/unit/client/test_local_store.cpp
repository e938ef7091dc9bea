#include "core/client/local_edit.h"
#include "core/client/local_store.h"
#include "core/sql/database.h"
#include "tests/support/fake_clock.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <thread>

using namespace retinue;
using client::LocalEdit;
using client::LocalStore;

namespace {

const Item &item(const char *id)
{
    return *Catalogue::builtIn().find(QString::fromLatin1(id));
}

OwnerKey alice()
{
    return *OwnerKey::user(u"alice");
}

std::shared_ptr<const SecretBytes> key(char filler)
{
    return std::make_shared<const SecretBytes>(QByteArrayView(QByteArray(32, filler)));
}

client::LocalStoreOptions options(const QString &folder, const Clock &clock)
{
    client::LocalStoreOptions options;
    options.folder = folder;
    options.key = key('k');
    options.catalogue = &Catalogue::builtIn();
    options.clock = &clock;
    return options;
}

sync::LocalCopy copyOf(const QByteArray &value)
{
    sync::LocalCopy copy;
    copy.value = value;
    copy.revision = Revision{1};
    return copy;
}

/// Two settings with the same number in each transaction, until somebody ends the process.
[[noreturn]] void writeUntilKilled(const QString &folder)
{
    const test::FakeClock clock;
    auto store = LocalStore::open(options(folder, clock));
    for (int n = 1;; ++n) {
        const auto written = (*store)->run([&](LocalEdit &edit) -> Result<void> {
            const auto owner = edit.ensureOwner(alice());
            for (const char *id : {"home.screen", "network.direct-connection"})
                edit.setCopy(owner, item(id), copyOf(QByteArray::number(n)));
            return {};
        });
        if (!written)
            qFatal("%s", qPrintable(written.error().toString()));
        std::printf("%d\n", n);
        std::fflush(stdout);
    }
}

} // namespace

class TestLocalStore : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void run_whenWorkFails_changesNothing();
    void run_whenOneStepFails_givesTheFirstErrorBack();
    void run_whenReopened_hasEverything();
    void run_whenFromManyThreads_isOneAfterTheOther();
    void open_whenAnotherHasIt_saysInUse();
    void open_whenKeyIsAnotherOne_saysLocked();
    void open_whenProcessWasKilled_hasWholeTransactions();
    void open_whenSchemaIsNewer_isRefused();
    void open_whenSchemaIsOlder_upgradesEachTime();
    void setCopy_whenSecret_isEncryptedAtItsPlace();
    void nextQueued_whenAChangeIsReplaced_goesToTheEnd();

private:
    Result<std::unique_ptr<LocalStore>> open()
    {
        return LocalStore::open(options(m_folder->path(), m_clock));
    }

    test::FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestLocalStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestLocalStore::run_whenWorkFails_changesNothing()
{
    auto store = open();
    const auto result = (*store)->run([](LocalEdit &edit) -> Result<void> {
        edit.setCopy(edit.ensureOwner(alice()), item("home.screen"), copyOf("{}"));
        return Error{ErrorCode::Cancelled, {}, {}};
    });
    QCOMPARE(result.error().code, ErrorCode::Cancelled);
    QVERIFY((*store)->run([](LocalEdit &edit) -> Result<void> {
        return edit.findOwner(alice()) ? Error{ErrorCode::Internal, {}, {}} : Result<void>();
    }));
}

void TestLocalStore::run_whenOneStepFails_givesTheFirstErrorBack()
{
    auto store = open();
    const auto result = (*store)->run([](LocalEdit &edit) -> Result<void> {
        client::LocalOwnerRow nobody;
        nobody.row = 999;
        edit.setCopy(nobody, item("home.screen"), copyOf("{}")); // no such owner
        edit.setCopy(edit.ensureOwner(alice()), item("home.screen"), copyOf("{}"));
        return {};
    });
    QVERIFY(!result);
    QVERIFY((*store)->run([](LocalEdit &edit) -> Result<void> {
        return edit.findOwner(alice()) ? Error{ErrorCode::Internal, {}, {}} : Result<void>();
    }));
}

void TestLocalStore::run_whenReopened_hasEverything()
{
    sync::LocalCopy copy = copyOf("{\"n\":1}");
    copy.pending =
        sync::PendingChange{ChangeId::random(), protocol::ChangeKind::Replace, Revision{1}, "{}", true};
    copy.newer = sync::NewerOnServer{Revision{9}, std::nullopt};
    client::LocalOwnerRow owner;
    client::Position position{client::Phase::Started, Generation::random(), Revision{7}, 3, m_clock.now()};
    const std::vector<OwnerKey> groups{*OwnerKey::group(u"sales")};
    QVERIFY((*open())->run([&](LocalEdit &edit) -> Result<void> {
        owner = edit.ensureOwner(*OwnerKey::user(u"Mueller", u"Corp"));
        owner.id = OwnerId::random();
        owner.state = Revision{6};
        owner.needsPull = 2;
        owner.partial = true;
        edit.updateOwner(owner);
        edit.setGroups(owner, groups);
        edit.setCopy(owner, item("network.direct-connection"), copy);
        edit.addRelease(*owner.id);
        edit.setPosition(position);
        return {};
    }));
    QVERIFY((*open())->run([&](LocalEdit &edit) -> Result<void> {
        const auto again = edit.findOwner(*OwnerKey::user(u"MUELLER", u"corp"));
        const auto known = edit.position();
        const bool same =
            again && again->id == owner.id && again->state == owner.state && again->needsPull == 2 &&
            again->partial && again->key.name() == u"Mueller" && edit.groups(*again) == groups &&
            edit.copy(*again, item("network.direct-connection")) == copy &&
            edit.releases() == std::vector<OwnerId>{*owner.id} && known.phase == position.phase &&
            known.generation == position.generation && known.revision == position.revision &&
            known.scopeEpoch == 3 && known.lastSync == position.lastSync;
        return same ? Result<void>() : Error{ErrorCode::Internal, {}, {}};
    }));
}

void TestLocalStore::run_whenFromManyThreads_isOneAfterTheOther()
{
    auto store = open();
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&] {
            for (int i = 0; i < 20; ++i)
                (void)(*store)->run([](LocalEdit &edit) -> Result<void> {
                    (void)edit.nextNumber();
                    return {};
                });
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    std::int64_t number = 0;
    QVERIFY((*store)->run([&](LocalEdit &edit) -> Result<void> {
        number = edit.nextNumber();
        return {};
    }));
    QCOMPARE(number, 81);
}

void TestLocalStore::open_whenAnotherHasIt_saysInUse()
{
    auto store = open();
    QVERIFY(store);
    QCOMPARE(open().error().code, ErrorCode::InUse);
    store->reset();
    QVERIFY(open());
}

void TestLocalStore::open_whenKeyIsAnotherOne_saysLocked() // R12
{
    QVERIFY(open());
    auto other = options(m_folder->path(), m_clock);
    other.key = key('x');
    QCOMPARE(LocalStore::open(other).error().code, ErrorCode::Locked);
    other.key = nullptr;
    QCOMPARE(LocalStore::open(other).error().code, ErrorCode::InvalidInput);
    QVERIFY(open());
}

void TestLocalStore::open_whenProcessWasKilled_hasWholeTransactions()
{
    for (int killAfter = 1; killAfter <= 4; ++killAfter) {
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(),
                    {QStringLiteral("--write-until-killed"), m_folder->path()});
        int acknowledged = 0;
        while (acknowledged < killAfter * 3) {
            QVERIFY(child.waitForReadyRead(60000));
            while (child.canReadLine())
                acknowledged = child.readLine().trimmed().toInt();
        }
        child.kill();
        QVERIFY(child.waitForFinished(60000));
        while (child.canReadLine())
            acknowledged = child.readLine().trimmed().toInt();

        auto store = open();
        QVERIFY2(store, store ? "" : qPrintable(store.error().toString()));
        QByteArray plain, secret;
        QVERIFY((*store)->run([&](LocalEdit &edit) -> Result<void> {
            const auto owner = edit.ensureOwner(alice());
            plain = edit.copy(owner, item("home.screen")).value.value_or("none");
            secret = edit.copy(owner, item("network.direct-connection")).value.value_or("none");
            return {};
        }));
        QCOMPARE(plain, secret);
        QVERIFY(plain.toInt() >= acknowledged); // what was acknowledged is there
    }
}

void TestLocalStore::open_whenSchemaIsNewer_isRefused()
{
    QVERIFY(open());
    sql::Location location;
    location.file = QDir(m_folder->path()).filePath(QStringLiteral("local.db"));
    {
        auto database = sql::Database::open(location);
        QVERIFY((*database)->execute(QStringLiteral("INSERT INTO schema_migration (number, name, checksum, "
                                                    "applied_at) VALUES (99, 'later', x'00', 0)")));
    }
    QCOMPARE(open().error().code, ErrorCode::VersionUnsupported);
}

void TestLocalStore::open_whenSchemaIsOlder_upgradesEachTime()
{
    const QString file = m_folder->filePath(QStringLiteral("local.db"));
    const QString before = file + QStringLiteral(".schema-0");
    for (int upgrade = 0; upgrade < 2; ++upgrade) {
        QVERIFY(open());
        {
            // As a version left it that had none of the tables of now.
            sql::Location location;
            location.file = file;
            const auto database = sql::Database::open(location);
            QVERIFY(database);
            for (const char *table : {"copy", "membership", "owner", "release", "communication", "position",
                                      "export_window", "prepared", "scope", "seed_taken", "schema_migration"})
                QVERIFY((*database)->execute(QStringLiteral("DROP TABLE ") + QLatin1String(table)));
            QVERIFY((*database)->execute(
                QStringLiteral("CREATE TABLE IF NOT EXISTS former (n INTEGER PRIMARY KEY)")));
        }
        QFile interrupted(before + QStringLiteral(".part"));
        QVERIFY(interrupted.open(QIODevice::WriteOnly) && interrupted.write("half a copy") > 0);
        interrupted.close();
        const auto store = open();
        QVERIFY2(store, store ? "" : qPrintable(store.error().toString()));
        QVERIFY(QFile::exists(before));
    }
    QVERIFY(open()); // nothing to do any more
    QVERIFY(!QFile::exists(before));
}

void TestLocalStore::setCopy_whenSecret_isEncryptedAtItsPlace() // R12
{
    const QByteArray secret = R"({"key":"correct horse battery"})";
    QVERIFY((*open())->run([&](LocalEdit &edit) -> Result<void> {
        sync::LocalCopy copy = copyOf(secret);
        copy.pending =
            sync::PendingChange{ChangeId::random(), protocol::ChangeKind::Replace, {}, secret, false};
        copy.newer = sync::NewerOnServer{Revision{3}, secret};
        edit.setCopy(edit.ensureOwner(alice()), item("network.direct-connection"), copy);
        return {};
    }));
    const QDir folder(m_folder->path());
    for (const QString &name : folder.entryList(QDir::Files)) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains("correct horse"), qPrintable(name));
    }
    // Moved to another user it is worthless.
    {
        sql::Location location;
        location.file = folder.filePath(QStringLiteral("local.db"));
        auto database = sql::Database::open(location);
        QVERIFY((*database)->execute(
            QStringLiteral("UPDATE owner SET name = 'bob', folded_name = ? WHERE name = 'alice'"),
            {QByteArray("bob")}));
    }
    QVERIFY((*open())->run([](LocalEdit &edit) -> Result<void> {
        const auto bob = edit.findOwner(*OwnerKey::user(u"bob"));
        sync::LocalCopy toBring;
        toBring.revision = Revision{};
        const bool isToCome = edit.copy(*bob, item("network.direct-connection")) == toBring;
        return isToCome && !edit.nextQueued(0) && edit.unsent(*bob).size() == 1
                   ? Result<void>()
                   : Error{ErrorCode::Internal, {}, {}};
    }));
}

void TestLocalStore::nextQueued_whenAChangeIsReplaced_goesToTheEnd() // R8
{
    auto store = open();
    std::vector<QString> order;
    QVERIFY((*store)->run([&](LocalEdit &edit) -> Result<void> {
        const auto owner = edit.ensureOwner(alice());
        for (const char *id : {"home.screen", "default-job.copy", "home.screen"}) {
            sync::LocalCopy copy = edit.copy(owner, item(id));
            RETINUE_TRY(sync::changeLocally(copy, item(id), copy.value ? "{\"n\":2}" : "{\"n\":1}",
                                            ChangeId::random()));
            edit.setCopy(owner, item(id), copy);
        }
        for (auto next = edit.nextQueued(0); next; next = edit.nextQueued(next->number))
            order.push_back(next->row.item->id);
        return {};
    }));
    QCOMPARE(order,
             (std::vector<QString>{QStringLiteral("default-job.copy"), QStringLiteral("home.screen")}));
}

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    if (argc == 3 && qstrcmp(argv[1], "--write-until-killed") == 0)
        writeUntilKilled(QString::fromLocal8Bit(argv[2]));
    TestLocalStore test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_local_store.moc"
