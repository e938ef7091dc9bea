#include "core/client/control_client.h"

#include "core/client/control_protocol.h"

#include <QDeadlineTimer>
#include <QLocalSocket>

namespace retinue::client {

namespace {
constexpr int kConnectMilliseconds = 5000;
}

bool ControlClient::hasAgent() const
{
    QLocalSocket socket;
    socket.connectToServer(control::socketPath(m_home));
    return socket.waitForConnected(kConnectMilliseconds);
}

Result<QJsonObject> ControlClient::ask(const QJsonObject &request, std::chrono::milliseconds patience) const
{
    const QDeadlineTimer deadline(patience);
    QLocalSocket socket;
    socket.connectToServer(control::socketPath(m_home));
    if (!socket.waitForConnected(kConnectMilliseconds))
        return Error{ErrorCode::NotFound, QStringLiteral("no agent runs in %1").arg(m_home), {}};
    socket.write(control::toLine(request));

    QByteArray received;
    while (!received.endsWith('\n')) {
        if (received.size() > control::kMostLineBytes)
            return Error{ErrorCode::TooLarge, QStringLiteral("the agent's answer is too long"), {}};
        if (!socket.bytesAvailable() && !socket.waitForReadyRead(int(deadline.remainingTime()))) {
            if (deadline.hasExpired())
                return Error{ErrorCode::TimedOut, QStringLiteral("the agent did not answer in time"), {}};
            return Error{ErrorCode::Unreachable,
                         QStringLiteral("the agent ended before it answered; whether the request was done is "
                                        "not known"),
                         {}};
        }
        received += socket.readAll();
    }
    auto answer = control::fromLine(received);
    if (!answer)
        return std::move(answer).error();
    return control::resultOf(*answer);
}

} // namespace retinue::client
