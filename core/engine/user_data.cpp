#include "core/engine/user_data.h"

#include "core/engine/log.h"
#include "core/engine/outcome.h"
#include "core/store/erasure.h"
#include "core/store/snapshot.h"

#include <QScopeGuard>

#include <algorithm>
#include <set>
#include <thread>

namespace retinue::engine {

namespace {

constexpr std::chrono::days kUsuallyKept{30}; // R20
const QString kKeptForSetting = QStringLiteral("recently-deleted.days");

const QString kDelete = QStringLiteral("user-delete");
const QString kRestore = QStringLiteral("user-restore");
const QString kDeleteForGood = QStringLiteral("user-delete-for-good");
const QString kTakeOver = QStringLiteral("user-take-over");
const QString kRename = QStringLiteral("user-rename");
const QString kMerge = QStringLiteral("user-merge");
const QString kWaitingForCopy = QStringLiteral("waiting-for-copy");
constexpr std::chrono::milliseconds kLookAgain{50};
/// Log-ins wait for it.
constexpr std::size_t kLookedUpAtOnce = 1000;

QString bothOf(const OwnerKey &from, const OwnerKey &to)
{
    return QStringLiteral("%1 -> %2").arg(from.spelled(), to.spelled());
}

} // namespace

UserData::UserData(const Parts &parts)
    : m_parts(parts)
    , m_erased(parts.machine, parts.clock)
    , m_deletion(parts.store, [this](const std::vector<OwnerId> &owners) { return m_erased.add(owners); })
    , m_recentlyDeleted(parts.store, parts.catalogue,
                        [this](const std::vector<OwnerId> &owners) { return m_erased.add(owners); })
    , m_moves(parts.store, parts.catalogue)
{
}

Result<DeletionOutlook> UserData::outlook(const userdata::OwnerSelection &selection,
                                          const CancelToken &cancel)
{
    auto plan = m_deletion.plan(selection, cancel);
    if (!plan)
        return std::move(plan).error();
    auto holders = stoppedHoldersOf(plan->owners, cancel);
    if (!holders)
        return std::move(holders).error();
    return DeletionOutlook{*std::move(plan), *std::move(holders), keep() == userdata::Deletion::Keep::Yes};
}

Result<QStringList> UserData::stoppedHoldersOf(const std::vector<OwnerId> &owners, const CancelToken &cancel)
{
    std::set<DeviceId> holders;
    for (std::size_t from = 0; from < owners.size(); from += kLookedUpAtOnce) {
        if (cancel.isCancelled())
            return Error{ErrorCode::Cancelled, QStringLiteral("nobody waits for it any more")};
        const auto to = std::min(owners.size(), from + kLookedUpAtOnce);
        const auto some = m_parts.devices.following().holders(
            {owners.begin() + std::ptrdiff_t(from), owners.begin() + std::ptrdiff_t(to)});
        holders.insert(some.begin(), some.end());
    }
    QStringList names;
    for (const DeviceId &holder : holders) {
        const auto device = m_parts.devices.find(holder);
        if (device && device->state == DeviceState::Stopped)
            names << device->info.name;
    }
    names.sort(Qt::CaseInsensitive);
    return names;
}

userdata::Deletion::Keep UserData::keep() const
{
    return keptFor() > std::chrono::days(0) ? userdata::Deletion::Keep::Yes : userdata::Deletion::Keep::No;
}

Result<userdata::DeletionReport> UserData::remove(const userdata::OwnerSelection &selection,
                                                  const QString &subject, const QString &who,
                                                  const LongWork &work)
{
    const Timestamp started = m_parts.clock.now();
    const auto keeps = keep();
    const auto journal = m_deletion.begin(selection, who, keeps, work);
    auto report = journal ? finish(*journal, keeps, work) : Result<userdata::DeletionReport>(journal.error());
    m_parts.record(kDelete, subject, started, outcomeOf(report), who);
    return report;
}

Result<userdata::DeletionReport> UserData::finish(std::int64_t journal, userdata::Deletion::Keep keep,
                                                  const LongWork &work)
{
    auto report = m_deletion.finish(journal, work);
    if (report)
        return report;
    const bool isCancelled = work.cancel.isCancelled();
    if (!isCancelled && work.pause.isCancelled())
        return report; // it goes on at the next start
    // What failed is not done behind anybody's back weeks later. Whom the installation remembers as erased
    // (R56) must not stay, though: that goes on at the next start.
    if (isCancelled || keep == userdata::Deletion::Keep::Yes)
        RETINUE_TRY(m_deletion.abandon(journal));
    return report;
}

Result<userdata::RestoreReport> UserData::restore(const userdata::DeletedSelection &selection,
                                                  userdata::Existing existing, const QString &subject,
                                                  const QString &who, const LongWork &work)
{
    const Timestamp started = m_parts.clock.now();
    auto report = m_recentlyDeleted.restore(selection, existing, who, work);
    m_parts.record(kRestore, subject, started, outcomeOf(report), who);
    return report;
}

Result<userdata::PurgeReport> UserData::deleteForGood(const userdata::DeletedSelection &selection,
                                                      const QString &subject, const QString &who,
                                                      const LongWork &work)
{
    const Timestamp started = m_parts.clock.now();
    auto deleted = m_recentlyDeleted.deleteForGood(selection, work);
    m_parts.record(kDeleteForGood, subject, started, outcomeOf(deleted), who);
    return deleted;
}

Result<std::optional<store::OwnerRow>> UserData::rowOf(const OwnerKey &owner)
{
    auto view = m_parts.store.read();
    if (!view)
        return std::move(view).error();
    return view->tables().owners.find(owner);
}

Result<void> UserData::takeOver(const OwnerKey &owner, const DeviceId &device, const QString &who,
                                const LongWork &work, std::chrono::milliseconds patience)
{
    const auto record = m_parts.devices.find(device);
    if (!record)
        return Error{ErrorCode::NotFound, QStringLiteral("there is no such device")};
    if (owner.kind() == OwnerKind::AllDevices)
        return Error{ErrorCode::InvalidInput, QStringLiteral("shared data belong to no device")};
    if (!m_parts.isListening(device))
        return Error{ErrorCode::Unreachable,
                     QStringLiteral("%1 is not connected now; try again when it is").arg(record->info.name)};
    const auto row = rowOf(owner);
    if (!row)
        return row.error();
    if (!*row)
        return Error{ErrorCode::NotFound,
                     QStringLiteral("the server has no data of %1; start the device, and its copy goes up")
                         .arg(owner.toString())};
    // Two would start and stop it under each other.
    {
        const std::lock_guard lock(m_takingOverMutex);
        if (!m_takingOver.insert(device).second)
            return Error{ErrorCode::InUse,
                         QStringLiteral("%1 is bringing up another copy just now; try again when it is done")
                             .arg(record->info.name)};
    }
    const auto done = qScopeGuard([&] {
        const std::lock_guard lock(m_takingOverMutex);
        m_takingOver.erase(device);
    });
    const Timestamp started = m_parts.clock.now();
    auto outcome = replaceByCopy(owner, (*row)->id, device, who, work, patience);
    m_parts.record(kTakeOver, QStringLiteral("%1, %2").arg(owner.toString(), record->info.name), started,
                   outcome, who);
    return outcome;
}

/// Stopped, the device hears nothing of the deletion; its explicit start then brings up what only it has
/// (R5).
Result<void> UserData::replaceByCopy(const OwnerKey &owner, const OwnerId &id, const DeviceId &device,
                                     const QString &who, const LongWork &work,
                                     std::chrono::milliseconds patience)
{
    const auto before = m_parts.devices.state(device);
    RETINUE_TRY(m_parts.stopDevice(device, who));
    const auto remove = [&]() -> Result<void> {
        // Whatever is kept otherwise: the copy may not come.
        const auto keep = userdata::Deletion::Keep::Yes;
        const auto journal = m_deletion.begin({{id}, {}}, who, keep, {});
        return journal ? outcomeOf(finish(*journal, keep, {})) : Result<void>(journal.error());
    };
    if (auto removed = remove(); !removed) {
        if (before == DeviceState::Started)
            RETINUE_TRY(m_parts.startDevice(device, who));
        return removed;
    }
    RETINUE_TRY(m_parts.startDevice(device, who));
    const auto deadline = m_parts.clock.sinceBoot() + patience;
    for (;;) {
        work.tell(kWaitingForCopy, 0, 0);
        const auto now = rowOf(owner);
        if (!now)
            return now.error();
        if (*now && (*now)->changedBy == device)
            return {};
        if (work.isToEnd() || m_parts.clock.sinceBoot() >= deadline)
            break;
        std::this_thread::sleep_for(kLookAgain);
    }
    // Stopped again, it does not come later, unexpected.
    if (before != DeviceState::Started)
        RETINUE_TRY(m_parts.stopDevice(device, who));
    const auto back = bringBack(owner, id, who);
    if (!back)
        return back.error();
    const QString missing = back->locked + back->refused == 0
                                ? QString()
                                : QStringLiteral(", but for %1 settings, which stay in Recently deleted")
                                      .arg(back->locked + back->refused);
    return work.isToEnd()
               ? Error{ErrorCode::Cancelled, QStringLiteral("the server's data were brought back") + missing}
               : Error{ErrorCode::TimedOut,
                       QStringLiteral("no copy came from the device; the server's data were brought back") +
                           missing};
}

Result<userdata::RestoreReport> UserData::bringBack(const OwnerKey &owner, const OwnerId &id,
                                                    const QString &who)
{
    std::optional<std::int64_t> after;
    do {
        const auto page =
            m_recentlyDeleted.page(owner.name(), after, userdata::RecentlyDeleted::kMostPerPage);
        if (!page)
            return page.error();
        for (const userdata::DeletedEntry &entry : page->entries) {
            if (entry.occasion.owner == id)
                return m_recentlyDeleted.restore({{entry.occasion.row}, {}}, userdata::Existing::Keep, who,
                                                 {});
        }
        after = page->next;
    } while (after);
    return userdata::RestoreReport(); // there was nothing in it
}

Result<MoveOutlook> UserData::outlookOf(Result<userdata::MoveReport> report)
{
    if (!report)
        return std::move(report).error();
    auto holders =
        report->from.isNull() ? Result<QStringList>(QStringList()) : stoppedHoldersOf({report->from}, {});
    if (!holders)
        return std::move(holders).error();
    const bool losesDeviceSpecific = !report->from.isNull() && !m_parts.store.scopes().deviceSpecific.empty();
    return MoveOutlook{*std::move(report), *std::move(holders), keep() == userdata::Deletion::Keep::Yes,
                       losesDeviceSpecific};
}

Result<MoveOutlook> UserData::planRename(const OwnerKey &from, const OwnerKey &to)
{
    return outlookOf(m_moves.planRename(from, to));
}

Result<MoveOutlook> UserData::rename(const OwnerKey &from, const OwnerKey &to, const QString &who)
{
    const Timestamp started = m_parts.clock.now();
    auto renamed = m_moves.rename(from, to, keep(), who);
    m_parts.record(kRename, bothOf(from, to), started, outcomeOf(renamed), who);
    return outlookOf(std::move(renamed));
}

Result<MoveOutlook> UserData::planMerge(const OwnerKey &from, const OwnerKey &into,
                                        userdata::Existing existing)
{
    return outlookOf(m_moves.planMerge(from, into, existing));
}

Result<MoveOutlook> UserData::merge(const OwnerKey &from, const OwnerKey &into, userdata::Existing existing,
                                    const QString &who)
{
    const Timestamp started = m_parts.clock.now();
    const auto keeps = keep();
    auto merged = m_moves.merge(from, into, existing, keeps, who);
    m_parts.record(kMerge, bothOf(from, into), started, outcomeOf(merged), who);
    if (merged && keeps == userdata::Deletion::Keep::No)
        eraseWhatIsDue();
    return outlookOf(std::move(merged));
}

std::chrono::days UserData::keptFor() const
{
    const auto setting = m_parts.machine.setting(kKeptForSetting);
    bool isNumber = false;
    const int days = setting && *setting ? (*setting)->toInt(&isNumber) : 0;
    return isNumber && days >= 0 && days <= kMostDays ? std::chrono::days(days) : kUsuallyKept;
}

Result<void> UserData::setKeptFor(std::chrono::days life, const QString &who)
{
    if (life < std::chrono::days(0) || life > std::chrono::days(kMostDays))
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("deleted data can be kept for 0 to %1 days").arg(kMostDays)};
    const Timestamp started = m_parts.clock.now();
    auto set = m_parts.machine.setSetting(kKeptForSetting, QString::number(life.count()));
    m_parts.record(QStringLiteral("recently-deleted-set"), QString::number(life.count()), started, set, who);
    return set;
}

void UserData::resume()
{
    const auto unfinished = m_deletion.unfinished();
    if (!unfinished) {
        qCWarning(lcEngine).noquote()
            << "looking for interrupted deletions:" << unfinished.error().toString();
        return;
    }
    for (const userdata::UnfinishedDeletion &deletion : *unfinished) {
        const auto keep = deletion.forGood ? userdata::Deletion::Keep::No : userdata::Deletion::Keep::Yes;
        const QString operation = deletion.forGood ? kDeleteForGood : kDelete;
        const QString subject = QString::number(deletion.left);
        m_parts.jobs.start(operation, subject, [this, deletion, keep, operation, subject](Job &job) {
            const Timestamp started = m_parts.clock.now();
            auto result = outcomeOf(finish(deletion.journal, keep, workOf(job)));
            m_parts.record(operation, subject, started, result, deletion.who);
            return result;
        });
    }
    if (unfinished->empty())
        eraseWhatIsDue();
}

void UserData::eraseWhatIsDue()
{
    const auto due = store::isErasureDue(m_parts.store);
    if (!due)
        qCWarning(lcEngine).noquote() << due.error().toString();
    if (!due || !*due)
        return;
    m_parts.jobs.start(kDeleteForGood, {}, [this](Job &job) {
        const auto erased = userdata::erase(m_parts.store, workOf(job));
        if (erased && *erased != store::Erasure::Done)
            qCInfo(lcEngine, "the files still hold traces of what was deleted for good");
        return outcomeOf(erased);
    });
}

LongWork UserData::workOf(Job &job)
{
    return {[&job](const QString &phase, std::int64_t done, std::int64_t total) {
                job.report(phase, done, total);
            },
            job.cancelToken(), job.pauseToken()};
}

} // namespace retinue::engine
