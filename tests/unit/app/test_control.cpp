#include "app/control/control_client.h"
#include "app/control/control_server.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QLocalSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <future>

using namespace retinue;
using namespace retinue::control;

class TestControl : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ask_whenNobodyListens_isNone()
    {
        QTemporaryDir folder;
        QVERIFY(!askRunningServer(folder.path(), {}));
    }

    void ask_isAnsweredByTheServer()
    {
        QTemporaryDir folder;
        ControlServer server([](const Request &request, const LongWork &) -> Result<QJsonObject> {
            if (request.command == u"fail")
                return Error{ErrorCode::NotFound, QStringLiteral("nothing there")};
            return QJsonObject{{QStringLiteral("command"), request.command},
                               {QStringLiteral("password"), request.password.size() == 8}};
        });
        QVERIFY(server.listen(folder.path()).ok());
        const auto good = ask(folder.path(), "status");
        QVERIFY(good && good->ok());
        QCOMPARE((**good).value(QStringLiteral("command")).toString(), QStringLiteral("status"));
        QVERIFY((**good).value(QStringLiteral("password")).toBool());
        const auto bad = ask(folder.path(), "fail");
        QVERIFY(bad && !bad->ok());
        QCOMPARE(bad->error().code, ErrorCode::NotFound);
    }

    void ask_withAsManyNamesAsACommandLineTakes_isTakenWhole()
    {
        QTemporaryDir folder;
        ControlServer server([](const Request &request, const LongWork &) {
            return QJsonObject{{QStringLiteral("names"), request.arguments.size()}};
        });
        QVERIFY(server.listen(folder.path()).ok());
        auto asking = std::async(std::launch::async, [&] {
            Request request;
            request.command = QStringLiteral("user delete");
            request.arguments = QStringList(10'000, QString(128, u'\u00fc'));
            return askRunningServer(folder.path(), request);
        });
        while (asking.wait_for(std::chrono::milliseconds(0)) != std::future_status::ready)
            QTest::qWait(1);
        const auto answer = asking.get();
        QVERIFY(answer && answer->ok());
        QCOMPARE((**answer).value(QStringLiteral("names")).toInt(), 10'000);
    }

    void ask_forAVeryLongAnswer_getsAllOfIt()
    {
        QTemporaryDir folder;
        const QString big(5'000'000, u'x');
        ControlServer server([&](const Request &, const LongWork &) {
            return QJsonObject{{QStringLiteral("big"), big}};
        });
        QVERIFY(server.listen(folder.path()).ok());
        const auto answer = ask(folder.path(), "status");
        QVERIFY(answer && answer->ok());
        QCOMPARE((**answer).value(QStringLiteral("big")).toString().size(), big.size());
    }

    void ask_whenAnAnswerIsTakenSlowly_getsAllOfIt()
    {
        QTemporaryDir folder;
        ControlServer server([](const Request &, const LongWork &) { return longAnswer(); }, kPatience);
        QVERIFY(server.listen(folder.path()).ok());
        QLocalSocket slow;
        connectReadingLittle(slow, folder.path());
        QByteArray received;
        // Eighty pieces: eight times the patience in all.
        while (!decodeAnswer(received) && slow.state() == QLocalSocket::ConnectedState) {
            QTest::qWait(int(kPatience.count()) / 10);
            received += slow.read(64 * 1024);
        }
        const auto answer = decodeAnswer(received + slow.readAll());
        QVERIFY(answer && answer->ok());
        QCOMPARE(**answer, longAnswer());
    }

    void ask_whenTheAnswerIsNotTaken_isCutOff()
    {
        QTemporaryDir folder;
        ControlServer server([](const Request &, const LongWork &) { return longAnswer(); }, kPatience);
        QVERIFY(server.listen(folder.path()).ok());
        QLocalSocket idle;
        connectReadingLittle(idle, folder.path());
        QTest::qWait(3 * int(kPatience.count()));
        idle.setReadBufferSize(0);
        QByteArray received;
        while (idle.state() == QLocalSocket::ConnectedState || idle.bytesAvailable() > 0) {
            received += idle.readAll();
            QTest::qWait(1);
        }
        QVERIFY(!decodeAnswer(received));
    }

    void ask_whenTheCommandTakesLong_getsTheAnswer()
    {
        QTemporaryDir folder;
        ControlServer server(
            [](const Request &, const LongWork &) {
                QThread::msleep(2 * kPatience.count());
                return longAnswer();
            },
            kPatience);
        QVERIFY(server.listen(folder.path()).ok());
        const auto answer = ask(folder.path(), "user delete");
        QVERIFY(answer && answer->ok());
        QCOMPARE(**answer, longAnswer());
    }

    void command_thatTakesLong_holdsUpNoOther()
    {
        QTemporaryDir folder;
        std::promise<void> end, begun;
        ControlServer server([&, ended = end.get_future().share()](const Request &request, const LongWork &) {
            if (request.command == u"user delete") {
                begun.set_value();
                ended.wait_for(kBound);
            }
            return QJsonObject{{QStringLiteral("command"), request.command}};
        });
        QVERIFY(server.listen(folder.path()).ok());
        auto deleting = asking(folder.path(), "user delete");
        auto hasBegun = begun.get_future();
        QTRY_VERIFY(hasBegun.wait_for(std::chrono::milliseconds(0)) == std::future_status::ready);
        const auto status = ask(folder.path(), "status");
        QVERIFY(status && status->ok());
        QVERIFY(deleting.wait_for(std::chrono::milliseconds(0)) != std::future_status::ready);
        end.set_value();
        QVERIFY(answerOf(deleting)->ok());
    }

    void command_whoseAskerLeaves_isCancelled()
    {
        QTemporaryDir folder;
        std::promise<bool> cancelled;
        ControlServer server([&](const Request &, const LongWork &work) {
            const QDeadlineTimer patience(kBound);
            while (!work.isToEnd() && !patience.hasExpired())
                QThread::msleep(1);
            cancelled.set_value(work.cancel.isCancelled());
            return QJsonObject();
        });
        QVERIFY(server.listen(folder.path()).ok());
        auto told = cancelled.get_future();
        {
            QLocalSocket asker;
            connectReadingLittle(asker, folder.path());
            QVERIFY(asker.waitForBytesWritten());
            QTest::qWait(50);
        }
        QTRY_VERIFY(told.wait_for(std::chrono::milliseconds(0)) == std::future_status::ready);
        QVERIFY(told.get());
    }

    void command_whenTheServerStops_isPausedAndAnswered()
    {
        QTemporaryDir folder;
        std::promise<void> begun;
        ControlServer server([&](const Request &, const LongWork &work) -> Result<QJsonObject> {
            begun.set_value();
            const QDeadlineTimer patience(kBound);
            while (!work.isToEnd() && !patience.hasExpired())
                QThread::msleep(1);
            return QJsonObject{{QStringLiteral("paused"), work.pause.isCancelled()},
                               {QStringLiteral("cancelled"), work.cancel.isCancelled()}};
        });
        QVERIFY(server.listen(folder.path()).ok());
        auto deleting = asking(folder.path(), "user delete");
        auto hasBegun = begun.get_future();
        QTRY_VERIFY(hasBegun.wait_for(std::chrono::milliseconds(0)) == std::future_status::ready);
        server.stop();
        const auto answer = answerOf(deleting);
        QVERIFY(answer && answer->ok());
        QVERIFY((**answer).value(QStringLiteral("paused")).toBool());
        QVERIFY(!(**answer).value(QStringLiteral("cancelled")).toBool());
    }

    void command_thatThrows_isAnsweredAllTheSame()
    {
        QTemporaryDir folder;
        ControlServer server([](const Request &, const LongWork &) -> Result<QJsonObject> {
            throw std::runtime_error("no memory");
        });
        QVERIFY(server.listen(folder.path()).ok());
        const auto answer = ask(folder.path(), "status");
        QVERIFY(answer && !answer->ok());
        QCOMPARE(answer->error().code, ErrorCode::Internal);
    }

    void command_thatSaysHowFarItIs_isHeard()
    {
        QTemporaryDir folder;
        std::promise<void> heard;
        ControlServer server([ended = heard.get_future().share()](const Request &, const LongWork &work) {
            work.tell(QStringLiteral("deleting-users"), 3, 20);
            ended.wait_for(kBound);
            return QJsonObject();
        });
        QVERIFY(server.listen(folder.path()).ok());
        std::vector<Progress> told;
        auto deleting = asking(folder.path(), "user delete", [&](const Progress &progress) {
            if (progress.phase.isEmpty())
                return; // it has not begun yet
            told.push_back(progress);
            if (told.size() == 1)
                heard.set_value();
        });
        QVERIFY(answerOf(deleting)->ok());
        QVERIFY(!told.empty());
        QCOMPARE(told.front().phase, QStringLiteral("deleting-users"));
        QCOMPARE(told.front().done, 3);
        QCOMPARE(told.front().total, 20);
    }

    void socket_isForItsOwnerOnly()
    {
        QTemporaryDir folder;
        ControlServer server([](const Request &, const LongWork &) { return QJsonObject(); });
        QVERIFY(server.listen(folder.path()).ok());
        const auto permissions = QFile::permissions(controlSocketPath(folder.path()));
        QVERIFY(
            !(permissions & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)));
    }

    void listen_whenASocketIsLeftOver_works()
    {
        QTemporaryDir folder;
        QFile left(controlSocketPath(folder.path()));
        QVERIFY(left.open(QIODevice::WriteOnly));
        left.close();
        ControlServer server([](const Request &, const LongWork &) { return QJsonObject(); });
        QVERIFY(server.listen(folder.path()).ok());
        QVERIFY(ask(folder.path(), "status").has_value());
    }

    void listen_whenThePathIsTooLong_saysSo()
    {
        QTemporaryDir folder;
        const QString deep = folder.path() + u'/' + QString(120, u'd');
        QVERIFY(QDir().mkpath(deep));
        ControlServer server([](const Request &, const LongWork &) { return QJsonObject(); });
        const auto refused = server.listen(deep);
        QVERIFY(!refused.ok());
        QVERIFY(refused.error().detail.contains(QStringLiteral("too long")));
    }

    void server_afterNonsense_stillServesOthers()
    {
        QTemporaryDir folder;
        int handled = 0;
        ControlServer server([&](const Request &, const LongWork &) {
            ++handled;
            return QJsonObject();
        });
        QVERIFY(server.listen(folder.path()).ok());
        QLocalSocket silent, garbage;
        silent.connectToServer(controlSocketPath(folder.path()));
        garbage.connectToServer(controlSocketPath(folder.path()));
        garbage.write(QByteArray(200'000, '\xff'));
        QTRY_VERIFY(garbage.state() == QLocalSocket::UnconnectedState);
        QCOMPARE(handled, 0);
        QVERIFY(ask(folder.path(), "status")->ok());
        QCOMPARE(handled, 1);
    }

private:
    static constexpr std::chrono::milliseconds kPatience{500};
    static constexpr std::chrono::seconds kBound{60}; ///< against hanging

    static QJsonObject longAnswer() { return {{QStringLiteral("big"), QString(5'000'000, u'x')}}; }
    /// Asks, and takes only what is read.
    static void connectReadingLittle(QLocalSocket &socket, const QString &folder)
    {
        socket.setReadBufferSize(64 * 1024);
        socket.connectToServer(controlSocketPath(folder));
        Request request;
        request.command = QStringLiteral("device list");
        socket.write(encodeRequest(request));
    }

    using Asked = std::future<std::optional<Result<QJsonObject>>>;

    /// The client waits without an event loop, so it asks from another thread while the server serves on this
    /// one. `command` and what `report` uses outlive the answer.
    static Asked asking(const QString &folder, const char *command,
                        std::function<void(const Progress &)> report = {})
    {
        return std::async(std::launch::async, [folder, command, report = std::move(report)] {
            Request request;
            request.command = QString::fromLatin1(command);
            request.password = SecretBytes(QByteArrayView("12345678"));
            return askRunningServer(folder, request, report);
        });
    }
    static std::optional<Result<QJsonObject>> answerOf(Asked &asked)
    {
        while (asked.wait_for(std::chrono::milliseconds(0)) != std::future_status::ready)
            QTest::qWait(1);
        return asked.get();
    }
    static std::optional<Result<QJsonObject>> ask(const QString &folder, const char *command)
    {
        auto asked = asking(folder, command);
        return answerOf(asked);
    }
};

QTEST_GUILESS_MAIN(TestControl)
#include "test_control.moc"
