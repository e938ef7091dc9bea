#include "app/notices/system_log.h"

#include "app/notices/transfer.h"

#ifdef Q_OS_WIN
#include <windows.h>
#else
#include <cerrno>
#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <syslog.h>
#include <unistd.h>
#endif

namespace retinue::notices {

namespace {

using engine::Notice;

#ifdef Q_OS_WIN

WORD typeOf(Notice::Kind kind)
{
    switch (kind) {
    case Notice::Kind::Failure:
        return EVENTLOG_ERROR_TYPE;
    case Notice::Kind::Warning:
        return EVENTLOG_WARNING_TYPE;
    case Notice::Kind::Over:
    case Notice::Kind::Test:
        return EVENTLOG_INFORMATION_TYPE;
    }
    Q_UNREACHABLE();
}

#else

int priorityOf(Notice::Kind kind)
{
    switch (kind) {
    case Notice::Kind::Failure:
        return LOG_ERR;
    case Notice::Kind::Warning:
        return LOG_WARNING;
    case Notice::Kind::Over:
    case Notice::Kind::Test:
        return LOG_NOTICE;
    }
    Q_UNREACHABLE();
}

/// syslog() is silent when nobody is there. 0, or why.
int reach(int type)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, _PATH_LOG, sizeof address.sun_path - 1);
    const int descriptor = ::socket(AF_UNIX, type | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (descriptor < 0)
        return errno;
    const bool isThere =
        ::connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    const int cause = isThere ? 0 : errno;
    ::close(descriptor);
    return cause;
}

#endif

} // namespace

engine::Delivery writeToSystemLog(const engine::NoticeMessage &message)
{
#ifdef Q_OS_WIN
    HANDLE source = RegisterEventSourceW(nullptr, L"Retinue");
    const std::wstring line = message.line.toStdWString();
    const wchar_t *lines[] = {line.c_str()};
    const bool isWritten =
        source && ReportEventW(source, typeOf(message.kind), 0, 1, nullptr, 1, 0, lines, nullptr);
    const DWORD cause = GetLastError();
    if (source)
        DeregisterEventSource(source);
    if (!isWritten)
        return failedAt(engine::NoticeStep::Log, qt_error_string(int(cause)));
#else
    const int cause = reach(SOCK_DGRAM);
    if (cause != 0 && (cause != EPROTOTYPE || reach(SOCK_STREAM) != 0))
        return failedAt(engine::NoticeStep::Log,
                        QStringLiteral("nobody listens at " _PATH_LOG " (%1)").arg(qt_error_string(cause)));
    ::openlog("retinue", LOG_PID, LOG_DAEMON);
    ::syslog(priorityOf(message.kind), "%s", message.line.toUtf8().constData());
    ::closelog();
#endif
    return {true, {}, {}};
}

} // namespace retinue::notices
