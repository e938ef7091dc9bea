#include "core/client/control_client.h"

#include "core/client/control_protocol.h"

#include <QDeadlineTimer>
#include <QLocalSocket>

namespace retinue::client {

namespace {

constexpr int kConnectMilliseconds = 5000;

/// The lines that an agent says.
class LineReader
{
public:
    LineReader(QLocalSocket &socket, qint64 mostBytes) : m_socket(socket), m_mostBytes(mostBytes) {}

    Result<QJsonObject> next(const QDeadlineTimer &deadline)
    {
        qsizetype end = m_received.indexOf('\n');
        while (end < 0) {
            if (m_received.size() > m_mostBytes)
                return Error{ErrorCode::TooLarge, QStringLiteral("the agent's answer is too long"), {}};
            if (!m_socket.bytesAvailable() && !m_socket.waitForReadyRead(int(deadline.remainingTime())))
                return nothing(deadline);
            const qsizetype from = m_received.size();
            m_received += m_socket.readAll();
            end = m_received.indexOf('\n', from);
        }
        const QByteArray line = m_received.left(end);
        m_received.remove(0, end + 1);
        return control::fromLine(line);
    }

private:
    [[nodiscard]] static Error nothing(const QDeadlineTimer &deadline)
    {
        if (deadline.hasExpired())
            return {ErrorCode::TimedOut, QStringLiteral("the agent did not answer in time"), {}};
        return {ErrorCode::Unreachable,
                QStringLiteral("the agent ended before it answered; whether the request was done is "
                               "not known"),
                {}};
    }

    QLocalSocket &m_socket;
    qint64 m_mostBytes;
    QByteArray m_received;
};

} // namespace

bool ControlClient::hasAgent() const
{
    QLocalSocket socket;
    socket.connectToServer(control::socketPath(m_home));
    return socket.waitForConnected(kConnectMilliseconds);
}

Result<QJsonObject> ControlClient::ask(const QJsonObject &request, std::chrono::milliseconds patience) const
{
    return ask(request, control::noParts(), patience);
}

Result<QJsonObject> ControlClient::ask(const QJsonObject &request, const control::Parts &parts,
                                       std::chrono::milliseconds patience) const
{
    QLocalSocket socket;
    socket.connectToServer(control::socketPath(m_home));
    if (!socket.waitForConnected(kConnectMilliseconds))
        return Error{ErrorCode::NotFound, QStringLiteral("no agent runs in %1").arg(m_home), {}};
    socket.write(control::toLine(request));
    LineReader reader(socket, m_limits.lineBytes);
    for (;;) {
        const auto line = reader.next(QDeadlineTimer(patience));
        if (!line)
            return line.error();
        const auto part = control::partIn(*line);
        if (!part)
            return control::resultOf(*line);
        RETINUE_TRY(parts(*part));
    }
}

} // namespace retinue::client
