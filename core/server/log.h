#pragma once

#include <QLoggingCategory>

namespace retinue::server {

Q_DECLARE_LOGGING_CATEGORY(serverLog)

} // namespace retinue::server
