#pragma once

#include "ui/shell/machine.h"
#include "ui/shell/preferences.h"
#include "ui/shell/session.h"

#include <QWidget>

class QVBoxLayout;

namespace retinue::ui {

/// What stands before the pages: at the first start the account and the role (nothing is usable before),
/// afterwards the sign-in. Where an account was made by command, the machine is a server unless it was told
/// otherwise.
class Gate : public QWidget
{
    Q_OBJECT
public:
    /// They outlive this.
    Gate(Machine &machine, Session &session, Preferences &preferences, QWidget *parent = nullptr);

private:
    /// `notice`: for whoever is to sign in.
    void look(const QString &notice = {});
    void showFirstStart();
    void put(QWidget *card);
    void showProblem(const QString &what, const Error &error);
    void enter(const QString &administrator);
    void showSignIn(const QString &notice = {});

    Machine &m_machine;
    Session &m_session;
    Preferences &m_preferences;
    QVBoxLayout *m_place;
    QWidget *m_card = nullptr;
};

} // namespace retinue::ui
