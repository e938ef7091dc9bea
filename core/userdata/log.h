#pragma once

#include <QLoggingCategory>

namespace retinue::userdata {

Q_DECLARE_LOGGING_CATEGORY(lcUserData)

} // namespace retinue::userdata
