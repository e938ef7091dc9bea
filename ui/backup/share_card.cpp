#include "ui/backup/share_card.h"

#include "core/base/answer.h"
#include "ui/backup/share_test_view.h"
#include "ui/widgets/new_password.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

namespace retinue::ui {

ShareCard::ShareCard(Machine &machine, Session &session, QWidget *parent)
    : SettingsCard(tr("Network: a share of another machine"), QStringLiteral("share"), machine, session,
                   parent)
    , m_port(new QSpinBox(this))
    , m_encrypted(new QCheckBox(tr("Only if what is sent is &encrypted"), this))
    , m_test(new QPushButton(tr("&Test Connection"), this))
    , m_result(new ShareTestView(this))
{
    auto *form = new QFormLayout;
    form->setVerticalSpacing(kSpace);
    m_host = addField(form, tr("&Host:"), "shareHost");
    m_share = addField(form, tr("&Share:"), "shareName");
    m_folder = addField(form, tr("Folder &on the share:"), "shareFolder");
    m_user = addField(form, tr("&User:"), "shareUser");
    m_password = makePasswordField(QStringLiteral("sharePassword"), this);
    form->addRow(tr("&Password:"), m_password);
    m_port->setObjectName(QStringLiteral("sharePort"));
    m_port->setRange(0, 65535);
    m_port->setSpecialValueText(tr("the usual one"));
    auto *port = new QHBoxLayout;
    auto *label = new QLabel(tr("Po&rt:"), this);
    label->setBuddy(m_port);
    port->addWidget(m_port);
    port->addStretch(1);
    form->addRow(label, port);
    m_encrypted->setObjectName(QStringLiteral("shareEncrypted"));
    form->addRow(QString(), m_encrypted);
    m_host->setPlaceholderText(tr("name or address"));
    m_folder->setPlaceholderText(tr("empty: the share itself"));
    m_user->setPlaceholderText(tr("NAME or DOMAIN\\NAME"));
    content()->addLayout(form);
    content()->addWidget(makeNote(tr("The password is kept sealed on this machine and never shown. The "
                                     "folder has to be there already. What is sent is always signed, and "
                                     "encrypted where the server offers it; servers that do not can be "
                                     "refused."),
                                  this));
    content()->addWidget(m_result);
    m_test->setObjectName(QStringLiteral("testShareButton"));
    saveRow()->addWidget(m_test);
    addSaveRow();
    for (QLineEdit *field : {m_host, m_share, m_folder, m_user, m_password})
        connect(field, &QLineEdit::textChanged, this, &ShareCard::drawTest);
    connect(m_port, &QSpinBox::valueChanged, this, &ShareCard::drawTest);
    connect(m_encrypted, &QCheckBox::toggled, this, &ShareCard::drawTest);
    connect(m_test, &QPushButton::clicked, this, &ShareCard::testOrStop);
    drawTest();
}

ShareCard::~ShareCard()
{
    m_testing.cancel();
}

QLineEdit *ShareCard::addField(QFormLayout *form, const QString &label, const char *name)
{
    auto *field = new QLineEdit(this);
    field->setObjectName(QLatin1String(name));
    form->addRow(label, field);
    return field;
}

void ShareCard::showKept()
{
    const engine::NetworkShare &share = kept().share;
    m_host->setText(share.host);
    m_share->setText(share.share);
    m_folder->setText(share.folder);
    m_user->setText(share.user);
    m_port->setValue(share.port);
    m_encrypted->setChecked(share.encryptionRequired);
    m_password->clear();
    m_password->setPlaceholderText(share.hasPassword ? tr("kept; enter another one to change it")
                                                     : QString());
}

engine::NetworkShare ShareCard::entered() const
{
    engine::NetworkShare share;
    share.host = m_host->text().trimmed();
    share.share = m_share->text().trimmed();
    share.folder = m_folder->text().trimmed();
    share.user = m_user->text().trimmed();
    share.port = m_port->value();
    share.encryptionRequired = m_encrypted->isChecked();
    share.hasPassword = kept().share.hasPassword || !m_password->text().isEmpty();
    return share;
}

bool ShareCard::isChanged() const
{
    const engine::NetworkShare now = entered();
    const engine::NetworkShare &before = kept().share;
    return now.host != before.host || now.share != before.share || now.folder != before.folder ||
           now.user != before.user || now.port != before.port ||
           now.encryptionRequired != before.encryptionRequired || !m_password->text().isEmpty();
}

void ShareCard::save()
{
    const auto password = std::make_shared<const SecretBytes>(secretOf(*m_password));
    apply(tr("Setting the share"), tr("The share is kept. Back up to it once, to be sure."),
          [share = entered(), password](engine::Backups &backups, const QString &who) {
              return backups.setNetworkShare(share, *password, who);
          });
}

void ShareCard::drawTest()
{
    judge();
    m_test->setText(m_isTesting ? tr("S&top Testing") : tr("&Test Connection"));
    m_test->setEnabled(m_isTesting ||
                       (!m_host->text().trimmed().isEmpty() && !m_share->text().trimmed().isEmpty()));
}

void ShareCard::testOrStop()
{
    if (m_isTesting)
        return m_testing.cancel();
    m_isTesting = true;
    m_testing = CancelToken();
    m_result->showTesting(entered().host);
    drawTest();
    const auto password = std::make_shared<const SecretBytes>(secretOf(*m_password));
    engine::Engine &engine = this->engine();
    whenAnswered(engine.ask([&engine, share = entered(), password, cancel = m_testing] {
        return engine.backups().testNetworkShare(share, *password, cancel);
    }),
                 this, [this](const Result<engine::ShareTest> &test) {
                     m_isTesting = false;
                     drawTest();
                     if (test)
                         return m_result->show(*test);
                     m_result->clear();
                     if (test.error().code != ErrorCode::Cancelled)
                         Q_EMIT told(Message::failure(tr("Testing the connection"), test.error()));
                 });
}

} // namespace retinue::ui
