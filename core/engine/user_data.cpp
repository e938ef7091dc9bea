#include "core/engine/user_data.h"

#include "core/engine/log.h"
#include "core/store/erasure.h"
#include "core/store/snapshot.h"

#include <algorithm>
#include <thread>

namespace retinue::engine {

namespace {

constexpr std::chrono::days kUsuallyKept{30}; // R20
const QString kKeptForSetting = QStringLiteral("recently-deleted.days");

const QString kDelete = QStringLiteral("user-delete");
const QString kRestore = QStringLiteral("user-restore");
const QString kDeleteForGood = QStringLiteral("user-delete-for-good");
const QString kTakeOver = QStringLiteral("user-take-over");
const QString kWaitingForCopy = QStringLiteral("waiting-for-copy");
constexpr std::chrono::milliseconds kLookAgain{50};

template<typename T>
Result<void> outcomeOf(const Result<T> &result)
{
    return result ? Result<void>() : Result<void>(result.error());
}

} // namespace

UserData::UserData(const Parts &parts)
    : m_parts(parts)
    , m_erased(parts.machine, parts.clock)
    , m_deletion(parts.store, [this](const std::vector<OwnerId> &owners) { return m_erased.add(owners); })
    , m_recentlyDeleted(parts.store, parts.catalogue,
                        [this](const std::vector<OwnerId> &owners) { return m_erased.add(owners); })
{
}

Result<DeletionOutlook> UserData::outlook(const userdata::OwnerSelection &selection,
                                          const CancelToken &cancel)
{
    auto plan = m_deletion.plan(selection, cancel);
    if (!plan)
        return std::move(plan).error();
    DeletionOutlook outlook{*std::move(plan), {}, keptFor() > std::chrono::days(0)};
    for (const DeviceId &holder : m_parts.devices.following().holders(outlook.plan.owners)) {
        const auto device = m_parts.devices.find(holder);
        if (device && device->state == DeviceState::Stopped)
            outlook.stoppedHolders << device->info.name;
    }
    outlook.stoppedHolders.sort(Qt::CaseInsensitive);
    return outlook;
}

Result<userdata::DeletionReport> UserData::remove(const userdata::OwnerSelection &selection,
                                                  const QString &subject, const QString &who,
                                                  const userdata::LongWork &work)
{
    const Timestamp started = m_parts.clock.now();
    const auto keep =
        keptFor() > std::chrono::days(0) ? userdata::Deletion::Keep::Yes : userdata::Deletion::Keep::No;
    const auto journal = m_deletion.begin(selection, who, keep, work);
    const auto report = journal ? finish(*journal, work) : Result<userdata::DeletionReport>(journal.error());
    m_parts.record(kDelete, subject, started, outcomeOf(report), who);
    return report;
}

Result<userdata::DeletionReport> UserData::finish(std::int64_t journal, const userdata::LongWork &work)
{
    auto report = m_deletion.finish(journal, work);
    // Whatever went wrong otherwise may have passed at the next start.
    const bool isCancelled = !report && report.error().code == ErrorCode::Cancelled &&
                             work.cancel.isCancelled() && !work.pause.isCancelled();
    if (isCancelled)
        RETINUE_TRY(m_deletion.abandon(journal));
    return report;
}

Result<userdata::RestoreReport> UserData::restore(const userdata::DeletedSelection &selection,
                                                  userdata::Existing existing, const QString &subject,
                                                  const QString &who, const userdata::LongWork &work)
{
    const Timestamp started = m_parts.clock.now();
    auto report = m_recentlyDeleted.restore(selection, existing, work);
    m_parts.record(kRestore, subject, started, outcomeOf(report), who);
    return report;
}

Result<std::int64_t> UserData::deleteForGood(const userdata::DeletedSelection &selection,
                                             const QString &subject, const QString &who,
                                             const userdata::LongWork &work)
{
    const Timestamp started = m_parts.clock.now();
    auto deleted = m_recentlyDeleted.deleteForGood(selection, work);
    m_parts.record(kDeleteForGood, subject, started, outcomeOf(deleted), who);
    return deleted;
}

Result<std::optional<OwnerId>> UserData::idOf(const OwnerKey &owner)
{
    auto view = m_parts.store.read();
    if (!view)
        return std::move(view).error();
    auto row = view->tables().owners.find(owner);
    if (!row)
        return std::move(row).error();
    return *row ? std::optional((*row)->id) : std::nullopt;
}

Result<void> UserData::takeOver(const OwnerKey &owner, const DeviceId &device, const QString &who,
                                const userdata::LongWork &work, std::chrono::milliseconds patience)
{
    const auto record = m_parts.devices.find(device);
    if (!record)
        return Error{ErrorCode::NotFound, QStringLiteral("there is no such device")};
    if (owner.kind() == OwnerKind::AllDevices)
        return Error{ErrorCode::InvalidInput, QStringLiteral("shared data belong to no device")};
    if (!m_parts.isListening(device))
        return Error{ErrorCode::Unreachable,
                     QStringLiteral("%1 is not connected now; try again when it is").arg(record->info.name)};
    const auto id = idOf(owner);
    if (!id)
        return id.error();
    if (!*id)
        return Error{ErrorCode::NotFound,
                     QStringLiteral("the server has no data of %1; start the device, and its copy goes up")
                         .arg(owner.toString())};
    const Timestamp started = m_parts.clock.now();
    auto outcome = replaceByCopy(owner, **id, device, who, work, patience);
    m_parts.record(kTakeOver, QStringLiteral("%1, %2").arg(owner.toString(), record->info.name), started,
                   outcome, who);
    return outcome;
}

/// Stopped, the device hears nothing of the deletion; its explicit start then brings up what only it has
/// (R5).
Result<void> UserData::replaceByCopy(const OwnerKey &owner, const OwnerId &id, const DeviceId &device,
                                     const QString &who, const userdata::LongWork &work,
                                     std::chrono::milliseconds patience)
{
    RETINUE_TRY(m_parts.stopDevice(device, who));
    const auto remove = [&]() -> Result<void> {
        // Whatever is kept otherwise: the copy may not come.
        const auto journal = m_deletion.begin({{id}, {}}, who, userdata::Deletion::Keep::Yes, {});
        return journal ? outcomeOf(m_deletion.finish(*journal, {})) : Result<void>(journal.error());
    };
    const auto removed = remove();
    RETINUE_TRY(m_parts.startDevice(device, who));
    RETINUE_TRY(removed);
    const auto deadline = m_parts.clock.sinceBoot() + patience;
    for (;;) {
        work.tell(kWaitingForCopy, 0, 0);
        const auto now = idOf(owner);
        if (!now)
            return now.error();
        if (*now)
            return {};
        if (work.isToEnd() || m_parts.clock.sinceBoot() >= deadline)
            break;
        std::this_thread::sleep_for(kLookAgain);
    }
    RETINUE_TRY(bringBack(owner, id));
    return work.isToEnd()
               ? Error{ErrorCode::Cancelled, QStringLiteral("the server's data were brought back")}
               : Error{ErrorCode::TimedOut,
                       QStringLiteral("no copy came from the device; the server's data were brought back")};
}

Result<void> UserData::bringBack(const OwnerKey &owner, const OwnerId &id)
{
    std::optional<std::int64_t> after;
    do {
        const auto page =
            m_recentlyDeleted.page(owner.name(), after, userdata::RecentlyDeleted::kMostPerPage);
        if (!page)
            return page.error();
        for (const userdata::DeletedEntry &entry : page->entries) {
            if (entry.occasion.owner == id)
                return outcomeOf(
                    m_recentlyDeleted.restore({{entry.occasion.row}, {}}, userdata::Existing::Keep, {}));
        }
        after = page->next;
    } while (after);
    return {}; // there was nothing in it
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
        m_parts.jobs.start(kDelete, {}, [this, deletion](Job &job) {
            const Timestamp started = m_parts.clock.now();
            const auto result = outcomeOf(finish(deletion.journal, workOf(job)));
            m_parts.record(kDelete, {}, started, result, deletion.who);
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
        const Timestamp started = m_parts.clock.now();
        const auto erased = store::eraseTraces(m_parts.store, job.cancelToken());
        m_parts.record(kDeleteForGood, {}, started, erased, QStringLiteral("engine"));
        return erased;
    });
}

userdata::LongWork UserData::workOf(Job &job)
{
    return {[&job](const QString &phase, std::int64_t done, std::int64_t total) {
                job.report(phase, done, total);
            },
            job.cancelToken(), job.pauseToken()};
}

} // namespace retinue::engine
