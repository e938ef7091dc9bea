#pragma once

#include "ui/thismachine/client_look.h"
#include "ui/widgets/card.h"

class QFormLayout;
class QLabel;
class QPushButton;

namespace retinue::ui {

class StatusLabel;

/// The client of this machine: how it stands and why, what to do next, where it is enrolled.
class ClientCard : public Card
{
    Q_OBJECT
public:
    explicit ClientCard(QWidget *parent = nullptr);

    /// `role`: whether there is a server of its own to join.
    void show(const ClientLook &look, Role role, Timestamp now);
    /// It cannot be opened or read.
    void showProblem(const Error &error);
    /// While something that was asked for is under way its buttons are off.
    void setBusy(bool busy);

Q_SIGNALS:
    void startWanted();
    void stopWanted();
    void joinWanted();
    void enrolWanted();

private:
    void drawButtons();

    bool m_isBusy = false;
    bool m_canStart = false, m_canStop = false, m_canJoin = false, m_canEnrol = false;
    StatusLabel *m_state;
    QLabel *m_next, *m_device, *m_server, *m_fingerprint, *m_lastSync, *m_waiting;
    QWidget *m_facts;
    QPushButton *m_start, *m_stop, *m_join, *m_enrol;
};

} // namespace retinue::ui
