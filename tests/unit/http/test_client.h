#pragma once

#include <openssl/ssl.h>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace retinue::http::test {

struct Reply
{
    int status = 0; ///< 0: the connection ended before a whole head
    std::string head;
    std::map<std::string, std::string> headers; ///< names in lower case
    std::string body;
    bool complete = false; ///< the body's end was there as announced
};

/// A blocking HTTPS client with everything a polite one would not do. Every wait ends after some seconds,
/// which a test then sees as a missing answer. One thread.
class TestClient
{
public:
    struct Settings
    {
        std::string protocols; ///< to offer by ALPN, comma-separated; empty: no ALPN
        SSL_SESSION *session = nullptr;
        int maxTlsVersion = 0;
        int receiveBuffer = 0; ///< bytes, 0 for the system's
    };

    explicit TestClient(std::uint16_t port);
    TestClient(std::uint16_t port, const Settings &settings);
    ~TestClient();
    TestClient(const TestClient &) = delete;
    TestClient &operator=(const TestClient &) = delete;

    [[nodiscard]] bool isConnected() const { return m_connected; }
    /// False if the server has closed.
    bool send(std::string_view bytes);
    /// One request and its reply. `head`: the reply has no body.
    Reply request(std::string_view bytes, bool head = false);
    Reply readReply(bool head = false);
    /// Whatever comes next; empty at the end of the connection or when nothing comes.
    std::string readSome();
    /// One chunk of a chunked response; nothing at its proper end or when it breaks off.
    std::optional<std::string> readChunk();
    std::string readLine();
    /// Reads and drops until the server closes; false if it does not.
    bool waitUntilClosed();

    /// Leaves with a good-bye, without, or with a reset.
    void close();
    void vanish();
    void reset();

    [[nodiscard]] std::string serverName() const; ///< the certificate's common name
    [[nodiscard]] bool wasResumed() const;
    [[nodiscard]] std::string protocol() const; ///< chosen by ALPN
    /// The session of a ticket that has come by now.
    [[nodiscard]] std::shared_ptr<SSL_SESSION> session() const;
    [[nodiscard]] int handle() const { return m_socket; }

private:
    bool fill();
    void readBody(Reply &reply);

    int m_socket = -1;
    std::unique_ptr<SSL_CTX, void (*)(SSL_CTX *)> m_context;
    std::unique_ptr<SSL, void (*)(SSL *)> m_ssl;
    bool m_connected = false;
    bool m_ended = false;
    std::string m_buffer;
};

/// A TCP connection to 127.0.0.1 without TLS; waits for answers are bounded. -1 if it is refused.
[[nodiscard]] int connectTcp(std::uint16_t port, int receiveBuffer = 0);
/// False if it stays open.
[[nodiscard]] bool waitUntilTcpClosed(int socket);

/// A request with Host and nothing else but `extra` (whole lines).
[[nodiscard]] std::string get(std::string_view target, std::string_view extra = {});
[[nodiscard]] std::string post(std::string_view target, std::string_view body, std::string_view extra = {});

} // namespace retinue::http::test
