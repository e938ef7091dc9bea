#pragma once

#include "ui/shell/idle_lock.h"
#include "ui/shell/page.h"
#include "ui/shell/preferences.h"

namespace retinue::ui {

/// What can be set: the look of this desktop, who administers, and the server's facts. Every change of the
/// installation is a row of the execution log with the administrator's name.
class SettingsPage : public Page
{
    Q_OBJECT
public:
    /// They outlive it.
    SettingsPage(Machine &machine, Session &session, Preferences &preferences, IdleLock &idleLock,
                 QWidget *parent = nullptr);
};

} // namespace retinue::ui
