#pragma once

#include "ui/widgets/theme.h"

#include <QObject>
#include <QSettings>
#include <QString>

#include <memory>

namespace retinue::ui {

/// What belongs to the person at this desktop and not to the installation: language, look, the window's
/// place. In the desktop's own settings store; everything has a default.
class Preferences : public QObject
{
    Q_OBJECT
public:
    /// `file`: an INI file instead of the desktop's own store; empty: that one.
    explicit Preferences(const QString &file = {}, QObject *parent = nullptr);

    [[nodiscard]] ThemeKind theme() const;
    void setTheme(ThemeKind theme);
    /// "de", "ja", "en"; empty: the system's.
    [[nodiscard]] QString language() const;
    void setLanguage(const QString &language);
    /// Whether the user was told that closing the window keeps the server running.
    [[nodiscard]] bool closingExplained() const;
    void setClosingExplained();
    /// Who signed in at this desktop last; empty: nobody yet.
    [[nodiscard]] QString lastAdministrator() const;
    void setLastAdministrator(const QString &id);
    [[nodiscard]] QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);
    /// How the user arranged a part of a page ("devices.columns"); the part alone knows what it means. Empty:
    /// never arranged.
    [[nodiscard]] QByteArray arrangement(const QString &part) const;
    void setArrangement(const QString &part, const QByteArray &arrangement);

Q_SIGNALS:
    void themeChanged();
    void languageChanged();

private:
    std::unique_ptr<QSettings> m_settings;
};

} // namespace retinue::ui
