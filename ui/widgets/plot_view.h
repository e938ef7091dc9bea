#pragma once

#include <QtCharts/QChartView>

namespace retinue::ui {

/// A chart on a card: no frame and no margins of its own, in the colours of the theme, also when that
/// changes.
class PlotView : public QChartView
{
    Q_OBJECT
public:
    explicit PlotView(QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;
    /// Ground, legend and axes. What draws a series adds its colours, and calls it once the axes are there.
    virtual void applyPalette();
};

/// Where a key leads in a chart of `count` steps that is read step by step: the arrow keys, Home and End;
/// from none (-1) to the newest, which is the last. -1: it is another key, or there are no steps.
[[nodiscard]] int stepByKey(int key, int at, int count);

/// Has screen readers say what a widget shows now.
void sayDescription(QWidget &widget, const QString &text);

} // namespace retinue::ui
