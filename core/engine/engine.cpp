#include "core/engine/engine.h"

#include "core/base/durable_file.h"
#include "core/base/folder_lock.h"
#include "core/base/visible_text.h"
#include "core/engine/change_announcer.h"
#include "core/engine/log.h"
#include "core/engine/outcome.h"
#include "core/engine/periodic_work.h"
#include "core/engine/promotion.h"
#include "core/engine/trusted_time.h"
#include "core/engine/work_pool.h"
#include "core/installation/data_key.h"
#include "core/model/catalogue.h"
#include "core/model/revision.h"

#include <QDir>

#include <algorithm>
#include <map>
#include <mutex>
#include <thread>

namespace retinue::engine {

Q_LOGGING_CATEGORY(lcEngine, "retinue.engine")

namespace {

constexpr std::size_t kPoolQueue = 1024;
constexpr std::chrono::minutes kFlushInterval{1};
constexpr std::chrono::minutes kFirstUpkeep{10}; ///< also a server that is restarted every night is kept up
constexpr std::chrono::hours kUpkeepInterval{24};
constexpr std::chrono::hours kDiffersPause{1};
constexpr std::chrono::minutes kBackupLook{1}; ///< whether one is due
constexpr std::chrono::minutes kNoticeLook{1}; ///< whether something failed or is well again
constexpr std::chrono::seconds kReplicationLook{1};
constexpr std::chrono::days kSecurityLogLife{90};
constexpr std::chrono::days kExecutionLogLife{400};

const QString kByCode = QStringLiteral("code"); ///< who enrolled a device

/// Never the code itself.
QString shownCode(const QString &hint)
{
    return hint + QStringLiteral("…");
}

unsigned poolThreads()
{
    // More than cores, because most of the work waits for the disk; few, because a password check takes 32
    // MiB.
    return std::clamp(2 * std::thread::hardware_concurrency(), 4U, 8U);
}

} // namespace

class Engine::Impl
{
public:
    explicit Impl(EngineOptions given)
        : options(std::move(given))
        , clock(options.clock ? *options.clock : systemClock)
    {
    }

    const EngineOptions options;
    const base::SystemClock systemClock{};
    const Clock &clock;
    std::unique_ptr<FolderLock> lock;
    std::unique_ptr<installation::MachineDatabase> machine;
    std::unique_ptr<installation::ExecutionLog> executions;
    std::unique_ptr<installation::SecurityLog> security;
    std::unique_ptr<TrustedTime> trustedTime;
    std::unique_ptr<installation::Administrators> administrators;
    std::unique_ptr<installation::Identity> identity;
    std::optional<Error> secretsLocked;
    std::unique_ptr<store::Store> store;
    std::unique_ptr<userdata::SettingsService> settings;
    std::unique_ptr<userdata::OwnerDirectory> owners;
    std::unique_ptr<devices::DeviceRegistry> devices;
    std::unique_ptr<devices::EnrolmentCodes> codes;
    std::unique_ptr<UserData> userData;
    std::unique_ptr<DataExchange> dataExchange;
    std::shared_ptr<const SecretBytes> dataKey; ///< null: locked
    std::unique_ptr<Backups> backups;
    std::unique_ptr<DataSharing> dataSharing;
    std::unique_ptr<Notices> notices;
    mutable std::mutex servingMutex;
    ServingState serving; ///< guarded by servingMutex
    std::unique_ptr<Replication> replication;
    EventHub events;
    News news;
    JobBoard jobs;
    std::unique_ptr<Activity> activity;
    std::chrono::milliseconds openedAt{}; ///< since boot
    std::unique_ptr<ChangeAnnouncer> announcer;
    std::unique_ptr<WorkPool> pool;
    std::unique_ptr<Scrub> scrub;
    std::unique_ptr<PeriodicWork> flushing, daily, scrubbing, backingUp, replicating, telling;
    std::mutex differsMutex;
    std::map<DeviceId, std::chrono::milliseconds> differsToldAt; ///< since boot; guarded by differsMutex
    std::once_flag stopped;

    Result<void> open(Engine &engine)
    {
        RETINUE_TRY(base::makeFolder(options.dataFolder, base::Access::OwnerOnly));
        auto locked =
            FolderLock::acquire(options.dataFolder, QStringLiteral("engine.lock"), options.lockPatience);
        if (!locked.ok())
            return std::move(locked).error();
        lock = std::move(locked).value();
        if (auto begun = options.finishesTakeOver ? std::nullopt : takeOverBegunIn(options.dataFolder))
            return *std::move(begun);
        if (!options.finishesTakeOver)
            forgetTakeOver(options.dataFolder); // what was packed, and not begun
        RETINUE_TRY(openInstallation());
        RETINUE_TRY(openStore());
        devices = std::make_unique<devices::DeviceRegistry>(*machine, clock);
        RETINUE_TRY(devices->load());
        codes = std::make_unique<devices::EnrolmentCodes>(*machine, clock);
        activity = std::make_unique<Activity>(*machine, clock, [this] { news.note(News::Happenings); });
        RETINUE_TRY(activity->load());
        openedAt = clock.sinceBoot();
        userData = std::make_unique<UserData>(UserData::Parts{
            *store, Catalogue::builtIn(), clock, *devices, *machine, jobs,
            [this](const QString &operation, const QString &subject, Timestamp started,
                   const Result<void> &result,
                   const QString &who) { record(operation, subject, started, result, who); },
            [this](const DeviceId &device) { return events.isListening(device); },
            [this](const DeviceId &device, const QString &who) { return startDevice(device, who); },
            [this](const DeviceId &device, const QString &who) { return stopDevice(device, who); }});
        dataExchange = std::make_unique<DataExchange>(
            DataExchange::Parts{*store, Catalogue::builtIn(), clock, jobs,
                                [this](const QString &operation, const QString &subject, Timestamp started,
                                       const Result<void> &result, const QString &who) {
                                    record(operation, subject, started, result, who);
                                },
                                [this] { return userData->keptFor(); },
                                QDir(options.dataFolder).filePath(QStringLiteral("exchange"))});
        backups = std::make_unique<Backups>(
            Backups::Parts{*store, clock, *machine, *executions, *identity, options.dataFolder, dataKey, jobs,
                           [this] { return std::int64_t(devices->list().size()); }, [this] { restored(); },
                           [this] { news.note(News::Backups); },
                           [this] { return scrub && scrub->state().damagedRanges > 0; }, replicationHook()});
        dataSharing = std::make_unique<DataSharing>(DataSharing::Parts{
            *store, Catalogue::builtIn(), clock, *devices, *machine, jobs,
            [this](const QString &operation, const QString &subject, Timestamp started,
                   const Result<void> &result,
                   const QString &who) { record(operation, subject, started, result, who); },
            [this](const DeviceId &device) { return events.isListening(device); },
            [this](const DeviceId &device, const QString &who) { return startDevice(device, who); },
            [this](const DeviceId &device, const QString &who) { return stopDevice(device, who); },
            [this] { return userData->keptFor(); }, *backups, [this] { userData->eraseWhatIsDue(); }});
        notices = std::make_unique<Notices>(Notices::Parts{
            *machine, *executions, clock, identity->installation().toString(), dataKey,
            [&engine] { return healthFactsOf(engine); }, [this] { news.note(News::Notices); }});
        replication = std::make_unique<Replication>(Replication::Parts{
            *store, clock, *machine, *executions, *administrators, *identity, options.dataFolder, dataKey,
            jobs, *backups, [this] { return std::int64_t(devices->list().size()); },
            [this] { news.note(News::Replication); }});
        RETINUE_TRY(replication->load());
        join();
        // A disk that is full keeps nobody from reading, nor from making room.
        record(QStringLiteral("engine-start"), options.dataFolder, clock.now(), {}, QStringLiteral("engine"));
        pool = std::make_unique<WorkPool>(poolThreads(), kPoolQueue);
        userData->resume();
        dataExchange->resume();
        dataSharing->resume();
        flushing = std::make_unique<PeriodicWork>(clock, kFlushInterval, kFlushInterval, [this] {
            devices->flushContacts();
            activity->flush();
            dataExchange->settle();
            dataSharing->tick();
            (void)timeForDeletions(); // a leap is found by looking
        });
        daily = std::make_unique<PeriodicWork>(clock, kFirstUpkeep, kUpkeepInterval, [this] { upkeep(); });
        scrub = std::make_unique<Scrub>(*store, [this](const QStringList &findings) { damaged(findings); });
        scrubbing = std::make_unique<PeriodicWork>(clock, Scrub::kInterval, Scrub::kInterval, [this] {
            if (auto step = scrub->step(); !step.ok())
                qCWarning(lcEngine).noquote() << step.error().toString();
        });
        backingUp =
            std::make_unique<PeriodicWork>(clock, kBackupLook, kBackupLook, [this] { backups->tick(); });
        telling =
            std::make_unique<PeriodicWork>(clock, kNoticeLook, kNoticeLook, [this] { notices->tick(); });
        replicating = std::make_unique<PeriodicWork>(clock, kReplicationLook, kReplicationLook,
                                                     [this] { replication->tick(); });
        return {};
    }

    /// R45. It is asked after open() only.
    ReplicationHook replicationHook()
    {
        return {[this] { return replication && replication->state().isSet; },
                [this](const QString &who) { return replication->suspend(who); },
                [this](const QString &who) { return replication->resume(who); },
                [this](const QString &who) { return replication->stop(who); }};
    }

    /// R52: devices restart to sync; the server need not.
    void restored()
    {
        dataSharing->resume(); // the backup may have been made in the middle of a change
        events.tellAll({protocol::EventKind::Restart, {}, {}});
        news.note(News::Settings);
    }

    Result<void> openInstallation()
    {
        auto opened = installation::MachineDatabase::open(options.dataFolder);
        if (!opened.ok())
            return std::move(opened).error();
        machine = std::move(opened).value();
        executions = std::make_unique<installation::ExecutionLog>(*machine);
        security = std::make_unique<installation::SecurityLog>(*machine, clock);
        trustedTime = std::make_unique<TrustedTime>(*machine, clock, [this](const QString &how) {
            security->record(QStringLiteral("clock-leapt"), {}, {}, how);
        });
        RETINUE_TRY(trustedTime->begin());
        administrators = std::make_unique<installation::Administrators>(*machine, clock);
        auto who =
            installation::Identity::openOrCreate(options.dataFolder, *machine, options.hostNames, clock);
        if (!who.ok())
            return std::move(who).error();
        identity = std::move(who).value();
        return {};
    }

    Result<void> openStore()
    {
        store::StoreOptions wanted;
        wanted.folder = QDir(options.dataFolder).filePath(QStringLiteral("store"));
        wanted.clock = &clock;
        auto key = installation::openDataKey(options.dataFolder, *machine);
        if (key.ok()) {
            wanted.dataKey = dataKey = std::move(key).value();
        } else if (key.error().code == ErrorCode::Locked) {
            // Everything but stored credentials goes on without the key.
            secretsLocked = std::move(key).error();
            qCWarning(lcEngine).noquote() << secretsLocked->toString();
        } else {
            return std::move(key).error();
        }
        auto opened = store::Store::open(std::move(wanted));
        if (!opened.ok())
            return std::move(opened).error();
        store = std::move(opened).value();
        settings = std::make_unique<userdata::SettingsService>(*store, Catalogue::builtIn());
        owners = std::make_unique<userdata::OwnerDirectory>(*store, Catalogue::builtIn());
        return {};
    }

    /// The services meet here.
    void join()
    {
        announcer = std::make_unique<ChangeAnnouncer>(
            [this](const OwnerSet &owners, Revision revision) { announce(owners, revision); });
        settings->setListener([this](const std::vector<store::OwnerChanged> &changed) {
            announcer->note(changed);
            news.note(News::Settings);
        });
        // What passed the listener's gate waits for the writer, and meanwhile a change of scopes may begin.
        settings->setPushGuard([this](const DeviceId &device,
                                      const store::ScopeState &scopes) -> Result<void> {
            if (scopes.work == store::ScopeWork::Changing)
                return Error{ErrorCode::NotStarted, QStringLiteral("The sharing of data is being changed.")};
            if (devices->scopeEpoch(device) != scopes.epoch)
                return Error{ErrorCode::OtherGeneration,
                             QStringLiteral("The sharing of data was changed: start anew.")};
            return {};
        });
        settings->setPushListener([this](const userdata::SettingsService::Pushed &pushed) {
            const auto device = devices->find(pushed.device);
            activity->changed(pushed.device, device ? device->info.name : QString(), pushed.owner,
                              pushed.item, pushed.deleted);
        });
        devices->following().setLoginListener(
            [this](const DeviceId &device, const QString &name, const OwnerKey &user) {
                activity->loggedIn(device, name, user);
            });
        devices->setListener([this](const DeviceId &device, devices::DeviceEvent event) {
            news.note(News::Devices);
            // Whoever still listens with the token of before must not go on with it.
            if (event == devices::DeviceEvent::Enrolled || event == devices::DeviceEvent::Removed)
                events.tell({device}, {protocol::EventKind::Removed, {}, {}});
        });
    }

    void announce(const OwnerSet &owners, Revision revision)
    {
        events.tell(devices->following().followers(owners),
                    {protocol::EventKind::Change, State{store->generation(), revision}.toString(), {}});
    }

    /// None: nothing may be deleted by its age now.
    std::optional<Timestamp> timeForDeletions()
    {
        const auto time = trustedTime->now();
        if (!time)
            qCWarning(lcEngine).noquote() << "keeping what the clock says:" << time.error().toString();
        return time ? *time : std::nullopt;
    }

    void upkeep()
    {
        if (const auto now = timeForDeletions())
            deleteByAge(*now);
        userData->eraseWhatIsDue();
        dataExchange->removeLeftovers();
        if (auto renewed = identity->serverCertificate(); !renewed.ok())
            qCWarning(lcEngine).noquote() << renewed.error().toString();
    }

    void deleteByAge(Timestamp now)
    {
        const auto note = [](const char *what, const Result<void> &result) {
            if (!result.ok())
                qCWarning(lcEngine).noquote() << what << result.error().toString();
        };
        note("cutting the security log:", security->removeBefore(now - kSecurityLogLife));
        note("cutting the execution log:", executions->removeBefore(now - kExecutionLogLife));
        // R56: before the tombstones go.
        if (auto remembered = backups->rememberDeletions(); !remembered)
            return note("remembering who was deleted:", remembered);
        note("forgetting what devices need no more:", settings->purge(now, userData->keptFor()));
    }

    /// Loud: a row of the execution log, and the overview asks for scrubState().
    void damaged(const QStringList &findings)
    {
        const Error error{ErrorCode::Corrupt, findings.join(QStringLiteral("; "))};
        qCCritical(lcEngine).noquote() << "stored content:" << error.detail;
        record(QStringLiteral("content-check"), findings.first(), clock.now(), error,
               QStringLiteral("engine"));
        news.note(News::Settings);
    }

    /// A device that compares again and again fills no log.
    void differs(const DeviceId &device)
    {
        const auto known = devices->find(device);
        if (!known)
            return;
        const auto now = clock.sinceBoot();
        {
            const std::lock_guard guard(differsMutex);
            std::erase_if(differsToldAt, [&](const auto &told) { return told.second + kDiffersPause < now; });
            if (!differsToldAt.emplace(device, now).second)
                return;
        }
        const Error error{
            ErrorCode::Corrupt,
            QStringLiteral("%1 held other data than the server of some users or groups; it was told which")
                .arg(known->info.name)};
        qCWarning(lcEngine).noquote() << base::logText(error.detail);
        record(QStringLiteral("device-compare"),
               QStringLiteral("%1 (%2)").arg(known->info.name, device.toString()), clock.now(), error,
               QStringLiteral("engine"));
    }

    void record(const QString &operation, const QString &destination, Timestamp started,
                const Result<void> &result, const QString &who)
    {
        const QString outcome = result.ok() ? QStringLiteral("OK") : base::errorWord(result.error().code);
        auto recorded = executions->record({started, clock.now(), operation, destination, outcome, {}, who});
        if (!recorded.ok())
            qCWarning(lcEngine).noquote() << recorded.error().toString();
    }

    /// One action on a device, with its row in the execution log.
    Result<void> act(const QString &operation, const DeviceId &device, const QString &who,
                     const std::function<Result<void>()> &action)
    {
        const Timestamp started = clock.now();
        const auto before = devices->find(device);
        if (!before)
            return Error{ErrorCode::NotFound, QStringLiteral("there is no such device")};
        auto result = action();
        record(operation, QStringLiteral("%1 (%2)").arg(before->info.name, device.toString()), started,
               result, who);
        return result;
    }

    /// R32: nobody starts while scopes change; R35: nor before the device whose values are kept.
    Result<void> mayStart(const DeviceId &device) const { return dataSharing->mayStart(device); }

    Result<void> startDevice(const DeviceId &device, const QString &who)
    {
        return act(QStringLiteral("device-start"), device, who, [&]() -> Result<void> {
            RETINUE_TRY(mayStart(device));
            RETINUE_TRY(devices->setState(device, DeviceState::Started, true));
            // A change of scopes that began meanwhile may have looked at it before it was started (R32).
            if (auto may = mayStart(device); !may) {
                RETINUE_TRY(devices->setState(device, DeviceState::Stopped, true));
                return may;
            }
            events.tell({device}, {protocol::EventKind::Start, {}, {}});
            return {};
        });
    }

    Result<void> stopDevice(const DeviceId &device, const QString &who)
    {
        return act(QStringLiteral("device-stop"), device, who, [&]() -> Result<void> {
            RETINUE_TRY(devices->setState(device, DeviceState::Stopped, true));
            events.tell({device}, {protocol::EventKind::Stop, {}, {}});
            return {};
        });
    }

    void stop()
    {
        const bool wasOpen = pool != nullptr;
        if (settings)
            settings->stopUpkeep();
        if (notices)
            notices->stop(); // it may be waiting for the network
        telling.reset();
        replicating.reset();
        if (replication)
            replication->interrupt();
        backingUp.reset();
        scrubbing.reset();
        daily.reset();
        flushing.reset();
        jobs.stop();
        if (dataExchange)
            dataExchange->settle(); // the next start must not go on with what failed
        news.stop();
        if (pool)
            pool->stop();
        if (announcer)
            announcer->stop(); // it reads the store
        if (store)
            store->close();
        if (devices)
            devices->flushContacts();
        if (activity)
            activity->flush();
        if (wasOpen)
            (void)trustedTime->save();
        if (wasOpen)
            record(QStringLiteral("engine-stop"), options.dataFolder, clock.now(), {},
                   QStringLiteral("engine"));
        if (machine)
            machine->close();
        lock.reset();
    }
};

Engine::Engine(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

Engine::~Engine()
{
    stop();
}

Result<std::unique_ptr<Engine>> Engine::open(EngineOptions options)
{
    options.dataFolder = QDir(options.dataFolder).absolutePath();
    auto engine = std::unique_ptr<Engine>(new Engine(std::make_unique<Impl>(std::move(options))));
    auto opened = engine->m_impl->open(*engine);
    if (!opened.ok())
        return std::move(opened).error().during(QStringLiteral("starting the engine"));
    return engine;
}

installation::MachineDatabase &Engine::machine()
{
    return *m_impl->machine;
}

installation::Administrators &Engine::administrators()
{
    return *m_impl->administrators;
}

installation::Identity &Engine::identity()
{
    return *m_impl->identity;
}

store::Store &Engine::store()
{
    return *m_impl->store;
}

userdata::SettingsService &Engine::settings()
{
    return *m_impl->settings;
}

userdata::OwnerDirectory &Engine::owners()
{
    return *m_impl->owners;
}

UserData &Engine::userData()
{
    return *m_impl->userData;
}

DataExchange &Engine::dataExchange()
{
    return *m_impl->dataExchange;
}

Backups &Engine::backups()
{
    return *m_impl->backups;
}

Replication &Engine::replication()
{
    return *m_impl->replication;
}

DataSharing &Engine::dataSharing()
{
    return *m_impl->dataSharing;
}

Notices &Engine::notices()
{
    return *m_impl->notices;
}

void Engine::setServing(const ServingState &serving)
{
    const std::lock_guard lock(m_impl->servingMutex);
    m_impl->serving = serving;
}

ServingState Engine::serving() const
{
    const std::lock_guard lock(m_impl->servingMutex);
    return m_impl->serving;
}

devices::DeviceRegistry &Engine::devices()
{
    return *m_impl->devices;
}

devices::EnrolmentCodes &Engine::enrolmentCodes()
{
    return *m_impl->codes;
}

EventHub &Engine::events()
{
    return m_impl->events;
}

News &Engine::news()
{
    return m_impl->news;
}

JobBoard &Engine::jobs()
{
    return m_impl->jobs;
}

ScrubState Engine::scrubState() const
{
    return m_impl->scrub->state();
}

Activity &Engine::activity()
{
    return *m_impl->activity;
}

installation::ExecutionLog &Engine::executions()
{
    return *m_impl->executions;
}

installation::SecurityLog &Engine::security()
{
    return *m_impl->security;
}

const Clock &Engine::clock() const
{
    return m_impl->clock;
}

const QString &Engine::dataFolder() const
{
    return m_impl->options.dataFolder;
}

std::chrono::milliseconds Engine::runningFor() const
{
    return m_impl->clock.sinceBoot() - m_impl->openedAt;
}

const std::optional<Error> &Engine::secretsLocked() const
{
    return m_impl->secretsLocked;
}

bool Engine::runOnPool(std::function<void()> work)
{
    return m_impl->pool->run(std::move(work));
}

Result<QString> Engine::makeCode(std::chrono::minutes lifetime, int uses, const QString &who)
{
    const Timestamp started = m_impl->clock.now();
    auto code = m_impl->codes->create(lifetime, uses);
    m_impl->record(QStringLiteral("code-new"),
                   code.ok() ? shownCode(devices::EnrolmentCodes::hintOf(*code)) : QString(), started,
                   outcomeOf(code), who);
    return code;
}

Result<void> Engine::revokeCode(std::int64_t number, const QString &who)
{
    const Timestamp started = m_impl->clock.now();
    const auto codes = m_impl->codes->list();
    if (!codes.ok())
        return codes.error();
    const auto code = std::find_if(codes->begin(), codes->end(),
                                   [number](const auto &known) { return known.row == number; });
    auto revoked = m_impl->codes->revoke(number);
    m_impl->record(QStringLiteral("code-revoke"),
                   code != codes->end() ? shownCode(code->hint) : QString::number(number), started, revoked,
                   who);
    return revoked;
}

Result<devices::Enrolled> Engine::enrol(const DeviceInfo &info, const EnrolmentCredentials &credentials,
                                        const QString &address)
{
    const Timestamp started = m_impl->clock.now();
    QString who = kByCode;
    std::optional<Result<devices::Enrolled>> enrolled; // once the credentials are known to be right
    if (credentials.code.isEmpty()) {
        RETINUE_TRY(m_impl->administrators->verify(credentials.administrator, credentials.password, address));
        const auto spelling = m_impl->administrators->spelling(credentials.administrator);
        who = spelling.ok() ? *spelling : credentials.administrator;
        enrolled = m_impl->devices->enrol(info, address);
    } else {
        RETINUE_TRY(m_impl->codes->redeem(credentials.code, address,
                                          [&](const sql::Writer::Work &spend) -> Result<void> {
                                              enrolled = m_impl->devices->enrol(info, address, spend);
                                              return outcomeOf(*enrolled);
                                          }));
    }
    if (enrolled->ok())
        m_impl->record(
            (*enrolled)->again ? QStringLiteral("device-enrol-again") : QStringLiteral("device-enrol"),
            QStringLiteral("%1 (%2)").arg(info.name, (*enrolled)->id.toString()), started, {}, who);
    return *std::move(enrolled);
}

Result<void> Engine::startDevice(const DeviceId &device, const QString &who)
{
    return m_impl->startDevice(device, who);
}

Result<void> Engine::stopDevice(const DeviceId &device, const QString &who)
{
    return m_impl->stopDevice(device, who);
}

Result<void> Engine::removeDevice(const DeviceId &device, const QString &who)
{
    auto removed = m_impl->act(QStringLiteral("device-remove"), device, who,
                               [&] { return m_impl->devices->remove(device); });
    if (removed)
        m_impl->dataSharing->deviceRemoved();
    return removed;
}

Result<void> Engine::askToResend(const DeviceId &device, const QString &who)
{
    return m_impl->act(QStringLiteral("device-resend"), device, who, [&]() -> Result<void> {
        const auto record = m_impl->devices->find(device);
        if (!record || record->state != DeviceState::Started)
            return Error{ErrorCode::NotStarted,
                         QStringLiteral("the device does not take part now; start it")};
        // Long polls do not bring this event: only a stream does.
        if (!record->connected || !m_impl->events.isListening(device))
            return Error{ErrorCode::Unreachable,
                         QStringLiteral("the device is not connected now; try again when it is")};
        m_impl->events.tell({device}, {protocol::EventKind::Resend, {}, {}});
        return {};
    });
}

Result<void> Engine::noteDiffering(const DeviceId &device, int owners, bool continued)
{
    RETINUE_TRY(m_impl->devices->setDiffering(device, owners, continued));
    if (owners > 0)
        m_impl->differs(device);
    return {};
}

Result<Generation> Engine::beginGeneration()
{
    auto generation = m_impl->store->beginGeneration();
    if (generation.ok())
        m_impl->events.tellAll({protocol::EventKind::Restart, {}, {}});
    return generation;
}

void Engine::upkeep()
{
    m_impl->upkeep();
}

void Engine::stop()
{
    std::call_once(m_impl->stopped, [this] { m_impl->stop(); });
}

} // namespace retinue::engine
