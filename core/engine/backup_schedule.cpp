#include "core/engine/backup_schedule.h"

#include <QDateTime>

namespace retinue::engine {

std::optional<Timestamp> nextDue(const BackupSchedule &schedule, Timestamp last)
{
    const QDateTime from = QDateTime::fromMSecsSinceEpoch(base::toMilliseconds(last));
    const auto firstDay = [&](const auto &isWanted) {
        for (QDate day = from.date();; day = day.addDays(1)) {
            const QDateTime at(day, schedule.at); // a time that the clocks leave out is moved by Qt
            if (isWanted(day) && at > from)
                return base::fromMilliseconds(at.toMSecsSinceEpoch());
        }
    };
    switch (schedule.every) {
    case BackupSchedule::Every::Never:
        return {};
    case BackupSchedule::Every::Hours:
        return last + std::chrono::hours(schedule.hours);
    case BackupSchedule::Every::Day:
        return firstDay([](QDate) { return true; });
    case BackupSchedule::Every::Week:
        return firstDay([&](QDate day) { return day.dayOfWeek() == schedule.weekday; });
    }
    Q_UNREACHABLE();
}

} // namespace retinue::engine
