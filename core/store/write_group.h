#pragma once

#include "core/store/content_sum.h"
#include "core/store/store.h"
#include "core/store/tables.h"

#include <map>
#include <optional>
#include <vector>

namespace retinue::store {

/// What one write adds to its group once it has succeeded.
struct EditSum
{
    std::vector<OwnerChanged> changed;
    std::map<int, ContentSum> buckets; ///< what to add to each
    std::int64_t users = 0, groups = 0, settings = 0;
    std::optional<Generation> generation;
    std::optional<ScopeState> scopes;
    Revision purged;
};

/// What a group of writes has in common: the head row, read (and on PostgreSQL locked) by its first write and
/// written back once, and the sums of the digest tree. A write that fails leaves nothing here but a gap in
/// the revisions, which harms nobody. Writer's thread only.
class WriteGroup
{
public:
    /// Reads the head; first in the transaction, outside of any write's savepoint (whose rollback would give
    /// back the lock).
    [[nodiscard]] Result<void> begin(sql::Database &database, const SecretValues &secrets);
    [[nodiscard]] const Head &head() const { return m_head; }
    /// Of the newest change: what was there before the group, or of a write of it that has succeeded.
    [[nodiscard]] Revision newest() const { return m_newest; }
    [[nodiscard]] Revision nextRevision() { return {++m_head.revision.value}; }
    void add(EditSum sum);
    /// Writes head and buckets if anything changed; last in the transaction.
    [[nodiscard]] Result<void> finish(sql::Database &database, const SecretValues &secrets);
    /// Whether there is a new head on disk once the group is committed.
    [[nodiscard]] bool changed() const { return m_changed; }
    [[nodiscard]] const std::vector<OwnerChanged> &ownersChanged() const { return m_sum.changed; }

private:
    Head m_head;
    Revision m_newest;
    bool m_changed = false;
    EditSum m_sum;
};

} // namespace retinue::store
