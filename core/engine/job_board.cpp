#include "core/engine/job_board.h"

#include <algorithm>
#include <exception>

namespace retinue::engine {

namespace {

constexpr unsigned kAtATime = 2;
constexpr std::size_t kWaiting = 256;

Error stopped()
{
    return {ErrorCode::Cancelled, QStringLiteral("the engine is stopping")};
}

/// Work may fail for want of memory: whoever waits for the job must see it end.
Result<void> done(const JobBoard::Work &work, Job &job)
{
    try {
        return work(job);
    } catch (const std::exception &problem) {
        return Error{ErrorCode::Internal, QString::fromUtf8(problem.what())};
    } catch (...) {
        return Error{ErrorCode::Internal, QStringLiteral("the work failed")};
    }
}

} // namespace

// Devices wait for answers; nobody waits for long work as they do.
JobBoard::JobBoard() : m_pool(kAtATime, kWaiting, WorkPool::Rank::BehindOthers) {}

JobBoard::~JobBoard()
{
    stop();
}

std::shared_ptr<Job> JobBoard::start(const QString &operation, const QString &subject, Work work)
{
    auto job = std::make_shared<Job>(operation, subject);
    {
        std::lock_guard guard(m_mutex);
        m_jobs.push_back(job);
    }
    Q_EMIT changed();
    const bool taken = m_pool.run([this, job, work = std::move(work)] {
        if (job->isCancelled())
            job->end(Error{ErrorCode::Cancelled, QStringLiteral("cancelled before it began")});
        else
            job->end(done(work, *job));
        Q_EMIT changed();
    });
    if (!taken) {
        job->end(Error{ErrorCode::TooMany, QStringLiteral("too much work is waiting already")});
        Q_EMIT changed();
    }
    return job;
}

std::vector<std::shared_ptr<Job>> JobBoard::jobs() const
{
    std::lock_guard guard(m_mutex);
    return m_jobs;
}

std::shared_ptr<Job> JobBoard::join(const QString &operation, const QString &subject, const LongWork &work)
{
    auto guest = std::make_shared<Job>(operation, subject, work.cancel, work.pause);
    {
        const std::lock_guard guard(m_mutex);
        m_jobs.push_back(guest);
    }
    Q_EMIT changed();
    return guest;
}

void JobBoard::leave(const std::shared_ptr<Job> &guest, Result<void> ending)
{
    {
        const std::lock_guard guard(m_mutex);
        std::erase(m_jobs, guest);
    }
    guest->end(std::move(ending));
    Q_EMIT changed();
}

int JobBoard::running() const
{
    const auto all = jobs();
    return int(std::count_if(all.begin(), all.end(),
                             [](const auto &job) { return !job->isGuest() && !job->status().ending; }));
}

void JobBoard::dismiss(const std::shared_ptr<Job> &job)
{
    if (!job->status().ending)
        return;
    {
        std::lock_guard guard(m_mutex);
        std::erase(m_jobs, job);
    }
    Q_EMIT changed();
}

void JobBoard::stop()
{
    for (const auto &job : jobs())
        job->pause();
    m_pool.stop();
    for (const auto &job : jobs())
        job->end(stopped()); // those that never ran
}

} // namespace retinue::engine
