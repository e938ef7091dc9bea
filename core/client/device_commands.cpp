#include "core/client/device_commands.h"

#include "core/client/control_protocol.h"
#include "core/client/home_enrolment.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace retinue::client {

namespace {

constexpr int kLogRowsDefault = 50;

QString isoTime(Timestamp time)
{
    return QDateTime::fromMSecsSinceEpoch(base::toMilliseconds(time), Qt::UTC).toString(Qt::ISODateWithMs);
}

QString severityWord(Severity severity)
{
    switch (severity) {
    case Severity::Information:
        return QStringLiteral("information");
    case Severity::Warning:
        return QStringLiteral("warning");
    case Severity::Error:
        return QStringLiteral("error");
    }
    Q_UNREACHABLE();
}

QJsonValue errorToJson(const std::optional<Error> &error)
{
    if (!error)
        return QJsonValue::Null;
    return QJsonObject{{QStringLiteral("code"), base::errorWord(error->code)},
                       {QStringLiteral("message"), error->toString()}};
}

QJsonValue wordOrNull(const QString &word)
{
    return word.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(word);
}

/// All null in a row of another version.
QJsonObject circumstancesToJson(const std::optional<Occurrence> &occurrence)
{
    const Occurrence known = occurrence.value_or(Occurrence());
    return {{QStringLiteral("code"), wordOrNull(occurrence ? occurrenceWord(known.kind) : QString())},
            {QStringLiteral("cause"), wordOrNull(known.cause ? base::errorWord(*known.cause) : QString())},
            {QStringLiteral("owner"),
             known.owner ? QJsonValue(control::ownerToJson(*known.owner)) : QJsonValue::Null},
            {QStringLiteral("item"), wordOrNull(known.item)},
            {QStringLiteral("address"), wordOrNull(known.address)}};
}

QJsonObject entryToJson(const CommunicationEntry &entry)
{
    QJsonObject row = circumstancesToJson(entry.occurrence);
    row[QStringLiteral("number")] = qint64(entry.number);
    row[QStringLiteral("severity")] = severityWord(entry.severity);
    row[QStringLiteral("what")] = entry.what;
    row[QStringLiteral("first")] = isoTime(entry.first);
    row[QStringLiteral("last")] = isoTime(entry.last);
    row[QStringLiteral("times")] = entry.times;
    return row;
}

QJsonObject unsentToJson(const UnsentChange &change)
{
    QJsonObject object = control::ownerToJson(change.owner);
    object[QStringLiteral("item")] = change.item;
    object[QStringLiteral("refused")] = change.refused;
    return object;
}

/// {"user": "corp\\alice", "groups": ["sales"]}.
Result<protocol::PanelLogin> userWithGroups(const QJsonObject &object)
{
    const auto user = OwnerKey::parseUser(object[u"user"].toString());
    if (!user)
        return user.error();
    protocol::PanelLogin login{*user, {}};
    for (const auto &name : object[u"groups"].toArray()) {
        const auto group = OwnerKey::group(name.toString());
        if (!group)
            return group.error();
        login.groups.push_back(*group);
    }
    return login;
}

QJsonValue valueToJson(const QByteArray &canonical)
{
    return QJsonDocument::fromJson(canonical).object();
}

/// What status() says of the enrolment. Never the token.
void addConfiguration(QJsonObject &object, const AgentConfiguration &configuration)
{
    object[QStringLiteral("server")] = configuration.server.toString();
    const auto fingerprint = fingerprintOf(configuration.trust.caPem);
    object[QStringLiteral("fingerprint")] = fingerprint ? *fingerprint : QString();
    object[QStringLiteral("installation")] = configuration.installation.toString();
    object[QStringLiteral("device")] = configuration.device.toString();
    object[QStringLiteral("name")] = configuration.info.name;
    object[QStringLiteral("serialNumber")] = configuration.info.serialNumber;
    object[QStringLiteral("location")] = configuration.info.location;
}

} // namespace

QJsonObject DeviceCommands::handle(const QJsonObject &request, const control::Parts &parts)
{
    const QString command = request[u"command"].toString();
    const bool needsAgent = command == QLatin1String("start") || command == QLatin1String("stop") ||
                            command == QLatin1String("login") || command == QLatin1String("logout") ||
                            command == QLatin1String("prepare") || command == QLatin1String("prepare-cancel");
    const auto dispatch = [&]() -> Answer {
        if (needsAgent && !m_agent)
            return Error{ErrorCode::NotFound, QStringLiteral("no agent runs in %1").arg(m_home.folder()), {}};
        if (command == QLatin1String("enrol"))
            return enrolHere(request);
        if (command == QLatin1String("start"))
            return start();
        if (command == QLatin1String("stop"))
            return stop();
        if (command == QLatin1String("login"))
            return login(request);
        if (command == QLatin1String("logout"))
            return logout();
        if (command == QLatin1String("get"))
            return get(request);
        if (command == QLatin1String("set") || command == QLatin1String("patch") ||
            command == QLatin1String("unset"))
            return change(request);
        if (command == QLatin1String("forget"))
            return forget(request);
        if (command == QLatin1String("import"))
            return import(request);
        if (command == QLatin1String("prepare"))
            return m_exports.prepare(request);
        if (command == QLatin1String("prepare-cancel"))
            return m_exports.cancel();
        if (command == QLatin1String("prepare-status"))
            return m_exports.status();
        if (command == QLatin1String("export"))
            return m_exports.exportData(request, parts);
        if (command == QLatin1String("owners"))
            return owners();
        if (command == QLatin1String("status"))
            return status();
        if (command == QLatin1String("log"))
            return log(request);
        return Error{ErrorCode::InvalidInput, QStringLiteral("unknown command \"%1\"").arg(command), {}};
    };
    const Answer answer = dispatch();
    return answer ? control::success(*answer) : control::failure(answer.error());
}

Result<OwnerKey> DeviceCommands::ownerOf(const QJsonObject &request)
{
    if (request.contains(u"user") || request.contains(u"group") || request.contains(u"shared"))
        return control::ownerFromJson(request);
    const auto status = m_home.replica().status();
    if (!status)
        return status.error();
    if (!status->atPanel)
        return Error{
            ErrorCode::NotFound,
            QStringLiteral("nobody is logged in: log in, or name a user, a group or the shared data"),
            {}};
    return *status->atPanel;
}

/// {"server", "caPem", "verifyName", "installation": the confirmed offer; "administrator", "password" or
/// "code"; "name", "serialNumber", "location", "productName"}.
DeviceCommands::Answer DeviceCommands::enrolHere(const QJsonObject &request)
{
    const auto address = ServerAddress::parse(request[u"server"].toString());
    if (!address)
        return address.error();
    const auto installation = InstallationId::fromString(request[u"installation"].toString());
    if (!installation)
        return Error{ErrorCode::InvalidInput, QStringLiteral("\"installation\" is missing"), {}};
    ServerOffer offer;
    offer.address = *address;
    offer.trust = {request[u"caPem"].toString().toLatin1(), request[u"verifyName"].toString()};
    offer.installation = *installation;

    QByteArray password = request[u"password"].toString().toUtf8();
    const EnrolmentCredentials credentials{request[u"administrator"].toString(), SecretBytes::take(password),
                                           request[u"code"].toString()};
    const DeviceInfo info{request[u"name"].toString(), request[u"serialNumber"].toString(),
                          request[u"location"].toString(), request[u"productName"].toString(),
                          QStringLiteral(RETINUE_VERSION)};
    const auto device = enrolHome(m_home, m_agent, offer, info, credentials);
    if (!device)
        return device.error();
    return QJsonObject{{QStringLiteral("device"), device->toString()},
                       {QStringLiteral("server"), offer.address.toString()}};
}

DeviceCommands::Answer DeviceCommands::start()
{
    RETINUE_TRY(m_agent->start());
    return QJsonObject{{QStringLiteral("state"), stateWord(m_agent->status().state)}};
}

DeviceCommands::Answer DeviceCommands::stop()
{
    RETINUE_TRY(m_agent->stop());
    return QJsonObject{{QStringLiteral("state"), stateWord(m_agent->status().state)}};
}

/// {"user": "corp\\alice", "groups": ["sales"]}; without "groups" those of the last login here.
DeviceCommands::Answer DeviceCommands::login(const QJsonObject &request)
{
    const auto panel = userWithGroups(request);
    if (!panel)
        return panel.error();
    const auto report =
        request.contains(u"groups") ? m_home.replica().login(*panel) : m_home.replica().login(panel->user);
    if (!report)
        return report.error();
    return QJsonObject{{QStringLiteral("user"), control::ownerToJson(panel->user)[u"user"]},
                       {QStringLiteral("upToDate"), report->upToDate},
                       {QStringLiteral("kept"), report->kept},
                       {QStringLiteral("why"), errorToJson(report->why)},
                       {QStringLiteral("message"), report->message}};
}

DeviceCommands::Answer DeviceCommands::logout()
{
    RETINUE_TRY(m_home.replica().logout());
    return QJsonObject();
}

/// {owner, "item"}; without "item" everything the owner has here.
DeviceCommands::Answer DeviceCommands::get(const QJsonObject &request)
{
    const auto owner = ownerOf(request);
    if (!owner)
        return owner.error();
    const QString item = request[u"item"].toString();
    QJsonObject result = control::ownerToJson(*owner);
    if (!item.isEmpty()) {
        const auto value = m_home.replica().get(*owner, item);
        if (!value)
            return value.error();
        result[QStringLiteral("item")] = item;
        result[QStringLiteral("value")] = valueToJson(*value);
        return result;
    }
    const auto settings = m_home.replica().settings(*owner);
    if (!settings)
        return settings.error();
    QJsonArray rows;
    for (const auto &setting : *settings)
        rows += QJsonObject{{QStringLiteral("item"), setting.item},
                            {QStringLiteral("value"), valueToJson(setting.value)},
                            {QStringLiteral("unsent"), setting.unsent},
                            {QStringLiteral("refused"), setting.refused}};
    result[QStringLiteral("settings")] = rows;
    return result;
}

/// {owner, "item", "value": JSON as text}: as text, so that the rules for values see what was written.
DeviceCommands::Answer DeviceCommands::change(const QJsonObject &request)
{
    const auto owner = ownerOf(request);
    if (!owner)
        return owner.error();
    const QString command = request[u"command"].toString();
    const QString item = request[u"item"].toString();
    const QByteArray value = request[u"value"].toString().toUtf8();
    Replica &replica = m_home.replica();
    RETINUE_TRY(command == QLatin1String("set")     ? replica.set(*owner, item, value)
                : command == QLatin1String("patch") ? replica.patch(*owner, item, value)
                                                    : replica.remove(*owner, item));
    QJsonObject result = control::ownerToJson(*owner);
    result[QStringLiteral("item")] = item;
    return result;
}

/// {owner, "loseUnsent": bool, of what is device-specific as well} (R13).
DeviceCommands::Answer DeviceCommands::forget(const QJsonObject &request)
{
    const auto owner = control::ownerFromJson(request);
    if (!owner)
        return owner.error();
    const auto report = m_home.replica().forget(*owner, request[u"loseUnsent"].toBool());
    if (!report)
        return report.error();
    QJsonArray unsent;
    for (const auto &change : report->unsent)
        unsent += unsentToJson(change);
    return QJsonObject{{QStringLiteral("forgotten"), report->forgotten},
                       {QStringLiteral("unsent"), unsent},
                       {QStringLiteral("own"), QJsonArray::fromStringList(report->own)}};
}

/// {"settings": [{owner, "item", "value": JSON as text}], "users": [{"user", "groups": [ids]}]} (R23).
DeviceCommands::Answer DeviceCommands::import(const QJsonObject &request)
{
    std::vector<ImportedSetting> settings;
    for (const auto &row : request[u"settings"].toArray()) {
        const QJsonObject object = row.toObject();
        const auto owner = control::ownerFromJson(object);
        if (!owner)
            return owner.error();
        settings.push_back({*owner, object[u"item"].toString(), object[u"value"].toString().toUtf8()});
    }
    std::vector<ImportedUser> users;
    for (const auto &row : request[u"users"].toArray()) {
        auto user = userWithGroups(row.toObject());
        if (!user)
            return user.error();
        users.push_back({user->user, std::move(user->groups)});
    }
    const auto report = m_home.replica().import(settings, users);
    if (!report)
        return report.error();
    QJsonArray rows;
    for (const LeftOut &one : report->leftOut) {
        QJsonObject row = control::ownerToJson(one.owner);
        row[QStringLiteral("item")] = one.item;
        row[QStringLiteral("why")] = errorToJson(one.why);
        rows += row;
    }
    QJsonArray evicted;
    for (const OwnerKey &owner : report->evicted)
        evicted += control::ownerToJson(owner);
    return QJsonObject{{QStringLiteral("imported"), report->settings},
                       {QStringLiteral("users"), report->users},
                       {QStringLiteral("leftOut"), rows},
                       {QStringLiteral("evicted"), evicted}};
}

DeviceCommands::Answer DeviceCommands::owners()
{
    const auto owners = m_home.replica().owners();
    if (!owners)
        return owners.error();
    QJsonArray rows;
    for (const auto &owner : *owners) {
        QJsonObject row = control::ownerToJson(owner.owner);
        row[QStringLiteral("settings")] = owner.settings;
        row[QStringLiteral("unsent")] = owner.unsent;
        row[QStringLiteral("partial")] = owner.partial;
        rows += row;
    }
    return QJsonObject{{QStringLiteral("owners"), rows}};
}

DeviceCommands::Answer DeviceCommands::status()
{
    const auto replica = m_home.replica().status();
    if (!replica)
        return replica.error();
    const auto configuration = m_home.configuration();
    const auto agent = m_agent ? m_agent->status() : AgentStatus();
    QJsonObject result;
    result[QStringLiteral("agent")] =
        m_agent ? QJsonValue(QCoreApplication::applicationPid()) : QJsonValue::Null;
    result[QStringLiteral("enrolled")] = configuration.has_value() && !configuration->removed;
    result[QStringLiteral("state")] = m_agent ? stateWord(agent.state) : QStringLiteral("no-agent");
    result[QStringLiteral("reason")] = errorToJson(agent.reason);
    result[QStringLiteral("listening")] = agent.listening;
    if (configuration)
        addConfiguration(result, *configuration);
    result[QStringLiteral("started")] = replica->phase != Phase::Stopped;
    result[QStringLiteral("panel")] =
        replica->atPanel ? QJsonValue(control::ownerToJson(*replica->atPanel)[u"user"]) : QJsonValue::Null;
    result[QStringLiteral("users")] = replica->users;
    result[QStringLiteral("groups")] = replica->groups;
    result[QStringLiteral("settings")] = replica->settings;
    result[QStringLiteral("unsent")] = replica->unsent;
    result[QStringLiteral("refused")] = replica->refused;
    result[QStringLiteral("generation")] =
        replica->generation ? QJsonValue(replica->generation->toString()) : QJsonValue::Null;
    result[QStringLiteral("lastSync")] =
        replica->lastSync ? QJsonValue(isoTime(*replica->lastSync)) : QJsonValue::Null;
    result[QStringLiteral("lastError")] = errorToJson(replica->lastError);
    const auto window = m_home.replica().exportWindow();
    if (!window)
        return window.error();
    result[QStringLiteral("exportSecondsLeft")] = secondsLeft(*window);
    QJsonArray messages;
    for (const auto &message : replica->messages)
        messages += message;
    result[QStringLiteral("messages")] = messages;
    return result;
}

/// {"limit": rows}; the newest first.
DeviceCommands::Answer DeviceCommands::log(const QJsonObject &request)
{
    const auto entries = m_home.log().newest(
        std::clamp(request[u"limit"].toInt(kLogRowsDefault), 1, CommunicationLog::kMostRows));
    if (!entries)
        return entries.error();
    QJsonArray rows;
    for (const auto &entry : *entries)
        rows += entryToJson(entry);
    return QJsonObject{{QStringLiteral("entries"), rows}};
}

} // namespace retinue::client
