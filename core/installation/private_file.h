#pragma once

#include "core/base/result.h"
#include "core/base/secret_bytes.h"

#include <QString>

namespace retinue::installation {

/// Files that only the owner of the process may read: keys. The data folder itself is 0700 as well.
/// The caller's thread does the I/O. Errors: NotFound, NotPermitted (others may read it), Io.

/// Replaces the file in one step: afterwards it holds the old or the new content, on disk, mode 0600.
[[nodiscard]] Result<void> writePrivateFile(const QString &path, const SecretBytes &content);

enum class Privacy {
    Required, ///< a file that group or others may read is refused
    Trusted,  ///< somebody else answers for it (systemd's credentials)
};
[[nodiscard]] Result<SecretBytes> readPrivateFile(const QString &path, Privacy privacy);

} // namespace retinue::installation
