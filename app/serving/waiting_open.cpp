#include "app/serving/waiting_open.h"

#include <QDeadlineTimer>
#include <QThread>

namespace retinue::serving {

namespace {

constexpr int kLockPatience = 2'000;
constexpr unsigned long kLockPause = 50;

} // namespace

Result<std::unique_ptr<engine::Engine>> openWaiting(const engine::EngineOptions &options)
{
    const QDeadlineTimer deadline(kLockPatience);
    for (;;) {
        auto opened = engine::Engine::open(options);
        if (opened.ok() || opened.error().code != ErrorCode::Locked || deadline.hasExpired())
            return opened;
        QThread::msleep(kLockPause);
    }
}

} // namespace retinue::serving
