#pragma once

#include "core/base/result.h"

#include <QJsonObject>

namespace retinue::model {

/// The rules of the entries of an address list (README.md lists them). InvalidInput names entry, member and
/// rule, never the value.
[[nodiscard]] Result<void> checkAddressEntries(const QJsonObject &entries);

} // namespace retinue::model
