#include "core/store/setting_table.h"

#include "core/model/value_rules.h"
#include "core/store/columns.h"

#include <algorithm>

namespace retinue::store {

namespace {

const QString &settingColumns()
{
    static const QString s_columns =
        QStringLiteral("item, revision, secret, digest, changed_at, changed_by, body");
    return s_columns;
}

/// The digests of what was before are of the row that was read: another one must not be touched.
Result<void> one(const Result<std::int64_t> &rows)
{
    if (!rows)
        return rows.error();
    if (*rows != 1)
        return Error{ErrorCode::Internal, QStringLiteral("the setting is not the one that was read")};
    return {};
}

QVariantList rowsFrom(const std::vector<SettingPlace> &places, std::size_t start)
{
    QVariantList rows;
    for (std::size_t i = start; i < std::min(places.size(), start + kMostListed); ++i)
        rows.append(qlonglong(places[i].row));
    return rows;
}

} // namespace

SettingRow SettingTable::row(const sql::Rows &rows, const OwnerId &owner, Secrets secrets) const
{
    SettingRow setting;
    setting.item = int(rows.integer(0));
    setting.revision = {rows.integer(1)};
    setting.secret = rows.integer(2) != 0;
    setting.digest = rows.bytes(3);
    setting.changedAt = timeColumn(rows, 4);
    setting.changedBy = deviceColumn(rows, 5);
    if (!setting.secret) {
        setting.value = rows.bytes(6);
    } else if (m_secrets->isLocked()) {
        setting.locked = true;
    } else if (secrets == Secrets::Decrypt) {
        if (auto plain = m_secrets->open(owner, setting.item, rows.bytes(6)))
            setting.value = *std::move(plain);
        else
            setting.damaged = true;
    }
    return setting;
}

Result<std::vector<SettingRow>> SettingTable::ofOwner(const OwnerRow &owner, Secrets secrets) const
{
    sql::Rows rows = m_database->query(QStringLiteral("SELECT ") + settingColumns() +
                                           QStringLiteral(" FROM setting WHERE owner = ? ORDER BY item"),
                                       {qlonglong(owner.row)});
    std::vector<SettingRow> settings;
    while (rows.next()) {
        settings.push_back(row(rows, owner.id, secrets));
    }
    RETINUE_TRY(rows.result());
    return settings;
}

Result<void>
SettingTable::forEachOf(const std::vector<OwnerRow> &owners, std::int64_t after,
                        const std::function<Result<void>(std::size_t, const SettingRow &)> &use) const
{
    if (owners.empty())
        return {};
    sql::Rows rows = m_database->query(
        QStringLiteral("SELECT ") + settingColumns() +
            QStringLiteral(", owner FROM setting WHERE owner > ? AND owner <= ? ORDER BY owner"),
        {qlonglong(after), qlonglong(owners.back().row)});
    std::size_t at = 0;
    while (rows.next()) {
        const std::int64_t owner = rows.integer(7);
        while (at < owners.size() && owners[at].row < owner)
            ++at;
        if (at == owners.size() || owners[at].row != owner)
            return Error{ErrorCode::Corrupt, QStringLiteral("a setting is of no owner")};
        RETINUE_TRY(use(at, row(rows, owners[at].id, Secrets::Decrypt)));
    }
    return rows.result();
}

Result<std::vector<SettingRow>> SettingTable::digestsOf(const OwnerRow &owner) const
{
    sql::Rows rows = m_database->query(
        QStringLiteral("SELECT item, revision, secret, digest FROM setting WHERE owner = ?"),
        {qlonglong(owner.row)});
    std::vector<SettingRow> settings;
    while (rows.next()) {
        SettingRow setting;
        setting.item = int(rows.integer(0));
        setting.revision = {rows.integer(1)};
        setting.secret = rows.integer(2) != 0;
        setting.digest = rows.bytes(3);
        settings.push_back(std::move(setting));
    }
    RETINUE_TRY(rows.result());
    return settings;
}

Result<std::optional<SettingRow>> SettingTable::find(const OwnerRow &owner, int item, Secrets secrets) const
{
    sql::Rows rows = m_database->query(QStringLiteral("SELECT ") + settingColumns() +
                                           QStringLiteral(" FROM setting WHERE owner = ? AND item = ?"),
                                       {qlonglong(owner.row), item});
    std::optional<SettingRow> found;
    while (rows.next()) {
        found = row(rows, owner.id, secrets);
    }
    RETINUE_TRY(rows.result());
    return found;
}

Result<std::vector<SettingPlace>> SettingTable::changedAfter(const std::vector<std::int64_t> &owners,
                                                             Revision after) const
{
    std::vector<SettingPlace> places;
    for (std::size_t start = 0; start < owners.size(); start += kMostListed) {
        const QVariantList part = keysFrom(owners, start);
        QVariantList parameters = listed(part);
        parameters.append(revisionValue(after));
        sql::Rows rows = m_database->query(
            QStringLiteral("SELECT \"row\", owner, item, revision FROM setting WHERE owner IN ") +
                listText(part.size()) + QStringLiteral(" AND revision > ?"),
            parameters);
        while (rows.next())
            places.push_back({rows.integer(0), rows.integer(1), int(rows.integer(2)), {rows.integer(3)}});
        RETINUE_TRY(rows.result());
    }
    return places;
}

Result<std::unordered_map<std::int64_t, std::size_t>>
SettingTable::sizesAt(const std::vector<SettingPlace> &places) const
{
    std::unordered_map<std::int64_t, std::size_t> sizes;
    for (std::size_t start = 0; start < places.size(); start += kMostListed) {
        const QVariantList part = rowsFrom(places, start);
        sql::Rows rows =
            m_database->query(QStringLiteral("SELECT \"row\", length(body) FROM setting WHERE \"row\" IN ") +
                                  listText(part.size()),
                              listed(part));
        while (rows.next())
            sizes.emplace(rows.integer(0), std::size_t(rows.integer(1)));
        RETINUE_TRY(rows.result());
    }
    return sizes;
}

Result<std::unordered_map<std::int64_t, SettingTotals>>
SettingTable::totalsOf(const std::vector<std::int64_t> &owners) const
{
    std::unordered_map<std::int64_t, SettingTotals> totals;
    for (std::size_t start = 0; start < owners.size(); start += kMostListed) {
        const QVariantList part = keysFrom(owners, start);
        sql::Rows rows = m_database->query(
            QStringLiteral("SELECT owner, count(*), sum(length(body)) FROM setting WHERE owner IN ") +
                listText(part.size()) + QStringLiteral(" GROUP BY owner"),
            listed(part));
        while (rows.next())
            totals.emplace(rows.integer(0), SettingTotals{rows.integer(1), rows.integer(2)});
        RETINUE_TRY(rows.result());
    }
    return totals;
}

Result<std::unordered_map<int, std::int64_t>> SettingTable::ownersByItem() const
{
    sql::Rows rows = m_database->query(QStringLiteral("SELECT item, count(*) FROM setting GROUP BY item"));
    std::unordered_map<int, std::int64_t> owners;
    while (rows.next())
        owners.emplace(int(rows.integer(0)), rows.integer(1));
    RETINUE_TRY(rows.result());
    return owners;
}

Result<std::unordered_map<int, std::int64_t>> SettingTable::bytesOf(std::int64_t owner) const
{
    sql::Rows rows = m_database->query(
        QStringLiteral("SELECT item, length(body) FROM setting WHERE owner = ?"), {qlonglong(owner)});
    std::unordered_map<int, std::int64_t> bytes;
    while (rows.next())
        bytes.emplace(int(rows.integer(0)), rows.integer(1));
    RETINUE_TRY(rows.result());
    return bytes;
}

Result<std::vector<std::pair<std::int64_t, SettingRow>>>
SettingTable::at(const std::vector<SettingPlace> &places) const
{
    std::vector<std::pair<std::int64_t, SettingRow>> settings;
    settings.reserve(places.size());
    for (std::size_t start = 0; start < places.size(); start += kMostListed) {
        const QVariantList part = rowsFrom(places, start);
        sql::Rows rows = m_database->query(QStringLiteral("SELECT ") + settingColumns() +
                                               QStringLiteral(", owner FROM setting WHERE \"row\" IN ") +
                                               listText(part.size()),
                                           listed(part));
        while (rows.next()) {
            settings.emplace_back(rows.integer(7), row(rows, OwnerId(), Secrets::LeaveOut));
        }
        RETINUE_TRY(rows.result());
    }
    return settings;
}

Result<QByteArray> SettingTable::digestOf(const OwnerId &owner, int item, bool secret,
                                          const QByteArray &value) const
{
    return secret ? m_secrets->digest(owner, item, value) : model::contentDigest(value);
}

Result<QByteArray> SettingTable::body(const OwnerRow &owner, const SettingRow &setting) const
{
    return setting.secret ? m_secrets->seal(owner.id, setting.item, setting.value) : setting.value;
}

Result<void> SettingTable::insert(const OwnerRow &owner, const SettingRow &setting)
{
    auto stored = body(owner, setting);
    if (!stored)
        return std::move(stored).error();
    return done(m_database->execute(
        QStringLiteral("INSERT INTO setting (owner, item, revision, secret, digest, changed_at, changed_by, "
                       "body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
        {qlonglong(owner.row), setting.item, revisionValue(setting.revision), int(setting.secret),
         setting.digest, timeValue(setting.changedAt), deviceValue(setting.changedBy), *stored}));
}

Result<void> SettingTable::update(const OwnerRow &owner, Revision before, const SettingRow &setting)
{
    auto stored = body(owner, setting);
    if (!stored)
        return std::move(stored).error();
    return one(m_database->execute(
        QStringLiteral("UPDATE setting SET revision = ?, secret = ?, digest = ?, changed_at = ?, "
                       "changed_by = ?, body = ? WHERE owner = ? AND item = ? AND revision = ?"),
        {revisionValue(setting.revision), int(setting.secret), setting.digest, timeValue(setting.changedAt),
         deviceValue(setting.changedBy), *stored, qlonglong(owner.row), setting.item,
         revisionValue(before)}));
}

Result<void> SettingTable::remove(std::int64_t owner, const SettingRow &setting)
{
    return one(m_database->execute(
        QStringLiteral("DELETE FROM setting WHERE owner = ? AND item = ? AND revision = ?"),
        {qlonglong(owner), setting.item, revisionValue(setting.revision)}));
}

Result<std::int64_t> SettingTable::removeAll(std::int64_t owner)
{
    return m_database->execute(QStringLiteral("DELETE FROM setting WHERE owner = ?"), {qlonglong(owner)});
}

} // namespace retinue::store
