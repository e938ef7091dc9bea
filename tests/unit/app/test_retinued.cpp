#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <fcntl.h>
#include <memory>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

namespace {

constexpr int kPatience = 60'000; // milliseconds; against hanging only

struct Outcome
{
    int exitCode = -1;
    QString out, errors;
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out.toUtf8()).object(); }
};

/// A server as a process of its own, on a free port of 127.0.0.1.
class Server
{
public:
    explicit Server(const QString &folder, QStringList more = {})
    {
        more.prepend(QStringLiteral("run"));
        more << QStringLiteral("--data") << folder << QStringLiteral("--listen")
             << QStringLiteral("127.0.0.1") << QStringLiteral("--port") << QStringLiteral("0")
             << QStringLiteral("--no-announce");
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.setStandardInputFile(QProcess::nullDevice());
        m_process.start(QStringLiteral(RETINUED), more);
    }
    ~Server()
    {
        m_process.kill();
        m_process.waitForFinished(kPatience);
    }
    /// Until it serves or ended; whether it serves.
    bool waitUntilServing()
    {
        while (!m_said.contains("Next:") && m_process.waitForReadyRead(kPatience))
            m_said += m_process.readAll();
        return m_said.contains("Next:");
    }
    [[nodiscard]] QString said()
    {
        m_said += m_process.readAll();
        return QString::fromUtf8(m_said);
    }
    [[nodiscard]] qint64 pid() const { return m_process.processId(); }
    void signal(int number) const { ::kill(pid_t(m_process.processId()), number); }
    /// Its exit code; -1 when it was killed or hangs.
    int waitUntilEnded()
    {
        if (!m_process.waitForFinished(kPatience) || m_process.exitStatus() != QProcess::NormalExit)
            return -1;
        return m_process.exitCode();
    }

private:
    QProcess m_process;
    QByteArray m_said;
};

} // namespace

class TestRetinued : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_parent = std::make_unique<QTemporaryDir>();
        m_data = m_parent->filePath(QStringLiteral("data"));
        m_passwordFile = m_parent->filePath(QStringLiteral("password"));
        QFile file(m_passwordFile);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("correct horse\n");
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    }

    void run_withoutAdministratorAndTerminal_refusesAndSaysWhatToDo() // R3: never a default
    {
        Server server(m_data);
        QCOMPARE(server.waitUntilEnded(), 3);
        QVERIFY2(server.said().contains(QStringLiteral("--first-administrator ID --password-file FILE")),
                 qPrintable(server.said()));
        QVERIFY(command({QStringLiteral("administrator"), QStringLiteral("list"), QStringLiteral("--json")})
                    .json()
                    .value(QStringLiteral("administrators"))
                    .toArray()
                    .isEmpty());
    }

    void run_withAFirstAdministrator_servesAndTellsAddressFingerprintAndNextStep() // R3
    {
        Server server(m_data, firstAdministrator());
        QVERIFY2(server.waitUntilServing(), qPrintable(server.said()));
        const QJsonObject status = command({QStringLiteral("status"), QStringLiteral("--json")}).json();
        const QString fingerprint = status.value(QStringLiteral("caFingerprint")).toString();
        QCOMPARE(fingerprint.size(), 95);
        QVERIFY(server.said().contains(fingerprint));
        QVERIFY(server.said().contains(QStringLiteral("retinued code new")));
        QCOMPARE(qint64(status.value(QStringLiteral("processId")).toDouble()), server.pid());
        QCOMPARE(status.value(QStringLiteral("administrators")).toInt(), 1);
        QVERIFY(!server.said().contains(QStringLiteral("correct horse")));
        QVERIFY(answersTls(status.value(QStringLiteral("port")).toInt()));
    }

    void run_whenTheFolderIsInUse_isRefusedAndNamesTheProcess()
    {
        Server first(m_data, firstAdministrator());
        QVERIFY(first.waitUntilServing());
        Server second(m_data);
        QCOMPARE(second.waitUntilEnded(), 4);
        QVERIFY2(second.said().contains(QStringLiteral("process %1").arg(first.pid())),
                 qPrintable(second.said()));
        QCOMPARE(command({QStringLiteral("status")}).exitCode, 0); // the first one does not care
    }

    void run_whenTheStoreIsOfAnotherServer_failsButIsNotTakenForInUse()
    {
        const QString other = m_parent->filePath(QStringLiteral("other"));
        for (const QString &folder : {m_data, other})
            QCOMPARE(command({QStringLiteral("administrator"), QStringLiteral("add"), QStringLiteral("7"),
                              QStringLiteral("--password-file"), m_passwordFile},
                             folder)
                         .exitCode,
                     0);
        QVERIFY(QDir(m_data + QStringLiteral("/store")).removeRecursively());
        QVERIFY(QDir().rename(other + QStringLiteral("/store"), m_data + QStringLiteral("/store")));
        Server server(m_data);
        QCOMPARE(server.waitUntilEnded(), 1); // 4 would keep a service manager from trying again
        QVERIFY2(server.said().contains(QLatin1String("data key")), qPrintable(server.said()));
    }

    void run_whenThePortIsTaken_saysSo()
    {
        Server first(m_data, firstAdministrator());
        QVERIFY(first.waitUntilServing());
        const int port = command({QStringLiteral("status"), QStringLiteral("--json")})
                             .json()
                             .value(QStringLiteral("port"))
                             .toInt();
        const QString other = m_parent->filePath(QStringLiteral("other"));
        const Outcome second = command(QStringList{QStringLiteral("run"), QStringLiteral("--listen"),
                                                   QStringLiteral("127.0.0.1"), QStringLiteral("--port"),
                                                   QString::number(port)} +
                                           firstAdministrator(),
                                       other);
        QCOMPARE(second.exitCode, 5);
        QVERIFY2(second.errors.contains(QString::number(port)), qPrintable(second.errors));
    }

    void stop_bySignal_isClean_data()
    {
        QTest::addColumn<int>("number");
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGINT") << SIGINT;
    }
    void stop_bySignal_isClean()
    {
        QFETCH(int, number);
        Server server(m_data, firstAdministrator());
        QVERIFY(server.waitUntilServing());
        server.signal(number);
        QCOMPARE(server.waitUntilEnded(), 0);
        QVERIFY(server.said().contains(QStringLiteral("Stopped.")));
        QVERIFY(!QFile::exists(m_data + QStringLiteral("/control.socket")));
        QVERIFY(!QFile::exists(m_data + QStringLiteral("/machine.db-wal"))); // closed, not left behind
    }

    void kill9_atAnyMoment_isSurvived()
    {
        QString fingerprint;
        {
            Server server(m_data, firstAdministrator());
            QVERIFY(server.waitUntilServing());
            QCOMPARE(command({QStringLiteral("code"), QStringLiteral("new"), QStringLiteral("--uses"),
                              QStringLiteral("3")})
                         .exitCode,
                     0);
            fingerprint = command({QStringLiteral("status"), QStringLiteral("--json")})
                              .json()
                              .value(QStringLiteral("caFingerprint"))
                              .toString();
            server.signal(SIGKILL);
            QCOMPARE(server.waitUntilEnded(), -1);
        }
        for (int i = 0; i < 6; ++i) {
            Server server(m_data);
            QTest::qWait(i * 40); // in the middle of its start, later and later
            server.signal(SIGKILL);
            QCOMPARE(server.waitUntilEnded(), -1);
        }
        Server again(m_data);
        QVERIFY2(again.waitUntilServing(), qPrintable(again.said()));
        const QJsonObject status = command({QStringLiteral("status"), QStringLiteral("--json")}).json();
        QCOMPARE(status.value(QStringLiteral("caFingerprint")).toString(), fingerprint);
        QCOMPARE(status.value(QStringLiteral("administrators")).toInt(), 1);
        const auto codes =
            command({QStringLiteral("code"), QStringLiteral("list"), QStringLiteral("--json")}).json();
        QCOMPARE(codes.value(QStringLiteral("codes")).toArray().size(), 1);
    }

    void firstStart_killedAtAnyMoment_isRepeatable()
    {
        for (int i = 0; i < 6; ++i) {
            Server server(m_data, firstAdministrator());
            QTest::qWait(5 + i * 15);
            server.signal(SIGKILL);
            QCOMPARE(server.waitUntilEnded(), -1);
        }
        Server again(m_data, firstAdministrator());
        QVERIFY2(again.waitUntilServing(), qPrintable(again.said()));
        QCOMPARE(command({QStringLiteral("status"), QStringLiteral("--json")})
                     .json()
                     .value(QStringLiteral("administrators"))
                     .toInt(),
                 1);
    }

    void commands_doTheSameWithAndWithoutAServer_data()
    {
        QTest::addColumn<bool>("running");
        QTest::newRow("with") << true;
        QTest::newRow("without") << false;
    }
    void commands_doTheSameWithAndWithoutAServer()
    {
        QFETCH(bool, running);
        std::unique_ptr<Server> server;
        if (running) {
            server = std::make_unique<Server>(m_data, firstAdministrator());
            QVERIFY(server->waitUntilServing());
        } else {
            QCOMPARE(command(words("administrator add admin") << passwordOption()).exitCode, 0);
        }
        QCOMPARE(command(words("status")).exitCode, running ? 0 : 6);
        QCOMPARE(command(words("administrator add second") << passwordOption()).exitCode, 0);
        const Outcome twice = command(words("administrator add Second") << passwordOption());
        QCOMPARE(twice.exitCode, 1);
        QVERIFY(twice.errors.contains(QStringLiteral("already")));
        QCOMPARE(command(words("administrator set-password second") << passwordOption()).exitCode, 0);
        QCOMPARE(command(words("administrator list")).out, QStringLiteral("admin\nsecond\n"));
        QCOMPARE(command(words("administrator remove second")).exitCode, 0);
        QCOMPARE(command(words("administrator remove admin")).exitCode, 1); // the last one

        const QString code =
            command(words("code new --json")).json().value(QStringLiteral("code")).toString();
        QCOMPARE(code.size(), 14);
        const auto codes = command(words("code list --json")).json().value(QStringLiteral("codes")).toArray();
        QCOMPARE(codes.size(), 1);
        QCOMPARE(codes[0][QStringLiteral("hint")].toString(), code.left(2));
        QCOMPARE(command(words("code revoke") << codes[0][QStringLiteral("number")].toVariant().toString())
                     .exitCode,
                 0);
        QVERIFY(command(words("code list")).out.contains(QStringLiteral("No enrolment codes")));

        QVERIFY(
            command(words("device list")).out.contains(QStringLiteral("code new"))); // none yet: what to do
        const Outcome unknown = command(words("device stop SN-1 --json"));
        QCOMPARE(unknown.exitCode, 1);
        QCOMPARE(
            unknown.json().value(QStringLiteral("error")).toObject().value(QStringLiteral("code")).toString(),
            QStringLiteral("not-found"));
        QCOMPARE(command(words("user list --json")).json().value(QStringLiteral("users")).toArray().size(),
                 0);
        QVERIFY(command(words("user search")).out.contains(QStringLiteral("Nothing found")));
        QCOMPARE(command(words("user search --json")).json().value(QStringLiteral("matching")).toInt(-1), 0);
        QCOMPARE(command(words("user search x --kind printer")).exitCode, 1);
        QCOMPARE(command(words("user search x --sort size")).exitCode, 1);
        QCOMPARE(command(words("user show nobody")).exitCode, 1);
        QCOMPARE(command(words("user delete alice")).exitCode, 1); // no --yes, nobody to ask
        QCOMPARE(command(words("user delete alice --yes --json"))
                     .json()
                     .value(QStringLiteral("deleted"))
                     .toInt(-1),
                 0);
        QCOMPARE(command(words("user delete alice --dry-run")).exitCode, 0); // asks nobody
        QVERIFY(command(words("user deleted")).out.contains(QStringLiteral("Nothing can be brought back")));
        QCOMPARE(command(words("user restore 1 --json")).json().value(QStringLiteral("unknown")).toInt(-1),
                 1);
        QCOMPARE(command(words("user restore one")).exitCode, 1);
        QVERIFY(
            command(words("user rename alice bob")).errors.contains(QStringLiteral("no data of user alice")));
        QVERIFY(command(words("user rename alice corp\\")).errors.contains(QStringLiteral("corp\\")));
        QVERIFY(command(words("user merge a b --keep --replace"))
                    .errors.contains(QStringLiteral("only one of --keep and --replace")));
        QCOMPARE(command(words("user merge alice")).exitCode, 2);
        QCOMPARE(command(words("user purge 1")).exitCode, 1); // no --yes, nobody to ask
        QCOMPARE(
            command(words("user purge 1 --yes --json")).json().value(QStringLiteral("deleted")).toInt(-1), 0);
        QCOMPARE(command(words("user keep --json")).json().value(QStringLiteral("days")).toInt(), 30);
        QVERIFY(command(words("user keep 7")).out.contains(QStringLiteral("7 days")));
        QCOMPARE(command(words("user keep --json")).json().value(QStringLiteral("days")).toInt(), 7);
        QCOMPARE(command(words("user keep 4000")).exitCode, 1);
        QCOMPARE(command(words("user keep soon")).exitCode, 1);
    }

    void commands_withoutADataFolder_makeNone()
    {
        const Outcome outcome = command(words("device list"));
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY(outcome.errors.contains(QStringLiteral("retinued run")));
        QVERIFY(!QFile::exists(m_data));
    }

    void commands_withoutAPassword_sayHowToGiveOne()
    {
        const Outcome outcome = command(words("administrator add bob"));
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY(outcome.errors.contains(QStringLiteral("--password-file")));
    }

    void passwordOnStandardInput_isTaken()
    {
        QProcess process;
        process.start(QStringLiteral(RETINUED), words("administrator add bob --password-file -")
                                                    << QStringLiteral("--data") << m_data);
        process.write("battery staple\n");
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished(kPatience));
        QCOMPARE(process.exitCode(), 0);
    }

    void run_onATerminal_asksForTheFirstAdministratorWithoutEcho() // R3
    {
        const int terminal = ::posix_openpt(O_RDWR | O_NOCTTY);
        QVERIFY(terminal >= 0 && ::grantpt(terminal) == 0 && ::unlockpt(terminal) == 0);
        const QByteArray name = ::ptsname(terminal);
        QProcess process;
        process.setChildProcessModifier([name] {
            const int side = ::open(name.constData(), O_RDWR);
            ::dup2(side, STDIN_FILENO);
            ::dup2(side, STDOUT_FILENO);
            ::dup2(side, STDERR_FILENO);
        });
        process.start(QStringLiteral(RETINUED), words("run --listen 127.0.0.1 --port 0 --no-announce")
                                                    << QStringLiteral("--data") << m_data);
        QByteArray seen;
        const auto waitFor = [&](const QByteArray &text, int times = 1) {
            QElapsedTimer waited;
            waited.start();
            while (seen.count(text) < times && waited.elapsed() < kPatience) {
                int ready = 0;
                ::ioctl(terminal, FIONREAD, &ready);
                char buffer[4096];
                if (ready <= 0) {
                    QTest::qWait(5);
                    continue;
                }
                const ssize_t size = ::read(terminal, buffer, sizeof buffer);
                seen.append(buffer, qsizetype(std::max<ssize_t>(size, 0)));
            }
            return seen.count(text) >= times;
        };
        const auto type = [&](const QByteArray &line) {
            QCOMPARE(::write(terminal, line.constData(), std::size_t(line.size())), ssize_t(line.size()));
        };
        QVERIFY2(waitFor("Administrator ID:"), seen.constData());
        type("chief\n");
        QVERIFY2(waitFor("not shown"), seen.constData());
        type("correct horse\n");
        QVERIFY2(waitFor("same again"), seen.constData());
        type("correct hoarse\n");
        QVERIFY2(waitFor("They differ"), seen.constData());
        QVERIFY2(waitFor("not shown", 2), seen.constData());
        type("correct horse\n");
        QVERIFY2(waitFor("same again", 2), seen.constData());
        type("correct horse\n");
        QVERIFY2(waitFor("Next:"), seen.constData());
        QVERIFY(!seen.contains("correct"));
        QCOMPARE(command(words("administrator list")).out, QStringLiteral("chief\n"));
        process.terminate();
        QVERIFY(process.waitForFinished(kPatience));
        QCOMPARE(process.exitCode(), 0);
        ::close(terminal);
    }

    void usageErrors_exitWith2()
    {
        QCOMPARE(command(words("dance")).exitCode, 2);
        QCOMPARE(command(words("--help")).exitCode, 0);
    }

private:
    static QStringList words(const char *line)
    {
        return QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts);
    }
    [[nodiscard]] QStringList passwordOption() const
    {
        return {QStringLiteral("--password-file"), m_passwordFile};
    }
    [[nodiscard]] QStringList firstAdministrator() const
    {
        return QStringList{QStringLiteral("--first-administrator"), QStringLiteral("admin")} +
               passwordOption();
    }
    [[nodiscard]] Outcome command(QStringList arguments, const QString &data = {}) const
    {
        QProcess process;
        process.setStandardInputFile(QProcess::nullDevice());
        arguments << QStringLiteral("--data") << (data.isEmpty() ? m_data : data);
        process.start(QStringLiteral(RETINUED), arguments);
        if (!process.waitForFinished(kPatience)) {
            process.kill();
            process.waitForFinished(kPatience);
            return {};
        }
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }
    static bool answersTls(int port)
    {
        QSslSocket socket;
        socket.setPeerVerifyMode(QSslSocket::VerifyNone);
        socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), quint16(port));
        return socket.waitForEncrypted(kPatience);
    }

    std::unique_ptr<QTemporaryDir> m_parent;
    QString m_data, m_passwordFile;
};

QTEST_GUILESS_MAIN(TestRetinued)
#include "test_retinued.moc"
