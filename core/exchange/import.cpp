#include "core/exchange/import.h"

#include "core/exchange/judgement.h"
#include "core/exchange/taking_back.h"
#include "core/store/snapshot.h"

#include <algorithm>
#include <utility>

namespace retinue::exchange {

namespace {

/// Changes in one write, and their bytes: devices keep syncing meanwhile.
constexpr int kChangesPerBatch = 50;
constexpr qsizetype kBytesPerBatch = 2 * 1024 * 1024;
/// Rows staged, or dropped, in one write.
constexpr int kRowsPerWrite = 500;

const QString kStaging = QStringLiteral("staging-import");
const QString kImporting = QStringLiteral("importing-settings");
const QString kTakingBack = QStringLiteral("undoing-import");

Error noSuchImport()
{
    return {ErrorCode::NotFound, QStringLiteral("there is no such import")};
}

/// What is staged, gathered for one write.
class Batch
{
public:
    explicit Batch(store::Store &store) : m_store(store) {}

    Result<void> add(store::ImportChangeRow change, const QByteArray &value)
    {
        m_bytes += value.size();
        m_changes.emplace_back(std::move(change), value);
        return int(m_changes.size()) >= kRowsPerWrite || m_bytes >= kBytesPerBatch ? write() : Result<void>();
    }
    Result<void> write()
    {
        store::ImportCounts counts;
        std::int64_t staged = 0;
        RETINUE_TRY(m_store.writeAndWait([&](store::Edit &edit) -> Result<void> {
            counts = {};
            staged = 0;
            for (const auto &[change, value] : m_changes) {
                auto done = edit.imports().stage(change, value);
                if (!done && done.error().code == ErrorCode::Locked)
                    ++counts.locked;
                else if (!done)
                    return done;
                else
                    ++staged;
            }
            return {};
        }));
        m_counts += counts;
        m_staged += staged;
        m_bytes = 0;
        m_changes.clear();
        return {};
    }
    void refuse() { ++m_counts.refused; }
    [[nodiscard]] const store::ImportCounts &counts() const { return m_counts; }
    [[nodiscard]] std::int64_t staged() const { return m_staged; }

private:
    store::Store &m_store;
    std::vector<std::pair<store::ImportChangeRow, QByteArray>> m_changes;
    qsizetype m_bytes = 0;
    std::int64_t m_staged = 0;
    store::ImportCounts m_counts;
};

/// One owner and its groups, as staged.
Result<void> applyOwner(store::Edit &edit, store::ImportChangeRow change, store::ImportCounts &counts)
{
    auto wanted = OwnerChange::fromJson(change.body.value_or(QByteArray()));
    if (!wanted)
        return std::move(wanted).error();
    auto owner = edit.tables().owners.find(change.key);
    if (!owner)
        return std::move(owner).error();
    OwnerChange done;
    if (!*owner) {
        auto added = edit.addOwner(change.key, DeviceId());
        if (!added)
            return std::move(added).error();
        *owner = *std::move(added);
        done.isMade = true;
        ++counts.owners;
    }
    if (change.key.kind() == OwnerKind::User) {
        auto current = edit.tables().memberships.groupsOf(change.key);
        if (!current)
            return std::move(current).error();
        done.before = *current;
        const auto after = groupsAfter(change.existing, *current, wanted->groups);
        if (!after)
            ++counts.refused;
        if (after && *after != *current) {
            RETINUE_TRY(edit.memberships().replace(change.key, *after, edit.now()));
            done.groups = *after;
            done.areGroupsSet = true;
            ++counts.groups;
        }
    }
    if (!done.isMade && !done.areGroupsSet)
        return edit.imports().remove(change);
    change.owner = (*owner)->id;
    return edit.imports().setApplied(change, done.toJson());
}

Result<void> writeSetting(store::Edit &edit, store::ImportChangeRow change, const Item &item,
                          std::optional<store::OwnerRow> owner,
                          const std::optional<store::SettingRow> &current, const QByteArray &value)
{
    if (!owner) { // all devices, or somebody who was deleted a moment ago
        auto added = edit.addOwner(change.key, DeviceId());
        if (!added)
            return std::move(added).error();
        owner = *std::move(added);
    }
    RETINUE_TRY(edit.imports().keepFormer(change, owner->row));
    auto revision = edit.putSetting(*owner, current, {item.number, item.secret, value, DeviceId()});
    if (!revision)
        return std::move(revision).error();
    change.owner = owner->id;
    change.secret = current ? current->secret : item.secret;
    change.revision = *revision;
    change.previous = current ? current->revision : Revision();
    return edit.imports().setApplied(change);
}

Result<void> applySetting(store::Edit &edit, const Catalogue &catalogue, const store::ImportChangeRow &change,
                          store::ImportCounts &counts)
{
    const store::Tables &tables = edit.tables();
    const Item *item = catalogue.find(change.item);
    auto incoming = tables.imports.valueOf(change);
    const bool isLocked = !incoming && incoming.error().code == ErrorCode::Locked;
    if (!item || !incoming) { // another version of the program has staged it, or the key is not here any more
        ++(isLocked ? counts.locked : counts.refused);
        return edit.imports().remove(change);
    }
    auto owner = tables.owners.find(change.key);
    if (!owner)
        return std::move(owner).error();
    std::optional<store::SettingRow> current;
    if (*owner) {
        auto found = tables.settings.find(**owner, item->number, store::SettingTable::Secrets::Decrypt);
        if (!found)
            return std::move(found).error();
        current = *std::move(found);
    }
    auto judged = judge(tables, *item, change.existing, *incoming, *owner ? &**owner : nullptr, current);
    if (!judged)
        return std::move(judged).error();
    switch (judged->fate) {
    case Fate::Added:
        ++counts.added;
        return writeSetting(edit, change, *item, *owner, current, judged->value);
    case Fate::Changed:
        ++counts.changed;
        return writeSetting(edit, change, *item, *owner, current, judged->value);
    case Fate::Same:
        ++counts.same;
        break;
    case Fate::Kept:
        ++counts.kept;
        break;
    case Fate::Refused:
        ++counts.refused;
        break;
    case Fate::Locked:
        ++counts.locked;
        break;
    }
    return edit.imports().remove(change);
}

/// The run in this edit; NotFound if it is not in this state.
Result<store::ImportRow> runIn(store::Edit &edit, std::int64_t import, store::ImportState state)
{
    auto found = edit.tables().imports.find(import);
    if (!found)
        return std::move(found).error();
    if (!*found || (*found)->state != state)
        return noSuchImport();
    return **std::move(found);
}

} // namespace

Result<store::ImportRow> Import::row(std::int64_t import)
{
    auto view = m_store.read();
    if (!view)
        return std::move(view).error();
    auto found = view->tables().imports.find(import);
    if (!found)
        return std::move(found).error();
    if (!*found)
        return noSuchImport();
    return **std::move(found);
}

Result<void> Import::setState(std::int64_t import, store::ImportState from, store::ImportState to)
{
    return m_store.writeAndWait([&](store::Edit &edit) -> Result<void> {
        auto run = runIn(edit, import, from);
        if (!run)
            return std::move(run).error();
        run->state = to;
        return edit.imports().update(*run);
    });
}

Result<std::int64_t> Import::begin(const ImportFile &file, store::ImportExisting existing, const QString &who,
                                   const LongWork &work)
{
    std::int64_t import = 0;
    RETINUE_TRY(m_store.writeAndWait([&](store::Edit &edit) -> Result<void> {
        store::ImportRow run;
        run.file = file.name();
        run.format = file.format();
        run.who = who;
        run.begunAt = edit.now();
        auto made = edit.imports().insert(run);
        if (!made)
            return std::move(made).error();
        import = *made;
        return {};
    }));
    if (auto staged = stage(import, file, existing, work); !staged) {
        // Nothing is changed yet: dropped, also when only paused.
        if (auto dropped = abandon(import); !dropped)
            return std::move(dropped).error();
        return std::move(staged).error();
    }
    return import;
}

Result<void> Import::stage(std::int64_t import, const ImportFile &file, store::ImportExisting existing,
                           const LongWork &work)
{
    Batch batch(m_store);
    auto opened = file.owners();
    if (!opened)
        return std::move(opened).error();
    OwnerSource &owners = **opened;
    std::int64_t number = 0;
    for (;;) {
        if (work.isToEnd())
            return endedEarly(work, Rest::Stays);
        work.tell(kStaging, number++, 0);
        auto next = owners.next();
        if (!next)
            return std::move(next).error();
        if (!*next)
            break;
        const IncomingOwner &owner = **next;
        store::ImportChangeRow change;
        change.import = import;
        change.key = owner.key;
        change.owner = OwnerId::random();
        change.existing = existing;
        if (owner.key.kind() != OwnerKind::AllDevices)
            RETINUE_TRY(batch.add(change, OwnerChange{false, false, owner.groups, {}}.toJson()));
        for (const IncomingSetting &setting : owner.settings) {
            QString reason;
            const Item *item = importable(m_catalogue, owner.key, setting.item, reason);
            if (!item) {
                batch.refuse();
                continue;
            }
            change.item = item->number;
            change.secret = item->secret;
            change.existing = takenOver(setting, existing);
            RETINUE_TRY(batch.add(change, setting.value));
        }
    }
    RETINUE_TRY(batch.write());
    return m_store.writeAndWait([&](store::Edit &edit) -> Result<void> {
        auto run = runIn(edit, import, store::ImportState::Staging);
        if (!run)
            return std::move(run).error();
        run->state = store::ImportState::Applying;
        run->total = batch.staged();
        run->counts = batch.counts();
        return edit.imports().update(*run);
    });
}

Result<store::ImportRow> Import::finish(std::int64_t import, const LongWork &work)
{
    std::int64_t left = 0, total = 0;
    {
        auto view = m_store.read();
        if (!view)
            return std::move(view).error();
        auto found = view->tables().imports.find(import);
        if (!found)
            return std::move(found).error();
        if (!*found || (*found)->state != store::ImportState::Applying)
            return noSuchImport();
        total = (*found)->total;
        auto counted = view->tables().imports.count(import, false);
        if (!counted)
            return std::move(counted).error();
        left = *counted;
    }
    bool first = true;
    for (bool more = true; more;) {
        // A start that goes on with it gets some of it done each time, even when it is asked to end at once.
        const bool isToEnd = std::exchange(first, false) ? work.cancel.isCancelled() : work.isToEnd();
        if (left > 0 && isToEnd)
            return endedEarly(work, Rest::GoesOn);
        work.tell(kImporting, total - left, total);
        std::int64_t done = 0;
        RETINUE_TRY(m_store.writeAndWait([&](store::Edit &edit) -> Result<void> {
            auto run = runIn(edit, import, store::ImportState::Applying);
            if (!run)
                return std::move(run).error();
            auto changes = edit.tables().imports.staged(import, kChangesPerBatch, kBytesPerBatch);
            if (!changes)
                return std::move(changes).error();
            for (const store::ImportChangeRow &change : *changes)
                RETINUE_TRY(change.item == 0 ? applyOwner(edit, change, run->counts)
                                             : applySetting(edit, m_catalogue, change, run->counts));
            done = std::int64_t(changes->size());
            if (changes->empty()) {
                run->state = store::ImportState::Applied;
                run->endedAt = edit.now();
            }
            return edit.imports().update(*run);
        }));
        left -= done;
        more = done > 0;
    }
    work.tell(kImporting, total, total);
    return row(import);
}

Result<void> Import::abandon(std::int64_t import)
{
    // First of all, so that nothing goes on with it after a crash in between.
    RETINUE_TRY(m_store.writeAndWait([&](store::Edit &edit) -> Result<void> {
        auto found = edit.tables().imports.find(import);
        if (!found)
            return std::move(found).error();
        if (!*found || (*found)->state == store::ImportState::Applied ||
            (*found)->state == store::ImportState::TakingBack)
            return noSuchImport();
        (*found)->state = store::ImportState::Dropping;
        return edit.imports().update(**found);
    }));
    RETINUE_TRY(removeChanges(import, false));
    return m_store.writeAndWait([&](store::Edit &edit) -> Result<void> {
        auto run = runIn(edit, import, store::ImportState::Dropping);
        if (!run)
            return std::move(run).error();
        if (run->total == 0) // it was never complete
            return edit.imports().removeRun(import);
        run->state = store::ImportState::Applied;
        run->endedAt = edit.now();
        return edit.imports().update(*run);
    });
}

Result<void> Import::removeChanges(std::int64_t import, bool applied)
{
    for (bool more = true; more;)
        RETINUE_TRY(m_store.writeAndWait([&](store::Edit &edit) -> Result<void> {
            auto removed = edit.imports().removeSome(import, applied, kRowsPerWrite);
            if (!removed)
                return std::move(removed).error();
            more = *removed == kRowsPerWrite;
            return {};
        }));
    return {};
}

Result<TakeBackReport> Import::takeBack(std::int64_t import, const LongWork &work)
{
    auto run = row(import);
    if (!run)
        return std::move(run).error();
    std::int64_t total = 0;
    {
        auto view = m_store.read();
        if (!view)
            return std::move(view).error();
        auto counted = view->tables().imports.count(import, true);
        if (!counted)
            return std::move(counted).error();
        total = *counted;
    }
    if (run->state == store::ImportState::Applied) {
        if (total == 0)
            return Error{ErrorCode::NotFound,
                         QStringLiteral("nothing of this import can be taken back any more")};
        RETINUE_TRY(setState(import, store::ImportState::Applied, store::ImportState::TakingBack));
    }
    TakeBackReport report;
    std::optional<std::int64_t> before;
    std::int64_t done = 0;
    bool first = true;
    for (bool more = true; more;) {
        const bool isToEnd = std::exchange(first, false) ? work.cancel.isCancelled() : work.isToEnd();
        if (done < total && isToEnd) {
            if (work.cancel.isCancelled())
                RETINUE_TRY(setState(import, store::ImportState::TakingBack, store::ImportState::Applied));
            return endedEarly(work, Rest::GoesOn);
        }
        work.tell(kTakingBack, done, total);
        TakeBackReport sum;
        std::optional<std::int64_t> last;
        std::int64_t looked = 0;
        RETINUE_TRY(m_store.writeAndWait([&](store::Edit &edit) -> Result<void> {
            sum = report; // also when the group is tried anew
            auto inHand = runIn(edit, import, store::ImportState::TakingBack);
            if (!inHand)
                return std::move(inHand).error();
            auto changes = edit.tables().imports.applied(import, before, kChangesPerBatch, kBytesPerBatch);
            if (!changes)
                return std::move(changes).error();
            // Settings were written after their owners, so they go before them.
            for (const store::ImportChangeRow &change : *changes)
                RETINUE_TRY(takeBackChange(edit, m_catalogue, change, sum));
            looked = std::int64_t(changes->size());
            last = changes->empty() ? before : std::optional(changes->back().row);
            inHand->takenBack += sum.takenBack - report.takenBack;
            inHand->stayed += sum.stayed - report.stayed;
            if (changes->empty())
                inHand->state = store::ImportState::Applied;
            return edit.imports().update(*inHand);
        }));
        report = sum;
        before = last;
        done += looked;
        more = looked > 0;
    }
    work.tell(kTakingBack, total, total);
    return report;
}

Result<void> Import::forget(std::int64_t import)
{
    return removeChanges(import, true);
}

Result<std::vector<ImportEntry>> Import::list(int limit)
{
    auto view = m_store.read();
    if (!view)
        return std::move(view).error();
    auto runs = view->tables().imports.all(std::clamp(limit, 0, kMostListed));
    if (!runs)
        return std::move(runs).error();
    std::vector<ImportEntry> entries;
    for (store::ImportRow &run : *runs) {
        auto changes = view->tables().imports.count(run.row, true);
        if (!changes)
            return std::move(changes).error();
        entries.push_back({std::move(run), *changes});
    }
    return entries;
}

Result<std::vector<store::ImportRow>> Import::unfinished()
{
    std::vector<store::ImportRow> unfinished, dropped;
    {
        auto view = m_store.read();
        if (!view)
            return std::move(view).error();
        auto runs = view->tables().imports.unended();
        if (!runs)
            return std::move(runs).error();
        for (store::ImportRow &run : *runs) {
            const bool goesOn =
                run.state == store::ImportState::Applying || run.state == store::ImportState::TakingBack;
            (goesOn ? unfinished : dropped).push_back(std::move(run));
        }
    }
    for (const store::ImportRow &run : dropped)
        RETINUE_TRY(abandon(run.row));
    return unfinished;
}

} // namespace retinue::exchange
