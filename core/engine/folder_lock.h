#pragma once

#include "core/base/result.h"

#include <QString>

#include <memory>

namespace retinue::engine {

/// One engine per data folder. The lock belongs to the process and ends with it, however it ends: a dead
/// process leaves nothing that would have to be cleared away. `folder`/engine.lock names who has it.
class FolderLock
{
public:
    /// Locked: the detail names the process that has it and what to do.
    [[nodiscard]] static Result<std::unique_ptr<FolderLock>> acquire(const QString &folder);
    ~FolderLock(); ///< gives it up

private:
    class Impl;
    explicit FolderLock(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace retinue::engine
