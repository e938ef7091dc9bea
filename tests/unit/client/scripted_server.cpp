#include "tests/unit/client/scripted_server.h"

#include "core/base/clock.h"
#include "core/client/server_trust.h"
#include "core/installation/certificates.h"

#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTimer>

namespace retinue::test {

namespace {

/// A request that has come completely, cut off the bytes; nothing if more must come.
std::optional<ReceivedRequest> takeRequest(QByteArray &bytes)
{
    const auto end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return {};
    ReceivedRequest request;
    request.head = bytes.left(end);
    qsizetype length = 0;
    for (const auto &line : request.head.split('\n')) {
        if (line.toLower().startsWith("content-length:"))
            length = line.mid(15).trimmed().toLongLong();
    }
    if (bytes.size() < end + 4 + length)
        return {};
    request.body = bytes.mid(end + 4, length);
    bytes.remove(0, end + 4 + length);
    const auto words = request.head.left(request.head.indexOf('\r')).split(' ');
    request.method = words.value(0);
    request.target = words.value(1);
    return request;
}

} // namespace

TestAuthority TestAuthority::make(const QStringList &furtherNames)
{
    TestAuthority made;
    const auto now = base::SystemClock().now();
    const auto from = now - std::chrono::hours(1), to = now + std::chrono::hours(24);
    auto caKey = installation::makeKey();
    auto ca = installation::makeAuthority(caKey->get(), {QStringLiteral("test CA"), {}, from, to});
    auto leafKey = installation::makeKey();
    auto leaf = installation::makeLeaf(leafKey->get(),
                                       {QStringLiteral("test"),
                                        QStringList{client::verifyNameOf(made.installation)} + furtherNames,
                                        from, to},
                                       ca->get(), caKey->get());
    made.caPem = *installation::certificateToPem(ca->get());
    made.leafPem = *installation::certificateToPem(leaf->get());
    const auto keyPem = installation::keyToPem(leafKey->get());
    made.leafKeyPem = keyPem->view().toByteArray();
    made.fingerprint = *installation::publicKeyFingerprint(ca->get());
    return made;
}

class ScriptedServer::Listener : public QObject
{
public:
    Listener(ScriptedServer &server, const TestAuthority &authority, Script script)
        : m_server(server)
        , m_script(std::move(script))
    {
        m_configuration = QSslConfiguration::defaultConfiguration();
        m_configuration.setLocalCertificateChain(QSslCertificate::fromData(authority.leafPem) +
                                                 QSslCertificate::fromData(authority.caPem));
        m_configuration.setPrivateKey(QSslKey(authority.leafKeyPem, QSsl::Ec));
        m_configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    }

    void listen()
    {
        m_listener = std::make_unique<QSslServer>();
        m_listener->setSslConfiguration(m_configuration);
        connect(m_listener.get(), &QTcpServer::pendingConnectionAvailable, this, [this] {
            while (QTcpSocket *socket = m_listener->nextPendingConnection())
                welcome(socket);
        });
        if (!m_listener->listen(QHostAddress::LocalHost))
            qFatal("the scripted server cannot listen");
        m_server.m_port = m_listener->serverPort();
    }
    void end() { m_listener.reset(); }

private:
    void welcome(QTcpSocket *socket)
    {
        const auto bytes = std::make_shared<QByteArray>();
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        const auto read = [this, socket, bytes] {
            *bytes += socket->readAll();
            while (const auto request = takeRequest(*bytes))
                answer(socket, *request);
        };
        connect(socket, &QTcpSocket::readyRead, this, read);
        read();
    }

    void answer(QTcpSocket *socket, const ReceivedRequest &request)
    {
        {
            const std::lock_guard lock(m_server.m_mutex);
            m_server.m_received += request;
        }
        const ScriptedAnswer answer = m_script(request);
        socket->write(answer.bytes);
        int delay = 0;
        for (const auto &piece : answer.later)
            QTimer::singleShot(delay += 20, socket, [socket, piece] { socket->write(piece); });
        if (answer.closesAfter)
            QTimer::singleShot(delay + 20, socket, [socket] { socket->disconnectFromHost(); });
    }

    ScriptedServer &m_server;
    Script m_script;
    QSslConfiguration m_configuration;
    std::unique_ptr<QSslServer> m_listener;
};

ScriptedServer::ScriptedServer(const TestAuthority &authority, Script script)
    : m_listener(std::make_unique<Listener>(*this, authority, std::move(script)))
{
    m_listener->moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_listener.get(), [this] { m_listener->listen(); }, Qt::BlockingQueuedConnection);
}

ScriptedServer::~ScriptedServer()
{
    QMetaObject::invokeMethod(
        m_listener.get(), [this] { m_listener->end(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

client::ServerAddress ScriptedServer::address() const
{
    return {QStringLiteral("127.0.0.1"), m_port};
}

QList<ReceivedRequest> ScriptedServer::received() const
{
    const std::lock_guard lock(m_mutex);
    return m_received;
}

QByteArray httpAnswer(int status, const QByteArray &body, const QByteArray &furtherHeaders)
{
    return "HTTP/1.1 " + QByteArray::number(status) +
           " X\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + furtherHeaders + "\r\n" +
           body;
}

} // namespace retinue::test
