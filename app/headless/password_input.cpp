#include "app/headless/password_input.h"

#include <QFile>
#include <QTextStream>

#include <cstdio>

#ifdef Q_OS_UNIX
#include <termios.h>
#include <unistd.h>
#endif

namespace retinue::headless {

namespace {

constexpr qint64 kLongestLine = 4096;

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
#endif
    bool m_changed = false;
};

/// A line without its end; none at the end of the input. Unbuffered, so that no copy stays behind.
Result<SecretBytes> readSecretLine(QFile &file)
{
    QByteArray line = file.readLine(kLongestLine);
    if (line.isEmpty())
        return Error{ErrorCode::Cancelled, QStringLiteral("no password was given")};
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    return SecretBytes::take(line);
}

} // namespace

bool hasTerminal()
{
#ifdef Q_OS_UNIX
    return ::isatty(STDIN_FILENO) && ::isatty(STDERR_FILENO);
#else
    return false;
#endif
}

QString askLine(const QString &question)
{
    QTextStream(stderr) << question;
    return QTextStream(stdin).readLine().trimmed();
}

Result<SecretBytes> askNewPassword(const QString &forWhom)
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly | QIODevice::Unbuffered))
        return Error{ErrorCode::Io, QStringLiteral("cannot read from the terminal")};
    QTextStream screen(stderr);
    const NoEcho silence;
    for (;;) {
        screen << "Password for " << forWhom << " (8 to 128 characters, not shown): " << Qt::flush;
        auto first = readSecretLine(input);
        if (!first.ok())
            return first;
        screen << "\nThe same again: " << Qt::flush;
        auto second = readSecretLine(input);
        screen << "\n" << Qt::flush;
        if (!second.ok())
            return second;
        if (first->equals(*second))
            return first;
        screen << "They differ.\n" << Qt::flush;
    }
}

Result<SecretBytes> readPasswordFile(const QString &file)
{
    QFile input(file);
    const bool opened = file == u"-" ? input.open(stdin, QIODevice::ReadOnly | QIODevice::Unbuffered)
                                     : input.open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    if (!opened)
        return Error{ErrorCode::Io,
                     QStringLiteral("cannot read the password file %1: %2").arg(file, input.errorString())};
    if (file != u"-" && (input.permissions() & (QFile::ReadGroup | QFile::ReadOther)))
        QTextStream(stderr) << "Warning: others can read the password file " << file << " (chmod 600 it)\n";
    return readSecretLine(input).during(QStringLiteral("reading the password file %1").arg(file));
}

Result<SecretBytes> newPassword(const QString &passwordFile, const QString &forWhom)
{
    if (!passwordFile.isEmpty())
        return readPasswordFile(passwordFile);
    if (hasTerminal())
        return askNewPassword(forWhom);
    return Error{ErrorCode::InvalidInput,
                 QStringLiteral(
                     "a password is needed: give --password-file FILE (\"-\" reads it from standard input)")};
}

} // namespace retinue::headless
