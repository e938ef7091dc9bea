#include "ui/shell/session.h"

namespace retinue::ui {

void Session::signIn(const QString &administrator)
{
    m_administrator = administrator;
    Q_EMIT changed();
}

void Session::signOut()
{
    m_administrator.clear();
    Q_EMIT changed();
}

} // namespace retinue::ui
