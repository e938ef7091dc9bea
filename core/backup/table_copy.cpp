#include "core/backup/table_copy.h"

#include "core/backup/store_copy.h"
#include "core/store/owner_index.h"
#include "core/store/store_opening.h"

#include <QStringList>

namespace retinue::backup {

namespace {

constexpr int kRowsRead = 1'000;
const QString kRowColumn = QStringLiteral("row");

enum class ColumnKind { Number, Text, Bytes };

struct TableColumn
{
    QString name;
    ColumnKind kind = ColumnKind::Text;
};

struct CopiedTable
{
    QString name;
    std::vector<TableColumn> columns;
    [[nodiscard]] bool hasRows() const
    {
        return !columns.empty() && columns.front().name == kRowColumn; // the key of all but the smallest
    }
};

ColumnKind kindOf(const QString &type)
{
    if (type.startsWith(u"BLOB", Qt::CaseInsensitive))
        return ColumnKind::Bytes;
    return type.contains(u"INT", Qt::CaseInsensitive) ? ColumnKind::Number : ColumnKind::Text;
}

QString quoted(const QString &name)
{
    return u'"' + name + u'"';
}

/// The store's own, in the order in which they were made; neither what a backup has besides, nor what the
/// database keeps for itself, such as an index for searching.
Result<std::vector<CopiedTable>> tablesIn(sql::Database &sqlite)
{
    QStringList names;
    {
        auto rows = sqlite.query(QStringLiteral(
            "SELECT t.name FROM sqlite_master t WHERE t.type = 'table' AND t.name NOT GLOB 'sqlite_*' AND "
            "t.name NOT IN ('schema_migration', 'manifest') AND t.name NOT GLOB 'installation_*' AND NOT "
            "EXISTS (SELECT 1 FROM sqlite_master v WHERE v.type = "
            "'table' AND v.sql LIKE 'CREATE VIRTUAL TABLE%' AND (t.name = v.name OR t.name GLOB v.name || "
            "'_*')) ORDER BY t.rowid"));
        while (rows.next())
            names << rows.text(0);
        RETINUE_TRY(rows.result());
    }
    std::vector<CopiedTable> tables;
    for (const QString &name : std::as_const(names)) {
        CopiedTable table{name, {}};
        auto rows =
            sqlite.query(QStringLiteral("SELECT name, type FROM pragma_table_info(?) ORDER BY cid"), {name});
        while (rows.next())
            table.columns.push_back({rows.text(0), kindOf(rows.text(1))});
        RETINUE_TRY(rows.result());
        tables.push_back(std::move(table));
    }
    return tables;
}

QVariant valueIn(const sql::Rows &rows, int column, ColumnKind kind)
{
    if (rows.isNull(column))
        return {};
    switch (kind) {
    case ColumnKind::Number:
        return qlonglong(rows.integer(column));
    case ColumnKind::Text:
        return rows.text(column);
    case ColumnKind::Bytes:
        return rows.bytes(column);
    }
    Q_UNREACHABLE();
}

class RowCopy
{
public:
    RowCopy(sql::Database &from, sql::Database &to, const LongWork &work)
        : m_from(from)
        , m_to(to)
        , m_work(work)
    {
    }

    Result<void> copy(const CopiedTable &table)
    {
        QStringList names;
        for (const TableColumn &column : table.columns)
            names << quoted(column.name);
        const bool givesRows = m_to.dialect() == sql::Dialect::PostgreSql && table.hasRows();
        const QString places = QStringList(names.size(), QStringLiteral("?")).join(u',');
        m_insert = QStringLiteral("INSERT INTO %1 (%2)%3 VALUES (%4)")
                       .arg(quoted(table.name), names.join(u','),
                            givesRows ? QStringLiteral(" OVERRIDING SYSTEM VALUE") : QString(), places);
        const QString select = QStringLiteral("SELECT %1 FROM %2").arg(names.join(u','), quoted(table.name));
        if (!table.hasRows())
            return copyRows(table, select, {});
        const QString some =
            select + QStringLiteral(" WHERE \"row\" > ? ORDER BY \"row\" LIMIT %1").arg(kRowsRead);
        m_last = -1;
        for (std::int64_t before = -1;; before = m_done) {
            RETINUE_TRY(copyRows(table, some, {m_last}));
            if (m_done == before)
                break;
        }
        return givesRows ? goOnAfter(table) : Result<void>();
    }

private:
    Result<void> copyRows(const CopiedTable &table, const QString &select, const QVariantList &parameters)
    {
        if (m_work.isToEnd())
            return endedEarly(m_work, Rest::Stays);
        m_work.tell(QStringLiteral("copying"), m_done, 0);
        auto rows = m_from.query(select, parameters);
        while (rows.next()) {
            QVariantList values;
            for (std::size_t i = 0; i < table.columns.size(); ++i)
                values << valueIn(rows, int(i), table.columns[i].kind);
            RETINUE_TRY(run(m_to, m_insert, values));
            m_last = table.hasRows() ? values.front() : QVariant();
            ++m_done;
        }
        return rows.result();
    }

    /// New rows get numbers behind those that were given.
    Result<void> goOnAfter(const CopiedTable &table)
    {
        auto rows = m_to.query(QStringLiteral("SELECT setval(pg_get_serial_sequence('%1', 'row'), "
                                              "coalesce((SELECT max(\"row\") FROM %1), 0) + 1, false)")
                                   .arg(quoted(table.name)));
        while (rows.next()) {
        }
        return rows.result();
    }

    sql::Database &m_from, &m_to;
    const LongWork &m_work;
    QString m_insert;
    QVariant m_last = -1; ///< the row that was copied last
    std::int64_t m_done = 0;
};

} // namespace

Result<void> copyTables(sql::Database &from, sql::Database &to, const LongWork &work)
{
    sql::Transaction view(from, sql::Transaction::Kind::Read);
    RETINUE_TRY(view.began());
    const auto schema = numberOf(from, QStringLiteral("SELECT max(number) FROM schema_migration"));
    if (!schema)
        return schema.error();
    RETINUE_TRY(store::makeTables(to, int(*schema)));
    const auto tables = tablesIn(from.dialect() == sql::Dialect::Sqlite ? from : to);
    if (!tables)
        return tables.error();
    {
        sql::Transaction writing(to);
        RETINUE_TRY(writing.began());
        RowCopy copy(from, to, work);
        for (const CopiedTable &table : *tables)
            RETINUE_TRY(copy.copy(table).during(QStringLiteral("copying %1").arg(table.name)));
        RETINUE_TRY(writing.commit());
    }
    return store::OwnerIndex(to).prepareAnew();
}

} // namespace retinue::backup
