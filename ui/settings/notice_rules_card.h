#pragma once

#include "ui/shell/machine.h"
#include "ui/shell/session.h"
#include "ui/widgets/card.h"
#include "ui/widgets/message_bar.h"

#include <functional>

class QCheckBox;
class QLabel;
class QPushButton;

namespace retinue::ui {

/// What all ways of telling of failures share: what is told, and whose certificates are trusted. Applied at
/// once.
class NoticeRulesCard : public Card
{
    Q_OBJECT
public:
    /// Both outlive it.
    NoticeRulesCard(Machine &machine, Session &session, QWidget *parent);

Q_SIGNALS:
    void told(const retinue::ui::Message &message);

private:
    void refresh();
    void chooseAuthority();
    void apply(const std::function<Result<void>(engine::Notices &notices, const QString &who)> &change);

    Machine &m_machine;
    Session &m_session;
    QCheckBox *m_warnings;
    QLabel *m_authority;
    QPushButton *m_choose, *m_useSystem;
};

} // namespace retinue::ui
