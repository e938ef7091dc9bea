#pragma once

#include "core/base/clock.h"
#include "core/installation/machine_database.h"

#include <chrono>
#include <memory>
#include <vector>

namespace retinue::devices {

struct EnrolmentCode
{
    std::int64_t row = 0;
    QString hint; ///< its first four characters; the whole is shown once
    Timestamp expires{};
    int usesLeft = 1;
};

/// R3: codes that enrol devices without an administrator's password. 12 characters of a 32-letter alphabet
/// without look-alikes, in groups of four
/// ("K7QX-2M4P-9TRA"); case, blanks and dashes do not matter when redeemed; stored hashed. Guessing is slowed
/// by the caller's rate limit per address (Administrators' rules). Thread-safe.
class EnrolmentCodes
{
public:
    EnrolmentCodes(installation::MachineDatabase &database, const Clock &clock);
    ~EnrolmentCodes();
    [[nodiscard]] Result<QString> create(std::chrono::minutes lifetime, int uses);
    [[nodiscard]] Result<std::vector<EnrolmentCode>> list();
    [[nodiscard]] Result<void> revoke(std::int64_t row);
    /// Uses it up once. NotAuthenticated when unknown, used up or expired; TooMany after repeated failures
    /// from one address.
    [[nodiscard]] Result<void> redeem(const QString &code, const QString &remoteAddress);
    /// How long redeem() will go on refusing this address; zero while it does not.
    [[nodiscard]] std::chrono::milliseconds lockedFor(const QString &remoteAddress);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace retinue::devices
