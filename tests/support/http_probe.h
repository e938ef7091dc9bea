#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace retinue::test {

/// What a server answered.
struct ProbeAnswer
{
    int status = 0; ///< 0: the server closed, or said nothing in time
    std::vector<std::pair<std::string, std::string>> headers; ///< names in lower case
    std::string body;

    /// The value of a header (lower-case name); empty if it is not there.
    [[nodiscard]] std::string header(std::string_view name) const;
};

/// A small blocking HTTPS client for tests: it sends exactly what it is told to, right or wrong. One
/// connection, kept open from request to request and made anew when the server closed it; to 127.0.0.1 only.
/// Every wait is bounded by `patience`. Not thread-safe; never throws.
class HttpProbe
{
public:
    using Headers = std::vector<std::pair<std::string, std::string>>;

    /// With a CA (PEM) the server's certificate must come from it and name `verifyName`; without, anything
    /// goes.
    explicit HttpProbe(std::uint16_t port, std::string caPem = {}, std::string verifyName = {},
                       std::chrono::milliseconds patience = std::chrono::seconds(30));
    ~HttpProbe();
    HttpProbe(HttpProbe &&) noexcept;
    HttpProbe &operator=(HttpProbe &&) noexcept;

    /// One request and its whole answer. Host and, with a body or a method that takes one, Content-Length are
    /// added unless they are given.
    ProbeAnswer request(const std::string &method, const std::string &target, const Headers &headers = {},
                        const std::string &body = {});

    /// The pieces, for requests whose answer is held open. False when the connection could not be used.
    bool send(const std::string &method, const std::string &target, const Headers &headers = {},
              const std::string &body = {});
    bool sendRaw(std::string_view bytes);
    /// Status and headers; the body stays unread unless its length is known.
    ProbeAnswer receiveHead();
    ProbeAnswer receive(bool headOnly = false);
    /// Reads on in a chunked answer until its decoded text contains `text`; all of it so far, or nothing when
    /// it ended or time ran out before.
    std::optional<std::string> readUntil(std::string_view text);
    /// Reads on in a chunked answer to its proper end; false if it was cut off.
    bool readToEnd();
    void close();

private:
    class Connection;
    std::unique_ptr<Connection> m_connection;
};

} // namespace retinue::test
