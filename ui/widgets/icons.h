#pragma once

#include <QIcon>
#include <QString>

namespace retinue::ui {

/// An icon of the one set (resources/icons/<name>.svg), drawn in the colour of the text around it, sharp at
/// every size and scale, and drawn anew when the theme changes. A name that does not exist is a defect and
/// ends a debug build; it gives an empty icon otherwise.
[[nodiscard]] QIcon icon(const QString &name);

/// The product's own mark, in its own colours.
[[nodiscard]] QIcon productIcon();

} // namespace retinue::ui
