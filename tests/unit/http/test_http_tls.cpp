#include "core/http/tls_context.h"
#include "tests/unit/http/check.h"
#include "tests/unit/http/test_client.h"
#include "tests/unit/http/test_server.h"

#include <openssl/ssl.h>

#include <array>
#include <csignal>
#include <linux/capability.h>
#include <sched.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <thread>
#include <unistd.h>

using namespace retinue::http;
using namespace retinue::http::test;

TEST_CASE(ticket_whenPresented_resumes)
{
    TestServer server;
    for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        TestClient::Settings settings;
        settings.maxTlsVersion = version;
        TestClient first(server.port(), settings);
        CHECK_EQUAL(first.request(get("/")).status, 200); // by now the ticket has come
        CHECK(!first.wasResumed());
        auto session = first.session();
        first.close();
        // More than once around the threads: a ticket is good on each of them.
        for (int i = 0; i < 4; ++i) {
            settings.session = session.get();
            TestClient next(server.port(), settings);
            CHECK(next.wasResumed());
            CHECK_EQUAL(next.request(get("/")).status, 200);
            session = next.session(); // a ticket of TLS 1.3 is used once
            next.close();             // without a good-bye the client's library would give the session up
        }
    }
}

TEST_CASE(useCertificate_whenRunning_isForNewConnectionsOnly)
{
    TestServer server;
    TestClient before(server.port());
    CHECK_EQUAL(before.serverName(), "first");
    const Identity second = makeIdentity("second");
    CHECK(!server.server().useCertificate(second.certificatePem, second.privateKeyPem).has_value());
    TestClient after(server.port());
    CHECK_EQUAL(after.serverName(), "second");
    CHECK_EQUAL(after.request(get("/")).status, 200);
    CHECK_EQUAL(before.request(get("/")).status, 200);
}

TEST_CASE(useCertificate_whenUnusable_saysWhyAndChangesNothing)
{
    TestServer server;
    const Identity one = makeIdentity("one");
    const Identity two = makeIdentity("two");
    const auto problem = [&](const std::string &certificate, const std::string &key) {
        const std::string text = server.server().useCertificate(certificate, key).value_or("none");
        return text.substr(0, text.find(':'));
    };
    CHECK_EQUAL(problem("", ""), "the certificate cannot be read");
    CHECK_EQUAL(problem("rubbish", one.privateKeyPem), "the certificate cannot be read");
    CHECK_EQUAL(problem(one.certificatePem, "rubbish"), "the private key cannot be read");
    CHECK_EQUAL(problem(one.certificatePem, two.privateKeyPem),
                "the private key does not belong to the certificate");
    CHECK_EQUAL(problem(one.certificatePem + "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
                        one.privateKeyPem),
                "the certificate's chain cannot be read");
    CHECK_EQUAL(TestClient(server.port()).serverName(), "first");
}

namespace {

using Cause = StartProblem::Cause;

/// In the way checks are printed.
std::string whatOf(const std::optional<StartProblem> &problem)
{
    return problem ? problem->what : "started";
}

/// Ends with a network of its own, where ports below 1024 are reserved whatever the machine's setting, and
/// without the right to use them: what an ordinary user has. Only of the thread that calls it.
void becomeUnprivileged()
{
    (void)unshare(CLONE_NEWNET); // needs root; who is not has no right to lose either
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    std::array<__user_cap_data_struct, _LINUX_CAPABILITY_U32S_3> rights{};
    CHECK(syscall(SYS_capget, &header, rights.data()) == 0);
    rights[0].effective &= ~(1U << CAP_NET_BIND_SERVICE);
    CHECK(syscall(SYS_capset, &header, rights.data()) == 0);
}

} // namespace

TEST_CASE(start_whenThePortIsReserved_isACauseOfItsOwn)
{
    const Identity identity = makeIdentity("first");
    Options options;
    options.port = 80;
    options.certificatePem = identity.certificatePem;
    options.privateKeyPem = identity.privateKeyPem;
    std::optional<StartProblem> problem;
    std::thread([&] {
        becomeUnprivileged();
        problem = Server(options, echoHandler()).start();
    }).join();
    CHECK(problem.has_value());
    CHECK(problem->cause == Cause::PortReserved);
    CHECK_EQUAL(problem->what, "cannot listen on [::]:80: Permission denied");
}

TEST_CASE(start_whenItCannot_saysWhy)
{
    const Identity identity = makeIdentity("first");
    TestServer server;
    Options options;
    options.address = "127.0.0.1";
    options.port = server.port();
    options.certificatePem = identity.certificatePem;
    options.privateKeyPem = identity.privateKeyPem;
    const std::string where = "cannot listen on 127.0.0.1:" + std::to_string(server.port()) + ": ";
    const auto taken = Server(options, echoHandler()).start();
    CHECK_EQUAL(whatOf(taken).substr(0, where.size()), where);
    CHECK(taken->cause == Cause::PortTaken);
    options.address = "not-numeric";
    const auto unknown = Server(options, echoHandler()).start();
    CHECK_EQUAL(whatOf(unknown), "cannot listen on not-numeric: not a numeric address");
    CHECK(unknown->cause == Cause::Other);
    options.privateKeyPem.clear();
    CHECK(Server(options, echoHandler()).start().has_value());
    CHECK_EQUAL(TestClient(server.port()).request(get("/")).status, 200);
}

TEST_CASE(start_whenOnAnyAddress_servesIpv4)
{
    const Identity identity = makeIdentity("first");
    Options options;
    options.port = 0;
    options.certificatePem = identity.certificatePem;
    options.privateKeyPem = identity.privateKeyPem;
    Server server(options, handlerOf([](Request &&request, Responder &&responder) {
                      responder.send(textResponse(200, request.remoteAddress));
                  }));
    CHECK_EQUAL(server.port(), 0);
    CHECK_EQUAL(whatOf(server.start()), "started");
    CHECK_EQUAL(TestClient(server.port()).request(get("/")).body, "127.0.0.1");
    CHECK_EQUAL(whatOf(server.start()), "the listener has been started already");
}

TEST_CASE(start_whenItRuns_hasPreparedTheProcess)
{
    const TestServer server;
    rlimit files{};
    CHECK_EQUAL(getrlimit(RLIMIT_NOFILE, &files), 0);
    CHECK_EQUAL(files.rlim_cur, files.rlim_max);
    struct sigaction action = {};
    CHECK_EQUAL(sigaction(SIGPIPE, nullptr, &action), 0);
    CHECK(action.sa_handler == SIG_IGN);
}

TEST_CASE(handshake_whenTooOldOrForeign_isRefused)
{
    TestServer server;
    TestClient::Settings settings;
    settings.maxTlsVersion = TLS1_1_VERSION;
    CHECK(!TestClient(server.port(), settings).isConnected());
    settings = {};
    settings.protocols = "h2";
    CHECK(!TestClient(server.port(), settings).isConnected());
    settings.protocols = "h2,http/1.1";
    TestClient client(server.port(), settings);
    CHECK_EQUAL(client.protocol(), "http/1.1");
    CHECK_EQUAL(client.request(get("/")).status, 200);
    CHECK(waitUntil([&] { return server.server().statistics().handshakesFailed == 2; }));
}

TEST_CASE(handshake_whenItIsNoTls_isClosed)
{
    TestServer server;
    for (const std::string &bytes :
         {get("/"), std::string(100, '\0'), std::string("\x16\x03\x01\xff\xff") + std::string(1000, 'a')}) {
        const int socket = connectTcp(server.port());
        CHECK(socket >= 0);
        CHECK_EQUAL(::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL),
                    static_cast<ssize_t>(bytes.size()));
        ::shutdown(socket, SHUT_WR);
        CHECK(waitUntilTcpClosed(socket));
        ::close(socket);
    }
    CHECK_EQUAL(TestClient(server.port()).request(get("/")).status, 200);
    CHECK(waitUntil([&] { return server.server().statistics().handshakesFailed == 3; }));
}

TEST_CASE(handshake_whenHalfOpen_endsAtTheDeadline)
{
    TestServer server(limitsWith(&Limits::handshake, std::chrono::milliseconds(1500)));
    const int silent = connectTcp(server.port());
    const int begun = connectTcp(server.port());
    const std::string half("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11);
    CHECK_EQUAL(::send(begun, half.data(), half.size(), MSG_NOSIGNAL), static_cast<ssize_t>(half.size()));
    CHECK_EQUAL(TestClient(server.port()).request(get("/")).status, 200);
    CHECK(waitUntilTcpClosed(silent));
    CHECK(waitUntilTcpClosed(begun));
    ::close(silent);
    ::close(begun);
    CHECK(waitUntil([&] { return server.server().statistics().handshakesFailed == 2; }));
}
