#include "app/headless/command_line.h"
#include "app/headless/exit_codes.h"
#include "app/headless/run_command.h"
#include "app/headless/service.h"
#include "core/smb/worker.h"

#include <QCoreApplication>
#include <QTextStream>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

int main(int argc, char *argv[])
{
    using namespace retinue::headless;
    if (const auto workerCode = retinue::smb::runAsWorker(argc, argv))
        return *workerCode;
#ifdef Q_OS_UNIX
    ::umask(077); // databases and keys: for the owner of the process only, whoever starts it
#endif
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("retinued"));
    QCoreApplication::setApplicationVersion(QStringLiteral(RETINUE_VERSION));

    auto parsed = parseCommandLine(QCoreApplication::arguments().mid(1));
    if (const auto *advice = std::get_if<Advice>(&parsed)) {
        QTextStream(advice->isError ? stderr : stdout) << advice->text;
        return advice->isError ? kUsage : kDone;
    }
    auto &line = std::get<CommandLine>(parsed);
    return line.request.command == u"run" ? runService(line) : runCommand(std::move(line));
}
