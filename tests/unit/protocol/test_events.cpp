#include "core/protocol/codec.h"
#include "core/protocol/limits.h"

#include <QTest>

using namespace retinue;
using namespace retinue::protocol;

class TestEvents : public QObject
{
    Q_OBJECT

private slots:
    void feed_whenEveryKindInAnyPieces_givesThemAll();
    void feed_whenOtherLineEndsAndComments_isTheSame_data();
    void feed_whenOtherLineEndsAndComments_isTheSame();
    void feed_whenUnknownKind_givesNothing();
    void feed_whenUnfinished_waits();
    void feed_whenTooLong_isAnError_data();
    void feed_whenTooLong_isAnError();
    void feed_whenDataIsWrong_isAnError_data();
    void feed_whenDataIsWrong_isAnError();
};

namespace {

const QByteArray kState = QByteArray(32, 'a') + ".7";
const QByteArray kChange = "{\"state\":\"" + kState + "\"}";

std::vector<Event> everyKind()
{
    std::vector<Event> events;
    events.push_back({EventKind::Change, QString::fromLatin1(kState), {}});
    for (const EventKind kind :
         {EventKind::Restart, EventKind::Start, EventKind::Stop, EventKind::Removed, EventKind::Resend})
        events.push_back({kind, {}, {}});
    events.push_back({EventKind::Resend, {}, OwnerId::random()});
    return events;
}

bool equal(const Event &a, const Event &b)
{
    return a.kind == b.kind && a.state == b.state && a.owner == b.owner;
}

} // namespace

void TestEvents::feed_whenEveryKindInAnyPieces_givesThemAll()
{
    const std::vector<Event> sent = everyKind();
    QByteArray stream;
    for (const Event &event : sent)
        stream += ": heartbeat\n\n" + encodeEvent(event);
    for (qsizetype piece = 1; piece <= stream.size(); piece += piece < 8 ? 1 : 37) {
        EventDecoder decoder;
        std::vector<Event> received;
        for (qsizetype at = 0; at < stream.size(); at += piece) {
            Result<std::vector<Event>> events = decoder.feed(stream.mid(at, piece));
            QVERIFY(events.ok());
            received.insert(received.end(), events->begin(), events->end());
        }
        QVERIFY(std::equal(sent.begin(), sent.end(), received.begin(), received.end(), equal));
    }
}

void TestEvents::feed_whenOtherLineEndsAndComments_isTheSame_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::newRow("LF") << "event: change\ndata: " + kChange + "\n\n";
    QTest::newRow("CR LF") << "event: change\r\ndata: " + kChange + "\r\n\r\n";
    QTest::newRow("CR") << "event: change\rdata: " + kChange + "\r\r";
    QTest::newRow("no blank") << "event:change\ndata:" + kChange + "\n\n";
    QTest::newRow("mark") << "\xef\xbb\xbf"
                             "event: change\ndata: " +
                                 kChange + "\n\n";
    QTest::newRow("other fields") << ": x\nid: 5\nretry: 10\nnothing\nevent: change\ndata: " + kChange +
                                         "\n\n";
    QTest::newRow("two data lines") << "event: change\ndata: {\ndata: " + kChange.mid(1) + "\n\n";
    QTest::newRow("event without data before") << "event: stop\n\nevent: change\ndata: " + kChange + "\n\n";
}

void TestEvents::feed_whenOtherLineEndsAndComments_isTheSame()
{
    QFETCH(QByteArray, stream);
    for (const qsizetype piece : {qsizetype(1), stream.size()}) {
        EventDecoder decoder;
        std::vector<Event> received;
        for (qsizetype at = 0; at < stream.size(); at += piece) {
            Result<std::vector<Event>> events = decoder.feed(stream.mid(at, piece));
            QVERIFY(events.ok());
            received.insert(received.end(), events->begin(), events->end());
        }
        QCOMPARE(received.size(), std::size_t(1));
        QCOMPARE(received[0].state, QString::fromLatin1(kState));
    }
}

void TestEvents::feed_whenUnknownKind_givesNothing()
{
    EventDecoder decoder;
    const Result<std::vector<Event>> events =
        decoder.feed("event: future\ndata: not even JSON\n\ndata: {}\n\n");
    QVERIFY(events.ok());
    QVERIFY(events->empty());
}

void TestEvents::feed_whenUnfinished_waits()
{
    EventDecoder decoder;
    QVERIFY(decoder.feed("event: stop\ndata: {}\n")->empty());
    QCOMPARE(decoder.feed("\n")->size(), std::size_t(1));
}

void TestEvents::feed_whenTooLong_isAnError_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::newRow("line") << QByteArray(limits::kEventBytes + 1, 'x');
    QTest::newRow("data") << QByteArray("data: " + QByteArray(1000, ' ') + '\n').repeated(70);
}

void TestEvents::feed_whenTooLong_isAnError()
{
    QFETCH(QByteArray, stream);
    EventDecoder decoder;
    std::optional<ErrorCode> code;
    for (qsizetype at = 0; at < stream.size() && !code; at += 999) {
        const Result<std::vector<Event>> events = decoder.feed(stream.mid(at, 999));
        if (!events.ok())
            code = events.error().code;
    }
    QCOMPARE(code, ErrorCode::TooLarge);
}

void TestEvents::feed_whenDataIsWrong_isAnError_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::newRow("no JSON") << QByteArray("event: stop\ndata: x\n\n");
    QTest::newRow("no state") << QByteArray("event: change\ndata: {}\n\n");
    QTest::newRow("bad state") << QByteArray("event: change\ndata: {\"state\":\"7\"}\n\n");
    QTest::newRow("bad owner") << QByteArray("event: resend\ndata: {\"owner\":\"7\"}\n\n");
}

void TestEvents::feed_whenDataIsWrong_isAnError()
{
    QFETCH(QByteArray, stream);
    EventDecoder decoder;
    const Result<std::vector<Event>> events = decoder.feed(stream);
    QVERIFY(!events.ok());
    QCOMPARE(events.error().code, ErrorCode::InvalidInput);
}

QTEST_APPLESS_MAIN(TestEvents)
#include "test_events.moc"
