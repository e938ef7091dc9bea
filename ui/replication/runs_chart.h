#pragma once

#include "ui/replication/run_bars.h"
#include "ui/widgets/status_label.h"

#include <QWidget>

class QLabel;

namespace retinue::ui {

class RunPlot;

/// The last runs: what was sent, how long it took, how old the copy was and how many updates it was behind, a
/// plot for each, with a run at the same place in all of them. Its accessible description is the chart in
/// words; with the arrow keys, Home and End one goes through the runs, each of which is said.
class RunsChart : public QWidget
{
    Q_OBJECT
public:
    explicit RunsChart(QWidget *parent = nullptr);
    void setBars(std::vector<RunBar> bars);
    [[nodiscard]] QString summary() const { return runBarsSummary(m_bars); }
    /// Of the newest run; Notice: a run before it failed.
    [[nodiscard]] Health health() const;

Q_SIGNALS:
    /// One run, while somebody goes through them; empty when nobody does.
    void read(const QString &text, retinue::ui::Health health);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Part
    {
        QLabel *title;
        RunPlot *plot;
    };
    void setCursorTo(int run); ///< -1: none

    std::vector<RunBar> m_bars;
    std::vector<Part> m_parts;
    int m_at = -1;
};

} // namespace retinue::ui
