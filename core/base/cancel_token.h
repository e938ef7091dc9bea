#pragma once

#include <atomic>
#include <memory>

namespace retinue::base {

/// A request to stop that travels with asynchronous work. Copies share the request; thread-safe.
/// The one who asks keeps a copy and calls cancel(); the one who works looks at safe points.
class CancelToken
{
public:
    CancelToken() : m_requested(std::make_shared<std::atomic_bool>(false)) {}
    void cancel() const { m_requested->store(true, std::memory_order_relaxed); }
    [[nodiscard]] bool isCancelled() const { return m_requested->load(std::memory_order_relaxed); }

private:
    std::shared_ptr<std::atomic_bool> m_requested;
};

} // namespace retinue::base

namespace retinue {
using base::CancelToken;
}
