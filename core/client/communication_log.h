#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/client/occurrence.h"
#include "core/sql/writer.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace retinue::client {

/// One row. The same happening repeated without another in between is one row with a count.
struct CommunicationEntry
{
    std::int64_t number = 0; ///< ascending
    Severity severity = Severity::Information;
    /// As it was told in English, without a full stop, one line of at most kMostLogText characters: of a
    /// failure with its detail.
    QString what;
    std::optional<Occurrence>
        occurrence; ///< none in a row of another version, or of an owner or cause unknown here
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
    void write(const Occurrence &occurrence);
    /// A failure; `during`: what was being done.
    void write(const Error &error, Occurrence during);
    /// Newest first, at most `limit`.
    [[nodiscard]] Result<std::vector<CommunicationEntry>> newest(int limit) const;

private:
    void record(const Occurrence &occurrence, const QString &told);

    sql::Writer &m_writer;
    const Clock &m_clock;
    int m_mostRows;
};

} // namespace retinue::client
