#pragma once

#include "app/control/request.h"

#include <QString>

#include <functional>
#include <optional>

namespace retinue::control {

/// Asks the server that runs on a data folder, waiting for its answer, however long the command takes. None:
/// no server listens there (or not yet). TimedOut: it gave no sign of life. What the server says meanwhile of
/// a long command goes to `report`.
[[nodiscard]] std::optional<Result<QJsonObject>>
askRunningServer(const QString &dataFolder, const Request &request,
                 const std::function<void(const Progress &)> &report = {});

} // namespace retinue::control
