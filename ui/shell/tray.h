#pragma once

#include <QSystemTrayIcon>

#include <memory>

class QMenu;

namespace retinue::ui {

/// The sign of the running server while its window is closed: opens the window, quits, shows notifications.
class Tray : public QObject
{
    Q_OBJECT
public:
    explicit Tray(QObject *parent = nullptr);
    ~Tray() override;
    /// Whether this desktop has a place for it.
    [[nodiscard]] static bool isAvailable();
    void notify(const QString &title, const QString &text, bool bad);
    void setToolTip(const QString &text);

Q_SIGNALS:
    void openWanted();
    void quitWanted();

private:
    std::unique_ptr<QMenu> m_menu;
    QSystemTrayIcon m_icon;
};

} // namespace retinue::ui
