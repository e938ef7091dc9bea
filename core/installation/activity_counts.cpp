#include "core/installation/activity_counts.h"

#include <QLoggingCategory>

Q_LOGGING_CATEGORY(lcActivity, "retinue.installation")

namespace retinue::installation {

namespace {
constexpr std::int64_t kStepMilliseconds = std::chrono::milliseconds(ActivityCounts::kStep).count();
}

Result<void> ActivityCounts::load()
{
    const QString doing = QStringLiteral("reading how many log-ins and changes there were");
    auto database = m_database.reader();
    if (!database.ok())
        return std::move(database).error().during(doing);
    const std::lock_guard guard(m_mutex);
    auto rows = (*database)->query(
        QStringLiteral("SELECT starts_at, logins, changes FROM activity WHERE starts_at >= ?"),
        {qint64(oldest())});
    while (rows.next())
        m_steps[rows.integer(0)] = {rows.integer(1), rows.integer(2), true};
    return rows.result().during(doing);
}

void ActivityCounts::addLogin()
{
    const std::lock_guard guard(m_mutex);
    ++now().logins;
}

void ActivityCounts::addChange()
{
    const std::lock_guard guard(m_mutex);
    ++now().changes;
}

ActivityCounts::Step &ActivityCounts::now()
{
    const std::int64_t time = base::toMilliseconds(m_clock.now());
    Step &step = m_steps[time - time % kStepMilliseconds];
    step.written = false;
    return step;
}

std::int64_t ActivityCounts::oldest() const
{
    return base::toMilliseconds(m_clock.now() - kLife);
}

std::vector<ActivityCount> ActivityCounts::counts() const
{
    const std::lock_guard guard(m_mutex);
    std::vector<ActivityCount> counts;
    for (auto step = m_steps.lower_bound(oldest()); step != m_steps.end(); ++step)
        counts.push_back({base::fromMilliseconds(step->first), step->second.logins, step->second.changes});
    return counts;
}

void ActivityCounts::flush()
{
    std::vector<std::pair<std::int64_t, Step>> changed;
    const std::int64_t old = oldest();
    {
        const std::lock_guard guard(m_mutex);
        m_steps.erase(m_steps.begin(), m_steps.lower_bound(old));
        for (auto &[start, step] : m_steps) {
            if (!std::exchange(step.written, true))
                changed.emplace_back(start, step);
        }
    }
    if (changed.empty())
        return;
    m_database.writer().submit(
        [changed = std::move(changed), old](sql::Database &database) -> Result<void> {
            for (const auto &[start, step] : changed) {
                // Whole numbers, not increments: written again they are the same.
                auto written = database.execute(
                    QStringLiteral("INSERT INTO activity (starts_at, logins, changes) VALUES (?, ?, ?) "
                                   "ON CONFLICT (starts_at) DO UPDATE SET logins = excluded.logins, "
                                   "changes = excluded.changes"),
                    {qint64(start), qint64(step.logins), qint64(step.changes)});
                if (!written.ok())
                    return std::move(written).error();
            }
            auto removed =
                database.execute(QStringLiteral("DELETE FROM activity WHERE starts_at < ?"), {qint64(old)});
            return removed.ok() ? Result<void>() : std::move(removed).error();
        },
        [](const Result<void> &result) {
            if (!result.ok())
                qCWarning(lcActivity)
                    << "log-ins and changes counted could not be written:" << result.error().toString();
        });
}

} // namespace retinue::installation
