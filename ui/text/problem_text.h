#pragma once

#include "core/formats/import.h"

#include <QString>

namespace retinue::ui {

/// Why something of a file was not taken over, in the windows' language.
[[nodiscard]] QString reasonText(const formats::Reason &reason);
/// The same with where it stands in the file: "line 12, mailaddress: ...".
[[nodiscard]] QString problemText(const formats::ImportProblem &problem);

} // namespace retinue::ui
