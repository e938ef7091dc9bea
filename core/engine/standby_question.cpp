#include "core/engine/standby_question.h"

namespace retinue::engine {

StandbyQuestion::~StandbyQuestion()
{
    end();
}

void StandbyQuestion::begin(Ask ask, Ended ended, std::chrono::milliseconds now)
{
    const std::lock_guard lock(m_mutex);
    m_ended = std::move(ended);
    m_begunAt = now;
    m_isOpen = true;
    m_thread = std::thread([this, ask = std::move(ask)] { close(ask(m_cancel)); });
}

void StandbyQuestion::look(std::chrono::milliseconds now)
{
    if (!m_isOpen)
        return;
    {
        const std::lock_guard lock(m_mutex);
        if (now - m_begunAt < kPatience)
            return;
    }
    close(Error{ErrorCode::TimedOut, QStringLiteral("the machine that stands by does not answer")});
    m_cancel.cancel();
}

void StandbyQuestion::end()
{
    m_cancel.cancel();
    close(Error{ErrorCode::Cancelled, {}});
    std::thread thread;
    {
        const std::lock_guard lock(m_mutex);
        thread.swap(m_thread);
    }
    if (thread.joinable())
        thread.join();
}

void StandbyQuestion::close(const Result<void> &result)
{
    if (m_isOpen.exchange(false))
        m_ended(result);
}

} // namespace retinue::engine
