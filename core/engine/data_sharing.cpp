#include "core/engine/data_sharing.h"

#include "core/engine/log.h"
#include "core/engine/outcome.h"
#include "core/engine/user_data.h"
#include "core/store/snapshot.h"

#include <algorithm>

namespace retinue::engine {

namespace {

using store::ScopeChangeRow;
using store::ScopeWork;

const QString kUndo = QStringLiteral("scope-undo");
const QString kGiveUpKept = QStringLiteral("scope-give-up-kept");
const QString kExporting = QStringLiteral("user-export");
const QString kWhoEngine = QStringLiteral("engine");
constexpr qsizetype kNamedAtMost = 8;
constexpr std::chrono::minutes kBetweenTries{30};

/// "A, B, C and 5 others".
QString namesText(const QStringList &names)
{
    if (names.size() <= kNamedAtMost)
        return names.join(QStringLiteral(", "));
    return QStringLiteral("%1 and %2 others")
        .arg(names.mid(0, kNamedAtMost).join(QStringLiteral(", ")))
        .arg(names.size() - kNamedAtMost);
}

QString subjectOf(const sharing::ScopePlan &plan)
{
    QStringList items;
    for (const sharing::PlannedItem &item : plan.items)
        items << QStringLiteral("%1: %2").arg(item.item, model::scopeWord(item.to));
    return items.join(QStringLiteral(", "));
}

Error isUnderWay()
{
    return {ErrorCode::InUse,
            QStringLiteral("another change of the sharing of data is under way: wait until it is done")};
}

} // namespace

DataSharing::DataSharing(const Parts &parts) : m_parts(parts), m_changes(parts.store, parts.catalogue) {}

Result<SharingOverview> DataSharing::show()
{
    std::vector<store::ScopeRow> scopes;
    SharingOverview overview;
    store::ScopeState state;
    std::optional<ScopeChangeRow> keeping;
    {
        auto view = m_parts.store.read();
        if (!view)
            return std::move(view).error();
        auto all = view->tables().scopes.all();
        if (!all)
            return std::move(all).error();
        scopes = *std::move(all);
        auto waits = view->tables().scopes.keeping();
        if (!waits)
            return std::move(waits).error();
        keeping = *std::move(waits);
        state = view->head().scopes;
    }
    for (const Item &item : m_parts.catalogue.items()) {
        ItemSharing one{item.id, item.category, item.name, item.owner, item.scope};
        if (state.isDeviceSpecific(item.number))
            one.scope = Scope::DeviceSpecific;
        const auto row = std::find_if(scopes.begin(), scopes.end(), [&](const store::ScopeRow &scope) {
            return scope.item == item.number;
        });
        one.change = row != scopes.end() ? row->epoch : 0;
        overview.items.push_back(std::move(one));
    }
    overview.epoch = state.epoch;
    overview.work = state.work;
    if (keeping) {
        const auto device = m_parts.devices.find(keeping->keeps);
        overview.keeping = device ? device->info.name : keeping->keeps.toString();
    }
    const auto devices = m_parts.devices.list();
    overview.devices = int(devices.size());
    for (const devices::DeviceRecord &device : devices) {
        overview.running += device.state == DeviceState::Started ? 1 : 0;
        overview.behind += device.scopeEpoch < state.epoch ? 1 : 0;
    }
    return overview;
}

QStringList DataSharing::running() const
{
    QStringList names;
    for (const devices::DeviceRecord &device : m_parts.devices.list()) {
        if (device.state == DeviceState::Started)
            names << device.info.name;
    }
    return names;
}

QStringList DataSharing::jobsInTheWay() const
{
    QStringList operations;
    for (const auto &job : m_parts.jobs.jobs()) {
        const QString &operation = job->operation();
        if (!job->status().ending && !operation.startsWith(QStringLiteral("scope-")) &&
            operation != kExporting)
            operations << operation;
    }
    return operations;
}

SharingOutlook DataSharing::outlookOf(sharing::ScopePlan plan) const
{
    SharingOutlook outlook;
    outlook.plan = std::move(plan);
    outlook.devices = int(m_parts.devices.list().size());
    outlook.running = running();
    outlook.jobs = jobsInTheWay();
    outlook.keptFor = m_parts.keptFor();
    const BackupEncryption encryption = m_parts.backups.encryption();
    outlook.canBackUp = encryption.kind != BackupEncryption::Kind::Passphrase || encryption.hasPassphrase;
    return outlook;
}

sharing::SetAside DataSharing::setAside() const
{
    return m_parts.keptFor() > std::chrono::days(0) ? sharing::SetAside::Kept : sharing::SetAside::Gone;
}

bool DataSharing::isTooOld(const ScopeChangeRow &change) const
{
    return change.beganAt + m_parts.keptFor() <= m_parts.clock.now();
}

Result<std::optional<ScopeChangeRow>> DataSharing::find(std::int64_t change)
{
    auto view = m_parts.store.read();
    if (!view)
        return std::move(view).error();
    return view->tables().scopes.change(change);
}

Result<SharingOutlook> DataSharing::plan(const sharing::Draft &draft)
{
    auto plan = m_changes.plan(draft);
    if (!plan)
        return std::move(plan).error();
    return outlookOf(*std::move(plan));
}

Result<SharingOutlook> DataSharing::planUndo(std::int64_t change)
{
    auto plan = m_changes.planUndo(change);
    if (!plan)
        return std::move(plan).error();
    const auto undone = find(change);
    if (!undone)
        return undone.error();
    if (*undone && isTooOld(**undone))
        return Error{
            ErrorCode::NotPermitted,
            QStringLiteral("change %1 cannot be taken back: what it initialized was kept for %2 days")
                .arg(change)
                .arg(m_parts.keptFor().count())};
    return outlookOf(*std::move(plan));
}

Result<SharingReport> DataSharing::apply(const sharing::Draft &draft, const QString &who,
                                         const SharingOptions &options, const LongWork &work)
{
    const Timestamp started = m_parts.clock.now();
    auto plan = m_changes.plan(draft);
    if (!plan)
        return std::move(plan).error();
    auto report = carryOut(*plan, who, options, work);
    m_parts.record(kOperation, subjectOf(*plan), started, outcomeOf(report), who);
    return report;
}

Result<SharingReport> DataSharing::undo(std::int64_t change, const QString &who,
                                        const SharingOptions &options, const LongWork &work)
{
    const Timestamp started = m_parts.clock.now();
    auto outlook = planUndo(change);
    auto report = outlook ? carryOut(outlook->plan, who, options, work)
                          : Result<SharingReport>(std::move(outlook).error());
    m_parts.record(kUndo, QString::number(change), started, outcomeOf(report), who);
    return report;
}

Result<void> DataSharing::checkNothingIsInterrupted()
{
    const auto unfinished = m_changes.unfinished();
    if (!unfinished)
        return unfinished.error();
    if (!*unfinished)
        return {};
    const QString why = m_interruption ? m_interruption->toString() : QStringLiteral("the server stopped");
    return Error{ErrorCode::InUse, QStringLiteral("change %1 was interrupted (%2). Finish it first: "
                                                  "retinued scope go-on")
                                       .arg((*unfinished)->epoch)
                                       .arg(why)};
}

Result<void> DataSharing::checkKeeper(const DeviceId &id) const
{
    const auto device = m_parts.devices.find(id);
    if (!device)
        return Error{ErrorCode::NotFound, QStringLiteral("there is no such device to keep the values of")};
    if (device->scopeEpoch < m_parts.store.scopes().epoch)
        return Error{ErrorCode::NotPermitted,
                     QStringLiteral("%1 has not been started since the sharing of data was changed last: its "
                                    "values are older than that. Start it, stop it again, then try again")
                         .arg(device->info.name)};
    return {};
}

Result<void> DataSharing::checkNobodyRuns() const
{
    const QStringList names = running();
    if (names.isEmpty())
        return {};
    return Error{ErrorCode::NotPermitted,
                 QStringLiteral("scopes change only while every client is stopped; these are started: %1. "
                                "Stop them first")
                     .arg(namesText(names))};
}

Result<SharingReport> DataSharing::carryOut(const sharing::ScopePlan &plan, const QString &who,
                                            const SharingOptions &options, const LongWork &work)
{
    const std::unique_lock one(m_changing, std::try_to_lock);
    if (!one)
        return isUnderWay();
    if (plan.items.empty())
        return Error{ErrorCode::InvalidInput, QStringLiteral("nothing changes: all is so already")};
    RETINUE_TRY(checkNothingIsInterrupted());
    if (options.keepDeviceValues)
        RETINUE_TRY(checkKeeper(*options.keepDeviceValues));
    RETINUE_TRY(checkNobodyRuns());
    if (const QStringList jobs = jobsInTheWay(); !jobs.isEmpty())
        return Error{ErrorCode::InUse,
                     QStringLiteral("other work on the data is under way: %1. Wait until it is done")
                         .arg(namesText(jobs))};
    if (work.isToEnd())
        return endedEarly(work, Rest::Stays);
    return change(plan, who, options, work);
}

Result<SharingReport> DataSharing::change(const sharing::ScopePlan &plan, const QString &who,
                                          const SharingOptions &options, const LongWork &work)
{
    SharingReport report;
    RETINUE_TRY(m_changes.hold());
    // From here on nobody starts: whoever runs now did so before, and the backup has all that they sent.
    auto begun = [&]() -> Result<std::int64_t> {
        RETINUE_TRY(checkNobodyRuns());
        if (options.backUpFirst) {
            auto made = backUp(who, work);
            if (!made)
                return std::move(made).error();
            report.backup = *std::move(made);
            // It took a while: the device may be removed by now.
            if (options.keepDeviceValues)
                RETINUE_TRY(checkKeeper(*options.keepDeviceValues));
        }
        return m_changes.begin(plan, who, options.keepDeviceValues.value_or(DeviceId()), setAside());
    }();
    if (!begun) {
        if (auto letGo = m_changes.letGo(); !letGo)
            qCWarning(lcEngine).noquote() << "letting devices start again:" << letGo.error().toString();
        return std::move(begun).error();
    }
    auto done = finish(*begun, work);
    if (!done)
        return std::move(done).error();
    report.change = *std::move(done);
    return report;
}

Result<ScopeChangeRow> DataSharing::finish(std::int64_t change, const LongWork &work)
{
    auto done = m_changes.finish(change, setAside(), work);
    m_interruption = done ? std::nullopt : std::optional(done.error());
    if (done)
        deviceRemoved(); // while the change was made, nothing was waited for yet
    if (done && setAside() == sharing::SetAside::Gone)
        m_parts.eraseWhatIsDue();
    return done;
}

Result<SharingReport> DataSharing::goOn(const QString &who, const LongWork &work)
{
    const std::unique_lock one(m_changing, std::try_to_lock);
    if (!one)
        return isUnderWay();
    const auto unfinished = m_changes.unfinished();
    if (!unfinished)
        return unfinished.error();
    if (!*unfinished)
        return Error{ErrorCode::NotFound, QStringLiteral("no change was interrupted")};
    const Timestamp started = m_parts.clock.now();
    auto done = finish((*unfinished)->epoch, work);
    m_parts.record(kOperation, QString::number((*unfinished)->epoch), started, outcomeOf(done), who);
    if (!done)
        return std::move(done).error();
    return SharingReport{*std::move(done), {}};
}

Result<BackUpReport> DataSharing::backUp(const QString &who, const LongWork &work) const
{
    BackUpWish wish;
    wish.stopReplication = true; // R45: as a schedule does
    auto made = m_parts.backups.backUp(wish, who, work);
    if (!made)
        return std::move(made).error().during(
            QStringLiteral("backing up before the sharing of data is changed"));
    return made;
}

Result<void> DataSharing::giveUpKept(const QString &who)
{
    const Timestamp started = m_parts.clock.now();
    auto ended = m_changes.endKeeping();
    m_parts.record(kGiveUpKept, {}, started, ended, who);
    return ended;
}

Result<std::vector<SharingEntry>> DataSharing::history(std::optional<std::int64_t> before, int limit)
{
    auto changes = m_changes.history(before, limit);
    if (!changes)
        return std::move(changes).error();
    std::vector<SharingEntry> entries;
    for (ScopeChangeRow &change : *changes) {
        SharingEntry entry;
        const auto canBe = m_changes.canBeUndone(change);
        if (!canBe)
            return canBe.error();
        entry.canBeUndone = *canBe && !isTooOld(change);
        entry.undoableUntil = change.beganAt + m_parts.keptFor();
        for (const ScopeChangeRow::Step &step : change.steps) {
            const Item *item = m_parts.catalogue.find(step.item);
            entry.items.push_back({item ? item->id : QString::number(step.item), step.to, 0});
        }
        entry.change = std::move(change);
        entries.push_back(std::move(entry));
    }
    return entries;
}

void DataSharing::deviceRemoved()
{
    const auto keeping = m_changes.keeping();
    auto ended = keeping ? Result<void>() : Result<void>(keeping.error());
    if (keeping && *keeping && !m_parts.devices.find((*keeping)->keeps))
        ended = giveUpKept(kWhoEngine);
    if (!ended)
        qCWarning(lcEngine).noquote()
            << "waiting for a removed device no longer:" << ended.error().toString();
}

LongWork DataSharing::workOf(Job &job)
{
    LongWork work = UserData::workOf(job);
    work.report = [&job](const QString &phase, std::int64_t done, std::int64_t total) {
        const bool isOfBackup = phase == u"copying" || phase == u"writing" || phase == u"reading-back";
        job.report(phase, done, total, isOfBackup ? JobUnit::Bytes : JobUnit::Items);
    };
    return work;
}

void DataSharing::resume()
{
    deviceRemoved();
    std::unique_lock one(m_changing, std::try_to_lock);
    if (!one)
        return; // somebody is at it
    if (auto letGo = m_changes.letGo(); !letGo)
        qCWarning(lcEngine).noquote() << "letting devices start again:" << letGo.error().toString();
    const auto unfinished = m_changes.unfinished();
    one.unlock();
    if (!unfinished) {
        qCWarning(lcEngine).noquote()
            << "looking for an interrupted change of scopes:" << unfinished.error().toString();
        return;
    }
    if (!*unfinished)
        return;
    const QString who = (*unfinished)->who;
    m_parts.jobs.start(kOperation, QString::number((*unfinished)->epoch),
                       [this, who](Job &job) { return outcomeOf(goOn(who, workOf(job))); });
}

void DataSharing::tick()
{
    const auto now = m_parts.clock.sinceBoot();
    if (m_parts.store.scopes().work != ScopeWork::Changing || now < m_nextTry)
        return;
    m_nextTry = now + kBetweenTries;
    resume();
}

} // namespace retinue::engine
