#pragma once

#include "core/base/long_work.h"
#include "core/base/result.h"
#include "core/base/secret_bytes.h"

#include <atomic>
#include <future>
#include <memory>
#include <optional>

namespace retinue::sql {
struct Location;
}

namespace retinue::engine {

/// Compares a copy of the store with its digests while something else is done with it: nothing older goes for
/// a backup of a damaged store. From its making on, on threads of its own; its end ends them.
class CopyCheck
{
public:
    /// `copy`: nobody writes to it. `work`, which must live as long: whether to end.
    CopyCheck(const sql::Location &copy, std::shared_ptr<const SecretBytes> dataKey, const LongWork &work);
    ~CopyCheck();
    CopyCheck(const CopyCheck &) = delete;
    CopyCheck &operator=(const CopyCheck &) = delete;

    /// Waits for what is left (phase "checking", in owners). What is wrong with the content; none: it is what
    /// its digests say. Cancelled; errors of reading that say nothing about the store. Once, on the work's
    /// thread.
    [[nodiscard]] Result<std::optional<Error>> damage();

private:
    [[nodiscard]] Result<std::optional<Error>> find(const sql::Location &copy,
                                                    const std::shared_ptr<const SecretBytes> &dataKey);

    const LongWork &m_work;
    std::atomic<bool> m_isToEnd = false;
    std::atomic<std::int64_t> m_done = 0, m_total = 0;
    std::future<Result<std::optional<Error>>> m_found; // last: it uses the others
};

} // namespace retinue::engine
