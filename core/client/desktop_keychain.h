#pragma once

#include "core/client/device_key.h"

namespace retinue::client {

/// The desktop's secret service through QtKeychain: Secret Service or KWallet on Linux, the Credential
/// Manager on Windows. Never falls back to plain text: where there is no service, writing fails and says why.
///
/// Main thread only, with a QCoreApplication and before its event loop runs (keys are opened at start). Each
/// call ends within 20 s, the time a person needs to unlock a keychain.
class DesktopKeychain final : public Keychain
{
public:
    [[nodiscard]] Result<void> write(const QString &name, const QByteArray &secret) override;
    [[nodiscard]] Result<QByteArray> read(const QString &name) override;
    [[nodiscard]] Result<void> remove(const QString &name) override;
};

} // namespace retinue::client
