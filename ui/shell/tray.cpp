#include "ui/shell/tray.h"

#include "ui/widgets/icons.h"

#include <QMenu>

namespace retinue::ui {

Tray::Tray(QObject *parent) : QObject(parent), m_menu(std::make_unique<QMenu>()), m_icon(productIcon())
{
    m_menu->addAction(tr("&Open Retinue"), this, &Tray::openWanted);
    m_menu->addSeparator();
    m_menu->addAction(tr("&Quit"), this, &Tray::quitWanted);
    m_icon.setContextMenu(m_menu.get());
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
            Q_EMIT openWanted();
    });
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this, &Tray::openWanted);
    m_icon.show();
}

Tray::~Tray() = default;

bool Tray::isAvailable()
{
    return QSystemTrayIcon::isSystemTrayAvailable();
}

void Tray::notify(const QString &title, const QString &text, bool bad)
{
    m_icon.showMessage(title, text, bad ? QSystemTrayIcon::Critical : QSystemTrayIcon::Information);
}

void Tray::setToolTip(const QString &text)
{
    m_icon.setToolTip(text);
}

} // namespace retinue::ui
