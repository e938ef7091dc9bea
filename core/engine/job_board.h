#pragma once

#include "core/base/long_work.h"
#include "core/engine/job.h"
#include "core/engine/work_pool.h"

#include <QObject>

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace retinue::engine {

/// All long work of the engine: what runs, what waits, and how what ended has ended, until somebody has seen
/// it. Two jobs run at a time, the others wait their turn. Thread-safe; signals come on the thread that
/// caused them.
class JobBoard : public QObject
{
    Q_OBJECT
public:
    using Work = std::function<Result<void>(Job &)>;

    JobBoard();
    ~JobBoard() override; ///< stop()

    /// Starts it, or lets it wait. The work looks at Job::isCancelled() at its safe points.
    std::shared_ptr<Job> start(const QString &operation, const QString &subject, Work work);
    /// Running, waiting, and ended ones that were not dismissed; the oldest first.
    [[nodiscard]] std::vector<std::shared_ptr<Job>> jobs() const;
    /// Work that somebody does on a thread of their own is on the board until leave(), so that it is seen,
    /// can be cancelled, and what must not come between waits for it.
    [[nodiscard]] std::shared_ptr<Job> join(const QString &operation, const QString &subject,
                                            const LongWork &work);
    /// It ended; whoever asked for it knows how.
    void leave(const std::shared_ptr<Job> &guest, Result<void> ending);
    /// How many of its own have not ended.
    [[nodiscard]] int running() const;
    /// Takes an ended job from the board; nothing while it has not ended.
    void dismiss(const std::shared_ptr<Job> &job);
    /// Asks all to stop, waits for those that run; what waits ends as Cancelled. Idempotent.
    void stop();

Q_SIGNALS:
    void changed(); ///< a job was started, ended or dismissed

private:
    mutable std::mutex m_mutex; ///< guards m_jobs
    std::vector<std::shared_ptr<Job>> m_jobs;
    WorkPool m_pool; // last: its threads use the rest
};

} // namespace retinue::engine
