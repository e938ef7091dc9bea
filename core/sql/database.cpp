#include "core/sql/database.h"

#include "core/sql/database_state.h"

namespace retinue::sql {

namespace {

/// Statements kept prepared per connection. Texts are few and fixed; what is built at run time must not grow
/// the cache without end.
constexpr std::size_t kMostTexts = 256;

} // namespace

Result<std::unique_ptr<Statement>> Database::State::start(const QString &sql, const QVariantList &parameters)
{
    std::unique_ptr<Statement> statement;
    if (const auto kept = idle.find(sql); kept != idle.end() && !kept->second.empty()) {
        statement = std::move(kept->second.back());
        kept->second.pop_back();
    } else {
        auto prepared = connection->prepare(sql);
        if (!prepared)
            return failed(std::move(prepared).error());
        statement = *std::move(prepared);
    }
    ++running;
    auto started = statement->start(parameters);
    if (started)
        return statement;
    giveBack(sql, std::move(statement));
    return failed(std::move(started).error());
}

void Database::State::giveBack(const QString &sql, std::unique_ptr<Statement> statement)
{
    --running;
    statement->finish();
    if (idle.size() < kMostTexts || idle.contains(sql))
        idle[sql].push_back(std::move(statement));
}

Error Database::State::failed(Error error)
{
    lost = lost || (location.dialect == Dialect::PostgreSql && error.code == ErrorCode::Unreachable);
    return error;
}

struct Rows::State
{
    Database::State *database = nullptr;
    QString sql;
    std::unique_ptr<Statement> statement; ///< null if it could not be started
    std::optional<Error> error;
};

Rows::Rows(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Rows::Rows(Rows &&) noexcept = default;

Rows &Rows::operator=(Rows &&other) noexcept
{
    if (m_state && m_state->statement)
        m_state->database->giveBack(m_state->sql, std::move(m_state->statement));
    m_state = std::move(other.m_state);
    return *this;
}

Rows::~Rows()
{
    if (m_state && m_state->statement)
        m_state->database->giveBack(m_state->sql, std::move(m_state->statement));
}

bool Rows::next()
{
    if (!m_state->statement || m_state->error)
        return false;
    auto row = m_state->statement->next();
    if (row)
        return *row;
    m_state->error = std::move(row).error();
    return false;
}

std::int64_t Rows::integer(int column) const
{
    return m_state->statement->integer(column);
}

QString Rows::text(int column) const
{
    return m_state->statement->text(column);
}

QByteArray Rows::bytes(int column) const
{
    return m_state->statement->bytes(column);
}

bool Rows::isNull(int column) const
{
    return m_state->statement->isNull(column);
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
    auto connection = Connection::open(location);
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

bool Database::isLost() const
{
    return m_state->lost;
}

bool Database::isInUse() const
{
    return m_state->depth > 0 || m_state->running > 0;
}

Rows Database::query(const QString &sql, const QVariantList &parameters)
{
    auto rows = std::make_unique<Rows::State>();
    rows->database = m_state.get();
    rows->sql = sql;
    if (auto statement = m_state->start(sql, parameters))
        rows->statement = *std::move(statement);
    else
        rows->error = std::move(statement).error();
    return Rows(std::move(rows));
}

Result<std::int64_t> Database::execute(const QString &sql, const QVariantList &parameters)
{
    auto statement = m_state->start(sql, parameters);
    if (!statement)
        return std::move(statement).error();
    const std::int64_t affected = (*statement)->affected();
    m_state->giveBack(sql, *std::move(statement));
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
        if (auto ran = m_state->connection->run(statement); !ran)
            return m_state->failed(std::move(ran).error());
        statement.clear();
    }
    if (!statement.isEmpty())
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("the last statement of a script does not end with ';'"),
                     {shortText(statement)}};
    return {};
}

void Database::interruptWhen(std::function<bool()> isToEnd)
{
    m_state->connection->interruptWhen(std::move(isToEnd));
}

} // namespace retinue::sql
