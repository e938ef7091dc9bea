#include "app/headless/service.h"

#include "app/control/commands.h"
#include "app/control/control_server.h"
#include "app/headless/exit_codes.h"
#include "app/headless/password_input.h"
#include "app/notices/notice_senders.h"
#include "app/process/stop_signals.h"
#include "app/process/terminal.h"
#include "app/serving/serving.h"
#include "app/shares/share_access.h"
#include "app/standby/standby_access.h"
#include "core/base/folder_lock.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QHostInfo>
#include <QJsonArray>
#include <QTextStream>

namespace retinue::headless {

namespace {

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
    if (id.isEmpty() && process::hasTerminal()) {
        say(QStringLiteral(
            "This server has no administrator yet. Administrators enrol devices and manage the server.\n"
            "Choose an ID and a password."));
        if (auto answer = process::askLine(QStringLiteral("Administrator ID: ")); answer.ok())
            id = std::move(answer).value();
    }
    if (id.isEmpty()) {
        complain(QStringLiteral(
            "there is no administrator yet, and nobody to ask for one. Start it once on a terminal, or "
            "with:\n  retinued run --first-administrator ID --password-file FILE\nor add one before "
            "with:\n  retinued administrator add ID --password-file FILE"));
        return kNeedsAdministrator;
    }
    control::Request add;
    add.command = QStringLiteral("administrator add");
    add.arguments << id;
    auto password = newPassword(line.passwordFile, id);
    if (!password.ok()) {
        complain(password.error().toString());
        return kNeedsAdministrator;
    }
    add.password = std::move(password).value();
    if (auto added = control::Commands(engine, {}).run(add); !added.ok()) {
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
    if (engine.replication().standsBy()) {
        say(QStringLiteral(
                "Retinue " RETINUE_VERSION " stands by on port %1 (process %2). It serves no devices.\n"
                "CA fingerprint, which the server asks to confirm:\n  %3\n"
                "Next, on the server: retinued replication start THIS-MACHINE:%1 --administrator ID")
                .arg(port)
                .arg(QCoreApplication::applicationPid())
                .arg(engine.identity().caFingerprint()));
        return;
    }
    const QHostAddress host(address);
    // NOLINTNEXTLINE(misc-redundant-expression): clang-tidy 14 takes the two enumerators for one
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
    if (engine.replication().isAsking())
        say(QStringLiteral("Devices wait a moment: the machine that stands by is asked whether it has taken "
                           "over."));
    if (engine.secretsLocked())
        complain(QStringLiteral("warning: ") + engine.secretsLocked()->toString());
}

} // namespace

int runService(const CommandLine &line)
{
    engine::EngineOptions options;
    options.dataFolder = line.dataFolder;
    options.lockPatience = FolderLock::kAMoment;
    for (const auto &name : line.request.options.value(QStringLiteral("host-name")).toArray())
        options.hostNames << name.toString();
    auto opened = engine::Engine::open(options);
    if (!opened.ok()) {
        complain(opened.error().toString());
        return opened.error().code == ErrorCode::InUse ? kInUse : kFailed;
    }
    engine::Engine &engine = **opened;
    engine.backups().setShareAccess(shares::shareAccess(smb::WorkerProgram::thisProgram()));
    engine.notices().setSenders(notices::noticeSenders());
    engine.replication().setStandbyAccess(standby::standbyAccess());
    if (const ExitCode code = ensureAdministrator(engine, line); code != kDone)
        return code;

    if (line.request.flag(QStringLiteral("standby"))) {
        if (auto begun = engine.replication().beginStandby(QStringLiteral("command line")); !begun) {
            complain(begun.error().toString());
            return kFailed;
        }
    }
    serving::ServingOptions wanted;
    if (const QString address = line.request.text(QStringLiteral("listen")); !address.isEmpty())
        wanted.listener.address = address;
    wanted.listener.port =
        quint16(line.request.number(QStringLiteral("port")).value_or(wanted.listener.port));
    wanted.listener.threads = unsigned(line.request.number(QStringLiteral("threads")).value_or(0));
    wanted.announce = !line.request.flag(QStringLiteral("no-announce"));
    serving::Serving network(engine, wanted);

    control::Commands commands(engine, [&] { return network.description(); });
    control::ControlServer control(
        [&](const control::Request &request, const LongWork &work) { return commands.run(request, work); });
    process::StopSignals stopSignals;
    QObject::connect(&stopSignals, &process::StopSignals::stopAsked, qApp, &QCoreApplication::quit);

    // The listener first: who finds the control socket finds a server that serves.
    if (auto started = network.start(); !started.ok()) {
        complain(started.error().toString());
        return kCannotListen;
    }
    engine.setServing({true, true, network.port(), {}});
    if (auto controlled = control.listen(engine.dataFolder()); !controlled.ok()) {
        complain(controlled.error().toString());
        return kFailed;
    }
    welcome(engine, wanted.listener.address, network.port());
    QCoreApplication::exec();

    say(QStringLiteral("Stopping ..."));
    control.stop();
    network.stop();
    engine.stop();
    say(QStringLiteral("Stopped."));
    return kDone;
}

} // namespace retinue::headless
