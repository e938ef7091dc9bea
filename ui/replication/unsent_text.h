#pragma once

#include "core/engine/unsent.h"

#include <QString>
#include <QStringList>

namespace retinue::ui {

/// How much is not at the new server, since which copy.
[[nodiscard]] QString unsentText(const engine::UnsentReport &report);
/// What to know of it: what no file holds, what is not known. A sentence each; empty: nothing.
[[nodiscard]] QStringList unsentNotes(const engine::UnsentReport &report);
/// "Changed", "Deleted": what became of one, and whether it can be saved.
[[nodiscard]] QString unsentChangeText(const engine::UnsentChange &change);
/// What was saved, and what to do with the file.
[[nodiscard]] QString savedUnsentText(const exchange::ExportReport &report);

} // namespace retinue::ui
