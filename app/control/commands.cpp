#include "app/control/commands.h"

#include "app/control/backup_commands.h"
#include "app/control/exchange_commands.h"
#include "app/control/find_device.h"
#include "app/control/notice_commands.h"
#include "app/control/replication_commands.h"
#include "app/control/sharing_commands.h"
#include "app/control/time_text.h"
#include "app/control/user_commands.h"
#include "core/installation/machine_names.h"
#include "core/protocol/invitation.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QScopeGuard>

#include <algorithm>
#include <future>

namespace retinue::control {

namespace {

const QString kWho = QStringLiteral("command line");
constexpr int kDefaultMinutes = 15;
constexpr int kDefaultUses = 1;

QJsonObject toJson(const devices::DeviceRecord &device)
{
    QJsonObject json{
        {QStringLiteral("id"), device.id.toString()},
        {QStringLiteral("name"), device.info.name},
        {QStringLiteral("serialNumber"), device.info.serialNumber},
        {QStringLiteral("location"), device.info.location},
        {QStringLiteral("productName"), device.info.productName},
        {QStringLiteral("version"), device.info.version},
        {QStringLiteral("address"), device.address},
        {QStringLiteral("state"),
         device.state == DeviceState::Started ? QStringLiteral("started") : QStringLiteral("stopped")},
        {QStringLiteral("stoppedByAdministrator"), device.stoppedByAdministrator},
        {QStringLiteral("connected"), device.connected},
        {QStringLiteral("enrolledAt"), timeText(device.enrolledAt)},
        {QStringLiteral("differingOwners"), device.differing},
    };
    if (device.lastContact)
        json.insert(QStringLiteral("lastContact"), timeText(*device.lastContact));
    return json;
}

/// The job that a command is, by its word in the execution log: what others must not come between.
QString operationOf(const QString &command)
{
    static const QHash<QString, QString> operations{
        {QStringLiteral("user delete"), QStringLiteral("user-delete")},
        {QStringLiteral("user restore"), QStringLiteral("user-restore")},
        {QStringLiteral("user purge"), QStringLiteral("user-delete-for-good")},
        {QStringLiteral("user take-over"), QStringLiteral("user-take-over")},
        {QStringLiteral("user rename"), QStringLiteral("user-rename")},
        {QStringLiteral("user merge"), QStringLiteral("user-merge")},
        {QStringLiteral("user import"), QStringLiteral("user-import")},
        {QStringLiteral("user undo-import"), QStringLiteral("user-import-undo")},
        {QStringLiteral("user drop-import"), QStringLiteral("user-import-drop")},
        {QStringLiteral("scope apply"), QStringLiteral("scope-change")},
        {QStringLiteral("scope undo"), QStringLiteral("scope-undo")},
        {QStringLiteral("scope go-on"), QStringLiteral("scope-change")},
        {QStringLiteral("restore"), QStringLiteral("restore")},
        {QStringLiteral("replication recover"), QStringLiteral("recovery")},
    };
    return operations.value(command);
}

} // namespace

Result<QJsonObject> Commands::run(const Request &request, const LongWork &work)
{
    const QString operation =
        request.flag(QStringLiteral("dry-run")) ? QString() : operationOf(request.command);
    if (operation.isEmpty())
        return carryOut(request, work);
    engine::JobBoard &board = m_engine.jobs();
    const auto job = board.join(operation, kWho, work);
    LongWork told = work;
    told.report = [job, asker = work.report](const QString &phase, std::int64_t done, std::int64_t total) {
        job->report(phase, done, total);
        if (asker)
            asker(phase, done, total);
    };
    Result<void> ending = Error{ErrorCode::Internal, QStringLiteral("the command failed")};
    const auto leave = qScopeGuard([&] { board.leave(job, std::move(ending)); });
    auto answer = carryOut(request, told);
    ending = answer ? Result<void>() : Result<void>(answer.error());
    return answer;
}

Result<QJsonObject> Commands::carryOut(const Request &request, const LongWork &work)
{
    auto &administrators = m_engine.administrators();
    const QString &command = request.command;
    RETINUE_TRY(ReplicationCommands::checkRole(m_engine, command));
    if (command == u"status")
        return status();
    if (command == u"administrator list")
        return listAdministrators();
    if (command == u"administrator add")
        return changeAdministrator(
            request, [&](const auto &id) { return administrators.create(id, request.password); });
    if (command == u"administrator set-password")
        return changeAdministrator(
            request, [&](const auto &id) { return administrators.setPassword(id, request.password); });
    if (command == u"administrator remove")
        return changeAdministrator(request, [&](const auto &id) { return administrators.remove(id); });
    if (command == u"code new")
        return newCode(request);
    if (command == u"code list")
        return listCodes();
    if (command == u"code revoke")
        return revokeCode(request);
    if (command == u"device list")
        return listDevices(request);
    if (command == u"device start")
        return onDevice(request, [&](const auto &device) { return m_engine.startDevice(device, kWho); });
    if (command == u"device stop")
        return onDevice(request, [&](const auto &device) { return m_engine.stopDevice(device, kWho); });
    if (command == u"device remove")
        return onDevice(request, [&](const auto &device) { return m_engine.removeDevice(device, kWho); });
    if (command == u"device resend")
        return onDevice(request, [&](const auto &device) { return m_engine.askToResend(device, kWho); });
    if (auto answer = UserCommands(m_engine, kWho, work).run(request))
        return *std::move(answer);
    if (auto answer = ExchangeCommands(m_engine, kWho, work).run(request))
        return *std::move(answer);
    if (auto answer = BackupCommands(m_engine, kWho, work).run(request))
        return *std::move(answer);
    if (auto answer = NoticeCommands(m_engine, kWho, work).run(request))
        return *std::move(answer);
    using engine::Replication;
    const auto recovered = m_listening ? Replication::FetchedCopy::Goes : Replication::FetchedCopy::Stays;
    if (auto answer = ReplicationCommands(m_engine, kWho, work, recovered).run(request))
        return *std::move(answer);
    if (auto answer = SharingCommands(m_engine, kWho, work).run(request))
        return *std::move(answer);
    return Error{ErrorCode::InvalidInput,
                 QStringLiteral("this server does not know the command \"%1\"").arg(command)};
}

Result<QJsonObject> Commands::status()
{
    auto administrators = m_engine.administrators().list();
    auto counts = m_engine.settings().counts();
    if (!administrators.ok() || !counts.ok())
        return !administrators.ok() ? std::move(administrators).error() : std::move(counts).error();
    qint64 started = 0, connected = 0;
    const auto devices = m_engine.devices().list();
    for (const devices::DeviceRecord &device : devices) {
        started += device.state == DeviceState::Started ? 1 : 0;
        connected += device.connected ? 1 : 0;
    }
    QJsonObject json = m_listening ? m_listening() : QJsonObject();
    json.insert(QStringLiteral("version"), QStringLiteral(RETINUE_VERSION));
    json.insert(QStringLiteral("processId"), QCoreApplication::applicationPid());
    json.insert(QStringLiteral("dataFolder"), m_engine.dataFolder());
    json.insert(QStringLiteral("installation"), m_engine.identity().installation().toString());
    json.insert(QStringLiteral("caFingerprint"), m_engine.identity().caFingerprint());
    const State state = m_engine.store().state();
    json.insert(QStringLiteral("generation"), state.generation.toString());
    json.insert(QStringLiteral("revision"), qint64(state.revision.value));
    json.insert(QStringLiteral("administrators"), administrators->size());
    json.insert(QStringLiteral("users"), qint64(counts->users));
    json.insert(QStringLiteral("groups"), qint64(counts->groups));
    json.insert(QStringLiteral("settings"), qint64(counts->settings));
    json.insert(QStringLiteral("devices"), qint64(devices.size()));
    json.insert(QStringLiteral("devicesStarted"), started);
    json.insert(QStringLiteral("devicesConnected"), connected);
    json.insert(QStringLiteral("role"),
                m_engine.replication().standsBy() ? QStringLiteral("standby") : QStringLiteral("server"));
    json.insert(QStringLiteral("secretsLocked"), m_engine.secretsLocked().has_value());
    if (m_engine.secretsLocked())
        json.insert(QStringLiteral("secretsLockedReason"), m_engine.secretsLocked()->detail);
    return json;
}

Result<QJsonObject> Commands::listAdministrators()
{
    auto ids = m_engine.administrators().list();
    if (!ids.ok())
        return std::move(ids).error();
    return QJsonObject{{QStringLiteral("administrators"), QJsonArray::fromStringList(*ids)}};
}

Result<void> Commands::logged(const Request &request, const QString &destination, Timestamp started,
                              Result<void> outcome)
{
    // R53: the operation's word is the command's.
    auto written = m_engine.executions().record(
        {started,
         m_engine.clock().now(),
         QString(request.command).replace(u' ', u'-'),
         destination,
         outcome.ok() ? QStringLiteral("OK") : base::errorWord(outcome.error().code),
         {},
         kWho});
    return outcome.ok() ? std::move(written) : std::move(outcome);
}

Result<QJsonObject>
Commands::changeAdministrator(const Request &request,
                              const std::function<Result<void>(const QString &id)> &change)
{
    const QString id = request.arguments.value(0);
    const Timestamp started = m_engine.clock().now();
    RETINUE_TRY(logged(request, id, started, change(id)));
    return QJsonObject{{QStringLiteral("administrator"), id}};
}

Result<QJsonObject> Commands::newCode(const Request &request)
{
    const std::chrono::minutes lifetime(request.number(QStringLiteral("minutes")).value_or(kDefaultMinutes));
    const int uses = request.number(QStringLiteral("uses")).value_or(kDefaultUses);
    auto code = m_engine.makeCode(lifetime, uses, kWho);
    if (!code.ok())
        return std::move(code).error();
    const QString fingerprint = m_engine.identity().caFingerprint();
    QJsonObject answer{{QStringLiteral("code"), *code},
                       {QStringLiteral("uses"), uses},
                       {QStringLiteral("expires"), timeText(m_engine.clock().now() + lifetime)},
                       {QStringLiteral("caFingerprint"), fingerprint}};
    if (!m_listening)
        return answer; // nobody can be invited to a server that does not run
    const QJsonObject listening = m_listening();
    const QStringList hosts =
        installation::namesForDevices(listening.value(QStringLiteral("address")).toString());
    const auto port = quint16(listening.value(QStringLiteral("port")).toInt());
    const auto invitation =
        protocol::Invitation::make(*code, fingerprint, port, hosts.mid(0, protocol::Invitation::kMostHosts));
    if (invitation.ok()) // names that are none: the code can be used all the same
        answer.insert(QStringLiteral("invitation"), invitation->toString());
    return answer;
}

Result<QJsonObject> Commands::listCodes()
{
    auto codes = m_engine.enrolmentCodes().list();
    if (!codes.ok())
        return std::move(codes).error();
    QJsonArray list;
    for (const devices::EnrolmentCode &code : *codes)
        list.append(QJsonObject{{QStringLiteral("number"), qint64(code.row)},
                                {QStringLiteral("hint"), code.hint},
                                {QStringLiteral("expires"), timeText(code.expires)},
                                {QStringLiteral("usesLeft"), code.usesLeft}});
    return QJsonObject{{QStringLiteral("codes"), list}};
}

Result<QJsonObject> Commands::revokeCode(const Request &request)
{
    bool good = false;
    const qint64 number = request.arguments.value(0).toLongLong(&good);
    if (!good)
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("\"%1\" is no number of a code").arg(request.arguments.value(0))};
    RETINUE_TRY(m_engine.revokeCode(number, kWho));
    return QJsonObject{{QStringLiteral("number"), number}};
}

Result<QJsonObject> Commands::listDevices(const Request &request)
{
    const QString filter = request.text(QStringLiteral("filter"));
    QJsonArray list;
    for (const devices::DeviceRecord &device : m_engine.devices().list()) {
        const DeviceInfo &info = device.info;
        const QStringList searched{info.name,        info.serialNumber, info.location,
                                   info.productName, info.version,      device.address};
        // R30: the filter looks at every text of the row.
        if (!filter.isEmpty() && searched.filter(filter, Qt::CaseInsensitive).isEmpty())
            continue;
        list.append(toJson(device));
    }
    return QJsonObject{{QStringLiteral("devices"), list}};
}

Result<QJsonObject> Commands::onDevice(const Request &request,
                                       const std::function<Result<void>(const DeviceId &device)> &action)
{
    auto device = findDevice(m_engine.devices().list(), request.arguments.value(0));
    if (!device.ok())
        return std::move(device).error();
    const auto record = m_engine.devices().find(*device);
    RETINUE_TRY(action(*device));
    return QJsonObject{{QStringLiteral("id"), device->toString()},
                       {QStringLiteral("name"), record ? record->info.name : QString()},
                       {QStringLiteral("connected"), record && record->connected}};
}

} // namespace retinue::control
