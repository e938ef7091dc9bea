#include "core/store/import_table.h"

#include "core/store/columns.h"

namespace retinue::store {

namespace {

const QString kRunColumns =
    QStringLiteral("SELECT \"row\", file, format, who, begun_at, ended_at, state, total, owners, "
                   "user_groups, added, changed, "
                   "same, kept, refused, locked, taken_back, stayed FROM import_run ");
const QString kChangeColumns =
    QStringLiteral("SELECT \"row\", import, kind, domain, name, owner_id, item, secret, existing, applied, "
                   "body, revision, previous FROM import_change ");

Result<std::vector<ImportRow>> readRuns(sql::Rows rows)
{
    std::vector<ImportRow> runs;
    while (rows.next())
        runs.push_back({rows.integer(0),
                        rows.text(1),
                        rows.text(2),
                        rows.text(3),
                        timeColumn(rows, 4),
                        timeColumn(rows, 5),
                        ImportState(rows.integer(6)),
                        rows.integer(7),
                        {rows.integer(8), rows.integer(9), rows.integer(10), rows.integer(11),
                         rows.integer(12), rows.integer(13), rows.integer(14), rows.integer(15)},
                        rows.integer(16),
                        rows.integer(17)});
    RETINUE_TRY(rows.result());
    return runs;
}

} // namespace

Result<std::vector<ImportRow>> ImportTable::all(int limit) const
{
    return readRuns(
        m_database->query(kRunColumns + QStringLiteral("ORDER BY \"row\" DESC LIMIT ?"), {limit}));
}

Result<std::vector<ImportRow>> ImportTable::unended() const
{
    return readRuns(m_database->query(kRunColumns + QStringLiteral("WHERE state <> ? ORDER BY \"row\""),
                                      {int(ImportState::Applied)}));
}

Result<std::optional<ImportRow>> ImportTable::find(std::int64_t import) const
{
    auto found =
        readRuns(m_database->query(kRunColumns + QStringLiteral("WHERE \"row\" = ?"), {qlonglong(import)}));
    if (!found)
        return std::move(found).error();
    return found->empty() ? std::nullopt : std::optional(std::move(found->front()));
}

Result<std::int64_t> ImportTable::count(std::int64_t import, bool applied) const
{
    sql::Rows rows = m_database->query(
        QStringLiteral("SELECT count(*) FROM import_change WHERE import = ? AND applied = ?"),
        {qlonglong(import), int(applied)});
    std::int64_t count = 0;
    while (rows.next())
        count = rows.integer(0);
    RETINUE_TRY(rows.result());
    return count;
}

Result<std::vector<ImportChangeRow>> ImportTable::read(sql::Rows rows, qsizetype mostBytes) const
{
    std::vector<ImportChangeRow> changes;
    qsizetype bytes = 0;
    while (bytes < mostBytes && rows.next()) {
        ImportChangeRow change;
        change.row = rows.integer(0);
        change.import = rows.integer(1);
        auto key = ownerKeyColumns(rows, 2);
        if (!key)
            return std::move(key).error();
        change.key = *std::move(key);
        auto owner = idColumn<OwnerId>(rows, 5);
        if (!owner)
            return std::move(owner).error();
        change.owner = *owner;
        change.item = int(rows.integer(6));
        change.secret = rows.integer(7) != 0;
        change.existing = ImportExisting(rows.integer(8));
        change.applied = rows.integer(9) != 0;
        if (!rows.isNull(10)) {
            change.body = rows.bytes(10);
            bytes += change.body->size();
        }
        change.revision = {rows.integer(11)};
        change.previous = {rows.integer(12)};
        changes.push_back(std::move(change));
    }
    RETINUE_TRY(rows.result());
    return changes;
}

Result<std::vector<ImportChangeRow>> ImportTable::staged(std::int64_t import, int most,
                                                         qsizetype mostBytes) const
{
    return read(m_database->query(kChangeColumns + QStringLiteral("WHERE import = ? AND applied = 0 "
                                                                  "ORDER BY \"row\" LIMIT ?"),
                                  {qlonglong(import), most}),
                mostBytes);
}

Result<std::vector<ImportChangeRow>> ImportTable::applied(std::int64_t import,
                                                          std::optional<std::int64_t> before, int most,
                                                          qsizetype mostBytes) const
{
    const QString where = QStringLiteral("WHERE import = ? AND applied = 1 ");
    const QString order = QStringLiteral("ORDER BY \"row\" DESC LIMIT ?");
    return before
               ? read(m_database->query(kChangeColumns + where + QStringLiteral("AND \"row\" < ? ") + order,
                                        {qlonglong(import), qlonglong(*before), most}),
                      mostBytes)
               : read(m_database->query(kChangeColumns + where + order, {qlonglong(import), most}),
                      mostBytes);
}

Result<QByteArray> ImportTable::valueOf(const ImportChangeRow &change) const
{
    const QByteArray body = change.body.value_or(QByteArray());
    return change.secret ? m_secrets->open(change.owner, change.item, body) : body;
}

Result<std::int64_t> ImportTable::insert(const ImportRow &import)
{
    return m_database->insert(
        QStringLiteral("INSERT INTO import_run (file, format, who, begun_at, ended_at, state, total, owners, "
                       "user_groups, added, changed, same, kept, refused, locked, taken_back, stayed) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)"),
        {import.file, import.format, import.who, timeValue(import.begunAt), timeValue(import.endedAt),
         int(import.state), qlonglong(import.total)});
}

Result<void> ImportTable::update(const ImportRow &import)
{
    const ImportCounts &counts = import.counts;
    return done(m_database->execute(
        QStringLiteral("UPDATE import_run SET ended_at = ?, state = ?, total = ?, owners = ?, "
                       "user_groups = ?, added = ?, changed = ?, same = ?, kept = ?, refused = ?, "
                       "locked = ?, taken_back = ?, stayed = ? WHERE \"row\" = ?"),
        {timeValue(import.endedAt), int(import.state), qlonglong(import.total), qlonglong(counts.owners),
         qlonglong(counts.groups), qlonglong(counts.added), qlonglong(counts.changed), qlonglong(counts.same),
         qlonglong(counts.kept), qlonglong(counts.refused), qlonglong(counts.locked),
         qlonglong(import.takenBack), qlonglong(import.stayed), qlonglong(import.row)}));
}

Result<void> ImportTable::stage(const ImportChangeRow &change, const QByteArray &value)
{
    auto body = change.secret ? m_secrets->seal(change.owner, change.item, value) : Result<QByteArray>(value);
    if (!body)
        return std::move(body).error();
    return done(m_database->execute(
        QStringLiteral("INSERT INTO import_change (import, kind, domain, name, folded_domain, folded_name, "
                       "owner_id, item, secret, existing, applied, body, revision, previous) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, 0, 0)"),
        {qlonglong(change.import), int(change.key.kind()), change.key.domain(), change.key.name(),
         change.key.foldedDomain(), change.key.foldedName(), change.owner.toBytes(), change.item,
         int(change.secret), int(change.existing), *body}));
}

Result<void> ImportTable::keepFormer(const ImportChangeRow &change, std::int64_t owner)
{
    return done(m_database->execute(
        QStringLiteral("UPDATE import_change SET body = (SELECT s.body FROM setting s WHERE s.owner = ? AND "
                       "s.item = import_change.item) WHERE \"row\" = ?"),
        {qlonglong(owner), qlonglong(change.row)}));
}

Result<void> ImportTable::setApplied(const ImportChangeRow &change)
{
    return done(m_database->execute(
        QStringLiteral("UPDATE import_change SET applied = 1, owner_id = ?, secret = ?, revision = ?, "
                       "previous = ? WHERE \"row\" = ?"),
        {change.owner.toBytes(), int(change.secret), revisionValue(change.revision),
         revisionValue(change.previous), qlonglong(change.row)}));
}

Result<void> ImportTable::setApplied(const ImportChangeRow &change, const QByteArray &body)
{
    return done(m_database->execute(
        QStringLiteral("UPDATE import_change SET applied = 1, owner_id = ?, body = ? WHERE \"row\" = ?"),
        {change.owner.toBytes(), body, qlonglong(change.row)}));
}

Result<void> ImportTable::moved(const OwnerId &owner, int item, Revision from, Revision to)
{
    return done(m_database->execute(
        QStringLiteral("UPDATE import_change SET revision = ? WHERE owner_id = ? AND item = ? AND "
                       "revision = ? AND applied = 1"),
        {revisionValue(to), owner.toBytes(), item, revisionValue(from)}));
}

Result<void> ImportTable::remove(const ImportChangeRow &change)
{
    return done(m_database->execute(QStringLiteral("DELETE FROM import_change WHERE \"row\" = ?"),
                                    {qlonglong(change.row)}));
}

Result<std::int64_t> ImportTable::removeSome(std::int64_t import, bool applied, int most)
{
    return m_database->execute(
        QStringLiteral("DELETE FROM import_change WHERE \"row\" IN (SELECT \"row\" FROM import_change "
                       "WHERE import = ? AND applied = ? LIMIT ?)"),
        {qlonglong(import), int(applied), most});
}

Result<void> ImportTable::removeRun(std::int64_t import)
{
    return done(
        m_database->execute(QStringLiteral("DELETE FROM import_run WHERE \"row\" = ?"), {qlonglong(import)}));
}

Result<void> ImportTable::removeAppliedOf(const OwnerKey &key)
{
    // Whoever was brought back has another id. What is staged under the name is for who has it now.
    const QString living =
        QStringLiteral("(SELECT o.id FROM owner o WHERE o.folded_name = import_change.folded_name AND "
                       "o.folded_domain = import_change.folded_domain AND o.kind = import_change.kind");
    return done(m_database->execute(
        QStringLiteral("DELETE FROM import_change WHERE folded_name = ? AND folded_domain = ? AND kind = ? "
                       "AND NOT EXISTS ") +
            living + QStringLiteral(" AND (o.id = import_change.owner_id OR import_change.applied = 0))"),
        {key.foldedName(), key.foldedDomain(), int(key.kind())}));
}

Result<void> ImportTable::removeAppliedOf(const OwnerId &owner)
{
    return done(m_database->execute(
        QStringLiteral("DELETE FROM import_change WHERE owner_id = ? AND applied = 1"), {owner.toBytes()}));
}

Result<std::int64_t> ImportTable::purge(Timestamp endedBefore, int most)
{
    auto purged = m_database->execute(
        QStringLiteral(
            "DELETE FROM import_change WHERE \"row\" IN (SELECT c.\"row\" FROM import_change c "
            "JOIN import_run i ON i.\"row\" = c.import WHERE i.state IN (?, ?) AND i.ended_at < ? LIMIT ?)"),
        {int(ImportState::Applied), int(ImportState::TakingBack), timeValue(endedBefore), most});
    if (!purged || *purged == most)
        return purged;
    RETINUE_TRY(done(m_database->execute(
        QStringLiteral("DELETE FROM import_run WHERE \"row\" IN (SELECT \"row\" FROM import_run WHERE "
                       "state IN (?, ?) AND ended_at < ? LIMIT ?)"),
        {int(ImportState::Applied), int(ImportState::TakingBack), timeValue(endedBefore), most})));
    return purged;
}

} // namespace retinue::store
