#pragma once

#include "core/sql/database.h"
#include "core/store/rows.h"
#include "core/store/secret_values.h"

#include <optional>
#include <vector>

namespace retinue::store {

/// `import_run` and `import_change`: imports of files over the whole store. A change first holds what the
/// file has (staged), and once it is applied what was there before, so that it can be taken back; secret
/// values are sealed in both. Of one connection and thread.
class ImportTable
{
public:
    ImportTable(sql::Database &database, const SecretValues &secrets)
        : m_database(&database)
        , m_secrets(&secrets)
    {
    }

    /// At most `limit`, the newest first.
    [[nodiscard]] Result<std::vector<ImportRow>> all(int limit) const;
    /// Those that are in no state of rest, the oldest first.
    [[nodiscard]] Result<std::vector<ImportRow>> unended() const;
    [[nodiscard]] Result<std::optional<ImportRow>> find(std::int64_t import) const;
    /// How many changes are staged, or applied and can be taken back.
    [[nodiscard]] Result<std::int64_t> count(std::int64_t import, bool applied) const;
    /// Staged ones in the order they were added; at most `most`, and none after their bodies come to
    /// `mostBytes`.
    [[nodiscard]] Result<std::vector<ImportChangeRow>> staged(std::int64_t import, int most,
                                                              qsizetype mostBytes) const;
    /// Applied ones before a row, the newest first; bounded as staged().
    [[nodiscard]] Result<std::vector<ImportChangeRow>>
    applied(std::int64_t import, std::optional<std::int64_t> before, int most, qsizetype mostBytes) const;
    /// The value in a body. Locked: a secret one without data key; Corrupt: one that does not open.
    [[nodiscard]] Result<QByteArray> valueOf(const ImportChangeRow &change) const;

    /// Gives the new `row`.
    [[nodiscard]] Result<std::int64_t> insert(const ImportRow &import);
    /// State, end, total and what it counts.
    [[nodiscard]] Result<void> update(const ImportRow &import);
    /// A further change; `value` is sealed if it is secret (Locked without data key).
    [[nodiscard]] Result<void> stage(const ImportChangeRow &change, const QByteArray &value);
    /// Before the setting is written: its stored value, not opened, takes the place of the file's.
    [[nodiscard]] Result<void> keepFormer(const ImportChangeRow &change, std::int64_t owner);
    /// With the owner's id and both revisions, of a setting after keepFormer() or one that was not there.
    [[nodiscard]] Result<void> setApplied(const ImportChangeRow &change);
    /// Of an owner and its groups: with this body.
    [[nodiscard]] Result<void> setApplied(const ImportChangeRow &change, const QByteArray &body);
    /// A setting that an earlier import wrote was put back by taking back a later one: it is that one's
    /// again.
    [[nodiscard]] Result<void> moved(const OwnerId &owner, int item, Revision from, Revision to);

    [[nodiscard]] Result<void> remove(const ImportChangeRow &change);
    /// At most `most`, staged or applied. How many.
    [[nodiscard]] Result<std::int64_t> removeSome(std::int64_t import, bool applied, int most);
    /// One without changes.
    [[nodiscard]] Result<void> removeRun(std::int64_t import);
    /// What is kept of an owner: by name, and of one that was deleted.
    [[nodiscard]] Result<void> removeAppliedOf(const OwnerKey &key);
    [[nodiscard]] Result<void> removeAppliedOf(const OwnerId &owner);
    /// At most `most` changes of imports that ended earlier, then those imports. How many changes.
    [[nodiscard]] Result<std::int64_t> purge(Timestamp endedBefore, int most);

private:
    [[nodiscard]] Result<std::vector<ImportChangeRow>> read(sql::Rows rows, qsizetype mostBytes) const;

    sql::Database *m_database;
    const SecretValues *m_secrets;
};

} // namespace retinue::store
