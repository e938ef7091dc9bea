#include "tests/support/samba_server.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QTcpSocket>
#include <QTextStream>

#include <csignal>
#include <unistd.h>

namespace retinue::test {

namespace {

constexpr int kSambaPatienceMs = 60'000;

/// It stands in Debian's sbin, which is not in everybody's path.
QString smbd()
{
    return QStringLiteral("/usr/sbin/smbd");
}

bool listens(quint16 port)
{
    QTcpSocket probe;
    probe.connectToHost(QStringLiteral("127.0.0.1"), port);
    return probe.waitForConnected(1000);
}

} // namespace

SambaServer::SambaServer(quint16 port, std::vector<SambaShare> shares, const QStringList &settings)
    : m_port(port)
{
    m_problem = writeConfiguration(shares, settings);
    if (m_problem.isEmpty())
        m_problem = addUser();
}

SambaServer::~SambaServer()
{
    kill();
}

QString SambaServer::writeConfiguration(const std::vector<SambaShare> &shares,
                                        const QStringList &settings) const
{
    QFile file(configuration());
    if (!file.open(QIODevice::WriteOnly))
        return file.errorString();
    QTextStream out(&file);
    out << "[global]\nserver role = standalone server\ninterfaces = 127.0.0.1/8\nbind interfaces only = yes\n"
           "disable netbios = yes\nmap to guest = Never\nload printers = no\nprintcap name = /dev/null\n"
           "disable spoolss = yes\nrpc start on demand helpers = no\nsmb ports = "
        << m_port << '\n';
    for (const char *own : {"private", "lock", "state", "cache", "pid", "ncalrpc"}) {
        if (!QDir(m_folder.path()).mkdir(QLatin1String(own)))
            return QStringLiteral("cannot make folders in ") + m_folder.path();
    }
    const QString path = m_folder.path();
    out << "passdb backend = tdbsam:" << path << "/private/passdb.tdb\nprivate dir = " << path
        << "/private\nlock directory = " << path << "/lock\nstate directory = " << path
        << "/state\ncache directory = " << path << "/cache\npid directory = " << path
        << "/pid\nncalrpc dir = " << path << "/ncalrpc\nlog file = " << path << "/log\n";
    for (const QString &line : settings)
        out << line << '\n';
    for (const SambaShare &share : shares) {
        out << '[' << share.name << "]\npath = " << share.folder << '\n';
        for (const QString &line : share.settings)
            out << line << '\n';
    }
    return {};
}

QString SambaServer::addUser() const
{
    QProcess add;
    add.setProcessChannelMode(QProcess::MergedChannels);
    add.start(QStringLiteral("pdbedit"), {QStringLiteral("-s"), configuration(), QStringLiteral("-t"),
                                          QStringLiteral("-a"), QStringLiteral("-u"), user()});
    add.write(password() + '\n' + password() + '\n');
    add.closeWriteChannel();
    if (!add.waitForFinished(kSambaPatienceMs) || add.exitCode() != 0)
        return QStringLiteral("pdbedit (of the package samba): ") + add.errorString() +
               QString::fromUtf8(add.readAll());
    return {};
}

QString SambaServer::start()
{
    if (!m_problem.isEmpty())
        return m_problem;
    m_server.setStandardOutputFile(m_folder.filePath(QStringLiteral("out")));
    m_server.setStandardErrorFile(m_folder.filePath(QStringLiteral("out")), QIODevice::Append);
    m_server.start(smbd(), {QStringLiteral("-s"), configuration(), QStringLiteral("--foreground"),
                            QStringLiteral("--debug-stdout")});
    if (!m_server.waitForStarted(kSambaPatienceMs))
        return QStringLiteral("smbd (of the package samba): ") + m_server.errorString();
    for (const QDeadlineTimer patience(kSambaPatienceMs); !patience.hasExpired();) {
        if (listens(m_port))
            return {};
        if (m_server.waitForFinished(20))
            break;
    }
    QFile out(m_folder.filePath(QStringLiteral("out")));
    (void)out.open(QIODevice::ReadOnly);
    return QStringLiteral("smbd does not listen: ") + QString::fromUtf8(out.readAll());
}

void SambaServer::signal(int number) const
{
    // It leads a process group, which its sessions belong to.
    if (const qint64 process = m_server.processId(); process > 0)
        ::kill(pid_t(-process), number);
}

void SambaServer::kill()
{
    if (m_server.state() == QProcess::NotRunning)
        return;
    signal(SIGKILL);
    m_server.waitForFinished(kSambaPatienceMs);
}

void SambaServer::pause()
{
    signal(SIGSTOP);
}

void SambaServer::resume()
{
    signal(SIGCONT);
}

QString SambaServer::status() const
{
    QProcess smbstatus;
    smbstatus.start(QStringLiteral("smbstatus"),
                    {QStringLiteral("-s"), configuration(), QStringLiteral("--processes")});
    smbstatus.waitForFinished(kSambaPatienceMs);
    return QString::fromUtf8(smbstatus.readAllStandardOutput());
}

} // namespace retinue::test
