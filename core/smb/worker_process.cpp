#include "core/smb/worker_process.h"

#include "core/base/durable_file.h"
#include "core/smb/worker.h"

#include <QFile>

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace retinue::smb {

namespace {

/// Null-terminated, for the system's calls.
std::vector<char *> pointersTo(std::vector<QByteArray> &texts)
{
    std::vector<char *> pointers;
    pointers.reserve(texts.size() + 1);
    for (QByteArray &text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

/// Ours, without what makes libsmbclient read a user's configuration or start a program in place of a
/// connection.
std::vector<QByteArray> workerEnvironment()
{
    std::vector<QByteArray> kept;
    for (char **entry = environ; *entry; ++entry) {
        const QByteArray text(*entry);
        if (!text.startsWith("HOME=") && !text.startsWith("LIBSMB_PROG="))
            kept.push_back(text);
    }
    return kept;
}

class SpawnSettings
{
public:
    explicit SpawnSettings(int childsEnd)
    {
        ::posix_spawn_file_actions_init(&m_files);
        ::posix_spawn_file_actions_adddup2(&m_files, childsEnd, STDIN_FILENO);
        ::posix_spawn_file_actions_addopen(&m_files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        ::posix_spawn_file_actions_addclosefrom_np(&m_files, STDERR_FILENO + 1);
        ::posix_spawnattr_init(&m_attributes);
        sigset_t none;
        sigset_t all;
        ::sigemptyset(&none);
        ::sigfillset(&all);
        ::posix_spawnattr_setsigmask(&m_attributes, &none);
        ::posix_spawnattr_setsigdefault(&m_attributes, &all);
        // A group of its own: the terminal's Ctrl-C is for us, who then decide what becomes of the worker.
        ::posix_spawnattr_setpgroup(&m_attributes, 0);
        ::posix_spawnattr_setflags(&m_attributes,
                                   POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
    }
    ~SpawnSettings()
    {
        ::posix_spawn_file_actions_destroy(&m_files);
        ::posix_spawnattr_destroy(&m_attributes);
    }
    SpawnSettings(const SpawnSettings &) = delete;
    SpawnSettings &operator=(const SpawnSettings &) = delete;

    [[nodiscard]] const posix_spawn_file_actions_t *files() const { return &m_files; }
    [[nodiscard]] const posix_spawnattr_t *attributes() const { return &m_attributes; }

private:
    posix_spawn_file_actions_t m_files{};
    posix_spawnattr_t m_attributes{};
};

} // namespace

WorkerProgram WorkerProgram::thisProgram()
{
    return {QStringLiteral("/proc/self/exe"), {QString::fromLatin1(kWorkerOption)}};
}

Result<std::unique_ptr<WorkerProcess>> WorkerProcess::start(const WorkerProgram &program)
{
    const QString doing = QStringLiteral("starting the process that talks to the file server");
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return base::fileError(base::lastFileError(), doing);
    const SpawnSettings settings(ends[1]);
    const QByteArray path = QFile::encodeName(program.path);
    std::vector<QByteArray> arguments{path};
    for (const QString &argument : program.arguments)
        arguments.push_back(argument.toLocal8Bit());
    std::vector<QByteArray> environment = workerEnvironment();
    pid_t process = 0;
    const int problem = ::posix_spawn(&process, path.constData(), settings.files(), settings.attributes(),
                                      pointersTo(arguments).data(), pointersTo(environment).data());
    ::close(ends[1]);
    if (problem != 0) {
        ::close(ends[0]);
        return base::fileError(std::error_code(problem, std::generic_category()), doing);
    }
    return std::unique_ptr<WorkerProcess>(new WorkerProcess(process, ends[0]));
}

WorkerProcess::~WorkerProcess()
{
    ::kill(m_process, SIGKILL);
    while (::waitpid(m_process, nullptr, 0) < 0 && errno == EINTR) {
    }
}

} // namespace retinue::smb
