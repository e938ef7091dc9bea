#include "ui/prepare/export_dialog.h"

#include "ui/widgets/new_password.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace retinue::ui {

namespace {
constexpr int kDialogWidth = 60 * kSpace;
constexpr int kMeaningLines = 3;
} // namespace

ExportDialog::ExportDialog(QWidget *parent)
    : QDialog(parent)
    , m_formats(new QComboBox(this))
    , m_meaning(new QLabel(this))
    , m_secret(new QWidget(this))
{
    setObjectName(QStringLiteral("exportFormatDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Export User Data"));
    setMinimumWidth(kDialogWidth);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * kSpace, 2 * kSpace, 3 * kSpace, 2 * kSpace);
    layout->setSpacing(2 * kSpace);
    auto *form = new QFormLayout;
    m_formats->setObjectName(QStringLiteral("exportFormat"));
    m_formats->addItem(tr("Package"), int(ExportFormat::Package));
    m_formats->addItem(tr("Encrypted package, with secrets"), int(ExportFormat::SealedPackage));
    m_formats->addItem(tr("Address book (CSV)"), int(ExportFormat::AddressBook));
    form->addRow(tr("&Export as:"), m_formats);
    layout->addLayout(form);
    m_meaning->setObjectName(QStringLiteral("exportMeaning"));
    m_meaning->setWordWrap(true);
    m_meaning->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_meaning->setMinimumHeight(kMeaningLines * fontMetrics().lineSpacing());
    layout->addWidget(m_meaning);
    auto *secret = new QFormLayout(m_secret);
    secret->setContentsMargins(0, 0, 0, 0);
    m_passphrase = new NewPassword(secret, tr("&Passphrase:"), m_secret);
    connect(m_passphrase, &NewPassword::entered, this, &ExportDialog::goOn);
    layout->addWidget(m_secret);

    auto *buttons = new QDialogButtonBox(this);
    auto *next = new QPushButton(tr("&Choose File…"), this);
    next->setObjectName(QStringLiteral("exportNext"));
    next->setDefault(true);
    buttons->addButton(next, QDialogButtonBox::ActionRole);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(QStringLiteral("exportCancel"));
    buttons->addButton(cancel, QDialogButtonBox::RejectRole);
    connect(next, &QPushButton::clicked, this, &ExportDialog::goOn);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    connect(m_formats, &QComboBox::currentIndexChanged, this, &ExportDialog::draw);
    draw();
}

ExportDialog::~ExportDialog()
{
    m_passphrase->clear();
}

ExportFormat ExportDialog::format() const
{
    return ExportFormat(m_formats->currentData().toInt());
}

Passphrase ExportDialog::passphrase() const
{
    return format() == ExportFormat::SealedPackage
               ? std::make_shared<const SecretBytes>(m_passphrase->password())
               : nullptr;
}

void ExportDialog::draw()
{
    switch (format()) {
    case ExportFormat::Package:
        m_meaning->setText(
            tr("One file that goes back exactly, here or on another device. Secret settings, and "
               "destinations that never leave a device, are not in it."));
        break;
    case ExportFormat::SealedPackage:
        m_meaning->setText(
            tr("The same with the secret settings that are on this machine, encrypted (age format). "
               "Nobody can open it without the passphrase; there is no other way."));
        break;
    case ExportFormat::AddressBook:
        m_meaning->setText(
            tr("The personal and group address lists as a file that devices read. Nothing else, and no "
               "passwords."));
        break;
    }
    m_secret->setVisible(format() == ExportFormat::SealedPackage);
}

void ExportDialog::goOn()
{
    if (format() == ExportFormat::SealedPackage && !m_passphrase->problem().isEmpty())
        return m_passphrase->focusProblem();
    accept();
}

} // namespace retinue::ui
