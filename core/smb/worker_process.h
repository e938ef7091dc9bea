#pragma once

#include "core/base/result.h"
#include "core/smb/frames.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <sys/types.h>

namespace retinue::smb {

/// The program that runAsWorker() is in, and how to start it as a worker.
struct WorkerProgram
{
    QString path;
    QStringList arguments;

    /// This very program, also after its file was replaced by another version.
    [[nodiscard]] static WorkerProgram thisProgram();
};

/// A child process and the channel to it. Its end is this object's: it is killed, by its id, and no zombie
/// stays. It has no descriptor of ours but the channel, and ends by itself when we do.
class WorkerProcess
{
public:
    /// Io: the system cannot start it.
    [[nodiscard]] static Result<std::unique_ptr<WorkerProcess>> start(const WorkerProgram &program);
    ~WorkerProcess();
    WorkerProcess(const WorkerProcess &) = delete;
    WorkerProcess &operator=(const WorkerProcess &) = delete;

    [[nodiscard]] FrameChannel &channel() { return m_channel; }

private:
    WorkerProcess(pid_t process, int channel) : m_process(process), m_channel(channel) {}

    const pid_t m_process;
    FrameChannel m_channel;
};

} // namespace retinue::smb
