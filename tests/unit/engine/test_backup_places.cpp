#include "core/backup/failure.h"
#include "core/backup/local_folder.h"
#include "core/engine/engine.h"
#include "core/store/edit.h"
#include "tests/support/fake_clock.h"
#include "tests/support/store_edits.h"
#include "tests/support/verify_ok.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace retinue;
using namespace retinue::engine;

namespace {

const QString kWho = QStringLiteral("test");
const QString kShareName = QStringLiteral("\\\\nas\\backups");

/// What becomes of a share while it is used.
struct ShareState
{
    std::optional<ErrorCode> fails; ///< every call
    bool breaks = false;            ///< writing fails, and what was written can't be removed
};

/// Stays when the destination does not answer any more.
class LeftPart final : public backup::PartFile
{
public:
    LeftPart(const QString &path, std::shared_ptr<ShareState> state) : m_file(path), m_state(std::move(state))
    {
    }
    [[nodiscard]] bool open() { return m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly); }
    [[nodiscard]] Result<void> write(QByteArrayView) override
    {
        m_file.write("half");
        m_file.close();
        m_state->fails = ErrorCode::Unreachable;
        return Error{ErrorCode::Unreachable, QStringLiteral("nas went away")};
    }
    [[nodiscard]] Result<void> finish() override { return {}; }
    [[nodiscard]] Result<void> commit() override { return {}; }

private:
    QFile m_file;
    const std::shared_ptr<ShareState> m_state;
};

/// A share that is a folder here.
class FakeShare final : public backup::Destination
{
public:
    FakeShare(const QString &folder, std::shared_ptr<ShareState> state)
        : m_path(folder)
        , m_folder(folder)
        , m_state(std::move(state))
    {
    }
    [[nodiscard]] QString toString() const override { return kShareName; }
    [[nodiscard]] bool isNetwork() const override { return true; }
    [[nodiscard]] Result<std::vector<backup::StoredFile>> list() override
    {
        RETINUE_TRY(state());
        return m_folder.list();
    }
    [[nodiscard]] Result<std::unique_ptr<base::ByteSource>> open(const QString &name) override
    {
        RETINUE_TRY(state());
        return m_folder.open(name);
    }
    [[nodiscard]] Result<std::unique_ptr<backup::PartFile>> create(const QString &name) override
    {
        RETINUE_TRY(state());
        if (!m_state->breaks)
            return m_folder.create(name);
        auto part = std::make_unique<LeftPart>(m_path + u'/' + name + backup::kPart, m_state);
        if (!part->open())
            return Error{ErrorCode::Io, QStringLiteral("no file")};
        return std::unique_ptr<backup::PartFile>(std::move(part));
    }
    [[nodiscard]] Result<void> remove(const QString &name) override
    {
        RETINUE_TRY(state());
        return m_folder.remove(name);
    }
    [[nodiscard]] Result<std::optional<qint64>> freeSpace() override { return m_folder.freeSpace(); }

private:
    [[nodiscard]] Result<void> state() const
    {
        return m_state->fails ? Result<void>(Error{*m_state->fails, QStringLiteral("nas fails")})
                              : Result<void>();
    }
    const QString m_path;
    backup::LocalFolder m_folder;
    const std::shared_ptr<ShareState> m_state;
};

void put(Engine &engine, const QByteArray &value)
{
    const auto written = engine.store().writeAndWait([&](store::Edit &edit) -> Result<void> {
        auto done = test::put(edit, *OwnerKey::user(u"ann"), {1, false, value, {}});
        return done ? Result<void>() : Result<void>(done.error());
    });
    if (!written)
        qFatal("%s", qPrintable(written.error().toString()));
}

QStringList logOf(Engine &engine, const QString &operation)
{
    QStringList rows;
    const auto executions = engine.executions().newest(100);
    for (const auto &row : *executions)
        if (row.operation == operation)
            rows << row.result;
    return rows;
}

BackUpWish wishFor(BackupPlace place, BackUpWish::Content content = BackUpWish::Content::Base)
{
    return {place, content, {}};
}

} // namespace

/// Where backups lie, which of them stay, and what is wrong with each place.
class TestBackupPlaces : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_clock = std::make_unique<test::FakeClock>();
        m_parent = std::make_unique<QTemporaryDir>();
        m_state = std::make_shared<ShareState>();
        QVERIFY(QDir().mkpath(shareFolder()));
        open();
        VERIFY_OK(backups().setNetworkShare(
            {QStringLiteral("nas"), QStringLiteral("backups"), {}, {}, 0, false, true}, {}, kWho));
    }
    void cleanup() { m_engine.reset(); }

    void deviceFolder_whenItsDiskIsMissing_isNotMadeOnAnotherOne() // R50
    {
        const QString disk = m_parent->filePath(QStringLiteral("disk"));
        const QString folder = disk + QStringLiteral("/backups");
        VERIFY_OK(backups().setDeviceFolder(folder, kWho));
        QVERIFY(QDir(folder).exists()); // made when it was chosen
        VERIFY_OK(backups().backUp({}, kWho, {}));
        QVERIFY(QDir().rename(disk, disk + QStringLiteral("-away")));
        const auto failed = backups().backUp({}, kWho, {});
        QVERIFY(!failed);
        QCOMPARE(backup::codeOf(failed.error()), QStringLiteral("DBBU06"));
        QVERIFY(failed.error().toString().contains(folder));
        QCOMPARE(backups().state().trouble->kind, BackupTrouble::Kind::NotThere);
        QCOMPARE(backups().list(BackupPlace::Device).error().code, ErrorCode::NotFound);
        QVERIFY(!QDir(disk).exists());
        QVERIFY(QDir().rename(disk + QStringLiteral("-away"), disk));
        VERIFY_OK(backups().backUp({}, kWho, {}));
        QVERIFY(!backups().state().trouble);
        VERIFY_OK(backups().setDeviceFolder(dataFolder() + QStringLiteral("/backups"), kWho));
        VERIFY_OK(backups().backUp({}, kWho, {})); // the usual folder is always made
    }

    void folder_whenNothingIsMountedOverIt_isNotThere()
    {
        const QString folder = m_parent->filePath(QStringLiteral("mounted"));
        QVERIFY(QDir().mkpath(folder));
        backup::LocalFolder same(folder, backup::LocalFolder::Missing::NotThere, backup::diskOf(folder));
        VERIFY_OK(same.list());
        backup::LocalFolder unmounted(folder, backup::LocalFolder::Missing::NotThere, folder);
        QCOMPARE(unmounted.list().error().code, ErrorCode::NotFound);
        QCOMPARE(unmounted.create(QStringLiteral("x")).error().code, ErrorCode::NotFound);
    }

    void unfinishedFile_onAShareThatWentAway_goesWithTheNextUse()
    {
        m_state->breaks = true;
        const auto failed = backups().backUp(wishFor(BackupPlace::Network), kWho, {});
        QVERIFY(!failed);
        QCOMPARE(backup::codeOf(failed.error()), QStringLiteral("DBBU04"));
        QCOMPARE(onShare().size(), 1);
        m_engine.reset(); // also over an end of the program
        open();
        QCOMPARE(onShare().size(), 1);
        QVERIFY(!backups().backUp(wishFor(BackupPlace::Network), kWho, {})); // still away
        QCOMPARE(onShare().size(), 1);
        m_state = std::make_shared<ShareState>();
        m_clock->advance(std::chrono::hours(1));
        VERIFY_OK(backups().backUp(wishFor(BackupPlace::Network), kWho, {}));
        QCOMPARE(onShare().filter(backup::kPart), QStringList());
        QCOMPARE(onShare().size(), 1);
        QCOMPARE(logOf(*m_engine, QStringLiteral("backup-clean")).size(), 1);
        m_clock->advance(std::chrono::hours(1));
        VERIFY_OK(backups().backUp(wishFor(BackupPlace::Network), kWho, {}));
        QCOMPARE(logOf(*m_engine, QStringLiteral("backup-clean")).size(), 1); // it is gone, and forgotten
    }

    void retention_whenWeeksAndMonthsAreKept_theLastOfEachStays() // R51
    {
        QVERIFY(!backups().setRetention({BackupRetention::Kind::Last, 0, 0, 0}, kWho));
        QVERIFY(!backups().setRetention({BackupRetention::Kind::Last, 1, -1, 0}, kWho));
        QVERIFY(!backups().setRetention({BackupRetention::Kind::Last, 1, 0, 241}, kWho));
        VERIFY_OK(backups().setRetention({BackupRetention::Kind::Last, 2, 3, 2}, kWho));
        m_engine.reset();
        open();
        QCOMPARE(backups().retention(), (BackupRetention{BackupRetention::Kind::Last, 2, 3, 2}));
        // Every second day from Sunday, 1 November 2026, to 13 December, at noon.
        QStringList days;
        for (QDate day(2026, 11, 1); day <= QDate(2026, 12, 13); day = day.addDays(2)) {
            setTime(day);
            VERIFY_OK(backups().backUp({}, kWho, {}));
            days << day.toString(QStringLiteral("MMdd"));
        }
        const QStringList wanted{QStringLiteral("1129"),  // the last one of November, and of its week
                                 QStringLiteral("1205"),  // of the week before
                                 QStringLiteral("1211"),  // one of the last two
                                 QStringLiteral("1213")}; // the last one, of this week and month
        QStringList found;
        const auto list = backups().list(BackupPlace::Device);
        VERIFY_OK(list);
        for (const BackupEntry &entry : list->backups)
            found.prepend(QDateTime::fromMSecsSinceEpoch(base::toMilliseconds(entry.base.madeAt))
                              .date()
                              .toString(QStringLiteral("MMdd")));
        QCOMPARE(found, wanted);
    }

    void retention_whenTheClockWasAhead_keepsWhatWasMadeLast() // R51
    {
        setTime(QDate(2030, 1, 1));
        QStringList ahead;
        for (int i = 0; i < 2; ++i)
            ahead << make({});
        setTime(QDate(2026, 11, 1)); // set right
        QStringList right;
        for (int i = 0; i < 3; ++i)
            right << make({});
        const auto list = backups().list(BackupPlace::Device);
        VERIFY_OK(list);
        QStringList names;
        for (const BackupEntry &entry : list->backups)
            names.prepend(entry.base.name);
        QCOMPARE(names, right);
        put(*m_engine, "1");
        const auto next =
            backups().backUp(wishFor(BackupPlace::Device, BackUpWish::Content::Increment), kWho, {});
        VERIFY_OK(next);
        QCOMPARE(next->file.header->before, list->backups.front().base.header->id);
    }

    void trouble_ofOnePlace_staysUntilThatOneIsGood()
    {
        BackupSchedule schedule;
        schedule.every = BackupSchedule::Every::Day;
        schedule.place = BackupPlace::Network;
        schedule.baseEvery = 3;
        VERIFY_OK(backups().setSchedule(schedule, kWho));
        m_state->fails = ErrorCode::NotAuthenticated;
        QVERIFY(!backups().backUp(wishFor(BackupPlace::Network), kWho, {}));
        VERIFY_OK(backups().backUp({}, kWho, {}));
        QCOMPARE(backups().state().trouble->code, QStringLiteral("DBBU05")); // the schedule fails as before
        m_engine.reset();
        open();
        QCOMPARE(backups().state().trouble->code, QStringLiteral("DBBU05"));
        m_state = std::make_shared<ShareState>();
        m_engine.reset();
        open();
        m_clock->advance(std::chrono::hours(25));
        backups().tick();
        QTRY_COMPARE_WITH_TIMEOUT(m_engine->jobs().running(), 0, 60'000);
        QVERIFY(!backups().state().trouble);
        QCOMPARE(onShare().filter(QStringLiteral("-base-")).size(), 1); // that of the device is none of it
        m_clock->advance(std::chrono::hours(25));
        VERIFY_OK(backups().backUp({}, kWho, {}));
        backups().tick();
        QTRY_COMPARE_WITH_TIMEOUT(m_engine->jobs().running(), 0, 60'000);
        QCOMPARE(onShare().filter(QStringLiteral("-increment-")).size(), 1); // places count by themselves
    }

    void trial_whenTheLastOneIsInTheFuture_isDue()
    {
        BackupSchedule schedule;
        schedule.every = BackupSchedule::Every::Day;
        schedule.trialEvery = 7;
        VERIFY_OK(backups().setSchedule(schedule, kWho));
        const qint64 now = base::toMilliseconds(m_clock->now());
        VERIFY_OK(m_engine->machine().setSetting(QStringLiteral("backup.times"),
                                                 QStringLiteral("{\"lastRun\":%1,\"lastTrial\":%2}")
                                                     .arg(now)
                                                     .arg(now + 100LL * 365 * 86'400'000)));
        m_engine.reset();
        open();
        m_clock->advance(std::chrono::hours(25));
        backups().tick();
        QTRY_COMPARE_WITH_TIMEOUT(m_engine->jobs().running(), 0, 60'000);
        QVERIFY(backups().state().lastProven);
    }

    void damagedStore_removesNoBackup() // R51
    {
        put(*m_engine, "1");
        VERIFY_OK(backups().setRetention({BackupRetention::Kind::One}, kWho));
        const QString good = make({});
        const QString store = m_engine->store().location().file;
        m_engine.reset();
        test::tamper(store, QStringLiteral("UPDATE setting SET body = CAST('2' AS BLOB)"));
        open();
        for (int i = 0; i < 2; ++i) {
            m_clock->advance(std::chrono::hours(1));
            const auto failed = backups().backUp({}, kWho, {});
            QVERIFY(!failed);
            QCOMPARE(failed.error().code, ErrorCode::Corrupt);
            QCOMPARE(backup::codeOf(failed.error()), QStringLiteral("DBBU01"));
        }
        QVERIFY(QFile::exists(backups().deviceFolder() + u'/' + good));
        QVERIFY(backups().state().trouble);
        // Nothing is built upon a damaged one: what is made is a base, compared again, and clears nothing.
        m_clock->advance(std::chrono::hours(1));
        const auto upon =
            backups().backUp({BackupPlace::Device, BackUpWish::Content::Increment, {}, false}, kWho, {});
        QVERIFY(!upon);
        QCOMPARE(upon.error().code, ErrorCode::Corrupt);
        QVERIFY(backups().state().trouble);
        const auto listed = backups().list(BackupPlace::Device);
        VERIFY_OK(listed);
        QVERIFY(listed->backups.front().base.problem && !listed->backups.back().base.problem);
        auto prepared = backups().prepareRestore({BackupSource::Kind::Device, good}, {}, {});
        VERIFY_OK(prepared);
        const auto restored = backups().restore(*prepared, {}, kWho, {});
        VERIFY_OK(restored);
        QVERIFY(restored->notKept && !restored->kept); // no copy of it can be restored: it stays itself
        QCOMPARE(restored->notKept->code, ErrorCode::Corrupt);
        QVERIFY(QFile::exists(store));
        const auto filesHere = [this] { return QDir(backups().deviceFolder()).entryList(QDir::Files); };
        const QStringList before = filesHere();
        m_clock->advance(std::chrono::hours(2));
        backups().tick(); // it is not tried again
        QTRY_COMPARE_WITH_TIMEOUT(m_engine->jobs().running(), 0, 60'000);
        QCOMPARE(filesHere(), before);
        VERIFY_OK(backups().setRetention({BackupRetention::Kind::Last, 2}, kWho));
        const auto sound = backups().backUp({}, kWho, {});
        VERIFY_OK(sound);
        QVERIFY(!backups().state().trouble);
        // The damaged ones went, and took no good one's place.
        const auto names = QDir(backups().deviceFolder()).entryList(QDir::Files);
        QCOMPARE(names.size(), 2);
        QVERIFY(names.contains(good) && names.contains(sound->file.name));
    }

    void restore_fromAShare_whenThisMachineFails_saysNotThatTheShareDid() // R54: DBRS02
    {
        put(*m_engine, "1");
        const auto made = backups().backUp(wishFor(BackupPlace::Network), kWho, {});
        VERIFY_OK(made);
        const QString store = m_engine->store().location().file;
        auto prepared = backups().prepareRestore({BackupSource::Kind::Network, made->file.name}, {}, {});
        VERIFY_OK(prepared);
        QVERIFY(QFile::rename(store, store + QStringLiteral(".gone")));
        const auto failed = backups().restore(*prepared, {true, false}, kWho, {});
        QFile::remove(store);
        QVERIFY(QFile::rename(store + QStringLiteral(".gone"), store));
        QVERIFY(!failed);
        QCOMPARE(backup::codeOf(failed.error()), QStringLiteral("DBRS02"));
        for (const ErrorCode code : {ErrorCode::NotFound, ErrorCode::NotPermitted, ErrorCode::TimedOut}) {
            const Error local = backup::ofThisMachine({code, QStringLiteral("no folder")});
            QCOMPARE(backup::codeOf(backup::withCode(local, backup::Stage::Restoring, true)),
                     QStringLiteral("DBRS02"));
        }
    }

private:
    [[nodiscard]] QString dataFolder() const { return m_parent->filePath(QStringLiteral("data")); }
    [[nodiscard]] QString shareFolder() const { return m_parent->filePath(QStringLiteral("share")); }
    [[nodiscard]] QStringList onShare() const
    {
        return QDir(shareFolder()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }
    Backups &backups() { return m_engine->backups(); }
    QString make(const BackUpWish &wish)
    {
        m_clock->advance(std::chrono::minutes(1));
        const auto made = backups().backUp(wish, kWho, {});
        if (!made)
            qFatal("%s", qPrintable(made.error().toString()));
        return made->file.name;
    }
    void setTime(QDate day)
    {
        m_clock->setNow(base::fromMilliseconds(QDateTime(day, QTime(12, 0)).toMSecsSinceEpoch()));
    }
    void open()
    {
        auto opened = Engine::open({dataFolder(), {}, m_clock.get()});
        if (!opened)
            qFatal("%s", qPrintable(opened.error().toString()));
        m_engine = *std::move(opened);
        ShareAccess access;
        access.destination = [this](const NetworkShare &, const SecretBytes &, const CancelToken &) {
            return std::make_unique<FakeShare>(shareFolder(), m_state);
        };
        backups().setShareAccess(access);
    }

    std::unique_ptr<test::FakeClock> m_clock;
    std::unique_ptr<QTemporaryDir> m_parent;
    std::shared_ptr<ShareState> m_state;
    std::unique_ptr<Engine> m_engine;
};

QTEST_GUILESS_MAIN(TestBackupPlaces)
#include "test_backup_places.moc"
