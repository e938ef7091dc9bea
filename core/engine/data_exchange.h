#pragma once

#include "core/engine/job_board.h"
#include "core/exchange/export.h"
#include "core/exchange/import.h"

#include <chrono>
#include <functional>

namespace retinue::engine {

/// Importing and exporting over the whole store for the console and the command line: the service of exchange
/// joined with the execution log (R53) and with how long what was before is kept. What takes long works on
/// its caller's thread: run it as a job. Thread-safe.
class DataExchange
{
public:
    struct Parts
    {
        store::Store &store;
        const Catalogue &catalogue;
        const Clock &clock;
        JobBoard &jobs;
        /// One row of the execution log.
        std::function<void(const QString &operation, const QString &subject, Timestamp started,
                           const Result<void> &result, const QString &who)>
            record;
        /// How long an import can be taken back; zero: not at all.
        std::function<std::chrono::days()> keptFor;
        QString handedFiles; ///< where askers of commands leave files, and may leave some behind
    };
    explicit DataExchange(const Parts &parts) : m_parts(parts), m_import(parts.store, parts.catalogue) {}

    [[nodiscard]] Result<std::shared_ptr<const exchange::ImportFile>>
    read(const QString &path, exchange::ImportFile::Options options) const;
    /// What an import would do; nothing is changed.
    [[nodiscard]] Result<exchange::ImportPreview> preview(const exchange::ImportFile &file,
                                                          const CancelToken &cancel = {});
    /// Cancelled: what was done by then stays, and can be taken back. Paused: the rest is done after the next
    /// start of the engine; so it is with Locked. Another error: the rest is not done.
    [[nodiscard]] Result<store::ImportRow> import(const exchange::ImportFile &file,
                                                  store::ImportExisting existing, const QString &who,
                                                  const LongWork &work);
    /// As exchange::Import::abandon(), for one that waits for what never comes back, such as a data key.
    [[nodiscard]] Result<void> drop(std::int64_t import, const QString &who);
    /// As exchange::Import::takeBack().
    [[nodiscard]] Result<exchange::TakeBackReport> takeBack(std::int64_t import, const QString &who,
                                                            const LongWork &work);
    /// Whether takeBack() of what was just imported has anything to do.
    [[nodiscard]] bool canBeTakenBack(const store::ImportRow &import) const
    {
        const store::ImportCounts &counts = import.counts;
        return keptFor() > std::chrono::days(0) &&
               counts.owners + counts.groups + counts.added + counts.changed > 0;
    }
    /// The newest first.
    [[nodiscard]] Result<std::vector<exchange::ImportEntry>> imports(int limit);
    /// As exchange::exportTo(), with the time and the product's version.
    [[nodiscard]] Result<exchange::ExportReport> exportTo(const exchange::ExportSelection &selection,
                                                          const QString &path, exchange::ExportWish wish,
                                                          const QString &who, const LongWork &work);
    [[nodiscard]] std::chrono::days keptFor() const { return m_parts.keptFor(); }

    /// Goes on with what was interrupted, and drops what was abandoned, as jobs. Once, at the start.
    void resume();
    /// As exchange::Import::settle(). Often, and at the end.
    void settle() { m_import.settle(); }
    /// Removes files that were handed over more than a day ago and left behind. Daily.
    void removeLeftovers() const;

private:
    void dropLeftOvers();
    [[nodiscard]] Result<store::ImportRow> finish(std::int64_t import, const LongWork &work);

    const Parts m_parts;
    exchange::Import m_import;
};

} // namespace retinue::engine
