#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace retinue::client {

/// Small files that only this user may read: keys and configuration. Written whole (temporary file, fsync,
/// rename, fsync of the folder): afterwards the file has the old content or the new one.
[[nodiscard]] Result<void> writePrivateFile(const QString &path, const QByteArray &content);

/// NotFound if there is none; NotPermitted if others could read or write it (the detail says what to do);
/// TooLarge over `mostBytes`.
[[nodiscard]] Result<QByteArray> readPrivateFile(const QString &path, qint64 mostBytes);

} // namespace retinue::client
