#pragma once

#include "ui/prepare/obstacles.h"
#include "ui/widgets/card.h"

namespace retinue::ui {

/// What stands in the way of a preparation, each with what mends it.
class ObstaclePanel : public Card
{
    Q_OBJECT
public:
    explicit ObstaclePanel(QWidget *parent = nullptr);
    void setObstacles(const std::vector<Obstacle> &obstacles);
    /// Nothing can be mended while something is.
    void setBusy(bool busy);

Q_SIGNALS:
    void remedyWanted(retinue::ui::Mending remedy);

private:
    std::vector<Obstacle> m_obstacles;
    QWidget *m_rows = nullptr;
};

} // namespace retinue::ui
