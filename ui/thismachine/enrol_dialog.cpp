#include "ui/thismachine/enrol_dialog.h"

#include "core/client/home_enrolment.h"
#include "ui/text/error_text.h"
#include "ui/text/formats.h"
#include "ui/widgets/card.h"
#include "ui/widgets/status_label.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QStackedWidget>
#include <QSysInfo>
#include <QVBoxLayout>

namespace retinue::ui {

namespace {

constexpr int kTextWidth = 60 * kSpace;

QLineEdit *makeField(const QString &name, QWidget *parent)
{
    auto *field = new QLineEdit(parent);
    field->setObjectName(name);
    return field;
}

} // namespace

EnrolDialog::EnrolDialog(engine::Engine &engine, ClientParts client,
                         std::shared_ptr<client::ServerDiscovery> discovery, QWidget *parent)
    : QDialog(parent)
    , m_engine(engine)
    , m_client(std::move(client))
    , m_discovery(std::move(discovery))
    , m_steps(new QStackedWidget(this))
    , m_problem(new StatusLabel(this))
    , m_progress(new QProgressBar(this))
    , m_back(new QPushButton(tr("&Back"), this))
    , m_next(new QPushButton(this))
{
    setObjectName(QStringLiteral("enrolDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Enrol This Machine at a Server"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * kSpace, 2 * kSpace, 3 * kSpace, 2 * kSpace);
    layout->setSpacing(2 * kSpace);
    m_steps->addWidget(makeAddressStep());
    m_steps->addWidget(makeFingerprintStep());
    m_steps->addWidget(makeCredentialsStep());
    m_steps->setMinimumWidth(kTextWidth);
    layout->addWidget(m_steps, 1);
    m_problem->setObjectName(QStringLiteral("enrolProblem"));
    layout->addWidget(m_problem);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Talking to the server"));
    layout->addWidget(m_progress);

    auto *buttons = new QDialogButtonBox(this);
    m_back->setObjectName(QStringLiteral("enrolBackButton"));
    m_back->setAutoDefault(false);
    m_next->setObjectName(QStringLiteral("enrolNextButton"));
    m_next->setDefault(true);
    buttons->addButton(m_back, QDialogButtonBox::ActionRole);
    buttons->addButton(m_next, QDialogButtonBox::ApplyRole);
    buttons->addButton(QDialogButtonBox::Cancel)->setAutoDefault(false);
    connect(m_back, &QPushButton::clicked, this, [this] { goTo(Step(m_steps->currentIndex() - 1)); });
    connect(m_next, &QPushButton::clicked, this, &EnrolDialog::goOn);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    setBusy(false);
    goTo(Address);
}

QWidget *EnrolDialog::makeAddressStep()
{
    auto *step = new QWidget(this);
    auto *form = new QFormLayout(step);
    form->addRow(
        makeNote(tr("The server's console shows its address on the page Overview. Left blank, the server "
                    "is looked for on the local network."),
                 step));
    m_address = makeField(QStringLiteral("enrolAddress"), step);
    m_address->setPlaceholderText(tr("name or address, with :port where it is not 8443"));
    form->addRow(tr("&Address of the server:"), m_address);
    return step;
}

QWidget *EnrolDialog::makeFingerprintStep()
{
    auto *step = new QWidget(this);
    auto *layout = new QVBoxLayout(step);
    m_server = new QLabel(step);
    m_server->setObjectName(QStringLiteral("enrolServer"));
    m_server->setTextFormat(Qt::PlainText);
    m_server->setWordWrap(true);
    layout->addWidget(m_server);
    m_fingerprint = new QLabel(step);
    m_fingerprint->setAccessibleName(tr("Fingerprint of the server"));
    m_fingerprint->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_fingerprint->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_fingerprint->setObjectName(QStringLiteral("enrolFingerprint"));
    layout->addWidget(m_fingerprint);
    layout->addWidget(
        makeNote(tr("Compare it with the fingerprint that the server's console shows on the page "
                    "Overview. If they differ, it is another machine: do not go on. Nothing was "
                    "sent to it so far."),
                 step));
    m_isSame = new QCheckBox(tr("The &fingerprints are the same"), step);
    m_isSame->setObjectName(QStringLiteral("enrolIsSame"));
    connect(m_isSame, &QCheckBox::toggled, this, &EnrolDialog::drawButtons);
    layout->addWidget(m_isSame);
    layout->addStretch(1);
    return step;
}

QWidget *EnrolDialog::makeCredentialsStep()
{
    auto *step = new QWidget(this);
    auto *form = new QFormLayout(step);
    m_byCode = new QRadioButton(tr("With an &enrolment code"), step);
    m_byCode->setObjectName(QStringLiteral("enrolByCode"));
    m_byCode->setChecked(true);
    m_code = makeField(QStringLiteral("enrolCode"), step);
    m_byAccount = new QRadioButton(tr("With an a&dministrator's account of the server"), step);
    m_byAccount->setObjectName(QStringLiteral("enrolByAccount"));
    m_administrator = makeField(QStringLiteral("enrolAdministrator"), step);
    m_password = makeField(QStringLiteral("enrolPassword"), step);
    m_password->setEchoMode(QLineEdit::Password);
    m_name = makeField(QStringLiteral("enrolName"), step);
    m_location = makeField(QStringLiteral("enrolLocation"), step);
    const auto known = m_client.home->configuration();
    m_name->setText(known ? known->info.name : QSysInfo::machineHostName());
    m_location->setText(known ? known->info.location : QString());
    form->addRow(m_byCode);
    form->addRow(tr("&Code:"), m_code);
    form->addRow(m_byAccount);
    form->addRow(tr("System Manager &ID:"), m_administrator);
    form->addRow(tr("&Password:"), m_password);
    form->addRow(tr("Device &Name:"), m_name);
    form->addRow(tr("&Location:"), m_location);
    for (QLineEdit *field : {m_code, m_administrator, m_password, m_name})
        connect(field, &QLineEdit::textChanged, this, &EnrolDialog::drawButtons);
    connect(m_byCode, &QRadioButton::toggled, this, &EnrolDialog::drawButtons);
    return step;
}

void EnrolDialog::goTo(Step step)
{
    m_steps->setCurrentIndex(step);
    m_problem->hide();
    if (step == Address) {
        m_offer.reset();
        m_isSame->setChecked(false); // another server, another fingerprint
        m_address->setFocus();
    } else if (step == Fingerprint) {
        m_isSame->setFocus();
    } else {
        m_code->setFocus();
    }
    drawButtons();
}

void EnrolDialog::goOn()
{
    switch (Step(m_steps->currentIndex())) {
    case Address:
        return findServer();
    case Fingerprint:
        return goTo(Credentials);
    case Credentials:
        return enrol();
    }
}

void EnrolDialog::findServer()
{
    setBusy(true);
    whenAnswered(
        m_engine.ask([entered = m_address->text(), discovery = m_discovery]() -> Result<client::ServerOffer> {
            const auto address = client::resolveDestination(entered, *discovery);
            if (!address.ok())
                return address.error();
            return client::inspectServer(*address);
        }),
        this, [this](const Result<client::ServerOffer> &offer) {
            setBusy(false);
            if (!offer.ok())
                return showFindingFailed(offer.error());
            m_offer = *offer;
            m_server->setText(tr("%1 at %2, version %3, shows this fingerprint:")
                                  .arg(offer->serverName, offer->address.toString(), offer->serverVersion));
            m_fingerprint->setText(fingerprintText(offer->fingerprint));
            goTo(Fingerprint);
        });
}

/// R2: what a search of the local network ends with needs words of its own.
void EnrolDialog::showFindingFailed(const Error &error)
{
    const bool wasSearch = m_address->text().trimmed().isEmpty();
    if (wasSearch && error.code == ErrorCode::NotFound)
        showProblem(tr("No server announces itself on the local network. Enter the server's address."), {});
    else if (wasSearch && error.code == ErrorCode::TooMany)
        showProblem(tr("More than one server announces itself on the local network. Enter the address of the "
                       "one that is meant."),
                    detailOf(error)); // it lists them
    else
        showProblem(errorText(error).toString(), detailOf(error));
}

void EnrolDialog::enrol()
{
    auto credentials = std::make_shared<client::EnrolmentCredentials>();
    if (m_byCode->isChecked()) {
        credentials->code = m_code->text().trimmed();
    } else {
        QByteArray password = m_password->text().toUtf8();
        credentials->administrator = m_administrator->text().trimmed();
        credentials->password = SecretBytes::take(password);
    }
    DeviceInfo info;
    info.name = m_name->text().trimmed();
    info.location = m_location->text().trimmed();
    info.productName = QSysInfo::prettyProductName();
    info.version = QStringLiteral(RETINUE_VERSION);
    setBusy(true);
    whenAnswered(m_engine.ask([client = m_client, offer = *m_offer, info, credentials]() -> Result<void> {
        const auto enrolled = client::enrolHome(*client.home, client.agent.get(), offer, info, *credentials);
        if (!enrolled.ok())
            return enrolled.error();
        // Enrolled it is; a start that does not succeed now is the card's to show.
        [[maybe_unused]] const auto started = client.agent->start();
        return {};
    }),
                 this, [this](const Result<void> &enrolled) {
                     setBusy(false);
                     if (enrolled.ok())
                         return accept();
                     if (enrolled.error().code == ErrorCode::NotAuthenticated && m_byCode->isChecked())
                         return showProblem(
                             tr("The code is not accepted: it is wrong, used up or expired. Make a new one "
                                "in the server's console, on the page Overview."),
                             {});
                     showProblem(errorText(enrolled.error()).toString(), detailOf(enrolled.error()));
                 });
}

void EnrolDialog::setBusy(bool busy)
{
    m_isBusy = busy;
    m_progress->setVisible(busy);
    m_steps->setEnabled(!busy);
    if (busy)
        m_problem->hide();
    drawButtons();
}

void EnrolDialog::showProblem(const QString &text, const QString &detail)
{
    m_problem->setStatus(Health::Bad, detail.isEmpty() ? text : text + QLatin1Char('\n') + detail);
    m_problem->show();
}

void EnrolDialog::drawButtons()
{
    const auto step = Step(m_steps->currentIndex());
    const bool byCode = m_byCode->isChecked();
    m_code->setEnabled(byCode);
    m_administrator->setEnabled(!byCode);
    m_password->setEnabled(!byCode);
    const bool hasCredentials =
        byCode ? !m_code->text().trimmed().isEmpty()
               : !m_administrator->text().trimmed().isEmpty() && !m_password->text().isEmpty();
    const bool mayGoOn = step == Address || (step == Fingerprint && m_isSame->isChecked()) ||
                         (step == Credentials && hasCredentials && !m_name->text().trimmed().isEmpty());
    m_next->setText(step == Credentials ? tr("En&rol") : tr("&Go On"));
    m_next->setEnabled(mayGoOn && !m_isBusy);
    m_back->setEnabled(step != Address && !m_isBusy);
}

} // namespace retinue::ui
