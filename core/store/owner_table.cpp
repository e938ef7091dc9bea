#include "core/store/owner_table.h"

#include "core/model/search_text.h"
#include "core/store/columns.h"
#include "core/store/content_sum.h"

#include <algorithm>

namespace retinue::store {

namespace {

std::optional<OwnerRow> firstOwner(std::vector<OwnerRow> &owners)
{
    if (owners.empty())
        return std::nullopt;
    return std::move(owners.front());
}

} // namespace

Result<std::vector<OwnerRow>> OwnerTable::select(const QString &where, const QVariantList &parameters) const
{
    sql::Rows rows = m_database->query(
        QStringLiteral("SELECT \"row\", id, kind, domain, name, revision, changed_at, changed_by, created, "
                       "digest FROM owner WHERE ") +
            where,
        parameters);
    std::vector<OwnerRow> owners;
    while (rows.next()) {
        auto id = idColumn<OwnerId>(rows, 1);
        if (!id)
            return std::move(id).error();
        auto key = ownerKeyColumns(rows, 2);
        if (!key)
            return std::move(key).error();
        owners.push_back({rows.integer(0),
                          *id,
                          *std::move(key),
                          {rows.integer(5)},
                          timeColumn(rows, 6),
                          deviceColumn(rows, 7),
                          {rows.integer(8)},
                          rows.bytes(9)});
    }
    RETINUE_TRY(rows.result());
    return owners;
}

Result<std::optional<OwnerRow>> OwnerTable::find(const OwnerKey &key) const
{
    auto found = select(QStringLiteral("kind = ? AND folded_domain = ? AND folded_name = ?"),
                        {int(key.kind()), key.foldedDomain(), key.foldedName()});
    if (!found)
        return std::move(found).error();
    return firstOwner(*found);
}

Result<std::optional<OwnerRow>> OwnerTable::find(const OwnerId &id) const
{
    auto found = select(QStringLiteral("id = ?"), {id.toBytes()});
    if (!found)
        return std::move(found).error();
    return firstOwner(*found);
}

Result<std::vector<OwnerRow>> OwnerTable::find(const std::vector<std::int64_t> &rows) const
{
    std::vector<OwnerRow> owners;
    for (std::size_t start = 0; start < rows.size(); start += kMostListed) {
        const QVariantList part = keysFrom(rows, start);
        auto found = select(QStringLiteral("\"row\" IN ") + listText(part.size()), listed(part));
        if (!found)
            return std::move(found).error();
        std::move(found->begin(), found->end(), std::back_inserter(owners));
    }
    return owners;
}

Result<std::vector<OwnerPlaceId>> OwnerTable::idsOf(const std::vector<std::int64_t> &rows) const
{
    std::vector<OwnerPlaceId> ids;
    for (std::size_t start = 0; start < rows.size(); start += kMostListed) {
        const QVariantList part = keysFrom(rows, start);
        sql::Rows found = m_database->query(
            QStringLiteral("SELECT \"row\", id, kind FROM owner WHERE \"row\" IN ") + listText(part.size()),
            listed(part));
        while (found.next()) {
            auto id = idColumn<OwnerId>(found, 1);
            if (!id)
                return std::move(id).error();
            ids.push_back({found.integer(0), *id, OwnerKind(found.integer(2))});
        }
        RETINUE_TRY(found.result());
    }
    return ids;
}

Result<std::vector<OwnerRow>> OwnerTable::ofBucket(int bucket) const
{
    return select(QStringLiteral("bucket = ?"), {bucket});
}

Result<std::vector<OwnerRow>> OwnerTable::after(std::int64_t row, int most) const
{
    return select(QStringLiteral("\"row\" > ? ORDER BY \"row\" LIMIT ?"), {qlonglong(row), most});
}

Result<std::vector<std::int64_t>> OwnerTable::changedAfter(const std::vector<OwnerId> &ids,
                                                           Revision after) const
{
    std::vector<std::int64_t> changed;
    for (std::size_t start = 0; start < ids.size(); start += kMostListed) {
        QVariantList part;
        for (std::size_t i = start; i < std::min(ids.size(), start + kMostListed); ++i)
            part.append(ids[i].toBytes());
        sql::Rows rows = m_database->query(
            QStringLiteral("SELECT \"row\", revision FROM owner WHERE id IN ") + listText(part.size()),
            listed(part));
        while (rows.next())
            if (rows.integer(1) > after.value)
                changed.push_back(rows.integer(0));
        RETINUE_TRY(rows.result());
    }
    return changed;
}

Result<std::vector<OwnerRow>> OwnerTable::changedAfter(Revision after, std::int64_t row, int most) const
{
    return select(QStringLiteral("\"row\" > ? AND revision > ? ORDER BY \"row\" LIMIT ?"),
                  {qlonglong(row), revisionValue(after), most});
}

Result<std::int64_t> OwnerTable::insert(const OwnerRow &owner)
{
    return m_database->insert(
        QStringLiteral("INSERT INTO owner (id, kind, domain, name, folded_domain, folded_name, bucket, "
                       "created, revision, digest, changed_at, changed_by, search) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {owner.id.toBytes(), int(owner.key.kind()), owner.key.domain(), owner.key.name(),
         owner.key.foldedDomain(), owner.key.foldedName(), ContentSum::bucketOf(owner.id),
         revisionValue(owner.created), revisionValue(owner.revision), owner.digest,
         timeValue(owner.changedAt), deviceValue(owner.changedBy), model::searchText(owner.key)});
}

Result<void> OwnerTable::update(const OwnerRow &owner)
{
    return done(m_database->execute(
        QStringLiteral("UPDATE owner SET revision = ?, digest = ?, changed_at = ?, changed_by = ? "
                       "WHERE \"row\" = ?"),
        {revisionValue(owner.revision), owner.digest, timeValue(owner.changedAt),
         deviceValue(owner.changedBy), qlonglong(owner.row)}));
}

Result<void> OwnerTable::respell(std::int64_t row, const OwnerKey &spelling)
{
    return done(m_database->execute(
        QStringLiteral("UPDATE owner SET domain = ?, name = ?, search = ? WHERE \"row\" = ?"),
        {spelling.domain(), spelling.name(), model::searchText(spelling), qlonglong(row)}));
}

Result<void> OwnerTable::remove(std::int64_t row)
{
    return done(m_database->execute(QStringLiteral("DELETE FROM owner WHERE \"row\" = ?"), {qlonglong(row)}));
}

} // namespace retinue::store
