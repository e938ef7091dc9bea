#pragma once

#include "tests/support/postgres_cluster.h"

#include <QTemporaryDir>
#include <QTest>

namespace retinue::test {

/// The databases a contract is proven on: a row each, and a fresh place for each test.
class BothDatabases
{
public:
    /// For initTestCase(); a missing PostgreSQL fails there.
    [[nodiscard]] Result<void> start() { return m_postgres.start(); }

    [[nodiscard]] PostgresCluster &postgres() { return m_postgres; }

    static void addRows()
    {
        QTest::addColumn<sql::Dialect>("dialect");
        QTest::newRow("sqlite") << sql::Dialect::Sqlite;
        QTest::newRow("postgresql") << sql::Dialect::PostgreSql;
    }
    [[nodiscard]] sql::Location freshLocation()
    {
        const QString name = QStringLiteral("test_%1").arg(++m_count);
        if (*static_cast<sql::Dialect *>(QTest::qData("dialect", QMetaType::fromType<sql::Dialect>().id())) ==
            sql::Dialect::PostgreSql)
            return m_postgres.location(name);
        sql::Location location;
        location.file = m_files.filePath(name + QStringLiteral(".db"));
        return location;
    }

private:
    PostgresCluster m_postgres;
    QTemporaryDir m_files;
    int m_count = 0;
};

} // namespace retinue::test
