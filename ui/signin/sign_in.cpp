#include "ui/signin/sign_in.h"

#include "ui/text/command_text.h"
#include "ui/text/error_text.h"
#include "ui/text/formats.h"
#include "ui/widgets/copy_field.h"
#include "ui/widgets/disclosure.h"
#include "ui/widgets/new_password.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace retinue::ui {

SignIn::SignIn(Machine &machine, const QString &lastId, QWidget *parent)
    : Card(tr("Sign in"), parent)
    , m_machine(machine)
    , m_id(new QLineEdit(lastId, this))
    , m_password(makePasswordField(QStringLiteral("password"), this))
    , m_signIn(new QPushButton(tr("&Sign In"), this))
    , m_state(new StatusLabel(this))
    , m_cure(new QWidget(this))
    , m_forgotten(new Disclosure(tr("&Forgotten password?"), m_cure, this))
    , m_command(new CopyField(tr("Command that sets a new password"), this))
{
    setObjectName(QStringLiteral("signIn"));
    auto *form = new QFormLayout;
    m_id->setObjectName(QStringLiteral("managerId"));
    form->addRow(tr("System &Manager ID"), m_id);
    form->addRow(tr("&Password"), m_password);
    content()->addLayout(form);
    m_state->setObjectName(QStringLiteral("signInState"));
    m_state->hide();
    content()->addWidget(m_state);
    m_signIn->setObjectName(QStringLiteral("signInButton"));
    m_signIn->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_forgotten);
    buttons->addStretch();
    buttons->addWidget(m_signIn);
    content()->addLayout(buttons);
    buildForgotten();
    setTabOrder(m_password, m_signIn);
    setTabOrder(m_signIn, m_forgotten);

    connect(m_signIn, &QPushButton::clicked, this, &SignIn::attempt);
    connect(m_id, &QLineEdit::returnPressed, this, &SignIn::attempt);
    connect(m_password, &QLineEdit::returnPressed, this, &SignIn::attempt);
    connect(m_id, &QLineEdit::textChanged, this, &SignIn::showCommand);
    showCommand();
}

void SignIn::buildForgotten()
{
    m_forgotten->setObjectName(QStringLiteral("forgottenButton"));
    auto *layout = new QVBoxLayout(m_cure);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(makeNote(tr("Whoever owns the data folder of this machine sets a new password by this "
                                  "command, also while the console runs:"),
                               m_cure));
    m_command->setObjectName(QStringLiteral("resetCommand"));
    layout->addWidget(m_command);
    content()->addWidget(m_cure);
}

void SignIn::showCommand()
{
    const QString id = m_id->text().isEmpty() ? QStringLiteral("ID") : m_id->text();
    m_command->setText(commandText({QStringLiteral("retinued"), QStringLiteral("administrator"),
                                    QStringLiteral("set-password"), id, QStringLiteral("--data"),
                                    m_machine.engine().dataFolder()}));
}

void SignIn::say(const QString &notice)
{
    m_state->setStatus(Health::Notice, notice);
    m_state->show();
}

void SignIn::showEvent(QShowEvent *event)
{
    Card::showEvent(event);
    focusWhatIsMissing();
}

void SignIn::focusWhatIsMissing()
{
    (m_id->text().isEmpty() ? m_id : m_password)->setFocus();
}

void SignIn::attempt()
{
    if (m_id->text().isEmpty() || m_password->text().isEmpty()) {
        m_state->setStatus(Health::Notice, tr("Enter the System Manager ID and the password."));
        m_state->show();
        return focusWhatIsMissing();
    }
    m_signIn->setEnabled(false);
    m_state->setStatus(Health::Working, tr("Checking the password"));
    m_state->show();
    engine::Engine &engine = m_machine.engine();
    whenAnswered(engine.ask([&engine, id = m_id->text(),
                             password = std::make_shared<const SecretBytes>(secretOf(*m_password))] {
        return tryPassword(engine, id, *password);
    }),
                 this, [this](const Result<Attempt> &attempt) { judge(attempt); });
    m_password->clear();
}

Result<SignIn::Attempt> SignIn::tryPassword(engine::Engine &engine, const QString &id,
                                            const SecretBytes &password)
{
    auto &administrators = engine.administrators();
    const QString here; // no address: this machine's own console
    if (const auto verified = administrators.verify(id, password, here); !verified) {
        const auto lockedFor = administrators.lockedFor(id, here);
        if (lockedFor.count() > 0)
            return Attempt{{}, lockedFor};
        return verified.error();
    }
    const auto spelling = administrators.spelling(id);
    if (!spelling)
        return spelling.error();
    return Attempt{*spelling, {}};
}

void SignIn::judge(const Result<Attempt> &attempt)
{
    m_signIn->setEnabled(true);
    if (attempt && !attempt->administrator.isEmpty()) {
        m_state->hide();
        m_id->setText(attempt->administrator);
        Q_EMIT done(attempt->administrator);
        return;
    }
    if (attempt)
        m_state->setStatus(
            Health::Bad, tr("There were too many wrong passwords for this ID. Try again in %1.")
                             .arg(durationText(std::chrono::ceil<std::chrono::seconds>(attempt->lockedFor))));
    else
        m_state->setStatus(Health::Bad, errorText(attempt.error()).toString());
    m_password->setFocus();
}

} // namespace retinue::ui
