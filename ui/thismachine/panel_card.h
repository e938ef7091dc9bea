#pragma once

#include "ui/thismachine/client_look.h"
#include "ui/widgets/card.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace retinue::ui {

class StatusLabel;

/// The panel of this machine's client: who is there, logging in and out, and the message that the panel of a
/// device would show (R6, R7, R8).
class PanelCard : public Card
{
    Q_OBJECT
public:
    explicit PanelCard(QWidget *parent = nullptr);

    void show(const client::ReplicaStatus &status);
    void showLogin(const client::LoginReport &report);
    void showFailure(const Error &error);
    void setBusy(bool busy);

Q_SIGNALS:
    /// `groups` as entered, each not empty; none: those of the user's last login here.
    void loginWanted(const QString &user, const QStringList &groups);
    void logoutWanted();

private:
    void login();

    QWidget *m_loginForm, *m_logoutForm; ///< one of them is shown
    StatusLabel *m_who, *m_message;
    QLineEdit *m_user, *m_groups;
    QPushButton *m_login, *m_logout;
    bool m_isBusy = false;
};

} // namespace retinue::ui
