#include "app/control/backup_commands.h"

#include "app/control/time_text.h"

#include <QDir>
#include <QJsonArray>

namespace retinue::control {

namespace {

using engine::BackupSource;

const QString kNetwork = QStringLiteral("network");

bool isGoodPlace(const QString &word)
{
    return word.isEmpty() || word == u"device" || word == kNetwork;
}

Error noPlace(const char *option)
{
    return {ErrorCode::InvalidInput,
            QStringLiteral("--%1 is \"device\" (default) or \"network\"").arg(QLatin1String(option))};
}

/// A path, or the name of a file in a destination.
Result<BackupSource> sourceOf(const Request &request)
{
    const QString name = request.arguments.value(0), place = request.text(QStringLiteral("from"));
    if (!isGoodPlace(place))
        return noPlace("from");
    if (QDir::isAbsolutePath(name))
        return BackupSource{BackupSource::Kind::File, name};
    return BackupSource{place == kNetwork ? BackupSource::Kind::Network : BackupSource::Kind::Device, name};
}

QJsonObject headerJson(const backup::BackupHeader &header)
{
    return {{QStringLiteral("madeAt"), timeText(header.madeAt)},
            {QStringLiteral("version"), header.productVersion},
            {QStringLiteral("server"), header.serverName},
            {QStringLiteral("installation"), header.installation.toString()},
            {QStringLiteral("users"), qint64(header.users)},
            {QStringLiteral("groups"), qint64(header.groups)},
            {QStringLiteral("settings"), qint64(header.settings)},
            {QStringLiteral("devices"), qint64(header.devices)},
            {QStringLiteral("keys"), header.carriesKeys}};
}

QJsonObject toJson(const engine::BackupFile &file)
{
    QJsonObject json = file.header ? headerJson(*file.header) : QJsonObject();
    json.insert(QStringLiteral("name"), file.name);
    json.insert(QStringLiteral("madeAt"), timeText(file.madeAt));
    json.insert(QStringLiteral("bytes"), file.size);
    json.insert(QStringLiteral("encrypted"), file.encrypted);
    json.insert(QStringLiteral("increment"), file.kind == backup::BackupKind::Increment);
    if (file.verifiedAt)
        json.insert(QStringLiteral("verifiedAt"), timeText(*file.verifiedAt));
    if (file.provenAt)
        json.insert(QStringLiteral("provenAt"), timeText(*file.provenAt));
    if (file.problem)
        json.insert(QStringLiteral("problem"), file.problem->toString());
    return json;
}

QJsonArray toJson(const backup::NamedOwners &owners)
{
    QJsonArray names;
    for (const OwnerKey &owner : owners.first)
        names.append(owner.spelled());
    return names;
}

QJsonObject toJson(const backup::RestorePreview &preview)
{
    return {{QStringLiteral("backup"), headerJson(preview.backup)},
            {QStringLiteral("files"), preview.files},
            {QStringLiteral("owners"), qint64(preview.owners)},
            {QStringLiteral("settings"), qint64(preview.settings)},
            {QStringLiteral("lostOwners"), qint64(preview.lost.count)},
            {QStringLiteral("firstLost"), toJson(preview.lost)},
            {QStringLiteral("newerOwners"), qint64(preview.newer.count)},
            {QStringLiteral("firstNewer"), toJson(preview.newer)},
            {QStringLiteral("newerSettings"), qint64(preview.newerSettings)},
            {QStringLiteral("returningSettings"), qint64(preview.returningSettings)},
            {QStringLiteral("deletedSince"), qint64(preview.deletedSince.count)},
            {QStringLiteral("firstDeletedSince"), toJson(preview.deletedSince)},
            {QStringLiteral("deletedForGood"), qint64(preview.erasedSince.count)},
            {QStringLiteral("otherInstallation"), preview.isOtherInstallation},
            {QStringLiteral("otherMachine"), preview.isOtherHost},
            {QStringLiteral("credentialsLeftOut"), qint64(preview.lockedSettings)},
            {QStringLiteral("keysAreMissing"), preview.keysAreMissing}};
}

} // namespace

std::optional<Result<QJsonObject>> BackupCommands::run(const Request &request)
{
    if (request.command == u"backup")
        return backUp(request);
    if (request.command == u"retention")
        return retention(request);
    if (request.command == u"list")
        return list(request);
    if (request.command == u"verify")
        return verify(request);
    if (request.command == u"restore")
        return restore(request);
    return {};
}

Result<QJsonObject> BackupCommands::backUp(const Request &request)
{
    const QString place = request.text(QStringLiteral("to"));
    if (!isGoodPlace(place))
        return noPlace("to");
    engine::BackUpWish wish;
    wish.place = place == kNetwork ? engine::BackupPlace::Network : engine::BackupPlace::Device;
    wish.content = request.flag(QStringLiteral("increment")) ? engine::BackUpWish::Content::Increment
                                                             : engine::BackUpWish::Content::Base;
    wish.passphrase = request.password.clone();
    wish.stopReplication = request.flag(QStringLiteral("stop-replication"));
    const auto report = m_backups.backUp(wish, m_who, m_work);
    if (!report)
        return report.error();
    QJsonObject answer = toJson(report->file);
    answer.insert(QStringLiteral("place"), report->place);
    answer.insert(QStringLiteral("result"), QStringLiteral("OK"));
    answer.insert(QStringLiteral("removed"), QJsonArray::fromStringList(report->removed));
    if (report->notRemoved)
        answer.insert(QStringLiteral("notRemoved"), report->notRemoved->toString());
    return answer;
}

Result<QJsonObject> BackupCommands::retention(const Request &request)
{
    engine::BackupRetention wanted = m_backups.retention();
    using Kind = engine::BackupRetention::Kind;
    const bool isOne = request.flag(QStringLiteral("one"));
    bool counts = false;
    for (const auto &[name, number] :
         {std::pair(QStringLiteral("last"), &wanted.last), std::pair(QStringLiteral("weeks"), &wanted.weeks),
          std::pair(QStringLiteral("months"), &wanted.months)})
        if (const auto given = request.number(name)) {
            *number = *given;
            counts = true;
        }
    if (isOne && counts)
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("--one is a single backup: leave --last, --weeks and --months out")};
    if (isOne || counts)
        wanted.kind = isOne ? Kind::One : Kind::Last;
    if (wanted != m_backups.retention())
        RETINUE_TRY(m_backups.setRetention(wanted, m_who));
    return QJsonObject{{QStringLiteral("one"), wanted.kind == Kind::One},
                       {QStringLiteral("last"), wanted.last},
                       {QStringLiteral("weeks"), wanted.weeks},
                       {QStringLiteral("months"), wanted.months}};
}

Result<QJsonObject> BackupCommands::list(const Request &request)
{
    const QString place = request.text(QStringLiteral("from"));
    if (!isGoodPlace(place))
        return noPlace("from");
    const auto found =
        m_backups.list(place == kNetwork ? engine::BackupPlace::Network : engine::BackupPlace::Device,
                       request.password, m_work.cancel);
    if (!found)
        return found.error();
    QJsonArray files;
    for (const engine::BackupEntry &entry : found->backups) {
        for (auto increment = entry.increments.rbegin(); increment != entry.increments.rend(); ++increment)
            files.append(toJson(*increment));
        files.append(toJson(entry.base));
    }
    QJsonArray strays;
    for (const engine::BackupFile &stray : found->strays)
        strays.append(toJson(stray));
    return QJsonObject{{QStringLiteral("place"), found->place},
                       {QStringLiteral("backups"), files},
                       {QStringLiteral("withoutBase"), strays}};
}

Result<QJsonObject> BackupCommands::verify(const Request &request)
{
    const auto source = sourceOf(request);
    if (!source)
        return source.error();
    const bool isTrial = request.flag(QStringLiteral("trial"));
    QJsonObject answer;
    if (isTrial) {
        const auto tried = m_backups.trialRestore(*source, request.password, m_who, m_work);
        if (!tried)
            return tried.error();
        answer = headerJson(tried->verified.header);
        answer.insert(QStringLiteral("files"), tried->verified.files);
        answer.insert(QStringLiteral("provenSettings"), qint64(tried->settings));
        answer.insert(QStringLiteral("unread"), qint64(tried->unread));
    } else {
        const auto verified = m_backups.verify(*source, request.password, m_who, m_work);
        if (!verified)
            return verified.error();
        answer = headerJson(verified->header);
        answer.insert(QStringLiteral("files"), verified->files);
    }
    answer.insert(QStringLiteral("trial"), isTrial);
    answer.insert(QStringLiteral("result"), QStringLiteral("OK"));
    return answer;
}

Result<QJsonObject> BackupCommands::restore(const Request &request)
{
    const auto source = sourceOf(request);
    if (!source)
        return source.error();
    const auto prepared = m_backups.prepareRestore(*source, request.password, m_work);
    if (!prepared)
        return prepared.error();
    QJsonObject answer = toJson((*prepared)->preview());
    const bool isTrial = request.flag(QStringLiteral("dry-run"));
    answer.insert(QStringLiteral("dryRun"), isTrial);
    if (isTrial)
        return answer;
    const engine::RestoreWish wish{!request.flag(QStringLiteral("keep-deleted")),
                                   !request.flag(QStringLiteral("discard")),
                                   request.flag(QStringLiteral("stop-replication"))};
    const auto report = m_backups.restore(*prepared, wish, m_who, m_work);
    if (!report)
        return report.error();
    answer.insert(QStringLiteral("result"), QStringLiteral("OK"));
    answer.insert(QStringLiteral("deletedAgain"), qint64(report->deletedAgain));
    if (report->kept)
        answer.insert(QStringLiteral("kept"), report->kept->name);
    if (report->notKept)
        answer.insert(QStringLiteral("notKept"), report->notKept->toString());
    if (report->otherHost)
        answer.insert(QStringLiteral("otherHost"), *report->otherHost);
    return answer;
}

} // namespace retinue::control
