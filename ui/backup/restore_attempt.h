#pragma once

#include "core/base/answer.h"
#include "core/engine/backups.h"
#include "ui/shell/machine.h"

#include <functional>
#include <memory>

namespace retinue::ui {

/// What a restore of any origin is while it is at work: a store is made ready beside the one in use, and then
/// takes its place or goes. One thing at a time; answers that come after drop() are nobody's. Of the windows'
/// thread; the receiver outlives it, and is where answers end.
class RestoreAttempt
{
public:
    using Prepared = std::shared_ptr<engine::PreparedRestore>;
    using Prepare = std::function<Result<Prepared>(engine::Job &)>;
    using Replace = std::function<Result<engine::RestoreReport>(const Prepared &, engine::Job &)>;

    RestoreAttempt(Machine &machine, QObject *receiver) : m_machine(machine), m_receiver(receiver) {}
    RestoreAttempt(const RestoreAttempt &) = delete;
    RestoreAttempt &operator=(const RestoreAttempt &) = delete;

    /// A job of that kind, whose row names `subject`; `work` runs on its thread.
    void prepare(const QString &kind, const QString &subject, Prepare work,
                 std::function<void(const Result<Prepared> &)> done);
    /// With what was made ready, which is handed over.
    void replace(const QString &kind, Replace work,
                 std::function<void(const Result<engine::RestoreReport> &)> done);
    [[nodiscard]] const Prepared &prepared() const { return m_prepared; } ///< null: nothing is ready
    /// Its ending is still told.
    void cancel();
    /// Ends what is at work, and lets go of what was made ready.
    void drop();

private:
    /// Calls `done` on the windows' thread with what is given to the answer, unless it is nobody's by then.
    template<typename T>
    std::shared_ptr<Answer<T>> newAnswer(std::function<void(const Result<T> &)> done);

    Machine &m_machine;
    QObject *const m_receiver;
    Prepared m_prepared;
    std::shared_ptr<engine::Job> m_job;
    int m_attempt = 0; ///< whose answers count
};

} // namespace retinue::ui
