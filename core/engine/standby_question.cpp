#include "core/engine/standby_question.h"

namespace retinue::engine {

StandbyQuestion::~StandbyQuestion()
{
    end();
}

void StandbyQuestion::begin(Ask ask, Ended ended, std::chrono::milliseconds now)
{
    end();
    const std::lock_guard lock(m_mutex);
    m_cancel = CancelToken();
    m_ended = std::move(ended);
    m_begunAt = now;
    m_isOpen = true;
    m_thread = std::thread([this, ask = std::move(ask), cancel = m_cancel] { close(ask(cancel)); });
}

void StandbyQuestion::look(std::chrono::milliseconds now)
{
    if (!m_isOpen)
        return;
    Ended ended;
    CancelToken cancel;
    {
        const std::lock_guard lock(m_mutex);
        if (now - m_begunAt < kPatience || !m_isOpen.exchange(false))
            return;
        ended.swap(m_ended);
        cancel = m_cancel;
    }
    ended(Error{ErrorCode::TimedOut, QStringLiteral("the machine that stands by does not answer")});
    cancel.cancel();
}

void StandbyQuestion::end()
{
    std::thread thread;
    {
        const std::lock_guard lock(m_mutex);
        m_cancel.cancel();
        thread.swap(m_thread);
    }
    close(Error{ErrorCode::Cancelled, {}});
    if (thread.joinable())
        thread.join();
}

void StandbyQuestion::close(const Result<void> &result)
{
    Ended ended;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_isOpen.exchange(false))
            return;
        ended.swap(m_ended);
    }
    ended(result);
}

} // namespace retinue::engine
