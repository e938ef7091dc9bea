#include "ui/thismachine/this_machine_page.h"

#include "ui/thismachine/client_card.h"
#include "ui/thismachine/enrol_dialog.h"
#include "ui/thismachine/forget_dialog.h"
#include "ui/thismachine/panel_card.h"
#include "ui/thismachine/role_dialog.h"
#include "ui/thismachine/role_text.h"
#include "ui/widgets/health_delegate.h"
#include "ui/widgets/icons.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace retinue::ui {

namespace {

/// Changes from the panel and the log are no news: they are looked for while somebody sees the page.
constexpr std::chrono::seconds kLook{2};
constexpr qreal kRowHeight = 1.8; ///< lines of text
constexpr int kTabsHeight = 28 * kSpace;

PageInfo pageInfo()
{
    return {QStringLiteral("thismachine"),
            {},
            ThisMachinePage::tr("This Machine"),
            QStringLiteral("machine"),
            ThisMachinePage::tr("Its role, its own client and the panel of that")};
}

QTableView *makeTable(const QString &name, const QString &title, QAbstractItemModel &model, QWidget *parent)
{
    auto *table = new QTableView(parent);
    table->setObjectName(name);
    table->setAccessibleName(title);
    table->setModel(&model);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setAlternatingRowColors(true);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(int(table->fontMetrics().height() * kRowHeight));
    table->horizontalHeader()->setHighlightSections(false);
    return table;
}

} // namespace

ThisMachinePage::ThisMachinePage(Machine &machine, std::shared_ptr<client::ServerDiscovery> discovery,
                                 QWidget *parent)
    : Page(pageInfo(), parent)
    , m_machine(machine)
    , m_discovery(std::move(discovery))
    , m_role(new StatusLabel(this))
    , m_roleNote(makeNote({}, this))
    , m_changeRole(new QPushButton(tr("C&hange…"), this))
    , m_forget(new QPushButton(icon(QStringLiteral("remove")), tr("&Delete Local Data…"), this))
    , m_client(new ClientCard(this))
    , m_panel(new PanelCard(this))
    , m_tabs(new QTabWidget(this))
{
    auto *inner = new QWidget(this);
    auto *layout = new QVBoxLayout(inner);
    layout->setContentsMargins(0, 0, kSpace, 0); // beside the scroll bar
    layout->setSpacing(2 * kSpace);
    layout->addWidget(makeRoleCard());
    auto *cards = new QHBoxLayout;
    cards->setSpacing(2 * kSpace);
    cards->addWidget(m_client, 3);
    cards->addWidget(m_panel, 2);
    layout->addLayout(cards);
    m_tabs->setObjectName(QStringLiteral("machineTabs"));
    m_tabs->tabBar()->setAccessibleName(tr("Local users or communication log"));
    m_tabs->setMinimumHeight(kTabsHeight);
    m_tabs->addTab(makeOwnersTab(), tr("Local Users"));
    m_tabs->addTab(makeLogTab(), tr("Communication Log"));
    layout->addWidget(m_tabs, 1);
    layout->addStretch(0); // a server alone has only its role to show
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus); // it follows the focus
    scroll->setWidgetResizable(true);
    scroll->setWidget(inner);
    content()->addWidget(scroll, 1);

    connectClient();
    connect(&machine, &Machine::roleChanged, this, &ThisMachinePage::drawRole);
    connect(&machine, &Machine::clientChanged, this, &ThisMachinePage::look);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (isVisible())
            look();
    });
    m_timer.start(kLook);
    drawRole();
}

// ---- building

Card *ThisMachinePage::makeRoleCard()
{
    auto *card = new Card(tr("Role"), this);
    card->setObjectName(QStringLiteral("roleCard"));
    card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_role->setObjectName(QStringLiteral("roleState"));
    m_changeRole->setObjectName(QStringLiteral("roleButton"));
    m_changeRole->setAccessibleName(tr("Change the role of this machine"));
    auto *row = new QHBoxLayout;
    auto *texts = new QVBoxLayout;
    texts->addWidget(m_role);
    texts->addWidget(m_roleNote);
    row->addLayout(texts, 1);
    row->addWidget(m_changeRole, 0, Qt::AlignVCenter);
    card->content()->addLayout(row);
    connect(m_changeRole, &QPushButton::clicked, this, &ThisMachinePage::changeRole);
    return card;
}

QWidget *ThisMachinePage::makeOwnersTab()
{
    auto *tab = new QWidget(this);
    auto *layout = new QVBoxLayout(tab);
    m_ownerTable = makeTable(QStringLiteral("localOwners"), tr("Local users and groups"), m_owners, tab);
    m_ownerTable->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_ownerTable->horizontalHeader()->setSectionResizeMode(LocalOwnerModel::Owner, QHeaderView::Stretch);
    layout->addWidget(m_ownerTable, 1);
    m_forget->setObjectName(QStringLiteral("forgetButton"));
    auto *row = new QHBoxLayout;
    row->addWidget(m_forget);
    row->addWidget(
        makeNote(tr("The remedy when one user's data differ from the server's: delete, then log in "
                    "again."),
                 tab),
        1);
    layout->addLayout(row);
    connect(m_forget, &QPushButton::clicked, this, &ThisMachinePage::askToForget);
    const auto drawForget = [this] { m_forget->setEnabled(selectedOwner().has_value()); };
    connect(m_ownerTable->selectionModel(), &QItemSelectionModel::selectionChanged, this, drawForget);
    connect(&m_owners, &QAbstractItemModel::rowsRemoved, this, drawForget);
    drawForget();
    return tab;
}

QWidget *ThisMachinePage::makeLogTab()
{
    auto *tab = new QWidget(this);
    auto *layout = new QVBoxLayout(tab);
    auto *table = makeTable(QStringLiteral("communicationLog"), tr("Communication log"), m_log, tab);
    table->setItemDelegateForColumn(CommunicationModel::Severity, new HealthDelegate(table));
    auto *header = table->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(CommunicationModel::What, QHeaderView::Stretch);
    layout->addWidget(table, 1);
    layout->addWidget(
        makeNote(tr("Warning: the server was unreachable for a while. Error: a limit was exceeded, or "
                    "the authentication failed."),
                 tab));
    return tab;
}

void ThisMachinePage::connectClient()
{
    connect(m_client, &ClientCard::startWanted, this, &ThisMachinePage::startClient);
    connect(m_client, &ClientCard::stopWanted, this, &ThisMachinePage::stopClient);
    connect(m_client, &ClientCard::joinWanted, this, &ThisMachinePage::joinOwnServer);
    connect(m_client, &ClientCard::enrolWanted, this, &ThisMachinePage::enrol);
    connect(m_panel, &PanelCard::loginWanted, this, &ThisMachinePage::login);
    connect(m_panel, &PanelCard::logoutWanted, this, &ThisMachinePage::logout);
}

// ---- following the machine

void ThisMachinePage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    look();
}

void ThisMachinePage::drawRole()
{
    const auto role = m_machine.role();
    m_role->setStatus(role ? Health::Good : Health::Idle, role ? roleText(*role) : tr("Not chosen yet"));
    m_roleNote->setText(role ? roleExplanation(*role) : QString());
    const bool hasClient = isClient(role);
    m_client->setVisible(hasClient);
    m_panel->setVisible(hasClient);
    m_tabs->setVisible(hasClient);
    look();
}

void ThisMachinePage::look()
{
    const ClientParts client = m_machine.client();
    if (const auto problem = m_machine.clientProblem(); problem && !client.agent)
        return m_client->showProblem(*problem);
    if (!client.agent || m_isLooking)
        return;
    m_isLooking = true;
    whenAnswered(m_machine.engine().ask([client] { return lookAt(client); }), this,
                 [this, client](const Result<ClientLook> &look) {
                     m_isLooking = false;
                     if (m_machine.client().agent != client.agent)
                         return; // of a client that is gone
                     if (look.ok())
                         drawClient(*look);
                     else if (look.error().code != ErrorCode::TooMany) // asked again by itself
                         m_client->showProblem(look.error());
                 });
}

void ThisMachinePage::drawClient(const ClientLook &look)
{
    const Role role = m_machine.role().value_or(Role::Client);
    m_client->show(look, role, m_machine.engine().clock().now());
    m_panel->show(look.replica);
    m_owners.setOwners(look.owners);
    m_log.setRows(look.log);
    const bool needsServer = look.agent.state == client::AgentState::NotEnrolled ||
                             look.agent.state == client::AgentState::Removed;
    if (std::exchange(m_joinWhenOpen, false) && needsServer && role == Role::ServerAndClient)
        joinOwnServer();
}

std::optional<OwnerKey> ThisMachinePage::selectedOwner() const
{
    const auto rows = m_ownerTable->selectionModel()->selectedRows();
    if (rows.isEmpty())
        return {};
    const OwnerKey &owner = m_owners.row(rows.front().row()).owner;
    return owner.kind() == OwnerKind::AllDevices ? std::nullopt : std::optional(owner);
}

void ThisMachinePage::setBusy(bool busy)
{
    m_client->setBusy(busy);
    m_panel->setBusy(busy);
    m_changeRole->setEnabled(!busy);
}

// ---- what the user wants

void ThisMachinePage::changeRole()
{
    engine::Engine &engine = m_machine.engine();
    whenAnswered(engine.ask([&engine]() -> Result<QStringList> {
        QStringList connected;
        for (const auto &device : engine.devices().list()) {
            if (device.connected)
                connected << device.info.name;
        }
        return connected;
    }),
                 this, [this](const Result<QStringList> &connected) {
                     if (!connected.ok())
                         return Q_EMIT told(Message::failure(tr("Changing the role"), connected.error()));
                     auto *dialog = new RoleDialog(m_machine.role().value_or(Role::Server), *connected, this);
                     connect(dialog, &QDialog::accepted, this, [this, dialog] { setRole(dialog->chosen()); });
                     dialog->open();
                 });
}

void ThisMachinePage::setRole(Role role)
{
    m_joinWhenOpen = role == Role::ServerAndClient;
    setBusy(true);
    whenAnswered(m_machine.setRole(role), this, [this, role](const Result<void> &changed) {
        setBusy(false);
        if (!changed.ok()) {
            m_joinWhenOpen = false;
            return Q_EMIT told(Message::failure(tr("Changing the role"), changed.error()));
        }
        Q_EMIT told(
            {Health::Good, tr("The role of this machine is now: %1.").arg(roleText(role)), {}, {}, {}});
        look();
    });
}

void ThisMachinePage::joinOwnServer()
{
    setBusy(true);
    whenAnswered(m_machine.joinOwnServer(), this, [this](const Result<void> &joined) {
        setBusy(false);
        if (joined.ok())
            Q_EMIT told({Health::Good,
                         tr("This machine takes part in its own server's synchronization."),
                         {},
                         {},
                         {}});
        else
            Q_EMIT told(Message::failure(tr("Enrolling this machine at its own server"), joined.error()));
        look();
    });
}

void ThisMachinePage::startClient()
{
    setBusy(true);
    whenAnswered(m_machine.engine().ask([client = m_machine.client()] { return client.agent->start(); }),
                 this, [this](const Result<void> &started) {
                     setBusy(false);
                     if (!started.ok())
                         Q_EMIT told(
                             Message::failure(tr("Starting the client of this machine"), started.error()));
                     look();
                 });
}

void ThisMachinePage::stopClient()
{
    setBusy(true);
    whenAnswered(m_machine.engine().ask([client = m_machine.client()] { return client.agent->stop(); }), this,
                 [this](const Result<void> &stopped) {
                     setBusy(false);
                     if (!stopped.ok()) {
                         Message message = Message::failure(
                             tr("It is stopped here, but the server could not be told yet"), stopped.error());
                         message.health = Health::Notice;
                         Q_EMIT told(message);
                     }
                     look();
                 });
}

void ThisMachinePage::enrol()
{
    const ClientParts client = m_machine.client();
    if (!client.agent)
        return;
    auto *dialog = new EnrolDialog(m_machine.engine(), client, m_discovery, this);
    connect(dialog, &QDialog::accepted, this, [this] {
        Q_EMIT told({Health::Good, tr("This machine is enrolled."), {}, {}, {}});
        look();
    });
    dialog->open();
}

void ThisMachinePage::login(const QString &user, const QStringList &groups)
{
    setBusy(true);
    whenAnswered(
        m_machine.engine().ask([client = m_machine.client(), user, groups]() -> Result<client::LoginReport> {
            const auto key = OwnerKey::parseUser(user);
            if (!key.ok())
                return key.error();
            if (groups.isEmpty())
                return client.home->replica().login(*key);
            protocol::PanelLogin login{*key, {}};
            for (const QString &group : groups) {
                auto groupKey = OwnerKey::group(group);
                if (!groupKey.ok())
                    return std::move(groupKey).error();
                login.groups.push_back(*groupKey);
            }
            return client.home->replica().login(login);
        }),
        this, [this](const Result<client::LoginReport> &report) {
            setBusy(false);
            if (report.ok())
                m_panel->showLogin(*report);
            else
                m_panel->showFailure(report.error());
            look();
        });
}

void ThisMachinePage::logout()
{
    setBusy(true);
    whenAnswered(
        m_machine.engine().ask([client = m_machine.client()] { return client.home->replica().logout(); }),
        this, [this](const Result<void> &loggedOut) {
            setBusy(false);
            if (!loggedOut.ok())
                m_panel->showFailure(loggedOut.error());
            look();
        });
}

void ThisMachinePage::askToForget()
{
    const auto owner = selectedOwner();
    const ClientParts client = m_machine.client();
    if (!owner || !client.home)
        return;
    whenAnswered(m_machine.engine().ask(
                     [client, owner = *owner] { return client.home->replica().wouldForget(owner); }),
                 this, [this, owner = *owner](const Result<client::ForgetReport> &loss) {
                     if (loss.ok())
                         confirmForget(owner, *loss);
                     else
                         Q_EMIT told(Message::failure(tr("Deleting local data"), loss.error()));
                 });
}

void ThisMachinePage::confirmForget(const OwnerKey &owner, const client::ForgetReport &loss)
{
    auto *dialog = new ForgetDialog(owner, loss, this);
    connect(dialog, &QDialog::accepted, this, [this, owner, loss] {
        whenAnswered(
            m_machine.engine().ask([client = m_machine.client(), owner,
                                    loss]() -> Result<client::ForgetReport> {
                if (!client.home)
                    return Error{ErrorCode::NotFound, QStringLiteral("this machine runs no client any more")};
                return forgetAsShown(client, owner, loss);
            }),
            this, [this, owner](const Result<client::ForgetReport> &report) {
                if (!report.ok()) {
                    Q_EMIT told(Message::failure(tr("Deleting local data"), report.error()));
                } else if (!report->forgotten) {
                    confirmForget(owner, *report); // something changed meanwhile: it is named as well
                } else {
                    Q_EMIT told({Health::Good,
                                 tr("The local data of %1 are deleted. The next login brings the server's.")
                                     .arg(ownerText(owner)),
                                 {},
                                 {},
                                 {}});
                }
                look();
            });
    });
    dialog->open();
}

} // namespace retinue::ui
