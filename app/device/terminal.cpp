#include "app/device/terminal.h"

#include <QFile>

#include <cstdio>
#include <iostream>
#include <string>
#include <termios.h>
#include <unistd.h>

namespace retinue::device {

namespace {

/// The terminal without echo, for as long as this lives.
class Silence
{
public:
    Silence()
    {
        m_changed = tcgetattr(STDIN_FILENO, &m_before) == 0;
        termios silent = m_before;
        silent.c_lflag &= ~tcflag_t(ECHO);
        m_changed = m_changed && tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0;
    }
    ~Silence()
    {
        if (m_changed)
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }
    Silence(const Silence &) = delete;
    Silence &operator=(const Silence &) = delete;

private:
    termios m_before{};
    bool m_changed = false;
};

QString readLine()
{
    std::string line;
    std::getline(std::cin, line);
    return QString::fromStdString(line);
}

} // namespace

bool canAsk()
{
    return isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
}

Result<QString> askOnTerminal(const QString &question, bool hidden)
{
    if (!canAsk())
        return Error{ErrorCode::InvalidInput, QStringLiteral("there is no terminal to ask on"), {}};
    std::fprintf(stderr, "%s ", qUtf8Printable(question));
    if (!hidden)
        return readLine();
    const Silence silence;
    const QString answer = readLine();
    std::fputc('\n', stderr);
    return answer;
}

Result<QByteArray> contentOf(const QString &path, qint64 mostBytes)
{
    QFile file(path);
    const bool opened =
        path == QLatin1String("-") ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!opened)
        return Error{ErrorCode::NotFound, QStringLiteral("%1: %2").arg(path, file.errorString()), {}};
    QByteArray content;
    while (content.size() <= mostBytes) {
        const QByteArray piece = file.read(1024 * 1024);
        if (piece.isEmpty())
            break;
        content += piece;
    }
    if (file.error() != QFileDevice::NoError)
        return Error{ErrorCode::Io, QStringLiteral("%1: %2").arg(path, file.errorString()), {}};
    if (content.size() > mostBytes)
        return Error{
            ErrorCode::TooLarge, QStringLiteral("%1 has more than %2 bytes").arg(path).arg(mostBytes), {}};
    return content;
}

Result<QString> firstLineOf(const QString &path)
{
    constexpr qint64 kMostBytes = 64 * 1024;
    const auto content = contentOf(path, kMostBytes);
    if (!content)
        return content.error();
    QByteArray line = content->left(content->indexOf('\n') < 0 ? content->size() : content->indexOf('\n'));
    if (line.endsWith('\r'))
        line.chop(1);
    return QString::fromUtf8(line);
}

} // namespace retinue::device
