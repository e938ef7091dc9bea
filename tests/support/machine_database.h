#pragma once

#include "core/installation/machine_database.h"

namespace retinue::test {

/// The database of the installation in this folder, which must open.
[[nodiscard]] inline std::unique_ptr<installation::MachineDatabase> openMachineDatabase(const QString &folder)
{
    auto opened = installation::MachineDatabase::open(folder);
    if (!opened)
        qFatal("%s", qPrintable(opened.error().toString()));
    return std::move(opened).value();
}

} // namespace retinue::test
