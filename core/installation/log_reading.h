#pragma once

#include "core/installation/log_page.h"
#include "core/sql/database.h"

#include <limits>

namespace retinue::installation {

/// Reads a page of a table of logs. `columns`: what is selected after the key; `read` makes an entry of the
/// current row (its columns count from 1); `isWanted` judges it. The key's own index serves every page.
template<typename Entry, typename Read, typename IsWanted>
[[nodiscard]] Result<LogPage<Entry>> readLogPage(sql::Database &database, const QString &table,
                                                 const QString &columns, const LogRange &range, int count,
                                                 Read read, IsWanted isWanted)
{
    LogPage<Entry> page;
    auto rows = database.query(
        QStringLiteral("SELECT row, %1 FROM %2 WHERE row < ? AND row > ? ORDER BY row DESC LIMIT ?")
            .arg(columns, table),
        {qint64(range.before.value_or(std::numeric_limits<qint64>::max())), qint64(range.after.value_or(-1)),
         kLogPageLooksAt});
    int looked = 0;
    std::int64_t last = 0;
    while (int(page.rows.size()) < count && rows.next()) {
        ++looked;
        last = rows.integer(0);
        if (!page.newest)
            page.newest = last;
        if (Entry entry = read(rows); isWanted(entry))
            page.rows.push_back({last, std::move(entry)});
    }
    RETINUE_TRY(rows.result());
    if (int(page.rows.size()) == count || looked == kLogPageLooksAt)
        page.next = last;
    return page;
}

} // namespace retinue::installation
