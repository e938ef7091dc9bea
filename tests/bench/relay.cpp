#include "tests/bench/relay.h"

#include "tests/bench/loop.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

namespace retinue::bench {

namespace {

constexpr std::size_t kPiece = 256 * 1024;

int need(int result, const char *what)
{
    if (result < 0)
        fail(std::string(what) + ": " + std::strerror(errno));
    return result;
}

sockaddr_in loopback(std::uint16_t port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

void sendAtOnce(int socket)
{
    const int yes = 1;
    need(::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes), "setsockopt");
}

} // namespace

Relay::Relay(std::uint16_t port, std::uint16_t to) : m_to(to)
{
    need(::pipe(m_stop), "pipe");
    m_listening = need(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), "socket");
    const int yes = 1;
    need(::setsockopt(m_listening, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes), "setsockopt");
    sockaddr_in address = loopback(port);
    need(::bind(m_listening, reinterpret_cast<sockaddr *>(&address), sizeof address), "bind");
    need(::listen(m_listening, SOMAXCONN), "listen");
    socklen_t size = sizeof address;
    need(::getsockname(m_listening, reinterpret_cast<sockaddr *>(&address), &size), "getsockname");
    m_port = ntohs(address.sin_port);
}

Relay::~Relay()
{
    ::close(m_listening);
    ::close(m_stop[0]);
    ::close(m_stop[1]);
}

void Relay::stop()
{
    need(int(::write(m_stop[1], "", 1)), "write");
}

double Relay::serveOne()
{
    std::array<pollfd, 2> waiting{{{m_listening, POLLIN, 0}, {m_stop[0], POLLIN, 0}}};
    need(::poll(waiting.data(), waiting.size(), -1), "poll");
    if (waiting[1].revents)
        return -1;
    const int from = need(::accept4(m_listening, nullptr, nullptr, SOCK_CLOEXEC), "accept");
    const auto begin = Clock::now();
    const int to = need(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), "socket");
    const sockaddr_in address = loopback(m_to);
    need(::connect(to, reinterpret_cast<const sockaddr *>(&address), sizeof address), "connect");
    sendAtOnce(from);
    sendAtOnce(to);
    pass(from, to);
    const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    ::close(from);
    ::close(to);
    return seconds;
}

/// Both directions; each waits for the other's room only while it has nothing else to do, so none blocks.
void Relay::pass(int first, int second)
{
    struct Direction
    {
        int from, to;
        std::vector<char> piece;
        std::size_t begin = 0, end = 0;
    };
    std::array<Direction, 2> directions{
        {{first, second, std::vector<char>(kPiece)}, {second, first, std::vector<char>(kPiece)}}};
    for (;;) {
        std::array<pollfd, 5> waiting{};
        waiting[4] = {m_stop[0], POLLIN, 0};
        for (std::size_t i = 0; i < 2; ++i) {
            const Direction &direction = directions[i];
            const bool isFull = direction.begin < direction.end;
            waiting[2 * i] = {isFull ? -1 : direction.from, POLLIN, 0};
            waiting[2 * i + 1] = {isFull ? direction.to : -1, POLLOUT, 0};
        }
        need(::poll(waiting.data(), waiting.size(), -1), "poll");
        if (waiting[4].revents)
            return;
        for (std::size_t i = 0; i < 2; ++i) {
            Direction &direction = directions[i];
            if (waiting[2 * i].revents) {
                const auto got = ::recv(direction.from, direction.piece.data(), kPiece, MSG_DONTWAIT);
                if (got <= 0) // closed, or reset
                    return;
                direction.begin = 0;
                direction.end = std::size_t(got);
                m_bytes += std::uint64_t(got);
            }
            if (direction.begin < direction.end) {
                const auto sent = ::send(direction.to, direction.piece.data() + direction.begin,
                                         direction.end - direction.begin, MSG_DONTWAIT | MSG_NOSIGNAL);
                if (sent < 0 && errno != EAGAIN)
                    return;
                direction.begin += sent > 0 ? std::size_t(sent) : 0;
            }
        }
    }
}

} // namespace retinue::bench
