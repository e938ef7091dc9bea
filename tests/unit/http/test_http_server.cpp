#include "tests/unit/http/check.h"
#include "tests/unit/http/test_client.h"
#include "tests/unit/http/test_server.h"

#include <atomic>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <vector>

using namespace retinue::http;
using namespace retinue::http::test;

TEST_CASE(request_whenKeptAlive_isAnsweredAgainAndAgain)
{
    TestServer server;
    TestClient client(server.port());
    for (int i = 0; i < 50; ++i) {
        const Reply reply = client.request(post("/n" + std::to_string(i), "body"));
        CHECK_EQUAL(reply.status, 200);
        CHECK_EQUAL(reply.body, "POST /n" + std::to_string(i) + "|body");
        CHECK_EQUAL(reply.headers.count("connection"), 0U);
        CHECK_EQUAL(reply.headers.at("date").size(), 29U);
    }
    CHECK_EQUAL(server.server().statistics().requests, 50U);
    CHECK_EQUAL(server.server().statistics().connectionsOpen, 1U);
}

TEST_CASE(request_whenPipelined_isAnsweredInOrder)
{
    TestServer server;
    TestClient client(server.port());
    std::string all;
    for (int i = 0; i < 300; ++i)
        all += post("/" + std::to_string(i), std::string(static_cast<std::size_t>(i), 'x'));
    CHECK(client.send(all));
    for (int i = 0; i < 300; ++i)
        CHECK_EQUAL(client.readReply().body,
                    "POST /" + std::to_string(i) + "|" + std::string(static_cast<std::size_t>(i), 'x'));
}

TEST_CASE(request_whenPipelinedBehindDeferredAnswers_isAnsweredInOrder)
{
    std::vector<std::jthread> workers;
    std::mutex mutex;
    std::atomic<int> running{0};
    std::atomic<int> most{0};
    TestServer server(handlerOf([&](Request &&request, Responder &&responder) {
        most = std::max(most.load(), ++running);
        const std::lock_guard lock(mutex);
        workers.emplace_back([&running, target = request.target, answer = std::move(responder)]() mutable {
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
            --running;
            answer.send(textResponse(200, target));
        });
    }));
    TestClient client(server.port());
    std::string all;
    for (int i = 0; i < 40; ++i)
        all += get("/" + std::to_string(i));
    CHECK(client.send(all));
    for (int i = 0; i < 40; ++i)
        CHECK_EQUAL(client.readReply().body, "/" + std::to_string(i));
    // The next one is not looked at before the last one is answered.
    CHECK_EQUAL(most.load(), 1);
    server.server().stop(std::chrono::milliseconds(0));
    for (std::jthread &worker : workers)
        worker.join();
}

TEST_CASE(request_whenMorePipelinedThanKept_isStillAnswered)
{
    Handover<Responder> first;
    std::atomic<int> handled{0};
    TestServer server(handlerOf([&](Request &&request, Responder &&responder) {
        if (handled++ == 0)
            first.put(std::move(responder));
        else
            responder.send(textResponse(200, std::to_string(request.body.size())));
    }));
    TestClient client(server.port());
    CHECK(client.send(get("/first")));
    auto responder = first.take();
    CHECK(responder.has_value());
    for (int i = 0; i < 20; ++i)
        CHECK(client.send(post("/", std::string(9000, 'x'))));
    responder->send(textResponse(200, "first"));
    CHECK_EQUAL(client.readReply().body, "first");
    for (int i = 0; i < 20; ++i)
        CHECK_EQUAL(client.readReply().body, "9000");
}

TEST_CASE(head_whenAnswered_hasLengthAndNoBody)
{
    TestServer server;
    TestClient client(server.port());
    const Reply reply = client.request("HEAD /x HTTP/1.1\r\nHost: test\r\n\r\n", true);
    CHECK_EQUAL(reply.headers.at("content-length"), "8");
    // Had a body come, it would be taken for the next head.
    CHECK_EQUAL(client.request(get("/y")).body, "GET /y|");
}

TEST_CASE(response_whenItHasNoBodyByStatus_hasNone)
{
    TestServer server(handlerOf([](Request &&request, Responder &&responder) {
        responder.send(textResponse(request.target == "/204" ? 204 : 304, "must not be sent"));
    }));
    TestClient client(server.port());
    for (const char *target : {"/204", "/304", "/204"}) {
        const Reply reply = client.request(get(target));
        CHECK_EQUAL(std::to_string(reply.status), std::string(target).substr(1));
        CHECK_EQUAL(reply.headers.count("content-length"), 0U);
    }
}

TEST_CASE(expect_whenBodyIsWelcome_isToldToGoOn)
{
    TestServer server;
    TestClient client(server.port());
    CHECK(client.send("PUT /x HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n"));
    CHECK_EQUAL(client.readReply().status, 100);
    CHECK_EQUAL(client.request("body").body, "PUT /x|body");
    // A client that does not wait is not told.
    CHECK_EQUAL(
        client.request("PUT /y HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\nbody")
            .body,
        "PUT /y|body");
}

TEST_CASE(expect_whenRefused_isAnsweredAtOnceAndClosed)
{
    Handler handler = echoHandler();
    handler.admit = [](const RequestHead &head) -> Admission {
        CHECK_EQUAL(head.segments.at(0), "x");
        return textResponse(401, "who?");
    };
    TestServer server(std::move(handler));
    TestClient client(server.port());
    const Reply reply =
        client.request("PUT /x HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n");
    CHECK_EQUAL(reply.status, 401);
    CHECK_EQUAL(reply.headers.at("connection"), "close");
    CHECK(client.waitUntilClosed());
}

TEST_CASE(admission_whenShortRequestIsRefused_keepsTheConnection)
{
    std::atomic<int> handled{0};
    Handler handler = handlerOf([&](Request &&, Responder &&responder) {
        ++handled;
        responder.send(textResponse(200, "ok"));
    });
    handler.admit = [](const RequestHead &head) -> Admission {
        if (head.header("authorization"))
            return std::size_t{100};
        return textResponse(401, "who?");
    };
    TestServer server(std::move(handler));
    TestClient client(server.port());
    CHECK_EQUAL(client.request(get("/a")).status, 401);
    CHECK_EQUAL(client.request(post("/a", std::string(10000, 'x'))).status, 401);
    CHECK_EQUAL(client.request(post("/a", "x", "Authorization: Bearer x\r\n")).status, 200);
    CHECK_EQUAL(handled.load(), 1);
    const Reply reply = client.request(post("/a", std::string(20000, 'x')));
    CHECK_EQUAL(reply.status, 401);
    CHECK_EQUAL(reply.headers.at("connection"), "close");
    CHECK(client.waitUntilClosed());
}

TEST_CASE(admission_whenItAllowsMore_overridesTheLimit)
{
    Handler handler = handlerOf([](Request &&request, Responder &&responder) {
        responder.send(textResponse(200, std::to_string(request.body.size())));
    });
    handler.admit = [](const RequestHead &head) -> Admission {
        return head.segments.at(0) == "big" ? std::size_t{5'000'000} : std::size_t{10};
    };
    Limits limits;
    limits.maxBodyBytes = 1000;
    TestServer server(std::move(handler), limits);
    TestClient client(server.port());
    CHECK_EQUAL(client.request(post("/big", std::string(4'000'000, 'x'))).body, "4000000");
    CHECK_EQUAL(client.request(post("/small", std::string(11, 'x'))).status, 413);
}

TEST_CASE(admission_whenItThrows_answers500)
{
    Handler handler = echoHandler();
    handler.admit = [](const RequestHead &) -> Admission { throw std::runtime_error("broken"); };
    TestServer server(std::move(handler));
    TestClient client(server.port());
    CHECK_EQUAL(client.request(get("/a")).status, 500);
    CHECK_EQUAL(client.request(get("/a")).status, 500);
}

TEST_CASE(http10_whenNothingElseIsSaid_closes)
{
    TestServer server;
    TestClient client(server.port());
    const Reply reply = client.request("GET /x HTTP/1.0\r\n\r\n");
    CHECK_EQUAL(reply.body, "GET /x|");
    CHECK_EQUAL(reply.headers.at("connection"), "close");
    CHECK(client.waitUntilClosed());
}

TEST_CASE(http10_whenKeepAliveIsAsked_staysOpen)
{
    TestServer server;
    TestClient client(server.port());
    for (int i = 0; i < 3; ++i) {
        const Reply reply = client.request("GET /x HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
        CHECK_EQUAL(reply.headers.at("connection"), "keep-alive");
    }
}

TEST_CASE(connectionClose_whenAsked_closesAfterTheAnswer)
{
    TestServer server;
    TestClient client(server.port());
    CHECK(client.send(get("/x", "Connection: close\r\n") + get("/ignored")));
    CHECK_EQUAL(client.readReply().body, "GET /x|");
    CHECK(client.waitUntilClosed());
    CHECK_EQUAL(server.server().statistics().requests, 1U);
}

TEST_CASE(responseHeaders_whenTheyCarryLineEnds_cannotSplitTheResponse)
{
    TestServer server(handlerOf([](Request &&, Responder &&responder) {
        Response response = textResponse(200, "body");
        response.headers.emplace_back("X-Name", "a\r\nSet-Cookie: evil\r\n\r\n");
        response.headers.emplace_back("Content-Length", "1000");
        response.headers.emplace_back("Transfer-Encoding", "chunked");
        responder.send(std::move(response));
    }));
    TestClient client(server.port());
    const Reply reply = client.request(get("/"));
    CHECK_EQUAL(reply.headers.count("set-cookie"), 0U);
    CHECK_EQUAL(reply.headers.at("x-name"), "a  Set-Cookie: evil");
    CHECK_EQUAL(reply.headers.at("content-length"), "4");
    CHECK_EQUAL(reply.headers.count("transfer-encoding"), 0U);
    CHECK_EQUAL(reply.body, "body");
}

TEST_CASE(answer_whenItComesLaterFromAnotherThread_isSent)
{
    Handover<Responder> held;
    TestServer server(handlerOf([&](Request &&, Responder &&responder) { held.put(std::move(responder)); }));
    TestClient client(server.port());
    for (int i = 0; i < 20; ++i) {
        CHECK(client.send(get("/")));
        std::optional<Responder> responder = held.take();
        CHECK(responder.has_value());
        responder->send(textResponse(200, "later"));
        responder->send(textResponse(500, "twice")); // only the first one counts
        CHECK_EQUAL(client.readReply().body, "later");
    }
}

TEST_CASE(answer_whenTheResponderIsDropped_is500)
{
    Handover<Responder> held;
    TestServer server(handlerOf([&](Request &&request, Responder &&responder) {
        if (request.target == "/later")
            held.put(std::move(responder));
        else if (request.target == "/throws")
            throw std::runtime_error("broken");
    }));
    TestClient client(server.port());
    CHECK_EQUAL(client.request(get("/at-once")).status, 500);
    CHECK_EQUAL(client.request(get("/throws")).status, 500);
    CHECK(client.send(get("/later")));
    held.take().reset();
    CHECK_EQUAL(client.readReply().status, 500);
    CHECK_EQUAL(server.server().statistics().serverErrors, 3U);
}

TEST_CASE(answer_whenTheClientHasLeft_isAbandonedOnce)
{
    Handover<Responder> held;
    TestServer server(handlerOf([&](Request &&, Responder &&responder) { held.put(std::move(responder)); }));
    std::atomic<int> abandoned{0};
    const std::vector<void (*)(TestClient &)> ways{[](TestClient &c) { c.close(); },
                                                   [](TestClient &c) { c.vanish(); },
                                                   [](TestClient &c) { c.reset(); }};
    for (const auto &leave : ways) {
        TestClient client(server.port());
        CHECK(client.send(get("/poll")));
        std::optional<Responder> responder = held.take();
        CHECK(responder.has_value());
        const int before = abandoned.load();
        responder->onAbandoned([&] { ++abandoned; });
        leave(client);
        CHECK(waitUntil([&] { return abandoned.load() > before; }));
        responder->send(textResponse(200, "too late"));
        Stream stream = responder->startStream(200, {});
        CHECK(!stream.isOpen());
        bool told = false;
        responder->onAbandoned([&] { told = true; });
        CHECK(told);
        CHECK_EQUAL(abandoned.load(), before + 1);
    }
    CHECK(waitUntil([&] { return server.server().statistics().connectionsOpen == 0; }));
}

TEST_CASE(answer_whenItWasSent_isNotAbandoned)
{
    std::atomic<int> abandoned{0};
    TestServer server(handlerOf([&](Request &&, Responder &&responder) {
        responder.onAbandoned([&] { ++abandoned; });
        responder.send(textResponse(200, "ok"));
    }));
    {
        TestClient client(server.port());
        CHECK_EQUAL(client.request(get("/")).status, 200);
    }
    CHECK(waitUntil([&] { return server.server().statistics().connectionsOpen == 0; }));
    CHECK_EQUAL(abandoned.load(), 0);
}

TEST_CASE(sharedBody_whenLarge_arrivesWhole)
{
    auto big = std::make_shared<std::string>();
    for (int i = 0; i < 1'000'000; ++i)
        *big += std::to_string(i);
    TestServer server(handlerOf([&](Request &&, Responder &&responder) {
        Response response = textResponse(200, "not this");
        response.sharedBody = big;
        responder.send(std::move(response));
    }));
    TestClient client(server.port());
    for (int i = 0; i < 3; ++i)
        CHECK(client.request(get("/")).body == *big);
}

TEST_CASE(errors_whenTheApplicationDescribesThem_haveItsForm)
{
    Handler handler = echoHandler();
    handler.describeError = [](int status, std::string_view reason) {
        if (status == 501)
            throw std::runtime_error("broken");
        return textResponse(200, "problem: " + std::string(reason));
    };
    TestServer server(std::move(handler));
    TestClient client(server.port());
    const Reply reply = client.request("GET / HTTP/1.1\r\n\r\n");
    CHECK_EQUAL(reply.status, 400);
    CHECK_EQUAL(reply.body, "problem: there must be exactly one Host");
    TestClient other(server.port());
    CHECK_EQUAL(other.request("FOO / HTTP/1.1\r\nHost: a\r\n\r\n").status, 501);
    CHECK_EQUAL(server.server().statistics().clientErrors, 1U);
    CHECK_EQUAL(server.server().statistics().serverErrors, 1U);
}

TEST_CASE(connections_whenTooMany_areClosedAtOnce)
{
    Limits limits;
    limits.maxConnections = 2;
    TestServer server(limits);
    auto first = std::make_unique<TestClient>(server.port());
    TestClient second(server.port());
    CHECK_EQUAL(first->request(get("/")).status, 200);
    const TestClient third(server.port());
    CHECK(!third.isConnected());
    CHECK_EQUAL(second.request(get("/")).status, 200);
    first->close();
    CHECK(waitUntil([&] { return server.server().statistics().connectionsOpen == 1; }));
    TestClient fourth(server.port());
    CHECK_EQUAL(fourth.request(get("/")).status, 200);
    CHECK_EQUAL(server.server().statistics().connectionsRefused, 1U);
}

TEST_CASE(connections_whenTooManyFromOneAddress_areClosedAtOnce)
{
    Limits limits;
    limits.maxConnectionsPerAddress = 1;
    TestServer server(limits);
    TestClient first(server.port());
    CHECK_EQUAL(first.request(get("/")).status, 200);
    CHECK(!TestClient(server.port()).isConnected());
    CHECK_EQUAL(first.request(get("/")).status, 200);
}

namespace {

/// Knows whoever sends credentials.
Handler vouchingHandler()
{
    return handlerOf([](Request &&request, Responder &&responder) {
        const auto credentials = request.header("authorization");
        const bool good = !credentials || responder.vouch(*credentials);
        responder.send(textResponse(good ? 200 : 429, "ok"));
    });
}

const std::string kKnown = "Authorization: Bearer x\r\n";

} // namespace

TEST_CASE(strangers_whenTooMany_keepNobodyOutWhoIsKnown)
{
    TestServer server(vouchingHandler(), limitsWith(&Limits::maxStrangersPerAddress, std::size_t{2}));
    std::vector<std::unique_ptr<TestClient>> known;
    for (int i = 0; i < 4; ++i) {
        known.push_back(std::make_unique<TestClient>(server.port()));
        CHECK_EQUAL(known.back()->request(get("/", kKnown)).status, 200);
    }
    const TestClient silent(server.port());
    TestClient asking(server.port());
    CHECK_EQUAL(asking.request(get("/")).status, 200);
    CHECK(!TestClient(server.port()).isConnected());
    for (const auto &client : known)
        CHECK_EQUAL(client->request(get("/")).status, 200);
    CHECK_EQUAL(asking.request(get("/", kKnown)).status, 200);
    CHECK(TestClient(server.port()).isConnected());
}

TEST_CASE(client_withTooManyConnections_isToldSo)
{
    TestServer server(vouchingHandler(), limitsWith(&Limits::maxConnectionsPerClient, std::size_t{1}));
    TestClient first(server.port());
    TestClient second(server.port());
    for (int i = 0; i < 2; ++i)
        CHECK_EQUAL(first.request(get("/", kKnown)).status, 200);
    CHECK_EQUAL(second.request(get("/", kKnown)).status, 429);
    CHECK_EQUAL(second.request(get("/", "Authorization: Bearer y\r\n")).status, 200);
    first.close();
    CHECK(waitUntil([&] { return server.server().statistics().connectionsOpen == 1; }));
    TestClient third(server.port());
    CHECK_EQUAL(third.request(get("/", kKnown)).status, 200);
}

TEST_CASE(stranger_whenItsTimeIsOver_isClosedHoweverBusy)
{
    TestServer server(vouchingHandler(), limitsWith(&Limits::strangerLife, std::chrono::milliseconds(2000)));
    TestClient known(server.port());
    CHECK_EQUAL(known.request(get("/", kKnown)).status, 200);
    TestClient silent(server.port());
    TestClient busy(server.port());
    CHECK(waitUntil([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        return busy.request(get("/")).status != 200;
    }));
    CHECK(silent.waitUntilClosed());
    CHECK_EQUAL(known.request(get("/")).status, 200);
}

TEST_CASE(handler_whenCalled_knowsTheClientsAddress)
{
    TestServer server(handlerOf([](Request &&request, Responder &&responder) {
        responder.send(textResponse(200, request.remoteAddress + " " +
                                             std::string(request.parameter("b").value_or("-"))));
    }));
    TestClient client(server.port());
    CHECK_EQUAL(client.request(get("/?a=1&b=2&b=3")).body, "127.0.0.1 2");
}
