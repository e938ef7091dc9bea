#include "app/gui/pages.h"

#include "ui/backup/backup_page.h"
#include "ui/devices/devices_page.h"
#include "ui/exchange/exchange_page.h"
#include "ui/log/log_page.h"
#include "ui/overview/overview_page.h"
#include "ui/prepare/prepare_page.h"
#include "ui/replication/replication_page.h"
#include "ui/settings/settings_page.h"
#include "ui/sharing/sharing_page.h"
#include "ui/thismachine/this_machine_page.h"
#include "ui/userdata/delete_page.h"
#include "ui/userdata/recently_deleted_page.h"

namespace retinue::gui {

std::vector<ui::Page *> makePages(const PageParts &parts)
{
    return {new ui::OverviewPage(parts.machine, parts.session),
            new ui::DeletePage(parts.machine, parts.session, parts.preferences),
            new ui::RecentlyDeletedPage(parts.machine, parts.session, parts.preferences),
            new ui::PreparePage(parts.machine, parts.session, parts.preferences),
            new ui::ExchangePage(parts.machine, parts.session),
            new ui::DevicesPage(parts.machine, parts.session, parts.preferences),
            new ui::SharingPage(parts.machine, parts.session),
            new ui::BackupPage(parts.machine, parts.session),
            new ui::ReplicationPage(parts.machine, parts.session),
            new ui::ThisMachinePage(parts.machine, parts.discovery),
            new ui::LogPage(parts.machine, parts.session),
            new ui::SettingsPage(parts.machine, parts.session, parts.preferences, parts.idleLock)};
}

} // namespace retinue::gui
