#pragma once

#include "core/base/clock.h"
#include "ui/text/error_text.h"

#include <QString>

#include <optional>

namespace retinue::ui {

/// How R43 writes a time: "2026/11/28 06:05", in the user's time zone.
[[nodiscard]] QString replicationTimeText(Timestamp time);
/// R43, failing: since `last`, the last good replication; without one since the first failure.
[[nodiscard]] ErrorText failingReplicationText(const std::optional<Timestamp> &last, Timestamp failingSince);

} // namespace retinue::ui
