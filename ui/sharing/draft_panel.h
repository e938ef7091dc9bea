#pragma once

#include "core/engine/data_sharing.h"
#include "ui/widgets/card.h"

class QPushButton;

namespace retinue::ui {

class StatusLabel;

/// All that the page knows at one moment.
struct SharingFacts
{
    engine::SharingOverview overview;
    engine::SharingOutlook outlook; ///< of the draft
    QStringList stoppedHere;        ///< whom [Start Them Again] would start
    bool isChanging = false;        ///< a job is at it
};

/// What the draft would do, to how many devices and users, and what stands in the way of it (R32), each with
/// the button that mends it.
class DraftPanel : public Card
{
    Q_OBJECT
public:
    explicit DraftPanel(QWidget *parent = nullptr);
    void show(const SharingFacts &facts);
    /// What is shown is of another draft: nothing can be applied until show().
    void setOutdated();

Q_SIGNALS:
    void stopAllWanted();
    void startAgainWanted();
    void goOnWanted();
    void giveUpWanted();
    void discardWanted();
    void applyWanted();

private:
    struct Obstacle
    {
        QWidget *row;
        StatusLabel *text;
        QPushButton *button; ///< null: nothing can be pressed
    };
    [[nodiscard]] Obstacle makeObstacle(const QString &name, const QString &button);
    void drawItems(const SharingFacts &facts);
    void drawObstacles(const SharingFacts &facts);

    StatusLabel *m_summary;
    QWidget *m_items;
    QStringList m_lines; ///< in m_items
    Obstacle m_work, m_running, m_jobs, m_stopped;
    QPushButton *m_discard, *m_apply;
};

} // namespace retinue::ui
