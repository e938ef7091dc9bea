#include "core/client/local_edit.h"

namespace retinue::client {

std::vector<LocalScope> LocalEdit::scopes()
{
    std::vector<LocalScope> scopes;
    auto rows = query(QStringLiteral("SELECT item, scope, step FROM scope ORDER BY item"), {});
    while (rows.next()) {
        const Item *item = m_catalogue.find(int(rows.integer(0)));
        const auto step = StepId::fromBytes(rows.bytes(2));
        if (item && step)
            scopes.push_back({item, Scope(rows.integer(1)), *step});
    }
    check(rows);
    return scopes;
}

bool LocalEdit::isDeviceSpecific(const Item &item)
{
    if (!item.scope)
        return false;
    if (!m_deviceSpecific) {
        m_deviceSpecific.emplace();
        for (const LocalScope &scope : scopes()) {
            if (scope.scope == Scope::DeviceSpecific)
                m_deviceSpecific->insert(scope.item->number);
        }
    }
    return m_deviceSpecific->contains(item.number);
}

std::vector<CopyRow> LocalEdit::sharedCopies(const LocalOwnerRow &owner)
{
    std::vector<CopyRow> copies = this->copies(owner);
    std::erase_if(copies, [this](const CopyRow &row) { return isDeviceSpecific(*row.item); });
    return copies;
}

std::vector<const Item *> LocalEdit::ownItems(const LocalOwnerRow &owner)
{
    std::vector<const Item *> items;
    for (const CopyRow &row : copies(owner)) {
        if (row.copy.value && isDeviceSpecific(*row.item))
            items.push_back(row.item);
    }
    return items;
}

void LocalEdit::takeStep(const Item &item, Scope scope, const std::optional<StepId> &step)
{
    execute(QStringLiteral("DELETE FROM copy WHERE item = ?"), {item.number});
    setScope(item, scope, step);
}

void LocalEdit::keepThroughStep(const Item &item, Scope scope, const std::optional<StepId> &step)
{
    for (const LocalOwnerRow &owner : owners()) {
        const sync::LocalCopy before = copy(owner, item);
        sync::LocalCopy kept;
        kept.value = before.value;
        if (!(kept == before))
            setCopy(owner, item, kept);
    }
    setScope(item, scope, step);
}

void LocalEdit::setScope(const Item &item, Scope scope, const std::optional<StepId> &step)
{
    execute(QStringLiteral("DELETE FROM seed_taken WHERE item = ?"), {item.number});
    if (step)
        execute(QStringLiteral("INSERT OR REPLACE INTO scope (item, scope, step) VALUES (?, ?, ?)"),
                {item.number, int(scope), step->toBytes()});
    else
        execute(QStringLiteral("DELETE FROM scope WHERE item = ?"), {item.number});
    m_deviceSpecific.reset();
}

bool LocalEdit::isSeedTaken(const OwnerId &owner, const Item &item)
{
    auto rows = query(QStringLiteral("SELECT 1 FROM seed_taken WHERE owner = ? AND item = ?"),
                      {owner.toBytes(), item.number});
    const bool is = rows.next();
    check(rows);
    return is;
}

void LocalEdit::noteSeedTaken(const OwnerId &owner, const Item &item)
{
    execute(QStringLiteral("INSERT INTO seed_taken (owner, item) VALUES (?, ?) ON CONFLICT DO NOTHING"),
            {owner.toBytes(), item.number});
}

void LocalEdit::dropDeviceSpecific(const LocalOwnerRow &owner)
{
    for (const CopyRow &row : copies(owner)) {
        if (isDeviceSpecific(*row.item))
            setCopy(owner, *row.item, {});
    }
    if (owner.id)
        execute(QStringLiteral("DELETE FROM seed_taken WHERE owner = ?"), {owner.id->toBytes()});
}

} // namespace retinue::client
