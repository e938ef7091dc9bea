#include "tests/support/postgres_cluster.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QThread>

#include <csignal>
#include <pwd.h>
#include <unistd.h>

namespace retinue::test {

namespace {

constexpr int kPatienceMs = 60'000;

Error failure(const QString &detail)
{
    return {ErrorCode::NotFound, detail, {QStringLiteral("starting PostgreSQL for the tests")}};
}

/// The newest version installed.
QString programFolder()
{
    const QDir versions(QStringLiteral("/usr/lib/postgresql"));
    QString newest;
    for (const QString &version : versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
        if (QFileInfo::exists(versions.filePath(version + QStringLiteral("/bin/initdb"))))
            newest = versions.filePath(version + QStringLiteral("/bin"));
    return newest;
}

} // namespace

PostgresCluster::~PostgresCluster()
{
    stopServer();
}

void PostgresCluster::stopServer()
{
    if (m_server.state() == QProcess::NotRunning)
        return;
    ::kill(pid_t(m_server.processId()), SIGINT); // PostgreSQL's fast shutdown
    if (!m_server.waitForFinished(kPatienceMs))
        m_server.kill();
}

QStringList PostgresCluster::asServerUser(const QStringList &command) const
{
    if (::geteuid() != 0)
        return command;
    return QStringList{QStringLiteral("setpriv"), QStringLiteral("--reuid=postgres"),
                       QStringLiteral("--regid=postgres"), QStringLiteral("--init-groups")} +
           command;
}

Result<void> PostgresCluster::makeFolders()
{
    QDir folder(m_folder.path());
    if (!folder.mkdir(QStringLiteral("data")) || !folder.mkdir(QStringLiteral("socket")))
        return failure(QStringLiteral("cannot make folders in ") + m_folder.path());
    if (::geteuid() != 0)
        return {};
    const passwd *user = ::getpwnam("postgres");
    if (!user)
        return failure(QStringLiteral("there is no user postgres"));
    QFile::setPermissions(m_folder.path(), QFile::Permissions(0x7755));
    for (const auto *name : {"data", "socket"})
        if (::chown(QFile::encodeName(folder.filePath(QLatin1String(name))).constData(), user->pw_uid,
                    user->pw_gid) != 0)
            return failure(QStringLiteral("cannot give away ") + QLatin1String(name));
    return {};
}

Result<void> PostgresCluster::start()
{
    m_programs = programFolder();
    if (m_programs.isEmpty())
        return failure(QStringLiteral("PostgreSQL is not installed"));
    RETINUE_TRY(makeFolders());
    QStringList command =
        asServerUser({m_programs + QStringLiteral("/initdb"), QStringLiteral("-D"),
                      m_folder.filePath(QStringLiteral("data")), QStringLiteral("-A"),
                      QStringLiteral("trust"), QStringLiteral("-U"), QStringLiteral("postgres"),
                      QStringLiteral("--no-locale"), QStringLiteral("-E"), QStringLiteral("UTF8")});
    QProcess initdb;
    initdb.setWorkingDirectory(QStringLiteral("/"));
    initdb.setProcessChannelMode(QProcess::MergedChannels);
    initdb.start(command.takeFirst(), command);
    if (!initdb.waitForFinished(kPatienceMs) || initdb.exitCode() != 0)
        return failure(QStringLiteral("initdb: ") + QString::fromUtf8(initdb.readAll()));
    return startServer();
}

Result<void> PostgresCluster::restart()
{
    stopServer();
    return startServer();
}

Result<void> PostgresCluster::startServer()
{
    QStringList command = asServerUser({m_programs + QStringLiteral("/postgres"), QStringLiteral("-D"),
                                        m_folder.filePath(QStringLiteral("data")), QStringLiteral("-k"),
                                        m_folder.filePath(QStringLiteral("socket")), QStringLiteral("-c"),
                                        QStringLiteral("listen_addresses=")});
    m_server.setWorkingDirectory(QStringLiteral("/"));
    m_server.setStandardErrorFile(m_folder.filePath(QStringLiteral("log")));
    m_server.start(command.takeFirst(), command);
    if (!m_server.waitForStarted(kPatienceMs))
        return failure(m_server.errorString());
    for (QDeadlineTimer patience(kPatienceMs); !patience.hasExpired(); QThread::msleep(50)) {
        if (auto database = sql::Database::open(location(QStringLiteral("public"))))
            return {};
        if (m_server.waitForFinished(0))
            break;
    }
    QFile log(m_folder.filePath(QStringLiteral("log")));
    (void)log.open(QIODevice::ReadOnly);
    return failure(QStringLiteral("the server does not answer: ") + QString::fromUtf8(log.readAll()));
}

sql::Location PostgresCluster::location(const QString &schema) const
{
    sql::Location location;
    location.dialect = sql::Dialect::PostgreSql;
    location.connectString = QStringLiteral("host=%1 user=postgres dbname=postgres")
                                 .arg(m_folder.filePath(QStringLiteral("socket")));
    location.schema = schema;
    return location;
}

} // namespace retinue::test
