#include "core/client/export_commands.h"

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
        if (owner.owner.kind() != OwnerKind::AllDevices && !owner.partial) // what is left of the evicted: no
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
    const auto report = m_agent->prepare(*owners, {}, {});
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
    return QJsonObject{{QStringLiteral("cancelled"), m_agent->cancelPreparation()}};
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
    if (!m_agent)
        obstacles += QJsonObject{
            {QStringLiteral("code"), QStringLiteral("no-agent")},
            {QStringLiteral("message"),
             QStringLiteral(
                 "no agent runs on this device: start it (retinue-device agent, or its service)")}};
    for (const PrepareObstacle obstacle :
         m_agent ? prepareObstacles(configuration, m_agent->status()) : std::vector<PrepareObstacle>())
        obstacles += QJsonObject{{QStringLiteral("code"), obstacleWord(obstacle)},
                                 {QStringLiteral("message"), obstacleError(obstacle, configuration).detail}};
    const PrepareLimits limits = m_home.replica().prepareLimits();
    QJsonObject result{
        {QStringLiteral("open"), window->isOpen()},    {QStringLiteral("secondsLeft"), secondsLeft(*window)},
        {QStringLiteral("prepared"), prepared},        {QStringLiteral("incomplete"), incomplete},
        {QStringLiteral("obstacles"), obstacles},      {QStringLiteral("mostUsers"), limits.users},
        {QStringLiteral("mostGroups"), limits.groups}, {QStringLiteral("running"), QJsonValue::Null}};
    if (const auto running = m_agent ? m_agent->preparation() : std::nullopt)
        result[QStringLiteral("running")] = QJsonObject{{QStringLiteral("step"), stepWord(running->step)},
                                                        {QStringLiteral("done"), running->done},
                                                        {QStringLiteral("total"), running->total}};
    return result;
}

/// {"users", "groups": as for prepare(), none: all; "secrets": bool (R12), "confirmed": who may be
/// incomplete, as the rows of an answer name them (R24)}. Each owner is a part: {"user": ..., "memberOf":
/// [...], "settings": [{"item", "value"}]}; if the answer says that nothing was exported, they are void.
/// Secrets go to whoever may open this device's folder, whose key lies in it; never to a plain file.
ExportCommands::Answer ExportCommands::exportData(const QJsonObject &request, const control::Parts &parts)
{
    auto owners = ownersNamed(request);
    if (!owners)
        return owners.error();
    ExportRequest wanted;
    wanted.owners = *std::move(owners);
    wanted.withSecrets = request[u"secrets"].toBool();
    for (const auto &row : request[u"confirmed"].toArray()) {
        auto owner = control::ownerFromJson(row.toObject());
        if (!owner)
            return std::move(owner).error();
        wanted.confirmed.push_back(*std::move(owner));
    }
    int given = 0;
    const auto report = m_home.replica().exportData(wanted, [&](const ExportedOwner &owner) -> Result<void> {
        QJsonArray settings, groups;
        for (const ExportedSetting &setting : owner.settings)
            settings += QJsonObject{{QStringLiteral("item"), setting.item},
                                    {QStringLiteral("value"), QString::fromUtf8(setting.value)}};
        for (const OwnerKey &group : owner.groups)
            groups += group.name();
        QJsonObject row = control::ownerToJson(owner.owner);
        row[QStringLiteral("memberOf")] = groups;
        row[QStringLiteral("settings")] = settings;
        ++given;
        return parts(row);
    });
    if (!report)
        return report.error();
    QJsonArray incomplete;
    for (const PreparedOwner &owner : report->incomplete)
        incomplete += lackingToJson(owner);
    return QJsonObject{{QStringLiteral("exported"), report->exported},
                       {QStringLiteral("incomplete"), incomplete},
                       {QStringLiteral("secretsElsewhere"), namesOf(report->secretsElsewhere)},
                       {QStringLiteral("deviceSpecific"), namesOf(report->deviceSpecific)},
                       {QStringLiteral("owners"), given}};
}

} // namespace retinue::client
