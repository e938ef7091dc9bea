#pragma once

#include "app/control/request.h"
#include "core/engine/data_exchange.h"

#include <QJsonArray>

namespace retinue::control {

inline constexpr int kShortestPassphrase = 8; ///< of a new file; as in the console

/// InvalidInput: a passphrase was asked for, and has fewer characters; whoever asks for one must not get a
/// file without.
[[nodiscard]] Result<void> checkPassphrase(const Request &request, int fewest);

[[nodiscard]] QJsonArray problemsToJson(const std::vector<formats::ImportProblem> &found);
[[nodiscard]] QJsonObject exportToJson(const exchange::ExportReport &report);

} // namespace retinue::control
