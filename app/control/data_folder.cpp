#include "app/control/data_folder.h"

#include <QStandardPaths>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace retinue::control {

QString defaultDataFolder()
{
#ifdef Q_OS_UNIX
    if (::geteuid() == 0)
        return QStringLiteral("/var/lib/retinue");
#endif
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/retinue");
}

} // namespace retinue::control
