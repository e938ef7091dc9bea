#pragma once

#include <atomic>
#include <cstdint>

namespace retinue::bench {

/// Passes TCP connections on to a port of this machine's loopback, one after the other, and counts their
/// bytes of both directions: what a program says of its own traffic leaves out TLS and headers. A system call
/// that fails ends the program.
class Relay
{
public:
    /// `port` 0: a free one.
    Relay(std::uint16_t port, std::uint16_t to);
    ~Relay();
    Relay(const Relay &) = delete;
    Relay &operator=(const Relay &) = delete;

    [[nodiscard]] std::uint16_t port() const { return m_port; }
    /// Waits for a connection and passes it on until either end closes it; the seconds from its beginning to
    /// its end. Negative: stop() was called instead.
    double serveOne();
    /// Ends serveOne() of another thread, now or when it is called; the connection, too.
    void stop();
    /// So far; of any thread.
    [[nodiscard]] std::uint64_t bytes() const { return m_bytes; }

private:
    void pass(int from, int to);

    const std::uint16_t m_to;
    std::uint16_t m_port = 0;
    int m_listening = -1;
    int m_stop[2] = {-1, -1}; ///< a pipe, readable once it is to stop
    std::atomic<std::uint64_t> m_bytes{0};
};

} // namespace retinue::bench
