#include "app/headless/service.h"

#include "app/headless/commands.h"
#include "app/headless/control_server.h"
#include "app/headless/exit_codes.h"
#include "app/headless/password_input.h"
#include "app/headless/stop_signals.h"
#include "core/base/folder_lock.h"
#include "core/server/sync_server.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QHostInfo>
#include <QJsonArray>
#include <QTextStream>
#include <QTimer>

namespace retinue::headless {

namespace {

constexpr std::chrono::seconds kDrain{5};
constexpr std::chrono::hours kCertificateCheck{1};

void say(const QString &text)
{
    QTextStream(stdout) << text << Qt::endl;
}
void complain(const QString &text)
{
    QTextStream(stderr) << "retinued: " << text << Qt::endl;
}

/// Never a default: given by file, asked for, or refused. kDone when there is one.
ExitCode ensureAdministrator(engine::Engine &engine, const CommandLine &line)
{
    QString id = line.request.text(QStringLiteral("first-administrator"));
    auto any = engine.administrators().any();
    if (!any.ok()) {
        complain(any.error().toString());
        return kFailed;
    }
    if (*any) {
        if (!id.isEmpty())
            say(QStringLiteral("There are administrators already: --first-administrator is ignored."));
        return kDone;
    }
    if (id.isEmpty() && hasTerminal()) {
        say(QStringLiteral(
            "This server has no administrator yet. Administrators enrol devices and manage the server.\n"
            "Choose an ID and a password."));
        id = askLine(QStringLiteral("Administrator ID: "));
    }
    if (id.isEmpty()) {
        complain(QStringLiteral(
            "there is no administrator yet, and nobody to ask for one. Start it once on a terminal, or "
            "with:\n  retinued run --first-administrator ID --password-file FILE\nor add one before "
            "with:\n  retinued administrator add ID --password-file FILE"));
        return kNeedsAdministrator;
    }
    Request add;
    add.command = QStringLiteral("administrator add");
    add.arguments << id;
    auto password = newPassword(line.passwordFile, id);
    if (!password.ok()) {
        complain(password.error().toString());
        return kNeedsAdministrator;
    }
    add.password = std::move(password).value();
    if (auto added = Commands(engine, {}).run(add); !added.ok()) {
        complain(added.error().toString());
        return kNeedsAdministrator;
    }
    say(QStringLiteral("Administrator %1 was added.").arg(id));
    return kDone;
}

QString withPort(const QString &address, quint16 port)
{
    return (address.contains(u':') ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2"))
        .arg(address)
        .arg(port);
}

void welcome(engine::Engine &engine, const QString &address, quint16 port)
{
    const QHostAddress host(address);
    const bool everywhere = host == QHostAddress::AnyIPv6 || host == QHostAddress::AnyIPv4;
    const QString reachable = withPort(everywhere ? QHostInfo::localHostName() : address, port);
    say(QStringLiteral(
            "Retinue " RETINUE_VERSION " serves %1 on %2 port %3 (process %4).\n"
            "CA fingerprint, which devices ask to confirm:\n  %5\n"
            "Next: make an enrolment code with \"retinued code new --data %1\" and give it to a device:\n"
            "  retinue-device enrol --server %6 --code CODE")
            .arg(engine.dataFolder(), everywhere ? QStringLiteral("all addresses") : address)
            .arg(port)
            .arg(QCoreApplication::applicationPid())
            .arg(engine.identity().caFingerprint(), reachable));
    if (engine.secretsLocked())
        complain(QStringLiteral("warning: ") + engine.secretsLocked()->toString());
}

} // namespace

int runService(const CommandLine &line)
{
    engine::EngineOptions options;
    options.dataFolder = line.dataFolder;
    options.lockPatience = FolderLock::kAMoment;
    for (const QJsonValue &name : line.request.options.value(QStringLiteral("host-name")).toArray())
        options.hostNames << name.toString();
    auto opened = engine::Engine::open(options);
    if (!opened.ok()) {
        complain(opened.error().toString());
        return opened.error().code == ErrorCode::Locked ? kInUse : kFailed;
    }
    engine::Engine &engine = **opened;
    if (const ExitCode code = ensureAdministrator(engine, line); code != kDone)
        return code;

    server::SyncServerOptions listening;
    if (const QString address = line.request.text(QStringLiteral("listen")); !address.isEmpty())
        listening.address = address;
    listening.port = quint16(line.request.number(QStringLiteral("port")).value_or(listening.port));
    listening.threads = unsigned(line.request.number(QStringLiteral("threads")).value_or(0));
    server::SyncServer server(engine, listening);

    Commands commands(engine, [&] {
        const http::Statistics statistics = server.statistics();
        return QJsonObject{{QStringLiteral("address"), listening.address},
                           {QStringLiteral("port"), server.port()},
                           {QStringLiteral("connections"), qint64(statistics.connectionsOpen)},
                           {QStringLiteral("requests"), qint64(statistics.requests)},
                           {QStringLiteral("requestsRefused"), qint64(statistics.clientErrors)},
                           {QStringLiteral("requestsFailed"), qint64(statistics.serverErrors)}};
    });
    ControlServer control([&](const Request &request) { return commands.run(request); });
    StopSignals stopSignals;
    QObject::connect(&stopSignals, &StopSignals::stopAsked, qApp, &QCoreApplication::quit);
    QTimer certificateCheck;
    QObject::connect(&certificateCheck, &QTimer::timeout, qApp, [&] {
        if (auto refreshed = server.refreshCertificate(); !refreshed.ok())
            complain(refreshed.error().toString());
    });
    certificateCheck.start(kCertificateCheck);

    // The listener first: who finds the control socket finds a server that serves.
    if (auto started = server.start(); !started.ok()) {
        complain(started.error().toString());
        return kCannotListen;
    }
    if (auto controlled = control.listen(engine.dataFolder()); !controlled.ok()) {
        complain(controlled.error().toString());
        return kFailed;
    }
    welcome(engine, listening.address, server.port());
    QCoreApplication::exec();

    say(QStringLiteral("Stopping ..."));
    control.stop();
    server.stop(kDrain);
    engine.stop();
    say(QStringLiteral("Stopped."));
    return kDone;
}

} // namespace retinue::headless
