#include "core/base/thread_rank.h"

#include <QtGlobal>

#if defined(Q_OS_LINUX)
#include <sys/resource.h>
#elif defined(Q_OS_WIN)
#include <windows.h>
#endif

namespace retinue::base {

void stepBehindOthers()
{
#if defined(Q_OS_LINUX)
    // A ninth of what another thread gets. On Linux 0 means the thread, not its process.
    constexpr int kNice = 10;
    if (::getpriority(PRIO_PROCESS, 0) < kNice)
        (void)::setpriority(PRIO_PROCESS, 0, kNice);
#elif defined(Q_OS_WIN)
    (void)::SetThreadPriority(::GetCurrentThread(), THREAD_PRIORITY_BELOW_NORMAL);
#endif
}

} // namespace retinue::base
