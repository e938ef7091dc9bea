#pragma once

#include "core/base/clock.h"

#include <QDialog>

class QPushButton;
class QSpinBox;

namespace retinue::ui {

class StatusLabel;

/// How long deleted data can be brought back, and what another time means for what is kept already.
class KeepDialog : public QDialog
{
    Q_OBJECT
public:
    KeepDialog(std::chrono::days present, Timestamp now, QWidget *parent);
    [[nodiscard]] std::chrono::days chosen() const;

private:
    void explain();

    const std::chrono::days m_present;
    const Timestamp m_now;
    QSpinBox *m_days;
    StatusLabel *m_meaning;
    QPushButton *m_apply;
};

} // namespace retinue::ui
