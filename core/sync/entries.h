#pragma once

#include "core/model/catalogue.h"

#include <QJsonObject>

namespace retinue::sync {

/// R7: timeline and history are merged entry by entry: the union by entry id, of the same id the newer "at",
/// then the newest item.maxEntries (ties by id, so that every machine keeps the same ones). Commutative,
/// associative, idempotent (so merging a value with itself trims it). The result has no other member than
/// "entries".
[[nodiscard]] QJsonObject mergeEntries(const Item &item, const QJsonObject &a, const QJsonObject &b);

} // namespace retinue::sync
