#pragma once

#include <QString>
#include <QStringList>

namespace retinue::ui {

/// Words as one command to paste into a shell of this system: words with other than plain characters are
/// quoted.
[[nodiscard]] QString commandText(const QStringList &words);

} // namespace retinue::ui
