#pragma once

#include <QString>

namespace retinue::ui {

/// What an item of the catalogue is called ("address-book.personal": "Personal address list"). An id that is
/// not known is shown as it is: a newer version may have written it.
[[nodiscard]] QString itemText(const QString &item);

} // namespace retinue::ui
