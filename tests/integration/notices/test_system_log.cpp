#include "app/notices/notice_senders.h"
#include "tests/support/namespaces.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTest>

#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace retinue;
using namespace retinue::engine;

namespace {

/// /dev with what a process needs, and nothing that others see.
QString enterOwnDevices()
{
    if (const QString problem = test::enterNamespaces(); !problem.isEmpty())
        return problem;
    const QString made = QDir::temp().filePath(QStringLiteral("retinue-dev-%1").arg(::getpid()));
    const QByteArray folder = made.toLocal8Bit();
    if (!QDir().mkpath(made) || ::mount("none", folder.constData(), "tmpfs", 0, nullptr) != 0)
        return QStringLiteral("mounting a folder for /dev");
    for (const char *name : {"null", "zero", "random", "urandom"}) {
        const QByteArray inside = folder + '/' + name;
        QFile file(QString::fromLocal8Bit(inside));
        if (!file.open(QIODevice::WriteOnly) || ::mount((QByteArray("/dev/") + name).constData(),
                                                        inside.constData(), nullptr, MS_BIND, nullptr) != 0)
            return QStringLiteral("mounting /dev/%1").arg(QLatin1String(name));
    }
    if (::mount(folder.constData(), "/dev", nullptr, MS_MOVE, nullptr) != 0)
        return QStringLiteral("moving it to /dev");
    QDir().rmdir(made);
    return {};
}

/// Who listens at /dev/log.
class LogSocket
{
public:
    LogSocket() : m_descriptor(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::strncpy(address.sun_path, "/dev/log", sizeof address.sun_path - 1);
        if (::bind(m_descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
            qFatal("binding /dev/log");
    }
    ~LogSocket()
    {
        ::close(m_descriptor);
        ::unlink("/dev/log");
    }
    LogSocket(const LogSocket &) = delete;
    LogSocket &operator=(const LogSocket &) = delete;
    QByteArray read() const
    {
        QByteArray line(4096, '\0');
        const auto length = ::recv(m_descriptor, line.data(), std::size_t(line.size()), MSG_DONTWAIT);
        return length > 0 ? line.left(length) : QByteArray();
    }

private:
    const int m_descriptor;
};

NoticeMessage messageWith(Notice::Kind kind)
{
    NoticeMessage message;
    message.kind = kind;
    message.line = QStringLiteral("FAILURE: 100 % full. Free some space.");
    return message;
}

} // namespace

class TestSystemLog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void notice_isOneLine_withItsPriority_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("priority"); // facility daemon (3) * 8 + severity
        QTest::newRow("failure") << int(Notice::Kind::Failure) << QByteArray("<27>");
        QTest::newRow("warning") << int(Notice::Kind::Warning) << QByteArray("<28>");
        QTest::newRow("over") << int(Notice::Kind::Over) << QByteArray("<29>");
    }
    void notice_isOneLine_withItsPriority()
    {
        QFETCH(const int, kind);
        QFETCH(const QByteArray, priority);
        const LogSocket log;
        const Delivery delivery = notices::noticeSenders().systemLog(messageWith(Notice::Kind(kind)));
        QVERIFY(delivery.isDelivered);
        const QByteArray line = log.read();
        QVERIFY2(line.startsWith(priority), line.constData());
        QVERIFY2(line.contains("retinue[") && line.contains("100 % full. Free some space."),
                 line.constData());
    }

    void logThatIsNotRead_isSaid_andNotWaitedFor()
    {
        const LogSocket log;
        Delivery delivery{true, {}, {}};
        for (int i = 0; i < 100'000 && delivery.isDelivered; ++i)
            delivery = notices::noticeSenders().systemLog(messageWith(Notice::Kind::Failure));
        QVERIFY(!delivery.isDelivered);
        QCOMPARE(*delivery.failed, NoticeStep::Log);
        while (!log.read().isEmpty())
            ;
        QVERIFY(notices::noticeSenders().systemLog(messageWith(Notice::Kind::Failure)).isDelivered);
    }

    void nobodyListening_isSaid()
    {
        const Delivery delivery = notices::noticeSenders().systemLog(messageWith(Notice::Kind::Test));
        QVERIFY(!delivery.isDelivered);
        QCOMPARE(*delivery.failed, NoticeStep::Log);
        QVERIFY2(delivery.why->detail.contains(QStringLiteral("/dev/log")), qPrintable(delivery.why->detail));
    }
};

int main(int argc, char *argv[])
{
    if (const QString problem = enterOwnDevices(); !problem.isEmpty())
        qFatal("%s", qPrintable(problem));
    QCoreApplication application(argc, argv);
    TestSystemLog test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_system_log.moc"
