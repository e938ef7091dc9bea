#pragma once

#include <QLoggingCategory>
#include <QString>

namespace retinue::server {

Q_DECLARE_LOGGING_CATEGORY(serverLog)

/// Text that came from outside, fit for one line of a log: control and format characters and line ends are
/// escaped, and what is long is cut, so that nobody can forge a line or fill the disk.
[[nodiscard]] QString printable(QStringView text);

} // namespace retinue::server
