#include "tests/e2e/fleet.h"

#include "core/client/control_client.h"
#include "core/client/control_protocol.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QJsonDocument>
#include <QTcpServer>
#include <QThread>

#include <chrono>
#include <utility>

namespace retinue::test {

namespace {

constexpr std::chrono::seconds kPatience{90}; // a bound against hanging, on a machine that does much else

} // namespace

bool becomes(const std::function<bool()> &condition)
{
    const QDeadlineTimer deadline(kPatience);
    while (!condition()) {
        if (deadline.hasExpired())
            return false;
        QThread::msleep(50);
    }
    return true;
}

QString programPath(const QString &name)
{
    return QStringLiteral(RETINUE_PROGRAMS "/") + name;
}

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

ServerProcess::ServerProcess(Announced announced) : m_announced(announced), m_port(freePort())
{
    QFile file(passwordFile());
    if (!file.open(QIODevice::WriteOnly) || file.write("correct horse\n") < 0)
        qFatal("the password file cannot be written");
}

bool ServerProcess::start()
{
    return launch() && becomes([this] { return !fingerprint().isEmpty(); });
}

bool ServerProcess::launch(const QMap<QString, QString> &more)
{
    QStringList words{QStringLiteral("run"),
                      QStringLiteral("--data"),
                      dataFolder(),
                      QStringLiteral("--listen"),
                      QStringLiteral("127.0.0.1"),
                      QStringLiteral("--port"),
                      QString::number(m_port),
                      QStringLiteral("--first-administrator"),
                      QStringLiteral("admin"),
                      QStringLiteral("--password-file"),
                      passwordFile()};
    if (m_announced == Announced::No)
        words << QStringLiteral("--no-announce");
    if (std::exchange(m_standsBy, false))
        words << QStringLiteral("--standby");
    return m_process.start(programPath(QStringLiteral("retinued")), words, more);
}

QJsonObject ServerProcess::command(const QStringList &words)
{
    const auto ran =
        run(programPath(QStringLiteral("retinued")),
            words + QStringList{QStringLiteral("--data"), dataFolder(), QStringLiteral("--json")});
    return ran.exitCode == 0 ? QJsonDocument::fromJson(ran.output).object() : QJsonObject();
}

QStringList replicationStartWords(ServerProcess &standby)
{
    return {QStringLiteral("replication"),
            QStringLiteral("start"),
            standby.address(),
            QStringLiteral("--administrator"),
            QStringLiteral("admin"),
            QStringLiteral("--passphrase-file"),
            standby.passwordFile(),
            QStringLiteral("--fingerprint"),
            standby.fingerprint(),
            QStringLiteral("--updates"),
            QStringLiteral("1")};
}

bool isBroughtOver(ServerProcess &source)
{
    return becomes([&source] {
        const auto run = source.command({QStringLiteral("replication"), QStringLiteral("now")});
        return run[u"result"].toString() == u"OK" && run[u"content"].toString() == u"nothing";
    });
}

bool DeviceProcess::start()
{
    const bool started = m_process.start(programPath(QStringLiteral("retinue-device")),
                                         {QStringLiteral("--home"), home(), QStringLiteral("agent")});
    return started && becomes([this] { return client::ControlClient(home()).hasAgent(); });
}

Ran DeviceProcess::command(const QStringList &words) const
{
    return run(programPath(QStringLiteral("retinue-device")),
               QStringList{QStringLiteral("--home"), home(), QStringLiteral("--json")} + words);
}

QJsonObject DeviceProcess::result(const QStringList &words) const
{
    const auto ran = command(words);
    if (ran.exitCode != 0)
        qWarning("%s: %s%s", qPrintable(words.join(u' ')), ran.output.constData(), ran.errors.constData());
    return QJsonDocument::fromJson(ran.output).object()[u"result"].toObject();
}

QJsonObject DeviceProcess::error(const QStringList &words) const
{
    const auto ran = command(words);
    return QJsonDocument::fromJson(ran.output).object()[u"error"].toObject();
}

Result<QJsonObject> DeviceProcess::ask(const QJsonObject &request) const
{
    return client::ControlClient(home()).ask(request, kPatience);
}

int DeviceProcess::valueOf(const QString &user, const QString &item) const
{
    const auto answer = ask({{QStringLiteral("command"), QStringLiteral("get")},
                             {QStringLiteral("user"), user},
                             {QStringLiteral("item"), item}});
    return answer ? (*answer)[u"value"].toObject()[u"v"].toInt(-1) : -1;
}

bool DeviceProcess::setValue(const QString &user, const QString &item, int value) const
{
    return ask({{QStringLiteral("command"), QStringLiteral("set")},
                {QStringLiteral("user"), user},
                {QStringLiteral("item"), item},
                {QStringLiteral("value"), QStringLiteral("{\"v\":%1}").arg(value)}})
        .ok();
}

bool DeviceProcess::join(ServerProcess &server, const QString &name, const QString &address)
{
    return start() &&
           succeeds({QStringLiteral("enrol"), QStringLiteral("--server"),
                     address.isEmpty() ? server.address() : address, QStringLiteral("--fingerprint"),
                     server.fingerprint(), QStringLiteral("--code"), server.newCode(),
                     QStringLiteral("--name"), name}) &&
           succeeds({QStringLiteral("start")});
}

} // namespace retinue::test
