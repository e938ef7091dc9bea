#include "ui/settings/add_administrator_dialog.h"

#include "core/installation/administrators.h"
#include "ui/widgets/new_password.h"
#include "ui/widgets/status_label.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

namespace retinue::ui {

namespace {
constexpr int kWidth = 440;
}

AddAdministratorDialog::AddAdministratorDialog(QWidget *parent) : QDialog(parent), m_id(new QLineEdit(this))
{
    setObjectName(QStringLiteral("addAdministratorDialog"));
    setWindowTitle(tr("Add administrator"));
    setMinimumWidth(kWidth);
    auto *layout = new QVBoxLayout(this);
    auto *form = new QFormLayout;
    m_id->setObjectName(QStringLiteral("newManagerId"));
    form->addRow(tr("System &Manager ID"), m_id);
    m_password = new NewPassword(form, tr("&Password"), this);
    layout->addLayout(form);
    m_problem = new StatusLabel(this);
    m_problem->setObjectName(QStringLiteral("addProblem"));
    m_problem->hide();
    layout->addWidget(m_problem);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    auto *add = buttons->addButton(tr("&Add"), QDialogButtonBox::ActionRole);
    add->setObjectName(QStringLiteral("addButton"));
    add->setDefault(true);
    layout->addWidget(buttons);
    connect(add, &QPushButton::clicked, this, &AddAdministratorDialog::check);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void AddAdministratorDialog::check()
{
    const auto say = [this](const QString &text) {
        m_problem->setStatus(Health::Notice, text);
        m_problem->show();
    };
    if (const QString problem = m_password->problem(); !m_id->text().isEmpty() && !problem.isEmpty()) {
        say(problem);
        return m_password->focusProblem();
    }
    const auto password = std::make_shared<const SecretBytes>(m_password->password());
    if (!installation::Administrators::check(m_id->text(), *password)) {
        say(tr("An ID has 1 to 64 characters and no blanks."));
        return m_id->setFocus();
    }
    Q_EMIT chosen(m_id->text(), password);
    accept();
}

} // namespace retinue::ui
