#pragma once

#include <QColor>
#include <QPalette>
#include <QString>

class QApplication;

namespace retinue::ui {

/// How the windows look. The numbers are stored in the user's settings.
enum class ThemeKind { System = 0, Light = 1, Dark = 2, HighContrast = 3 };

/// What a colour means; never the only sign of it (status_label.h adds a shape and a word).
enum class Tone { Good, Notice, Bad, Muted, Accent };

/// Sets Qt's Fusion style with our palette and spacing, also while windows are open.
void applyTheme(QApplication &application, ThemeKind kind);
/// Whether text is light on dark in this palette.
[[nodiscard]] bool isDark(const QPalette &palette);
/// A tone's colour that is readable (4.5:1) on the palette's window and base.
[[nodiscard]] QColor toneColour(const QPalette &palette, Tone tone);
/// The surface and the edge of cards.
[[nodiscard]] QColor cardColour(const QPalette &palette);
[[nodiscard]] QColor edgeColour(const QPalette &palette);

/// The one measure of distance; everything is a multiple of it.
inline constexpr int kSpace = 8;

} // namespace retinue::ui
