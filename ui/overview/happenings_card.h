#pragma once

#include "core/engine/activity.h"
#include "ui/widgets/card.h"

class QLabel;
class QTableView;

namespace retinue::ui {

class HappeningsModel;

/// What happened last, live: who logged in or changed what, on which device; never the values.
class HappeningsCard : public Card
{
    Q_OBJECT
public:
    explicit HappeningsCard(QWidget *parent = nullptr);
    void setHappenings(std::vector<engine::Happening> happenings);

private:
    HappeningsModel *m_model;
    QTableView *m_table;
    QLabel *m_empty;
};

} // namespace retinue::ui
