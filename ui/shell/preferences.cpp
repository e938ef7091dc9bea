#include "ui/shell/preferences.h"

namespace retinue::ui {

namespace {
const QString kTheme = QStringLiteral("theme");
const QString kLanguage = QStringLiteral("language");
const QString kClosing = QStringLiteral("closingExplained");
const QString kAdministrator = QStringLiteral("lastAdministrator");
const QString kGeometry = QStringLiteral("windowGeometry");
const QString kArrangement = QStringLiteral("arrangement/");
} // namespace

Preferences::Preferences(const QString &file, QObject *parent)
    : QObject(parent)
    , m_settings(file.isEmpty()
                     ? std::make_unique<QSettings>(QStringLiteral("Retinue"), QStringLiteral("console"))
                     : std::make_unique<QSettings>(file, QSettings::IniFormat))
{
}

ThemeKind Preferences::theme() const
{
    const int number = m_settings->value(kTheme).toInt();
    return number >= int(ThemeKind::System) && number <= int(ThemeKind::HighContrast) ? ThemeKind(number)
                                                                                      : ThemeKind::System;
}

void Preferences::setTheme(ThemeKind theme)
{
    m_settings->setValue(kTheme, int(theme));
    Q_EMIT themeChanged();
}

QString Preferences::language() const
{
    return m_settings->value(kLanguage).toString();
}

void Preferences::setLanguage(const QString &language)
{
    m_settings->setValue(kLanguage, language);
    Q_EMIT languageChanged();
}

bool Preferences::closingExplained() const
{
    return m_settings->value(kClosing).toBool();
}

void Preferences::setClosingExplained()
{
    m_settings->setValue(kClosing, true);
}

QString Preferences::lastAdministrator() const
{
    return m_settings->value(kAdministrator).toString();
}

void Preferences::setLastAdministrator(const QString &id)
{
    m_settings->setValue(kAdministrator, id);
}

QByteArray Preferences::windowGeometry() const
{
    return m_settings->value(kGeometry).toByteArray();
}

void Preferences::setWindowGeometry(const QByteArray &geometry)
{
    m_settings->setValue(kGeometry, geometry);
}

QByteArray Preferences::arrangement(const QString &part) const
{
    return m_settings->value(kArrangement + part).toByteArray();
}

void Preferences::setArrangement(const QString &part, const QByteArray &arrangement)
{
    m_settings->setValue(kArrangement + part, arrangement);
}

} // namespace retinue::ui
