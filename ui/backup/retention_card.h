#pragma once

#include "ui/backup/settings_card.h"

class QRadioButton;
class QSpinBox;

namespace retinue::ui {

/// How many backups stay (R51).
class RetentionCard : public SettingsCard
{
    Q_OBJECT
public:
    RetentionCard(Machine &machine, Session &session, QWidget *parent);

protected:
    void showKept() override;
    [[nodiscard]] bool isChanged() const override;
    void save() override;

private:
    [[nodiscard]] engine::BackupRetention entered() const;

    QRadioButton *m_keepLast, *m_keepOne;
    QSpinBox *m_last;
};

} // namespace retinue::ui
