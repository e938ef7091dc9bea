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
/// Lock-out: after 5 wrong passwords for an ID from one address, 20 from one address, or 100 for an ID from
/// anywhere, within 15 minutes, further attempts answer TooMany without looking at the password, until the
/// window has passed. An unknown ID costs as much
/// time as a wrong password. Each failure is logged with its address. Attempts at this machine's own console
/// (no address) count apart from those of the network: nobody out there can lock out who sits here. A new
/// password ends a lock-out of its ID.
class Administrators
{
public:
    Administrators(MachineDatabase &database, const Clock &clock);
    ~Administrators();

    [[nodiscard]] Result<bool> any();
    [[nodiscard]] Result<QStringList> list();
    /// What create() would refuse of these: InvalidInput, saying what.
    [[nodiscard]] static Result<void> check(const QString &id, const SecretBytes &password);
    [[nodiscard]] Result<void> create(const QString &id, const SecretBytes &password);
    /// The same for the very first one, which nobody can vouch for: AlreadyExists, and nothing is done, as
    /// soon as there is any.
    [[nodiscard]] Result<void> createFirst(const QString &id, const SecretBytes &password);
    [[nodiscard]] Result<void> setPassword(const QString &id, const SecretBytes &password);
    [[nodiscard]] Result<void> remove(const QString &id); ///< the last one stays: InvalidInput
    /// NotAuthenticated or TooMany. `remoteAddress` is empty at this machine's own console.
    [[nodiscard]] Result<void> verify(const QString &id, const SecretBytes &password,
                                      const QString &remoteAddress);
    /// How long verify() will answer TooMany; zero while it does not.
    [[nodiscard]] std::chrono::milliseconds lockedFor(const QString &id, const QString &remoteAddress);
    /// The ID as it was written when it was added ("Admin" for "admin"). NotFound.
    [[nodiscard]] Result<QString> spelling(const QString &id);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace retinue::installation
