#pragma once

#include "ui/overview/activity_bins.h"
#include "ui/widgets/plot_view.h"

class QLineSeries;
class QValueAxis;
class QDateTimeAxis;

namespace retinue::ui {

/// Log-ins at panels and changes of settings over a day or a week: a whole line and a dashed one, in the
/// colours of the theme. Its accessible description holds the numbers; with the arrow keys, Home and End one
/// goes through the steps, each of which is said.
class ActivityChart : public PlotView
{
    Q_OBJECT
public:
    explicit ActivityChart(QWidget *parent = nullptr);
    void setBins(std::vector<installation::ActivityCount> bins, ChartSpan span);
    /// "Last 24 hours: 12 log-ins, 30 changes; most between 14:00 and 14:30."
    [[nodiscard]] QString summary() const;

Q_SIGNALS:
    /// One step, while somebody goes through them; empty when nobody does.
    void read(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void applyPalette() override;

private:
    void setCursorTo(int bin); ///< -1: none
    [[nodiscard]] QString timesOf(const installation::ActivityCount &bin) const;

    std::vector<installation::ActivityCount> m_bins;
    ChartSpan m_span = ChartSpan::Day;
    int m_at = -1;
    QLineSeries *m_logins, *m_changes, *m_mark;
    QDateTimeAxis *m_time;
    QValueAxis *m_number;
};

} // namespace retinue::ui
