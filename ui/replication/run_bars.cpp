#include "ui/replication/run_bars.h"

#include "ui/replication/replication_text.h"
#include "ui/text/error_text.h"
#include "ui/text/formats.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace retinue::ui {

namespace {

using std::chrono::milliseconds;

/// The context of these texts.
struct RunBars
{
    Q_DECLARE_TR_FUNCTIONS(retinue::ui::RunBars)
};

constexpr int kMostSteps = 4;
constexpr double kHeadroom = 1.2;  ///< over the highest value: the mark of a failed run stands on its bar
constexpr double kLeastStep = 0.1; ///< of what is no whole number
constexpr double kKilo = 1024;     ///< as bytesText()
constexpr double kMinute = 60, kHour = 60 * kMinute, kDay = 24 * kHour;

milliseconds durationOf(const engine::ReplicationRun &run)
{
    return std::max(milliseconds(0), std::chrono::duration_cast<milliseconds>(run.endedAt - run.begunAt));
}

double secondsOf(milliseconds span)
{
    return std::chrono::duration<double>(span).count();
}

void setByteUnit(RunAxis &axis, double highest)
{
    static constexpr const char *kNames[] = {"B", "kB", "MB", "GB", "TB"};
    std::size_t power = 0;
    while (power + 1 < std::size(kNames) && highest >= axis.unit * kKilo) {
        axis.unit *= kKilo;
        ++power;
    }
    axis.unitName = QString::fromLatin1(kNames[power]);
}

void setTimeUnit(RunAxis &axis, double highest)
{
    axis.unit = highest >= 2 * kDay      ? kDay
                : highest >= 2 * kHour   ? kHour
                : highest >= 2 * kMinute ? kMinute
                                         : 1;
    axis.unitName = axis.unit == kDay      ? RunBars::tr("d", "days")
                    : axis.unit == kHour   ? RunBars::tr("h", "hours")
                    : axis.unit == kMinute ? RunBars::tr("min", "minutes")
                                           : RunBars::tr("s", "seconds");
}

/// 1, 2 or 5 times a power of ten, not below `least`.
double roundStep(double step, double least)
{
    if (step <= least)
        return least;
    const double power = std::pow(10, std::floor(std::log10(step)));
    for (const double digit : {1, 2, 5}) {
        if (step <= digit * power)
            return digit * power;
    }
    return 10 * power;
}

QString known(const std::optional<double> &value, const QString &text)
{
    return value ? text : RunBars::tr("not known");
}

} // namespace

std::vector<RunBar> runBars(const std::vector<engine::ReplicationRun> &newestFirst,
                            const std::optional<Timestamp> &lastGood, std::size_t most)
{
    std::vector<RunBar> bars;
    std::optional<Timestamp> good;
    if (lastGood && !newestFirst.empty() && *lastGood <= newestFirst.back().begunAt)
        good = lastGood;
    std::for_each(newestFirst.rbegin(), newestFirst.rend(), [&](const engine::ReplicationRun &run) {
        RunBar bar{run, {}};
        if (good)
            bar.lag =
                std::max(milliseconds(0), std::chrono::duration_cast<milliseconds>(run.endedAt - *good));
        if (!run.problem)
            good = run.endedAt;
        bars.push_back(std::move(bar));
    });
    if (bars.size() > most)
        bars.erase(bars.begin(), bars.end() - std::ptrdiff_t(most));
    return bars;
}

std::optional<double> valueOf(const RunBar &bar, RunMeasure measure)
{
    switch (measure) {
    case RunMeasure::Sent:
        return bar.run.problem ? std::nullopt : std::optional(double(bar.run.bytes));
    case RunMeasure::Duration:
        return secondsOf(durationOf(bar.run));
    case RunMeasure::Lag:
        return bar.lag ? std::optional(secondsOf(*bar.lag)) : std::nullopt;
    case RunMeasure::Behind:
        return bar.run.problem ? std::nullopt : std::optional(double(bar.run.records));
    }
    Q_UNREACHABLE();
}

RunAxis runAxis(const std::vector<RunBar> &bars, RunMeasure measure)
{
    double highest = 0;
    for (const RunBar &bar : bars)
        highest = std::max(highest, valueOf(bar, measure).value_or(0));
    RunAxis axis;
    switch (measure) {
    case RunMeasure::Sent:
        setByteUnit(axis, highest);
        break;
    case RunMeasure::Duration:
    case RunMeasure::Lag:
        setTimeUnit(axis, highest);
        break;
    case RunMeasure::Behind:
        axis.unitName = RunBars::tr("updates");
        break;
    }
    const bool isTime = measure == RunMeasure::Duration || measure == RunMeasure::Lag;
    const double reach = highest / axis.unit * kHeadroom;
    const double step = roundStep(reach / kMostSteps, isTime || axis.unit > 1 ? kLeastStep : 1);
    axis.steps = std::max(1, int(std::ceil(reach / step)));
    axis.top = axis.steps * step;
    axis.decimals = step < 1 ? 1 : 0;
    return axis;
}

QString runAxisTitle(RunMeasure measure, const RunAxis &axis)
{
    switch (measure) {
    case RunMeasure::Sent:
        return RunBars::tr("Sent (%1)", "unit").arg(axis.unitName);
    case RunMeasure::Duration:
        return RunBars::tr("Duration (%1)", "unit").arg(axis.unitName);
    case RunMeasure::Lag:
        return RunBars::tr("Lag (%1)", "unit").arg(axis.unitName);
    case RunMeasure::Behind:
        return RunBars::tr("Behind (%1)", "unit").arg(axis.unitName);
    }
    Q_UNREACHABLE();
}

QString runSpanText(milliseconds span)
{
    const std::int64_t seconds = span.count() / 1000;
    const auto minute = std::int64_t(kMinute), hour = std::int64_t(kHour), day = std::int64_t(kDay);
    const auto number = [](std::int64_t value) { return countText(value); };
    if (seconds < minute)
        return RunBars::tr("%1 s", "seconds")
            .arg(QLocale().toString(std::floor(secondsOf(span) * 10) / 10, 'f', 1));
    if (seconds < hour)
        return RunBars::tr("%1 min %2 s", "minutes, seconds")
            .arg(number(seconds / minute), number(seconds % minute));
    if (seconds < day)
        return RunBars::tr("%1 h %2 min", "hours, minutes")
            .arg(number(seconds / hour), number(seconds % hour / minute));
    return RunBars::tr("%1 d %2 h", "days, hours").arg(number(seconds / day), number(seconds % day / hour));
}

QStringList runBarLines(const RunBar &bar)
{
    const engine::ReplicationRun &run = bar.run;
    QStringList lines{
        RunBars::tr("%1, %2", "time of a run, its trigger")
            .arg(exactTimeText(run.begunAt), runTriggerText(run.trigger)),
        RunBars::tr("Sent: %1").arg(known(valueOf(bar, RunMeasure::Sent), bytesText(run.bytes))),
        RunBars::tr("Duration: %1").arg(runSpanText(durationOf(run))),
        RunBars::tr("Lag: %1").arg(
            known(valueOf(bar, RunMeasure::Lag), runSpanText(bar.lag.value_or(milliseconds(0))))),
        RunBars::tr("Updates that the copy was behind: %1")
            .arg(known(valueOf(bar, RunMeasure::Behind), countText(run.records)))};
    lines << (run.problem ? RunBars::tr("Failed: %1").arg(errorText(*run.problem).what)
                          : RunBars::tr("Result: %1").arg(runResultText(run)));
    return lines;
}

QString runBarsSummary(const std::vector<RunBar> &bars)
{
    if (bars.empty())
        return RunBars::tr("Replication has not run yet: there is nothing to show.");
    std::int64_t bytes = 0;
    milliseconds longest{0};
    std::optional<milliseconds> lag;
    std::int64_t failed = 0;
    for (const RunBar &bar : bars) {
        longest = std::max(longest, durationOf(bar.run));
        lag = std::max(lag, bar.lag);
        if (bar.run.problem)
            ++failed;
        else
            bytes += bar.run.bytes;
    }
    const QString since = timeText(bars.front().run.begunAt);
    const int number = int(bars.size());
    QString counts = RunBars::tr("%Ln run(s) since %1, none failed.", nullptr, number).arg(since);
    if (failed > 0) {
        const auto last = std::find_if(bars.rbegin(), bars.rend(),
                                       [](const RunBar &bar) { return bar.run.problem.has_value(); });
        counts = RunBars::tr("%Ln run(s) since %1, failed: %2, last %3.", nullptr, number)
                     .arg(since, countText(failed), timeText(last->run.begunAt));
    }
    return counts + u' ' +
           RunBars::tr("%1 sent, longest run %2, longest lag %3.")
               .arg(bytesText(bytes), runSpanText(longest),
                    lag ? runSpanText(*lag) : RunBars::tr("not known"));
}

} // namespace retinue::ui
