#include "core/http/request_decoder.h"
#include "tests/unit/http/check.h"

#include <vector>

using namespace retinue::http;
using Progress = RequestDecoder::Progress;

namespace {

/// "METHOD target|name=value...|body|rest", "more", or the status of the refusal.
std::string decode(std::string_view bytes, std::size_t piece, const Limits &limits = {})
{
    RequestDecoder decoder(limits, "192.0.2.1");
    Progress progress = Progress::More;
    std::size_t at = 0;
    while (progress == Progress::More && at < bytes.size()) {
        progress = decoder.feed(bytes.substr(at, piece));
        at = std::min(at + piece, bytes.size());
        if (progress == Progress::HeadComplete) {
            decoder.allowBody(limits.maxBodyBytes);
            progress = decoder.feed({});
        }
    }
    if (progress == Progress::More)
        return "more";
    if (progress == Progress::Refused)
        return std::to_string(decoder.refusal().status);
    Request request = decoder.takeRequest();
    std::string text = request.method + " " + request.target + "|";
    for (const auto &[name, value] : request.headers)
        text += name + "=" + value + ";";
    return text + "|" + request.body + "|" + decoder.takeRest() + std::string(bytes.substr(at));
}

/// The same, however the bytes are cut.
std::string decode(std::string_view bytes, const Limits &limits = {})
{
    std::string whole = decode(bytes, bytes.size(), limits);
    for (const std::size_t piece : {1U, 2U, 3U, 7U, 16U})
        CHECK_EQUAL(decode(bytes, piece, limits), whole);
    return whole;
}

std::string withHeaders(std::string_view lines, std::string_view body = {})
{
    return std::string("POST / HTTP/1.1\r\nHost: a\r\n").append(lines).append("\r\n").append(body);
}

} // namespace

TEST_CASE(feed_whenRequestIsWhole_givesItsParts)
{
    CHECK_EQUAL(decode("GET /a?b HTTP/1.1\r\nHost: a\r\nX-Y: \t 1 2 \r\n\r\n"), "GET /a?b|host=a;x-y=1 2;||");
    CHECK_EQUAL(decode(withHeaders("Content-Length: 5\r\n", "helloGET")),
                "POST /|host=a;content-length=5;|hello|GET");
    CHECK_EQUAL(decode(withHeaders("Transfer-Encoding: Chunked\r\n",
                                   "3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\n\r\nrest")),
                "POST /|host=a;transfer-encoding=Chunked;|abc0123456789|rest");
    CHECK_EQUAL(decode("GET / HTTP/1.0\r\n\r\n"), "GET /|||");
    CHECK_EQUAL(decode(withHeaders("A: 1\r\nB: 2\r\na: 3\r\n")), "POST /|host=a;a=1, 3;b=2;||");
}

TEST_CASE(feed_whenUnfinished_wantsMore)
{
    CHECK_EQUAL(decode("GET / HTTP/1.1\r\nHost: a\r\n"), "more");
    CHECK_EQUAL(decode(withHeaders("Content-Length: 5\r\n", "hell")), "more");
    CHECK_EQUAL(decode(withHeaders("Transfer-Encoding: chunked\r\n", "3\r\nabc\r\n0\r\n")), "more");
}

TEST_CASE(feed_whenLengthsAreAmbiguous_isRefused)
{
    for (const char *lines : {"Content-Length: 5\r\nContent-Length: 6\r\n",
                              "Content-Length: 5\r\nContent-Length: 5\r\n",
                              "Content-Length: 5, 5\r\n",
                              "Content-Length: 0x5\r\n",
                              "Content-Length: -5\r\n",
                              "Content-Length: +5\r\n",
                              "Content-Length: 5 5\r\n",
                              "Content-Length:\r\n",
                              "Content-Length: 18446744073709551621\r\n",
                              "Content-Length: 5;\r\n",
                              "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
                              "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
                              "Transfer-Encoding: gzip\r\n",
                              "Transfer-Encoding: chunked, identity\r\n",
                              "Transfer-Encoding: gzip, chunked\r\n",
                              "Transfer-Encoding: xchunked\r\n",
                              "Transfer-Encoding: identity\r\n",
                              "Transfer-Encoding:\r\n",
                              "Transfer-Encoding: \"chunked\"\r\n",
                              "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
                              "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
                              "Transfer-Encoding : chunked\r\n",
                              "Transfer-Encoding: chunked;a=b\r\n"})
        CHECK_EQUAL(std::string(lines) + decode(withHeaders(lines, "0\r\n\r\n0")),
                    std::string(lines) + "400");
    CHECK_EQUAL(decode("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), "400");
    // 2^63+5 is a number, only too large a body.
    CHECK_EQUAL(decode(withHeaders("Content-Length: 9223372036854775813\r\n", "hello")), "413");
}

TEST_CASE(feed_whenHostIsNotOne_isRefused)
{
    CHECK_EQUAL(decode("GET / HTTP/1.1\r\n\r\n"), "400");
    CHECK_EQUAL(decode("GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n"), "400");
    CHECK_EQUAL(decode("GET / HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n"), "400");
    CHECK_EQUAL(decode("GET / HTTP/1.1\r\nHost: a b\r\n\r\n"), "400");
    CHECK_EQUAL(decode("GET / HTTP/1.1\r\nHost: a/b\r\n\r\n"), "400");
    CHECK_EQUAL(decode("GET / HTTP/1.1\r\nHost: [::1]:8443\r\n\r\n"), "GET /|host=[::1]:8443;||");
}

TEST_CASE(feed_whenSyntaxIsBroken_isRefused)
{
    const std::vector<std::string> bad{
        "GET / HTTP/1.1\nHost: a\n\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX: a\rb\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\n\rX: a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX : a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nnocolon\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\n: empty\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX: a\r\n folded\r\n\r\n",
        "GET / HTTP/1.1\r\n Host: a\r\n\r\n",
        std::string("GET / HTTP/1.1\r\nHost: a\r\nX: a") + '\0' + "b\r\n\r\n",
        std::string("GET /") + '\0' + " HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX: \x01\r\n\r\n",
        "GET  / HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / \r\nHost: a\r\n\r\n",
        "GET /\r\n\r\n",
        "GET / HTTP/11\r\nHost: a\r\n\r\n",
        "GET / http/1.1\r\nHost: a\r\n\r\n",
        "GET / XHTTP/1.1\r\nHost: a\r\n\r\n",
        "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
        "G\"T / HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET x HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /../x HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n",
    };
    for (const std::string &bytes : bad)
        CHECK_EQUAL(bytes + decode(bytes), bytes + "400");
}

TEST_CASE(feed_whenVersionOrMethodIsForeign_saysSo)
{
    CHECK_EQUAL(decode("GET / HTTP/2.0\r\nHost: a\r\n\r\n"), "505");
    CHECK_EQUAL(decode("GET / HTTP/9.9\r\nHost: a\r\n\r\n"), "505");
    for (const char *method : {"FOO", "TRACE", "get", "CONNECT", "PRI"})
        CHECK_EQUAL(decode(std::string(method) + " / HTTP/1.1\r\nHost: a\r\n\r\n"), "501");
    CHECK_EQUAL(decode(withHeaders("Expect: a-miracle\r\n")), "417");
}

TEST_CASE(feed_whenChunksAreBroken_isRefused)
{
    for (const char *body :
         {"x\r\nabc\r\n0\r\n\r\n", "3\r\nabcd\r\n0\r\n\r\n", "-3\r\nabc\r\n0\r\n\r\n", "3\nabc\r\n0\r\n\r\n",
          "0x3\r\nabc\r\n0\r\n\r\n", "\r\nabc\r\n0\r\n\r\n", "11111111111111111\r\nabc\r\n0\r\n\r\n",
          "3 3\r\nabc\r\n0\r\n\r\n", "0\r\nTrailer: x\r\n\r\n", "0\r\nTransfer-Encoding: chunked\r\n\r\n"})
        CHECK_EQUAL(body + decode(withHeaders("Transfer-Encoding: chunked\r\n", body)),
                    body + std::string("400"));
    const std::string extension = "3;" + std::string(3000, 'a') + "\r\nabc\r\n0\r\n\r\n";
    CHECK_EQUAL(decode(withHeaders("Transfer-Encoding: chunked\r\n", extension), 100), "400");
}

TEST_CASE(feed_whenOverALimit_isRefused)
{
    Limits limits;
    limits.maxBodyBytes = 10;
    CHECK_EQUAL(decode(withHeaders("Content-Length: 11\r\n", "a"), limits), "413");
    CHECK_EQUAL(
        decode(withHeaders("Transfer-Encoding: chunked\r\n", "6\r\nabcdef\r\n6\r\nabcdef\r\n0\r\n\r\n"),
               limits),
        "413");
    CHECK_EQUAL(decode(withHeaders("Content-Length: 10\r\n", "0123456789"), limits),
                "POST /|host=a;content-length=10;|0123456789|");
    std::string many;
    for (int i = 0; i < 80; ++i)
        many += "X: 1\r\n";
    CHECK_EQUAL(decode(withHeaders(many)), "431");
    CHECK_EQUAL(decode(withHeaders("X: " + std::string(20000, 'a') + "\r\n"), 1000), "431");
    CHECK_EQUAL(decode("GET /" + std::string(5000, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n", 1000), "414");
    CHECK_EQUAL(decode("GET /" + std::string(4096, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n", 1000), "414");
    CHECK_EQUAL(decode(std::string(1000000, 'a'), 10000), "414");
}

TEST_CASE(feed_whenBodyIsDiscarded_keepsNothing)
{
    Limits limits;
    limits.maxBodyBytes = 1;
    RequestDecoder decoder(limits, "192.0.2.1");
    CHECK(decoder.feed(withHeaders("Content-Length: 5\r\n", "hello!")) == Progress::HeadComplete);
    decoder.discardBody();
    CHECK(decoder.feed({}) == Progress::Complete);
    CHECK_EQUAL(decoder.takeRequest().body, "");
    CHECK_EQUAL(decoder.takeRest(), "!");
}

TEST_CASE(head_whenHeadersAreIn_tellsKeepAliveAndExpectation)
{
    const auto head = [](std::string_view lines, std::string_view version) {
        const Limits limits;
        RequestDecoder decoder(limits, "192.0.2.1");
        CHECK(decoder.feed(std::string("PUT /a HTTP/")
                               .append(version)
                               .append("\r\nHost: a\r\n")
                               .append(lines)
                               .append("\r\n")) == Progress::HeadComplete);
        return std::string(decoder.framing().keepAlive ? "keep" : "close") +
               (decoder.head().expectsContinue ? " continue " : " ") + decoder.head().remoteAddress;
    };
    CHECK_EQUAL(head("", "1.1"), "keep 192.0.2.1");
    CHECK_EQUAL(head("Connection: x, CLOSE\r\n", "1.1"), "close 192.0.2.1");
    CHECK_EQUAL(head("Connection: close\r\nConnection: keep-alive\r\n", "1.1"), "close 192.0.2.1");
    CHECK_EQUAL(head("", "1.0"), "close 192.0.2.1");
    CHECK_EQUAL(head("Connection: Keep-Alive\r\n", "1.0"), "keep 192.0.2.1");
    CHECK_EQUAL(head("Content-Length: 1\r\nExpect: 100-Continue\r\n", "1.1"), "keep continue 192.0.2.1");
    CHECK_EQUAL(head("Expect: 100-continue\r\n", "1.1"), "keep 192.0.2.1");
    CHECK_EQUAL(head("Content-Length: 1\r\nExpect: 100-continue\r\n", "1.0"), "close 192.0.2.1");
}
