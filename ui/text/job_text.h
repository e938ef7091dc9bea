#pragma once

#include <QString>

namespace retinue::ui {

/// What an operation of the execution log or a job is called ("device-stop": "Stop a device"). A word that is
/// not known is shown as it is: the log may have been written by a newer version.
[[nodiscard]] QString operationText(const QString &operation);
/// What a job is doing in a phase ("stopping-devices": "Stopping devices").
[[nodiscard]] QString phaseText(const QString &phase);

} // namespace retinue::ui
