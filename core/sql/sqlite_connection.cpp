#include "core/sql/sqlite_connection.h"

#include "core/base/durable_file.h"
#include "core/sql/sql_error.h"

#include <sqlite3.h>

namespace retinue::sql {

namespace {

constexpr int kBusyTimeoutMs = 5000;
constexpr int kInstructionsPerLook = 20'000; ///< some tenths of a millisecond

std::error_code systemReason(sqlite3 *handle)
{
#ifdef Q_OS_WIN
    return {sqlite3_system_errno(handle), std::system_category()};
#else
    return {sqlite3_system_errno(handle), std::generic_category()};
#endif
}

/// Whether no file can be made beside this one for want of space. SQLite tries once more, for reading only,
/// before it says that it cannot open a file, and what the system said at first is lost.
bool isFullBeside(const QString &file)
{
    const auto made = base::DurableFile(file, base::Access::OwnerOnly).open();
    return !made && made.error().code == ErrorCode::NoSpace;
}

/// SQLite has a code of its own for a full disk only where it writes, not where it makes or enlarges files.
bool isForWantOfSpace(sqlite3 *handle, int code, const QString &file)
{
    switch (code & 0xff) {
    case SQLITE_IOERR:
        return base::fileErrorCode(systemReason(handle)) == ErrorCode::NoSpace;
    case SQLITE_CANTOPEN:
        return !file.isEmpty() && sqlite3_db_readonly(handle, "main") != 1 && isFullBeside(file);
    default:
        return false;
    }
}

Error lastError(sqlite3 *handle, const QString &what, const QString &file)
{
    const int code = sqlite3_extended_errcode(handle);
    Error error = sqliteError(code, QString::fromUtf8(sqlite3_errmsg(handle)), what);
    if (isForWantOfSpace(handle, code, file))
        error.code = ErrorCode::NoSpace;
    return error;
}

Error lastError(sqlite3 *handle, const QString &what)
{
    return lastError(handle, what, QString::fromUtf8(sqlite3_db_filename(handle, "main")));
}

/// SQLite's count of its memory takes a lock of the whole process at each allocation, and nobody reads it.
/// Refused when something else in the process has used SQLite before: then it stays slower.
void leaveMemoryUncounted()
{
    static const int s_result = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    (void)s_result;
}

class SqliteStatement final : public Statement
{
public:
    SqliteStatement(sqlite3 *handle, sqlite3_stmt *statement, QString sql)
        : m_handle(handle)
        , m_statement(statement)
        , m_sql(std::move(sql))
    {
    }
    ~SqliteStatement() override { sqlite3_finalize(m_statement); }

    Result<void> start(const QVariantList &parameters) override
    {
        if (parameters.size() != sqlite3_bind_parameter_count(m_statement))
            return Error{
                ErrorCode::Internal, QStringLiteral("the number of parameters is wrong"), {shortText(m_sql)}};
        m_parameters = parameters; // SQLite reads blobs where they are
        for (qsizetype i = 0; i < m_parameters.size(); ++i)
            if (bind(int(i) + 1, m_parameters.at(i)) != SQLITE_OK)
                return lastError(m_handle, shortText(m_sql));
        return step();
    }

    Result<bool> next() override
    {
        if (m_onFirst) {
            m_onFirst = false;
            return true;
        }
        if (!m_hasRow)
            return false;
        RETINUE_TRY(step());
        m_onFirst = false;
        return m_hasRow;
    }

    void finish() override
    {
        sqlite3_reset(m_statement);
        sqlite3_clear_bindings(m_statement);
        m_parameters.clear();
        m_onFirst = m_hasRow = false;
    }

    std::int64_t affected() const override { return sqlite3_changes64(m_handle); }
    std::int64_t integer(int column) const override { return sqlite3_column_int64(m_statement, column); }
    QString text(int column) const override
    {
        // The value before its length: that is the order SQLite wants.
        const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
        return QString::fromUtf8(text, sqlite3_column_bytes(m_statement, column));
    }
    QByteArray bytes(int column) const override
    {
        const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
        return {bytes, sqlite3_column_bytes(m_statement, column)};
    }
    bool isNull(int column) const override { return sqlite3_column_type(m_statement, column) == SQLITE_NULL; }

private:
    Result<void> step()
    {
        const int result = sqlite3_step(m_statement);
        m_onFirst = m_hasRow = result == SQLITE_ROW;
        if (result == SQLITE_ROW || result == SQLITE_DONE)
            return {};
        return lastError(m_handle, shortText(m_sql));
    }

    int bind(int index, const QVariant &value)
    {
        switch (value.typeId()) {
        case QMetaType::UnknownType:
            return sqlite3_bind_null(m_statement, index);
        case QMetaType::QByteArray: {
            const auto &bytes = *static_cast<const QByteArray *>(value.constData());
            // A null pointer would be NULL, and empty is not NULL.
            return bytes.isEmpty() ? sqlite3_bind_zeroblob(m_statement, index, 0)
                                   : sqlite3_bind_blob64(m_statement, index, bytes.constData(),
                                                         sqlite3_uint64(bytes.size()), SQLITE_STATIC);
        }
        case QMetaType::QString: {
            const QByteArray text = value.toString().toUtf8();
            return sqlite3_bind_text64(m_statement, index, text.constData(), sqlite3_uint64(text.size()),
                                       SQLITE_TRANSIENT, SQLITE_UTF8);
        }
        case QMetaType::Double:
            return sqlite3_bind_double(m_statement, index, value.toDouble());
        case QMetaType::Bool:
        case QMetaType::Int:
        case QMetaType::UInt:
        case QMetaType::LongLong:
            return sqlite3_bind_int64(m_statement, index, value.toLongLong());
        default:
            return SQLITE_MISMATCH;
        }
    }

    sqlite3 *m_handle;
    sqlite3_stmt *m_statement;
    QString m_sql;
    QVariantList m_parameters;
    bool m_hasRow = false;  ///< the last step gave one
    bool m_onFirst = false; ///< and nobody asked for it yet
};

} // namespace

Result<std::unique_ptr<Connection>> SqliteConnection::open(const Location &location)
{
    const int flags =
        (location.readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE) |
        SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    leaveMemoryUncounted();
    const QByteArray vfs = location.vfs.toUtf8();
    sqlite3 *handle = nullptr;
    const int result = sqlite3_open_v2(location.file.toUtf8().constData(), &handle, flags,
                                       vfs.isEmpty() ? nullptr : vfs.constData());
    std::unique_ptr<SqliteConnection> connection(new SqliteConnection(handle)); // closes it also if it failed
    if (result != SQLITE_OK)
        return handle ? lastError(handle, QStringLiteral("opening"),
                                  location.readOnly ? QString() : location.file)
                      : sqliteError(result, QString::fromUtf8(sqlite3_errstr(result)),
                                    QStringLiteral("opening"));
    sqlite3_busy_timeout(handle, kBusyTimeoutMs);
    RETINUE_TRY(connection->setUp(location));
    return std::unique_ptr<Connection>(std::move(connection));
}

SqliteConnection::~SqliteConnection()
{
    sqlite3_close(m_handle);
}

Result<void> SqliteConnection::setUpJournal(bool isScratch)
{
    const QString wanted = isScratch ? QStringLiteral("memory") : QStringLiteral("wal");
    auto mode = prepare(QStringLiteral("PRAGMA journal_mode = ") + wanted);
    if (!mode)
        return std::move(mode).error();
    RETINUE_TRY((*mode)->start({}));
    if ((*mode)->text(0) != wanted)
        return Error{ErrorCode::Io, QStringLiteral("the file system allows no write-ahead log")};
    return {};
}

Result<void> SqliteConnection::setUp(const Location &location)
{
    const auto pragma = [this](const char *text) { return run(QLatin1String(text)); };
    if (!location.readOnly) {
        // The page size counts only before the first page is written, which switching to WAL does.
        RETINUE_TRY(pragma("PRAGMA page_size = 8192"));
        RETINUE_TRY(setUpJournal(location.isScratch));
        RETINUE_TRY(pragma("PRAGMA journal_size_limit = 67108864"));
    }
    RETINUE_TRY(pragma(location.isScratch ? "PRAGMA synchronous = OFF" : "PRAGMA synchronous = FULL"));
    RETINUE_TRY(pragma("PRAGMA foreign_keys = ON"));
    RETINUE_TRY(pragma("PRAGMA cell_size_check = ON"));
    // What is deleted must not be found in the file; not everywhere is that the default.
    RETINUE_TRY(pragma("PRAGMA secure_delete = ON"));
    // The default of 2 MB makes every write of a larger store read its index pages anew.
    RETINUE_TRY(pragma(location.isScratch ? "PRAGMA cache_size = -4096" : "PRAGMA cache_size = -65536"));
    // Sorting must not leave values in files of their own (R12).
    RETINUE_TRY(pragma("PRAGMA temp_store = MEMORY"));
    // A database file may come from elsewhere (restore): functions in its schema are not to be trusted.
    return pragma("PRAGMA trusted_schema = OFF");
}

Result<std::unique_ptr<Statement>> SqliteConnection::prepare(const QString &sql)
{
    const QByteArray text = sql.toUtf8();
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v3(m_handle, text.constData(), int(text.size()), SQLITE_PREPARE_PERSISTENT,
                           &statement, nullptr) != SQLITE_OK)
        return lastError(m_handle, shortText(sql));
    if (!statement)
        return Error{ErrorCode::Internal, QStringLiteral("there is no statement in the text")};
    return std::unique_ptr<Statement>(std::make_unique<SqliteStatement>(m_handle, statement, sql));
}

Result<void> SqliteConnection::run(const QString &sql)
{
    if (sqlite3_exec(m_handle, sql.toUtf8().constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return lastError(m_handle, shortText(sql));
    return {};
}

void SqliteConnection::interruptWhen(std::function<bool()> isToEnd)
{
    m_isToEnd = std::move(isToEnd);
    const auto ask = [](void *self) { return int(static_cast<SqliteConnection *>(self)->m_isToEnd()); };
    sqlite3_progress_handler(m_handle, m_isToEnd ? kInstructionsPerLook : 0, m_isToEnd ? +ask : nullptr,
                             this);
}

} // namespace retinue::sql
