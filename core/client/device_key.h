#pragma once

#include "core/base/result.h"
#include "core/base/secret_bytes.h"

#include <QString>

#include <memory>

namespace retinue::client {

/// A desktop's secret service, as far as a device key needs it. Blocking; called from one thread.
class Keychain
{
public:
    virtual ~Keychain() = default;
    [[nodiscard]] virtual Result<void> write(const QString &name, const QByteArray &secret) = 0;
    /// NotFound does not prove absence: a locked keychain says the same.
    [[nodiscard]] virtual Result<QByteArray> read(const QString &name) = 0;
    [[nodiscard]] virtual Result<void> remove(const QString &name) = 0;
};

/// The 32-byte key under which a device keeps its secrets at rest (R12): its token and the values of secret
/// items. It is made once and then found again in the same place:
/// - the systemd credential `retinue-device-key` ($CREDENTIALS_DIRECTORY), if the service is given one;
/// - else the desktop's keychain, if `keychain` is given when the key is made;
/// - else `home`/device.key, 0600.
/// `home`/device.key.json marks that a key exists, where, and how to recognise it. With that mark a missing
/// key is Locked (with what to do) and a different one Corrupt; a new key is never made in silence, because
/// everything encrypted under the old one would be lost.
[[nodiscard]] Result<std::shared_ptr<const SecretBytes>> openDeviceKey(const QString &home,
                                                                       Keychain *keychain);

/// Whether this home's key lies in the keychain, so that it must be opened with one.
[[nodiscard]] bool deviceKeyNeedsKeychain(const QString &home);

} // namespace retinue::client
