#include "ui/settings/mail_card.h"

#include "ui/widgets/new_password.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSpinBox>

namespace retinue::ui {

using engine::MailSecurity;

MailCard::MailCard(Machine &machine, Session &session, QWidget *parent)
    : NoticeCard({tr("Failures by e-mail"), tr("Tell of failures by e-mail"),
                  tr("Each failure that the overview shows is told once, and once more when it is over. The "
                     "messages "
                     "are in English; they name neither users nor devices."),
                  QStringLiteral("mail")},
                 engine::NoticeChannel::Mail, machine, session, parent)
    , m_port(new QSpinBox(this))
    , m_security(new QComboBox(this))
    , m_allowsPlain(new QCheckBox(tr("Send unprotected all the same, without a password"), this))
{
    auto *form = new QFormLayout;
    form->setVerticalSpacing(kSpace);
    m_recipients = addField(form, tr("To:"), "mailRecipients");
    m_sender = addField(form, tr("From:"), "mailSender");
    m_host = addField(form, tr("Mail server:"), "mailHost");
    m_security->setObjectName(QStringLiteral("mailSecurity"));
    m_security->addItem(tr("STARTTLS"), int(MailSecurity::StartTls));
    m_security->addItem(tr("TLS from the beginning"), int(MailSecurity::Tls));
    m_security->addItem(tr("None, for a mail server on this machine"), int(MailSecurity::None));
    form->addRow(tr("Encryption:"), m_security);
    m_allowsPlain->setObjectName(QStringLiteral("mailAllowPlain"));
    form->addRow(QString(), m_allowsPlain);
    m_port->setObjectName(QStringLiteral("mailPort"));
    m_port->setRange(0, 65535);
    m_port->setSpecialValueText(tr("the usual one"));
    auto *port = new QHBoxLayout;
    auto *label = new QLabel(tr("Port:"), this);
    label->setBuddy(m_port);
    port->addWidget(m_port);
    port->addStretch(1);
    form->addRow(label, port);
    m_user = addField(form, tr("User:"), "mailUser");
    m_password = makePasswordField(QStringLiteral("mailPassword"), this);
    form->addRow(tr("Password:"), m_password);
    m_recipients->setPlaceholderText(tr("admin@example.org, more with commas between"));
    m_sender->setPlaceholderText(tr("retinue@example.org"));
    m_host->setPlaceholderText(tr("name or address"));
    m_user->setPlaceholderText(tr("empty: nobody signs in"));
    content()->addLayout(form);
    connect(m_password, &QLineEdit::textChanged, this, &MailCard::judge);
    connect(m_port, &QSpinBox::valueChanged, this, &MailCard::judge);
    connect(m_allowsPlain, &QCheckBox::toggled, this, &MailCard::judge);
    connect(m_security, &QComboBox::currentIndexChanged, this, &MailCard::showWhetherPlain);
    connect(m_host, &QLineEdit::textChanged, this, &MailCard::showWhetherPlain);
    // What was allowed was allowed for the former server.
    connect(m_host, &QLineEdit::textEdited, m_allowsPlain, [this] { m_allowsPlain->setChecked(false); });
    finish();
    showWhetherPlain();
}

/// Only who asks for it is asked about it.
void MailCard::showWhetherPlain()
{
    const bool isPlain = MailSecurity(m_security->currentData().toInt()) == MailSecurity::None;
    const QString host = m_host->text().trimmed();
    m_allowsPlain->setVisible(isPlain && !host.isEmpty() && !engine::isThisMachine(host));
    judge();
}

void MailCard::showKept(const engine::NoticeSetup &setup)
{
    const engine::MailSettings &mail = setup.mail;
    m_hasPassword = mail.hasPassword;
    m_host->setText(mail.host);
    m_port->setValue(mail.port);
    m_security->setCurrentIndex(m_security->findData(int(mail.security)));
    m_allowsPlain->setChecked(mail.allowsPlain);
    m_user->setText(mail.user);
    m_sender->setText(mail.sender);
    m_recipients->setText(mail.recipients.join(QStringLiteral(", ")));
    m_password->clear();
    m_password->setPlaceholderText(mail.hasPassword ? tr("kept; enter another one to change it") : QString());
}

engine::MailSettings MailCard::entered() const
{
    static const QRegularExpression s_between(QStringLiteral("[,;\\s]+"));
    engine::MailSettings mail;
    mail.isOn = isSwitchedOn();
    mail.host = m_host->text().trimmed();
    mail.port = m_port->value();
    mail.security = MailSecurity(m_security->currentData().toInt());
    mail.allowsPlain = mail.security == MailSecurity::None && m_allowsPlain->isChecked();
    mail.user = m_user->text().trimmed();
    mail.hasPassword = m_hasPassword && !mail.user.isEmpty(); // who signs nobody in needs none
    mail.sender = m_sender->text().trimmed();
    mail.recipients = m_recipients->text().split(s_between, Qt::SkipEmptyParts);
    return mail;
}

bool MailCard::isChanged(const engine::NoticeSetup &setup) const
{
    engine::MailSettings before = setup.mail;
    before.isOn = isSwitchedOn();
    return entered() != before || !m_password->text().isEmpty();
}

bool MailCard::isComplete() const
{
    const engine::MailSettings mail = entered();
    return !mail.host.isEmpty() && !mail.sender.isEmpty() && !mail.recipients.isEmpty();
}

NoticeCard::Save MailCard::saving() const
{
    const auto password = std::make_shared<const SecretBytes>(secretOf(*m_password));
    return [mail = entered(), password](engine::Notices &notices, const QString &who) {
        return notices.setMail(mail, *password, who);
    };
}

NoticeCard::Try MailCard::trying() const
{
    const auto password = std::make_shared<const SecretBytes>(secretOf(*m_password));
    return [mail = entered(), password](engine::Notices &notices, const CancelToken &cancel) {
        return notices.testMail(mail, *password, cancel);
    };
}

} // namespace retinue::ui
