#pragma once

#include "core/sql/database.h"
#include "core/store/rows.h"

#include <optional>

namespace retinue::store {

/// `answer`: what each change of a device was answered, so that a repeated one gets the same. Of one
/// connection and thread.
class AnswerTable
{
public:
    explicit AnswerTable(sql::Database &database) : m_database(&database) {}

    [[nodiscard]] Result<std::optional<AnswerRow>> find(const DeviceId &device, const ChangeId &change) const;
    [[nodiscard]] Result<void> insert(const AnswerRow &answer);
    /// Deletes all of a device but the newest `kept`, at most `most`.
    [[nodiscard]] Result<void> keepNewest(const DeviceId &device, int kept, int most);
    /// At most `most` that are older. How many.
    [[nodiscard]] Result<std::int64_t> purge(Timestamp olderThan, int most);
    /// Those that hold values of an owner.
    [[nodiscard]] Result<void> removeMerged(const OwnerId &owner);
    /// Answers of another generation mean nothing.
    [[nodiscard]] Result<void> clear();

private:
    sql::Database *m_database;
};

} // namespace retinue::store
