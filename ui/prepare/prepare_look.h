#pragma once

#include "core/client/agent.h"
#include "core/client/prepare_conditions.h"
#include "ui/shell/machine.h"

#include <optional>
#include <vector>

namespace retinue::ui {

/// What this machine's client says about preparing an export, at one moment; a value.
struct PrepareLook
{
    std::vector<client::PrepareObstacle> obstacles;
    std::optional<InstallationId> installation; ///< of its server
    QString server;                             ///< empty while it is not enrolled
    bool isStopped = false;                     ///< enrolled, and takes no part: no window is needed (R23)
    client::ExportWindow window;
    client::PrepareLimits limits;
    std::vector<OwnerKey> atPanel;
};

/// Waits for the disk.
[[nodiscard]] Result<PrepareLook> lookAtPreparation(const ClientParts &client);

} // namespace retinue::ui
