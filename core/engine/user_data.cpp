#include "core/engine/user_data.h"

#include "core/engine/log.h"
#include "core/store/erasure.h"

#include <algorithm>

namespace retinue::engine {

namespace {

constexpr std::chrono::days kUsuallyKept{30}; // R20
const QString kKeptForSetting = QStringLiteral("recently-deleted.days");

const QString kDelete = QStringLiteral("user-delete");
const QString kRestore = QStringLiteral("user-restore");
const QString kDeleteForGood = QStringLiteral("user-delete-for-good");

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
