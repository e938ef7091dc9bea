#pragma once

#include "ui/widgets/theme.h"

#include <QFontMetrics>
#include <QString>

#include <algorithm>

namespace retinue::ui {

/// The width of a column that has room for this text and its title, in every language.
[[nodiscard]] inline int widthFor(const QFontMetrics &font, const QString &text, const QString &title)
{
    return std::max(font.horizontalAdvance(text), font.horizontalAdvance(title)) + 2 * kSpace;
}
/// Takes as much room as a small icon beside a text.
inline const QString kIconRoom = QStringLiteral("MM");

} // namespace retinue::ui
