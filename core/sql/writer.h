#pragma once

#include "core/sql/database.h"

#include <functional>
#include <future>
#include <memory>

namespace retinue::sql {

/// The one writer of a database: a thread with its own connection that commits many waiting writes together
/// (group commit: one transaction, one fsync, a savepoint and a result for each).
///
/// A write that returns an error is rolled back alone. A failed COMMIT fails all writes of its group; one
/// that PostgreSQL did not answer (Unreachable) may have taken place. After a lost connection the next group
/// opens another. `done` runs on the writer's thread after the COMMIT: an acknowledged write is on disk. It
/// must be quick. Thread-safe; every write ends exactly once, also at stop (writes still waiting are refused
/// with Cancelled).
class Writer
{
public:
    using Work = std::function<Result<void>(Database &)>;
    using Done = std::function<void(Result<void>)>;
    /// Called on the writer's thread after each successful COMMIT and before the group's `done`s, with
    /// nothing open.
    using Committed = std::function<void()>;
    /// Called in a group's transaction after its writes, before COMMIT; an error fails the group.
    using Finish = std::function<Result<void>(Database &)>;

    struct Hooks
    {
        Finish finish;
        Committed committed;
        Finish begin; ///< first in a group's transaction, before its writes; an error fails the group
    };

    /// Opens its connection on its own thread. `file` must exist and be migrated.
    [[nodiscard]] static Result<std::unique_ptr<Writer>> start(const Location &location, Hooks hooks);
    ~Writer(); ///< stop()

    void submit(Work work, Done done);
    /// The same, waiting. Never from the writer's thread.
    [[nodiscard]] Result<void> run(Work work);
    /// Between two groups: opens the database at `location`, calls `settle` and, if that succeeds, goes on
    /// there; writes that wait go there. On an error it goes on where it was. Waits; never from the writer's
    /// thread, on which `settle` runs.
    [[nodiscard]] Result<void> moveTo(const Location &location, std::function<Result<void>()> settle);
    /// Lets the group in hand finish, refuses the rest, joins. Idempotent.
    void stop();

private:
    class Impl;
    explicit Writer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace retinue::sql
