#pragma once

#include "core/base/clock.h"
#include "core/installation/log_page.h"
#include "core/installation/machine_database.h"

#include <QString>

#include <optional>
#include <vector>

namespace retinue::installation {

/// One row of the execution log (R53).
struct Execution
{
    Timestamp started{}, ended{};
    QString operation;   ///< stable word: "engine-start", "device-stop", "administrator-add"
    QString destination; ///< what it was done to, for people
    QString result;      ///< "OK" or a code (R54, or the word of an ErrorCode)
    std::optional<std::int64_t> bytes;
    QString who; ///< an administrator's ID, "console", "command line", "schedule"
};

/// What was run on this installation, when, by whom, with which result (R53). It belongs to the machine, not
/// to the store (R1). Thread-safe; record() waits until the row is on disk, so never from the writer's
/// thread.
class ExecutionLog
{
public:
    explicit ExecutionLog(MachineDatabase &database) : m_database(database) {}

    [[nodiscard]] Result<void> record(const Execution &execution);
    [[nodiscard]] Result<std::vector<Execution>> newest(int count);
    /// At most `count` rows of the range that match; see LogPage.
    [[nodiscard]] Result<LogPage<Execution>> page(const LogFilter &filter, const LogRange &range, int count);
    [[nodiscard]] Result<void> removeBefore(Timestamp time);

private:
    MachineDatabase &m_database;
};

} // namespace retinue::installation
