#include "core/store/erasure.h"

#include "core/sql/migrations.h"
#include "core/store/edit.h"
#include "core/store/snapshot.h"

#include <thread>

namespace retinue::store {

namespace {

constexpr int kAttempts = 40;
constexpr std::chrono::milliseconds kBetweenAttempts{250};

Error cancelled()
{
    return {ErrorCode::Cancelled, QStringLiteral("erasing was cancelled")};
}

/// Fails while a view holds on to the log.
Result<bool> emptyLog(sql::Database &database)
{
    sql::Rows rows = database.query(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
    const bool done = rows.next() && rows.integer(0) == 0;
    RETINUE_TRY(rows.result());
    return done;
}

Result<void> emptyLog(const sql::Location &location, const CancelToken &cancel)
{
    auto database = sql::Database::open(location);
    if (!database)
        return std::move(database).error();
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        if (cancel.isCancelled())
            return cancelled();
        auto done = emptyLog(**database);
        if (!done && done.error().code != ErrorCode::Locked)
            return std::move(done).error();
        if (done && *done)
            return {};
        std::this_thread::sleep_for(kBetweenAttempts);
    }
    return Error{ErrorCode::Locked,
                 QStringLiteral("the write-ahead log is still being read; it is emptied later")};
}

Result<void> vacuum(const sql::Location &location)
{
    auto database = sql::Database::open(location);
    if (!database)
        return std::move(database).error();
    for (const char *table : {"owner", "setting", "recently_deleted", "deleted_owner", "answer"}) {
        auto done = (*database)->execute(QStringLiteral("VACUUM ") + QLatin1String(table));
        if (!done)
            return std::move(done).error();
    }
    return {};
}

} // namespace

Result<bool> isErasureDue(Store &store)
{
    auto view = store.read();
    if (!view)
        return std::move(view).error();
    auto due = view->tables().head.meta(kErasureDue);
    if (!due)
        return std::move(due).error();
    return *due && !(*due)->isEmpty();
}

Result<void> eraseTraces(Store &store, const CancelToken &cancel)
{
    const sql::Location &location = store.location();
    for (bool more = true; more;) {
        if (cancel.isCancelled())
            return cancelled();
        RETINUE_TRY(store.writeAndWait([&more](Edit &edit) -> Result<void> {
            auto merged = edit.mergeIndex();
            if (!merged)
                return std::move(merged).error();
            more = *merged;
            return {};
        }));
    }
    if (location.dialect == sql::Dialect::Sqlite) {
        RETINUE_TRY(sql::removeCopies(location.file));
        RETINUE_TRY(emptyLog(location, cancel));
    } else {
        RETINUE_TRY(vacuum(location));
    }
    return store.writeAndWait([](Edit &edit) { return edit.setErasureDue(false); });
}

} // namespace retinue::store
