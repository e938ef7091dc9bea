#include "ui/settings/administrators_card.h"

#include "ui/settings/add_administrator_dialog.h"
#include "ui/settings/recorded_change.h"
#include "ui/widgets/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>

namespace retinue::ui {

namespace {
constexpr int kRows = 4;
}

AdministratorsCard::AdministratorsCard(Machine &machine, Session &session, QWidget *parent)
    : Card(tr("Administrators"), parent)
    , m_machine(machine)
    , m_session(session)
    , m_list(new QListWidget(this))
    , m_add(new QPushButton(icon(QStringLiteral("add")), tr("&Add…"), this))
    , m_remove(new QPushButton(icon(QStringLiteral("remove")), tr("&Remove…"), this))
{
    content()->addWidget(
        makeNote(tr("They sign in here, and may enrol devices with their ID and password."), this));
    m_list->setObjectName(QStringLiteral("administratorList"));
    m_list->setAccessibleName(tr("Administrators"));
    m_list->setFixedHeight(kRows * (fontMetrics().height() + kSpace));
    content()->addWidget(m_list);
    m_add->setObjectName(QStringLiteral("addAdministratorButton"));
    m_remove->setObjectName(QStringLiteral("removeAdministratorButton"));
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    content()->addLayout(buttons);
    connect(m_list, &QListWidget::itemSelectionChanged, this, &AdministratorsCard::showChoice);
    connect(m_add, &QPushButton::clicked, this, &AdministratorsCard::askWhoToAdd);
    connect(m_remove, &QPushButton::clicked, this, &AdministratorsCard::askToRemove);
    showChoice();
}

void AdministratorsCard::showEvent(QShowEvent *event)
{
    Card::showEvent(event);
    refresh();
}

void AdministratorsCard::refresh()
{
    engine::Engine &engine = m_machine.engine();
    whenAnswered(engine.ask([&engine] { return engine.administrators().list(); }), this,
                 [this](const Result<QStringList> &ids) {
                     if (!ids) {
                         Q_EMIT told(Message::failure(tr("Reading the administrators"), ids.error()));
                         return;
                     }
                     const QString chosen = m_list->currentItem() ? m_list->currentItem()->text() : QString();
                     m_list->clear();
                     m_list->addItems(*ids);
                     if (const auto still = m_list->findItems(chosen, Qt::MatchExactly); !still.isEmpty())
                         m_list->setCurrentItem(still.front());
                     showChoice();
                 });
}

void AdministratorsCard::showChoice()
{
    const bool isLast = m_list->count() < 2;
    m_remove->setEnabled(!isLast && !m_list->selectedItems().isEmpty());
    m_remove->setToolTip(isLast ? tr("The last administrator cannot be removed; add another one first.")
                                : QString());
}

void AdministratorsCard::askWhoToAdd()
{
    auto *dialog = new AddAdministratorDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &AddAdministratorDialog::chosen, this, &AdministratorsCard::add);
    dialog->open();
}

void AdministratorsCard::add(const QString &id, const std::shared_ptr<const SecretBytes> &password)
{
    engine::Engine &engine = m_machine.engine();
    auto answer = engine.ask([&engine, id, password, who = m_session.administrator()] {
        return recordedChange(engine, QStringLiteral("administrator-add"), id, who,
                              [&] { return engine.administrators().create(id, *password); });
    });
    whenAnswered(answer, this, [this, id](const Result<void> &added) {
        if (added)
            Q_EMIT told({Health::Good, tr("%1 may administer this installation now.").arg(id), {}, {}, {}});
        else
            Q_EMIT told(Message::failure(tr("Adding %1").arg(id), added.error()));
        refresh();
    });
}

void AdministratorsCard::askToRemove()
{
    const QString id = m_list->selectedItems().value(0)->text();
    const bool isSelf = id == m_session.administrator();
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Remove administrator"),
                                tr("Remove the administrator %1?").arg(id), QMessageBox::Cancel, this);
    box->setObjectName(QStringLiteral("removeDialog"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        isSelf
            ? tr("That is you: you are signed out, and cannot sign in again.")
            : tr("%1 can no longer sign in here or enrol devices. Devices that are enrolled stay.").arg(id));
    auto *yes = box->addButton(tr("&Remove %1").arg(id), QMessageBox::DestructiveRole);
    yes->setObjectName(QStringLiteral("confirmRemoveButton"));
    box->setDefaultButton(QMessageBox::Cancel);
    connect(yes, &QAbstractButton::clicked, this, [this, id] { remove(id); });
    box->open();
}

void AdministratorsCard::remove(const QString &id)
{
    engine::Engine &engine = m_machine.engine();
    auto answer = engine.ask([&engine, id, who = m_session.administrator()] {
        return recordedChange(engine, QStringLiteral("administrator-remove"), id, who,
                              [&] { return engine.administrators().remove(id); });
    });
    whenAnswered(answer, this, [this, id](const Result<void> &removed) {
        if (removed)
            Q_EMIT told({Health::Good, tr("The administrator %1 was removed.").arg(id), {}, {}, {}});
        else
            Q_EMIT told(Message::failure(tr("Removing %1").arg(id), removed.error()));
        refresh();
        if (removed && id == m_session.administrator())
            m_session.signOut();
    });
}

} // namespace retinue::ui
