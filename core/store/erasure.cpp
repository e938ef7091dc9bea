#include "core/store/erasure.h"

#include "core/sql/migrations.h"
#include "core/store/edit.h"
#include "core/store/snapshot.h"

#include <QFileInfo>

#include <thread>

namespace retinue::store {

namespace {

constexpr int kAttempts = 40;
constexpr std::chrono::milliseconds kBetweenAttempts{250};
constexpr int kMostMergeSteps = 20'000;
/// Rewriting takes a second or two; what a device sends meanwhile waits.
constexpr qint64 kRewrittenWhileServing = 128 * 1024 * 1024;

Error cancelled()
{
    return {ErrorCode::Cancelled, QStringLiteral("erasing was cancelled")};
}

Result<QByteArray> markOf(Store &store)
{
    auto view = store.read();
    if (!view)
        return std::move(view).error();
    auto mark = view->tables().head.meta(kErasureDue);
    if (!mark)
        return std::move(mark).error();
    return mark->value_or(QByteArray());
}

/// False while a view holds on to the log.
Result<bool> emptyLog(sql::Database &database)
{
    sql::Rows rows = database.query(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
    const bool done = rows.next() && rows.integer(0) == 0;
    auto result = rows.result();
    if (!result && result.error().code != ErrorCode::Locked)
        return std::move(result).error();
    return result.ok() && done;
}

/// False while somebody else writes.
Result<bool> rewrite(sql::Database &database)
{
    auto done = database.execute(QStringLiteral("VACUUM"));
    if (!done && done.error().code != ErrorCode::Locked)
        return std::move(done).error().during(QStringLiteral("rewriting the database"));
    return done.ok();
}

/// Whether both went well.
Result<bool> rewriteAndEmptyLog(const sql::Location &location, const std::function<bool()> &isToEnd)
{
    auto database = sql::Database::open(location);
    if (!database)
        return std::move(database).error();
    // Waiting inside SQLite would keep the store's writer waiting.
    RETINUE_TRY((*database)->query(QStringLiteral("PRAGMA busy_timeout = 0")).result());
    bool rewritten = false;
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        if (isToEnd && isToEnd())
            return cancelled();
        if (!rewritten) {
            auto done = rewrite(**database);
            if (!done)
                return std::move(done).error();
            rewritten = *done;
        }
        auto emptied = rewritten ? emptyLog(**database) : Result<bool>(false);
        if (!emptied || *emptied)
            return emptied;
        std::this_thread::sleep_for(kBetweenAttempts);
    }
    return false;
}

Result<void> vacuum(const sql::Location &location)
{
    auto database = sql::Database::open(location);
    if (!database)
        return std::move(database).error();
    for (const char *table :
         {"owner", "setting", "seed", "recently_deleted", "deleted_owner", "answer", "import_change"}) {
        auto done = (*database)->execute(QStringLiteral("VACUUM ") + QLatin1String(table));
        if (!done)
            return std::move(done).error();
    }
    return {};
}

/// Whether it came to its end.
Result<bool> mergeIndex(Store &store, const std::function<bool()> &isToEnd)
{
    bool more = true;
    for (int step = 0; more && step < kMostMergeSteps; ++step) {
        if (isToEnd && isToEnd())
            return cancelled();
        RETINUE_TRY(store.writeAndWait([&more, step](Edit &edit) -> Result<void> {
            auto merged = edit.mergeIndex(step == 0);
            if (!merged)
                return std::move(merged).error();
            more = *merged;
            return {};
        }));
    }
    return !more;
}

} // namespace

Result<bool> isErasureDue(Store &store)
{
    auto mark = markOf(store);
    if (!mark)
        return std::move(mark).error();
    return !mark->isEmpty();
}

Result<Erasure> eraseTraces(Store &store, const std::function<bool()> &isToEnd)
{
    auto mark = markOf(store);
    if (!mark)
        return std::move(mark).error();
    auto merged = mergeIndex(store, isToEnd);
    if (!merged)
        return std::move(merged).error();
    if (!*merged)
        return Erasure::Later;
    const sql::Location location = store.location();
    if (location.dialect == sql::Dialect::Sqlite) {
        RETINUE_TRY(sql::removeCopies(location.file));
        if (QFileInfo(location.file).size() > kRewrittenWhileServing)
            return Erasure::AtNextStart;
        auto done = rewriteAndEmptyLog(location, isToEnd);
        if (!done)
            return std::move(done).error();
        if (!*done)
            return Erasure::Later;
    } else {
        RETINUE_TRY(vacuum(location));
    }
    RETINUE_TRY(store.writeAndWait([&mark](Edit &edit) { return edit.clearErasureDue(*mark); }));
    return Erasure::Done;
}

Result<void> eraseBeforeUse(sql::Database &database)
{
    HeadTable head(database);
    auto mark = head.meta(kErasureDue);
    if (!mark)
        return std::move(mark).error();
    if (!*mark || (*mark)->isEmpty() || database.dialect() != sql::Dialect::Sqlite)
        return {};
    OwnerIndex index(database);
    bool more = true;
    for (int step = 0; more; ++step) {
        auto merged = index.mergeSome(step == 0);
        if (!merged)
            return std::move(merged).error();
        more = *merged;
    }
    for (const auto &part : {rewrite(database), emptyLog(database)}) {
        if (!part)
            return part.error();
        if (!*part)
            return {}; // somebody else looks at it: eraseTraces() tries again
    }
    return head.setMeta(kErasureDue, {});
}

} // namespace retinue::store
