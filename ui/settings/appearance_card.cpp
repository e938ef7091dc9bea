#include "ui/settings/appearance_card.h"

#include <QComboBox>
#include <QFormLayout>
#include <QVBoxLayout>

namespace retinue::ui {

AppearanceCard::AppearanceCard(Preferences &preferences, QWidget *parent) : Card(tr("Appearance"), parent)
{
    auto *language = new QComboBox(this);
    language->setObjectName(QStringLiteral("languageChoice"));
    language->addItem(tr("System"), QString());
    // Languages are called what those call them who look for them.
    language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    language->addItem(QStringLiteral("Deutsch"), QStringLiteral("de"));
    language->addItem(QStringLiteral("日本語"), QStringLiteral("ja"));
    language->setCurrentIndex(std::max(0, language->findData(preferences.language())));

    auto *theme = new QComboBox(this);
    theme->setObjectName(QStringLiteral("themeChoice"));
    theme->addItem(tr("System"), int(ThemeKind::System));
    theme->addItem(tr("Light"), int(ThemeKind::Light));
    theme->addItem(tr("Dark"), int(ThemeKind::Dark));
    theme->addItem(tr("High contrast"), int(ThemeKind::HighContrast));
    theme->setCurrentIndex(theme->findData(int(preferences.theme())));

    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    form->addRow(tr("&Language"), language);
    form->addRow(tr("&Theme"), theme);
    content()->addLayout(form);
    connect(language, &QComboBox::activated, this, [&preferences, language] {
        if (const QString chosen = language->currentData().toString(); chosen != preferences.language())
            preferences.setLanguage(chosen);
    });
    connect(theme, &QComboBox::activated, this,
            [&preferences, theme] { preferences.setTheme(ThemeKind(theme->currentData().toInt())); });
}

} // namespace retinue::ui
