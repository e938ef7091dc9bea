#include "core/store/scope_table.h"

#include "core/store/columns.h"

namespace retinue::store {

Result<std::vector<ScopeRow>> ScopeTable::all() const
{
    sql::Rows rows =
        m_database->query(QStringLiteral("SELECT item, scope, step, epoch FROM scope ORDER BY item"));
    std::vector<ScopeRow> scopes;
    while (rows.next()) {
        auto step = idColumn<StepId>(rows, 2);
        if (!step)
            return std::move(step).error();
        scopes.push_back({int(rows.integer(0)), Scope(rows.integer(1)), *step, rows.integer(3)});
    }
    RETINUE_TRY(rows.result());
    return scopes;
}

Result<bool> ScopeTable::isDeviceSpecific(int item) const
{
    sql::Rows rows = m_database->query(QStringLiteral("SELECT scope FROM scope WHERE item = ?"), {item});
    bool is = false;
    while (rows.next())
        is = Scope(rows.integer(0)) == Scope::DeviceSpecific;
    RETINUE_TRY(rows.result());
    return is;
}

Result<std::vector<ScopeChangeRow>> ScopeTable::read(const QString &where,
                                                     const QVariantList &parameters) const
{
    std::vector<ScopeChangeRow> changes;
    {
        sql::Rows rows =
            m_database->query(QStringLiteral("SELECT epoch, began_at, who, state, undoes, reached, done, "
                                             "pushed, initialized, keeps, kept_received FROM scope_change ") +
                                  where,
                              parameters);
        while (rows.next())
            changes.push_back({rows.integer(0),
                               timeColumn(rows, 1),
                               rows.text(2),
                               ScopeChangeState(rows.integer(3)),
                               rows.integer(4),
                               rows.integer(5),
                               rows.integer(6),
                               rows.integer(7),
                               rows.integer(8),
                               deviceColumn(rows, 9),
                               rows.integer(10) != 0,
                               {}});
        RETINUE_TRY(rows.result());
    }
    for (ScopeChangeRow &change : changes) {
        sql::Rows rows = m_database->query(
            QStringLiteral("SELECT item, scope, before FROM scope_step WHERE epoch = ? ORDER BY item"),
            {qlonglong(change.epoch)});
        while (rows.next())
            change.steps.push_back(
                {int(rows.integer(0)), Scope(rows.integer(1)), StepId::fromBytes(rows.bytes(2))});
        RETINUE_TRY(rows.result());
    }
    return changes;
}

Result<std::optional<ScopeChangeRow>> ScopeTable::change(std::int64_t epoch) const
{
    auto found = read(QStringLiteral("WHERE epoch = ?"), {qlonglong(epoch)});
    if (!found)
        return std::move(found).error();
    return found->empty() ? std::nullopt : std::optional(std::move(found->front()));
}

Result<std::vector<ScopeChangeRow>> ScopeTable::changes(std::optional<std::int64_t> before, int limit) const
{
    return before ? read(QStringLiteral("WHERE epoch < ? ORDER BY epoch DESC LIMIT ?"),
                         {qlonglong(*before), limit})
                  : read(QStringLiteral("ORDER BY epoch DESC LIMIT ?"), {limit});
}

Result<std::vector<ScopeChangeRow>> ScopeTable::changesIn(ScopeChangeState state) const
{
    return read(QStringLiteral("WHERE state = ? ORDER BY epoch"), {int(state)});
}

Result<std::optional<ScopeChangeRow>> ScopeTable::keeping() const
{
    auto found =
        read(QStringLiteral("WHERE keeps IS NOT NULL AND kept_received = 0 ORDER BY epoch DESC LIMIT 1"), {});
    if (!found)
        return std::move(found).error();
    return found->empty() ? std::nullopt : std::optional(std::move(found->front()));
}

Result<std::vector<ScopeChangeRow>> ScopeTable::keptBy(const DeviceId &device) const
{
    return read(QStringLiteral("WHERE keeps = ? ORDER BY epoch DESC"), {device.toBytes()});
}

Result<void> ScopeTable::put(const ScopeRow &scope)
{
    return done(m_database->execute(
        QStringLiteral("INSERT INTO scope (item, scope, step, epoch) VALUES (?, ?, ?, ?) ON CONFLICT (item) "
                       "DO UPDATE SET scope = excluded.scope, step = excluded.step, epoch = excluded.epoch"),
        {scope.item, int(scope.scope), scope.step.toBytes(), qlonglong(scope.epoch)}));
}

Result<void> ScopeTable::insert(const ScopeChangeRow &change)
{
    RETINUE_TRY(done(m_database->execute(
        QStringLiteral("INSERT INTO scope_change (epoch, began_at, who, state, undoes, reached, done, "
                       "pushed, initialized, keeps, kept_received) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {qlonglong(change.epoch), timeValue(change.beganAt), change.who, int(change.state),
         qlonglong(change.undoes), qlonglong(change.reached), qlonglong(change.done),
         qlonglong(change.pushed), qlonglong(change.initialized), deviceValue(change.keeps),
         change.keptReceived ? 1 : 0})));
    for (const ScopeChangeRow::Step &step : change.steps)
        RETINUE_TRY(done(m_database->execute(
            QStringLiteral("INSERT INTO scope_step (epoch, item, scope, before) VALUES (?, ?, ?, ?)"),
            {qlonglong(change.epoch), step.item, int(step.to),
             step.before ? QVariant(step.before->toBytes()) : QVariant()})));
    return {};
}

Result<void> ScopeTable::update(const ScopeChangeRow &change)
{
    return done(m_database->execute(
        QStringLiteral("UPDATE scope_change SET state = ?, reached = ?, done = ?, pushed = ?, "
                       "initialized = ?, keeps = ?, kept_received = ? WHERE epoch = ?"),
        {int(change.state), qlonglong(change.reached), qlonglong(change.done), qlonglong(change.pushed),
         qlonglong(change.initialized), deviceValue(change.keeps), change.keptReceived ? 1 : 0,
         qlonglong(change.epoch)}));
}

} // namespace retinue::store
