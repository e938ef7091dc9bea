#pragma once

#include <QByteArray>
#include <QMap>
#include <QProcess>
#include <QString>
#include <QStringList>

namespace retinue::test {

/// One run of a program, to its end.
struct Ran
{
    int exitCode = -1; ///< -1: it did not end in time, or crashed
    QByteArray output, errors;
};

/// Runs a program and waits for its end. Bounded in time.
[[nodiscard]] inline Ran run(const QString &program, const QStringList &arguments)
{
    constexpr int kMilliseconds = 120'000;
    QProcess process;
    process.start(program, arguments, QIODevice::ReadOnly);
    process.closeWriteChannel();
    if (!process.waitForFinished(kMilliseconds)) {
        process.kill();
        process.waitForFinished(kMilliseconds);
        return {-1, process.readAllStandardOutput(), process.readAllStandardError()};
    }
    const bool ended = process.exitStatus() == QProcess::NormalExit;
    return {ended ? process.exitCode() : -1, process.readAllStandardOutput(), process.readAllStandardError()};
}

/// A program that runs beside the test until it is ended, killed, or this object goes. Only ever ends the
/// process that it started.
class BackgroundProcess
{
public:
    BackgroundProcess() { m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel); }
    ~BackgroundProcess() { kill(); }
    BackgroundProcess(const BackgroundProcess &) = delete;
    BackgroundProcess &operator=(const BackgroundProcess &) = delete;

    /// `more`: in its environment.
    [[nodiscard]] bool start(const QString &program, const QStringList &arguments,
                             const QMap<QString, QString> &more = {})
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        for (auto it = more.cbegin(); it != more.cend(); ++it)
            environment.insert(it.key(), it.value());
        m_process.setProcessEnvironment(environment);
        m_process.start(program, arguments, QIODevice::ReadOnly);
        m_process.closeWriteChannel();
        return m_process.waitForStarted(kMilliseconds);
    }
    /// SIGTERM; whether it then ended by itself with exit code 0.
    [[nodiscard]] bool terminate()
    {
        m_process.terminate();
        return m_process.waitForFinished(kMilliseconds) && m_process.exitStatus() == QProcess::NormalExit &&
               m_process.exitCode() == 0;
    }
    /// SIGKILL, at any moment.
    void kill()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        m_process.kill();
        m_process.waitForFinished(kMilliseconds);
    }
    [[nodiscard]] bool isRunning()
    {
        m_process.waitForFinished(0); // lets it notice
        return m_process.state() != QProcess::NotRunning;
    }
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }

private:
    static constexpr int kMilliseconds = 60'000;
    QProcess m_process;
};

} // namespace retinue::test
