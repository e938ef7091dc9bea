#include "core/client/export_commands.h"

#include "core/client/control_protocol.h"
#include "core/client/prepare_conditions.h"

#include <QJsonArray>

namespace retinue::client {
namespace {

QJsonArray namesOf(const std::vector<OwnerKey> &owners)
{
    QJsonArray names;
    for (const OwnerKey &owner : owners)
        names += control::ownerToJson(owner);
    return names;
}

QJsonObject lackingToJson(const PreparedOwner &owner)
{
    QJsonObject object = control::ownerToJson(owner.owner);
    object[QStringLiteral("why")] = shortfallWord(*owner.lacks);
    if (!owner.pushedOutBy.isEmpty())
        object[QStringLiteral("pushedOutBy")] = owner.pushedOutBy;
    return object;
}

QString stepWord(PrepareStep step)
{
    switch (step) {
    case PrepareStep::Sending:
        return QStringLiteral("sending");
    case PrepareStep::Bringing:
        return QStringLiteral("bringing");
    case PrepareStep::Checking:
        return QStringLiteral("checking");
    }
    Q_UNREACHABLE();
}

Result<std::vector<OwnerKey>> ownersNamed(const QJsonObject &request)
{
    std::vector<OwnerKey> owners;
    for (const auto &name : request[u"users"].toArray()) {
        const auto user = OwnerKey::parseUser(name.toString());
        if (!user)
            return user.error();
        owners.push_back(*user);
    }
    for (const auto &name : request[u"groups"].toArray()) {
        const auto group = OwnerKey::group(name.toString());
        if (!group)
            return group.error();
        owners.push_back(*group);
    }
    return owners;
}

} // namespace

qint64 secondsLeft(const ExportWindow &window)
{
    return std::chrono::ceil<std::chrono::seconds>(window.left).count();
}

Result<std::vector<OwnerKey>> ExportCommands::chosen(const QJsonObject &request)
{
    auto owners = ownersNamed(request);
    if (!owners || !request[u"all"].toBool())
        return owners;
    const auto held = m_home.replica().owners();
    if (!held)
        return held.error();
    for (const LocalOwner &owner : *held) {
        if (owner.owner.kind() != OwnerKind::AllDevices)
            owners->push_back(owner.owner);
    }
    return owners;
}

/// {"users": ["corp\\alice"], "groups": ["sales"], "all": true: all whom this device holds}.
ExportCommands::Answer ExportCommands::prepare(const QJsonObject &request)
{
    const auto owners = chosen(request);
    if (!owners)
        return owners.error();
    CancelToken cancel;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_running)
            m_running = Running{PrepareStep::Sending, 0, int(owners->size()), cancel};
    }
    const auto report = m_agent->prepare(
        *owners,
        [this](PrepareStep step, int done, int total) {
            const std::lock_guard lock(m_mutex);
            if (m_running) {
                m_running->step = step;
                m_running->done = done;
                m_running->total = total;
            }
        },
        cancel);
    if (report || report.error().code != ErrorCode::InUse) {
        const std::lock_guard lock(m_mutex);
        m_running.reset();
    }
    if (!report)
        return report.error();
    const auto window = m_home.replica().exportWindow();
    if (!window)
        return window.error();
    QJsonArray unequal;
    for (const UnequalOwner &owner : report->unequal) {
        QJsonObject row = control::ownerToJson(owner.owner);
        row[QStringLiteral("why")] = shortfallWord(owner.why);
        row[QStringLiteral("items")] = QJsonArray::fromStringList(owner.items);
        unequal += row;
    }
    return QJsonObject{{QStringLiteral("opened"), report->opened},
                       {QStringLiteral("secondsLeft"), secondsLeft(*window)},
                       {QStringLiteral("prepared"), namesOf(report->prepared)},
                       {QStringLiteral("unequal"), unequal},
                       {QStringLiteral("empty"), namesOf(report->empty)},
                       {QStringLiteral("evicted"), namesOf(report->evicted)}};
}

ExportCommands::Answer ExportCommands::cancel()
{
    const std::lock_guard lock(m_mutex);
    if (m_running)
        m_running->cancel.cancel();
    return QJsonObject{{QStringLiteral("cancelled"), m_running.has_value()}};
}

ExportCommands::Answer ExportCommands::status()
{
    const auto window = m_home.replica().exportWindow();
    if (!window)
        return window.error();
    const auto configuration = m_home.configuration();
    QJsonArray prepared, incomplete, obstacles;
    for (const PreparedOwner &owner : window->prepared) {
        prepared += control::ownerToJson(owner.owner);
        if (owner.lacks)
            incomplete += lackingToJson(owner);
    }
    for (const PrepareObstacle obstacle :
         prepareObstacles(configuration, m_agent ? m_agent->status() : AgentStatus()))
        obstacles += QJsonObject{{QStringLiteral("code"), obstacleWord(obstacle)},
                                 {QStringLiteral("message"), obstacleError(obstacle, configuration).detail}};
    const PrepareLimits limits = m_home.replica().prepareLimits();
    QJsonObject result{
        {QStringLiteral("open"), window->isOpen()},    {QStringLiteral("secondsLeft"), secondsLeft(*window)},
        {QStringLiteral("prepared"), prepared},        {QStringLiteral("incomplete"), incomplete},
        {QStringLiteral("obstacles"), obstacles},      {QStringLiteral("mostUsers"), limits.users},
        {QStringLiteral("mostGroups"), limits.groups}, {QStringLiteral("running"), QJsonValue::Null}};
    const std::lock_guard lock(m_mutex);
    if (m_running)
        result[QStringLiteral("running")] = QJsonObject{{QStringLiteral("step"), stepWord(m_running->step)},
                                                        {QStringLiteral("done"), m_running->done},
                                                        {QStringLiteral("total"), m_running->total}};
    return result;
}

/// {"users", "groups": as for prepare(), none: all; "secrets": bool (R12), "incomplete": bool (R24)}. Secrets
/// go to whoever may open this device's folder, whose key lies in it; never to a plain file.
ExportCommands::Answer ExportCommands::exportData(const QJsonObject &request)
{
    auto owners = ownersNamed(request);
    if (!owners)
        return owners.error();
    ExportRequest wanted;
    wanted.owners = *std::move(owners);
    wanted.withSecrets = request[u"secrets"].toBool();
    wanted.evenIncomplete = request[u"incomplete"].toBool();
    QJsonArray rows;
    qint64 bytes = 0;
    const auto report = m_home.replica().exportData(wanted, [&](const ExportedOwner &owner) -> Result<void> {
        QJsonArray settings, groups;
        for (const ExportedSetting &setting : owner.settings) {
            // As text inside text, each quotation mark and backslash is two.
            bytes += 2 * setting.value.size() + 256;
            settings += QJsonObject{{QStringLiteral("item"), setting.item},
                                    {QStringLiteral("value"), QString::fromUtf8(setting.value)}};
        }
        for (const OwnerKey &group : owner.groups)
            groups += group.name();
        if (bytes > control::kMostLineBytes)
            return Error{
                ErrorCode::TooLarge,
                QStringLiteral("these are more data than one export holds: name some of the users and "
                               "groups, and export the others into another file"),
                {}};
        QJsonObject row = control::ownerToJson(owner.owner);
        row[QStringLiteral("memberOf")] = groups;
        row[QStringLiteral("settings")] = settings;
        rows += row;
        return {};
    });
    if (!report)
        return report.error();
    QJsonArray incomplete;
    for (const PreparedOwner &owner : report->incomplete)
        incomplete += lackingToJson(owner);
    return QJsonObject{{QStringLiteral("exported"), report->exported},
                       {QStringLiteral("incomplete"), incomplete},
                       {QStringLiteral("secretsElsewhere"), namesOf(report->secretsElsewhere)},
                       {QStringLiteral("owners"), rows}};
}

} // namespace retinue::client
