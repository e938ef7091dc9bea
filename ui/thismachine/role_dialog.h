#pragma once

#include "ui/shell/machine.h"

#include <QDialog>

#include <map>

class QLabel;
class QPushButton;
class QRadioButton;

namespace retinue::ui {

/// R1: what this machine shall be, with what a change stops: the connected devices are named and counted.
/// accepted() when another role was chosen.
class RoleDialog : public QDialog
{
    Q_OBJECT
public:
    /// `connected`: names of the devices that are connected to this server now.
    RoleDialog(Role current, const QStringList &connected, QWidget *parent);

    [[nodiscard]] Role chosen() const;

private:
    void drawConsequences();

    const Role m_current;
    const QStringList m_connected;
    std::map<Role, QRadioButton *> m_choices;
    QLabel *m_consequences;
    QPushButton *m_change;
};

} // namespace retinue::ui
