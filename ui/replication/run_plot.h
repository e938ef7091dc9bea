#pragma once

#include "ui/replication/run_bars.h"
#include "ui/widgets/plot_view.h"

class QBarSet;
class QStackedBarSeries;
class QValueAxis;

namespace retinue::ui {

/// One measure of the last runs: a bar for each run, in their order. A run that failed has a hatched bar and
/// on it the mark of what is bad. The tool tip has the exact figures of the run under the pointer.
class RunPlot : public PlotView
{
    Q_OBJECT
public:
    explicit RunPlot(RunMeasure measure, QWidget *parent = nullptr);
    void setBars(std::vector<RunBar> bars);
    /// A line through this run; -1: none.
    void setCursorTo(int run);
    /// "Sent (MB)"
    [[nodiscard]] QString title() const { return m_title; }
    /// The run at a place of the view; -1: none.
    [[nodiscard]] int runAt(const QPoint &place) const;

protected:
    bool viewportEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void applyPalette() override;

private:
    void fitToFont();
    [[nodiscard]] QPointF placeOf(int run, double value) const;
    void drawFailures(QPainter &painter) const;
    void drawTimes(QPainter &painter) const;

    const RunMeasure m_measure;
    std::vector<RunBar> m_bars;
    QString m_title;
    RunAxis m_scale;
    int m_at = -1;
    QBarSet *m_good, *m_failed;
    QStackedBarSeries *m_series;
    QValueAxis *m_order, *m_value;
};

} // namespace retinue::ui
