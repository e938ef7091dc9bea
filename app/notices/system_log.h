#pragma once

#include "core/engine/notice.h"

namespace retinue::notices {

/// One line to syslog(3), facility daemon, from "retinue": failures with the priority err, warnings with
/// warning, the rest with notice; on Windows to the event log's "Application", from the source "Retinue".
[[nodiscard]] engine::Delivery writeToSystemLog(const engine::NoticeMessage &message);

} // namespace retinue::notices
