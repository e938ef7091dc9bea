#include "core/userdata/change_feed.h"

#include "core/protocol/limits.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace retinue::userdata {

namespace {

/// One change in the order of revisions: a setting, or a tombstone.
struct Change
{
    Revision revision;
    std::optional<store::SettingPlace> place;
    store::TombstoneRow tombstone;
};

Result<std::vector<Change>> orderedChanges(const store::Snapshot &view, const std::vector<OwnerId> &owners,
                                           Revision after)
{
    std::vector<Change> changes;
    auto changedOwners = view.tables().owners.changedAfter(owners, after);
    if (!changedOwners)
        return std::move(changedOwners).error();
    auto places = view.tables().settings.changedAfter(*changedOwners, after);
    if (!places)
        return std::move(places).error();
    for (const store::SettingPlace &place : *places)
        changes.push_back({place.revision, place, {}});
    auto tombstones = view.tables().tombstones.after(owners, after);
    if (!tombstones)
        return std::move(tombstones).error();
    for (const store::TombstoneRow &tombstone : *tombstones)
        changes.push_back({tombstone.revision, std::nullopt, tombstone});
    std::sort(changes.begin(), changes.end(),
              [](const Change &a, const Change &b) { return a.revision < b.revision; });
    return changes;
}

/// Cuts the page where its values reach limits::kChangesBytes, before any of them is read. Whether it did.
Result<bool> cutToSize(const store::Snapshot &view, std::vector<Change> &page)
{
    std::vector<store::SettingPlace> places;
    for (const Change &change : page)
        if (change.place)
            places.push_back(*change.place);
    auto sizes = view.tables().settings.sizesAt(places);
    if (!sizes)
        return std::move(sizes).error();
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < page.size(); ++i) {
        if (page[i].place)
            bytes += sizes->at(page[i].place->row); // it is there: the view is one moment
        if (bytes >= protocol::limits::kChangesBytes && i + 1 < page.size()) {
            page.resize(i + 1);
            return true;
        }
    }
    return false;
}

/// Settings and owners that the page names, read in batches.
class PageContent
{
public:
    Result<void> read(const store::Snapshot &view, const std::vector<Change> &page)
    {
        std::vector<store::SettingPlace> places;
        std::vector<std::int64_t> owners;
        for (const Change &change : page)
            if (change.place) {
                places.push_back(*change.place);
                owners.push_back(change.place->owner);
            }
        std::sort(owners.begin(), owners.end());
        owners.erase(std::unique(owners.begin(), owners.end()), owners.end());
        auto settings = view.tables().settings.at(places);
        if (!settings)
            return std::move(settings).error();
        for (auto &[owner, setting] : *settings)
            m_settings.emplace(std::pair(owner, setting.item), std::move(setting));
        auto rows = view.tables().owners.find(owners);
        if (!rows)
            return std::move(rows).error();
        for (store::OwnerRow &row : *rows)
            m_owners.emplace(row.row, std::move(row));
        return {};
    }
    /// Both are there: the view is one moment.
    store::SettingRow &setting(const store::SettingPlace &place)
    {
        return m_settings.at({place.owner, place.item});
    }
    const store::OwnerRow &owner(const store::SettingPlace &place) const { return m_owners.at(place.owner); }

private:
    std::map<std::pair<std::int64_t, int>, store::SettingRow> m_settings; // by owner's row, item
    std::unordered_map<std::int64_t, store::OwnerRow> m_owners;
};

/// Tombstones name ids only; what was deleted belongs to owners that are still there.
Result<void> addDeletedSetting(const store::Snapshot &view, const Catalogue &catalogue,
                               const store::TombstoneRow &tombstone, protocol::Changes &answer)
{
    const Item *item = catalogue.find(*tombstone.item);
    auto owner = view.tables().owners.find(tombstone.owner);
    if (!owner)
        return std::move(owner).error();
    if (item && *owner)
        answer.changed.push_back(
            {(*owner)->key, tombstone.owner, {item->id, tombstone.revision, true, false, {}}});
    return {};
}

Result<std::vector<OwnerId>> idsOf(const store::Snapshot &view, const OwnerSet &owners)
{
    std::vector<OwnerId> ids = owners.ids;
    for (const OwnerKey &key : owners.keys) {
        auto owner = view.tables().owners.find(key);
        if (!owner)
            return std::move(owner).error();
        if (*owner)
            ids.push_back((*owner)->id);
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

} // namespace

Result<protocol::Changes> changesAfter(const store::Snapshot &view, const Catalogue &catalogue,
                                       const OwnerSet &owners, const State &since, int limit)
{
    if (since.generation != view.generation())
        return Error{ErrorCode::OtherGeneration,
                     QStringLiteral("the state is of another generation of the store")};
    if (since.revision < view.head().purged || since.revision > view.revision())
        return Error{ErrorCode::CannotCalculateChanges,
                     QStringLiteral("changes since then are not known any more")};
    protocol::Changes answer;
    answer.oldState = since;
    answer.newState = {view.generation(), view.revision()};
    if (since.revision == view.revision())
        return answer;

    auto followed = idsOf(view, owners);
    if (!followed)
        return std::move(followed).error();
    auto changes = orderedChanges(view, *followed, since.revision);
    if (!changes)
        return std::move(changes).error();
    const auto most = std::size_t(std::clamp(limit, 1, protocol::limits::kChangesMost));
    answer.hasMore = changes->size() > most;
    changes->resize(std::min(changes->size(), most));
    auto cut = cutToSize(view, *changes);
    if (!cut)
        return std::move(cut).error();
    answer.hasMore = answer.hasMore || *cut;
    PageContent content;
    RETINUE_TRY(content.read(view, *changes));

    for (const Change &change : *changes) {
        if (change.place) {
            store::SettingRow &setting = content.setting(*change.place);
            const store::OwnerRow &owner = content.owner(*change.place);
            if (const Item *item = catalogue.find(setting.item))
                answer.changed.push_back(
                    {owner.key,
                     owner.id,
                     {item->id, setting.revision, false, setting.secret, std::move(setting.value)}});
        } else if (change.tombstone.item) {
            RETINUE_TRY(addDeletedSetting(view, catalogue, change.tombstone, answer));
        } else {
            answer.ownersDeleted.push_back(change.tombstone.owner);
        }
    }
    if (answer.hasMore)
        answer.newState.revision = changes->back().revision;
    return answer;
}

} // namespace retinue::userdata
