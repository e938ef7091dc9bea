#pragma once

#include "ui/shell/machine.h"
#include "ui/shell/session.h"
#include "ui/widgets/card.h"
#include "ui/widgets/message_bar.h"

#include <memory>

class QListWidget;
class QPushButton;

namespace retinue::ui {

/// Who may administer this installation: the list, add, remove. The last one stays.
class AdministratorsCard : public Card
{
    Q_OBJECT
public:
    /// Both outlive it.
    AdministratorsCard(Machine &machine, Session &session, QWidget *parent = nullptr);

Q_SIGNALS:
    void told(const retinue::ui::Message &message);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void refresh();
    void showChoice();
    void askWhoToAdd();
    void add(const QString &id, const std::shared_ptr<const SecretBytes> &password);
    void askToRemove();
    void remove(const QString &id);

    Machine &m_machine;
    Session &m_session;
    QListWidget *m_list;
    QPushButton *m_add, *m_remove;
};

} // namespace retinue::ui
