#include "core/userdata/deletion.h"

#include "core/store/edit.h"
#include "core/store/snapshot.h"

#include <algorithm>
#include <iterator>
#include <unordered_set>

namespace retinue::userdata {

namespace {

/// Owners deleted in one write: devices keep syncing meanwhile.
constexpr int kOwnersPerBatch = 20;
/// Rows of the journal in one write.
constexpr std::size_t kTargetsPerBatch = 500;

const QString kDelete = QStringLiteral("user-delete");
const QString kDeleteForGood = QStringLiteral("user-delete-for-good");
const QString kCollecting = QStringLiteral("collecting-users");
const QString kDeleting = QStringLiteral("deleting-users");
const QString kErasing = QStringLiteral("erasing-traces");

Error noSuchJournal()
{
    return {ErrorCode::NotFound, QStringLiteral("there is no such deletion")};
}

bool isDeletion(const store::JournalRow &journal)
{
    return journal.work == kDelete || journal.work == kDeleteForGood;
}

/// The users and groups of a selection that exist, in the order in which they lie: neighbours go together.
Result<std::vector<store::OwnerPlaceId>> ownersOf(const store::Snapshot &view,
                                                  const OwnerSelection &selection, const LongWork &work)
{
    std::unordered_set<OwnerId> named(selection.owners.begin(), selection.owners.end());
    std::vector<store::OwnerPlaceId> owners;
    if (!selection.allThatMatch) {
        for (const OwnerId &id : named) {
            if (work.isToEnd())
                return endedEarly(work, Rest::Stays);
            auto owner = view.tables().owners.find(id);
            if (!owner)
                return std::move(owner).error();
            if (*owner && (*owner)->key.kind() != OwnerKind::AllDevices)
                owners.push_back({(*owner)->row, id, (*owner)->key.kind()});
        }
    } else {
        std::vector<std::int64_t> rows;
        RETINUE_TRY(view.tables().index.forEach(queryOf(*selection.allThatMatch), work.cancel,
                                                [&rows](const store::OwnerPlace &place) {
                                                    rows.push_back(place.row);
                                                    return true;
                                                }));
        for (std::size_t from = 0; from < rows.size(); from += kTargetsPerBatch) {
            if (work.isToEnd())
                return endedEarly(work, Rest::Stays);
            const auto to = std::min(rows.size(), from + kTargetsPerBatch);
            auto found = view.tables().owners.idsOf(std::vector<std::int64_t>(
                rows.begin() + std::ptrdiff_t(from), rows.begin() + std::ptrdiff_t(to)));
            if (!found)
                return std::move(found).error();
            std::copy_if(found->begin(), found->end(), std::back_inserter(owners),
                         [&](const store::OwnerPlaceId &owner) { return !named.contains(owner.id); });
        }
    }
    std::sort(owners.begin(), owners.end(), [](const auto &a, const auto &b) { return a.row < b.row; });
    return owners;
}

/// The first of them by name.
Result<std::vector<OwnerKey>> firstOf(const store::Snapshot &view, const OwnerSelection &selection,
                                      const std::vector<store::OwnerPlaceId> &owners,
                                      const CancelToken &cancel)
{
    std::vector<std::int64_t> rows;
    if (selection.allThatMatch) {
        auto query = queryOf(*selection.allThatMatch);
        query.order = store::OwnerOrder::Name;
        auto places =
            view.tables().index.page(query, {}, int(DeletionPlan::kNamed + selection.owners.size()), cancel);
        if (!places)
            return std::move(places).error();
        for (const store::OwnerPlace &place : *places)
            rows.push_back(place.row);
    } else {
        for (const store::OwnerPlaceId &owner : owners)
            rows.push_back(owner.row);
    }
    auto found = view.tables().owners.find(rows);
    if (!found)
        return std::move(found).error();
    const std::unordered_set<OwnerId> leftOut(selection.owners.begin(), selection.owners.end());
    std::vector<OwnerKey> names;
    for (const store::OwnerRow &owner : *found) {
        if (!selection.allThatMatch || !leftOut.contains(owner.id))
            names.push_back(owner.key);
    }
    const auto named = std::min(names.size(), DeletionPlan::kNamed);
    std::partial_sort(names.begin(), names.begin() + std::ptrdiff_t(named), names.end());
    names.resize(named, OwnerKey::allDevices());
    return names;
}

} // namespace

Result<DeletionPlan> Deletion::plan(const OwnerSelection &selection, const CancelToken &cancel)
{
    auto view = m_store.read();
    if (!view)
        return std::move(view).error();
    auto owners = ownersOf(*view, selection, {{}, cancel, {}});
    if (!owners)
        return std::move(owners).error();
    DeletionPlan plan;
    std::vector<std::int64_t> rows;
    for (const store::OwnerPlaceId &owner : *owners) {
        ++(owner.kind == OwnerKind::User ? plan.users : plan.groups);
        plan.owners.push_back(owner.id);
        rows.push_back(owner.row);
    }
    for (std::size_t from = 0; from < rows.size(); from += kTargetsPerBatch) {
        if (cancel.isCancelled())
            return endedEarly();
        const auto to = std::min(rows.size(), from + kTargetsPerBatch);
        auto totals = view->tables().settings.totalsOf(std::vector<std::int64_t>(
            rows.begin() + std::ptrdiff_t(from), rows.begin() + std::ptrdiff_t(to)));
        if (!totals)
            return std::move(totals).error();
        for (const auto &[row, total] : *totals)
            plan.settings += total.count;
    }
    auto first = firstOf(*view, selection, *owners, cancel);
    if (!first)
        return std::move(first).error();
    plan.first = *std::move(first);
    return plan;
}

Result<std::int64_t> Deletion::begin(const OwnerSelection &selection, const QString &who, Keep keep,
                                     const LongWork &work)
{
    std::vector<OwnerId> ids;
    {
        auto view = m_store.read();
        if (!view)
            return std::move(view).error();
        auto owners = ownersOf(*view, selection, work);
        if (!owners)
            return std::move(owners).error();
        for (const store::OwnerPlaceId &owner : *owners)
            ids.push_back(owner.id);
    }
    std::int64_t journal = 0;
    RETINUE_TRY(m_store.writeAndWait([&](store::Edit &edit) -> Result<void> {
        auto made = edit.journals().insert(
            {0, keep == Keep::Yes ? kDelete : kDeleteForGood, who, edit.now(), false, 0});
        if (!made)
            return std::move(made).error();
        journal = *made;
        return {};
    }));
    const auto collect = [&]() -> Result<void> {
        for (std::size_t from = 0; from < ids.size(); from += kTargetsPerBatch) {
            if (work.isToEnd())
                return endedEarly(work, Rest::Stays);
            work.tell(kCollecting, std::int64_t(from), std::int64_t(ids.size()));
            const auto to = std::min(ids.size(), from + kTargetsPerBatch);
            const std::vector<OwnerId> part(ids.begin() + std::ptrdiff_t(from),
                                            ids.begin() + std::ptrdiff_t(to));
            RETINUE_TRY(m_store.writeAndWait(
                [&](store::Edit &edit) { return edit.journals().addTargets(journal, part); }));
        }
        return m_store.writeAndWait(
            [&](store::Edit &edit) { return edit.journals().setReady(journal, std::int64_t(ids.size())); });
    };
    if (auto collected = collect(); !collected) { // nothing is deleted yet: dropped, also when only paused
        if (auto dropped = abandon(journal); !dropped)
            return std::move(dropped).error();
        return std::move(collected).error();
    }
    return journal;
}

Result<DeletionReport> Deletion::finish(std::int64_t journal, const LongWork &work)
{
    DeletionReport report;
    std::optional<store::JournalRow> row;
    std::int64_t left = 0;
    {
        auto view = m_store.read();
        if (!view)
            return std::move(view).error();
        auto found = view->tables().journals.find(journal);
        if (!found)
            return std::move(found).error();
        row = *std::move(found);
        auto counted = view->tables().journals.left(journal);
        if (!counted)
            return std::move(counted).error();
        left = *counted;
    }
    if (!row || !row->ready)
        return noSuchJournal();
    const bool forGood = row->work == kDeleteForGood;
    bool first = true;
    for (bool more = true; more;) {
        // A start that goes on with it gets some of it done each time, even when it is asked to end at once.
        const bool isToEnd = first ? work.cancel.isCancelled() : work.isToEnd();
        if (left > 0 && isToEnd)
            return endedEarly(work, Rest::GoesOn);
        first = false;
        work.tell(kDeleting, row->total - left, row->total);
        std::vector<OwnerId> batch, existing;
        {
            auto view = m_store.read();
            if (!view)
                return std::move(view).error();
            auto next = view->tables().journals.next(journal, kOwnersPerBatch);
            if (!next)
                return std::move(next).error();
            batch = *std::move(next);
            for (const OwnerId &id : forGood ? batch : std::vector<OwnerId>()) {
                auto owner = view->tables().owners.find(id);
                if (!owner)
                    return std::move(owner).error();
                if (*owner)
                    existing.push_back(id);
            }
            auto all = view->tables().formerOwners.withFormer(existing);
            if (!all)
                return std::move(all).error();
            existing = *std::move(all);
        }
        if (!existing.empty())
            RETINUE_TRY(m_remember(existing));
        DeletionReport done;
        RETINUE_TRY(m_store.writeAndWait([&](store::Edit &edit) -> Result<void> {
            done = report;
            for (const OwnerId &id : batch) {
                auto owner = edit.tables().owners.find(id);
                if (!owner)
                    return std::move(owner).error();
                if (!*owner) {
                    ++done.gone;
                    continue;
                }
                if (forGood) {
                    RETINUE_TRY(edit.setErasureDue());
                    RETINUE_TRY(edit.recentlyDeleted().removeAllOf((*owner)->key));
                    RETINUE_TRY(removeTraces(edit, id));
                }
                RETINUE_TRY(edit.removeOwner(**owner, row->who,
                                             forGood ? store::Edit::Keep::No : store::Edit::Keep::Yes));
                if (forGood) // of nobody who is there
                    RETINUE_TRY(edit.imports().removeAppliedOf((*owner)->key));
                ++done.deleted;
            }
            RETINUE_TRY(edit.journals().removeTargets(journal, batch));
            return batch.empty() ? edit.journals().remove(journal) : Result<void>();
        }));
        report = done;
        left -= std::int64_t(batch.size());
        more = !batch.empty();
    }
    work.tell(kDeleting, row->total, row->total);
    if (forGood) {
        auto erasure = erase(m_store, work);
        if (!erasure)
            return std::move(erasure).error();
        report.erasure = *erasure;
    }
    return report;
}

Result<void> Deletion::abandon(std::int64_t journal)
{
    // First of all, so that nothing goes on with it after a crash in between.
    RETINUE_TRY(
        m_store.writeAndWait([&](store::Edit &edit) { return edit.journals().setAbandoned(journal); }));
    for (bool more = true; more;) {
        RETINUE_TRY(m_store.writeAndWait([&](store::Edit &edit) -> Result<void> {
            auto left = edit.tables().journals.next(journal, int(kTargetsPerBatch));
            if (!left)
                return std::move(left).error();
            more = !left->empty();
            if (!more)
                return edit.journals().remove(journal);
            return edit.journals().removeTargets(journal, *left);
        }));
    }
    return {};
}

Result<std::vector<UnfinishedDeletion>> Deletion::unfinished()
{
    std::vector<store::JournalRow> journals;
    std::vector<UnfinishedDeletion> unfinished;
    {
        auto view = m_store.read();
        if (!view)
            return std::move(view).error();
        auto all = view->tables().journals.all();
        if (!all)
            return std::move(all).error();
        journals = *std::move(all);
        for (const store::JournalRow &journal : journals) {
            if (!journal.ready || !isDeletion(journal))
                continue;
            auto left = view->tables().journals.left(journal.row);
            if (!left)
                return std::move(left).error();
            unfinished.push_back({journal.row, journal.who, *left, journal.work == kDeleteForGood});
        }
    }
    for (const store::JournalRow &journal : journals) {
        if (!journal.ready && isDeletion(journal))
            RETINUE_TRY(abandon(journal.row));
    }
    return unfinished;
}

Result<void> removeTraces(store::Edit &edit, const OwnerId &owner)
{
    auto ids = edit.tables().formerOwners.withFormer({owner});
    if (!ids)
        return std::move(ids).error();
    for (const OwnerId &id : *ids) {
        RETINUE_TRY(edit.answers().removeMerged(id));
        RETINUE_TRY(edit.imports().removeAppliedOf(id));
    }
    return edit.formerOwners().removeAllOf(owner);
}

Result<store::Erasure> erase(store::Store &store, const LongWork &work)
{
    work.tell(kErasing, 0, 0);
    auto erasure = store::eraseTraces(store, [&work] { return work.isToEnd(); });
    // What is deleted is deleted; the files are cleaned later.
    if (!erasure &&
        (erasure.error().code == ErrorCode::Cancelled || erasure.error().code == ErrorCode::NoSpace))
        return store::Erasure::Later;
    return erasure;
}

} // namespace retinue::userdata
