#include "core/userdata/owner_directory.h"

#include "core/model/search_text.h"
#include "core/store/snapshot.h"

#include <QDateTime>

#include <algorithm>
#include <unordered_map>

namespace retinue::userdata {

namespace {

OwnerEntry entryOf(const store::OwnerRow &owner, const store::SettingTotals &totals)
{
    return {owner.key,       owner.id,        totals.count,  totals.bytes,
            owner.changedAt, owner.changedBy, owner.revision};
}

} // namespace

Timestamp monthsBefore(Timestamp now, int months)
{
    const auto then = QDateTime::fromMSecsSinceEpoch(base::toMilliseconds(now), Qt::UTC).addMonths(-months);
    return base::fromMilliseconds(then.toMSecsSinceEpoch());
}

store::OwnerQuery queryOf(const OwnerSearch &search)
{
    return {model::searchTerms(search.text), search.kinds != OwnerSearch::Kinds::Groups,
            search.kinds != OwnerSearch::Kinds::Users, search.changedBefore, search.order};
}

Result<OwnerPage> OwnerDirectory::page(const OwnerSearch &search,
                                       const std::optional<store::OwnerPlace> &after, int limit,
                                       const CancelToken &cancel)
{
    limit = std::clamp(limit, 1, kMostPerPage);
    auto view = m_store.read();
    if (!view)
        return std::move(view).error();
    auto places = view->tables().index.page(queryOf(search), after, limit + 1, cancel);
    if (!places)
        return std::move(places).error();
    OwnerPage page;
    if (places->size() > std::size_t(limit)) {
        places->pop_back();
        page.next = places->back();
    }
    std::vector<std::int64_t> rows;
    for (const store::OwnerPlace &place : *places)
        rows.push_back(place.row);
    auto owners = view->tables().owners.find(rows);
    if (!owners)
        return std::move(owners).error();
    auto totals = view->tables().settings.totalsOf(rows);
    if (!totals)
        return std::move(totals).error();
    std::unordered_map<std::int64_t, const store::OwnerRow *> byRow;
    for (const store::OwnerRow &owner : *owners)
        byRow.emplace(owner.row, &owner);
    for (const std::int64_t row : rows)
        page.owners.push_back(entryOf(*byRow.at(row), (*totals)[row]));
    return page;
}

Result<std::int64_t> OwnerDirectory::count(const OwnerSearch &search, const CancelToken &cancel)
{
    auto view = m_store.read();
    if (!view)
        return std::move(view).error();
    const store::OwnerQuery query = queryOf(search);
    if (query.terms.isEmpty() && !query.changedBefore)
        return (query.users ? view->head().users : 0) + (query.groups ? view->head().groups : 0);
    std::int64_t matching = 0;
    RETINUE_TRY(view->tables().index.forEach(query, cancel, [&matching](const store::OwnerPlace &) {
        ++matching;
        return true;
    }));
    return matching;
}

Result<std::vector<std::optional<OwnerEntry>>> OwnerDirectory::entries(const std::vector<OwnerKey> &owners)
{
    auto view = m_store.read();
    if (!view)
        return std::move(view).error();
    std::vector<std::optional<OwnerEntry>> entries;
    for (const OwnerKey &key : owners) {
        auto owner = view->tables().owners.find(key);
        if (!owner)
            return std::move(owner).error();
        if (!*owner) {
            entries.emplace_back();
            continue;
        }
        auto totals = view->tables().settings.totalsOf({(*owner)->row});
        if (!totals)
            return std::move(totals).error();
        entries.emplace_back(entryOf(**owner, (*totals)[(*owner)->row]));
    }
    return entries;
}

Result<std::optional<OwnerDetails>> OwnerDirectory::details(const OwnerKey &key)
{
    auto view = m_store.read();
    if (!view)
        return std::move(view).error();
    const store::Tables &tables = view->tables();
    auto owner = tables.owners.find(key);
    if (!owner)
        return std::move(owner).error();
    if (!*owner)
        return std::optional<OwnerDetails>();
    auto settings = tables.settings.ofOwner(**owner, store::SettingTable::Secrets::LeaveOut);
    if (!settings)
        return std::move(settings).error();
    auto bytes = tables.settings.bytesOf((*owner)->row);
    if (!bytes)
        return std::move(bytes).error();
    store::SettingTotals totals{std::int64_t(bytes->size()), 0};
    for (const auto &[item, size] : *bytes)
        totals.bytes += size;
    OwnerDetails details;
    details.owner = entryOf(**owner, totals);
    for (const Item &item : m_catalogue.items()) {
        const auto setting = std::find_if(settings->begin(), settings->end(),
                                          [&](const auto &row) { return row.item == item.number; });
        if (setting == settings->end())
            continue;
        details.settings.push_back({item.id, item.category, item.name, setting->secret, (*bytes)[item.number],
                                    setting->revision, setting->changedAt, setting->changedBy,
                                    setting->value});
    }
    auto related = key.kind() == OwnerKind::User
                       ? tables.memberships.groupsOf(key)
                       : tables.memberships.membersOf(key, OwnerDetails::kMostMembers);
    if (!related)
        return std::move(related).error();
    (key.kind() == OwnerKind::User ? details.groups : details.members) = *std::move(related);
    return std::optional(std::move(details));
}

} // namespace retinue::userdata
