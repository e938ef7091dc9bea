#include "ui/thismachine/client_card.h"

#include "ui/text/error_text.h"
#include "ui/text/formats.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/status_label.h"

#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>

namespace retinue::ui {

namespace {

struct StateText
{
    Health health = Health::Idle;
    QString state, next;
};

StateText textOf(const ClientLook &look, bool hasOwnServer)
{
    const client::AgentStatus &agent = look.agent;
    switch (agent.state) {
    case client::AgentState::NotEnrolled:
        return {Health::Idle, ClientCard::tr("Not enrolled at a server."),
                hasOwnServer
                    ? ClientCard::tr("Enrol it at the server of this machine.")
                    : ClientCard::tr("Enrol it; the server's console shows the address and makes a code.")};
    case client::AgentState::Stopped:
        if (agent.reason)
            return {Health::Notice, ClientCard::tr("Stopped. %1").arg(errorText(*agent.reason).what),
                    errorText(*agent.reason).next};
        return {
            Health::Idle, ClientCard::tr("Stopped: it takes no part in synchronization."),
            ClientCard::tr("Start it. Where both have data, the server's are kept; what only this machine "
                           "has goes up.")};
    case client::AgentState::Starting:
        return {Health::Working, ClientCard::tr("Starting: it compares its data with the server's."), {}};
    case client::AgentState::Running:
        if (!agent.listening)
            return {Health::Notice, ClientCard::tr("Running, but news from the server do not come in now."),
                    ClientCard::tr("It asks for them every few minutes, and connects again by itself.")};
        return {Health::Good, ClientCard::tr("Running: its data are the server's."), {}};
    case client::AgentState::Unreachable: {
        if (!agent.reason)
            return {Health::Notice, ClientCard::tr("It works from its local data."), {}};
        const ErrorText reason = errorText(*agent.reason);
        return {
            Health::Notice, ClientCard::tr("It works from its local data. %1").arg(reason.what),
            ClientCard::tr("%1 It tries again by itself; changes wait and are not lost.").arg(reason.next)};
    }
    case client::AgentState::Removed:
        return {Health::Bad, ClientCard::tr("It was removed at the server and cannot synchronize any more."),
                ClientCard::tr("Enrol it again. Its local data stay until then.")};
    }
    Q_UNREACHABLE();
}

} // namespace

ClientCard::ClientCard(QWidget *parent)
    : Card(tr("Client of This Machine"), parent)
    , m_state(new StatusLabel(this))
    , m_next(makeNote({}, this))
    , m_device(new QLabel(this))
    , m_server(new QLabel(this))
    , m_fingerprint(new QLabel(this))
    , m_lastSync(new QLabel(this))
    , m_waiting(new QLabel(this))
    , m_facts(new QWidget(this))
    , m_start(new QPushButton(icon(QStringLiteral("start")), tr("&Start"), this))
    , m_stop(new QPushButton(icon(QStringLiteral("stop")), tr("S&top"), this))
    , m_join(new QPushButton(tr("&Join This Server"), this))
    , m_enrol(new QPushButton(tr("&Enrol…"), this))
{
    setObjectName(QStringLiteral("clientCard"));
    m_state->setObjectName(QStringLiteral("clientState"));
    m_next->setObjectName(QStringLiteral("clientNext"));
    m_server->setObjectName(QStringLiteral("clientServer"));
    m_fingerprint->setObjectName(QStringLiteral("clientFingerprint"));
    m_waiting->setObjectName(QStringLiteral("clientWaiting"));
    m_start->setObjectName(QStringLiteral("clientStartButton"));
    m_stop->setObjectName(QStringLiteral("clientStopButton"));
    m_join->setObjectName(QStringLiteral("clientJoinButton"));
    m_enrol->setObjectName(QStringLiteral("clientEnrolButton"));
    content()->addWidget(m_state);
    content()->addWidget(m_next);

    auto *form = new QFormLayout(m_facts);
    form->setContentsMargins(0, 0, 0, 0);
    const auto add = [&](const QString &title, QWidget *value) {
        auto *label = new QLabel(title, this);
        label->setForegroundRole(QPalette::PlaceholderText);
        form->addRow(label, value);
    };
    for (QLabel *value : {m_device, m_server, m_lastSync, m_waiting}) {
        value->setTextFormat(Qt::PlainText);
        value->setWordWrap(true);
    }
    m_fingerprint->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_fingerprint->setAccessibleName(tr("Fingerprint of the server"));
    m_fingerprint->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    add(tr("Device Name"), m_device);
    add(tr("Server"), m_server);
    add(tr("Fingerprint"), m_fingerprint);
    add(tr("Last synchronized"), m_lastSync);
    add(tr("Changes"), m_waiting);
    content()->addWidget(m_facts);
    content()->addStretch(1);

    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {m_start, m_stop, m_join, m_enrol})
        buttons->addWidget(button);
    buttons->addStretch(1);
    content()->addLayout(buttons);
    connect(m_start, &QPushButton::clicked, this, &ClientCard::startWanted);
    connect(m_stop, &QPushButton::clicked, this, &ClientCard::stopWanted);
    connect(m_join, &QPushButton::clicked, this, &ClientCard::joinWanted);
    connect(m_enrol, &QPushButton::clicked, this, &ClientCard::enrolWanted);
    m_facts->hide();
    drawButtons();
}

void ClientCard::show(const ClientLook &look, Role role, Timestamp now)
{
    const auto state = look.agent.state;
    const bool isEnrolled = state != client::AgentState::NotEnrolled && state != client::AgentState::Removed;
    const bool takesPart = isEnrolled && state != client::AgentState::Stopped;
    const StateText text = textOf(look, isServer(role));
    m_state->setStatus(text.health, text.state);
    m_next->setText(text.next);
    m_next->setVisible(!text.next.isEmpty());

    m_facts->setVisible(!look.server.isEmpty());
    m_device->setText(look.location.isEmpty() ? look.deviceName
                                              : QStringLiteral("%1, %2").arg(look.deviceName, look.location));
    m_server->setText(look.server);
    m_fingerprint->setText(fingerprintText(look.fingerprint));
    m_lastSync->setText(agoText(look.replica.lastSync, now));
    QStringList waiting;
    if (look.replica.unsent > 0)
        waiting << tr("%Ln waiting to go up", nullptr, look.replica.unsent);
    if (look.replica.refused > 0)
        waiting << tr("%Ln refused: the user must log in again here", nullptr, look.replica.refused);
    m_waiting->setText(waiting.isEmpty() ? tr("All have gone up") : waiting.join(QStringLiteral(" · ")));

    m_canStart = isEnrolled && !takesPart;
    m_canStop = takesPart;
    m_canJoin = isServer(role) && !isEnrolled;
    m_canEnrol = !takesPart;
    drawButtons();
}

void ClientCard::showProblem(const Error &error)
{
    const ErrorText text = errorText(error);
    m_state->setStatus(Health::Bad, tr("The client of this machine cannot be used. %1").arg(text.what));
    m_next->setText(text.next + QLatin1Char('\n') + detailOf(error));
    m_next->setVisible(true);
    m_facts->hide();
    m_canStart = m_canStop = m_canJoin = m_canEnrol = false;
    drawButtons();
}

void ClientCard::setBusy(bool busy)
{
    m_isBusy = busy;
    drawButtons();
}

void ClientCard::drawButtons()
{
    const auto draw = [this](QPushButton *button, bool can) {
        button->setVisible(can);
        button->setEnabled(!m_isBusy);
    };
    draw(m_start, m_canStart);
    draw(m_stop, m_canStop);
    draw(m_join, m_canJoin);
    draw(m_enrol, m_canEnrol);
}

} // namespace retinue::ui
