#include "ui/thismachine/panel_card.h"

#include "ui/text/error_text.h"
#include "ui/thismachine/local_owner_model.h"
#include "ui/widgets/status_label.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace retinue::ui {

namespace {

/// The panel's own sentence (R7) in the user's language; others are of the product's log, in English.
QString panelText(const QString &message)
{
    return message == client::kLogInAgain
               ? PanelCard::tr("Synchronize Custom Settings: Log in again for synchronization.")
               : message;
}

} // namespace

PanelCard::PanelCard(QWidget *parent)
    : Card(tr("Panel"), parent)
    , m_loginForm(new QWidget(this))
    , m_logoutForm(new QWidget(this))
    , m_who(new StatusLabel(this))
    , m_message(new StatusLabel(this))
    , m_user(new QLineEdit(this))
    , m_groups(new QLineEdit(this))
    , m_login(new QPushButton(tr("&Log In"), this))
    , m_logout(new QPushButton(tr("L&og Out"), this))
{
    setObjectName(QStringLiteral("panelCard"));
    m_who->setObjectName(QStringLiteral("panelWho"));
    m_message->setObjectName(QStringLiteral("panelMessage"));
    m_user->setObjectName(QStringLiteral("panelUser"));
    m_groups->setObjectName(QStringLiteral("panelGroups"));
    m_login->setObjectName(QStringLiteral("panelLoginButton"));
    m_logout->setObjectName(QStringLiteral("panelLogoutButton"));
    content()->addWidget(m_who);

    auto *form = new QFormLayout(m_loginForm);
    form->setContentsMargins(0, 0, 0, 0);
    m_user->setPlaceholderText(tr("name, or domain\\name"));
    m_groups->setPlaceholderText(tr("blank: as at the last login; or a, b, …"));
    form->addRow(tr("&User name:"), m_user);
    form->addRow(tr("&Groups:"), m_groups);
    m_login->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    form->addRow({}, m_login);
    auto *row = new QHBoxLayout(m_logoutForm);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_logout, 0, Qt::AlignTop);
    row->addStretch(1);
    m_logoutForm->hide();
    content()->addWidget(m_loginForm);
    content()->addWidget(m_logoutForm);
    content()->addWidget(m_message);
    content()->addStretch(1);
    m_message->hide();

    connect(m_login, &QPushButton::clicked, this, &PanelCard::login);
    for (QLineEdit *field : {m_user, m_groups})
        connect(field, &QLineEdit::returnPressed, this, &PanelCard::login);
    connect(m_user, &QLineEdit::textChanged, this, [this] { setBusy(m_isBusy); });
    connect(m_logout, &QPushButton::clicked, this, &PanelCard::logoutWanted);
    setBusy(false);
}

void PanelCard::login()
{
    const QString user = m_user->text().trimmed();
    if (user.isEmpty() || m_isBusy)
        return;
    QStringList groups;
    const auto entered = m_groups->text().split(QLatin1Char(','));
    for (const QString &group : entered) {
        if (!group.trimmed().isEmpty())
            groups << group.trimmed();
    }
    Q_EMIT loginWanted(user, groups);
}

void PanelCard::show(const client::ReplicaStatus &status)
{
    const bool isUsed = status.atPanel.has_value();
    const bool wasUsed = !m_logoutForm->isHidden();
    m_who->setStatus(isUsed ? Health::Good : Health::Idle,
                     isUsed ? tr("%1 is at the panel.").arg(ownerText(*status.atPanel))
                            : tr("Nobody is at the panel."));
    m_loginForm->setVisible(!isUsed);
    m_logoutForm->setVisible(isUsed);
    if (!status.messages.empty()) {
        m_message->setStatus(Health::Notice, panelText(status.messages.front()));
        m_message->show();
    } else if (wasUsed && !isUsed) {
        m_message->hide(); // it was about that user
        m_user->clear();
        m_groups->clear();
    }
}

void PanelCard::showLogin(const client::LoginReport &report)
{
    if (!report.message.isEmpty())
        m_message->setStatus(Health::Notice, panelText(report.message));
    else if (report.upToDate)
        m_message->setStatus(Health::Good, tr("The user's settings are the server's current ones."));
    else if (report.why && report.why->code == ErrorCode::NotStarted)
        m_message->setStatus(
            Health::Notice,
            tr("This machine does not take part in synchronization now; it uses its local data."));
    else if (report.why)
        m_message->setStatus(Health::Notice,
                             tr("It uses its local data. %1").arg(errorText(*report.why).toString()));
    m_message->show();
}

void PanelCard::showFailure(const Error &error)
{
    m_message->setStatus(Health::Bad, errorText(error).toString() + QLatin1Char('\n') + detailOf(error));
    m_message->show();
}

void PanelCard::setBusy(bool busy)
{
    m_isBusy = busy;
    m_login->setEnabled(!busy && !m_user->text().trimmed().isEmpty());
    m_logout->setEnabled(!busy);
}

} // namespace retinue::ui
