#pragma once

#include <QString>

namespace retinue::ui {

/// What an item of the catalogue is called ("address-book.personal": "Personal address list"). An id that is
/// not known is shown as it is: a newer version may have written it.
[[nodiscard]] QString itemText(const QString &item);
/// What a category of the catalogue ("Address book") is called. One that is not known is shown as it is.
[[nodiscard]] QString categoryText(const QString &category);

} // namespace retinue::ui
