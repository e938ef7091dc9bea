#include "tests/unit/http/check.h"
#include "tests/unit/http/test_client.h"
#include "tests/unit/http/test_server.h"

#include <atomic>
#include <thread>
#include <vector>

using namespace retinue::http;
using namespace retinue::http::test;

namespace {

/// Answers every request with a stream and hands the stream to the test.
Handler streamHandler(Handover<Stream> &streams)
{
    return handlerOf([&streams](Request &&, Responder &&responder) {
        streams.put(responder.startStream(200, {{"content-type", "text/event-stream"}}));
    });
}

} // namespace

TEST_CASE(stream_whenWrittenFromAnotherThread_arrivesPieceByPiece)
{
    Handover<Stream> streams;
    TestServer server(streamHandler(streams));
    TestClient client(server.port());
    const Reply reply = client.request(get("/events"));
    CHECK_EQUAL(reply.headers.at("transfer-encoding"), "chunked");
    CHECK_EQUAL(reply.headers.at("content-type"), "text/event-stream");
    std::optional<Stream> stream = streams.take();
    CHECK(stream && stream->isOpen());
    for (int i = 0; i < 20; ++i) {
        const std::string piece = "data: " + std::to_string(i) + "\n\n";
        CHECK(stream->write(piece));
        CHECK_EQUAL(client.readChunk().value_or("nothing"), piece);
    }
    stream->close();
    stream->close();
    CHECK(!stream->write("late"));
    CHECK(!client.readChunk().has_value());
    // The response has ended properly, so the connection serves on.
    CHECK_EQUAL(client.request(get("/again")).status, 200);
    CHECK(streams.take().has_value());
}

TEST_CASE(stream_whenManyThreadsWrite_losesNothing)
{
    Handover<Stream> streams;
    TestServer server(streamHandler(streams));
    TestClient client(server.port());
    CHECK_EQUAL(client.request(get("/events")).status, 200);
    std::optional<Stream> stream = streams.take();
    CHECK(stream.has_value());
    constexpr int kThreads = 4;
    constexpr int kPieces = 200;
    std::vector<std::jthread> writers;
    for (int t = 0; t < kThreads; ++t)
        writers.emplace_back([copy = *stream]() mutable {
            for (int i = 0; i < kPieces; ++i)
                copy.write("x");
        });
    stream.reset(); // the last writer's copy ends the stream
    std::size_t received = 0;
    while (const auto chunk = client.readChunk())
        received += chunk->size();
    for (std::jthread &writer : writers)
        writer.join();
    CHECK_EQUAL(received, static_cast<std::size_t>(kThreads * kPieces));
    CHECK_EQUAL(client.request(get("/again")).status, 200);
    CHECK(streams.take().has_value());
}

TEST_CASE(stream_whenTheLastCopyIsDropped_ends)
{
    Handover<Stream> streams;
    TestServer server(streamHandler(streams));
    TestClient client(server.port());
    CHECK_EQUAL(client.request(get("/events")).status, 200);
    std::atomic<int> closed{0};
    {
        std::optional<Stream> stream = streams.take();
        CHECK(stream.has_value());
        const Stream copy = *stream;
        stream->onClosed([&] { ++closed; });
        stream.reset();
        CHECK(copy.isOpen());
    }
    CHECK(!client.readChunk().has_value());
    CHECK(waitUntil([&] { return closed.load() == 1; }));
    CHECK_EQUAL(client.request(get("/again")).status, 200);
    CHECK(streams.take().has_value());
}

TEST_CASE(stream_whenTheClientLeaves_tellsOnce)
{
    Handover<Stream> streams;
    TestServer server(streamHandler(streams));
    const std::vector<void (*)(TestClient &)> ways{[](TestClient &c) { c.close(); },
                                                   [](TestClient &c) { c.vanish(); },
                                                   [](TestClient &c) { c.reset(); }};
    for (const auto &leave : ways) {
        TestClient client(server.port());
        CHECK_EQUAL(client.request(get("/events")).status, 200);
        std::optional<Stream> stream = streams.take();
        CHECK(stream.has_value());
        std::atomic<int> closed{0};
        stream->onClosed([&] { ++closed; });
        leave(client);
        CHECK(waitUntil([&] { return closed.load() == 1; }));
        CHECK(!stream->isOpen());
        CHECK(!stream->write("nobody is there"));
        stream->close();
        int atOnce = 0;
        stream->onClosed([&] { ++atOnce; });
        CHECK_EQUAL(atOnce, 1);
        CHECK_EQUAL(closed.load(), 1);
    }
}

TEST_CASE(stream_whenTheClientDoesNotRead_isClosedAtTheBacklogLimit)
{
    Handover<Stream> streams;
    Limits limits;
    limits.maxStreamBacklogBytes = 8192;
    TestServer server(streamHandler(streams), limits);
    TestClient::Settings settings;
    settings.receiveBuffer = 4096;
    TestClient client(server.port(), settings);
    CHECK_EQUAL(client.request(get("/events")).status, 200);
    std::optional<Stream> stream = streams.take();
    CHECK(stream.has_value());
    std::atomic<int> closed{0};
    stream->onClosed([&] { ++closed; });
    const std::string piece(1000, 'x');
    // The kernel takes some megabytes before the backlog begins to grow.
    CHECK(waitUntil([&] {
        for (int i = 0; i < 4; ++i) {
            if (!stream->write(piece))
                return true;
        }
        return false;
    }));
    CHECK(!stream->isOpen());
    CHECK(waitUntil([&] { return closed.load() == 1; }));
    CHECK(waitUntil([&] { return server.server().statistics().connectionsOpen == 0; }));
}

TEST_CASE(stream_whenAskedByHead_hasNoBody)
{
    Handover<Stream> streams;
    TestServer server(streamHandler(streams));
    TestClient client(server.port());
    CHECK_EQUAL(client.request("HEAD /events HTTP/1.1\r\nHost: a\r\n\r\n", true).status, 200);
    std::optional<Stream> stream = streams.take();
    CHECK(stream.has_value());
    CHECK(waitUntil([&] { return !stream->isOpen(); }));
    CHECK_EQUAL(client.request(get("/events")).status, 200);
    CHECK(streams.take().has_value());
}

TEST_CASE(stream_whenAskedByHttp10_endsWithTheConnection)
{
    TestServer server(handlerOf([](Request &&, Responder &&responder) {
        Stream stream = responder.startStream(200, {});
        stream.write("one ");
        stream.write("two");
    }));
    TestClient client(server.port());
    const Reply reply = client.request("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    CHECK_EQUAL(reply.headers.count("transfer-encoding"), 0U);
    CHECK_EQUAL(reply.headers.at("connection"), "close");
    CHECK_EQUAL(reply.body, "one two");
    CHECK(client.waitUntilClosed());
}

TEST_CASE(stream_whenRequestsFollow_answersThemAfterItsEnd)
{
    Handover<Stream> streams;
    TestServer server(handlerOf([&](Request &&request, Responder &&responder) {
        if (request.target == "/events")
            streams.put(responder.startStream(200, {}));
        else
            responder.send(textResponse(200, "next"));
    }));
    TestClient client(server.port());
    CHECK(client.send(get("/events") + get("/next")));
    CHECK_EQUAL(client.readReply().status, 200);
    std::optional<Stream> stream = streams.take();
    CHECK(stream && stream->write("piece"));
    CHECK_EQUAL(client.readChunk().value_or("nothing"), "piece");
    stream->close();
    CHECK(!client.readChunk().has_value());
    CHECK_EQUAL(client.readReply().body, "next");
}

TEST_CASE(stream_whenItOutlivesTheListener_isHarmless)
{
    Handover<Stream> streams;
    Handover<Responder> responders;
    std::atomic<int> told{0};
    std::optional<Stream> stream;
    std::optional<Responder> responder;
    {
        TestServer server(handlerOf([&](Request &&request, Responder &&answer) {
            if (request.target == "/events")
                streams.put(answer.startStream(200, {}));
            else
                responders.put(std::move(answer));
        }));
        TestClient watching(server.port());
        TestClient polling(server.port());
        CHECK_EQUAL(watching.request(get("/events")).status, 200);
        CHECK(polling.send(get("/poll")));
        stream = streams.take();
        responder = responders.take();
        CHECK(stream && responder);
        stream->onClosed([&] { ++told; });
        responder->onAbandoned([&] { ++told; });
    }
    CHECK_EQUAL(told.load(), 2);
    CHECK(!stream->write("x"));
    stream->close();
    responder->send(textResponse(200, "x"));
}
