#pragma once

#include "core/base/ids.h"
#include "core/client/server_address.h"

#include <QByteArray>
#include <QList>
#include <QThread>

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace retinue::test {

/// A CA of its own and a leaf of it, as a server's installation makes them.
struct TestAuthority
{
    InstallationId installation = InstallationId::random();
    QByteArray caPem, leafPem, leafKeyPem;
    QString fingerprint; ///< as the server side computes it

    [[nodiscard]] static TestAuthority make(const QStringList &furtherNames = {});
};

struct ReceivedRequest
{
    QByteArray method, target, head, body;
};

/// What a scripted server does with a request.
struct ScriptedAnswer
{
    QByteArray bytes;              ///< written as they are; empty: it says nothing and keeps the connection
    bool closesAfter = false;      ///< and closes the connection
    std::vector<QByteArray> later; ///< written one by one, 20 ms apart
};

/// A TLS server on a free port of 127.0.0.1 that answers what a test tells it to, on a thread of its own.
class ScriptedServer
{
public:
    using Script = std::function<ScriptedAnswer(const ReceivedRequest &)>;
    ScriptedServer(const TestAuthority &authority, Script script);
    ~ScriptedServer();

    [[nodiscard]] client::ServerAddress address() const;
    [[nodiscard]] QList<ReceivedRequest> received() const;

private:
    class Listener;
    mutable std::mutex m_mutex;
    QList<ReceivedRequest> m_received; ///< guarded by m_mutex
    quint16 m_port = 0;
    QThread m_thread;
    std::unique_ptr<Listener> m_listener;
};

/// An HTTP answer with Content-Length.
[[nodiscard]] QByteArray httpAnswer(int status, const QByteArray &body,
                                    const QByteArray &furtherHeaders = {});

} // namespace retinue::test
