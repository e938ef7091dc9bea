#pragma once

#include "core/base/clock.h"
#include "core/model/catalogue.h"

#include <QJsonObject>

#include <chrono>

namespace retinue::sync {

/// A machine's clock may be wrong by so much without being called wrong.
inline constexpr std::chrono::minutes kClockTolerance{10};

/// The server: entries from later than `now` and the tolerance are of `now`. One from a machine whose clock
/// is years ahead would otherwise push out everybody else's until that time comes. Other values come back as
/// they are.
[[nodiscard]] QJsonObject entriesUntil(Timestamp now, const QJsonObject &value);

/// R7: timeline and history are merged entry by entry: the union by entry id, of the same id the newer "at",
/// then the newest item.maxEntries (ties by id, so that every machine keeps the same ones). Commutative,
/// associative, idempotent (so merging a value with itself trims it). The result has no other member than
/// "entries".
[[nodiscard]] QJsonObject mergeEntries(const Item &item, const QJsonObject &a, const QJsonObject &b);

} // namespace retinue::sync
