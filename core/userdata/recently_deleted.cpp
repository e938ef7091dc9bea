#include "core/userdata/recently_deleted.h"

#include "core/model/json.h"
#include "core/model/search_text.h"
#include "core/model/value_rules.h"
#include "core/store/edit.h"
#include "core/store/snapshot.h"

#include <algorithm>
#include <functional>
#include <unordered_set>

namespace retinue::userdata {

namespace {

/// Occasions read at once while searching.
constexpr int kReadAtOnce = 500;
constexpr std::size_t kErasedPerBatch = 20;

const QString kRestoring = QStringLiteral("restoring-users");
const QString kDeletingForGood = QStringLiteral("deleting-for-good");

/// Calls `found` for each occasion that matches, the newest first, until it returns false.
template<typename Found>
Result<void> forEach(const store::Snapshot &view, const QString &text, std::optional<std::int64_t> before,
                     const CancelToken &cancel, Found found)
{
    const QStringList terms = model::searchTerms(text);
    for (;;) {
        if (cancel.isCancelled())
            return endedEarly();
        auto occasions = view.tables().recentlyDeleted.occasions(before, kReadAtOnce);
        if (!occasions)
            return std::move(occasions).error();
        for (const store::DeletedOwnerRow &occasion : *occasions) {
            const QString name = terms.isEmpty() ? QString() : model::searchText(occasion.key);
            const bool matches = std::all_of(terms.begin(), terms.end(),
                                             [&](const QString &term) { return name.contains(term); });
            if (matches && !found(occasion))
                return {};
        }
        if (occasions->size() < std::size_t(kReadAtOnce))
            return {};
        before = occasions->back().row;
    }
}

/// R33: of a device-specific item the server has nothing but the seed. False: there is another one.
Result<bool> seedAgain(store::Edit &edit, const store::OwnerRow &owner, const store::RecentlyDeletedRow &row,
                       const QByteArray &value)
{
    auto seed = edit.tables().seeds.find(owner.row, row.item);
    if (!seed)
        return std::move(seed).error();
    if (*seed)
        return (*seed)->value == value;
    auto digest = edit.tables().settings.digestOf(owner.id, row.item, false, value);
    if (!digest)
        return std::move(digest).error();
    RETINUE_TRY(edit.seeds().insert({0, owner.row, row.item, *std::move(digest), edit.now(), {}, value, 0}));
    return true;
}

Error otherStore()
{
    return {ErrorCode::OtherGeneration,
            QStringLiteral("the store was replaced by another one: look anew what is in Recently deleted")};
}

/// Row numbers say nothing in a store that took the place of the one they are of.
Result<void> refuseOtherStore(const store::Edit &edit, const Generation &generation)
{
    return edit.generation() == generation ? Result<void>() : Result<void>(otherStore());
}

} // namespace

Result<DeletedPage> RecentlyDeleted::page(const QString &text, const std::optional<std::int64_t> &after,
                                          int limit, const CancelToken &cancel)
{
    limit = std::clamp(limit, 1, kMostPerPage);
    auto view = m_store.read();
    if (!view)
        return std::move(view).error();
    DeletedPage page;
    RETINUE_TRY(forEach(*view, text, after, cancel, [&](const store::DeletedOwnerRow &occasion) {
        if (int(page.entries.size()) == limit) {
            page.next = page.entries.back().occasion.row;
            return false;
        }
        page.entries.push_back({occasion, false, view->generation()});
        return true;
    }));
    for (DeletedEntry &entry : page.entries) {
        auto owner = view->tables().owners.find(entry.occasion.key);
        if (!owner)
            return std::move(owner).error();
        entry.hasNewer = owner->has_value();
    }
    return page;
}

Result<std::int64_t> RecentlyDeleted::count(const QString &text, const CancelToken &cancel)
{
    auto view = m_store.read();
    if (!view)
        return std::move(view).error();
    if (model::searchTerms(text).isEmpty())
        return view->tables().recentlyDeleted.count();
    std::int64_t matching = 0;
    RETINUE_TRY(forEach(*view, text, {}, cancel, [&matching](const store::DeletedOwnerRow &) {
        ++matching;
        return true;
    }));
    return matching;
}

Result<std::vector<DeletedSetting>> RecentlyDeleted::settings(std::int64_t occasion)
{
    auto view = m_store.read();
    if (!view)
        return std::move(view).error();
    const store::Tables &tables = view->tables();
    auto found = tables.recentlyDeleted.occasion(occasion);
    if (!found)
        return std::move(found).error();
    if (!*found)
        return Error{ErrorCode::NotFound, QStringLiteral("it is not in Recently deleted any more")};
    auto rows = tables.recentlyDeleted.settingsOf(occasion);
    if (!rows)
        return std::move(rows).error();
    auto owner = tables.owners.find((*found)->key);
    if (!owner)
        return std::move(owner).error();
    std::unordered_set<int> current;
    if (*owner) {
        auto digests = tables.settings.digestsOf(**owner);
        if (!digests)
            return std::move(digests).error();
        for (const store::SettingRow &setting : *digests)
            current.insert(setting.item);
    }
    std::vector<DeletedSetting> settings;
    for (const Item &item : m_catalogue.items()) {
        for (store::RecentlyDeletedRow &row : *rows) {
            if (row.item == item.number)
                settings.push_back({item.id, item.category, item.name, row.secret, row.locked || row.damaged,
                                    current.contains(row.item),
                                    row.secret ? QByteArray() : std::move(row.value)});
        }
    }
    return settings;
}

Generation RecentlyDeleted::generationOf(const DeletedSelection &selection) const
{
    return selection.generation == Generation() ? m_store.generation() : selection.generation;
}

Result<std::vector<std::int64_t>> RecentlyDeleted::chosen(const DeletedSelection &selection,
                                                          const CancelToken &cancel)
{
    if (!selection.allThatMatch) {
        auto named = selection.occasions;
        std::sort(named.begin(), named.end(), std::greater<>());
        named.erase(std::unique(named.begin(), named.end()), named.end());
        return named;
    }
    const std::unordered_set<std::int64_t> leftOut(selection.occasions.begin(), selection.occasions.end());
    auto view = m_store.read();
    if (!view)
        return std::move(view).error();
    std::vector<std::int64_t> occasions;
    RETINUE_TRY(forEach(*view, *selection.allThatMatch, {}, cancel, [&](const store::DeletedOwnerRow &found) {
        if (!leftOut.contains(found.row))
            occasions.push_back(found.row);
        return true;
    }));
    return occasions;
}

Result<RestoreReport> RecentlyDeleted::restore(const DeletedSelection &selection, Existing existing,
                                               const QString &who, const LongWork &work)
{
    const Generation generation = generationOf(selection);
    auto occasions = chosen(selection, work.cancel);
    if (!occasions)
        return std::move(occasions).error();
    // Of several of one owner the newest is to be what is there in the end.
    if (existing == Existing::Replace)
        std::reverse(occasions->begin(), occasions->end());
    RestoreReport report;
    std::int64_t number = 0;
    for (const std::int64_t occasion : *occasions) {
        if (work.isToEnd())
            return endedEarly(work, Rest::Stays);
        work.tell(kRestoring, number++, std::int64_t(occasions->size()));
        RestoreReport sum;
        RETINUE_TRY(m_store.writeAndWait([&](store::Edit &edit) -> Result<void> {
            RETINUE_TRY(refuseOtherStore(edit, generation));
            sum = report; // also when the group is tried anew
            return restoreOne(edit, occasion, existing, who, sum);
        }));
        report = sum;
    }
    work.tell(kRestoring, number, number);
    return report;
}

/// What devices report was never judged, and rules may have changed since it was.
std::optional<QByteArray> RecentlyDeleted::acceptable(const store::RecentlyDeletedRow &row) const
{
    const Item *item = m_catalogue.find(row.item);
    if (!item || item->owner != row.key.kind() || item->secret != row.secret)
        return {};
    const auto parsed = model::parseJsonObject(row.value);
    if (!parsed)
        return {};
    auto value = model::checkedValue(*item, *parsed);
    return value ? std::optional(*std::move(value)) : std::nullopt;
}

Result<void> RecentlyDeleted::restoreOne(store::Edit &edit, std::int64_t occasion, Existing existing,
                                         const QString &who, RestoreReport &report) const
{
    RETINUE_TRY(refuseWhileScopesChange(edit));
    const store::Tables &tables = edit.tables();
    auto found = tables.recentlyDeleted.occasion(occasion);
    if (!found)
        return std::move(found).error();
    if (!*found) {
        ++report.gone;
        return {};
    }
    const OwnerKey &key = (*found)->key;
    auto rows = tables.recentlyDeleted.settingsOf(occasion);
    if (!rows)
        return std::move(rows).error();
    auto owner = tables.owners.find(key);
    if (!owner)
        return std::move(owner).error();
    bool changed = false;
    int last = 0; // of one item the newest comes first
    for (const store::RecentlyDeletedRow &row : *rows) {
        if (std::exchange(last, row.item) == row.item)
            continue;
        if (row.locked || row.damaged) {
            ++report.locked;
            continue;
        }
        auto value = acceptable(row);
        if (!value) {
            ++report.refused;
            continue;
        }
        const auto ensureOwner = [&]() -> Result<void> {
            if (*owner)
                return {};
            auto added = edit.addOwner(key, DeviceId());
            if (!added)
                return std::move(added).error();
            *owner = *std::move(added);
            if ((*found)->reason != store::DeletedReason::Displaced)
                RETINUE_TRY(edit.formerOwners().insert((*owner)->id, (*found)->owner)); // R56
            return {};
        };
        if (edit.scopes().isDeviceSpecific(row.item)) {
            RETINUE_TRY(ensureOwner());
            auto seeded = seedAgain(edit, **owner, row, *value);
            if (!seeded)
                return std::move(seeded).error();
            ++(*seeded ? report.settings : report.kept);
            changed = changed || *seeded;
            if (*seeded)
                RETINUE_TRY(edit.recentlyDeleted().remove(row));
            continue;
        }
        std::optional<store::SettingRow> before;
        if (*owner) {
            auto current = tables.settings.find(**owner, row.item, store::SettingTable::Secrets::Decrypt);
            if (!current)
                return std::move(current).error();
            before = *std::move(current);
        }
        if (before && (before->locked || before->damaged)) {
            ++report.locked;
            continue;
        }
        const bool isSame = before && before->value == *value;
        if (before && !isSame && existing == Existing::Keep) {
            ++report.kept;
            continue;
        }
        if (!isSame) {
            RETINUE_TRY(ensureOwner());
            if (before)
                RETINUE_TRY(keepReplaced(edit, **owner, *before, who));
            auto revision = edit.putSetting(**owner, before, {row.item, row.secret, *value, DeviceId()});
            if (!revision)
                return std::move(revision).error();
        }
        ++report.settings;
        changed = true;
        RETINUE_TRY(edit.recentlyDeleted().remove(row));
    }
    report.owners += changed ? 1 : 0;
    return {};
}

Result<void> refuseWhileScopesChange(const store::Edit &edit)
{
    if (edit.scopes().work != store::ScopeWork::Changing)
        return {};
    return Error{ErrorCode::InUse,
                 QStringLiteral("the sharing of data is being changed: try again when that is "
                                "done; if it was interrupted, finish it: retinued scope go-on")};
}

Result<void> keepReplaced(store::Edit &edit, const store::OwnerRow &owner, const store::SettingRow &before,
                          const QString &who)
{
    store::RecentlyDeletedRow replaced;
    replaced.owner = owner.id;
    replaced.key = owner.key;
    replaced.item = before.item;
    replaced.secret = before.secret;
    replaced.value = before.value;
    replaced.previous = before.revision;
    replaced.reason = store::DeletedReason::Replaced;
    replaced.deletedAt = edit.now();
    return edit.recentlyDeleted().insert(replaced, who);
}

Result<void> RecentlyDeleted::rememberAll(const std::vector<OwnerId> &owners)
{
    auto view = m_store.read();
    if (!view)
        return std::move(view).error();
    auto all = view->tables().formerOwners.withFormer(owners);
    return all ? m_remember(*all) : Result<void>(std::move(all).error());
}

Result<PurgeReport> RecentlyDeleted::deleteForGood(const DeletedSelection &selection, const LongWork &work)
{
    const Generation generation = generationOf(selection);
    auto occasions = chosen(selection, work.cancel);
    if (!occasions)
        return std::move(occasions).error();
    PurgeReport report;
    for (std::size_t from = 0; from < occasions->size(); from += kErasedPerBatch) {
        if (work.isToEnd())
            return endedEarly(work, Rest::Stays);
        work.tell(kDeletingForGood, std::int64_t(from), std::int64_t(occasions->size()));
        const auto to = std::min(occasions->size(), from + kErasedPerBatch);
        std::vector<store::DeletedOwnerRow> batch;
        {
            auto view = m_store.read();
            if (!view)
                return std::move(view).error();
            if (view->generation() != generation)
                return otherStore();
            for (std::size_t i = from; i < to; ++i) {
                auto occasion = view->tables().recentlyDeleted.occasion((*occasions)[i]);
                if (!occasion)
                    return std::move(occasion).error();
                if (*occasion)
                    batch.push_back(**std::move(occasion));
            }
        }
        // What was displaced or replaced belongs to an owner who may be there.
        std::vector<OwnerId> deletedOwners;
        std::vector<OwnerKey> names;
        for (const store::DeletedOwnerRow &occasion : batch) {
            if (occasion.reason == store::DeletedReason::Deleted) {
                deletedOwners.push_back(occasion.owner);
                names.push_back(occasion.key);
            }
        }
        RETINUE_TRY(rememberAll(deletedOwners));
        RETINUE_TRY(m_store.writeAndWait([&](store::Edit &edit) -> Result<void> {
            RETINUE_TRY(refuseOtherStore(edit, generation));
            RETINUE_TRY(edit.setErasureDue());
            for (const OwnerId &owner : deletedOwners)
                RETINUE_TRY(removeTraces(edit, owner));
            // Who was brought back in between had another id then.
            for (const OwnerKey &name : names)
                RETINUE_TRY(edit.imports().removeAppliedOf(name));
            for (const store::DeletedOwnerRow &occasion : batch)
                RETINUE_TRY(edit.recentlyDeleted().removeOccasion(occasion.row));
            return {};
        }));
        report.deleted += std::int64_t(batch.size());
    }
    auto erasure = erase(m_store, work);
    if (!erasure)
        return std::move(erasure).error();
    report.erasure = *erasure;
    return report;
}

} // namespace retinue::userdata
