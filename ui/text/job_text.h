#pragma once

#include "ui/text/error_text.h"

#include <QString>
#include <QStringList>

namespace retinue::ui {

/// What an operation of the execution log or a job is called ("device-stop": "Stop a device"). A word that is
/// not known is shown as it is: the log may have been written by a newer version.
[[nodiscard]] QString operationText(const QString &operation);
/// Operations whose name contains the text, in any case.
[[nodiscard]] QStringList operationsCalled(const QString &text);
/// What a job is doing in a phase ("stopping-devices": "Stopping devices").
[[nodiscard]] QString phaseText(const QString &phase);
/// How a job failed, in the words of what it was to do where errorText() would not help.
[[nodiscard]] ErrorText jobErrorText(const QString &operation, const Error &error);

} // namespace retinue::ui
