#include "core/sql/database.h"

#include "core/sql/connection.h"
#include "core/sql/database_state.h"
#include "core/sql/sql_error.h"

#include <QSqlError>
#include <QSqlQuery>

namespace retinue::sql {

namespace {

/// Statements kept prepared per connection. Texts are few and fixed; what is built at run time (lists of
/// parameters) must not grow the cache without end.
constexpr qsizetype kMostTexts = 256;

QString shortText(const QString &sql)
{
    return sql.simplified().left(80);
}

/// Qt binds a null QString or QByteArray as NULL; here only an invalid QVariant is.
QVariant bindable(const QVariant &value)
{
    if (value.typeId() == QMetaType::QString && value.toString().isNull())
        return QStringLiteral("");
    if (value.typeId() == QMetaType::QByteArray && value.toByteArray().isNull())
        return QByteArrayLiteral("");
    return value;
}

} // namespace

Result<std::unique_ptr<QSqlQuery>> Database::State::start(const QString &sql, const QVariantList &parameters)
{
    // PostgreSQL prepares queries and DML only; what has no parameters runs as it is.
    const bool direct = location.dialect == Dialect::PostgreSql && parameters.isEmpty();
    std::unique_ptr<QSqlQuery> query;
    if (auto kept = idle.find(sql); kept != idle.end() && !kept->second.empty()) {
        query = std::move(kept->second.back());
        kept->second.pop_back();
    } else {
        query = std::make_unique<QSqlQuery>(connection);
        // QPSQL's forward-only results die with the next statement on the connection; SQLite's do not.
        query->setForwardOnly(location.dialect == Dialect::Sqlite);
        if (!direct && !query->prepare(sql))
            return toError(location.dialect, query->lastError(), shortText(sql));
    }
    for (qsizetype i = 0; i < parameters.size(); ++i)
        query->bindValue(int(i), bindable(parameters.at(i)));
    if (direct ? query->exec(sql) : query->exec())
        return query;
    Error error = toError(location.dialect, query->lastError(), shortText(sql));
    if (!direct)
        giveBack(sql, std::move(query));
    return error;
}

void Database::State::giveBack(const QString &sql, std::unique_ptr<QSqlQuery> query)
{
    query->finish();
    const bool direct = location.dialect == Dialect::PostgreSql && query->boundValues().isEmpty();
    if (direct || (qsizetype(idle.size()) >= kMostTexts && !idle.contains(sql)))
        return;
    idle[sql].push_back(std::move(query));
}

Database::State::~State()
{
    idle.clear();
    closeConnection(connection);
}

struct Rows::State
{
    Database::State *database = nullptr;
    QString sql;
    std::unique_ptr<QSqlQuery> query; ///< null if it could not be started
    std::optional<Error> error;
};

Rows::Rows(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Rows::Rows(Rows &&) noexcept = default;

Rows &Rows::operator=(Rows &&other) noexcept
{
    if (m_state && m_state->query)
        m_state->database->giveBack(m_state->sql, std::move(m_state->query));
    m_state = std::move(other.m_state);
    return *this;
}

Rows::~Rows()
{
    if (m_state && m_state->query)
        m_state->database->giveBack(m_state->sql, std::move(m_state->query));
}

bool Rows::next()
{
    if (!m_state->query)
        return false;
    if (m_state->query->next())
        return true;
    if (m_state->query->lastError().isValid() && !m_state->error)
        m_state->error = toError(m_state->database->location.dialect, m_state->query->lastError(),
                                 shortText(m_state->sql));
    return false;
}

std::int64_t Rows::integer(int column) const
{
    return m_state->query->value(column).toLongLong();
}

QString Rows::text(int column) const
{
    return m_state->query->value(column).toString();
}

QByteArray Rows::bytes(int column) const
{
    return m_state->query->value(column).toByteArray();
}

bool Rows::isNull(int column) const
{
    return m_state->query->isNull(column);
}

Result<void> Rows::result() const
{
    if (m_state->error)
        return *m_state->error;
    return {};
}

Database::Database(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Database::~Database() = default;

Result<std::unique_ptr<Database>> Database::open(const Location &location)
{
    auto connection = openConnection(location);
    if (!connection)
        return std::move(connection).error();
    auto state = std::make_unique<State>();
    state->connection = *std::move(connection);
    state->location = location;
    return std::unique_ptr<Database>(new Database(std::move(state)));
}

Dialect Database::dialect() const
{
    return m_state->location.dialect;
}

const Location &Database::location() const
{
    return m_state->location;
}

Rows Database::query(const QString &sql, const QVariantList &parameters)
{
    auto rows = std::make_unique<Rows::State>();
    rows->database = m_state.get();
    rows->sql = sql;
    if (auto query = m_state->start(sql, parameters))
        rows->query = *std::move(query);
    else
        rows->error = std::move(query).error();
    return Rows(std::move(rows));
}

Result<std::int64_t> Database::execute(const QString &sql, const QVariantList &parameters)
{
    auto query = m_state->start(sql, parameters);
    if (!query)
        return std::move(query).error();
    const std::int64_t affected = (*query)->numRowsAffected();
    m_state->giveBack(sql, *std::move(query));
    return affected;
}

Result<std::int64_t> Database::insert(const QString &sql, const QVariantList &parameters)
{
    Rows rows = query(sql + QStringLiteral(" RETURNING \"row\""), parameters);
    std::int64_t key = 0;
    while (rows.next())
        key = rows.integer(0);
    RETINUE_TRY(rows.result());
    return key;
}

Result<void> Database::executeScript(const QString &script)
{
    QString statement;
    for (const QString &line : script.split(u'\n')) {
        const QString trimmed = line.trimmed();
        if (trimmed.isEmpty() || trimmed.startsWith(QStringLiteral("--")))
            continue;
        statement += trimmed + u'\n';
        if (!trimmed.endsWith(u';'))
            continue;
        statement.truncate(statement.lastIndexOf(u';'));
        RETINUE_TRY(runDirectly(m_state->connection, dialect(), statement));
        statement.clear();
    }
    if (!statement.isEmpty())
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("the last statement of a script does not end with ';'"),
                     {shortText(statement)}};
    return {};
}

} // namespace retinue::sql
