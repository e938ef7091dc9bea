#include "core/exchange/import.h"

#include "core/exchange/applying.h"
#include "core/exchange/judgement.h"
#include "core/exchange/taking_back.h"
#include "core/store/snapshot.h"

#include <QScopeGuard>

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
                auto done = stage(edit, change, value);
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
    /// Of an owner: whether it is to be made.
    static Result<void> stage(store::Edit &edit, const store::ImportChangeRow &change,
                              const QByteArray &value)
    {
        if (change.item != 0)
            return edit.imports().stage(change, value);
        auto owner = edit.tables().owners.find(change.key);
        if (!owner)
            return std::move(owner).error();
        auto wanted = OwnerChange::fromJson(value);
        if (!wanted)
            return std::move(wanted).error();
        wanted->isMade = !owner->has_value();
        return edit.imports().stage(change, wanted->toJson());
    }

    store::Store &m_store;
    std::vector<std::pair<store::ImportChangeRow, QByteArray>> m_changes;
    qsizetype m_bytes = 0;
    std::int64_t m_staged = 0;
    store::ImportCounts m_counts;
};

bool goesOn(const store::ImportRow &run)
{
    return run.state == store::ImportState::Applying || run.state == store::ImportState::TakingBack;
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
        // Nothing is changed yet: dropped, also when only paused. Why it was not staged is what counts.
        (void)abandon(import);
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
            RETINUE_TRY(batch.add(change, OwnerChange{false, false, owner.groups, {}, {}}.toJson()));
        for (const IncomingSetting &setting : owner.settings) {
            formats::Reason reason;
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
    {
        const std::lock_guard lock(m_workMutex);
        m_inHand.insert(import);
    }
    const auto rest = qScopeGuard([this, import] {
        const std::lock_guard lock(m_workMutex);
        m_inHand.erase(import);
    });
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
            done = 0; // also when the group is tried anew
            for (const store::ImportChangeRow &change : *changes) {
                auto applied = applyChange(edit, m_catalogue, change, run->counts);
                if (!applied && applied.error().code == ErrorCode::Locked && done > 0)
                    break; // what comes before it is done
                RETINUE_TRY(std::move(applied));
                ++done;
            }
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
    auto dropped = drop(import);
    if (!dropped && dropped.error().code != ErrorCode::NotFound)
        remember(import);
    return dropped;
}

void Import::remember(std::int64_t import)
{
    const std::lock_guard lock(m_mutex);
    m_failed.insert(import);
}

Result<void> Import::settleOne(std::int64_t import)
{
    auto run = row(import);
    if (!run)
        return std::move(run).error();
    switch (run->state) {
    case store::ImportState::Staging:
    case store::ImportState::Applying:
    case store::ImportState::Dropping:
        return drop(import);
    case store::ImportState::TakingBack:
        return setState(import, store::ImportState::TakingBack, store::ImportState::Applied);
    case store::ImportState::Applied:
        break;
    }
    return {};
}

void Import::settle()
{
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_failed, [this](std::int64_t import) {
        const auto settled = settleOne(import);
        return settled.ok() || settled.error().code == ErrorCode::NotFound;
    });
}

Result<void> Import::drop(std::int64_t import)
{
    // First of all, so that nothing goes on with it after a crash in between.
    RETINUE_TRY(m_store.writeAndWait([&](store::Edit &edit) -> Result<void> {
        auto found = edit.tables().imports.find(import);
        if (!found)
            return std::move(found).error();
        if (!*found)
            return noSuchImport();
        if ((*found)->state == store::ImportState::Applied ||
            (*found)->state == store::ImportState::TakingBack)
            return Error{
                ErrorCode::NotFound,
                QStringLiteral("nothing of this import is left to be done; to take back what it did, "
                               "undo it")};
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
            if (applied && *removed > 0)
                RETINUE_TRY(edit.setErasureDue());
            more = *removed == kRowsPerWrite;
            return {};
        }));
    return {};
}

Result<TakeBackReport> Import::takeBack(std::int64_t import, const LongWork &work)
{
    settle(); // an undo that failed is asked for again
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
    auto report = takeBackAll(import, total, work);
    const bool isPaused =
        !report && report.error().code == ErrorCode::Cancelled && !work.cancel.isCancelled();
    if (!report && !isPaused) {
        const auto rests = setState(import, store::ImportState::TakingBack, store::ImportState::Applied);
        if (!rests && rests.error().code != ErrorCode::NotFound)
            remember(import);
    }
    return report;
}

Result<TakeBackReport> Import::takeBackAll(std::int64_t import, std::int64_t total, const LongWork &work)
{
    TakeBackReport report;
    std::optional<std::int64_t> before;
    std::int64_t done = 0;
    bool first = true;
    for (bool more = true; more;) {
        const bool isToEnd = std::exchange(first, false) ? work.cancel.isCancelled() : work.isToEnd();
        if (done < total && isToEnd)
            return endedEarly(work, Rest::GoesOn);
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
        auto left = view->tables().imports.count(run.row, false);
        if (!left)
            return std::move(left).error();
        const std::lock_guard lock(m_workMutex);
        const bool waits = run.state == store::ImportState::Applying && !m_inHand.contains(run.row);
        entries.push_back({std::move(run), *changes, *left, waits});
    }
    return entries;
}

Result<std::vector<store::ImportRow>> Import::unfinished()
{
    auto view = m_store.read();
    if (!view)
        return std::move(view).error();
    auto runs = view->tables().imports.unended();
    if (runs)
        std::erase_if(*runs, [](const store::ImportRow &run) { return !goesOn(run); });
    return runs;
}

Result<std::vector<std::int64_t>> Import::toDrop()
{
    auto view = m_store.read();
    if (!view)
        return std::move(view).error();
    auto runs = view->tables().imports.unended();
    if (!runs)
        return std::move(runs).error();
    std::vector<std::int64_t> dropped;
    for (const store::ImportRow &run : *runs) {
        if (!goesOn(run))
            dropped.push_back(run.row);
    }
    return dropped;
}

} // namespace retinue::exchange
