#pragma once

#include "ui/backup/settings_card.h"

class QComboBox;
class QFormLayout;
class QSpinBox;
class QTimeEdit;

namespace retinue::ui {

/// When backups are made by themselves.
class ScheduleCard : public SettingsCard
{
    Q_OBJECT
public:
    ScheduleCard(Machine &machine, Session &session, QWidget *parent);

protected:
    void showKept() override;
    [[nodiscard]] bool isChanged() const override;
    void save() override;

private:
    [[nodiscard]] engine::BackupSchedule entered() const;
    void drawRows();
    void addRow(const QString &label, QWidget *field, const char *name);

    QFormLayout *m_form;
    QComboBox *m_every, *m_weekday, *m_place;
    QSpinBox *m_hours, *m_baseEvery, *m_trialEvery;
    QTimeEdit *m_at;
};

} // namespace retinue::ui
