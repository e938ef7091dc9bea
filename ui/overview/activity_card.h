#pragma once

#include "ui/overview/activity_bins.h"
#include "ui/widgets/card.h"

class QComboBox;
class QLabel;

namespace retinue::ui {

class ActivityChart;

/// The chart of log-ins and changes with the choice of its span, and the numbers as a line of text.
class ActivityCard : public Card
{
    Q_OBJECT
public:
    explicit ActivityCard(QWidget *parent = nullptr);
    void setCounts(std::vector<installation::ActivityCount> counts, Timestamp now);

private:
    void draw();

    std::vector<installation::ActivityCount> m_counts;
    Timestamp m_now{};
    QComboBox *m_span;
    ActivityChart *m_chart;
    QLabel *m_text;
};

} // namespace retinue::ui
