#include "core/smb/probe.h"

#include <QDeadlineTimer>

#include <cerrno>
#include <memory>
#include <netdb.h>
#include <optional>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace retinue::smb {

namespace {

using Addresses = std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)>;

/// A connected socket, or none.
class Connected
{
public:
    Connected(const addrinfo &to, std::chrono::milliseconds patience)
        : m_socket(::socket(to.ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0))
    {
        if (m_socket < 0) {
            m_problem = errno;
            return;
        }
        if (::connect(m_socket, to.ai_addr, to.ai_addrlen) == 0)
            return;
        m_problem = errno;
        if (m_problem != EINPROGRESS)
            return;
        if (!awaits(POLLOUT, QDeadlineTimer(patience))) {
            m_problem = ETIMEDOUT;
            return;
        }
        socklen_t size = sizeof m_problem;
        ::getsockopt(m_socket, SOL_SOCKET, SO_ERROR, &m_problem, &size);
    }
    ~Connected()
    {
        if (m_socket >= 0)
            ::close(m_socket);
    }
    Connected(const Connected &) = delete;
    Connected &operator=(const Connected &) = delete;

    [[nodiscard]] int problem() const { return m_problem; }
    [[nodiscard]] bool awaits(short event, QDeadlineTimer deadline) const
    {
        pollfd waiting{m_socket, event, 0};
        int ready = 0;
        do
            ready = ::poll(&waiting, 1, int(deadline.remainingTime()));
        while (ready < 0 && errno == EINTR);
        return ready > 0;
    }
    [[nodiscard]] int socket() const { return m_socket; }

private:
    int m_socket;
    int m_problem = 0;
};

std::variant<Addresses, Fault> addressesOf(const ShareAddress &address)
{
    addrinfo wanted{};
    wanted.ai_socktype = SOCK_STREAM;
    addrinfo *found = nullptr;
    const int problem = ::getaddrinfo(address.host.toUtf8().constData(),
                                      QByteArray::number(address.portOrUsual()).constData(), &wanted, &found);
    if (problem != 0)
        return Fault{Step::Name, Cause::NotThere, {}, QString::fromLocal8Bit(::gai_strerror(problem))};
    return Addresses(found, &::freeaddrinfo);
}

Fault unconnected(int systemError)
{
    if (systemError == ECONNREFUSED)
        return {Step::Port, Cause::NotThere, {}, {}};
    if (systemError == ETIMEDOUT)
        return {Step::Host, Cause::Silent, {}, {}};
    return {Step::Host, Cause::NotThere, {}, qt_error_string(systemError)};
}

Fault unusable(NoOffer reason)
{
    switch (reason) {
    case NoOffer::OnlySmb1:
        return {Step::Agreement,
                Cause::NotSafe,
                {},
                QStringLiteral("it speaks only SMB 1, which is not safe; turn on SMB 2 or later there")};
    case NoOffer::NotSmb:
        return {Step::Agreement,
                Cause::NotSafe,
                {},
                QStringLiteral("what listens on the port is no SMB server; check the port")};
    case NoOffer::Incomplete:
        return {
            Step::Agreement,
            Cause::NotSafe,
            {},
            QStringLiteral("it ends the talk when asked for SMB 2 or later; turn that on there (SMB 1 is not "
                           "safe and not used), and check the port")};
    }
    Q_UNREACHABLE();
}

std::variant<Offer, Fault> ask(const Connected &connected, std::chrono::milliseconds patience)
{
    const QByteArray request = negotiateRequest();
    const QDeadlineTimer deadline(patience);
    if (::send(connected.socket(), request.constData(), std::size_t(request.size()), MSG_NOSIGNAL) !=
        request.size())
        return unusable(NoOffer::Incomplete);
    QByteArray answer;
    for (;;) {
        if (!connected.awaits(POLLIN, deadline))
            return Fault{Step::Agreement, Cause::Silent, {}, {}};
        char piece[4096];
        const ssize_t got = ::recv(connected.socket(), piece, sizeof piece, 0);
        if (got <= 0)
            return unusable(NoOffer::Incomplete);
        answer.append(piece, got);
        const auto read = negotiateAnswer(answer);
        if (const auto *offer = std::get_if<Offer>(&read))
            return *offer;
        if (const NoOffer reason = std::get<NoOffer>(read); reason != NoOffer::Incomplete)
            return unusable(reason);
    }
}

} // namespace

std::variant<Offer, Fault> probe(const ShareAddress &address, std::chrono::milliseconds patience,
                                 const std::function<void(Step)> &at)
{
    at(Step::Name);
    auto looked = addressesOf(address);
    if (auto *fault = std::get_if<Fault>(&looked))
        return *fault;
    std::optional<Fault> worst;
    for (const addrinfo *one = std::get<Addresses>(looked).get(); one; one = one->ai_next) {
        at(Step::Host);
        const Connected connected(*one, patience);
        if (connected.problem() == 0) {
            at(Step::Agreement);
            return ask(connected, patience);
        }
        // A host that refuses is there: the most telling of several addresses' answers.
        if (Fault fault = unconnected(connected.problem()); !worst || fault.step == Step::Port)
            worst = std::move(fault);
    }
    return worst.value_or(Fault{Step::Name, Cause::NotThere, {}, {}});
}

} // namespace retinue::smb
