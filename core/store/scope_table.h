#pragma once

#include "core/sql/database.h"
#include "core/store/rows.h"

#include <optional>
#include <vector>

namespace retinue::store {

/// `scope`, `scope_change` and `scope_step`: which step each item's scope last took, and the changes that
/// made them (R31, R36). What counts for views and writes is Head::scopes; Edit keeps both in step. Of one
/// connection and thread.
class ScopeTable
{
public:
    explicit ScopeTable(sql::Database &database) : m_database(&database) {}

    /// Of the items whose scope was ever changed, by number.
    [[nodiscard]] Result<std::vector<ScopeRow>> all() const;
    /// As Head::scopes, within a write that may have changed it.
    [[nodiscard]] Result<bool> isDeviceSpecific(int item) const;
    [[nodiscard]] Result<std::optional<ScopeChangeRow>> change(std::int64_t epoch) const;
    /// The newest first, at most `limit` of those before `before`.
    [[nodiscard]] Result<std::vector<ScopeChangeRow>> changes(std::optional<std::int64_t> before,
                                                              int limit) const;
    /// Those in this state, the oldest first.
    [[nodiscard]] Result<std::vector<ScopeChangeRow>> changesIn(ScopeChangeState state) const;

    /// The one that waits for the values of a device.
    [[nodiscard]] Result<std::optional<ScopeChangeRow>> keeping() const;
    /// Those of which the device keeps its values, received or not; the newest first.
    [[nodiscard]] Result<std::vector<ScopeChangeRow>> keptBy(const DeviceId &device) const;

    [[nodiscard]] Result<void> put(const ScopeRow &scope);
    /// With its steps.
    [[nodiscard]] Result<void> insert(const ScopeChangeRow &change);
    /// State, how far it is, and whose values are kept.
    [[nodiscard]] Result<void> update(const ScopeChangeRow &change);

private:
    [[nodiscard]] Result<std::vector<ScopeChangeRow>> read(const QString &where,
                                                           const QVariantList &parameters) const;
    sql::Database *m_database;
};

} // namespace retinue::store
