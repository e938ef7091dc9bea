#include "ui/widgets/secret_dialog.h"

#include "ui/widgets/card.h"
#include "ui/widgets/new_password.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace retinue::ui {

namespace {
constexpr int kSecretWidth = 56 * kSpace;
}

SecretDialog::SecretDialog(const Question &question, QWidget *parent)
    : QDialog(parent)
    , m_field(makePasswordField(question.fieldName, this))
{
    setObjectName(QStringLiteral("secretDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(question.title);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * kSpace, 2 * kSpace, 3 * kSpace, 2 * kSpace);
    layout->setSpacing(2 * kSpace);
    layout->setSizeConstraint(QLayout::SetFixedSize);
    auto *text = new StatusLabel(this);
    text->setMinimumWidth(kSecretWidth);
    text->setStatus(question.health, question.status);
    setAccessibleName(text->text());
    layout->addWidget(text);
    auto *form = new QFormLayout;
    form->addRow(question.label, m_field);
    layout->addLayout(form);
    if (!question.note.isEmpty()) {
        auto *note = makeNote(question.note, this);
        note->setMaximumWidth(kSecretWidth);
        layout->addWidget(note);
    }
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

SharedSecret SecretDialog::secret() const
{
    return std::make_shared<const SecretBytes>(secretOf(*m_field));
}

} // namespace retinue::ui
