#pragma once

#include "core/sql/database.h"
#include "core/store/rows.h"
#include "core/store/secret_values.h"

#include <optional>
#include <vector>

namespace retinue::store {

/// `deleted_owner` and `recently_deleted`: what can be brought back (R14, R20), by occasion and setting.
/// Secret values stay sealed; reading opens them (RecentlyDeletedRow::locked without the data key, or
/// damaged). Of one connection and thread.
class RecentlyDeletedTable
{
public:
    RecentlyDeletedTable(sql::Database &database, const SecretValues &secrets)
        : m_database(&database)
        , m_secrets(&secrets)
    {
    }

    /// At most `limit` occasions, the newest first, or those older than the occasion `before`.
    [[nodiscard]] Result<std::vector<DeletedOwnerRow>> occasions(std::optional<std::int64_t> before,
                                                                 int limit) const;
    [[nodiscard]] Result<std::optional<DeletedOwnerRow>> occasion(std::int64_t row) const;
    /// The newest one of the owner with this id.
    [[nodiscard]] Result<std::optional<DeletedOwnerRow>> newestOf(const OwnerId &owner) const;
    /// How many occasions.
    [[nodiscard]] Result<std::int64_t> count() const;
    /// The number of the newest value; 0: there is none.
    [[nodiscard]] Result<std::int64_t> newest() const;

    /// Ordered by item number.
    [[nodiscard]] Result<std::vector<RecentlyDeletedRow>> settingsOf(std::int64_t occasion) const;
    /// Newest first.
    [[nodiscard]] Result<std::vector<RecentlyDeletedRow>> ofOwner(const OwnerKey &key) const;
    /// What one device reported of one item of an owner, newest first (R14).
    [[nodiscard]] Result<std::vector<RecentlyDeletedRow>> displacedOn(const DeviceId &device,
                                                                      const OwnerKey &key, int item) const;
    /// The bytes of all that one device reported, as stored, each row counted as `least` at least.
    [[nodiscard]] Result<std::int64_t> displacedBytes(const DeviceId &device, std::int64_t least) const;

    /// What comes for the same reason from the same place within the hour is one occasion; `by` as in
    /// DeletedOwnerRow. Locked for a secret value without data key.
    [[nodiscard]] Result<void> insert(const RecentlyDeletedRow &deleted, const QString &by = {});
    /// Every setting of an owner, without opening sealed values: one occasion, if there are any.
    [[nodiscard]] Result<void> insertAll(const OwnerRow &owner, DeletedReason reason, const QString &by,
                                         Timestamp now);
    /// The same of one of its settings.
    [[nodiscard]] Result<void> insertOne(const OwnerRow &owner, int item, DeletedReason reason,
                                         const QString &by, Timestamp now);
    /// What is here of this owner goes by another name from now on; of a former owner of the name nothing.
    [[nodiscard]] Result<void> rename(const OwnerRow &owner, const OwnerKey &to);
    [[nodiscard]] Result<void> remove(const RecentlyDeletedRow &setting);
    /// An occasion with its settings.
    [[nodiscard]] Result<void> removeOccasion(std::int64_t row);
    /// Every occasion of an owner of this name.
    [[nodiscard]] Result<void> removeAllOf(const OwnerKey &key);
    /// At most `most` settings that are older. How many.
    [[nodiscard]] Result<std::int64_t> purge(Timestamp olderThan, int most);

private:
    [[nodiscard]] Result<std::vector<DeletedOwnerRow>> readOccasions(sql::Rows rows) const;
    [[nodiscard]] Result<std::vector<RecentlyDeletedRow>> read(sql::Rows rows) const;
    [[nodiscard]] Result<void> insertWhere(const OwnerRow &owner, std::optional<int> item,
                                           DeletedReason reason, const QString &by, Timestamp now);
    [[nodiscard]] Result<std::int64_t> insertOccasion(const DeletedOwnerRow &occasion);
    [[nodiscard]] Result<std::optional<std::int64_t>> openOccasion(const RecentlyDeletedRow &deleted) const;

    sql::Database *m_database;
    const SecretValues *m_secrets;
};

} // namespace retinue::store
