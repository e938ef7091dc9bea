#pragma once

#include "core/store/store_opening.h"
#include "tests/support/must.h"
#include "tests/support/store_edits.h"

#include <QMap>
#include <QStringList>
#include <QTemporaryDir>

namespace retinue::test {

/// What a store of a schema is made of: the columns of its tables, and its indexes as tables without any.
[[nodiscard]] inline QMap<QString, QStringList> partsOfSchema(int schema)
{
    const QTemporaryDir folder;
    sql::Location location;
    location.file = folder.filePath(QStringLiteral("store.db"));
    const auto database = must(sql::Database::open(location));
    must(store::makeTables(*database, schema));
    QMap<QString, QStringList> parts;
    auto rows = database->query(
        QStringLiteral("SELECT m.name, c.name FROM sqlite_master m LEFT JOIN pragma_table_info(m.name) c ON "
                       "m.type = 'table' WHERE m.sql IS NOT NULL AND m.name NOT GLOB 'sqlite_*'"));
    while (rows.next()) {
        QStringList &columns = parts[rows.text(0)];
        if (!rows.isNull(1))
            columns << rows.text(1);
    }
    must(rows.result());
    return parts;
}

[[nodiscard]] inline int schemaOf(const QString &file)
{
    sql::Location location;
    location.file = file;
    location.readOnly = true;
    const auto database = must(sql::Database::open(location));
    auto rows = database->query(QStringLiteral("SELECT max(number) FROM schema_migration"));
    return rows.next() ? int(rows.integer(0)) : 0;
}

/// Takes a migration of a store back, in place, whose newest it is: as the version before has it open. What
/// it made goes.
inline void undoMigration(const QString &file, int number)
{
    const auto now = partsOfSchema(number), before = partsOfSchema(number - 1);
    QStringList statements;
    for (auto part = now.cbegin(); part != now.cend(); ++part) {
        const bool isIndex = part.value().isEmpty();
        if (!before.contains(part.key())) {
            if (isIndex) // it keeps its columns
                statements.prepend(QStringLiteral("DROP INDEX \"%1\"").arg(part.key()));
            else
                statements << QStringLiteral("DROP TABLE \"%1\"").arg(part.key());
            continue;
        }
        for (const QString &column : part.value())
            if (!before[part.key()].contains(column))
                statements << QStringLiteral("ALTER TABLE \"%1\" DROP COLUMN \"%2\"").arg(part.key(), column);
    }
    for (auto part = before.cbegin(); part != before.cend(); ++part)
        for (const QString &column : part.value())
            if (!now[part.key()].contains(column))
                qFatal("that migration took %s.%s away: bring it back here", qPrintable(part.key()),
                       qPrintable(column));
    statements << QStringLiteral("DELETE FROM schema_migration WHERE number = %1").arg(number);
    for (const QString &statement : statements)
        tamper(file, statement);
}

/// Makes a store of the newest schema one of the schema before.
inline void undoNewestMigration(const QString &file)
{
    undoMigration(file, must(store::newestSchema()));
}

} // namespace retinue::test
