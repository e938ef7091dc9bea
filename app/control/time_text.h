#pragma once

#include "core/base/clock.h"

#include <QDateTime>

namespace retinue::control {

/// As times stand in answers: ISO 8601, UTC, whole seconds.
[[nodiscard]] inline QString timeText(Timestamp time)
{
    return QDateTime::fromMSecsSinceEpoch(base::toMilliseconds(time), Qt::UTC).toString(Qt::ISODate);
}

} // namespace retinue::control
