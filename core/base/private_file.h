#pragma once

#include "core/base/result.h"
#include "core/base/secret_bytes.h"

#include <QByteArrayView>
#include <QString>

namespace retinue::base {

/// Small files that only the owner of the process may read: keys, and configuration with secrets in it. The
/// caller's thread does the I/O.

/// Replaces the file in one step: afterwards it holds the old or the new content, on disk, mode 0600.
/// NoSpace, Io.
[[nodiscard]] Result<void> writePrivateFile(const QString &path, QByteArrayView content);

enum class Privacy {
    Required, ///< a file that group or others may read or write is refused
    Trusted,  ///< somebody else answers for it (systemd's credentials)
};

/// NotFound; NotPermitted: it is not private (the detail says what to do); TooLarge: over `mostBytes`; Io.
[[nodiscard]] Result<SecretBytes> readPrivateFile(const QString &path, qint64 mostBytes,
                                                  Privacy privacy = Privacy::Required);

} // namespace retinue::base
