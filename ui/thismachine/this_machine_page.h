#pragma once

#include "core/client/server_discovery.h"
#include "ui/shell/machine.h"
#include "ui/shell/page.h"
#include "ui/thismachine/client_look.h"
#include "ui/thismachine/communication_model.h"
#include "ui/thismachine/local_owner_model.h"

#include <QTimer>

#include <functional>
#include <memory>

class QPushButton;
class QTabWidget;
class QTableView;

namespace retinue::ui {

class Card;
class ClientCard;
class PanelCard;
class StatusLabel;

/// This Machine (R1, R2, R21): its role; its client with its panel, its local users and its communication
/// log.
class ThisMachinePage : public Page
{
    Q_OBJECT
public:
    /// `machine` outlives this.
    ThisMachinePage(Machine &machine, std::shared_ptr<client::ServerDiscovery> discovery,
                    QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] Card *makeRoleCard();
    [[nodiscard]] QWidget *makeOwnersTab();
    [[nodiscard]] QWidget *makeLogTab();
    void connectClient();

    // Following the machine.
    void look(); ///< at the client, in the background
    void drawRole();
    void drawClient(const ClientLook &look);
    [[nodiscard]] std::optional<OwnerKey> selectedOwner() const;

    // What the user wants.
    void changeRole();
    void setRole(Role role);
    void joinOwnServer();
    void startClient();
    void stopClient();
    void enrol();
    void login(const QString &user, const QStringList &groups);
    void logout();
    void askToForget();
    void confirmForget(const OwnerKey &owner, const client::ForgetReport &loss);
    void setBusy(bool busy);

    Machine &m_machine;
    const std::shared_ptr<client::ServerDiscovery> m_discovery;
    LocalOwnerModel m_owners;
    CommunicationModel m_log;
    bool m_isLooking = false;
    bool m_joinWhenOpen = false; ///< the role has just become server and client
    QTimer m_timer;
    StatusLabel *m_role;
    QLabel *m_roleNote;
    QPushButton *m_changeRole, *m_forget;
    ClientCard *m_client;
    PanelCard *m_panel;
    QTabWidget *m_tabs;
    QTableView *m_ownerTable;
};

} // namespace retinue::ui
