#include "ui/prepare/obstacle_panel.h"

#include "ui/widgets/status_label.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace retinue::ui {

ObstaclePanel::ObstaclePanel(QWidget *parent) : Card(tr("This cannot be prepared here now"), parent)
{
    setObjectName(QStringLiteral("obstacles"));
    content()->addWidget(
        makeNote(tr("[Prepare for User Data Export] is for a machine that is server and client, whose "
                    "client uses the machine's own server at localhost:8443."),
                 this));
}

void ObstaclePanel::setObstacles(const std::vector<Obstacle> &obstacles)
{
    if (obstacles == m_obstacles)
        return; // a button keeps the focus
    m_obstacles = obstacles;
    delete m_rows;
    m_rows = new QWidget(this);
    auto *rows = new QVBoxLayout(m_rows);
    rows->setContentsMargins(0, kSpace, 0, 0);
    rows->setSpacing(kSpace);
    int number = 0;
    for (const Obstacle &obstacle : obstacles) {
        auto *row = new QHBoxLayout;
        row->setSpacing(2 * kSpace);
        auto *text = new StatusLabel(m_rows);
        text->setObjectName(QStringLiteral("obstacle%1").arg(number));
        text->setStatus(obstacle.remedy == Mending::None ? Health::Working : Health::Notice, obstacle.text);
        row->addWidget(text, 1, Qt::AlignVCenter);
        if (!obstacle.action.isEmpty()) {
            auto *button = new QPushButton(obstacle.action, m_rows);
            button->setObjectName(QStringLiteral("remedy%1").arg(number));
            connect(button, &QPushButton::clicked, this,
                    [this, remedy = obstacle.remedy] { Q_EMIT remedyWanted(remedy); });
            row->addWidget(button, 0, Qt::AlignTop);
        }
        rows->addLayout(row);
        ++number;
    }
    content()->addWidget(m_rows);
}

void ObstaclePanel::setBusy(bool busy)
{
    for (auto *button : findChildren<QPushButton *>())
        button->setEnabled(!busy);
}

} // namespace retinue::ui
