#include "core/smb/address.h"
#include "core/smb/fault.h"
#include "core/smb/frames.h"
#include "core/smb/message.h"
#include "core/smb/negotiation.h"

#include <QTest>
#include <QtEndian>

#include <array>
#include <cerrno>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace retinue;
using namespace retinue::smb;

namespace {

/// Two ends of one socket.
struct Pair
{
    Pair()
    {
        std::array<int, 2> ends{};
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
            qFatal("socketpair");
        one = std::make_unique<FrameChannel>(ends[0]);
        other = std::make_unique<FrameChannel>(ends[1]);
    }
    void sendRaw(const QByteArray &bytes) const
    {
        QCOMPARE(::write(one->descriptor(), bytes.constData(), std::size_t(bytes.size())), bytes.size());
    }
    std::unique_ptr<FrameChannel> one, other;
};

Patience brief()
{
    return {QDeadlineTimer(50), {}};
}

/// An answer to NEGOTIATE as a server would give it.
QByteArray serverAnswer(quint16 dialect, quint32 capabilities, const QByteArray &contexts = {},
                        int contextCount = 0)
{
    QByteArray message(128, '\0');
    message.replace(0, 4, QByteArray("\xfeSMB", 4));
    qToLittleEndian(dialect, message.data() + 68);
    qToLittleEndian(quint16(contextCount), message.data() + 70);
    qToLittleEndian(capabilities, message.data() + 88);
    qToLittleEndian(quint32(message.size()), message.data() + 124);
    message += contexts;
    QByteArray framed(4, '\0');
    qToBigEndian(quint32(message.size()), framed.data());
    return framed + message;
}

QByteArray context(quint16 type, const QByteArray &data)
{
    QByteArray bytes(8, '\0');
    qToLittleEndian(type, bytes.data());
    qToLittleEndian(quint16(data.size()), bytes.data() + 2);
    bytes += data;
    return bytes + QByteArray((8 - bytes.size() % 8) % 8, '\0');
}

const QByteArray kAes128Gcm("\x01\x00\x02\x00", 4), kNoCipher("\x01\x00\x00\x00", 4);

} // namespace

/// What needs no server.
class TestSmb : public QObject
{
    Q_OBJECT
private slots:
    void frames_ofAnySize_arriveWhole();
    void frame_ofASecret_arrivesInGuardedMemory();
    void frame_thatIsTooLong_isRefusedBeforeMemoryIsTaken();
    void frame_thatEndsEarly_isTold();
    void frame_thatNeverComes_endsByDeadlineOrToken();
    void frame_thatNobodyTakes_endsByDeadline();
    void negotiateRequest_isWellFormed();
    void negotiateAnswer_saysDialectAndEncryption_data();
    void negotiateAnswer_saysDialectAndEncryption();
    void negotiateAnswer_cutOrChanged_neverReadsBeyond();
    void address_thatCannotBe_isRefused_data();
    void address_thatCannotBe_isRefused();
    void everyFault_hasASentenceAndAnAdvice();
    void fault_survivesTheWay();
};

void TestSmb::frames_ofAnySize_arriveWhole()
{
    const Pair pair;
    for (const qsizetype size : {qsizetype(0), qsizetype(1), qsizetype(70'000), kMostFrame}) {
        const QByteArray content(size, 'x');
        std::thread sender([&] { QCOMPARE(pair.one->send(content), Transfer::Done); });
        QByteArray got;
        const Transfer received = pair.other->receive(got);
        sender.join();
        QCOMPARE(received, Transfer::Done);
        QVERIFY(got == content);
    }
}

void TestSmb::frame_ofASecret_arrivesInGuardedMemory()
{
    const Pair pair;
    QCOMPARE(pair.one->send(QByteArrayView("S3cret!pw")), Transfer::Done);
    SecretBytes got;
    QCOMPARE(pair.other->receiveSecret(got), Transfer::Done);
    QVERIFY(got.equals(SecretBytes(QByteArrayView("S3cret!pw"))));
}

void TestSmb::frame_thatIsTooLong_isRefusedBeforeMemoryIsTaken()
{
    const Pair pair;
    QCOMPARE(pair.one->send(QByteArray(kMostFrame + 1, 'x')), Transfer::Malformed);
    pair.sendRaw("\xff\xff\xff\xff");
    QByteArray got;
    QCOMPARE(pair.other->receive(got, brief()), Transfer::Malformed);
    QVERIFY(got.capacity() < 1000);
}

void TestSmb::frame_thatEndsEarly_isTold()
{
    Pair pair;
    pair.sendRaw(QByteArray("\0\0\0\x05"
                            "abc",
                            7));
    pair.one.reset();
    QByteArray got;
    QCOMPARE(pair.other->receive(got), Transfer::Closed);
    Pair gone;
    gone.one.reset();
    QCOMPARE(gone.other->send("x"), Transfer::Closed); // and no SIGPIPE
}

void TestSmb::frame_thatNeverComes_endsByDeadlineOrToken()
{
    const Pair pair;
    QByteArray got;
    QCOMPARE(pair.other->receive(got, brief()), Transfer::TimedOut);
    Patience cancelled;
    cancelled.cancel.cancel();
    QCOMPARE(pair.other->receive(got, cancelled), Transfer::Cancelled);
}

void TestSmb::frame_thatNobodyTakes_endsByDeadline()
{
    const Pair pair;
    QCOMPARE(pair.one->send(QByteArray(kMostFrame, 'x'), brief()), Transfer::TimedOut);
}

void TestSmb::negotiateRequest_isWellFormed()
{
    const QByteArray request = negotiateRequest();
    QCOMPARE(qFromBigEndian<quint32>(request.constData()), quint32(request.size() - 4));
    QVERIFY(request.mid(4).startsWith("\xfeSMB"));
    // The contexts begin where the body says, at a multiple of eight.
    const auto offset = qFromLittleEndian<quint32>(request.constData() + 4 + 64 + 28);
    QCOMPARE(offset % 8, 0u);
    QCOMPARE(qFromLittleEndian<quint16>(request.constData() + 4 + offset), quint16(1));
}

void TestSmb::negotiateAnswer_saysDialectAndEncryption_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<quint16>("dialect"); // 0: none
    QTest::addColumn<bool>("encryption");
    QTest::addColumn<bool>("referrals");
    QTest::addColumn<int>("noOffer");
    QTest::newRow("2.1") << serverAnswer(0x0210, 0x41) << quint16(0x0210) << false << true << -1;
    QTest::newRow("3.0") << serverAnswer(0x0300, 0x40) << quint16(0x0300) << true << false << -1;
    QTest::newRow("3.0.2, no encryption")
        << serverAnswer(0x0302, 0x01) << quint16(0x0302) << false << true << -1;
    QTest::newRow("3.1.1") << serverAnswer(0x0311, 0x01,
                                           context(1, QByteArray(38, 'x')) + context(2, kAes128Gcm), 2)
                           << quint16(0x0311) << true << true << -1;
    // By its capabilities alone it does not encrypt.
    QTest::newRow("3.1.1, no cipher")
        << serverAnswer(0x0311, 0x41, context(2, kNoCipher), 1) << quint16(0x0311) << false << true << -1;
    QTest::newRow("3.1.1, no context")
        << serverAnswer(0x0311, 0x41) << quint16(0x0311) << false << true << -1;
    const auto none = [](const char *name, const QByteArray &answer, NoOffer reason) {
        QTest::newRow(name) << answer << quint16(0) << false << false << int(reason);
    };
    none("nothing yet", {}, NoOffer::Incomplete);
    none("half", serverAnswer(0x0302, 0).first(70), NoOffer::Incomplete);
    none("SMB 1", QByteArray("\0\0\0\x23\xffSMBr", 9), NoOffer::OnlySmb1);
    none("a web server", "HTTP/1.1 400 Bad Request\r\n", NoOffer::NotSmb);
    none("another dialect", serverAnswer(0x02ff, 0), NoOffer::NotSmb);
    QByteArray refused = serverAnswer(0, 0);
    qToLittleEndian(quint32(0xc00000bb), refused.data() + 4 + 8);
    none("no dialect in common", refused, NoOffer::OnlySmb1);
    none("too long", QByteArray("\0\xff\xff\xff\xfeSMB", 8), NoOffer::NotSmb);
}

void TestSmb::negotiateAnswer_saysDialectAndEncryption()
{
    QFETCH(QByteArray, answer);
    QFETCH(quint16, dialect);
    QFETCH(bool, encryption);
    QFETCH(bool, referrals);
    QFETCH(int, noOffer);
    const auto read = negotiateAnswer(answer);
    if (noOffer >= 0) {
        QVERIFY(std::holds_alternative<NoOffer>(read));
        QCOMPARE(int(std::get<NoOffer>(read)), noOffer);
        return;
    }
    QVERIFY(std::holds_alternative<Offer>(read));
    QCOMPARE(std::get<Offer>(read).dialect, dialect);
    QCOMPARE(std::get<Offer>(read).encryption, encryption);
    QCOMPARE(std::get<Offer>(read).referrals, referrals);
}

void TestSmb::negotiateAnswer_cutOrChanged_neverReadsBeyond()
{
    const QByteArray whole =
        serverAnswer(0x0311, 0x41, context(1, QByteArray(38, 'x')) + context(2, kAes128Gcm), 2);
    for (qsizetype size = 0; size < whole.size(); ++size) {
        QByteArray cut = whole.first(size);
        (void)negotiateAnswer(cut);
        if (size >= 8) { // and one that says it is whole
            qToBigEndian(quint32(size - 4), cut.data());
            (void)negotiateAnswer(cut);
        }
    }
    for (qsizetype at = 4; at < whole.size(); ++at) {
        QByteArray changed = whole;
        changed[at] = '\xff';
        (void)negotiateAnswer(changed); // the sanitizers' leg looks
    }
}

void TestSmb::address_thatCannotBe_isRefused_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("share");
    QTest::addColumn<QString>("folder");
    QTest::addColumn<bool>("good");
    const auto row = [](const char *host, const char *share, const char *folder, bool good) {
        QTest::addRow("%s %s %s", host, share, folder)
            << QString::fromUtf8(host) << QString::fromUtf8(share) << QString::fromUtf8(folder) << good;
    };
    row("nas", "data", "", true);
    row("nas.example.org", "backup$", "a\\b/c", true);
    row("192.0.2.1", "With blank", "Ä", true);
    row("", "data", "", false);
    row("nas:445", "data", "", false);
    row("user@nas", "data", "", false);
    row("nas/data", "data", "", false);
    row("-nas", "data", "", false);
    row("nas", "", "", false);
    row("nas", "data/folder", "", false);
    row("nas", "data", "..", false);
    row("nas", "data", "a/./b", false);
    row("nas", "data", "a?b", false);
    row("nas", "data", "a\tb", false);
}

void TestSmb::address_thatCannotBe_isRefused()
{
    QFETCH(QString, host);
    QFETCH(QString, share);
    QFETCH(QString, folder);
    QFETCH(bool, good);
    const auto checked = checkAddress({host, {}, share, folder});
    QCOMPARE(checked.ok(), good);
    if (!good)
        QCOMPARE(checked.error().code, ErrorCode::InvalidInput);
}

void TestSmb::everyFault_hasASentenceAndAnAdvice()
{
    const ShareAddress address{QStringLiteral("nas"), {}, QStringLiteral("data"), QStringLiteral("retinue")};
    for (int cause = 0; cause <= int(Cause::WorkerFailed); ++cause) {
        for (int step = 0; step <= int(Step::Work); ++step) {
            const Error error =
                toError({Step(step), Cause(cause), QStringLiteral("a\nb.rbk"), QStringLiteral("why\x1b")},
                        address, QStringLiteral("anna"));
            QVERIFY2(error.detail.size() > 15, qPrintable(error.detail));
            QVERIFY2(!error.detail.contains(u'\n') && !error.detail.contains(u'\x1b') ||
                         Cause(cause) == Cause::NotSafe,
                     qPrintable(error.detail));
            if (Cause(cause) != Cause::Cancelled && Cause(cause) != Cause::NotSafe)
                QVERIFY2(error.detail.contains(u';'),
                         qPrintable(error.detail)); // what to check stands behind it
        }
    }
    QCOMPARE(causeOfWork(ENOSPC), Cause::NoSpace);
    QCOMPARE(causeOfWork(EDQUOT), Cause::NoSpace);
    QCOMPARE(causeOfWork(EROFS), Cause::NotPermitted);
    QCOMPARE(causeOfWork(EIO), Cause::Failed);
    QCOMPARE(causeOfWork(0), Cause::Failed);
}

void TestSmb::fault_survivesTheWay()
{
    const Fault fault{Step::Folder, Cause::NotPermitted, QStringLiteral("a"), QStringLiteral("b")};
    const auto back = decoded(encoded(toCbor(fault)));
    QVERIFY(back.has_value());
    const Fault read = faultOf(*back);
    QVERIFY(read.step == fault.step && read.cause == fault.cause && read.file == fault.file &&
            read.reason == fault.reason);
    QVERIFY(faultOf({{QStringLiteral("step"), 99}, {QStringLiteral("cause"), 1}}).cause ==
            Cause::WorkerFailed);
    QVERIFY(!decoded("nonsense"));
    QVERIFY(!decoded(QByteArray("\xff\xff", 2)));
}

QTEST_GUILESS_MAIN(TestSmb)
#include "test_smb.moc"
