#pragma once

#include "core/base/cancel_token.h"
#include "core/base/error.h"

#include <QString>

#include <cstdint>
#include <functional>

namespace retinue::base {

/// How work on much says how far it is, and is asked to end. It ends between two batches, with
/// Cancelled.
struct LongWork
{
    /// `phase`: a stable word ("deleting-users"). On the working thread.
    std::function<void(const QString &phase, std::int64_t done, std::int64_t total)> report;
    CancelToken cancel; ///< for good
    CancelToken pause;  ///< for now: what stands in a journal goes on later

    [[nodiscard]] bool isToEnd() const { return cancel.isCancelled() || pause.isCancelled(); }

    void tell(const QString &phase, std::int64_t done, std::int64_t total) const
    {
        if (report)
            report(phase, done, total);
    }
};

/// How such work ends when it was asked to.
[[nodiscard]] inline Error endedEarly()
{
    return {ErrorCode::Cancelled, QStringLiteral("it was cancelled")};
}
/// What becomes of the rest of paused work.
enum class Rest { GoesOn, Stays };
[[nodiscard]] inline Error endedEarly(const LongWork &work, Rest rest)
{
    if (work.cancel.isCancelled())
        return endedEarly();
    return {ErrorCode::Cancelled,
            rest == Rest::GoesOn ? QStringLiteral("the server stops; the rest is done after its next start")
                                 : QStringLiteral("the server stops; the rest is not done: ask for it again "
                                                  "after its next start")};
}

} // namespace retinue::base

namespace retinue {
using base::endedEarly;
using base::LongWork;
using base::Rest;
} // namespace retinue
