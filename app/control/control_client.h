#pragma once

#include "app/control/request.h"

#include <QString>

#include <optional>

namespace retinue::control {

/// Asks the server that runs on a data folder, waiting for its answer. None: no server listens there (or not
/// yet). TimedOut: it did not answer.
[[nodiscard]] std::optional<Result<QJsonObject>> askRunningServer(const QString &dataFolder,
                                                                  const Request &request);

} // namespace retinue::control
