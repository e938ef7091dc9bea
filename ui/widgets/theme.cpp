#include "ui/widgets/theme.h"

#include <QApplication>
#include <QStyle>
#include <QStyleFactory>

namespace retinue::ui {

namespace {

struct Colours
{
    QColor window, base, alternate, text, button, accent, accentText, muted, tip,
        control; ///< control: edges, 3:1 on the window
};

const Colours kLight{QColor(0xf4f5f7), QColor(0xffffff), QColor(0xf7f8fa), QColor(0x1d2129),
                     QColor(0xfafbfc), QColor(0x1f5fbf), QColor(0xffffff), QColor(0x5a6270),
                     QColor(0xffffff), QColor(0x8b93a1)};
const Colours kDark{QColor(0x1e2127), QColor(0x262a31), QColor(0x2a2f37), QColor(0xe8eaee), QColor(0x31363f),
                    QColor(0x7fb0ff), QColor(0x0b1a30), QColor(0xa5adba), QColor(0x31363f), QColor(0x767f8d)};
const Colours kContrast{QColor(Qt::black), QColor(Qt::black), QColor(0x0c0c0c),  QColor(0xffffff),
                        QColor(Qt::black), QColor(0xffff00),  QColor(Qt::black), QColor(0xffffff),
                        QColor(Qt::black), QColor(0xffffff)};

QPalette paletteOf(const Colours &c)
{
    QPalette palette(c.button, c.window);
    for (const auto group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled}) {
        palette.setColor(group, QPalette::Window, c.window);
        palette.setColor(group, QPalette::Base, c.base);
        palette.setColor(group, QPalette::AlternateBase, c.alternate);
        palette.setColor(group, QPalette::Button, c.button);
        palette.setColor(group, QPalette::Highlight, c.accent);
        palette.setColor(group, QPalette::HighlightedText, c.accentText);
        palette.setColor(group, QPalette::ToolTipBase, c.tip);
        palette.setColor(group, QPalette::ToolTipText, c.text);
        palette.setColor(group, QPalette::Link, c.accent);
        palette.setColor(group, QPalette::LinkVisited, c.accent);
        palette.setColor(group, QPalette::PlaceholderText, c.muted);
        const QColor text = group == QPalette::Disabled ? c.muted : c.text;
        palette.setColor(group, QPalette::WindowText, text);
        palette.setColor(group, QPalette::Text, text);
        palette.setColor(group, QPalette::ButtonText, text);
    }
    return palette;
}

/// What Fusion cannot say by palette: edges that are seen on every background, room in lists and fields, a
/// focus that is seen, one button that is the first. A control that has an edge from here is drawn from here
/// altogether, or its size and its arrows would change with the focus.
const QString kSheet = QStringLiteral(
    "QLineEdit, QComboBox, QSpinBox { min-height: 24px; padding: 1px 5px; background: palette(base);"
    " border: 1px solid @control; border-radius: 4px; }"
    "QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled { background: palette(window); }"
    "QLineEdit:focus, QComboBox:focus, QSpinBox:focus { padding: 0 4px; border: 2px solid "
    "palette(highlight); }"
    "QComboBox { padding-right: 16px; } QComboBox:focus { padding-right: 15px; }"
    "QComboBox::drop-down { border: none; width: 22px; }"
    "QComboBox::down-arrow { image: url(:/icons/arrow-down-@ink.svg); width: 14px; height: 14px; }"
    "QSpinBox { padding-right: 18px; } QSpinBox:focus { padding-right: 17px; }"
    "QSpinBox::up-button, QSpinBox::down-button { subcontrol-origin: border; width: 20px; border: none; }"
    "QSpinBox::up-button { subcontrol-position: top right; }"
    "QSpinBox::down-button { subcontrol-position: bottom right; }"
    "QSpinBox::up-arrow { image: url(:/icons/arrow-up-@ink.svg); width: 10px; height: 10px; }"
    "QSpinBox::down-arrow { image: url(:/icons/arrow-down-@ink.svg); width: 10px; height: 10px; }"
    "QPushButton { min-height: 22px; padding: 4px 14px; background: palette(button);"
    " border: 1px solid @control; border-radius: 4px; }"
    "QPushButton:default { background: palette(highlight); color: palette(highlighted-text);"
    " border-color: palette(highlight); }"
    "QPushButton:hover, QToolButton:hover { border-color: palette(highlight); }"
    "QPushButton:pressed, QToolButton:pressed, QToolButton:checked { background: palette(midlight); }"
    "QPushButton:default:pressed { background: palette(highlight); }"
    "QPushButton:disabled { background: palette(window); color: @muted; border-color: @quiet; }"
    "QPushButton:focus { padding: 3px 13px; border: 2px solid palette(highlight); }"
    "QPushButton:default:focus { border: 2px solid palette(text); }"
    "QToolButton { padding: 3px 6px; background: palette(button); border: 1px solid @control;"
    " border-radius: 4px; }"
    "QToolButton[autoRaise=\"true\"] { background: transparent; border-color: transparent; }"
    "QToolButton[autoRaise=\"true\"]:hover { border-color: @control; }"
    "QToolButton:disabled { background: palette(window); color: @muted; border-color: @quiet; }"
    "QToolButton:focus { padding: 2px 5px; border: 2px solid palette(highlight); }"
    "QToolButton[popupMode=\"2\"] { padding-right: 20px; }"
    "QToolButton::menu-indicator { image: url(:/icons/arrow-down-@ink.svg); width: 12px; height: 12px;"
    " subcontrol-origin: border; subcontrol-position: center right; right: 5px; }"
    "QAbstractItemView, QTextBrowser, QPlainTextEdit { border: 1px solid @quiet; }"
    "QAbstractItemView[frameShape=\"0\"] { border: none; }"
    "QAbstractItemView:focus, QTextBrowser:focus, QPlainTextEdit:focus { outline: none;"
    " border: 2px solid palette(highlight); border-radius: 4px; }"
    "QHeaderView, QHeaderView:focus { border: none; }"
    "QHeaderView::section { padding: 5px 3px; border: none;" // as far in as the cells
    " border-bottom: 1px solid @quiet; background: palette(window); }"
    "QTableView { gridline-color: transparent; }"
    "QRadioButton::indicator { width: 12px; height: 12px; border: 1px solid @control; border-radius: 7px;"
    " background: palette(base); }" // Fusion's edge is lost on a dark window
    "QRadioButton::indicator:checked { width: 4px; height: 4px; border: 5px solid palette(highlight); }"
    "QCheckBox::indicator:unchecked { width: 12px; height: 12px; border: 1px solid @control;"
    " border-radius: 3px; background: palette(base); }"
    "QToolTip { padding: 4px; }"
    "QStatusBar { border-top: 1px solid @quiet; } QStatusBar::item { border: none; }"
    "QScrollBar { background: transparent; border: none; }"
    "QScrollBar:vertical { width: 12px; } QScrollBar:horizontal { height: 12px; }"
    "QScrollBar::handle { background: @control; border-radius: 4px; margin: 2px; }"
    "QScrollBar::handle:vertical { min-height: 32px; } QScrollBar::handle:horizontal { min-width: 32px; }"
    "QScrollBar::handle:hover { background: palette(highlight); }"
    "QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }"
    "QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }");

/// In high contrast also what is usually left to its surface has an edge.
const QString kContrastSheet =
    QStringLiteral("QProgressBar, QTabBar::tab, QMenu { border: 1px solid @control; }"
                   "QTabBar::tab { padding: 4px 12px; }"
                   "QTabBar::tab:selected { background: palette(highlight);"
                   " color: palette(highlighted-text); }");

QString sheetOf(const Colours &colours)
{
    const bool contrast = colours.window == QColor(Qt::black);
    const QPalette palette = paletteOf(colours);
    const QColor quiet = edgeColour(palette);
    const std::pair<const char *, QString> values[] = {
        {"@control", colours.control.name()},
        {"@quiet", QStringLiteral("rgba(%1, %2, %3, %4)")
                       .arg(quiet.red())
                       .arg(quiet.green())
                       .arg(quiet.blue())
                       .arg(quiet.alpha())},
        {"@muted", colours.muted.name()},
        {"@ink", isDark(palette) ? QStringLiteral("light") : QStringLiteral("dark")},
    };
    QString sheet = contrast ? kSheet + kContrastSheet : kSheet;
    for (const auto &[name, value] : values)
        sheet.replace(QLatin1String(name), value);
    return sheet;
}

} // namespace

void applyTheme(QApplication &application, ThemeKind kind)
{
    if (kind == ThemeKind::System)
        kind = isDark(QApplication::style()->standardPalette()) ? ThemeKind::Dark : ThemeKind::Light;
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    const Colours &colours = kind == ThemeKind::HighContrast ? kContrast
                             : kind == ThemeKind::Dark       ? kDark
                                                             : kLight;
    QApplication::setPalette(paletteOf(colours));
    application.setStyleSheet(sheetOf(colours));
}

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::WindowText).lightness() > palette.color(QPalette::Window).lightness();
}

QColor toneColour(const QPalette &palette, Tone tone)
{
    const bool dark = isDark(palette);
    switch (tone) {
    case Tone::Good:
        return dark ? QColor(0x6fd08c) : QColor(0x1b7a3d);
    case Tone::Notice:
        return dark ? QColor(0xf2c14e) : QColor(0x8a5a00);
    case Tone::Bad:
        return dark ? QColor(0xff8a80) : QColor(0xb3261e);
    case Tone::Muted:
        return palette.color(QPalette::PlaceholderText);
    case Tone::Accent:
        return palette.color(QPalette::Highlight);
    }
    Q_UNREACHABLE();
}

QColor cardColour(const QPalette &palette)
{
    return palette.color(QPalette::Base);
}

QColor edgeColour(const QPalette &palette)
{
    QColor edge = palette.color(QPalette::WindowText);
    if (palette.color(QPalette::Window) != QColor(Qt::black)) // high contrast: the edge is as clear as text
        edge.setAlphaF(0.16F);
    return edge;
}

} // namespace retinue::ui
