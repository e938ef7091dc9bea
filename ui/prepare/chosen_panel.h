#pragma once

#include "ui/prepare/chosen_owners.h"
#include "ui/prepare/prepare_text.h"

#include <QWidget>

class QListView;
class QPushButton;

namespace retinue::ui {

class StatusLabel;

/// Who is chosen, how many of how many, and the button that prepares them (R22).
class ChosenPanel : public QWidget
{
    Q_OBJECT
public:
    explicit ChosenPanel(QWidget *parent = nullptr);

    [[nodiscard]] ChosenOwners &choice() { return m_choice; }
    void setLimits(const std::vector<OwnerKey> &atPanel, const client::PrepareLimits &limits);
    /// A preparation is under way: the choice stays as it is.
    void setBusy(bool busy);

Q_SIGNALS:
    void prepareWanted();

private:
    void draw();
    void removeSelected();

    ChosenOwners m_choice;
    std::vector<OwnerKey> m_atPanel;
    client::PrepareLimits m_limits;
    bool m_busy = false;
    QListView *m_list;
    StatusLabel *m_count;
    QPushButton *m_remove, *m_clear, *m_prepare;
};

} // namespace retinue::ui
