#include "ui/prepare/passphrase_dialog.h"

#include "ui/widgets/new_password.h"
#include "ui/widgets/status_label.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

namespace retinue::ui {

PassphraseDialog::PassphraseDialog(const QString &file, bool wasWrong, QWidget *parent)
    : QDialog(parent)
    , m_field(makePasswordField(QStringLiteral("passphrase"), this))
{
    setObjectName(QStringLiteral("passphraseDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Import User Data"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * kSpace, 2 * kSpace, 3 * kSpace, 2 * kSpace);
    layout->setSpacing(2 * kSpace);
    auto *text = new StatusLabel(this);
    text->setStatus(wasWrong ? Health::Bad : Health::Notice,
                    wasWrong ? tr("The passphrase does not open %1.").arg(file)
                             : tr("%1 is encrypted.").arg(file));
    layout->addWidget(text);
    auto *form = new QFormLayout;
    form->addRow(tr("&Passphrase:"), m_field);
    layout->addLayout(form);
    auto *buttons = new QDialogButtonBox(this);
    auto *open = new QPushButton(tr("&Open"), this);
    open->setObjectName(QStringLiteral("passphraseOpen"));
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

PassphraseDialog::~PassphraseDialog()
{
    m_field->clear();
}

Passphrase PassphraseDialog::passphrase() const
{
    return std::make_shared<const SecretBytes>(secretOf(*m_field));
}

} // namespace retinue::ui
