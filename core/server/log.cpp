#include "core/server/log.h"

namespace retinue::server {

Q_LOGGING_CATEGORY(serverLog, "retinue.server")

} // namespace retinue::server
