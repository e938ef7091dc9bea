#pragma once

#include "core/base/result.h"
#include "core/formats/csv_reader.h"
#include "core/formats/import.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <map>
#include <vector>

namespace retinue::formats {

/// One record of a file with its values by column.
struct Row
{
    int line = 0;
    QHash<QString, QString> values; ///< column -> value, blank ones left out

    [[nodiscard]] QString value(const char *column) const { return values.value(QLatin1String(column)); }
};

/// A file as devices write it: comment lines, a column row (its last name may be missing: they write a
/// trailing comma), records.
struct Table
{
    std::map<QString, QString> header;
    QStringList columns; ///< known names in the spelling of the format, others as in the file
    std::vector<Row> rows;
    int records = 0;                     ///< good and bad ones
    std::vector<ImportProblem> problems; ///< of records that are no rows
};

struct TableForm
{
    QStringList knownColumns; ///< found in any case
    QChar separator = u',';
    bool mayBeShort = false; ///< records may leave out values at their end
    bool hasAtLines = false; ///< lines that begin with @ are no records
};

/// InvalidInput where there is no column row, or a column is named twice.
[[nodiscard]] Result<Table> readTable(QStringView text, const TableForm &form);

/// The value inside the brackets in which devices wrap what a spreadsheet would take for a number.
[[nodiscard]] QString unwrapped(const QString &value);
/// The other way round: brackets around what begins with 0, is a number of 12 or more digits, or is in
/// brackets.
[[nodiscard]] QString wrapped(const QString &value);

} // namespace retinue::formats
