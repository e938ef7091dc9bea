#include "core/client/control_client.h"
#include "core/client/control_protocol.h"
#include "core/client/control_server.h"

#include <QFile>
#include <QLocalSocket>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <future>

using namespace retinue;
using namespace retinue::client;

namespace {

/// Asks on another thread, while this one runs the server's event loop.
Result<QJsonObject> askWhileServing(const QString &home, const QJsonObject &request)
{
    auto answer = std::async(std::launch::async,
                             [&] { return ControlClient(home).ask(request, std::chrono::seconds(20)); });
    while (answer.wait_for(std::chrono::milliseconds(1)) != std::future_status::ready)
        QCoreApplication::processEvents();
    return answer.get();
}

QJsonObject command(const char *name)
{
    return {{QStringLiteral("command"), QString::fromLatin1(name)}};
}

} // namespace

class TestControl : public QObject
{
    Q_OBJECT
private slots:
    void ask_givesTheHandlersResult();
    void ask_givesTheHandlersError();
    void ask_withoutAgent_isNotFound();
    void ask_whileAnotherWaits_isAnswered();
    void listen_afterAKill_takesTheSocketOver();
    void listen_inTooLongAPath_saysSo();
    void socket_isForItsUserOnly();
    void garbage_isRefusedAndTheNextLineAnswered();
    void owners_areReadBack();
    void answerInParts_largerThanALine_comesWhole();
    void part_largerThanALine_isRefused();
    void parts_whoseReaderIsSlow_wait();
    void parts_whoseReaderStops_endTheAnswer();
    void parts_whoseReaderFails_endTheAnswer();
    void parts_whileTheServerEnds_areRefused();
    void parts_thatNobodyExpects_areAnError();

private:
    QTemporaryDir m_home;
};

void TestControl::ask_givesTheHandlersResult()
{
    ControlServer server([](const QJsonObject &request, const control::Parts &) {
        return control::success({{QStringLiteral("echo"), request[u"command"]}});
    });
    QVERIFY(server.listen(m_home.path()).ok());
    const auto answer = askWhileServing(m_home.path(), command("hello"));
    QVERIFY(answer.ok());
    QCOMPARE((*answer)[u"echo"].toString(), QStringLiteral("hello"));
}

void TestControl::ask_givesTheHandlersError()
{
    ControlServer server([](const QJsonObject &, const control::Parts &) {
        return control::failure(
            {ErrorCode::OutOfDate, QStringLiteral("too late"), {QStringLiteral("doing it")}});
    });
    QVERIFY(server.listen(m_home.path()).ok());
    const auto answer = askWhileServing(m_home.path(), command("hello"));
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().code, ErrorCode::OutOfDate);
    QCOMPARE(answer.error().toString(), QStringLiteral("doing it: too late"));
}

void TestControl::ask_withoutAgent_isNotFound()
{
    const auto answer = ControlClient(m_home.path()).ask(command("hello"));
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().code, ErrorCode::NotFound);
    QVERIFY(!ControlClient(m_home.path()).hasAgent());
}

void TestControl::ask_whileAnotherWaits_isAnswered()
{
    std::promise<void> gate;
    const std::shared_future<void> opened = gate.get_future().share();
    std::atomic_bool waits = false;
    ControlServer server([&](const QJsonObject &request, const control::Parts &) {
        if (request[u"command"] == QLatin1String("slow")) {
            waits = true;
            opened.wait();
        }
        return control::success();
    });
    QVERIFY(server.listen(m_home.path()).ok());
    auto slow =
        std::async(std::launch::async, [&] { return ControlClient(m_home.path()).ask(command("slow")); });
    QTRY_VERIFY(waits);
    QVERIFY(askWhileServing(m_home.path(), command("quick")).ok());
    gate.set_value();
    while (slow.wait_for(std::chrono::milliseconds(1)) != std::future_status::ready)
        QCoreApplication::processEvents();
    QVERIFY(slow.get().ok());
}

void TestControl::listen_afterAKill_takesTheSocketOver()
{
    // A killed agent leaves its socket file behind.
    QFile left(control::socketPath(m_home.path()));
    QVERIFY(left.open(QIODevice::WriteOnly));
    left.close();
    ControlServer server([](const QJsonObject &, const control::Parts &) { return control::success(); });
    QVERIFY(server.listen(m_home.path()).ok());
    QVERIFY(askWhileServing(m_home.path(), command("hello")).ok());
}

void TestControl::listen_inTooLongAPath_saysSo()
{
    ControlServer server([](const QJsonObject &, const control::Parts &) { return control::success(); });
    const auto listening = server.listen(QStringLiteral("/tmp/") + QString(120, u'x'));
    QVERIFY(!listening.ok());
    QCOMPARE(listening.error().code, ErrorCode::InvalidInput);
}

void TestControl::socket_isForItsUserOnly()
{
    ControlServer server([](const QJsonObject &, const control::Parts &) { return control::success(); });
    QVERIFY(server.listen(m_home.path()).ok());
    constexpr auto kOthers =
        QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    QVERIFY(!(QFile::permissions(control::socketPath(m_home.path())) & kOthers));
}

void TestControl::garbage_isRefusedAndTheNextLineAnswered()
{
    ControlServer server([](const QJsonObject &, const control::Parts &) { return control::success(); });
    QVERIFY(server.listen(m_home.path()).ok());
    QLocalSocket socket;
    socket.connectToServer(control::socketPath(m_home.path()));
    QVERIFY(socket.waitForConnected());
    socket.write("no json\n" + control::toLine(command("hello")));
    QByteArray received;
    QTRY_VERIFY((received += socket.readAll()).count('\n') == 2);
    const auto lines = received.split('\n');
    const auto first = control::fromLine(lines[0]), second = control::fromLine(lines[1]);
    QVERIFY(first.ok() && second.ok());
    QVERIFY(!(*first)[u"ok"].toBool());
    QVERIFY((*second)[u"ok"].toBool());
}

void TestControl::owners_areReadBack()
{
    for (const auto &owner :
         {*OwnerKey::user(u"alice"), *OwnerKey::user(u"bob", u"corp"), *OwnerKey::user(u"corp\\alice"),
          *OwnerKey::user(u"a\\b", u"corp"), *OwnerKey::group(u"sales"), *OwnerKey::group(u"a\\b"),
          OwnerKey::allDevices()}) {
        const auto read = control::ownerFromJson(control::ownerToJson(owner));
        QVERIFY(read.ok());
        QVERIFY2(*read == owner, qPrintable(read->toString()));
    }
    QVERIFY(!control::ownerFromJson({}).ok());
}

namespace {

constexpr control::Limits kSmall{64 * 1024, 64 * 1024};
constexpr int kPartBytes = 48 * 1024;

QJsonObject partOf(int number)
{
    return {{QStringLiteral("number"), number}, {QStringLiteral("text"), QString(kPartBytes, u'x')}};
}

/// Gives so many parts, then says how many.
ControlServer::Handler giving(int count, std::atomic_int *given = nullptr)
{
    return [=](const QJsonObject &, const control::Parts &parts) {
        for (int i = 0; i < count; ++i) {
            if (const auto taken = parts(partOf(i)); !taken)
                return control::failure(taken.error());
            if (given)
                ++*given;
        }
        return control::success({{QStringLiteral("count"), count}});
    };
}

Result<QJsonObject> askForParts(const QString &home, const control::Parts &parts)
{
    auto answer = std::async(std::launch::async, [&] {
        return ControlClient(home, kSmall).ask(command("all"), parts, std::chrono::seconds(20));
    });
    while (answer.wait_for(std::chrono::milliseconds(1)) != std::future_status::ready)
        QCoreApplication::processEvents();
    return answer.get();
}

} // namespace

void TestControl::answerInParts_largerThanALine_comesWhole()
{
    constexpr int kCount = 50; // forty times what a line, or what is unread, may have
    ControlServer server(giving(kCount), kSmall);
    QVERIFY(server.listen(m_home.path()).ok());
    int taken = 0;
    const auto answer = askForParts(m_home.path(), [&](const QJsonObject &part) -> Result<void> {
        if (part != partOf(taken))
            return Error{ErrorCode::Corrupt, QStringLiteral("not the next one")};
        ++taken;
        return {};
    });
    QVERIFY2(answer.ok(), answer.ok() ? "" : qPrintable(answer.error().toString()));
    QCOMPARE(taken, kCount);
    QCOMPARE((*answer)[u"count"].toInt(), kCount);
    // The connection goes on as others do.
    QVERIFY(askForParts(m_home.path(), [](const QJsonObject &) { return Result<void>(); }).ok());
}

void TestControl::part_largerThanALine_isRefused()
{
    ControlServer server(
        [](const QJsonObject &, const control::Parts &parts) {
            const auto taken = parts({{QStringLiteral("text"), QString(kSmall.lineBytes, u'x')}});
            return taken ? control::success() : control::failure(taken.error());
        },
        kSmall);
    QVERIFY(server.listen(m_home.path()).ok());
    const auto answer = askForParts(m_home.path(), [](const QJsonObject &) { return Result<void>(); });
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().code, ErrorCode::TooLarge);
}

void TestControl::parts_whoseReaderIsSlow_wait()
{
    constexpr int kCount = 2000; // 100 MiB
    std::atomic_int given = 0;
    ControlServer server(giving(kCount, &given), kSmall);
    QVERIFY(server.listen(m_home.path()).ok());
    QLocalSocket socket;
    socket.setReadBufferSize(kPartBytes);
    socket.connectToServer(control::socketPath(m_home.path()));
    QVERIFY(socket.waitForConnected());
    socket.write(control::toLine(command("all")));
    QTRY_VERIFY(given > 0);
    int before = 0;
    do { // until it goes no further by itself
        before = given;
        QTest::qWait(100);
    } while (given != before);
    QVERIFY2(given < 100, qPrintable(QString::number(given))); // what the system's buffers take as well
    socket.abort();
}

void TestControl::parts_whoseReaderStops_endTheAnswer()
{
    std::atomic_bool hasEnded = false;
    const ControlServer::Handler give = giving(2000);
    control::Limits limits = kSmall;
    limits.patience = std::chrono::milliseconds(200);
    ControlServer server(
        [&](const QJsonObject &request, const control::Parts &parts) {
            auto answer = give(request, parts);
            hasEnded = true;
            return answer;
        },
        limits);
    QVERIFY(server.listen(m_home.path()).ok());
    QLocalSocket socket;
    socket.setReadBufferSize(kPartBytes);
    socket.connectToServer(control::socketPath(m_home.path()));
    QVERIFY(socket.waitForConnected());
    socket.write(control::toLine(command("all")));
    QTRY_VERIFY(hasEnded); // the thread is free again
    socket.setReadBufferSize(0);
    QByteArray received;
    QTRY_VERIFY((received += socket.readAll()).contains("timed-out")); // who goes on learns of it
}

void TestControl::parts_whoseReaderFails_endTheAnswer()
{
    std::atomic_int given = 0;
    ControlServer server(giving(2000, &given), kSmall);
    QVERIFY(server.listen(m_home.path()).ok());
    const auto answer = askForParts(m_home.path(), [](const QJsonObject &) {
        return Result<void>(Error{ErrorCode::NoSpace, QStringLiteral("full"), {}});
    });
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().code, ErrorCode::NoSpace);
    QVERIFY(askWhileServing(m_home.path(), {}).error().code == ErrorCode::Internal); // it serves on
    QVERIFY(given < 2000);
}

void TestControl::parts_whileTheServerEnds_areRefused()
{
    std::atomic_int given = 0;
    auto server = std::make_unique<ControlServer>(giving(2000, &given), kSmall);
    QVERIFY(server->listen(m_home.path()).ok());
    QLocalSocket socket;
    socket.setReadBufferSize(kPartBytes);
    socket.connectToServer(control::socketPath(m_home.path()));
    QVERIFY(socket.waitForConnected());
    socket.write(control::toLine(command("all")));
    QTRY_VERIFY(given > 0);
    server.reset(); // does not wait for who never reads
    QVERIFY(given < 2000);
}

void TestControl::parts_thatNobodyExpects_areAnError()
{
    ControlServer server(giving(1), kSmall);
    QVERIFY(server.listen(m_home.path()).ok());
    const auto answer = askWhileServing(m_home.path(), command("all"));
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().code, ErrorCode::Internal);
}

QTEST_GUILESS_MAIN(TestControl)
#include "test_control.moc"
