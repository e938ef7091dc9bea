#pragma once

#include "core/engine/replication.h"
#include "ui/widgets/status_label.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QPushButton;

namespace retinue::ui {

/// [Replication] on a machine that stands by: whom for, how fresh its copy is, and how to end it.
class StandbyPanel : public QWidget
{
    Q_OBJECT
public:
    explicit StandbyPanel(QWidget *parent = nullptr);
    /// `address` and `fingerprint`: what is entered and compared on the server.
    void setState(const engine::StandbyState &state, Timestamp now, const QString &address,
                  const QString &fingerprint);
    [[nodiscard]] Health health() const { return m_state->health(); }

Q_SIGNALS:
    void leaveWanted();
    void takeOverWanted();
    void departmentIdManagementWanted(bool isOn);

private:
    StatusLabel *m_state;
    QLabel *m_copy, *m_next, *m_address, *m_fingerprint;
    QCheckBox *m_departments;
    QPushButton *m_takeOver, *m_leave;
};

} // namespace retinue::ui
