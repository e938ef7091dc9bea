#pragma once

#include "core/client/occurrence.h"
#include "ui/text/error_text.h"

namespace retinue::ui {

/// What a row of the communication log says, in the user's language: what happened and, of a failure, why;
/// and what to do about it (empty: nothing).
[[nodiscard]] ErrorText communicationText(const client::Occurrence &occurrence);

} // namespace retinue::ui
