#pragma once

#include "core/base/clock.h"
#include "core/installation/log_page.h"
#include "core/installation/machine_database.h"

#include <QString>

#include <vector>

namespace retinue::installation {

struct SecurityEvent
{
    Timestamp at{};
    QString kind;    ///< stable word: "wrong-password", "locked-out", "wrong-code", "too-many-owners",
                     ///< "clock-leapt"
    QString subject; ///< whom it is about: an administrator's ID, a device; never a password or code
    QString address; ///< numeric; empty on this machine
    QString detail;  ///< English
};

/// What an administrator should know about attempts on the installation (R1: it belongs to the machine, not
/// to the store). Also written to the process's log. Thread-safe; recording never waits and never fails the
/// one who records.
class SecurityLog
{
public:
    SecurityLog(MachineDatabase &database, const Clock &clock) : m_database(database), m_clock(clock) {}

    void record(const QString &kind, const QString &subject, const QString &address, const QString &detail);
    [[nodiscard]] Result<std::vector<SecurityEvent>> newest(int count);
    /// At most `count` rows of the range that match; see LogPage.
    [[nodiscard]] Result<LogPage<SecurityEvent>> page(const LogFilter &filter, const LogRange &range,
                                                      int count);
    [[nodiscard]] Result<void> removeBefore(Timestamp time);

private:
    MachineDatabase &m_database;
    const Clock &m_clock;
};

} // namespace retinue::installation
