#include "tests/unit/http/check.h"
#include "tests/unit/http/test_client.h"
#include "tests/unit/http/test_server.h"

#include <atomic>
#include <memory>
#include <thread>
#include <vector>

using namespace retinue::http;
using namespace retinue::http::test;
using std::chrono::milliseconds;
using std::chrono::seconds;

TEST_CASE(stop_whenARequestIsBeingAnswered_letsItFinish)
{
    Handover<Responder> held;
    TestServer server(handlerOf([&](Request &&, Responder &&responder) { held.put(std::move(responder)); }));
    TestClient busy(server.port());
    TestClient idle(server.port());
    CHECK(busy.send(get("/slow")));
    std::optional<Responder> responder = held.take();
    CHECK(responder.has_value());
    std::jthread stopping([&] { server.server().stop(seconds(30)); });
    CHECK(idle.waitUntilClosed()); // so the stop has begun
    CHECK_EQUAL(connectTcp(server.port()), -1);
    responder->send(textResponse(200, "done"));
    const Reply reply = busy.readReply();
    CHECK_EQUAL(reply.body, "done");
    CHECK_EQUAL(reply.headers.at("connection"), "close");
    busy.close();
    stopping.join();
    CHECK_EQUAL(server.server().statistics().connectionsOpen, 0U);
}

TEST_CASE(stop_whenARequestIsHalfIn_refusesIt)
{
    TestServer server;
    TestClient half(server.port());
    TestClient body(server.port());
    CHECK_EQUAL(half.request(get("/")).status, 200);
    CHECK_EQUAL(body.request(get("/")).status, 200);
    CHECK(half.send("GET / HTTP/1.1\r\nHost:"));
    CHECK(body.send("PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n"));
    CHECK_EQUAL(body.readReply().status, 100);
    // Whether the half head was seen before the stop or not, the connection ends, and is not answered as if
    // whole.
    std::jthread stopping([&] { server.server().stop(seconds(30)); });
    CHECK_EQUAL(body.readReply().status, 503);
    const int status = half.readReply().status;
    CHECK(status == 503 || status == 0);
    half.close();
    body.close();
    stopping.join();
}

TEST_CASE(stop_whenStreamsAreOpen_endsThemProperly)
{
    Handover<Stream> streams;
    TestServer server(
        handlerOf([&](Request &&, Responder &&responder) { streams.put(responder.startStream(200, {})); }));
    TestClient client(server.port());
    CHECK_EQUAL(client.request(get("/events")).status, 200);
    std::optional<Stream> stream = streams.take();
    CHECK(stream.has_value());
    std::atomic<int> closed{0};
    stream->onClosed([&] { ++closed; });
    CHECK(stream->write("last words"));
    std::jthread stopping([&] { server.server().stop(seconds(30)); });
    CHECK_EQUAL(client.readChunk().value_or("nothing"), "last words");
    CHECK_EQUAL(client.readLine(), "0");
    CHECK_EQUAL(client.readLine(), "");
    CHECK(client.waitUntilClosed());
    client.close();
    stopping.join();
    CHECK_EQUAL(closed.load(), 1);
    CHECK(!stream->write("x"));
}

TEST_CASE(stop_whenNobodyAnswersOrReads_isBoundedByTheDrain)
{
    std::atomic<int> abandoned{0};
    Handover<Responder> held;
    Limits limits; // all of them longer than this test may take
    TestServer server(handlerOf([&](Request &&request, Responder &&responder) {
                          if (request.target == "/big") {
                              responder.send(textResponse(200, std::string(30'000'000, 'x')));
                              return;
                          }
                          responder.onAbandoned([&] { ++abandoned; });
                          held.put(std::move(responder));
                      }),
                      limits);
    TestClient unanswered(server.port());
    TestClient unread(server.port());
    const int silent = connectTcp(server.port());
    CHECK(unanswered.send(get("/never")));
    CHECK(unread.send(get("/big")));
    std::optional<Responder> responder = held.take();
    CHECK(waitUntil([&] { return server.server().statistics().requests == 2; }));
    server.server().stop(milliseconds(100));
    CHECK_EQUAL(abandoned.load(), 1);
    CHECK_EQUAL(server.server().statistics().connectionsOpen, 0U);
    responder->send(textResponse(200, "too late"));
    CHECK(waitUntilTcpClosed(silent));
    CHECK_EQUAL(unanswered.readReply().status, 0);
}

TEST_CASE(stop_whenCalledAgain_isIdempotent)
{
    TestServer server;
    CHECK_EQUAL(TestClient(server.port()).request(get("/")).status, 200);
    server.server().stop(milliseconds(0));
    server.server().stop(seconds(1));
    CHECK_EQUAL(connectTcp(server.port()), -1);
}

TEST_CASE(stop_whenNeverStarted_isHarmless)
{
    Server server(Options(), echoHandler());
    server.stop(seconds(1));
    CHECK_EQUAL(server.port(), 0);
}

TEST_CASE(stop_whenUnderLoad_joinsAndLeavesNothing)
{
    for (int round = 0; round < 5; ++round) {
        TestServer server;
        std::atomic<bool> going{true};
        std::atomic<int> answered{0};
        std::vector<std::jthread> clients;
        for (int i = 0; i < 4; ++i)
            clients.emplace_back([&] {
                while (going) {
                    TestClient client(server.port());
                    while (going && client.request(get("/")).status == 200)
                        ++answered;
                }
            });
        CHECK(waitUntil([&] { return answered.load() > 20; }));
        server.server().stop(seconds(30));
        CHECK_EQUAL(server.server().statistics().connectionsOpen, 0U);
        going = false;
        for (std::jthread &client : clients)
            client.join();
    }
}
