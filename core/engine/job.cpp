#include "core/engine/job.h"

namespace retinue::engine {

JobStatus Job::status() const
{
    std::lock_guard guard(m_mutex);
    JobStatus status = m_status;
    status.cancelling = isCancelled();
    status.inPhase = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() -
                                                                           m_phaseBegan);
    return status;
}

void Job::report(const QString &phase, std::int64_t done, std::int64_t total, JobUnit unit)
{
    std::lock_guard guard(m_mutex);
    if (m_status.phase != phase) {
        m_status.phase = phase;
        m_phaseBegan = std::chrono::steady_clock::now();
    }
    m_status.done = done;
    m_status.total = total;
    m_status.unit = unit;
}

void Job::addFailure(const QString &name)
{
    std::lock_guard guard(m_mutex);
    ++m_status.failures;
    if (m_status.failed.size() < kNamedFailures)
        m_status.failed << name;
}

void Job::end(Result<void> result)
{
    std::lock_guard guard(m_mutex);
    if (!m_status.ending)
        m_status.ending = std::move(result);
}

} // namespace retinue::engine
