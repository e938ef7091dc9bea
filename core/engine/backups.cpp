#include "core/engine/backups.h"

#include "core/age/keys.h"
#include "core/backup/failure.h"
#include "core/backup/local_folder.h"
#include "core/engine/backup_installation.h"
#include "core/engine/backup_runner.h"
#include "core/engine/backup_schedule.h"
#include "core/engine/backup_settings.h"
#include "core/engine/job_board.h"
#include "core/engine/log.h"
#include "core/engine/outcome.h"
#include "core/engine/promotion.h"
#include "core/engine/user_data.h"
#include "core/installation/execution_log.h"
#include "core/installation/identity.h"
#include "core/installation/machine_names.h"

#include <QFileInfo>
#include <QScopeGuard>
#include <QSysInfo>

#include <algorithm>
#include <atomic>
#include <mutex>

namespace retinue::engine {

namespace {

constexpr std::chrono::milliseconds kLookWhileWaiting{200};
constexpr std::chrono::hours kMissedAfter{1}; ///< later than this it was missed
constexpr std::chrono::hours kTryAgain{1};    ///< a destination that was not there

const QString kBackUp = QStringLiteral("backup");
const QString kRestoreStore = QStringLiteral("restore");
const QString kVerify = QStringLiteral("backup-verify");
const QString kTrial = QStringLiteral("backup-trial");
const QString kSettings = QStringLiteral("backup-settings");
const QString kBySchedule = QStringLiteral("schedule");
const QString kByEngine = QStringLiteral("engine");

QString resultText(const Result<void> &result)
{
    if (result.ok())
        return QStringLiteral("OK");
    const QString code = backup::codeOf(result.error());
    return code.isEmpty() ? base::errorWord(result.error().code) : code;
}

/// The increments of a backup that build upon its increment `name`.
QStringList laterThan(const QString &name, const BackupEntry &entry)
{
    QStringList later;
    auto it = std::find_if(entry.increments.begin(), entry.increments.end(),
                           [&](const BackupFile &file) { return file.name == name; });
    for (; it != entry.increments.end(); ++it)
        if (it->name != name)
            later << it->name;
    return later;
}

bool isNotThere(const Error &error)
{
    const QString code = backup::codeOf(error);
    return code == u"DBBU04" || code == u"DBRS03" ||
           (code == u"DBBU06" && error.code == ErrorCode::NotFound); // a folder whose disk is not connected
}

} // namespace

class Backups::Impl
{
public:
    explicit Impl(Parts given)
        : parts(std::move(given))
        , settings(parts.machine, parts.dataFolder, parts.dataKey)
        , runner(parts, settings)
    {
        if (auto loaded = settings.load(); !loaded)
            qCWarning(lcEngine).noquote() << "reading what is set for backups:" << loaded.error().toString();
        for (const QString &path : runner.clearLeftovers())
            record(QStringLiteral("backup-clean"), path, parts.clock.now(), {}, {}, kByEngine);
        tellInterrupted();
    }

    const Parts parts;
    BackupSettings settings;
    BackupRunner runner;
    std::atomic_int running = 0;
    std::timed_mutex oneAtATime;
    std::mutex jobMutex;
    std::shared_ptr<Job> scheduled;          ///< of the schedule, guarded by jobMutex
    bool isDueAtOnce = false;                ///< the schedule's run that was interrupted, likewise
    std::shared_ptr<Job> keeping;            ///< makes backups of replaced stores, likewise
    std::chrono::milliseconds keepAgainAt{}; ///< since boot, likewise

    void record(const QString &operation, const QString &destination, Timestamp started,
                const Result<void> &result, std::optional<std::int64_t> bytes, const QString &who)
    {
        const auto recorded = parts.executions.record(
            {started, parts.clock.now(), operation, destination, resultText(result), bytes, who});
        if (!recorded)
            qCWarning(lcEngine).noquote() << recorded.error().toString();
        if (!result)
            qCWarning(lcEngine).noquote() << operation << result.error().toString()
                                          << backup::whatToCheck(backup::codeOf(result.error()));
    }

    /// One piece of work at a time, with its row of the log; `bytes` reads what it moved from its report.
    template<typename T, typename Work, typename Bytes>
    Result<T> run(const QString &operation, const QString &destination, const QString &who,
                  const LongWork &wishes, Work work, Bytes bytes)
    {
        const Timestamp started = parts.clock.now();
        std::unique_lock lock(oneAtATime, std::defer_lock);
        while (!lock.try_lock_for(kLookWhileWaiting)) {
            if (wishes.isToEnd())
                return endedEarly(wishes, Rest::Stays);
            wishes.tell(QStringLiteral("waiting"), 0, 0);
        }
        ++running;
        parts.changed();
        Result<T> result = work();
        --running;
        if (!operation.isEmpty() || !result)
            record(operation.isEmpty() ? kRestoreStore : operation, destination, started, outcomeOf(result),
                   result ? bytes(*result) : std::optional<std::int64_t>(), who);
        parts.changed();
        return result;
    }

    /// R45: with its row in the log.
    template<typename T>
    Result<T> refuseForReplication(const QString &operation, const QString &destination, const QString &who)
    {
        const Error refused{
            ErrorCode::NotPermitted,
            QStringLiteral("replication is set, which backup and restore exclude: stop it first, or say "
                           "that it is to be stopped for this")};
        record(operation, destination, parts.clock.now(), refused, {}, who);
        return refused;
    }

    Result<void> changeTimes(const std::function<void(BackupSettings::Times &)> &change)
    {
        auto changed = settings.changeTimes(change);
        if (!changed)
            qCWarning(lcEngine).noquote() << "keeping when backups ran:" << changed.error().toString();
        parts.changed();
        return changed;
    }

    void noteTrouble(BackupPlace place, const Error &error)
    {
        if (error.code == ErrorCode::Cancelled)
            return;
        (void)changeTimes([&](BackupSettings::Times &times) {
            times.of(place).trouble =
                BackupTrouble{isNotThere(error) ? BackupTrouble::Kind::NotThere : BackupTrouble::Kind::Failed,
                              resultText(error), error.toString(), parts.clock.now()};
        });
    }

    /// What is wrong with the other place stays wrong while the schedule wants that one.
    void noteGood(BackupPlace place, const BackupFile &file)
    {
        const BackupSchedule schedule = settings.schedule();
        const bool isScheduled = schedule.every != BackupSchedule::Every::Never;
        const auto other = place == BackupPlace::Device ? BackupPlace::Network : BackupPlace::Device;
        (void)changeTimes([&](BackupSettings::Times &times) {
            times.lastGood = file.madeAt;
            BackupSettings::OfPlace &here = times.of(place);
            here.trouble.reset();
            here.runsSinceBase = file.kind == backup::BackupKind::Base ? 0 : here.runsSinceBase + 1;
            if (!isScheduled || schedule.place != other)
                times.of(other).trouble.reset();
        });
    }

    /// Up to when this installation's content is known to come back.
    void noteProven(const backup::BackupHeader &tried)
    {
        if (tried.installation != parts.identity.installation())
            return;
        (void)changeTimes([&](BackupSettings::Times &times) {
            times.lastProven = std::max(times.lastProven.value_or(tried.madeAt), tried.madeAt);
        });
    }

    void missed(Timestamp due, const QString &why)
    {
        const BackupPlace place = settings.schedule().place;
        (void)changeTimes([&](BackupSettings::Times &times) {
            times.of(place).trouble = BackupTrouble{BackupTrouble::Kind::Missed, {}, why, due};
        });
        record(QStringLiteral("backup-missed"), runner.nameOf(place), due, Error{ErrorCode::TimedOut, why},
               {}, kBySchedule);
    }

    /// A run that the end of the program ended, by stopping or without: it is due again.
    void tellInterrupted()
    {
        const auto begun = settings.times().begun;
        if (!begun)
            return;
        (void)changeTimes([this](BackupSettings::Times &times) { isDueAtOnce = ++times.interrupted == 1; });
        missed(*begun, QStringLiteral("the server ended while the backup was being made"));
    }

    /// What former runs left unfinished goes, if the place can be reached now.
    void clearParts(BackupPlace place, const QString &who, const CancelToken &cancel)
    {
        const auto where = runner.destination(place, cancel);
        if (!where)
            return;
        for (const QString &path : runner.clearParts(**where))
            record(QStringLiteral("backup-clean"), path, parts.clock.now(), {}, {}, who);
    }

    /// As a job, for it copies a whole store; not again at once when it fails.
    void keepReplaced()
    {
        const std::lock_guard lock(jobMutex);
        const bool isBusy = running > 0 || (keeping && !keeping->status().ending);
        if (isBusy || parts.clock.sinceBoot() < keepAgainAt || !runner.hasReplaced())
            return;
        if (keeping)
            parts.jobs.dismiss(keeping); // what failed is in the log
        keepAgainAt = parts.clock.sinceBoot() + kTryAgain;
        const QString device = runner.nameOf(BackupPlace::Device);
        keeping = parts.jobs.start(kBackUp, device, [this, device](Job &job) {
            const LongWork work = workOf(job);
            return outcomeOf(run<std::int64_t>(
                kBackUp, device, kByEngine, work, [&] { return runner.keepReplaced(work); },
                [](std::int64_t bytes) { return std::optional(bytes); }));
        });
    }

    void scheduledEnded()
    {
        (void)changeTimes([](BackupSettings::Times &times) {
            times.begun.reset();
            times.interrupted = 0;
        });
    }

    /// Whether the run that was begun last has to be made again, for it has no ending.
    bool isLeft(const BackupSettings::Times &times, Timestamp now)
    {
        // At once the first time; then like a destination that is not there, lest it ends the server for ever
        return times.begun && (std::exchange(isDueAtOnce, false) || now >= *times.lastRun + kTryAgain);
    }

    Result<void> setting(const QString &what, const QString &who, Result<void> result)
    {
        record(kSettings, what, parts.clock.now(), result, {}, who);
        parts.changed();
        return result;
    }

    QString textOf(const BackupSource &source) const
    {
        switch (source.kind) {
        case BackupSource::Kind::File:
            return source.name;
        case BackupSource::Kind::Device:
            return runner.nameOf(BackupPlace::Device) + u'/' + source.name;
        case BackupSource::Kind::Network:
            return runner.nameOf(BackupPlace::Network) + u'\\' + source.name;
        }
        Q_UNREACHABLE();
    }
};

qint64 BackupEntry::size() const
{
    qint64 sum = base.size;
    for (const BackupFile &increment : increments)
        sum += increment.size;
    return sum;
}

Backups::Backups(Parts parts) : m_impl(std::make_unique<Impl>(std::move(parts))) {}
Backups::~Backups() = default;

void Backups::setShareAccess(ShareAccess access)
{
    m_impl->runner.setShareAccess(std::move(access));
}

QString Backups::deviceFolder() const
{
    return m_impl->settings.deviceFolder();
}

Result<void> Backups::setDeviceFolder(const QString &folder, const QString &who)
{
    return m_impl->setting(folder, who, m_impl->settings.setDeviceFolder(folder));
}

NetworkShare Backups::networkShare() const
{
    return m_impl->settings.share();
}

Result<void> Backups::setNetworkShare(const NetworkShare &share, const SecretBytes &password,
                                      const QString &who)
{
    auto set = m_impl->settings.setShare(share, password);
    return m_impl->setting(m_impl->runner.nameOf(BackupPlace::Network), who, std::move(set));
}

Result<ShareTest> Backups::testNetworkShare(const NetworkShare &share, const SecretBytes &password,
                                            const CancelToken &cancel)
{
    if (!m_impl->runner.shareAccess().test)
        return Error{ErrorCode::InvalidInput, QStringLiteral("this program reaches no network shares")};
    if (!password.isEmpty() || !share.hasPassword)
        return m_impl->runner.shareAccess().test(share, password, cancel);
    const auto kept = m_impl->settings.sharePassword();
    if (!kept)
        return kept.error();
    return m_impl->runner.shareAccess().test(share, *kept, cancel);
}

BackupEncryption Backups::encryption() const
{
    return m_impl->settings.encryption();
}

Result<void> Backups::setEncryption(const BackupEncryption &encryption, const SecretBytes &passphrase,
                                    const QString &who)
{
    return m_impl->setting(QStringLiteral("encryption"), who,
                           m_impl->settings.setEncryption(encryption, passphrase));
}

RecoveryKey Backups::makeRecoveryKey()
{
    const age::Identity identity = age::Identity::generate();
    return {identity.recipient().toString(), identity.toText()};
}

BackupRetention Backups::retention() const
{
    return m_impl->settings.retention();
}

Result<void> Backups::setRetention(const BackupRetention &retention, const QString &who)
{
    return m_impl->setting(QStringLiteral("retention"), who, m_impl->settings.setRetention(retention));
}

BackupSchedule Backups::schedule() const
{
    return m_impl->settings.schedule();
}

Result<void> Backups::setSchedule(const BackupSchedule &schedule, const QString &who)
{
    return m_impl->setting(kBySchedule, who,
                           m_impl->settings.setSchedule(schedule, m_impl->parts.clock.now()));
}

BackupState Backups::state() const
{
    const BackupSettings::Times times = m_impl->settings.times();
    BackupState state;
    state.running = m_impl->running > 0;
    state.lastGood = times.lastGood;
    state.lastProven = times.lastProven;
    const BackupSchedule schedule = m_impl->settings.schedule();
    const bool isNetworkFirst = schedule.place == BackupPlace::Network;
    const auto &first = isNetworkFirst ? times.network : times.device;
    const auto &second = isNetworkFirst ? times.device : times.network;
    state.trouble = first.trouble ? first.trouble : second.trouble;
    if (times.lastRun)
        state.nextDue = nextDue(schedule, *times.lastRun);
    return state;
}

RecoverySheet Backups::recoverySheet() const
{
    RecoverySheet sheet;
    sheet.serverName = QSysInfo::machineHostName();
    sheet.installation = m_impl->parts.identity.installation().toString();
    sheet.caFingerprint = m_impl->parts.identity.caFingerprint();
    sheet.productVersion = QStringLiteral(RETINUE_VERSION);
    sheet.names = installation::namesForDevices();
    sheet.places << m_impl->runner.nameOf(BackupPlace::Device);
    if (!m_impl->settings.share().host.isEmpty())
        sheet.places << m_impl->runner.nameOf(BackupPlace::Network);
    sheet.encryption = m_impl->settings.encryption();
    const bool isSealed = sheet.encryption.kind != BackupEncryption::Kind::None;
    const bool toKey = sheet.encryption.kind == BackupEncryption::Kind::Recipient;
    sheet.withProgram << QStringLiteral("retinued restore FILE --data NEW-FOLDER%1")
                             .arg(isSealed ? QStringLiteral(" --passphrase-file SECRET") : QString())
                      << QStringLiteral("retinued run --data NEW-FOLDER");
    const QString decrypting =
        toKey ? QStringLiteral("age -d -i KEY-FILE FILE") : QStringLiteral("age -d FILE");
    sheet.withoutProgram << (isSealed ? decrypting + QStringLiteral(" | zstd -d > store.db")
                                      : QStringLiteral("zstd -d -c FILE > store.db"))
                         << QStringLiteral("sqlite3 store.db 'SELECT * FROM manifest'");
    return sheet;
}

Result<BackupList> Backups::list(BackupPlace place, const BackupSecret &secret, const CancelToken &cancel)
{
    auto where = m_impl->runner.destination(place, cancel);
    if (!where)
        return std::move(where).error();
    return listBackups(**where, m_impl->runner.memory(), secret, cancel);
}

Result<BackupFile> Backups::describe(const BackupSource &source, const BackupSecret &secret)
{
    auto found = m_impl->runner.find(source, {});
    if (!found)
        return std::move(found).error();
    const auto opened = found->destination->open(found->name);
    if (!opened)
        return opened.error();
    const SecretBytes key = m_impl->runner.secretFor(secret);
    return describeFile(*found->destination, m_impl->runner.memory(),
                        {found->name, (*opened)->size(), m_impl->parts.clock.now()}, key);
}

Result<void> Backups::remove(BackupPlace place, const QString &name, const QString &who)
{
    const auto work = [&]() -> Result<int> {
        auto where = m_impl->runner.destination(place, {});
        if (!where)
            return std::move(where).error();
        const auto list = listBackups(**where, m_impl->runner.memory(), {}, {});
        if (!list)
            return list.error();
        QStringList going{name};
        for (const BackupEntry &entry : list->backups) {
            if (entry.base.name == name)
                for (const BackupFile &increment : entry.increments)
                    going.prepend(increment.name);
            if (const QStringList later = laterThan(name, entry); !later.isEmpty())
                return Error{ErrorCode::InvalidInput,
                             QStringLiteral("%1 cannot go by itself, for others build upon it: remove %2 "
                                            "before, or the whole backup")
                                 .arg(name, later.join(QStringLiteral(", ")))};
        }
        if (!backup::readFileName(name))
            return Error{ErrorCode::InvalidInput, QStringLiteral("\"%1\" is no name of a backup").arg(name)};
        for (const QString &file : going) {
            RETINUE_TRY((*where)->remove(file));
            RETINUE_TRY(m_impl->runner.memory().forget((*where)->toString(), file));
        }
        return int(going.size());
    };
    return outcomeOf(m_impl->run<int>(QStringLiteral("backup-remove"), name, who, {}, work,
                                      [](int) { return std::optional<std::int64_t>(); }));
}

Result<BackUpReport> Backups::backUp(const BackUpWish &wish, const QString &who, const LongWork &work)
{
    const auto &replication = m_impl->parts.replication;
    const bool isToRest = replication.isSet();
    if (isToRest && !wish.stopReplication)
        return m_impl->refuseForReplication<BackUpReport>(kBackUp, m_impl->runner.nameOf(wish.place), who);
    if (isToRest)
        RETINUE_TRY(replication.suspend(who));
    const auto goOn = qScopeGuard([&] {
        if (!isToRest)
            return;
        if (auto resumed = replication.resume(who); !resumed)
            qCWarning(lcEngine).noquote() << "starting replication again:" << resumed.error().toString();
    });
    auto report = m_impl->run<BackUpReport>(
        kBackUp, m_impl->runner.nameOf(wish.place), who, work,
        [&] {
            m_impl->clearParts(wish.place, who, work.cancel);
            return m_impl->runner.backUp(wish, work);
        },
        [](const BackUpReport &done) { return std::optional<std::int64_t>(done.file.size); });
    if (report)
        m_impl->noteGood(wish.place, report->file);
    else
        m_impl->noteTrouble(wish.place, report.error());
    return report;
}

Result<VerifyReport> Backups::verify(const BackupSource &source, const BackupSecret &secret,
                                     const QString &who, const LongWork &work)
{
    return m_impl->run<VerifyReport>(
        kVerify, m_impl->textOf(source), who, work,
        [&] { return m_impl->runner.verify(source, secret, work); },
        [](const VerifyReport &done) { return std::optional<std::int64_t>(done.bytes); });
}

Result<TrialReport> Backups::trialRestore(const BackupSource &source, const BackupSecret &secret,
                                          const QString &who, const LongWork &work)
{
    auto report = m_impl->run<TrialReport>(
        kTrial, m_impl->textOf(source), who, work,
        [&] { return m_impl->runner.trialRestore(source, secret, work); },
        [](const TrialReport &done) { return std::optional<std::int64_t>(done.verified.bytes); });
    if (report)
        m_impl->noteProven(report->verified.header);
    return report;
}

Result<std::shared_ptr<PreparedRestore>>
Backups::prepareRestore(const BackupSource &source, const BackupSecret &secret, const LongWork &work)
{
    // What only looks is a row of the log when it fails: who is refused wants to find why.
    return m_impl->run<std::shared_ptr<PreparedRestore>>(
        {}, m_impl->textOf(source), QStringLiteral("preview"), work,
        [&] { return m_impl->runner.prepare(source, secret, work); },
        [](const auto &) { return std::optional<std::int64_t>(); });
}

Result<RestoreReport> Backups::restore(const std::shared_ptr<PreparedRestore> &prepared,
                                       const RestoreWish &wish, const QString &who, const LongWork &work)
{
    const backup::BackupHeader header = prepared->preview().backup;
    if (m_impl->parts.replication.isSet()) {
        if (!wish.stopReplication)
            return m_impl->refuseForReplication<RestoreReport>(kRestoreStore, backup::fileNameOf(header),
                                                               who);
        RETINUE_TRY(m_impl->parts.replication.stop(who));
    }
    return m_impl->run<RestoreReport>(
        kRestoreStore, backup::fileNameOf(header), who, work,
        [&] { return m_impl->runner.restore(*prepared, wish, who, work); },
        [&](const RestoreReport &) { return std::optional<std::int64_t>(header.databaseSize); });
}

void Backups::tick()
{
    m_impl->keepReplaced();
    const BackupSchedule schedule = m_impl->settings.schedule();
    const Timestamp now = m_impl->parts.clock.now();
    if (schedule.every == BackupSchedule::Every::Never || !m_impl->settings.times().lastRun)
        return;
    const std::lock_guard lock(m_impl->jobMutex);
    if (m_impl->scheduled && !m_impl->scheduled->status().ending)
        return;
    if (m_impl->scheduled && m_impl->scheduled->cancelToken().isCancelled())
        m_impl->scheduledEnded(); // also before it was its turn
    m_impl->scheduled.reset();
    const BackupSettings::Times times = m_impl->settings.times();
    if (*times.lastRun > now) { // the clock was set back: the schedule begins anew
        (void)m_impl->changeTimes([&](BackupSettings::Times &changed) { changed.lastRun = now; });
        return;
    }
    const auto due = nextDue(schedule, *times.lastRun);
    const BackupSettings::OfPlace &there = times.of(schedule.place);
    const bool isAgain = there.trouble && there.trouble->kind == BackupTrouble::Kind::NotThere &&
                         now >= *times.lastRun + kTryAgain;
    if (!isAgain && !m_impl->isLeft(times, now) && (!due || now < *due))
        return;
    (void)m_impl->changeTimes([&](BackupSettings::Times &changed) { changed.lastRun = changed.begun = now; });
    if (due && now > *due + kMissedAfter)
        m_impl->missed(*due, QStringLiteral("a backup was not begun in time: the server did not run "
                                            "when it was due, or another run still went on"));
    // One in the future is of a clock that was ahead.
    const bool isTrialDue =
        schedule.trialEvery > 0 && (!times.lastTrial || *times.lastTrial > now ||
                                    now >= *times.lastTrial + std::chrono::days(schedule.trialEvery));
    BackUpWish wish;
    wish.place = schedule.place;
    wish.content = there.runsSinceBase + 1 < schedule.baseEvery && times.lastGood
                       ? BackUpWish::Content::Increment
                       : BackUpWish::Content::Base;
    m_impl->scheduled = m_impl->parts.jobs.start(
        kBackUp, m_impl->runner.nameOf(schedule.place),
        [this, place = wish.place, content = wish.content, isTrialDue](Job &job) -> Result<void> {
            const auto made = backUp({place, content, {}, true}, kBySchedule, workOf(job));
            // What the server's stop ends has no ending: it is to be made again.
            const bool isStopped =
                !made && made.error().code == ErrorCode::Cancelled && !job.cancelToken().isCancelled();
            if (!isStopped)
                m_impl->scheduledEnded();
            if (!made || !isTrialDue)
                return outcomeOf(made);
            (void)m_impl->changeTimes(
                [&](BackupSettings::Times &changed) { changed.lastTrial = m_impl->parts.clock.now(); });
            const auto kind =
                place == BackupPlace::Device ? BackupSource::Kind::Device : BackupSource::Kind::Network;
            const auto tried = trialRestore({kind, made->file.name}, {}, kBySchedule, workOf(job));
            if (!tried)
                m_impl->noteTrouble(place, tried.error());
            return outcomeOf(tried);
        });
}

Result<void> Backups::rememberDeletions()
{
    return m_impl->runner.rememberDeletions();
}

LongWork Backups::workOf(Job &job)
{
    LongWork work;
    work.report = [&job](const QString &phase, std::int64_t done, std::int64_t total) {
        const bool counts = phase == u"checking" || phase == u"removing";
        job.report(phase, done, total, counts ? JobUnit::Items : JobUnit::Bytes);
    };
    work.cancel = job.cancelToken();
    work.pause = job.pauseToken();
    return work;
}

Result<bool> Backups::adoptInstallation(const QString &dataFolder, const QString &file,
                                        const BackupSecret &secret, Adoption when,
                                        std::chrono::milliseconds patience)
{
    if (auto begun = takeOverBegunIn(dataFolder))
        return *std::move(begun);
    auto adopted =
        engine::adoptInstallation(dataFolder, file, secret, when == Adoption::AfterRestore, patience);
    if (!adopted)
        return backup::withCode(std::move(adopted).error(), backup::Stage::Restoring, false);
    return adopted;
}

} // namespace retinue::engine
