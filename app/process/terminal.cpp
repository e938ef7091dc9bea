#include "app/process/terminal.h"

#include "core/base/visible_text.h"

#include <QFile>
#include <QTextStream>

#ifdef Q_OS_UNIX
#include <termios.h>
#include <unistd.h>
#else
#include <io.h>
#endif

namespace retinue::process {

namespace {

constexpr qint64 kLongestLine = 4096;
constexpr qint64 kPiece = 1024 * 1024;
constexpr std::chrono::milliseconds kProgressStays{200};

bool isTerminal(std::FILE *file)
{
#ifdef Q_OS_UNIX
    return ::isatty(::fileno(file)) != 0;
#else
    return ::_isatty(::_fileno(file)) != 0;
#endif
}

/// What is typed is not shown while this lives.
class NoEcho
{
public:
    NoEcho()
    {
#ifdef Q_OS_UNIX
        if (::tcgetattr(STDIN_FILENO, &m_before) != 0)
            return;
        termios silent = m_before;
        silent.c_lflag &= ~tcflag_t(ECHO);
        m_changed = ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0;
#endif
    }
    ~NoEcho()
    {
#ifdef Q_OS_UNIX
        if (m_changed)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
#endif
    }
    NoEcho(const NoEcho &) = delete;
    NoEcho &operator=(const NoEcho &) = delete;

private:
#ifdef Q_OS_UNIX
    termios m_before{};
    bool m_changed = false;
#endif
};

/// Unbuffered, so that no copy of a password stays behind and nothing is read ahead of the next question.
Result<void> openInput(QFile &file)
{
    const bool standard = file.fileName() == u"-";
    const auto mode = QIODevice::ReadOnly | QIODevice::Unbuffered;
    if (standard ? file.open(stdin, mode) : file.open(mode))
        return {};
    return Error{standard || file.exists() ? ErrorCode::Io : ErrorCode::NotFound,
                 QStringLiteral("%1: %2").arg(file.fileName(), file.errorString())};
}

/// A line without its end.
Result<SecretBytes> readLine(QFile &file)
{
    QByteArray line = file.readLine(kLongestLine);
    if (line.isEmpty())
        return Error{ErrorCode::Cancelled, QStringLiteral("nothing was given")};
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    return SecretBytes::take(line);
}

Result<SecretBytes> ask(const QString &question)
{
    if (!hasTerminal())
        return Error{ErrorCode::InvalidInput, QStringLiteral("there is no terminal to ask on")};
    QTextStream(stderr) << forOutput(question, stderr) << Qt::flush;
    QFile input(QStringLiteral("-"));
    RETINUE_TRY(openInput(input));
    return readLine(input);
}

} // namespace

QString forOutput(const QString &text, std::FILE *file)
{
    return isTerminal(file) ? base::withoutControls(text) : text;
}

bool hasTerminal()
{
#ifdef Q_OS_UNIX
    return isTerminal(stdin) && isTerminal(stderr);
#else
    return false;
#endif
}

Result<QString> askLine(const QString &question)
{
    const auto line = ask(question);
    if (!line.ok())
        return line.error();
    return QString::fromUtf8(line->view()).trimmed();
}

Result<SecretBytes> askSecret(const QString &question)
{
    const NoEcho silence;
    auto secret = ask(question);
    QTextStream(stderr) << '\n'; // the line end that was typed is not shown either
    return secret;
}

Result<SecretBytes> readPasswordFile(const QString &path)
{
    const QString doing = QStringLiteral("reading the password file");
    QFile file(path);
    RETINUE_TRY(openInput(file).during(doing));
    if (path != u"-" && (file.permissions() & (QFile::ReadGroup | QFile::ReadOther)))
        QTextStream(stderr) << "Warning: others can read the password file " << path << " (chmod 600 it)\n";
    return readLine(file).during(doing);
}

Result<QByteArray> readInput(const QString &path, qint64 mostBytes)
{
    QFile file(path);
    RETINUE_TRY(openInput(file));
    QByteArray content;
    while (content.size() <= mostBytes) {
        const QByteArray piece = file.read(kPiece);
        if (piece.isEmpty())
            break;
        content += piece;
    }
    if (file.error() != QFileDevice::NoError)
        return Error{ErrorCode::Io, QStringLiteral("%1: %2").arg(path, file.errorString())};
    if (content.size() > mostBytes)
        return Error{ErrorCode::TooLarge,
                     QStringLiteral("%1 has more than %2 bytes").arg(path).arg(mostBytes)};
    return content;
}

ProgressLine::~ProgressLine()
{
    if (m_isShown)
        std::fputs("\r\x1b[K", stderr);
}

void ProgressLine::show(const QString &text)
{
    if (!m_rest.hasExpired() || !isTerminal(stderr) || qgetenv("TERM") == "dumb")
        return;
    std::fprintf(stderr, "\r\x1b[K%s", qUtf8Printable(base::oneLine(text)));
    std::fflush(stderr);
    m_isShown = true;
    m_rest.setRemainingTime(kProgressStays);
}

} // namespace retinue::process
