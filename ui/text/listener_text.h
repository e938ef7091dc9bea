#pragma once

#include "ui/text/error_text.h"

namespace retinue::ui {

/// What a user is told of a server that does not listen on `port`, and what to do about it: the same words
/// wherever a port is used, chosen or tried again.
[[nodiscard]] ErrorText listenerText(const Error &error, quint16 port);

} // namespace retinue::ui
