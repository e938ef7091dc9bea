#pragma once

#include "ui/backup/settings_card.h"

class QLineEdit;

namespace retinue::ui {

/// The folder of [Device] (R50).
class DeviceFolderCard : public SettingsCard
{
    Q_OBJECT
public:
    DeviceFolderCard(Machine &machine, Session &session, QWidget *parent);

protected:
    void showKept() override;
    [[nodiscard]] bool isChanged() const override;
    void save() override;

private:
    void chooseFolder();

    QLineEdit *m_folder;
};

} // namespace retinue::ui
