#include "app/headless/backup_text.h"

#include "core/base/visible_text.h"

#include <QJsonArray>

namespace retinue::headless {

namespace {

QString textOf(const QJsonValue &json, const char *member)
{
    const QString text = json[QLatin1String(member)].toVariant().toString();
    return text.isEmpty() ? QStringLiteral("-") : base::oneLine(text);
}

QString madeText(const QJsonObject &answer)
{
    QString text = QStringLiteral("OK: %1 in %2, %3 bytes, read back and found right.\n")
                       .arg(textOf(answer, "name"), textOf(answer, "place"), textOf(answer, "bytes"));
    if (!answer.value(QStringLiteral("encrypted")).toBool())
        text += QStringLiteral(
            "It is not encrypted: restored on another machine it has no stored credentials, and devices "
            "have to enrol again.\n");
    for (const auto &removed : answer.value(QStringLiteral("removed")).toArray())
        text += QStringLiteral("Removed: %1\n").arg(base::oneLine(removed.toString()));
    if (answer.contains(QStringLiteral("notRemoved")))
        text +=
            QStringLiteral("An older backup could not be removed: %1\n").arg(textOf(answer, "notRemoved"));
    return text;
}

QString retentionText(const QJsonObject &answer)
{
    if (answer.value(QStringLiteral("one")).toBool())
        return QStringLiteral("One backup stays at each place: the next one replaces it.\n");
    QString text = QStringLiteral("The last %1 stay at each place").arg(textOf(answer, "last"));
    for (const auto &[member, word] : {std::pair("weeks", "week"), std::pair("months", "month")})
        if (const int count = answer.value(QLatin1String(member)).toInt(); count > 0)
            text += QStringLiteral(", and the last one of each %1 for %2 %3")
                        .arg(QLatin1String(word))
                        .arg(count)
                        .arg(QLatin1String(member));
    return text + QStringLiteral(".\n");
}

QString lineOf(const QJsonValue &file)
{
    QString line = QStringLiteral("%1  %2 bytes").arg(textOf(file, "name"), textOf(file, "bytes"));
    if (file[QStringLiteral("encrypted")].toBool())
        line += QStringLiteral(", encrypted");
    if (!file[QStringLiteral("version")].isUndefined())
        line += QStringLiteral(", %1 users, %2 settings, %3 devices, version %4, of %5")
                    .arg(textOf(file, "users"), textOf(file, "settings"), textOf(file, "devices"),
                         textOf(file, "version"), textOf(file, "server"));
    for (const auto &[member, word] : {std::pair("verifiedAt", "verified"), std::pair("provenAt", "proven"),
                                       std::pair("problem", "cannot be restored:")})
        if (!file[QLatin1String(member)].isUndefined())
            line += QStringLiteral(", %1 %2").arg(QLatin1String(word), textOf(file, member));
    return line + u'\n';
}

QString listText(const QJsonObject &answer)
{
    const QJsonArray files = answer.value(QStringLiteral("backups")).toArray();
    if (files.isEmpty())
        return QStringLiteral("No backups in %1. Make one with: retinued backup\n")
            .arg(textOf(answer, "place"));
    QString text;
    for (const auto &file : files)
        text += lineOf(file);
    return text;
}

QString verifiedText(const QJsonObject &answer)
{
    QString text = QStringLiteral("OK: %1 file(s), the backup of %2 (%3 users, %4 settings)")
                       .arg(textOf(answer, "files"), textOf(answer, "madeAt"), textOf(answer, "users"),
                            textOf(answer, "settings"));
    text += answer.value(QStringLiteral("trial")).toBool()
                ? QStringLiteral(", was restored into a scratch store; its content is what was backed up.\n")
                : QStringLiteral(", is whole.\n");
    return text;
}

QString restoredStoreText(const QJsonObject &answer)
{
    const bool isTrial = answer.value(QStringLiteral("dryRun")).toBool();
    const QJsonValue backup = answer.value(QStringLiteral("backup"));
    QString text =
        QStringLiteral(
            "%1 the backup of %2: %3 users and groups, %4 settings.\n"
            "Users and groups that are newer and %5 lost: %6. Settings changed since that %5 lost: %7.\n"
            "Deleted since, and deleted again: %8. Deleted for good, and deleted again: %9.\n")
            .arg(isTrial ? QStringLiteral("Would be restored:") : QStringLiteral("OK: restored"),
                 textOf(backup, "madeAt"), textOf(answer, "owners"), textOf(answer, "settings"),
                 isTrial ? QStringLiteral("would be") : QStringLiteral("are"), textOf(answer, "lostOwners"),
                 textOf(answer, "newerSettings"), textOf(answer, "deletedSince"),
                 textOf(answer, "deletedForGood"));
    if (answer.value(QStringLiteral("keysAreMissing")).toBool())
        text +=
            QStringLiteral("Stored credentials were left out, for the backup does not carry their key: %1.\n")
                .arg(textOf(answer, "credentialsLeftOut"));
    if (answer.contains(QStringLiteral("kept")))
        text += QStringLiteral("The replaced store is kept as %1.\n").arg(textOf(answer, "kept"));
    if (answer.contains(QStringLiteral("notKept")))
        text += QStringLiteral("The replaced store could not be made a backup, and is kept as it is: %1\n")
                    .arg(textOf(answer, "notKept"));
    if (answer.value(QStringLiteral("otherInstallation")).toBool())
        text +=
            QStringLiteral(
                "The backup is of another server (%1). Its devices look for that name and address: give them "
                "to this machine, or set the destination of the devices anew.\n")
                .arg(textOf(backup, "server"));
    else if (answer.value(QStringLiteral("otherMachine")).toBool())
        text +=
            QStringLiteral(
                "The backup was made on a machine with another name or address (%1). Devices look for those: "
                "give them to this machine, or set the destination of the devices anew.\n")
                .arg(textOf(backup, "server"));
    if (!isTrial)
        text += QStringLiteral("Devices are told to restart to sync.\n");
    return text;
}

} // namespace

std::optional<QString> backupText(const control::Request &request, const QJsonObject &answer)
{
    if (request.command == u"backup")
        return madeText(answer);
    if (request.command == u"retention")
        return retentionText(answer);
    if (request.command == u"list")
        return listText(answer);
    if (request.command == u"verify")
        return verifiedText(answer);
    if (request.command == u"restore")
        return restoredStoreText(answer);
    return {};
}

} // namespace retinue::headless
