#pragma once

#include "ui/shell/machine.h"
#include "ui/shell/session.h"
#include "ui/widgets/card.h"
#include "ui/widgets/message_bar.h"

class QLabel;
class QPushButton;
class QSpinBox;

namespace retinue::ui {

/// What this server is, for those who set up devices or look for its files; its port can be changed.
class ServerCard : public Card
{
    Q_OBJECT
public:
    /// Both outlive it.
    ServerCard(Machine &machine, Session &session, QWidget *parent = nullptr);

Q_SIGNALS:
    void told(const retinue::ui::Message &message);

private:
    void showListener();
    void showWhetherToApply();
    void applyPort();
    void tellOfFailure(quint16 port, const Error &error);
    void recordPort(quint16 port, const Result<void> &listens);

    Machine &m_machine;
    Session &m_session;
    QSpinBox *m_port;
    QPushButton *m_apply;
    QLabel *m_names;
    quint16 m_shownPort = 0;
    bool m_applies = false;
};

} // namespace retinue::ui
