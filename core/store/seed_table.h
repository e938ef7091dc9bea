#pragma once

#include "core/sql/database.h"
#include "core/store/rows.h"

#include <optional>
#include <vector>

namespace retinue::store {

/// `seed`: the values that items had when they became device-specific (R33), and those that were set aside
/// when they became shared again. In no digest: devices hold other values. Of one connection and thread.
class SeedTable
{
public:
    explicit SeedTable(sql::Database &database) : m_database(&database) {}

    /// In force, by item.
    [[nodiscard]] Result<std::vector<SeedRow>> ofOwner(std::int64_t owner) const;
    /// `setAside`: by that change; 0: in force.
    [[nodiscard]] Result<std::optional<SeedRow>> find(std::int64_t owner, int item,
                                                      std::int64_t setAside = 0) const;
    /// How many there are; `setAside` as above.
    [[nodiscard]] Result<std::int64_t> count(int item, std::int64_t setAside = 0) const;

    /// In force.
    [[nodiscard]] Result<void> insert(const SeedRow &seed);
    /// A copy of the setting, as it is stored.
    [[nodiscard]] Result<void> insertSetting(std::int64_t owner, int item);
    /// From in force to set aside by a change, or back.
    [[nodiscard]] Result<void> setAside(std::int64_t row, std::int64_t change);
    [[nodiscard]] Result<void> remove(std::int64_t row);
    /// Set aside ones as well. How many there were in force.
    [[nodiscard]] Result<std::int64_t> removeAll(std::int64_t owner);
    /// All of a renamed owner.
    [[nodiscard]] Result<void> move(std::int64_t from, std::int64_t to);
    /// What the other one lacks of those in force.
    [[nodiscard]] Result<void> copyMissing(std::int64_t from, std::int64_t to);
    /// At most `most` of those set aside by changes that are older. How many.
    [[nodiscard]] Result<std::int64_t> purge(Timestamp olderThan, int most);

private:
    [[nodiscard]] Result<std::vector<SeedRow>> read(const QString &where,
                                                    const QVariantList &parameters) const;
    sql::Database *m_database;
};

} // namespace retinue::store
