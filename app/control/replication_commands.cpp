#include "app/control/replication_commands.h"

#include "app/control/time_text.h"
#include "app/control/unsent_command.h"

#include <QJsonArray>

namespace retinue::control {

namespace {

using engine::DestinationRefusal;
using engine::StartRefusal;

constexpr int kRunsShown = 20;

void insertTime(QJsonObject &json, const char *name, const std::optional<Timestamp> &time)
{
    if (time)
        json.insert(QLatin1String(name), timeText(*time));
}

QString contentWord(engine::ReplicationRun::Content content)
{
    switch (content) {
    case engine::ReplicationRun::Content::Nothing:
        return QStringLiteral("nothing");
    case engine::ReplicationRun::Content::Changes:
        return QStringLiteral("changes");
    case engine::ReplicationRun::Content::Whole:
        return QStringLiteral("everything");
    }
    Q_UNREACHABLE();
}

QJsonObject toJson(const engine::ReplicationRun &run)
{
    QJsonObject json{
        {QStringLiteral("begun"), timeText(run.begunAt)},
        {QStringLiteral("ended"), timeText(run.endedAt)},
        {QStringLiteral("content"), contentWord(run.content)},
        {QStringLiteral("bytes"), run.bytes},
        {QStringLiteral("records"), qint64(run.records)},
        {QStringLiteral("trigger"), run.trigger},
        {QStringLiteral("result"), run.problem ? base::errorWord(run.problem->code) : QStringLiteral("OK")}};
    if (run.problem)
        json.insert(QStringLiteral("why"), run.problem->toString());
    return json;
}

QJsonObject toJson(const engine::ReplicationState &state)
{
    if (!state.isSet)
        return {{QStringLiteral("state"), QStringLiteral("off")}};
    QString word = state.failingSince ? QStringLiteral("failing") : QStringLiteral("waiting");
    if (state.isSuspended)
        word = QStringLiteral("suspended");
    else if (state.running)
        word = QStringLiteral("running");
    QJsonObject json{{QStringLiteral("state"), word},
                     {QStringLiteral("address"), state.settings.address},
                     {QStringLiteral("administrator"), state.settings.administrator},
                     {QStringLiteral("intervalMinutes"), qint64(state.settings.interval.count())},
                     {QStringLiteral("updateCount"), state.settings.updateCount}};
    insertTime(json, "lastReplication", state.lastReplication);
    insertTime(json, "provenSince", state.provenSince);
    insertTime(json, "failingSince", state.failingSince);
    insertTime(json, "nextDue", state.nextDue);
    if (state.isAsking)
        json.insert(QStringLiteral("asking"), true);
    insertTime(json, "unaskedSince", state.unaskedSince);
    if (state.problem)
        json.insert(QStringLiteral("problem"), errorToJson(*state.problem));
    return json;
}

QJsonObject toJson(const engine::StandbyState &standby)
{
    QJsonObject json{{QStringLiteral("users"), qint64(standby.users)},
                     {QStringLiteral("groups"), qint64(standby.groups)},
                     {QStringLiteral("settings"), qint64(standby.settings)},
                     {QStringLiteral("departmentIdManagement"), standby.departmentIdManagement}};
    if (standby.source) {
        json.insert(QStringLiteral("source"), standby.source->name);
        json.insert(QStringLiteral("sourceInstallation"), standby.source->installation.toString());
        json.insert(QStringLiteral("sourceVersion"), standby.source->version);
    }
    insertTime(json, "copyOf", standby.copyOf);
    insertTime(json, "provenAt", standby.provenAt);
    return json;
}

/// R42: the sentence, and beside it which of the causes it is.
Error inWordsOfR42(Error error)
{
    const auto refusal = engine::startRefusalOf(error);
    if (!refusal)
        return error;
    const QString sentence = [&] {
        switch (*refusal) {
        case StartRefusal::Address:
            return QStringLiteral("The [Address] is incorrect.");
        case StartRefusal::Authentication:
            return QStringLiteral("The authentication information is incorrect.");
        case StartRefusal::Destination:
            return QStringLiteral("A device that cannot be used as the destination for replication is set. "
                                  "Select a different device.");
        }
        Q_UNREACHABLE();
    }();
    const QString why =
        *refusal == StartRefusal::Destination ? protocol::detailOfNotADestination(error) : error.toString();
    error.detail = QStringLiteral("%1 (%2)").arg(sentence, why);
    error.context.clear();
    return error;
}

} // namespace

Result<void> ReplicationCommands::checkRole(engine::Engine &engine, const QString &command)
{
    if (!engine.replication().standsBy())
        return {};
    for (const char *works : {"status", "administrator ", "replication "})
        if (command.startsWith(QLatin1String(works)))
            return {};
    return Error{
        ErrorCode::NotPermitted,
        QStringLiteral("this machine stands by for another server and has no users, devices or backups of "
                       "its own: give this command on that server, or end it here with: retinued "
                       "replication leave")};
}

std::optional<Result<QJsonObject>> ReplicationCommands::run(const Request &request)
{
    const QString &command = request.command;
    if (command == u"replication status")
        return Result<QJsonObject>(status());
    if (command == u"replication start")
        return request.text(QStringLiteral("fingerprint")).isEmpty() ? look(request) : start(request);
    if (command == u"replication stop")
        return statusAfter(m_replication.stop(m_who));
    if (command == u"replication now")
        return now();
    if (command == u"replication verify")
        return verify();
    if (command == u"replication recover")
        return recover(request);
    if (command == u"replication promote")
        return Error{ErrorCode::InUse,
                     QStringLiteral("the program that stands by is running on this data folder: stop it "
                                    "first (systemctl stop retinued), then promote it")};
    if (command == u"replication serve-again")
        return serveAgain(request);
    if (command == u"replication unsent")
        return runUnsent(m_engine, request, m_who, m_work);
    if (command == u"replication leave")
        return statusAfter(m_replication.leaveStandby(m_who));
    if (command == u"replication department-id")
        return setDepartmentId(request);
    return {};
}

QJsonObject ReplicationCommands::status() const
{
    const engine::StandbyState standby = m_replication.standby();
    QJsonArray runs;
    for (const engine::ReplicationRun &run : m_replication.runs(kRunsShown))
        runs.append(toJson(run));
    QJsonObject json = toJson(m_replication.state());
    json.insert(QStringLiteral("replaced"), m_replication.isReplaced());
    json.insert(QStringLiteral("role"),
                standby.standsBy ? QStringLiteral("standby") : QStringLiteral("server"));
    json.insert(QStringLiteral("standby"), toJson(standby));
    json.insert(QStringLiteral("runs"), runs);
    return json;
}

Result<QJsonObject> ReplicationCommands::statusAfter(Result<void> done) const
{
    if (!done)
        return std::move(done).error();
    return status();
}

Result<QJsonObject> ReplicationCommands::look(const Request &request)
{
    auto offer = m_replication.look(request.arguments.value(0));
    if (!offer)
        return inWordsOfR42(std::move(offer).error());
    return QJsonObject{{QStringLiteral("address"), offer->address},
                       {QStringLiteral("name"), offer->name},
                       {QStringLiteral("version"), offer->productVersion},
                       {QStringLiteral("fingerprint"), offer->fingerprint},
                       {QStringLiteral("confirm"), true}};
}

Result<QJsonObject> ReplicationCommands::start(const Request &request)
{
    engine::ReplicationSettings settings;
    settings.address = request.arguments.value(0);
    settings.administrator = request.text(QStringLiteral("administrator"));
    if (settings.administrator.isEmpty() || request.password.isEmpty())
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("give --administrator and --passphrase-file: the System "
                                    "Manager of the destination and the password")};
    settings.interval = std::chrono::minutes(
        request.number(QStringLiteral("interval")).value_or(int(settings.interval.count())));
    settings.updateCount = request.number(QStringLiteral("updates")).value_or(settings.updateCount);
    if (auto started = m_replication.start(settings, request.password,
                                           request.text(QStringLiteral("fingerprint")), m_who, m_work);
        !started)
        return inWordsOfR42(std::move(started).error());
    return status();
}

Result<QJsonObject> ReplicationCommands::now()
{
    const auto run = m_replication.replicateNow(m_who, m_work);
    if (!run)
        return run.error();
    return toJson(*run);
}

Result<QJsonObject> ReplicationCommands::verify()
{
    const auto report = m_replication.verifyNow(m_who, m_work);
    if (!report)
        return report.error();
    return QJsonObject{{QStringLiteral("ranges"), report->ranges},
                       {QStringLiteral("differing"), report->differing},
                       {QStringLiteral("unproven"), report->unproven},
                       {QStringLiteral("findings"), QJsonArray::fromStringList(report->findings)},
                       {QStringLiteral("repaired"), report->wasRepaired}};
}

Result<QJsonObject> ReplicationCommands::recover(const Request &request)
{
    std::optional<engine::RecoverySource> from;
    if (const QString address = request.text(QStringLiteral("from")); !address.isEmpty())
        from = engine::RecoverySource{address, request.text(QStringLiteral("administrator")),
                                      request.text(QStringLiteral("fingerprint")), request.password.clone()};
    const auto prepared = m_replication.prepareRecovery(from, m_work);
    if (!prepared)
        return prepared.error();
    const backup::RestorePreview &preview = (*prepared)->preview();
    QJsonObject answer{{QStringLiteral("copyOf"), timeText(preview.backup.madeAt)},
                       {QStringLiteral("source"), preview.backup.serverName},
                       {QStringLiteral("names"), QJsonArray::fromStringList(preview.backup.names)},
                       {QStringLiteral("owners"), qint64(preview.owners)},
                       {QStringLiteral("settings"), qint64(preview.settings)},
                       {QStringLiteral("lostOwners"), qint64(preview.lost.count)},
                       {QStringLiteral("newerSettings"), qint64(preview.newerSettings)},
                       {QStringLiteral("devices"), qint64(preview.backup.devices)},
                       {QStringLiteral("otherMachine"), preview.isOtherHost},
                       {QStringLiteral("otherInstallation"), preview.isOtherInstallation},
                       {QStringLiteral("bringsIdentity"), m_replication.bringsIdentity(preview)}};
    const bool isMeant = request.flag(QStringLiteral("yes")) && !request.flag(QStringLiteral("dry-run"));
    answer.insert(QStringLiteral("dryRun"), !isMeant);
    if (!isMeant)
        return answer;
    engine::RestoreWish wish;
    wish.keepReplaced = !request.flag(QStringLiteral("discard"));
    const auto report = m_replication.recover(*prepared, wish, m_who, m_work, m_recovered);
    if (!report)
        return report.error();
    if (report->kept)
        answer.insert(QStringLiteral("kept"), report->kept->name);
    if (report->notKept)
        answer.insert(QStringLiteral("notKept"), report->notKept->toString());
    answer.insert(QStringLiteral("result"), QStringLiteral("OK"));
    return answer;
}

Result<QJsonObject> ReplicationCommands::serveAgain(const Request &request)
{
    if (!request.flag(QStringLiteral("yes")))
        return Error{
            ErrorCode::InvalidInput,
            QStringLiteral("devices that reach this machine would take its data again, and the machine "
                           "that has taken over would be the one that was replaced. Add --yes if that "
                           "is meant")};
    return statusAfter(m_replication.serveAgain(m_who));
}

Result<QJsonObject> ReplicationCommands::setDepartmentId(const Request &request)
{
    const QString wanted = request.arguments.value(0);
    if (wanted != u"on" && wanted != u"off")
        return Error{ErrorCode::InvalidInput, QStringLiteral("say \"on\" or \"off\"")};
    return statusAfter(m_replication.setDepartmentIdManagement(wanted == u"on", m_who));
}

} // namespace retinue::control
