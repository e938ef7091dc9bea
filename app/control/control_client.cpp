#include "app/control/control_client.h"

#include "app/control/control_server.h"

#include <QLocalSocket>

namespace retinue::control {

namespace {

constexpr int kConnectMilliseconds = 5'000;
/// Without a byte of the server's, which says how far it is every second or so.
constexpr int kAnswerMilliseconds = 60'000;

} // namespace

std::optional<Result<QJsonObject>> askRunningServer(const QString &dataFolder, const Request &request,
                                                    const std::function<void(const Progress &)> &report)
{
    QLocalSocket socket;
    socket.connectToServer(controlSocketPath(dataFolder));
    if (!socket.waitForConnected(kConnectMilliseconds)) {
        if (socket.error() == QLocalSocket::SocketAccessError)
            return Error{
                ErrorCode::NotPermitted,
                QStringLiteral("the server on %1 belongs to another user of this machine").arg(dataFolder)};
        return {};
    }
    socket.write(encodeRequest(request));
    QByteArray received;
    for (;;) {
        while (const auto progress = takeProgress(received)) {
            if (report)
                report(*progress);
        }
        if (auto answer = decodeAnswer(received))
            return answer;
        if (socket.bytesAvailable() == 0 && !socket.waitForReadyRead(kAnswerMilliseconds)) {
            const bool gone = socket.state() != QLocalSocket::ConnectedState;
            return Error{gone ? ErrorCode::Unreachable : ErrorCode::TimedOut,
                         gone ? QStringLiteral("the server on %1 ended without an answer").arg(dataFolder)
                              : QStringLiteral("the server on %1 does not answer").arg(dataFolder)};
        }
        received.append(socket.readAll());
    }
}

} // namespace retinue::control
