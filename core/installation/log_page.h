#pragma once

#include <QString>
#include <QStringList>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

namespace retinue::installation {

/// Which rows of a log are wanted.
struct LogFilter
{
    QString text;      ///< in any column, in any case; empty: every row
    QStringList words; ///< operations or kinds that match as well: those that are shown under such a name

    /// `word` is the row's operation or kind.
    [[nodiscard]] bool matches(const QString &word, const QStringList &columns) const
    {
        return text.isEmpty() || words.contains(word) ||
               std::any_of(columns.begin(), columns.end(), [this](const QString &column) {
                   return column.contains(text, Qt::CaseInsensitive);
               });
    }
};

/// A row of a log under its key: keys grow and are never given twice.
template<typename Entry>
struct LogRow
{
    std::int64_t row = 0;
    Entry entry;
};

/// Part of a log; both ends are left out.
struct LogRange
{
    std::optional<std::int64_t> before; ///< none: from the newest row on
    std::optional<std::int64_t> after;  ///< none: to the oldest row
};

/// Some rows of a range, the newest first.
template<typename Entry>
struct LogPage
{
    std::vector<LogRow<Entry>> rows;
    std::optional<std::int64_t> newest; ///< the newest row looked at; none: the range is empty
    /// The `before` to go on with; none: that was all of the range. A page looks at a bounded number of rows,
    /// so that it never takes long: one that holds few rows, or none, may go on all the same.
    std::optional<std::int64_t> next;
};

/// How many rows a page looks at, at most.
inline constexpr int kLogPageLooksAt = 20'000;

} // namespace retinue::installation
