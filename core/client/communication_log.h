#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/sql/writer.h"

#include <QString>

#include <cstdint>
#include <vector>

namespace retinue::client {

/// R8. Warning = temporarily unreachable; Error = limit exceeded or authentication failed.
enum class Severity : std::uint8_t { Information = 1, Warning = 2, Error = 3 };

/// The severity that R8 gives to a failed exchange with the server.
[[nodiscard]] Severity severityOf(const Error &error);

/// One row. The same happening repeated without another in between is one row with a count.
struct CommunicationEntry
{
    std::int64_t number = 0; ///< ascending
    Severity severity = Severity::Information;
    QString what; ///< "The server cannot be reached": a sentence without a full stop, English
    Timestamp first{};
    Timestamp last{};
    int times = 1;
    friend bool operator==(const CommunicationEntry &, const CommunicationEntry &) = default;
};

/// The communication log of a client machine: what happened between it and its server. Durable, bounded (the
/// oldest rows go), without secrets and without values of settings (R12). Thread-safe; lives within its
/// writer, which must be the local store's.
class CommunicationLog
{
public:
    static constexpr int kMostRows = 1000;

    CommunicationLog(sql::Writer &writer, const Clock &clock, int mostRows = kMostRows);

    /// Never fails its caller: a log that cannot be written is said in the process's own log
    /// (retinue.client).
    void write(Severity severity, const QString &what);
    /// The sentence of a failure, with what was being done.
    void write(const Error &error, const QString &during);
    /// Newest first, at most `limit`.
    [[nodiscard]] Result<std::vector<CommunicationEntry>> newest(int limit) const;

private:
    sql::Writer &m_writer;
    const Clock &m_clock;
    int m_mostRows;
};

} // namespace retinue::client
