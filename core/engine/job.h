#pragma once

#include "core/base/cancel_token.h"
#include "core/base/result.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <mutex>
#include <optional>

namespace retinue::engine {

/// What a job counts.
enum class JobUnit { Items, Bytes };

/// Where a job stands; a value.
struct JobStatus
{
    QString phase; ///< stable word ("removing-devices"); empty before the first report
    std::int64_t done = 0;
    std::int64_t total = 0; ///< 0: not known
    JobUnit unit = JobUnit::Items;
    std::chrono::milliseconds inPhase{}; ///< since the phase began: for the time left
    std::int64_t failures = 0;           ///< parts that failed while the rest went on
    QStringList failed;                  ///< their names, at most Job::kNamedFailures of them
    bool cancelling = false;             ///< somebody asked; it stops at its next safe point
    std::optional<Result<void>> ending;  ///< exactly one; Cancelled when it stopped because it was asked to
};

/// One piece of long work: it reports phase and progress, can be asked to stop, and ends exactly once.
/// Thread-safe: the work reports on its thread, windows look whenever they like.
class Job
{
public:
    static constexpr qsizetype kNamedFailures = 8;

    /// `operation` is the stable word of the execution log ("device-remove"), `subject` what it is done to,
    /// for people ("12 devices").
    Job(QString operation, QString subject) : m_operation(std::move(operation)), m_subject(std::move(subject))
    {
    }
    /// A guest of the board: of work that runs elsewhere, and ends by these as well.
    Job(QString operation, QString subject, CancelToken cancel, CancelToken pause)
        : m_operation(std::move(operation))
        , m_subject(std::move(subject))
        , m_cancel(std::move(cancel))
        , m_pause(std::move(pause))
        , m_isGuest(true)
    {
    }

    [[nodiscard]] const QString &operation() const { return m_operation; }
    [[nodiscard]] const QString &subject() const { return m_subject; }
    [[nodiscard]] bool isGuest() const { return m_isGuest; }
    [[nodiscard]] JobStatus status() const;

    void cancel() const { m_cancel.cancel(); }
    /// The engine stops: the work ends at its next safe point, and goes on at the next start if it can.
    void pause() const { m_pause.cancel(); }
    /// One of the two was asked for.
    [[nodiscard]] bool isCancelled() const { return m_cancel.isCancelled() || m_pause.isCancelled(); }

    // ---- for the work
    [[nodiscard]] const CancelToken &cancelToken() const { return m_cancel; }
    [[nodiscard]] const CancelToken &pauseToken() const { return m_pause; }
    /// A phase of another name begins anew.
    void report(const QString &phase, std::int64_t done, std::int64_t total, JobUnit unit = JobUnit::Items);
    /// One part of many failed, and the rest goes on. `name` is for people. The job then ends with an error.
    void addFailure(const QString &name);
    /// Later endings are ignored: the first cause counts.
    void end(Result<void> result);

private:
    const QString m_operation, m_subject;
    const CancelToken m_cancel, m_pause;
    const bool m_isGuest = false;
    mutable std::mutex m_mutex; ///< guards the rest
    JobStatus m_status;
    std::chrono::steady_clock::time_point m_phaseBegan = std::chrono::steady_clock::now();
};

} // namespace retinue::engine
