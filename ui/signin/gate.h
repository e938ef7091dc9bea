#pragma once

#include "ui/shell/machine.h"
#include "ui/shell/preferences.h"
#include "ui/shell/session.h"

#include <QWidget>

class QVBoxLayout;

namespace retinue::ui {

/// What stands before the pages: at the first start the account and the role (nothing is usable before),
/// afterwards the sign-in.
class Gate : public QWidget
{
    Q_OBJECT
public:
    /// They outlive this.
    Gate(Machine &machine, Session &session, Preferences &preferences, QWidget *parent = nullptr);

private:
    void look();
    void put(QWidget *card);
    void showProblem(const Error &error);
    void enter(const QString &administrator);
    void showSignIn();

    Machine &m_machine;
    Session &m_session;
    Preferences &m_preferences;
    QVBoxLayout *m_place;
    QWidget *m_card = nullptr;
};

} // namespace retinue::ui
