#pragma once

#include "ui/shell/machine.h"
#include "ui/shell/session.h"

#include <QWidget>

namespace retinue::ui {

/// What stands before the pages: at the first start the account and the role (nothing is usable before),
/// afterwards the sign-in.
class Gate : public QWidget
{
    Q_OBJECT
public:
    /// Both outlive this.
    Gate(Machine &machine, Session &session, QWidget *parent = nullptr);

private:
    Machine &m_machine;
    Session &m_session;
};

} // namespace retinue::ui
