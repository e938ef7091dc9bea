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
    [[nodiscard]] QSpinBox *addNumber(const char *name, const QString &accessibleName, int least, int most);
    void addRow(QWidget *label, QSpinBox *number, const QString &unit);

    QRadioButton *m_keepLast, *m_keepOne;
    QSpinBox *m_last, *m_weeks, *m_months;
};

} // namespace retinue::ui
