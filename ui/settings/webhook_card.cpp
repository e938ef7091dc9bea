#include "ui/settings/webhook_card.h"

#include "ui/widgets/new_password.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace retinue::ui {

WebhookCard::WebhookCard(Machine &machine, Session &session, QWidget *parent)
    : NoticeCard(
          {tr("Failures to a webhook"), tr("Send failures to a webhook"),
           tr("JSON by HTTPS to a service of yours: a chat, a pager, a monitoring system. The help has what "
              "is sent."),
           QStringLiteral("webhook")},
          engine::NoticeChannel::Webhook, machine, session, parent)
    , m_forget(new QCheckBox(tr("Forget the secret that is kept"), this))
{
    auto *form = new QFormLayout;
    form->setVerticalSpacing(kSpace);
    m_url = addField(form, tr("Address:"), "webhookUrl");
    m_secret = makePasswordField(QStringLiteral("webhookSecret"), this);
    form->addRow(tr("Secret:"), m_secret);
    m_forget->setObjectName(QStringLiteral("webhookForget"));
    form->addRow(QString(), m_forget);
    content()->addLayout(form);
    connect(m_secret, &QLineEdit::textChanged, this, &WebhookCard::judge);
    connect(m_forget, &QCheckBox::toggled, this, &WebhookCard::judge);
    finish();
}

void WebhookCard::showKept(const engine::NoticeSetup &setup)
{
    m_hasSecret = setup.webhook.hasSecret;
    m_url->setText(setup.webhook.url);
    m_secret->clear();
    m_secret->setPlaceholderText(m_hasSecret ? tr("kept; enter another one to change it")
                                             : tr("optional; sent as a bearer token"));
    m_forget->setChecked(false);
    m_forget->setVisible(m_hasSecret);
}

engine::WebhookSettings WebhookCard::entered() const
{
    return {isSwitchedOn(), m_url->text().trimmed(), m_hasSecret && !m_forget->isChecked()};
}

bool WebhookCard::isChanged(const engine::NoticeSetup &setup) const
{
    engine::WebhookSettings before = setup.webhook;
    before.isOn = isSwitchedOn();
    return entered() != before || !m_secret->text().isEmpty();
}

bool WebhookCard::isComplete() const
{
    return !m_url->text().trimmed().isEmpty();
}

NoticeCard::Save WebhookCard::saving() const
{
    const auto secret = std::make_shared<const SecretBytes>(secretOf(*m_secret));
    return [webhook = entered(), secret](engine::Notices &notices, const QString &who) {
        return notices.setWebhook(webhook, *secret, who);
    };
}

NoticeCard::Try WebhookCard::trying() const
{
    const auto secret = std::make_shared<const SecretBytes>(secretOf(*m_secret));
    return [webhook = entered(), secret](engine::Notices &notices, const CancelToken &cancel) {
        return notices.testWebhook(webhook, *secret, cancel);
    };
}

SystemLogCard::SystemLogCard(Machine &machine, Session &session, QWidget *parent)
    : NoticeCard(
          {tr("Failures to the system's log"), tr("Write failures to the system's log"),
           tr("The log of this machine (syslog, or Windows' event log), which other programs may watch or "
              "carry on."),
           QStringLiteral("systemLog")},
          engine::NoticeChannel::SystemLog, machine, session, parent)
{
    finish();
}

NoticeCard::Save SystemLogCard::saving() const
{
    return [isOn = isSwitchedOn()](engine::Notices &notices, const QString &who) {
        return notices.setSystemLog(isOn, who);
    };
}

NoticeCard::Try SystemLogCard::trying() const
{
    return [](engine::Notices &notices, const CancelToken &) { return notices.testSystemLog(); };
}

} // namespace retinue::ui
