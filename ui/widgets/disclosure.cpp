#include "ui/widgets/disclosure.h"

namespace retinue::ui {

Disclosure::Disclosure(const QString &text, QWidget *content, QWidget *parent)
    : QToolButton(parent)
    , m_content(content)
{
    setText(text);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setAutoRaise(true);
    setOpen(false);
    connect(this, &QToolButton::clicked, this, [this] { setOpen(!m_open); });
}

void Disclosure::setOpen(bool open)
{
    m_open = open;
    m_content->setVisible(open);
    setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    setAccessibleDescription(open ? tr("Shown") : tr("Hidden"));
}

} // namespace retinue::ui
