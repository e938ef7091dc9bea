#pragma once

#include "core/engine/backups.h"

#include <QString>
#include <QStringList>

namespace retinue::ui {

/// "alice, bob and 3 more": some of the owners, as many as a person reads.
[[nodiscard]] QString ownersNamed(const backup::NamedOwners &owners);
/// "300 settings of 20 users and groups": what will be there after it.
[[nodiscard]] QString restoredAmountText(const backup::RestorePreview &preview);
/// R47, before it: what the devices expect. Empty: it is of this server.
[[nodiscard]] QString otherServerText(const backup::RestorePreview &preview);
/// What a restore has done, a line each; the first is the sentence.
[[nodiscard]] QStringList restoredLines(const engine::RestoreReport &report);
/// Whether somebody has to do something now.
[[nodiscard]] bool needsAttention(const engine::RestoreReport &report);

} // namespace retinue::ui
