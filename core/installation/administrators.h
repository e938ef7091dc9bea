#pragma once

#include "core/base/clock.h"
#include "core/base/secret_bytes.h"
#include "core/installation/machine_database.h"

#include <QStringList>

#include <memory>

namespace retinue::installation {

/// Administrator accounts (System Manager ID and password) of this machine; Argon2id hashes, never a default.
/// Passwords: 8 to 128 characters. Checking takes tens of milliseconds on purpose: call it on the pool.
/// Thread-safe.
///
/// Lock-out: after 5 wrong passwords for an ID, or 20 from one address, within 15 minutes, further attempts
/// answer TooMany without looking at the password, until the window has passed. An unknown ID costs as much
/// time as a wrong password. Each failure is logged with its address.
class Administrators
{
public:
    Administrators(MachineDatabase &database, const Clock &clock);
    ~Administrators();

    [[nodiscard]] Result<bool> any();
    [[nodiscard]] Result<QStringList> list();
    [[nodiscard]] Result<void> create(const QString &id, const SecretBytes &password);
    [[nodiscard]] Result<void> setPassword(const QString &id, const SecretBytes &password);
    [[nodiscard]] Result<void> remove(const QString &id); ///< the last one stays: InvalidInput
    /// NotAuthenticated or TooMany.
    [[nodiscard]] Result<void> verify(const QString &id, const SecretBytes &password,
                                      const QString &remoteAddress);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace retinue::installation
