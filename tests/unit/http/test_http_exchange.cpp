#include "core/http/exchange.h"
#include "tests/unit/http/check.h"

using namespace retinue::http;

// The streams here have no connection: their link reaches nobody, as after the end of connection and
// listener.

TEST_CASE(write_whenChunked_framesEachPiece)
{
    EventStream stream({}, 1000, true);
    CHECK(stream.write("abc"));
    CHECK(stream.write("0123456789"));
    CHECK(stream.write("")); // an empty chunk would be the end
    EventStream::Batch batch = stream.take();
    CHECK_EQUAL(batch.bytes, "3\r\nabc\r\na\r\n0123456789\r\n");
    CHECK(!batch.last);
    stream.close();
    CHECK(!stream.write("late"));
    batch = stream.take();
    CHECK_EQUAL(batch.bytes, "0\r\n\r\n");
    CHECK(batch.last);
}

TEST_CASE(write_whenNotChunked_passesPiecesThrough)
{
    EventStream stream({}, 1000, false);
    CHECK(stream.write("abc"));
    CHECK(stream.write("def"));
    stream.close();
    const EventStream::Batch batch = stream.take();
    CHECK_EQUAL(batch.bytes, "abcdef");
    CHECK(batch.last);
}

TEST_CASE(write_whenBacklogIsFull_closesTheStream)
{
    EventStream stream({}, 10, false);
    CHECK(stream.write("0123456789"));
    CHECK_EQUAL(stream.take().bytes, "0123456789");
    CHECK(stream.isOpen());
    // Taken, but not sent yet: it still counts.
    CHECK(!stream.write("a"));
    CHECK(!stream.isOpen());
    CHECK(stream.isOverrun());
}

TEST_CASE(write_whenBytesWereSent_hasRoomAgain)
{
    EventStream stream({}, 10, false);
    for (int i = 0; i < 100; ++i) {
        CHECK(stream.write("0123456789"));
        stream.sent(stream.take().bytes.size());
    }
    CHECK(stream.isOpen());
}

TEST_CASE(end_whenCalledTwice_tellsOnce)
{
    EventStream stream({}, 10, false);
    int told = 0;
    stream.onClosed([&] { ++told; });
    stream.close();
    CHECK_EQUAL(told, 0);
    stream.end();
    stream.end();
    CHECK_EQUAL(told, 1);
    stream.onClosed([&] { told += 10; });
    CHECK_EQUAL(told, 11);
}

TEST_CASE(end_whenCallbackThrows_survives)
{
    EventStream stream({}, 10, false);
    stream.onClosed([] { throw retinue::http::test::CheckFailed{"thrown by the application"}; });
    stream.end();
    CHECK(!stream.isOpen());
}

TEST_CASE(useOfStream_whenItIsDefault_isHarmless)
{
    Stream stream;
    CHECK(!stream.isOpen());
    CHECK(!stream.write("x"));
    stream.close();
    bool told = false;
    stream.onClosed([&] { told = true; });
    CHECK(told);
}
