#pragma once

#include "core/base/clock.h"
#include "core/installation/machine_database.h"

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

namespace retinue::devices {

struct EnrolmentCode
{
    std::int64_t row = 0;
    QString hint; ///< its first two characters; the whole is shown once
    Timestamp expires{};
    int usesLeft = 1;
};

/// R3: codes that enrol devices without an administrator's password. 12 characters of a 32-letter alphabet
/// without look-alikes, in groups of four ("K7QX-2M4P-9TRA"); case, blanks and dashes do not matter when
/// redeemed. Stored as slow hashes (tens of milliseconds, on the caller's thread), for a code may be valid
/// for a month. Wrong ones from one address are limited (AttemptLimiter). Thread-safe.
class EnrolmentCodes
{
public:
    EnrolmentCodes(installation::MachineDatabase &database, const Clock &clock);
    ~EnrolmentCodes();
    [[nodiscard]] Result<QString> create(std::chrono::minutes lifetime, int uses);
    [[nodiscard]] Result<std::vector<EnrolmentCode>> list();
    [[nodiscard]] Result<void> revoke(std::int64_t row);
    /// What a code is used for; it runs the work given, first, in a transaction of the machine database.
    using Use = std::function<Result<void>(const sql::Writer::Work &spend)>;
    /// Uses a code up once, together with what it is for: when that fails, nothing is used up.
    /// NotAuthenticated when unknown, used up or expired; TooMany after repeated failures from one address;
    /// otherwise what `use` returns.
    [[nodiscard]] Result<void> redeem(const QString &code, const QString &remoteAddress, const Use &use);
    /// By what a list shows of it: its first characters.
    [[nodiscard]] static QString hintOf(const QString &code);
    /// How long redeem() will go on refusing this address; zero while it does not.
    [[nodiscard]] std::chrono::milliseconds lockedFor(const QString &remoteAddress);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace retinue::devices
