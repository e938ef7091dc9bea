#pragma once

#include "core/client/server_discovery.h"
#include "ui/shell/idle_lock.h"
#include "ui/shell/machine.h"
#include "ui/shell/page.h"
#include "ui/shell/preferences.h"
#include "ui/shell/session.h"

#include <memory>
#include <vector>

namespace retinue::gui {

/// What pages are given; all of it outlives them.
struct PageParts
{
    ui::Machine &machine;
    ui::Session &session;
    ui::Preferences &preferences;
    ui::IdleLock &idleLock;
    std::shared_ptr<client::ServerDiscovery> discovery; ///< finds servers for a client (R2)
};

/// The console's pages in the order of its navigation. The caller owns them.
[[nodiscard]] std::vector<ui::Page *> makePages(const PageParts &parts);

} // namespace retinue::gui
