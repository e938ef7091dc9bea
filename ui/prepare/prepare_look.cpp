#include "ui/prepare/prepare_look.h"

namespace retinue::ui {

Result<PrepareLook> lookAtPreparation(const ClientParts &client)
{
    PrepareLook look;
    const auto configuration = client.home->configuration();
    look.obstacles = client::prepareObstacles(configuration, client.agent->status());
    if (configuration) {
        look.installation = configuration->installation;
        look.server = configuration->server.toString();
    }
    auto window = client.home->replica().exportWindow();
    if (!window)
        return std::move(window).error();
    look.window = *std::move(window);
    const auto due = client.home->replica().startDue();
    if (!due)
        return due.error();
    look.isStopped = configuration && !*due;
    look.limits = client.home->replica().prepareLimits();
    look.atPanel = client.home->replica().atPanel();
    return look;
}

} // namespace retinue::ui
