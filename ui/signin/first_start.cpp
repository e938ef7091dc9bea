#include "ui/signin/first_start.h"

#include "ui/text/listener_text.h"
#include "ui/widgets/disclosure.h"
#include "ui/widgets/new_password.h"

#include <QButtonGroup>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace retinue::ui {

namespace {
constexpr int kLastPort = 65535, kUsualPort = 8443;
}

FirstStart::FirstStart(Machine &machine, QWidget *parent)
    : Card(tr("Set up this machine"), parent)
    , m_machine(machine)
    , m_setUp(machine)
    , m_form(new QWidget(this))
    , m_rows(new QVBoxLayout(m_form))
    , m_id(new QLineEdit(this))
{
    setObjectName(QStringLiteral("firstStart"));
    content()->addWidget(
        makeNote(tr("Retinue keeps the personal settings of your users the same on all devices."), this));
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(2 * kSpace);
    content()->addWidget(m_form);
    buildAccount();
    buildRole();
    buildOptions();
    buildEnd();

    connect(m_start, &QPushButton::clicked, this, &FirstStart::start);
    connect(m_id, &QLineEdit::returnPressed, this, &FirstStart::start);
    connect(m_password, &NewPassword::entered, this, &FirstStart::start);
    connect(m_otherPort, &QPushButton::clicked, this, [this] {
        m_port->setValue(m_offered);
        start();
    });
    connect(&m_setUp, &SetUp::reached, this, &FirstStart::showStep);
    connect(&m_setUp, &SetUp::failed, this, &FirstStart::showFailure);
    connect(&m_setUp, &SetUp::done, this, [this](const QString &administrator) {
        m_password->clear();
        Q_EMIT done(administrator);
    });
}

void FirstStart::buildAccount()
{
    auto *form = new QFormLayout;
    form->setVerticalSpacing(kSpace);
    m_id->setObjectName(QStringLiteral("managerId"));
    form->addRow(tr("System &Manager ID"), m_id);
    m_password = new NewPassword(form, tr("&Password"), m_form);
    m_rows->addLayout(form);
}

void FirstStart::buildRole()
{
    struct Choice
    {
        Role role;
        const char *name;
        QString title, meaning;
    };
    const Choice choices[] = {
        {Role::Server, "roleServer", tr("Ser&ver"), tr("Keeps everybody's settings; devices connect to it.")},
        {Role::Client, "roleClient", tr("C&lient"),
         tr("Is a device itself; takes the settings from the server on another machine.")},
        {Role::ServerAndClient, "roleBoth", tr("Server &and client"),
         tr("Both in one: keeps the settings and is a device of its own.")},
    };
    m_roles = new QButtonGroup(this);
    auto *group = new QWidget(m_form);
    group->setAccessibleName(tr("Role of this machine"));
    auto *layout = new QVBoxLayout(group);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kSpace / 2);
    layout->addWidget(new QLabel(tr("This machine is a"), group));
    for (const Choice &choice : choices) {
        auto *button = new QRadioButton(choice.title, group);
        button->setObjectName(QLatin1String(choice.name));
        button->setAccessibleDescription(choice.meaning);
        button->setChecked(choice.role == Role::Server);
        m_roles->addButton(button, int(choice.role));
        layout->addWidget(button);
        QLabel *meaning = makeNote(choice.meaning, group);
        meaning->setContentsMargins(3 * kSpace, 0, 0, 0);
        layout->addWidget(meaning);
    }
    m_rows->addWidget(group);
}

void FirstStart::buildOptions()
{
    m_options = new QWidget(m_form);
    m_showOptions = new Disclosure(tr("&Options"), m_options, m_form);
    m_showOptions->setObjectName(QStringLiteral("optionsButton"));
    m_port = new QSpinBox(m_options);
    m_port->setObjectName(QStringLiteral("portField"));
    m_port->setRange(1, kLastPort);
    m_port->setGroupSeparatorShown(false);
    m_port->setValue(m_machine.listener().port);
    auto *form = new QFormLayout(m_options);
    form->setContentsMargins(3 * kSpace, 0, 0, 0);
    form->addRow(tr("Por&t that devices connect to"), m_port);
    m_rows->addWidget(m_showOptions);
    m_rows->addWidget(m_options);
}

void FirstStart::buildEnd()
{
    m_state = new StatusLabel(this);
    m_detail = makeNote({}, this);
    m_otherPort = new QPushButton(this);
    m_start = new QPushButton(tr("&Start"), this);
    m_state->setObjectName(QStringLiteral("firstStartState"));
    m_state->hide();
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_detail->hide();
    m_otherPort->setObjectName(QStringLiteral("otherPortButton"));
    m_otherPort->hide();
    m_start->setObjectName(QStringLiteral("startButton"));
    m_start->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_otherPort);
    buttons->addWidget(m_start);
    content()->addWidget(m_state);
    content()->addWidget(m_detail);
    content()->addLayout(buttons);
}

void FirstStart::showEvent(QShowEvent *event)
{
    Card::showEvent(event);
    m_id->setFocus();
}

void FirstStart::start()
{
    m_otherPort->hide();
    if (m_id->text().isEmpty()) {
        say(Health::Notice, tr("Choose a System Manager ID."));
        return m_id->setFocus();
    }
    if (const QString problem = m_password->problem(); !problem.isEmpty()) {
        say(Health::Notice, problem);
        return m_password->focusProblem();
    }
    setBusy(true);
    m_setUp.start({m_id->text(), std::make_shared<const SecretBytes>(m_password->password()),
                   Role(m_roles->checkedId()), quint16(m_port->value())});
}

void FirstStart::say(Health health, const QString &text, const QString &detail)
{
    m_state->setStatus(health, text);
    m_state->show();
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
}

void FirstStart::showStep(SetUp::Step step)
{
    switch (step) {
    case SetUp::Step::Check:
        return say(Health::Working, tr("Checking what was entered"));
    case SetUp::Step::Port:
        return say(Health::Working, tr("Opening port %1").arg(m_port->value()));
    case SetUp::Step::Role:
        return say(Health::Working, tr("Setting the role of this machine"));
    case SetUp::Step::Client:
        return say(Health::Working, tr("Connecting this machine's client to its own server"));
    case SetUp::Step::Account:
        return say(Health::Working, tr("Making the account"));
    }
    Q_UNREACHABLE();
}

void FirstStart::showFailure(SetUp::Step step, const Error &error)
{
    setBusy(false);
    if (error.code == ErrorCode::AlreadyExists &&
        (step == SetUp::Step::Check || step == SetUp::Step::Account)) {
        m_password->clear();
        Q_EMIT overtaken();
        return;
    }
    const QString detail = detailOf(error);
    switch (step) {
    case SetUp::Step::Check:
        if (error.code != ErrorCode::InvalidInput) {
            say(Health::Bad, errorText(error).toString(), detail);
            return m_start->setFocus();
        }
        say(Health::Bad,
            tr("The ID or the password is not accepted. An ID has 1 to 64 characters and no blanks."),
            detail);
        return m_id->setFocus();
    case SetUp::Step::Port:
        say(Health::Bad, listenerText(error, quint16(m_port->value())).toString(), detail);
        return offerOtherPort(error);
    case SetUp::Step::Client:
        say(Health::Bad,
            tr("The client of this machine could not be connected: %1").arg(errorText(error).toString()),
            detail);
        return m_start->setFocus();
    case SetUp::Step::Role:
    case SetUp::Step::Account:
        say(Health::Bad, errorText(error).toString(), detail);
        return m_start->setFocus();
    }
    Q_UNREACHABLE();
}

void FirstStart::offerOtherPort(const Error &error)
{
    const int port = m_port->value();
    if (error.code == ErrorCode::PortTaken && port < kLastPort)
        m_offered = port + 1;
    else if (error.code == ErrorCode::PortReserved && port != kUsualPort)
        m_offered = kUsualPort;
    else
        return m_start->setFocus(); // what helps is not another port
    m_otherPort->setText(tr("&Use Port %1").arg(m_offered));
    m_otherPort->show();
    m_showOptions->setOpen(true);
    m_port->setFocus();
}

void FirstStart::setBusy(bool busy)
{
    m_form->setEnabled(!busy);
    m_start->setEnabled(!busy);
}

} // namespace retinue::ui
