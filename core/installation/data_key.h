#pragma once

#include "core/base/result.h"
#include "core/base/secret_bytes.h"
#include "core/installation/machine_database.h"

#include <memory>

namespace retinue::installation {

/// The 32-byte key under which values of secret items are encrypted (R12). It is stored only wrapped, in
/// slots; this machine's slot is wrapped under a key from a systemd credential
/// ($CREDENTIALS_DIRECTORY/retinue-key) or else the 0600 key file `folder`/data.key. Marker in the database +
/// missing key = Locked with what to do, never a new key in silence; a key file that others can read is
/// refused.
[[nodiscard]] Result<std::shared_ptr<const SecretBytes>> openDataKey(const QString &folder,
                                                                     MachineDatabase &database);

} // namespace retinue::installation
