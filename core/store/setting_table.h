#pragma once

#include "core/sql/database.h"
#include "core/store/rows.h"
#include "core/store/secret_values.h"

#include <functional>
#include <optional>
#include <unordered_map>
#include <vector>

namespace retinue::store {

/// `setting`: the values. Reading decrypts secret ones (SettingRow::locked without the data key, or damaged),
/// unless they are not asked for; then their value is empty. Of one connection and thread. Edit keeps it in
/// step with the other tables; nobody else writes it.
class SettingTable
{
public:
    enum class Secrets { Decrypt, LeaveOut };

    SettingTable(sql::Database &database, const SecretValues &secrets)
        : m_database(&database)
        , m_secrets(&secrets)
    {
    }

    /// Ordered by item number.
    [[nodiscard]] Result<std::vector<SettingRow>> ofOwner(const OwnerRow &owner, Secrets secrets) const;
    /// Those of neighbours in the order of their rows, all that there are after row `after`
    /// (OwnerTable::after()), decrypted, one by one in one question; `use` is told which of `owners` it is
    /// of.
    [[nodiscard]] Result<void>
    forEachOf(const std::vector<OwnerRow> &owners, std::int64_t after,
              const std::function<Result<void>(std::size_t owner, const SettingRow &setting)> &use) const;
    [[nodiscard]] Result<std::optional<SettingRow>> find(const OwnerRow &owner, int item,
                                                         Secrets secrets) const;
    /// Item and digest only.
    [[nodiscard]] Result<std::vector<SettingRow>> digestsOf(const OwnerRow &owner) const;
    /// Changes of these owners after a revision, in no order; without values, from an index.
    [[nodiscard]] Result<std::vector<SettingPlace>> changedAfter(const std::vector<std::int64_t> &owners,
                                                                 Revision after) const;
    /// The settings at these places, with OwnerRow::row; secret values left out, in no order.
    [[nodiscard]] Result<std::vector<std::pair<std::int64_t, SettingRow>>>
    at(const std::vector<SettingPlace> &places) const;

    /// How many bytes each of these values has, by SettingPlace::row; the values themselves are not read.
    [[nodiscard]] Result<std::unordered_map<std::int64_t, std::size_t>>
    sizesAt(const std::vector<SettingPlace> &places) const;

    /// How many settings each of these owners (OwnerRow::row) has, and their bytes, which are not read; an
    /// owner without settings is missing.
    [[nodiscard]] Result<std::unordered_map<std::int64_t, SettingTotals>>
    totalsOf(const std::vector<std::int64_t> &owners) const;
    /// How many owners have each item, by catalogue number. Looks at an entry of an index for each setting.
    [[nodiscard]] Result<std::unordered_map<int, std::int64_t>> ownersByItem() const;
    /// How many bytes of a value are stored, by catalogue number.
    [[nodiscard]] Result<std::unordered_map<int, std::int64_t>> bytesOf(std::int64_t owner) const;

    /// SettingRow::digest of a value. Locked for a secret one without data key.
    [[nodiscard]] Result<QByteArray> digestOf(const OwnerId &owner, int item, bool secret,
                                              const QByteArray &value) const;
    [[nodiscard]] Result<void> insert(const OwnerRow &owner, const SettingRow &setting);
    /// In place of the one of this revision. Internal: it is not there.
    [[nodiscard]] Result<void> update(const OwnerRow &owner, Revision before, const SettingRow &setting);
    /// By item and revision. Internal: it is not there.
    [[nodiscard]] Result<void> remove(std::int64_t owner, const SettingRow &setting);
    /// How many there were.
    [[nodiscard]] Result<std::int64_t> removeAll(std::int64_t owner);

private:
    [[nodiscard]] Result<QByteArray> body(const OwnerRow &owner, const SettingRow &setting) const;
    [[nodiscard]] SettingRow row(const sql::Rows &rows, const OwnerId &owner, Secrets secrets) const;
    sql::Database *m_database;
    const SecretValues *m_secrets;
};

} // namespace retinue::store
