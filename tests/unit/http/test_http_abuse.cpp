#include "tests/unit/http/check.h"
#include "tests/unit/http/test_client.h"
#include "tests/unit/http/test_server.h"

#include <atomic>
#include <functional>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace retinue::http;
using namespace retinue::http::test;
using std::chrono::milliseconds;

namespace {

/// Sends something small again and again, until the server has had enough (or the patience of a test ends).
void drip(TestClient &client, std::string_view piece, const std::function<bool()> &enough)
{
    CHECK(waitUntil([&] {
        std::this_thread::sleep_for(milliseconds(20));
        return !client.send(piece) || enough();
    }));
}

std::function<bool()> hasRefused(TestServer &server, std::uint64_t count)
{
    return [&server, count] { return server.server().statistics().clientErrors >= count; };
}

/// The others: a well-behaved client that keeps asking while `abuse` runs, and is served every time.
void whileOthersAreServed(TestServer &server, const std::function<void()> &abuse)
{
    std::atomic<bool> done{false};
    std::atomic<int> served{0};
    std::atomic<int> unserved{0};
    std::jthread other([&] {
        TestClient client(server.port());
        do {
            ++(client.request(get("/other")).body == "GET /other|" ? served : unserved);
            std::this_thread::sleep_for(milliseconds(5));
        } while (!done && unserved == 0);
    });
    try {
        abuse();
    } catch (...) {
        done = true;
        other.join();
        throw;
    }
    done = true;
    other.join();
    CHECK_EQUAL(unserved.load(), 0);
    CHECK(served.load() > 0);
}

} // namespace

TEST_CASE(smuggling_whenFramingIsAmbiguous_isRefusedAndNeverServed)
{
    std::atomic<int> smuggled{0};
    TestServer server(handlerOf([&](Request &&request, Responder &&responder) {
        if (request.target == "/smuggled")
            ++smuggled;
        responder.send(textResponse(200, "GET " + request.target + "|"));
    }));
    const std::string inner = get("/smuggled");
    const auto attack = [&](std::string_view lines, std::string_view body) {
        return std::string("POST / HTTP/1.1\r\nHost: a\r\n")
            .append(lines)
            .append("\r\n")
            .append(body)
            .append(inner);
    };
    const std::vector<std::string> attacks{
        attack("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
        attack("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n"),
        attack("Transfer-Encoding: gzip\r\n", ""),
        attack("Transfer-Encoding: chunked, identity\r\n", "0\r\n\r\n"),
        attack("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"),
        attack("Transfer-Encoding : chunked\r\n", "0\r\n\r\n"),
        attack("Transfer-Encoding:\x0b"
               "chunked\r\n",
               "0\r\n\r\n"),
        attack("X: a\r\n Transfer-Encoding: chunked\r\n", "0\r\n\r\n"),
        attack("Content-Length: 0\r\nContent-Length: 44\r\n", ""),
        attack("Content-Length: 0, 0\r\n", ""),
        attack("Content-Length: 0x0\r\n", ""),
        attack("Content-Length: -1\r\n", ""),
        attack("Content-Length: 18446744073709551616\r\n", ""),
        attack("Transfer-Encoding: chunked\r\n", "0\r\nX: trailer\r\n\r\n"),
        attack("Transfer-Encoding: chunked\r\n", "0x0\r\n\r\n"),
        "GET / HTTP/1.1\r\n\r\n" + inner,
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n" + inner,
        "GET / HTTP/1.1\nHost: a\n\n" + inner,
        "FOO / HTTP/1.1\r\nHost: a\r\n\r\n" + inner,
        "GET / HTTP/9.9\r\nHost: a\r\n\r\n" + inner,
    };
    whileOthersAreServed(server, [&] {
        for (const std::string &bytes : attacks) {
            TestClient client(server.port());
            const Reply reply = client.request(bytes);
            CHECK((reply.status == 400 || reply.status == 501 || reply.status == 505));
            CHECK_EQUAL(reply.headers.at("connection"), "close");
            CHECK(client.waitUntilClosed());
        }
    });
    CHECK_EQUAL(smuggled.load(), 0);
}

TEST_CASE(headers_whenTheyFlood_areCutOff)
{
    TestServer server;
    whileOthersAreServed(server, [&] {
        TestClient oneLarge(server.port());
        CHECK(oneLarge.send("GET / HTTP/1.1\r\nHost: a\r\nX: "));
        oneLarge.send(std::string(1'000'000, 'x')); // may be cut off before it is all sent
        CHECK_EQUAL(oneLarge.readReply().status, 431);
        CHECK(oneLarge.waitUntilClosed());

        TestClient many(server.port());
        std::string lines;
        for (int i = 0; i < 30'000; ++i)
            lines += "X-" + std::to_string(i) + ": y\r\n";
        many.send("GET / HTTP/1.1\r\nHost: a\r\n" + lines);
        CHECK_EQUAL(many.readReply().status, 431);
        CHECK(many.waitUntilClosed());

        TestClient target(server.port());
        target.send("GET /" + std::string(1'000'000, 'x'));
        CHECK_EQUAL(target.readReply().status, 414);
        CHECK(target.waitUntilClosed());
    });
}

TEST_CASE(headers_whenTheyDrip_endAtTheTotalDeadline)
{
    TestServer server(limitsWith(&Limits::header, milliseconds(400)));
    whileOthersAreServed(server, [&] {
        TestClient client(server.port());
        CHECK(client.send("GET / HTTP/1.1\r\nHost: a\r\nX: "));
        drip(client, "x", hasRefused(server, 1));
        CHECK_EQUAL(client.readReply().status, 408);
        CHECK(client.waitUntilClosed());
    });
}

TEST_CASE(body_whenItDrips_isBelowTheMinimumRate)
{
    Limits limits = limitsWith(&Limits::bodyGrace, milliseconds(200));
    limits.body = std::chrono::minutes(5); // not what ends it here
    TestServer server(limits);
    whileOthersAreServed(server, [&] {
        TestClient client(server.port());
        CHECK(client.send("PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n"));
        drip(client, "x", hasRefused(server, 1));
        CHECK_EQUAL(client.readReply().status, 408);
        CHECK(client.waitUntilClosed());
    });
}

TEST_CASE(body_whenItTakesTooLongInAll_endsAtTheTotalDeadline)
{
    Limits limits = limitsWith(&Limits::body, milliseconds(500));
    limits.minBodyBytesPerSecond = 0;
    TestServer server(limits);
    whileOthersAreServed(server, [&] {
        TestClient client(server.port());
        CHECK(client.send("PUT / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"));
        drip(client, "1\r\nx\r\n", hasRefused(server, 1));
        CHECK_EQUAL(client.readReply().status, 408);
    });
}

TEST_CASE(body_whenTooLarge_isRefusedBeforeItIsRead)
{
    std::atomic<int> admitted{0};
    Handler handler = echoHandler();
    handler.admit = [&](const RequestHead &) -> Admission {
        ++admitted;
        return std::size_t{1000};
    };
    TestServer server(std::move(handler));
    whileOthersAreServed(server, [&] {
        TestClient announced(server.port());
        // Not a byte of the body is sent, and yet it is answered.
        const Reply reply =
            announced.request("PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000000\r\n\r\n");
        CHECK_EQUAL(reply.status, 413);
        CHECK(announced.waitUntilClosed());

        TestClient waiting(server.port());
        CHECK_EQUAL(
            waiting
                .request("PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 1001\r\nExpect: 100-continue\r\n\r\n")
                .status,
            413);

        TestClient chunked(server.port());
        CHECK(chunked.send("PUT / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"));
        const std::string chunk = "2710\r\n" + std::string(10000, 'x') + "\r\n";
        for (int i = 0; i < 1000 && chunked.send(chunk); ++i) {
        }
        CHECK_EQUAL(chunked.readReply().status, 413);
        CHECK(chunked.waitUntilClosed());
    });
    CHECK(admitted.load() >= 3);
}

TEST_CASE(tls_whenTruncated_endsTheConnectionOnly)
{
    TestServer server;
    whileOthersAreServed(server, [&] {
        for (int i = 0; i < 5; ++i) {
            TestClient client(server.port());
            CHECK(client.send("GET / HTTP/1.1\r\n"));
            // The beginning of a record, then the end of the TCP connection.
            const std::string half("\x17\x03\x03\x01\x00half", 9);
            CHECK_EQUAL(::write(client.handle(), half.data(), half.size()),
                        static_cast<ssize_t>(half.size()));
            client.vanish();
            TestClient broken(server.port());
            const std::string garbage("\x17\x03\x03\x00\x20"
                                      "01234567890123456789012345678901",
                                      37);
            CHECK_EQUAL(::write(broken.handle(), garbage.data(), garbage.size()),
                        static_cast<ssize_t>(garbage.size()));
            CHECK(broken.waitUntilClosed());
        }
    });
    CHECK(waitUntil([&] { return server.server().statistics().connectionsOpen == 0; }));
}

TEST_CASE(client_whenGoneInMidResponse_isForgotten)
{
    const auto big = std::make_shared<const std::string>(20'000'000, 'x');
    TestServer server(handlerOf([&](Request &&request, Responder &&responder) {
        Response response = textResponse(200, "GET " + request.target + "|");
        if (request.target == "/big")
            response.sharedBody = big;
        responder.send(std::move(response));
    }));
    whileOthersAreServed(server, [&] {
        for (int i = 0; i < 6; ++i) {
            TestClient client(server.port());
            CHECK(client.send(get("/big")));
            CHECK(!client.readSome().empty());
            if (i % 2 == 0)
                client.reset();
            else
                client.vanish();
        }
        CHECK(waitUntil([&] { return big.use_count() == 1; }));
    });
}

TEST_CASE(client_whenItDoesNotRead_isClosedAtTheWriteDeadline)
{
    const auto big = std::make_shared<const std::string>(20'000'000, 'x');
    TestServer server(handlerOf([&](Request &&request, Responder &&responder) {
                          Response response = textResponse(200, "GET " + request.target + "|");
                          if (request.target == "/big")
                              response.sharedBody = big;
                          responder.send(std::move(response));
                      }),
                      limitsWith(&Limits::write, milliseconds(400)));
    whileOthersAreServed(server, [&] {
        TestClient::Settings settings;
        settings.receiveBuffer = 4096;
        TestClient client(server.port(), settings);
        CHECK(client.send(get("/big")));
        CHECK(waitUntil([&] { return server.server().statistics().requests > 1 && big.use_count() > 1; }));
        CHECK(waitUntil([&] { return big.use_count() == 1; }));
    });
}

TEST_CASE(client_whenItReadsTooSlowly_isClosedThoughItMakesProgress)
{
    const auto big = std::make_shared<const std::string>(20'000'000, 'x');
    Limits limits = limitsWith(&Limits::write, milliseconds(1000));
    limits.minWriteBytesPerSecond = 100'000'000;
    TestServer server(handlerOf([&](Request &&request, Responder &&responder) {
                          Response response = textResponse(200, "GET " + request.target + "|");
                          if (request.target == "/big")
                              response.sharedBody = big;
                          responder.send(std::move(response));
                      }),
                      limits);
    whileOthersAreServed(server, [&] {
        TestClient::Settings settings;
        settings.receiveBuffer = 4096;
        TestClient client(server.port(), settings);
        CHECK(client.send(get("/big")));
        std::size_t received = 0;
        while (true) {
            const std::string piece = client.readSome();
            if (piece.empty())
                break;
            received += piece.size();
            std::this_thread::sleep_for(milliseconds(20));
        }
        CHECK(received > 0);
        CHECK(received < big->size());
        CHECK(waitUntil([&] { return big.use_count() == 1; }));
    });
}

TEST_CASE(client_whenIdle_isClosedAtTheIdleDeadline)
{
    TestServer server(limitsWith(&Limits::idle, milliseconds(1000)));
    TestClient used(server.port());
    CHECK_EQUAL(used.request(get("/")).status, 200);
    TestClient fresh(server.port());
    CHECK(fresh.waitUntilClosed());
    CHECK(used.waitUntilClosed());
}

TEST_CASE(client_whenItNeverCloses_isNotWaitedForLongerThanTheLingering)
{
    TestServer server(limitsWith(&Limits::lingering, milliseconds(400)));
    TestClient client(server.port());
    CHECK_EQUAL(client.request(get("/", "Connection: close\r\n")).status, 200);
    // This side stays open.
    CHECK(waitUntil([&] { return server.server().statistics().connectionsOpen == 0; }));
}

TEST_CASE(error_whenTheClientIsStillSending_arrives)
{
    TestServer server;
    for (int i = 0; i < 10; ++i) {
        TestClient client(server.port());
        CHECK(client.send("PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 9000000\r\n\r\n"));
        client.send(std::string(3'000'000, 'x'));
        // Without reading on, a reset would take the answer's place.
        CHECK_EQUAL(client.readReply().status, 413);
    }
}
