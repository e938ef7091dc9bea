#pragma once

#include "core/engine/conditions.h"

namespace retinue::ui {

namespace attention = engine::attention;

/// What the overview judges and shows; a value, gathered at one moment.
struct OverviewFacts : engine::HealthFacts
{
    std::int64_t storeBytes = 0;
};

} // namespace retinue::ui
