#include "core/backup/failure.h"
#include "core/engine/backup_schedule.h"
#include "core/engine/engine.h"
#include "core/installation/erased_owners.h"
#include "core/store/edit.h"
#include "core/store/snapshot.h"
#include "tests/support/fake_clock.h"
#include "tests/support/store_edits.h"
#include "tests/support/verify_ok.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace retinue;
using namespace retinue::engine;

namespace {

const QString kWho = QStringLiteral("test");

SecretBytes secret(const char *text)
{
    return SecretBytes(QByteArrayView(text));
}

void put(Engine &engine, const char *user, int item, const QByteArray &value, bool isSecret = false)
{
    const auto key = *OwnerKey::user(QString::fromLatin1(user));
    const auto written = engine.store().writeAndWait([&](store::Edit &edit) -> Result<void> {
        auto done = test::put(edit, key, {item, isSecret, value, {}});
        return done ? Result<void>() : Result<void>(done.error());
    });
    if (!written)
        qFatal("%s", qPrintable(written.error().toString()));
}

void removeUser(Engine &engine, const char *user)
{
    const auto key = *OwnerKey::user(QString::fromLatin1(user));
    const auto written = engine.store().writeAndWait([&](store::Edit &edit) -> Result<void> {
        auto owner = edit.tables().owners.find(key);
        return owner && *owner ? edit.removeOwner(**owner, kWho) : Result<void>();
    });
    if (!written)
        qFatal("%s", qPrintable(written.error().toString()));
}

/// The value of a user's setting; none: nobody has one.
std::optional<QByteArray> valueOf(Engine &engine, const char *user, int item)
{
    const auto view = engine.store().read();
    const auto owner = view->tables().owners.find(*OwnerKey::user(QString::fromLatin1(user)));
    if (!owner || !*owner)
        return {};
    const auto setting = view->tables().settings.find(**owner, item, store::SettingTable::Secrets::Decrypt);
    return setting && *setting ? std::optional((*setting)->value) : std::nullopt;
}

/// "operation result" of the newest rows of the log.
QStringList logOf(Engine &engine, const QString &operation)
{
    QStringList rows;
    const auto executions = engine.executions().newest(100);
    for (const auto &row : *executions)
        if (row.operation == operation)
            rows << row.result;
    return rows;
}

BackUpWish increment()
{
    BackUpWish wish;
    wish.content = BackUpWish::Content::Increment;
    return wish;
}

BackupSource onDevice(const QString &name)
{
    return {BackupSource::Kind::Device, name};
}

} // namespace

class TestBackups : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_parent = std::make_unique<QTemporaryDir>();
        open();
    }
    void cleanup() { m_engine.reset(); }

    void backUp_whenDone_isListedVerifiedProvenAndLogged() // R50, R53
    {
        put(*m_engine, "ann", 1, "1");
        const auto made = backups().backUp({}, kWho, {});
        VERIFY_OK(made);
        QVERIFY(made->withoutKeys);
        const auto list = backups().list(BackupPlace::Device);
        VERIFY_OK(list);
        QCOMPARE(list->backups.size(), 1U);
        const BackupFile &file = list->backups.front().base;
        QCOMPARE(file.name, made->file.name);
        QCOMPARE(file.header->users, 1);
        QVERIFY(file.verifiedAt && !file.provenAt);
        VERIFY_OK(backups().verify(onDevice(file.name), {}, kWho, {}));
        const auto trial = backups().trialRestore(onDevice(file.name), {}, kWho, {});
        VERIFY_OK(trial);
        QCOMPARE(trial->settings, 1);
        QVERIFY(backups().list(BackupPlace::Device)->backups.front().base.provenAt);
        const BackupState state = backups().state();
        QVERIFY(state.lastGood && !state.trouble);
        QCOMPARE(state.lastProven, std::optional(file.madeAt)); // what is proven is of then, not of now
        const auto rows = m_engine->executions().newest(3);
        QCOMPARE(rows->back().operation, QStringLiteral("backup"));
        QCOMPARE(rows->back().result, QStringLiteral("OK"));
        QCOMPARE(*rows->back().bytes, made->file.size);
        QCOMPARE(rows->back().who, kWho);
        m_clock.advance(std::chrono::hours(1));
        const auto later = backups().backUp({}, kWho, {});
        VERIFY_OK(later);
        VERIFY_OK(backups().trialRestore(onDevice(later->file.name), {}, kWho, {}));
        VERIFY_OK(backups().trialRestore(onDevice(file.name), {}, kWho, {})); // goes not back
        QCOMPARE(backups().state().lastProven, std::optional(later->file.madeAt));
    }

    void backUp_whenItFails_saysTheCode() // R54
    {
        const QString folder = m_parent->filePath(QStringLiteral("a file"));
        VERIFY_OK(backups().setDeviceFolder(folder, kWho));
        QVERIFY(QDir().rmdir(folder));
        QFile file(folder);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        QVERIFY(!backups().setDeviceFolder(folder, kWho)); // nobody can make a folder there
        const auto failed = backups().backUp({}, kWho, {});
        QVERIFY(!failed);
        QCOMPARE(backup::codeOf(failed.error()), QStringLiteral("DBBU06"));
        QCOMPARE(logOf(*m_engine, QStringLiteral("backup")), QStringList{QStringLiteral("DBBU06")});
        QCOMPARE(backups().state().trouble->code, QStringLiteral("DBBU06"));
        VERIFY_OK(backups().setDeviceFolder(m_parent->filePath(QStringLiteral("elsewhere")), kWho));
        // What the copy of the store needs is not there any more: it cannot be generated.
        const QString store = m_engine->store().location().file;
        QVERIFY(QFile::rename(store, store + QStringLiteral(".gone")));
        const auto ungenerated = backups().backUp({}, kWho, {});
        QVERIFY(!ungenerated);
        QCOMPARE(backup::codeOf(ungenerated.error()), QStringLiteral("DBBU01"));
        QFile::remove(store);
        QVERIFY(QFile::rename(store + QStringLiteral(".gone"), store));
        VERIFY_OK(backups().backUp({}, kWho, {}));
        QVERIFY(!backups().state().trouble); // the next good one clears it
    }

    void retention_whenMoreAreMade_keepsTheLastOrOne() // R51
    {
        QStringList made;
        const auto make = [&](BackUpWish wish) {
            m_clock.advance(std::chrono::hours(1));
            const auto report = backups().backUp(wish, kWho, {});
            if (!report)
                qFatal("%s", qPrintable(report.error().toString()));
            made << report->file.name;
        };
        for (int i = 0; i < 4; ++i)
            make({});
        put(*m_engine, "ann", 1, "1");
        make(increment()); // a base with its increments is one backup
        QCOMPARE(files(), made.mid(1));
        const QStringList before = files();
        VERIFY_OK(backups().setRetention({BackupRetention::Kind::One, 3}, kWho));
        QCOMPARE(files(), before); // nothing goes before the operation that replaces it
        make({});
        QCOMPARE(files(), QStringList{made.back()});
    }

    void restore_whenDone_replacesAllAndKeepsWhatWas() // R55, R14, R56
    {
        put(*m_engine, "ann", 1, "1");
        put(*m_engine, "bob", 1, "1");
        put(*m_engine, "eve", 1, "1");
        const auto made = backups().backUp({}, kWho, {});
        VERIFY_OK(made);
        put(*m_engine, "ann", 1, "2");
        put(*m_engine, "new", 1, "1");
        removeUser(*m_engine, "bob");
        const OwnerId eve = (*m_engine->settings().find(*OwnerKey::user(u"eve"))).value();
        removeUser(*m_engine, "eve");
        VERIFY_OK(installation::ErasedOwners(m_engine->machine(), m_clock).add({eve}));
        const Generation before = m_engine->store().generation();
        auto prepared = backups().prepareRestore(onDevice(made->file.name), {}, {});
        VERIFY_OK(prepared);
        const backup::RestorePreview &preview = (*prepared)->preview();
        QCOMPARE(preview.lost.count, 1);
        QCOMPARE(preview.newerSettings, 2);
        QCOMPARE(preview.deletedSince.count, 1);
        QCOMPARE(preview.erasedSince.count, 1);
        QVERIFY(!preview.isOtherInstallation);
        QCOMPARE(*valueOf(*m_engine, "ann", 1), QByteArray("2")); // looking changes nothing
        const auto report = backups().restore(*prepared, {}, kWho, {});
        VERIFY_OK(report);
        QCOMPARE(*valueOf(*m_engine, "ann", 1), QByteArray("1"));
        for (const char *gone : {"bob", "eve", "new"})
            QVERIFY(!valueOf(*m_engine, gone, 1));
        QVERIFY(m_engine->store().generation() != before);
        QVERIFY(report->kept);
        QCOMPARE(
            QDir(dataFolder() + QStringLiteral("/store")).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(),
            1);
        QCOMPARE(backups().restore(*prepared, {}, kWho, {}).error().code, ErrorCode::InvalidInput); // once
        // What was kept is a backup like others.
        auto back = backups().prepareRestore(onDevice(report->kept->name), {}, {});
        VERIFY_OK(back);
        VERIFY_OK(backups().restore(*back, {false, false}, kWho, {}));
        QCOMPARE(*valueOf(*m_engine, "ann", 1), QByteArray("2"));
        QCOMPARE(logOf(*m_engine, QStringLiteral("restore")).count(QStringLiteral("OK")), 2);
        m_engine.reset();
        open();
        QCOMPARE(*valueOf(*m_engine, "ann", 1), QByteArray("2"));
    }

    void restore_ofAMomentInAChangeOfScopes_leavesNobodyWaiting() // R32, R35
    {
        const auto work = [this] { return m_engine->store().scopes().work; };
        const auto write = [this](bool isKeeping) {
            VERIFY_OK(m_engine->store().writeAndWait([isKeeping](store::Edit &edit) -> Result<void> {
                store::ScopeChangeRow change{isKeeping ? 1 : 2, edit.now(), kWho};
                change.state =
                    isKeeping ? store::ScopeChangeState::Applied : store::ScopeChangeState::Applying;
                change.keeps = isKeeping ? DeviceId::random() : DeviceId();
                RETINUE_TRY(edit.scopeRows().insert(change));
                edit.setScopes({change.epoch,
                                {},
                                isKeeping ? store::ScopeWork::WaitingForKept : store::ScopeWork::Changing});
                return {};
            }));
        };
        for (const bool isKeeping : {true, false}) {
            put(*m_engine, "ann", 1, "1");
            write(isKeeping);
            const auto made = backups().backUp({}, kWho, {});
            VERIFY_OK(made);
            if (isKeeping)
                VERIFY_OK(m_engine->dataSharing().giveUpKept(kWho));
            else
                VERIFY_OK(m_engine->dataSharing().goOn(kWho, {}));
            QCOMPARE(work(), store::ScopeWork::None);
            auto prepared = backups().prepareRestore(onDevice(made->file.name), {}, {});
            VERIFY_OK(prepared);
            VERIFY_OK(backups().restore(*prepared, {true, false}, kWho, {}));
            QTRY_COMPARE(work(), store::ScopeWork::None);
            QVERIFY(m_engine->store().scopeEpoch() > (isKeeping ? 1 : 2)); // R36: given out once
            QVERIFY(m_engine->dataSharing().show()->keeping.isEmpty());
        }
    }

    void restore_whenTheFileIsDamaged_changesNothing() // R54: DBRS01, R55
    {
        put(*m_engine, "ann", 1, "1");
        const auto made = backups().backUp({}, kWho, {});
        VERIFY_OK(made);
        QFile file(backups().deviceFolder() + u'/' + made->file.name);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.resize(file.size() - 100));
        file.close();
        const Generation before = m_engine->store().generation();
        const auto refused = backups().prepareRestore(onDevice(made->file.name), {}, {});
        QVERIFY(!refused);
        QCOMPARE(backup::codeOf(refused.error()), QStringLiteral("DBRS01"));
        QCOMPARE(m_engine->store().generation(), before);
        QCOMPARE(logOf(*m_engine, QStringLiteral("restore")), QStringList{QStringLiteral("DBRS01")});
    }

    void restore_onANewMachine_needsFileProgramAndPassphraseOnly() // R47, R55
    {
        put(*m_engine, "ann", 1, "1");
        put(*m_engine, "ann", 2, "\"pin\"", true);
        DeviceInfo info;
        info.name = QStringLiteral("Copier");
        info.serialNumber = QStringLiteral("S1");
        VERIFY_OK(m_engine->devices().enrol(info, QStringLiteral("192.0.2.7")));
        const QString fingerprint = m_engine->identity().caFingerprint();
        BackUpWish wish;
        wish.passphrase = secret("correct horse");
        const auto made = backups().backUp(wish, kWho, {});
        VERIFY_OK(made);
        QVERIFY(made->file.encrypted && !made->withoutKeys);
        const QString file = m_parent->filePath(made->file.name);
        QVERIFY(QFile::copy(backups().deviceFolder() + u'/' + made->file.name, file));
        m_engine.reset();
        QVERIFY(QDir(dataFolder()).removeRecursively()); // the disaster
        QVERIFY(!Backups::adoptInstallation(dataFolder(), file, secret("wrong horse")));
        VERIFY_OK(Backups::adoptInstallation(dataFolder(), file, secret("correct horse")));
        open();
        QCOMPARE(m_engine->identity().caFingerprint(), fingerprint);
        QCOMPARE(m_engine->devices().list().size(), 1U);
        QCOMPARE(Backups::adoptInstallation(dataFolder(), file, secret("correct horse")).error().code,
                 ErrorCode::InUse);
        auto prepared =
            backups().prepareRestore({BackupSource::Kind::File, file}, secret("correct horse"), {});
        VERIFY_OK(prepared);
        QVERIFY(!(*prepared)->preview().keysAreMissing);
        QCOMPARE((*prepared)->preview().deletedSince.count, 0);
        VERIFY_OK(backups().restore(*prepared, {true, false}, kWho, {}));
        QCOMPARE(*valueOf(*m_engine, "ann", 2), QByteArray("\"pin\""));
    }

    void restore_ofAnotherServersBackup_saysWhomDevicesExpect() // R47
    {
        put(*m_engine, "ann", 2, "\"pin\"", true);
        const auto made = backups().backUp({}, kWho, {});
        VERIFY_OK(made);
        const QString file = m_parent->filePath(made->file.name);
        QVERIFY(QFile::copy(backups().deviceFolder() + u'/' + made->file.name, file));
        m_engine.reset();
        QVERIFY(QDir(dataFolder()).removeRecursively());
        open();
        auto prepared = backups().prepareRestore({BackupSource::Kind::File, file}, {}, {});
        VERIFY_OK(prepared);
        QVERIFY((*prepared)->preview().isOtherInstallation);
        QVERIFY((*prepared)->preview().keysAreMissing); // it is not encrypted: no key came along
        const auto report = backups().restore(*prepared, {}, kWho, {});
        VERIFY_OK(report);
        QVERIFY(report->otherHost);
        QVERIFY(!valueOf(*m_engine, "ann", 2));
    }

    void start_whenSomethingWasLeft_removesAndNamesIt()
    {
        VERIFY_OK(backups().backUp({}, kWho, {}));
        const QString scratch = dataFolder() + QStringLiteral("/store/restoring-12345678");
        const QString part = backups().deviceFolder() + QStringLiteral("/retinue-x.rbk.part");
        m_engine.reset();
        const QString copies = dataFolder() + QStringLiteral("/store-copies"); // of a former version
        QVERIFY(QDir().mkpath(scratch) && QDir().mkpath(copies + QStringLiteral("/1")));
        QFile left(part);
        QVERIFY(left.open(QIODevice::WriteOnly));
        left.close();
        test::tamper(
            dataFolder() + QStringLiteral("/machine.db"),
            QStringLiteral("INSERT INTO backup_work (kind, place, name) VALUES ('part', '%1/backups', "
                           "'retinue-x.rbk')")
                .arg(dataFolder()));
        open();
        QVERIFY(!QFile::exists(scratch) && !QFile::exists(part) && !QFile::exists(copies));
        QCOMPARE(logOf(*m_engine, QStringLiteral("backup-clean")).size(), 3);
        QCOMPARE(files().size(), 1);
    }

    void start_whenStoresWereLeft_keepsOrDropsThemButNeverTheCurrentOne() // R55
    {
        put(*m_engine, "ann", 1, "1");
        const QString current = QFileInfo(m_engine->store().location().file).dir().dirName();
        m_engine.reset();
        const QString stores = dataFolder() + QStringLiteral("/store/");
        const QString replaced = Generation::random().toString(), unused = Generation::random().toString();
        QVERIFY(QDir().mkpath(stores + replaced) && QDir().mkpath(stores + unused));
        QVERIFY(QFile::copy(stores + current + QStringLiteral("/store.db"),
                            stores + replaced + QStringLiteral("/store.db")));
        const QString row = QStringLiteral("INSERT INTO backup_work (kind, place, name) VALUES ('%1', '', "
                                           "'%2')");
        const QString machine = dataFolder() + QStringLiteral("/machine.db");
        test::tamper(machine, row.arg(QStringLiteral("keep"), replaced));
        test::tamper(machine, row.arg(QStringLiteral("drop"), unused));
        for (const QString &kind : {QStringLiteral("keep"), QStringLiteral("drop")}) {
            test::tamper(machine, row.arg(kind, current));
            test::tamper(machine, row.arg(kind, stores + current + QStringLiteral("/store.db")));
            test::tamper(machine, row.arg(kind, stores + QStringLiteral("/../store/") + current));
        }
        open();
        QVERIFY(!QFile::exists(stores + unused));
        QVERIFY(QFile::exists(stores + replaced));
        backups().tick();
        QTRY_COMPARE_WITH_TIMEOUT(m_engine->jobs().running(), 0, 60'000);
        QVERIFY(!QFile::exists(stores + replaced));
        QCOMPARE(files().size(), 1);
        QCOMPARE(logOf(*m_engine, QStringLiteral("backup")), QStringList(QStringLiteral("OK")));
        m_clock.advance(std::chrono::hours(2));
        backups().tick();
        QCOMPARE(m_engine->jobs().running(), 0); // nothing is left to keep
        m_engine.reset();
        open();
        QCOMPARE(*valueOf(*m_engine, "ann", 1), QByteArray("1"));
    }

    void restore_whenSomebodyIsDeletedAfterThePreview_bringsNobodyBack() // R56
    {
        put(*m_engine, "ann", 1, "1");
        put(*m_engine, "bob", 1, "1");
        const auto made = backups().backUp({}, kWho, {});
        VERIFY_OK(made);
        auto prepared = backups().prepareRestore(onDevice(made->file.name), {}, {});
        VERIFY_OK(prepared);
        removeUser(*m_engine, "bob");
        LongWork work;
        work.report = [&](const QString &phase, std::int64_t, std::int64_t) {
            if (phase == u"replacing")
                removeUser(*m_engine, "ann");
        };
        const Generation before = m_engine->store().generation();
        const auto refused = backups().restore(*prepared, {}, kWho, work);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::OutOfDate);
        QVERIFY(m_engine->store().generation() == before);
        prepared->reset();
        const QDir stores(dataFolder() + QStringLiteral("/store"));
        QCOMPARE(stores.entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 1);
        put(*m_engine, "ann", 1, "1");
        put(*m_engine, "bob", 1, "1");
        prepared = backups().prepareRestore(onDevice(made->file.name), {}, {});
        VERIFY_OK(prepared);
        removeUser(*m_engine, "bob");
        VERIFY_OK(backups().restore(*prepared, {}, kWho, {}));
        QVERIFY(valueOf(*m_engine, "ann", 1));
        QVERIFY(!valueOf(*m_engine, "bob", 1));
    }

    void deletion_thatTheStoreHasForgotten_isRememberedAndReapplied() // R56
    {
        put(*m_engine, "ann", 1, "1");
        put(*m_engine, "bob", 1, "1");
        const auto made = backups().backUp({}, kWho, {});
        VERIFY_OK(made);
        m_clock.advance(std::chrono::hours(1));
        removeUser(*m_engine, "bob");
        VERIFY_OK(backups().rememberDeletions());
        const QString store = m_engine->store().location().file;
        m_engine.reset();
        // 90 days later.
        test::tamper(store, QStringLiteral("DELETE FROM tombstone"));
        test::tamper(store, QStringLiteral("DELETE FROM recently_deleted"));
        test::tamper(store, QStringLiteral("DELETE FROM deleted_owner"));
        open();
        auto prepared = backups().prepareRestore(onDevice(made->file.name), {}, {});
        VERIFY_OK(prepared);
        QCOMPARE((*prepared)->preview().deletedSince.count, 1);
        VERIFY_OK(backups().restore(*prepared, {}, kWho, {}));
        QVERIFY(valueOf(*m_engine, "ann", 1));
        QVERIFY(!valueOf(*m_engine, "bob", 1));
        // Who was deleted before a backup was made is in none of its rows, and who came back since is there.
        put(*m_engine, "bob", 1, "2");
        m_clock.advance(std::chrono::hours(1));
        const auto later = backups().backUp({}, kWho, {});
        VERIFY_OK(later);
        prepared = backups().prepareRestore(onDevice(later->file.name), {}, {});
        VERIFY_OK(prepared);
        QCOMPARE((*prepared)->preview().deletedSince.count, 0);
    }

    void restore_whileSomebodyDeletes_isRefused() // R55
    {
        put(*m_engine, "ann", 1, "1");
        const auto made = backups().backUp({}, kWho, {});
        VERIFY_OK(made);
        auto prepared = backups().prepareRestore(onDevice(made->file.name), {}, {});
        VERIFY_OK(prepared);
        std::atomic_bool isToEnd = false;
        m_engine->jobs().start(QStringLiteral("user-delete"), QStringLiteral("12 users"), [&](Job &) {
            while (!isToEnd)
                std::this_thread::sleep_for(std::chrono::milliseconds(5));
            return Result<void>();
        });
        const Generation before = m_engine->store().generation();
        const auto refused = backups().restore(*prepared, {}, kWho, {});
        isToEnd = true;
        QTRY_COMPARE(m_engine->jobs().running(), 0);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::InUse);
        QVERIFY(refused.error().toString().contains(QStringLiteral("12 users")));
        QCOMPARE(m_engine->store().generation(), before);
        VERIFY_OK(backups().restore(*prepared, {}, kWho, {})); // the prepared one is still good
    }

    void restore_whileACommandChangesTheStore_isRefused() // R55
    {
        put(*m_engine, "ann", 1, "1");
        const auto made = backups().backUp({}, kWho, {});
        VERIFY_OK(made);
        auto prepared = backups().prepareRestore(onDevice(made->file.name), {}, {});
        VERIFY_OK(prepared);
        // Of a command on a thread of its own, which a window may cancel.
        JobBoard &board = m_engine->jobs();
        const LongWork work;
        const auto guest = board.join(QStringLiteral("user-import"), QStringLiteral("command line"), work);
        QCOMPARE(board.running(), 0); // none of the board's own
        const auto refused = backups().restore(*prepared, {}, kWho, {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::InUse);
        QVERIFY(refused.error().toString().contains(QStringLiteral("command line")));
        board.jobs().front()->cancel();
        QVERIFY(work.cancel.isCancelled());
        board.leave(guest, endedEarly());
        QVERIFY(board.jobs().empty() && guest->status().ending);
        VERIFY_OK(backups().restore(*prepared, {}, kWho, {}));
    }

    void recentlyDeleted_ofAReplacedStore_isNotTakenForThatOfTheNewOne() // R14, R56
    {
        auto &deleted = m_engine->userData().recentlyDeleted();
        put(*m_engine, "ann", 1, "1");
        removeUser(*m_engine, "ann");
        const auto made = backups().backUp({}, kWho, {});
        VERIFY_OK(made);
        const auto page = deleted.page({}, {}, 10);
        VERIFY_OK(page);
        const userdata::DeletedSelection chosen{
            {page->entries.front().occasion.row}, {}, page->entries.front().generation};
        auto prepared = backups().prepareRestore(onDevice(made->file.name), {}, {});
        VERIFY_OK(prepared);
        VERIFY_OK(backups().restore(*prepared, {}, kWho, {}));
        QCOMPARE(deleted.deleteForGood(chosen, {}).error().code, ErrorCode::OtherGeneration);
        QCOMPARE(deleted.restore(chosen, userdata::Existing::Keep, kWho, {}).error().code,
                 ErrorCode::OtherGeneration);
        QCOMPARE(*deleted.count({}), 1);
        const auto anew = deleted.page({}, {}, 10);
        const userdata::DeletedSelection again{
            {anew->entries.front().occasion.row}, {}, anew->entries.front().generation};
        QCOMPARE(deleted.deleteForGood(again, {})->deleted, 1);
    }

    void remove_whenOthersBuildUponIt_namesThem() // R51
    {
        VERIFY_OK(backups().backUp({}, kWho, {}));
        QStringList made;
        for (int i = 0; i < 2; ++i) {
            put(*m_engine, "ann", 1, QByteArray::number(i));
            m_clock.advance(std::chrono::minutes(1));
            const auto next = backups().backUp(increment(), kWho, {});
            VERIFY_OK(next);
            made << next->file.name;
        }
        const auto refused = backups().remove(BackupPlace::Device, made[0], kWho);
        QVERIFY(!refused && refused.error().toString().contains(made[1]));
        QCOMPARE(files().size(), 3);
        VERIFY_OK(backups().remove(BackupPlace::Device, made[1], kWho));
        VERIFY_OK(backups().remove(BackupPlace::Device, made[0], kWho));
    }

    void backUp_whenAnotherOneRuns_waitsForIt()
    {
        std::atomic_bool isWaiting = false;
        std::thread second;
        std::optional<Result<BackUpReport>> other;
        LongWork work;
        work.report = [&](const QString &phase, std::int64_t, std::int64_t) {
            if (phase != u"writing" || second.joinable())
                return;
            second = std::thread([&] {
                LongWork waiting;
                waiting.report = [&](const QString &now, std::int64_t, std::int64_t) {
                    isWaiting = isWaiting || now == u"waiting";
                };
                other = backups().backUp({}, kWho, waiting);
            });
            while (!isWaiting)
                std::this_thread::sleep_for(std::chrono::milliseconds(5));
        };
        const auto first = backups().backUp({}, kWho, work);
        second.join();
        VERIFY_OK(first);
        VERIFY_OK(*other);
        QCOMPARE(files().size(), 2);
    }

    void tick_whenDue_backsUpAndTellsWhatWasMissed()
    {
        BackupSchedule schedule;
        schedule.every = BackupSchedule::Every::Hours;
        schedule.hours = 6;
        schedule.baseEvery = 3;
        schedule.trialEvery = 1;
        VERIFY_OK(backups().setSchedule(schedule, kWho));
        backups().tick();
        QVERIFY(files().isEmpty()); // not due
        for (int i = 1; i <= 4; ++i) {
            put(*m_engine, "ann", 1, QByteArray::number(i));
            m_clock.advance(std::chrono::hours(6));
            backups().tick();
            QTRY_COMPARE_WITH_TIMEOUT(m_engine->jobs().running(), 0, 60'000);
        }
        QCOMPARE(files().filter(QStringLiteral("-base-")).size(), 2);
        QCOMPARE(files().filter(QStringLiteral("-increment-")).size(), 2);
        QVERIFY(backups().state().lastProven);
        QVERIFY(!backups().state().trouble);
        m_clock.advance(std::chrono::hours(24));
        backups().tick();
        QTRY_COMPARE_WITH_TIMEOUT(m_engine->jobs().running(), 0, 60'000);
        QCOMPARE(logOf(*m_engine, QStringLiteral("backup-missed")).size(), 1);
        QVERIFY(logOf(*m_engine, QStringLiteral("backup")).size() == 5);
    }

    void tick_whenTheServerEndedDuringTheBackup_makesItAgain()
    {
        BackupSchedule schedule;
        schedule.every = BackupSchedule::Every::Day;
        VERIFY_OK(backups().setSchedule(schedule, kWho));
        const QString now = QString::number(base::toMilliseconds(m_clock.now()));
        const auto end = [&] {
            VERIFY_OK(m_engine->machine().setSetting(
                QStringLiteral("backup.times"), QStringLiteral("{\"begun\":%1,\"lastRun\":%1}").arg(now)));
            m_engine.reset();
            open();
        };
        end();
        QCOMPARE(logOf(*m_engine, QStringLiteral("backup-missed")).size(), 1);
        QVERIFY(backups().state().trouble);
        QVERIFY(backups().state().trouble->kind == BackupTrouble::Kind::Missed);
        backups().tick();
        QTRY_COMPARE_WITH_TIMEOUT(m_engine->jobs().running(), 0, 60'000);
        QCOMPARE(files().size(), 1);
        QVERIFY(!backups().state().trouble);
        m_engine.reset();
        open();
        backups().tick();
        QCOMPARE(m_engine->jobs().running(), 0); // it has ended
        QCOMPARE(logOf(*m_engine, QStringLiteral("backup-missed")).size(), 1);
    }

    void nextDue_whenByTheDay_isTheNextTimeOfDay()
    {
        BackupSchedule schedule;
        schedule.at = QTime(2, 30);
        const auto at = [](int day, int hour) {
            return base::fromMilliseconds(
                QDateTime(QDate(2026, 11, day), QTime(hour, 0)).toMSecsSinceEpoch());
        };
        const auto text = [](std::optional<Timestamp> time) {
            return QDateTime::fromMSecsSinceEpoch(base::toMilliseconds(*time))
                .toString(QStringLiteral("dd hh:mm"));
        };
        QVERIFY(!nextDue(schedule, at(23, 1)));
        schedule.every = BackupSchedule::Every::Day;
        QCOMPARE(text(nextDue(schedule, at(23, 1))), QStringLiteral("23 02:30"));
        QCOMPARE(text(nextDue(schedule, at(23, 3))), QStringLiteral("24 02:30"));
        schedule.every = BackupSchedule::Every::Week;
        schedule.weekday = 1; // 23 November 2026 is a Monday
        QCOMPARE(text(nextDue(schedule, at(23, 3))), QStringLiteral("30 02:30"));
    }

    void settings_whenReopened_areThere()
    {
        const RecoveryKey key = Backups::makeRecoveryKey();
        VERIFY_OK(
            backups().setEncryption({BackupEncryption::Kind::Recipient, key.recipient, false}, {}, kWho));
        QVERIFY(!backups().setEncryption({BackupEncryption::Kind::Recipient, QStringLiteral("age1no"), false},
                                         {}, kWho));
        VERIFY_OK(backups().setNetworkShare(
            {QStringLiteral("host"), QStringLiteral("share"), {}, QStringLiteral("user"), 0, false, true},
            secret("hush"), kWho));
        QVERIFY(!backups().setDeviceFolder(dataFolder() + QStringLiteral("/store/x"), kWho));
        m_engine.reset();
        QFile machine(dataFolder() + QStringLiteral("/machine.db"));
        QVERIFY(machine.open(QIODevice::ReadOnly));
        QVERIFY(!machine.readAll().contains("hush")); // R12
        machine.close();
        open();
        QCOMPARE(backups().encryption().recipient, key.recipient);
        QVERIFY(backups().networkShare().hasPassword);
        QVERIFY(backups().networkShare().encryptionRequired);
        const auto made = backups().backUp({}, kWho, {});
        VERIFY_OK(made);
        QCOMPARE(backups().verify(onDevice(made->file.name), {}, kWho, {}).error().code,
                 ErrorCode::NotAuthenticated);
        VERIFY_OK(backups().trialRestore(onDevice(made->file.name), key.identity, kWho, {}));
        QVERIFY(!backups().backUp({BackupPlace::Network, BackUpWish::Content::Base, {}}, kWho,
                                  {})); // nobody reaches one here
    }

private:
    [[nodiscard]] QString dataFolder() const { return m_parent->filePath(QStringLiteral("data")); }
    Backups &backups() { return m_engine->backups(); }
    QStringList files()
    {
        return QDir(backups().deviceFolder()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }
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

QTEST_GUILESS_MAIN(TestBackups)
#include "test_backups.moc"
