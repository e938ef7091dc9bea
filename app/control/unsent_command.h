#pragma once

#include "app/control/request.h"
#include "core/engine/engine.h"

namespace retinue::control {

/// "replication unsent": what is on a server that was replaced, and not at the new one; with --to it is saved
/// as well. As Commands, whose part it is.
[[nodiscard]] Result<QJsonObject> runUnsent(engine::Engine &engine, const Request &request,
                                            const QString &who, const LongWork &work);

} // namespace retinue::control
