#pragma once

#include "core/base/long_work.h"
#include "core/exchange/import_preview.h"

#include <mutex>
#include <set>

namespace retinue::exchange {

/// An import as a list shows it.
struct ImportEntry
{
    store::ImportRow import;
    std::int64_t changes = 0; ///< that can be taken back
    std::int64_t left = 0;    ///< that are staged, and not done
    bool waits = false;       ///< nobody does what is left now: it waits, such as for the data key
};

/// What taking an import back has done.
struct TakeBackReport
{
    static constexpr std::size_t kNamed = 20;

    std::int64_t takenBack = 0; ///< changes that were undone
    std::int64_t stayed = 0;    ///< changes that were not: somebody has changed or deleted it since
    std::int64_t locked = 0;    ///< stored credentials that cannot be read now; they can be taken back later
    struct Stayed
    {
        OwnerKey owner = OwnerKey::allDevices();
        QString item; ///< catalogue id; empty: the owner itself
    };
    std::vector<Stayed> firstStayed; ///< at most kNamed
};

/// Importing files over the whole store: everything that an import is to do is staged in the store first,
/// then done in short batches while devices keep syncing, and what was there before is kept, so that it can
/// be taken back. After a crash an import is finished; one that was not staged completely is dropped, and
/// nothing was changed. Each call works on its caller's thread and waits for the writer, so windows run it as
/// a job. Thread-safe; one finish() or takeBack() per import at a time.
class Import
{
public:
    static constexpr int kMostListed = 1000;

    /// Store and catalogue outlive it.
    Import(store::Store &store, const Catalogue &catalogue) : m_store(store), m_catalogue(catalogue) {}

    [[nodiscard]] Result<ImportPreview> preview(const ImportFile &file, const CancelToken &cancel = {})
    {
        return previewImport(m_store, m_catalogue, file, cancel);
    }
    /// Stages it; nothing is changed yet. Gives its number. Cancelled, or another error: nothing is left of
    /// it.
    [[nodiscard]] Result<std::int64_t> begin(const ImportFile &file, store::ImportExisting existing,
                                             const QString &who, const LongWork &work);
    /// Does what is staged. Cancelled, or another error: the rest stays staged; call it again, or abandon().
    /// Locked: what is left begins with stored credentials, and the data key is not there any more; call it
    /// again when it is. NotFound: there is no such import.
    [[nodiscard]] Result<store::ImportRow> finish(std::int64_t import, const LongWork &work);
    /// What is still staged is not done: also of one that waits for a key. What was done can be taken back.
    /// NotFound: there is no such import, or nothing is left of it. After another error settle() does it.
    [[nodiscard]] Result<void> abandon(std::int64_t import);

    /// Settings that still are as the import wrote them get their former values back, or go; owners that it
    /// made go, if nothing else was stored for them since. Cancelled or another error: the rest can be taken
    /// back later, and nobody does it unasked. When paused, unfinished() names it. NotFound: there is no such
    /// import, or nothing of it that could be taken back.
    [[nodiscard]] Result<TakeBackReport> takeBack(std::int64_t import, const LongWork &work);
    /// What was before is forgotten: it cannot be taken back any more. store::eraseTraces() is to be called.
    [[nodiscard]] Result<void> forget(std::int64_t import);

    /// At most `limit` (and kMostListed), the newest first.
    [[nodiscard]] Result<std::vector<ImportEntry>> list(int limit);
    /// Those that were interrupted and go on, the oldest first. Only when nothing else is under way, as
    /// toDrop(): at the start.
    [[nodiscard]] Result<std::vector<store::ImportRow>> unfinished();
    /// Those that never were complete, or were abandoned: for abandon().
    [[nodiscard]] Result<std::vector<std::int64_t>> toDrop();
    /// What failed must not be done by the next start. Where the store could not take that down (a full
    /// disk), it is tried again here; nothing to do costs nothing.
    void settle();

private:
    [[nodiscard]] Result<void> stage(std::int64_t import, const ImportFile &file,
                                     store::ImportExisting existing, const LongWork &work);
    [[nodiscard]] Result<store::ImportRow> row(std::int64_t import);
    [[nodiscard]] Result<void> setState(std::int64_t import, store::ImportState from, store::ImportState to);
    [[nodiscard]] Result<void> removeChanges(std::int64_t import, bool applied);
    [[nodiscard]] Result<void> drop(std::int64_t import);
    [[nodiscard]] Result<TakeBackReport> takeBackAll(std::int64_t import, std::int64_t total,
                                                     const LongWork &work);
    [[nodiscard]] Result<void> settleOne(std::int64_t import);
    void remember(std::int64_t import);

    store::Store &m_store;
    const Catalogue &m_catalogue;
    std::mutex m_mutex;              ///< guards m_failed, and is held while they are settled
    std::set<std::int64_t> m_failed; ///< that the store does not know of yet
    std::mutex m_workMutex;          ///< guards m_inHand
    std::set<std::int64_t> m_inHand; ///< that finish() is doing now
};

} // namespace retinue::exchange
