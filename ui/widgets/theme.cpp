#include "ui/widgets/theme.h"

#include <QApplication>
#include <QStyle>
#include <QStyleFactory>

namespace retinue::ui {

namespace {

struct Colours
{
    QColor window, base, alternate, text, button, accent, accentText, muted, tip;
};

const Colours kLight{QColor(0xf4f5f7), QColor(0xffffff), QColor(0xf7f8fa), QColor(0x1d2129), QColor(0xfafbfc),
                     QColor(0x1f5fbf), QColor(0xffffff), QColor(0x5a6270), QColor(0xffffff)};
const Colours kDark{QColor(0x1e2127), QColor(0x262a31), QColor(0x2a2f37), QColor(0xe8eaee), QColor(0x31363f),
                    QColor(0x7fb0ff), QColor(0x0b1a30), QColor(0xa5adba), QColor(0x31363f)};
const Colours kContrast{QColor(Qt::black), QColor(Qt::black), QColor(0x0c0c0c),
                        QColor(0xffffff),  QColor(Qt::black), QColor(0xffff00),
                        QColor(Qt::black), QColor(0xffffff),  QColor(Qt::black)};

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

/// What Fusion cannot say by palette: room in lists and fields, and a focus that is seen.
QString sheetOf(bool contrast)
{
    const QString focus = contrast ? QStringLiteral("3px") : QStringLiteral("2px");
    // Fusion's outlines come from the window's colour: on black they are black.
    const QString edges =
        contrast
            ? QStringLiteral("QPushButton, QToolButton, QComboBox, QLineEdit, QSpinBox, QAbstractItemView,"
                             " QTextBrowser, QProgressBar, QTabBar::tab"
                             " { border: 1px solid palette(text); border-radius: 3px; }"
                             "QToolButton { padding: 3px; }")
            : QString();
    return edges +
           QStringLiteral("QPushButton { padding: 5px 14px; min-height: 20px; }"
                          "QLineEdit, QSpinBox, QComboBox { min-height: 24px; }"
                          "QHeaderView::section { padding: 5px 6px; border: none;"
                          " border-bottom: 1px solid palette(mid); background: palette(window); }"
                          "QTableView { gridline-color: transparent; }"
                          "QToolTip { padding: 4px; }"
                          "QPushButton:focus, QToolButton:focus, QComboBox:focus, QLineEdit:focus,"
                          " QAbstractItemView:focus, QPlainTextEdit:focus, QTextBrowser:focus, QSpinBox:focus"
                          " { outline: none; border: %1 solid palette(highlight); border-radius: 3px; }")
               .arg(focus);
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
    application.setStyleSheet(sheetOf(kind == ThemeKind::HighContrast));
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
