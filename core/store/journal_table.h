#pragma once

#include "core/sql/database.h"
#include "core/store/rows.h"

#include <optional>
#include <vector>

namespace retinue::store {

/// `journal` and `journal_target`: long work on many owners, in short batches. Of one connection and thread.
class JournalTable
{
public:
    explicit JournalTable(sql::Database &database) : m_database(&database) {}

    /// The oldest first.
    [[nodiscard]] Result<std::vector<JournalRow>> all() const;
    [[nodiscard]] Result<std::optional<JournalRow>> find(std::int64_t journal) const;
    /// How many owners are still to be done.
    [[nodiscard]] Result<std::int64_t> left(std::int64_t journal) const;
    /// At most `most` owners that are still to be done, in the order they were added.
    [[nodiscard]] Result<std::vector<OwnerId>> next(std::int64_t journal, int most) const;

    /// Gives the new `row`.
    [[nodiscard]] Result<std::int64_t> insert(const JournalRow &journal);
    [[nodiscard]] Result<void> addTargets(std::int64_t journal, const std::vector<OwnerId> &owners);
    [[nodiscard]] Result<void> setReady(std::int64_t journal, std::int64_t total);
    /// What it still names is not to be done: it is to be removed.
    [[nodiscard]] Result<void> setAbandoned(std::int64_t journal);
    /// They are done.
    [[nodiscard]] Result<void> removeTargets(std::int64_t journal, const std::vector<OwnerId> &owners);
    /// One without targets.
    [[nodiscard]] Result<void> remove(std::int64_t journal);

private:
    sql::Database *m_database;
};

} // namespace retinue::store
