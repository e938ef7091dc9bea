#pragma once

#include <QLoggingCategory>

namespace retinue::engine {

Q_DECLARE_LOGGING_CATEGORY(lcEngine)

} // namespace retinue::engine
