#pragma once

#include "core/sql/database.h"

#include <memory>

namespace retinue::sql {

/// Connections for reading: one per thread that asks, opened at its first question, closed when the thread
/// ends or at close(). Thread-safe; close() only when no thread is reading any more.
class Readers
{
public:
    explicit Readers(Location location);
    ~Readers(); ///< close()
    Readers(const Readers &) = delete;
    Readers &operator=(const Readers &) = delete;

    /// This thread's connection; valid on this thread until it ends, asks again, or close(). One that
    /// PostgreSQL closed has failed once and is replaced, when nothing of it is in use. Cancelled after
    /// close().
    [[nodiscard]] Result<Database *> ofThisThread();
    void close();

private:
    class Shared;
    std::shared_ptr<Shared> m_shared;
};

} // namespace retinue::sql
