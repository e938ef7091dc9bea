#pragma once

#include "ui/shell/idle_lock.h"
#include "ui/shell/page.h"
#include "ui/shell/preferences.h"

class QScrollArea;

namespace retinue::ui {

/// What can be set: the look of this desktop, who administers, the server's facts, and who is told of
/// failures. Every change of the installation is a row of the execution log with the administrator's name.
class SettingsPage : public Page
{
    Q_OBJECT
public:
    /// They outlive it.
    SettingsPage(Machine &machine, Session &session, Preferences &preferences, IdleLock &idleLock,
                 QWidget *parent = nullptr);
    /// "notices": the cards that say who is told of failures.
    void showDetail(const QString &detail) override;

private:
    QScrollArea *m_scroll;
    QWidget *m_notices;
};

} // namespace retinue::ui
