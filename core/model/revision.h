#pragma once

#include "core/base/ids.h"

#include <QString>

#include <compare>
#include <cstdint>
#include <optional>

namespace retinue::model {

/// Position of a change in the store's one total order; 0 is before every change. Never a wall clock.
struct Revision
{
    std::int64_t value = 0;
    friend auto operator<=>(const Revision &, const Revision &) = default;
};

/// A revision of one generation of a store (R14): what ETags and state strings say. The text form is opaque
/// to clients:
/// "<generation>.<revision>".
struct State
{
    Generation generation;
    Revision revision;

    [[nodiscard]] QString toString() const
    {
        return generation.toString() + u'.' + QString::number(revision.value);
    }
    [[nodiscard]] static std::optional<State> fromString(QStringView text);
    friend bool operator==(const State &, const State &) = default;
};

} // namespace retinue::model

namespace retinue {
using model::Revision;
using model::State;
} // namespace retinue
