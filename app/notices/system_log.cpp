#include "app/notices/system_log.h"

#include "app/notices/transfer.h"

#include <QDateTime>
#include <QLocale>

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

/// As syslog() writes it: RFC 3164, in local time.
QByteArray entryOf(const engine::NoticeMessage &message)
{
    const QDateTime now = QDateTime::currentDateTime();
    return QStringLiteral("<%1>%2 %3 %4 retinue[%5]: %6")
        .arg(LOG_DAEMON | priorityOf(message.kind))
        .arg(QLocale::c().toString(now, QStringLiteral("MMM")))
        .arg(now.date().day(), 2)
        .arg(now.toString(QStringLiteral("HH:mm:ss")))
        .arg(::getpid())
        .arg(message.line)
        .toUtf8();
}

/// syslog() is silent when nobody is there, and waits for who does not read. 0, or why.
int writeTo(int type, const QByteArray &entry)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, _PATH_LOG, sizeof address.sun_path - 1);
    const int descriptor = ::socket(AF_UNIX, type | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (descriptor < 0)
        return errno;
    int cause = 0;
    if (::connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) {
        cause = errno;
    } else {
        // In a stream the zero byte ends an entry.
        const auto length = std::size_t(entry.size()) + (type == SOCK_STREAM ? 1 : 0);
        const auto sent = ::send(descriptor, entry.constData(), length, MSG_NOSIGNAL);
        if (sent != ssize_t(length))
            cause = sent < 0 ? errno : EAGAIN;
    }
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
    const QByteArray entry = entryOf(message);
    int cause = writeTo(SOCK_DGRAM, entry);
    if (cause == EPROTOTYPE)
        cause = writeTo(SOCK_STREAM, entry);
    if (cause != 0)
        return failedAt(engine::NoticeStep::Log,
                        QStringLiteral("nobody reads at " _PATH_LOG " (%1)").arg(qt_error_string(cause)));
#endif
    return {true, {}, {}};
}

} // namespace retinue::notices
