#include "ui/replication/run_plot.h"
#include "ui/replication/runs_card.h"
#include "ui/replication/runs_chart.h"
#include "ui/widgets/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QHelpEvent>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>
#include <QtCharts/QBarSet>
#include <QtCharts/QChart>
#include <QtCharts/QStackedBarSeries>
#include <QtCharts/QValueAxis>

using namespace retinue;
using namespace retinue::ui;
using namespace std::chrono_literals;

namespace {

const Timestamp kNow = base::fromMilliseconds(1'750'000'000'000);
using Runs = std::vector<engine::ReplicationRun>;

/// A good run that began `ago` before now.
engine::ReplicationRun good(std::chrono::milliseconds ago, qint64 bytes = 1'500'000,
                            std::int64_t records = 12, std::chrono::milliseconds took = 2s)
{
    engine::ReplicationRun run;
    run.begunAt = kNow - ago;
    run.endedAt = run.begunAt + took;
    run.content = engine::ReplicationRun::Content::Changes;
    run.bytes = bytes;
    run.records = records;
    run.trigger = QStringLiteral("interval");
    return run;
}

engine::ReplicationRun failed(std::chrono::milliseconds ago)
{
    engine::ReplicationRun run = good(ago, 0, 0);
    run.content = engine::ReplicationRun::Content::Nothing;
    run.problem = Error{ErrorCode::Unreachable, QStringLiteral("no route"), {}};
    return run;
}

std::vector<RunBar> barsOf(const Runs &newestFirst)
{
    return runBars(newestFirst, {}, 100);
}

QList<qreal> valuesOf(const RunPlot &plot, int set)
{
    const auto *series = qobject_cast<QStackedBarSeries *>(plot.chart()->series().front());
    QList<qreal> values;
    for (int i = 0; i < series->barSets().at(set)->count(); ++i)
        values << series->barSets().at(set)->at(i);
    return values;
}

/// How much of a widget's picture has a colour, as seen.
int pixelsOf(QWidget &widget, const QColor &colour)
{
    const QImage image = widget.grab().toImage();
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y) == colour ? 1 : 0;
    }
    return count;
}

/// The place of a run on a plot's view.
QPoint placeOf(const RunPlot &plot, int run)
{
    auto *series = plot.chart()->series().front();
    const QPointF base = plot.chart()->mapToPosition({qreal(run), 0}, series);
    return plot.mapFromScene(base - QPointF(0, 5));
}

QString toolTipAt(const RunPlot &plot, const QPoint &place)
{
    QHelpEvent event(QEvent::ToolTip, place, plot.viewport()->mapToGlobal(place));
    QApplication::sendEvent(plot.viewport(), &event);
    return QToolTip::isVisible() ? QToolTip::text() : QString();
}

} // namespace

class TestRunsChart : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeKind::Light); }

    void bars_areInOrder_withTheLagSinceTheLastGoodRun()
    {
        const auto bars = barsOf({good(0s), failed(60min), good(120min), good(180min)});
        QCOMPARE(bars.size(), std::size_t(4));
        QCOMPARE(bars.front().run.begunAt, kNow - 180min);
        QVERIFY(!bars[0].lag); // what was before it is not kept
        QCOMPARE(*bars[1].lag, 60min);
        QCOMPARE(*bars[2].lag, 60min);
        QCOMPARE(*bars[3].lag, 120min); // the failed one brought nothing
        const auto newest = runBars({good(0s), failed(60min), good(120min), good(180min)}, {}, 2);
        QCOMPARE(newest.size(), std::size_t(2));
        QCOMPARE(newest.front().run.begunAt, kNow - 60min);
        QCOMPARE(*newest.front().lag, 60min); // runs that are not shown count
    }

    void lag_whereEveryRunFailed_isSinceTheLastGoodRunEver()
    {
        const Runs runs{failed(0s), failed(60min)};
        QVERIFY(!runBars(runs, {}, 10).back().lag);
        const auto bars = runBars(runs, kNow - 24h, 10);
        QCOMPARE(*bars[0].lag, 23h + 2s);
        QCOMPARE(*bars[1].lag, 24h + 2s);
        // One among them, or after them, is no such thing.
        QVERIFY(!runBars({good(0s), failed(60min)}, kNow, 10).front().lag);
    }

    void clockThatWasSetBack_makesNoNegativeFigures()
    {
        const auto bars = barsOf({good(120min, 1, 1, -5s), good(0s)});
        QCOMPARE(*bars[1].lag, 0ms);
        QCOMPARE(*valueOf(bars[1], RunMeasure::Duration), 0.0);
    }

    void failedRun_doesNotPretendToKnowWhatItSent()
    {
        const auto bars = barsOf({failed(0s), good(60min, 2048, 7)});
        QVERIFY(!valueOf(bars[1], RunMeasure::Sent) && !valueOf(bars[1], RunMeasure::Behind));
        QCOMPARE(*valueOf(bars[1], RunMeasure::Duration), 2.0);
        QCOMPARE(*valueOf(bars[1], RunMeasure::Lag), 3600.0);
        QCOMPARE(*valueOf(bars[0], RunMeasure::Sent), 2048.0);
        QCOMPARE(*valueOf(bars[0], RunMeasure::Behind), 7.0);
        const QString lines = runBarLines(bars[1]).join(u'\n');
        QVERIFY2(lines.contains(QStringLiteral("Sent: not known")), qPrintable(lines));
        QVERIFY2(lines.contains(QStringLiteral("Failed: ")), qPrintable(lines));
    }

    void axis_hasTheUnitOfItsHighestValue_andRoundSteps_data()
    {
        QTest::addColumn<RunMeasure>("measure");
        QTest::addColumn<qint64>("highest"); ///< bytes, milliseconds, updates
        QTest::addColumn<QString>("title");
        QTest::addColumn<double>("top");
        QTest::addColumn<int>("steps");
        QTest::newRow("nothing") << RunMeasure::Sent << qint64(0) << "Sent (B)" << 1.0 << 1;
        QTest::newRow("bytes") << RunMeasure::Sent << qint64(900) << "Sent (B)" << 1500.0 << 3;
        QTest::newRow("megabytes") << RunMeasure::Sent << qint64(3 << 20) << "Sent (MB)" << 4.0 << 4;
        QTest::newRow("instant") << RunMeasure::Duration << qint64(30) << "Duration (s)" << 0.1 << 1;
        QTest::newRow("seconds") << RunMeasure::Duration << qint64(2000) << "Duration (s)" << 3.0 << 3;
        QTest::newRow("minutes") << RunMeasure::Duration << qint64(300'000) << "Duration (min)" << 6.0 << 3;
        QTest::newRow("lag") << RunMeasure::Lag << qint64(60 * 60'000) << "Lag (min)" << 80.0 << 4;
        QTest::newRow("hours") << RunMeasure::Lag << qint64(3 * 3'600'000) << "Lag (h)" << 4.0 << 4;
        QTest::newRow("days") << RunMeasure::Lag << qint64(72 * 3'600'000) << "Lag (d)" << 4.0 << 4;
        QTest::newRow("updates") << RunMeasure::Behind << qint64(1) << "Behind (updates)" << 2.0 << 2;
    }
    void axis_hasTheUnitOfItsHighestValue_andRoundSteps()
    {
        QFETCH(const RunMeasure, measure);
        QFETCH(const qint64, highest);
        QFETCH(const QString, title);
        QFETCH(const double, top);
        QFETCH(const int, steps);
        const std::chrono::milliseconds span(highest);
        RunBar bar{good(span, highest, highest, span), span};
        const RunAxis axis = runAxis({bar}, measure);
        QCOMPARE(runAxisTitle(measure, axis), title);
        QCOMPARE(axis.top, top);
        QCOMPARE(axis.steps, steps);
        QVERIFY(axis.top >= *valueOf(bar, measure) / axis.unit);
    }

    void spans_areSaidInTwoUnits()
    {
        QCOMPARE(runSpanText(1234ms), QStringLiteral("1.2 s"));
        QCOMPARE(runSpanText(59'990ms), QStringLiteral("59.9 s"));
        QCOMPARE(runSpanText(4min + 12s), QStringLiteral("4 min 12 s"));
        QCOMPARE(runSpanText(65min), QStringLiteral("1 h 5 min"));
        QCOMPARE(runSpanText(51h), QStringLiteral("2 d 3 h"));
    }

    void summary_saysAllOfIt_alsoThatThereIsNothing()
    {
        RunsChart chart;
        QCOMPARE(chart.health(), Health::Idle);
        QVERIFY(chart.accessibleDescription().contains(QStringLiteral("not run yet")));
        chart.setBars(barsOf({good(0s), good(60min)}));
        QCOMPARE(chart.health(), Health::Good);
        QVERIFY2(chart.accessibleDescription().contains(QStringLiteral("none failed")),
                 qPrintable(chart.accessibleDescription()));
        chart.setBars(barsOf({good(0s), failed(60min), good(120min)}));
        QCOMPARE(chart.health(), Health::Notice);
        const QString text = chart.accessibleDescription();
        for (const char *part :
             {"3 run", "failed: 1", "2.9 MB sent", "longest run 2.0 s", "longest lag 2 h 0 min"})
            QVERIFY2(text.contains(QLatin1String(part)), qPrintable(text));
        chart.setBars(barsOf({failed(0s), good(60min)}));
        QCOMPARE(chart.health(), Health::Bad);
    }

    void failedRuns_areHatched_andMarked_inEveryTheme()
    {
        const auto bars = barsOf({failed(0s), good(60min)});
        for (const ThemeKind theme : {ThemeKind::Light, ThemeKind::Dark, ThemeKind::HighContrast}) {
            applyTheme(*qApp, theme);
            for (const RunMeasure measure :
                 {RunMeasure::Sent, RunMeasure::Duration, RunMeasure::Lag, RunMeasure::Behind}) {
                RunPlot plot(measure);
                plot.resize(300, plot.height());
                plot.setBars(barsOf({good(0s), good(60min)}));
                plot.show();
                QVERIFY(QTest::qWaitForWindowExposed(&plot));
                const QColor bad = toneColour(plot.palette(), Tone::Bad);
                QCOMPARE(pixelsOf(plot, bad), 0);
                plot.setBars(bars);
                QVERIFY2(pixelsOf(plot, bad) > 10, qPrintable(plot.title()));
            }
        }
        applyTheme(*qApp, ThemeKind::Light);
        RunPlot lag(RunMeasure::Lag);
        lag.setBars(bars);
        QCOMPARE(valuesOf(lag, 0), (QList<qreal>{0, 0}));
        QCOMPARE(valuesOf(lag, 1), (QList<qreal>{0, 60}));
        RunPlot sent(RunMeasure::Sent);
        sent.setBars(barsOf({good(0s, 3 << 20), failed(60min)}));
        QCOMPARE(valuesOf(sent, 0), (QList<qreal>{0, 3}));
        QCOMPARE(valuesOf(sent, 1), (QList<qreal>{0, 0}));
    }

    void toolTip_hasTheExactFiguresOfTheRunUnderThePointer()
    {
        RunPlot plot(RunMeasure::Sent);
        plot.resize(300, plot.height());
        auto asked = good(0s, 1'234'567, 1'234, 3s);
        asked.trigger = QStringLiteral("<i>ada</i>"); // a name comes from outside
        plot.setBars(barsOf({asked, failed(60min), good(120min)}));
        plot.show();
        QVERIFY(QTest::qWaitForWindowExposed(&plot));
        const QString newest = toolTipAt(plot, placeOf(plot, 2));
        for (const char *part :
             {"Sent: 1.2 MB", "Duration: 3.0 s", "Lag: 2 h 0 min", "1,234", "by &lt;i&gt;ada&lt;/i&gt;"})
            QVERIFY2(newest.contains(QLatin1String(part)), qPrintable(newest));
        QVERIFY(toolTipAt(plot, placeOf(plot, 1)).contains(QStringLiteral("Failed: ")));
        QCOMPARE(plot.runAt(placeOf(plot, 0)), 0);
        QCOMPARE(plot.runAt(placeOf(plot, 5)), -1); // beside the last one
        QCOMPARE(plot.runAt({1, 1}), -1);
    }

    void runs_areReadByKeys_theNewestFirst()
    {
        RunsCard card;
        card.resize(900, 300);
        card.setRuns({failed(0s), good(60min), good(120min)}, {});
        card.show();
        QVERIFY(QTest::qWaitForWindowActive(&card));
        auto *chart = card.findChild<RunsChart *>(QStringLiteral("runsChart"));
        auto *text = card.findChild<StatusLabel *>(QStringLiteral("runsText"));
        QCOMPARE(text->text(), chart->summary());
        chart->setFocus();
        QTest::keyClick(chart, Qt::Key_Left);
        QVERIFY2(text->text().contains(QStringLiteral("Failed: ")), qPrintable(text->text()));
        QCOMPARE(text->health(), Health::Bad);
        QCOMPARE(chart->accessibleDescription(), text->text());
        QTest::keyClick(chart, Qt::Key_Home);
        QVERIFY(text->text().contains(QStringLiteral("Lag: not known")));
        QTest::keyClick(chart, Qt::Key_Right);
        const QString second = text->text();
        QVERIFY(second.contains(QStringLiteral("Lag: 1 h 0 min")));
        card.setRuns({good(-60min), failed(0s), good(60min), good(120min)}, {});
        QCOMPARE(text->text(), second); // a newer run does not take it away
        chart->clearFocus();
        QCOMPARE(text->text(), chart->summary());
    }

    void plots_haveTitlesWithUnits_andNumbersOnTheirAxes()
    {
        RunsChart chart;
        chart.setBars(barsOf({good(0s, 3 << 20), good(60min)}));
        QStringList titles;
        for (const auto *label : chart.findChildren<QLabel *>())
            titles << label->text();
        QCOMPARE(titles, (QStringList{QStringLiteral("Sent (MB)"), QStringLiteral("Duration (s)"),
                                      QStringLiteral("Lag (min)"), QStringLiteral("Behind (updates)")}));
        const auto *plot = chart.findChild<RunPlot *>(QStringLiteral("sentPlot"));
        QCOMPARE(plot->accessibleName(), QStringLiteral("Sent (MB)"));
        const auto *axis = qobject_cast<QValueAxis *>(plot->chart()->axes(Qt::Vertical).front());
        QVERIFY(axis->labelsVisible());
        QCOMPARE(axis->max(), 4.0);
        QCOMPARE(axis->tickCount(), 5);
    }
};

QTEST_MAIN(TestRunsChart)
#include "test_runs_chart.moc"
