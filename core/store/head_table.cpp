#include "core/store/head_table.h"

#include "core/store/columns.h"

namespace retinue::store {

namespace {

std::vector<int> numbersOf(const QString &text)
{
    std::vector<int> numbers;
    const QStringList parts = text.split(u',', Qt::SkipEmptyParts);
    for (const QString &part : parts)
        numbers.push_back(part.toInt());
    return numbers;
}

QString textOf(const std::vector<int> &numbers)
{
    QStringList parts;
    for (const int number : numbers)
        parts << QString::number(number);
    return parts.join(u',');
}

Result<std::optional<Head>> headOf(sql::Rows rows)
{
    std::optional<Head> head;
    while (rows.next()) {
        auto generation = idColumn<Generation>(rows, 0);
        if (!generation)
            return std::move(generation).error();
        head =
            Head{*generation,       {rows.integer(1)},
                 {rows.integer(2)}, rows.bytes(3),
                 rows.integer(4),   rows.integer(5),
                 rows.integer(6),   {rows.integer(7), numbersOf(rows.text(8)), ScopeWork(rows.integer(9))}};
    }
    RETINUE_TRY(rows.result());
    return head;
}

const QString &select()
{
    static const QString s_select = QStringLiteral("SELECT generation, revision, purged, root, users, "
                                                   "user_groups, settings, scope_epoch, device_specific, "
                                                   "scope_work FROM head WHERE \"row\" = 1");
    return s_select;
}

} // namespace

Result<std::optional<Head>> HeadTable::find() const
{
    return headOf(m_database->query(select()));
}

Result<Head> HeadTable::read(bool lock) const
{
    // SQLite's writer has the whole database to itself.
    const bool forUpdate = lock && m_database->dialect() == sql::Dialect::PostgreSql;
    auto head = headOf(m_database->query(forUpdate ? select() + QStringLiteral(" FOR UPDATE") : select()));
    if (!head)
        return std::move(head).error();
    if (!*head)
        return Error{ErrorCode::Corrupt, QStringLiteral("the store does not say which generation it is")};
    return **head;
}

Result<void> HeadTable::insert(const Head &head)
{
    return done(m_database->execute(
        QStringLiteral("INSERT INTO head (\"row\", generation, revision, purged, root, users, user_groups, "
                       "settings) VALUES (1, ?, ?, ?, ?, ?, ?, ?)"),
        {head.generation.toBytes(), revisionValue(head.revision), revisionValue(head.purged), head.root,
         qlonglong(head.users), qlonglong(head.groups), qlonglong(head.settings)}));
}

Result<void> HeadTable::update(const Head &head)
{
    return done(m_database->execute(
        QStringLiteral("UPDATE head SET generation = ?, revision = ?, purged = ?, root = ?, users = ?, "
                       "user_groups = ?, settings = ?, scope_epoch = ?, device_specific = ?, scope_work = ? "
                       "WHERE \"row\" = 1"),
        {head.generation.toBytes(), revisionValue(head.revision), revisionValue(head.purged), head.root,
         qlonglong(head.users), qlonglong(head.groups), qlonglong(head.settings),
         qlonglong(head.scopes.epoch), textOf(head.scopes.deviceSpecific), int(head.scopes.work)}));
}

Result<std::optional<QByteArray>> HeadTable::meta(const QString &name) const
{
    sql::Rows rows = m_database->query(QStringLiteral("SELECT value FROM meta WHERE name = ?"), {name});
    std::optional<QByteArray> value;
    while (rows.next())
        value = rows.bytes(0);
    RETINUE_TRY(rows.result());
    return value;
}

Result<void> HeadTable::setMeta(const QString &name, const QByteArray &value)
{
    return done(m_database->execute(QStringLiteral("INSERT INTO meta (name, value) VALUES (?, ?) "
                                                   "ON CONFLICT (name) DO UPDATE SET value = excluded.value"),
                                    {name, value}));
}

} // namespace retinue::store
