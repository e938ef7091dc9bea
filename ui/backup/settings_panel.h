#pragma once

#include "ui/shell/machine.h"
#include "ui/shell/session.h"
#include "ui/widgets/message_bar.h"

#include <QWidget>

#include <vector>

namespace retinue::ui {

class SettingsCard;

/// How backups are made: places, encryption, how many stay, when.
class BackupSettingsPanel : public QWidget
{
    Q_OBJECT
public:
    /// Both outlive this.
    BackupSettingsPanel(Machine &machine, Session &session, QWidget *parent = nullptr);

Q_SIGNALS:
    void told(const retinue::ui::Message &message);
    void saved();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void refresh();

    Machine &m_machine;
    std::vector<SettingsCard *> m_cards;
};

} // namespace retinue::ui
