#include "ui/backup/restore_attempt.h"

#include "ui/text/formats.h"

#include <utility>

namespace retinue::ui {

template<typename T>
std::shared_ptr<Answer<T>> RestoreAttempt::newAnswer(std::function<void(const Result<T> &)> done)
{
    auto answer = std::make_shared<Answer<T>>();
    whenAnswered(answer->future(), m_receiver,
                 [this, attempt = ++m_attempt, done = std::move(done)](const Result<T> &result) {
                     if (attempt == m_attempt)
                         done(result);
                 });
    return answer;
}

void RestoreAttempt::prepare(const QString &kind, const QString &subject, Prepare work,
                             std::function<void(const Result<Prepared> &)> done)
{
    const auto answer = newAnswer<Prepared>([this, done = std::move(done)](const Result<Prepared> &ready) {
        if (ready)
            m_prepared = *ready;
        done(ready);
    });
    m_job = m_machine.engine().jobs().start(
        kind, subject, [answer, work = std::move(work)](engine::Job &job) -> Result<void> {
            auto ready = work(job);
            auto ended = ready ? Result<void>() : Result<void>(ready.error());
            answer->give(std::move(ready));
            return ended;
        });
}

void RestoreAttempt::replace(const QString &kind, Replace work,
                             std::function<void(const Result<engine::RestoreReport> &)> done)
{
    const auto answer = newAnswer<engine::RestoreReport>(std::move(done));
    const QString subject = timeText(m_prepared->preview().backup.madeAt);
    m_job = m_machine.engine().jobs().start(kind, subject,
                                            [answer, prepared = std::exchange(m_prepared, nullptr),
                                             work = std::move(work)](engine::Job &job) -> Result<void> {
                                                auto report = work(prepared, job);
                                                answer->give(report);
                                                return report ? Result<void>() : Result<void>(report.error());
                                            });
}

void RestoreAttempt::cancel()
{
    if (m_job)
        m_job->cancel();
}

void RestoreAttempt::drop()
{
    ++m_attempt;
    cancel();
    m_job.reset();
    if (auto prepared =
            std::exchange(m_prepared, nullptr)) // its files go on a thread that may wait for the disk
        (void)m_machine.engine().runOnPool([prepared] {});
}

} // namespace retinue::ui
