#include "ui/signin/gate.h"

namespace retinue::ui {

Gate::Gate(Machine &machine, Session &session, QWidget *parent)
    : QWidget(parent)
    , m_machine(machine)
    , m_session(session)
{
}

} // namespace retinue::ui
