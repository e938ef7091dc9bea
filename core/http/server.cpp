#include "core/http/server.h"

#include "core/http/event_loop.h"
#include "core/http/network_thread.h"
#include "core/http/service.h"
#include "core/http/tls_context.h"

#include <algorithm>
#include <csignal>
#include <future>
#include <limits>
#include <mutex>
#include <thread>

#ifndef _WIN32
#include <sys/resource.h>
#endif

namespace retinue::http {

namespace {

/// Writing to a connection that the client has reset must be an error, not the end of the process. And ten
/// thousand devices need as many descriptors as the system lets us have.
void prepareProcess()
{
#ifndef _WIN32
    std::signal(SIGPIPE, SIG_IGN);
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) == 0 && files.rlim_cur < files.rlim_max) {
        files.rlim_cur = files.rlim_max;
        setrlimit(RLIMIT_NOFILE, &files);
    }
#endif
}

/// What prepareProcess() will get.
std::uint64_t mostDescriptors()
{
#ifndef _WIN32
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) == 0 && files.rlim_max != RLIM_INFINITY)
        return files.rlim_max;
#endif
    return std::numeric_limits<std::uint64_t>::max();
}

} // namespace

class Server::Impl
{
public:
    Impl(Options options, Handler handler)
        : m_options(std::move(options))
        , m_service(std::make_shared<Service>(withinDescriptors(m_options.limits, mostDescriptors()),
                                              std::move(handler)))
    {
    }

    std::optional<StartProblem> start();
    std::optional<std::string> useCertificate(const std::string &certificatePem,
                                              const std::string &privateKeyPem);
    void stop(std::chrono::milliseconds drain);

    [[nodiscard]] std::uint16_t port() const { return m_port; }
    [[nodiscard]] Statistics statistics() const { return m_service->statistics(); }

private:
    [[nodiscard]] TlsContext tls() const;
    void accepted(Socket socket, std::string remoteAddress);
    void closeAcceptor();

    const Options m_options;
    const std::shared_ptr<Service> m_service;
    mutable std::mutex m_tlsMutex;
    TlsContext m_tls;
    std::uint16_t m_port = 0;
    // The first one accepts. Declared before the acceptor, which lives on its loop.
    std::vector<std::shared_ptr<NetworkThread>> m_threads;
    std::size_t m_chosen = 0; ///< of the acceptor's thread: who gets the next socket
    std::unique_ptr<Acceptor> m_acceptor;
};

std::optional<std::string> Server::Impl::useCertificate(const std::string &certificatePem,
                                                        const std::string &privateKeyPem)
{
    auto made = makeTlsContext(certificatePem, privateKeyPem);
    if (auto *problem = std::get_if<std::string>(&made))
        return std::move(*problem);
    const std::lock_guard lock(m_tlsMutex);
    m_tls = std::get<TlsContext>(made);
    return std::nullopt;
}

TlsContext Server::Impl::tls() const
{
    const std::lock_guard lock(m_tlsMutex);
    return m_tls;
}

std::optional<StartProblem> Server::Impl::start()
{
    if (!m_threads.empty())
        return StartProblem{StartProblem::Cause::Other, "the listener has been started already"};
    if (auto problem = useCertificate(m_options.certificatePem, m_options.privateKeyPem))
        return StartProblem{StartProblem::Cause::Other, std::move(*problem)};
    prepareProcess();

    const unsigned count =
        m_options.threads > 0 ? m_options.threads : std::max(2U, std::thread::hardware_concurrency());
    for (unsigned i = 0; i < count; ++i)
        m_threads.push_back(std::make_shared<NetworkThread>(m_service));
    m_acceptor = std::make_unique<Acceptor>(
        m_threads.front()->loop(),
        [this]() -> EventLoop & {
            m_chosen = (m_chosen + 1) % m_threads.size();
            return m_threads[m_chosen]->loop();
        },
        [this](Socket socket, std::string remoteAddress) {
            accepted(std::move(socket), std::move(remoteAddress));
        });
    if (auto problem = m_acceptor->listen(m_options.address, m_options.port)) {
        m_acceptor.reset();
        m_threads.clear();
        return problem;
    }
    m_port = m_acceptor->port();
    for (const auto &thread : m_threads)
        thread->start();
    return std::nullopt;
}

void Server::Impl::accepted(Socket socket, std::string remoteAddress)
{
    if (m_service->enter(remoteAddress))
        m_threads[m_chosen]->adopt(std::move(socket), std::move(remoteAddress), tls());
}

/// Returns when no further socket will be handed out.
void Server::Impl::closeAcceptor()
{
    std::promise<void> closed;
    m_threads.front()->loop().post([this, &closed] {
        m_acceptor->close();
        closed.set_value();
    });
    closed.get_future().wait();
}

void Server::Impl::stop(std::chrono::milliseconds drain)
{
    if (!m_acceptor)
        return;
    closeAcceptor();
    m_service->beginStop();
    for (const auto &thread : m_threads)
        thread->drain(drain);
    for (const auto &thread : m_threads)
        thread->join();
    m_acceptor.reset();
}

Server::Server(Options options, Handler handler)
    : m_impl(std::make_unique<Impl>(std::move(options), std::move(handler)))
{
}

Server::~Server()
{
    stop(std::chrono::milliseconds(0));
}

std::optional<StartProblem> Server::start()
{
    return m_impl->start();
}

std::uint16_t Server::port() const
{
    return m_impl->port();
}

std::optional<std::string> Server::useCertificate(const std::string &certificatePem,
                                                  const std::string &privateKeyPem)
{
    return m_impl->useCertificate(certificatePem, privateKeyPem);
}

void Server::stop(std::chrono::milliseconds drain)
{
    m_impl->stop(drain);
}

Statistics Server::statistics() const
{
    return m_impl->statistics();
}

} // namespace retinue::http
