#include "ui/backup/secret_dialog.h"

#include "ui/widgets/card.h"
#include "ui/widgets/new_password.h"
#include "ui/widgets/status_label.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace retinue::ui {

namespace {
constexpr int kSecretWidth = 56 * kSpace;
}

SecretDialog::SecretDialog(const QString &backup, bool wasWrong, QWidget *parent)
    : QDialog(parent)
    , m_field(makePasswordField(QStringLiteral("backupSecret"), this))
{
    setObjectName(QStringLiteral("secretDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Open an Encrypted Backup"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * kSpace, 2 * kSpace, 3 * kSpace, 2 * kSpace);
    layout->setSpacing(2 * kSpace);
    layout->setSizeConstraint(QLayout::SetFixedSize);
    auto *text = new StatusLabel(this);
    text->setMinimumWidth(kSecretWidth);
    text->setStatus(wasWrong ? Health::Bad : Health::Notice,
                    wasWrong ? tr("That does not open %1.").arg(backup) : tr("%1 is encrypted.").arg(backup));
    setAccessibleName(text->text());
    layout->addWidget(text);
    auto *form = new QFormLayout;
    form->addRow(tr("&Passphrase or recovery key:"), m_field);
    layout->addLayout(form);
    auto *note = makeNote(
        tr("The recovery key is the line of the recovery sheet that begins with AGE-SECRET-KEY-1."), this);
    note->setMaximumWidth(kSecretWidth);
    layout->addWidget(note);
    auto *buttons = new QDialogButtonBox(this);
    auto *open = new QPushButton(tr("&Open"), this);
    open->setObjectName(QStringLiteral("secretOpen"));
    open->setDefault(true);
    open->setEnabled(false);
    buttons->addButton(open, QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    connect(m_field, &QLineEdit::textChanged, open,
            [open](const QString &entered) { open->setEnabled(!entered.isEmpty()); });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    m_field->setFocus();
}

SecretDialog::~SecretDialog()
{
    m_field->clear();
}

BackupSecretPtr SecretDialog::secret() const
{
    return std::make_shared<const SecretBytes>(secretOf(*m_field));
}

} // namespace retinue::ui
