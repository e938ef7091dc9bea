#include "core/client/agent.h"
#include "core/client/fate.h"
#include "core/client/prepare_conditions.h"

namespace retinue::client {

Result<PrepareReport> Agent::prepare(const std::vector<OwnerKey> &owners, const PrepareProgress &progress,
                                     const CancelToken &cancel)
{
    std::future<Result<PrepareReport>> outcome;
    {
        const std::lock_guard lock(m_mutex);
        if (m_quit)
            return ending();
        if (m_order)
            return Error{ErrorCode::InUse,
                         QStringLiteral("another preparation is under way: wait for its end, or cancel it"),
                         {}};
        m_order = std::make_shared<PrepareOrder>(owners, progress, cancel);
        outcome = m_order->outcome.get_future();
        m_wanted |= bit(Task::Prepare);
        m_wake.notify_all();
    }
    return outcome.get();
}

std::optional<PrepareState> Agent::preparation() const
{
    const std::lock_guard lock(m_mutex);
    return m_order ? std::optional(m_order->state) : std::nullopt;
}

bool Agent::cancelPreparation()
{
    const std::lock_guard lock(m_mutex);
    cancelOrder();
    return m_order != nullptr;
}

/// Its order is answered here. What is wrong with the order itself says nothing of the server.
Result<void> Agent::prepareNow()
{
    std::shared_ptr<PrepareOrder> order;
    {
        const std::lock_guard lock(m_mutex);
        order = m_order;
    }
    if (!order)
        return {};
    const auto progress = [this, &order](PrepareStep step, int done, int total) {
        {
            const std::lock_guard lock(m_mutex);
            order->state = {step, done, total};
        }
        if (order->progress)
            order->progress(step, done, total);
    };
    const auto configuration = m_home.configuration();
    const auto obstacles = prepareObstacles(configuration, status());
    const auto report = obstacles.empty() ? m_home.replica().prepare(order->owners, progress, order->cancel)
                                          : obstacleError(obstacles.front(), configuration);
    {
        const std::lock_guard lock(m_mutex);
        if (m_order == order)
            answerOrder(report);
    }
    const bool isOfTheServer = !report && obstacles.empty() && fateOf(report.error()) == Fate::Waits &&
                               report.error().code != ErrorCode::TooMany &&
                               report.error().code != ErrorCode::Cancelled;
    return isOfTheServer ? report.error() : Result<void>();
}

void Agent::answerOrder(const Result<PrepareReport> &outcome)
{
    if (const auto order = std::exchange(m_order, nullptr))
        order->outcome.set_value(outcome);
}

void Agent::cancelOrder()
{
    if (m_order)
        m_order->cancel.cancel();
}

} // namespace retinue::client
