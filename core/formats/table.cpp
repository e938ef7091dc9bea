#include "core/formats/table.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace retinue::formats {
namespace {

/// Takes the comment lines off the front of `text`; their number is returned.
int readComments(QStringView &text, bool hasAtLines, std::map<QString, QString> &header)
{
    int lines = 0;
    while (text.startsWith(u'#') || (hasAtLines && text.startsWith(u'@'))) {
        qsizetype end = 0;
        while (end < text.size() && text[end] != u'\r' && text[end] != u'\n')
            ++end;
        const QStringView line = text.left(end);
        const qsizetype colon = line.indexOf(u':');
        if (colon > 0)
            header.insert_or_assign(line.sliced(1, colon - 1).trimmed().toString(),
                                    line.sliced(colon + 1).trimmed().toString());
        ++lines;
        text = text.sliced(end);
        if (text.startsWith(u"\r\n"))
            text = text.sliced(2);
        else if (!text.isEmpty())
            text = text.sliced(1);
    }
    return lines;
}

/// Line ends and tabs are left to the rules of each value.
bool isUnreadable(QChar c)
{
    return c == QChar::ReplacementCharacter ||
           (c.category() == QChar::Other_Control && c != u'\t' && c != u'\r' && c != u'\n');
}

Result<QStringList> readColumns(const QStringList &fields, const QStringList &knownColumns)
{
    QStringList columns;
    for (const QString &field : fields) {
        QString name = field.trimmed();
        const qsizetype known = knownColumns.indexOf(name);
        if (known < 0) {
            for (const QString &spelling : knownColumns) {
                if (spelling.compare(name, Qt::CaseInsensitive) == 0)
                    name = spelling;
            }
        }
        if (!name.isEmpty() && columns.contains(name))
            return Error{
                ErrorCode::InvalidInput,
                QStringLiteral("column %1 of the column row repeats an earlier one").arg(columns.size() + 1),
                {}};
        if (std::any_of(name.begin(), name.end(), isUnreadable))
            return Error{ErrorCode::InvalidInput,
                         QStringLiteral(
                             "column %1 of the column row has a name that cannot be read; check the charset")
                             .arg(columns.size() + 1),
                         {}};
        columns.append(name);
    }
    while (!columns.isEmpty() && columns.last().isEmpty())
        columns.removeLast();
    return columns;
}

/// None: it is no row, because of `why`.
std::optional<Row> readRow(const CsvReader::Record &record, const QStringList &columns, bool mayBeShort,
                           Reason &why)
{
    const auto flaw = [&why](Reason reason) {
        why = std::move(reason);
        return std::optional<Row>();
    };
    if (record.flaw)
        return flaw(Reason(record.flaw));
    QStringList fields = record.fields;
    while (fields.size() > columns.size() && fields.last().trimmed().isEmpty())
        fields.removeLast();
    while (mayBeShort && fields.size() < columns.size())
        fields.append(QString());
    if (fields.size() != columns.size())
        return flaw(
            Reason(QT_TRANSLATE_NOOP(
                       "Reason", "has %1 values for %2 columns; look for a missing comma, or a value with a "
                                 "comma that is not quoted"))
                .arg(fields.size())
                .arg(columns.size()));
    Row row{record.line, {}};
    for (qsizetype i = 0; i < fields.size(); ++i) {
        if (std::any_of(fields.at(i).begin(), fields.at(i).end(), isUnreadable))
            return flaw(
                Reason(QT_TRANSLATE_NOOP(
                           "Reason", "has bytes in column %1 that are not of the file's charset, or control "
                                     "characters"))
                    .arg(i + 1));
        if (!fields.at(i).isEmpty() && !columns.at(i).isEmpty())
            row.values.insert(columns.at(i), fields.at(i));
    }
    return row;
}

} // namespace

Result<Table> readTable(QStringView text, const TableForm &form)
{
    Table table;
    const int comments = readComments(text, form.hasAtLines, table.header);
    CsvReader reader(text, comments + 1, form.separator);
    CsvReader::Record record;
    if (!reader.next(record))
        return Error{
            ErrorCode::InvalidInput, QStringLiteral("the file has no row that names the columns"), {}};
    if (record.flaw)
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("the row that names the columns ") + QLatin1String(record.flaw),
                     {}};
    Result<QStringList> columns = readColumns(record.fields, form.knownColumns);
    if (!columns.ok())
        return std::move(columns).error();
    table.columns = std::move(*columns);

    while (reader.next(record)) {
        if (form.hasAtLines && !record.fields.isEmpty() && record.fields.first().startsWith(u'@'))
            continue;
        ++table.records;
        Reason why;
        std::optional<Row> row = readRow(record, table.columns, form.mayBeShort, why);
        if (row)
            table.rows.push_back(std::move(*row));
        else
            table.problems.push_back(
                {ImportProblem::Severity::Rejected,
                 record.line,
                 {},
                 Reason(QT_TRANSLATE_NOOP("Reason", "the record %1")).arg(std::move(why))});
    }
    return table;
}

QString unwrapped(const QString &value)
{
    const bool isWrapped = value.size() >= 2 && value.startsWith(u'[') && value.endsWith(u']');
    return isWrapped ? value.mid(1, value.size() - 2) : value;
}

QString wrapped(const QString &value)
{
    constexpr qsizetype kLongNumber = 12;
    const bool isLongNumber =
        value.size() >= kLongNumber &&
        std::all_of(value.begin(), value.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    const bool needsIt = value.startsWith(u'0') || isLongNumber || unwrapped(value) != value;
    return needsIt ? u'[' + value + u']' : value;
}

} // namespace retinue::formats
