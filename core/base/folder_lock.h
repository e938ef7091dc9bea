#pragma once

#include "core/base/result.h"

#include <QString>

#include <chrono>
#include <memory>

namespace retinue::base {

/// One process at a time has a folder. The lock belongs to the process and ends with it, however it ends: a
/// dead process leaves nothing that would have to be cleared away. The lock's file names who has it.
class FolderLock
{
public:
    /// `file`: the lock's, in the folder. Waits for as long as `patience` when another one has it. InUse:
    /// the detail names the process that has it and what to do. NoSpace, Io.
    [[nodiscard]] static Result<std::unique_ptr<FolderLock>>
    acquire(const QString &folder, const QString &file, std::chrono::milliseconds patience = {});

    /// For a process that wants to stay: a command that found none has the folder for a fraction of a second.
    static constexpr std::chrono::milliseconds kAMoment{2000};

    ~FolderLock(); ///< gives it up

private:
    class Impl;
    explicit FolderLock(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace retinue::base

namespace retinue {
using base::FolderLock;
} // namespace retinue
