#pragma once

#include "ui/shell/idle_lock.h"
#include "ui/widgets/card.h"
#include "ui/widgets/message_bar.h"

class QLineEdit;
class QPushButton;
class QSpinBox;

namespace retinue::ui {

class NewPassword;

/// The idle lock, and the own password of whoever is signed in.
class SecurityCard : public Card
{
    Q_OBJECT
public:
    /// They outlive it.
    SecurityCard(Machine &machine, Session &session, IdleLock &idleLock, QWidget *parent = nullptr);

Q_SIGNALS:
    void told(const retinue::ui::Message &message);

private:
    void buildIdleLock();
    void buildPassword();
    void setIdleLock();
    void changePassword();
    void passwordAnswered(const Result<std::chrono::milliseconds> &lockedFor);

    Machine &m_machine;
    Session &m_session;
    IdleLock &m_idleLock;
    QSpinBox *m_minutes;
    QLineEdit *m_old;
    NewPassword *m_new = nullptr;
    QPushButton *m_change;
};

} // namespace retinue::ui
