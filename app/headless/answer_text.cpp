#include "app/headless/answer_text.h"

#include "app/headless/backup_text.h"
#include "app/headless/json_text.h"
#include "app/headless/notice_text.h"
#include "app/headless/replication_text.h"
#include "app/headless/sharing_text.h"
#include "core/base/visible_text.h"
#include "core/model/owner.h"

#include <QJsonArray>

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace retinue::headless {

namespace {

QString table(const std::vector<QStringList> &rows)
{
    std::vector<qsizetype> widths;
    for (const QStringList &row : rows) {
        widths.resize(std::max<std::size_t>(widths.size(), std::size_t(row.size())));
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[std::size_t(i)] = std::max(widths[std::size_t(i)], row[i].size());
    }
    QString text;
    for (const QStringList &row : rows) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i)
            line += base::oneLine(row[i]).leftJustified(widths[std::size_t(i)] + 2);
        text += line.trimmed() + u'\n';
    }
    return text;
}

QString memberText(const QJsonValue &row, const char *member)
{
    const QString text = row[QLatin1String(member)].toVariant().toString();
    return text.isEmpty() ? QStringLiteral("-") : text;
}

QString devicesText(const QJsonArray &devices)
{
    if (devices.isEmpty())
        return QStringLiteral("No devices. Enrol one with a code: retinued code new\n");
    std::vector<QStringList> rows{{QStringLiteral("NAME"), QStringLiteral("SERIAL"),
                                   QStringLiteral("LOCATION"), QStringLiteral("PRODUCT"),
                                   QStringLiteral("VERSION"), QStringLiteral("ADDRESS"),
                                   QStringLiteral("STATE"), QStringLiteral("DIFFERING"),
                                   QStringLiteral("LAST CONTACT"), QStringLiteral("ID")}};
    for (const auto &device : devices) {
        QString state = memberText(device, "state");
        if (device[QStringLiteral("stoppedByAdministrator")].toBool())
            state += QStringLiteral(" by administrator");
        if (device[QStringLiteral("connected")].toBool())
            state += QStringLiteral(", connected");
        rows.push_back({memberText(device, "name"), memberText(device, "serialNumber"),
                        memberText(device, "location"), memberText(device, "productName"),
                        memberText(device, "version"), memberText(device, "address"), state,
                        memberText(device, "differingOwners"), memberText(device, "lastContact"),
                        memberText(device, "id").left(8)});
    }
    return table(rows);
}

QString codesText(const QJsonArray &codes)
{
    if (codes.isEmpty())
        return QStringLiteral("No enrolment codes. Make one with: retinued code new\n");
    std::vector<QStringList> rows{{QStringLiteral("NUMBER"), QStringLiteral("CODE"),
                                   QStringLiteral("USES LEFT"), QStringLiteral("EXPIRES")}};
    for (const auto &code : codes)
        rows.push_back({memberText(code, "number"), memberText(code, "hint") + QStringLiteral("..."),
                        memberText(code, "usesLeft"), memberText(code, "expires")});
    return table(rows);
}

/// As a command line is to name it.
QString ownerName(const QJsonValue &owner, bool isGroup)
{
    QString name = owner[QStringLiteral("name")].toString();
    if (isGroup)
        return name;
    const auto user = OwnerKey::user(name, owner[QStringLiteral("domain")].toString());
    return user ? user->spelled() : name;
}

QString usersText(const QJsonObject &answer, bool groups)
{
    const QJsonArray users = answer.value(QStringLiteral("users")).toArray();
    const int matching = answer.value(QStringLiteral("matching")).toInt();
    QString text;
    for (const auto &user : users)
        text += base::oneLine(ownerName(user, groups)) + u'\n';
    if (users.isEmpty())
        return groups ? QStringLiteral("No such groups.\n") : QStringLiteral("No such users.\n");
    if (matching > users.size())
        text += QStringLiteral("... and %1 more (--limit, --filter)\n").arg(matching - users.size());
    return text;
}

QString ownersText(const QJsonObject &answer)
{
    const QJsonArray owners = answer.value(QStringLiteral("owners")).toArray();
    if (owners.isEmpty())
        return QStringLiteral("Nothing found.\n");
    std::vector<QStringList> rows{{QStringLiteral("KIND"), QStringLiteral("NAME"), QStringLiteral("SETTINGS"),
                                   QStringLiteral("BYTES"), QStringLiteral("LAST CHANGE"),
                                   QStringLiteral("BY DEVICE")}};
    for (const auto &owner : owners)
        rows.push_back({memberText(owner, "kind"), ownerName(owner, memberText(owner, "kind") == u"group"),
                        memberText(owner, "settingCount"), memberText(owner, "bytes"),
                        memberText(owner, "changedAt"), memberText(owner, "changedBy").left(8)});
    QString text = table(rows);
    if (const qint64 matching = answer.value(QStringLiteral("matching")).toInteger();
        matching > owners.size())
        text += QStringLiteral("... and %1 more (--limit)\n").arg(matching - owners.size());
    return text;
}

QString ownerText(const QJsonObject &answer)
{
    const bool isUser = answer.value(QStringLiteral("kind")).toString() == u"user";
    const QJsonArray others =
        answer.value(isUser ? QStringLiteral("groups") : QStringLiteral("members")).toArray();
    QStringList related;
    for (const auto &other : others)
        related << other.toString();
    std::vector<QStringList> rows{{QStringLiteral("ITEM"), QStringLiteral("BYTES"),
                                   QStringLiteral("REVISION"), QStringLiteral("CHANGED"),
                                   QStringLiteral("BY DEVICE")}};
    const QJsonArray settings = answer.value(QStringLiteral("settings")).toArray();
    for (const auto &setting : settings)
        rows.push_back({memberText(setting, "item"), memberText(setting, "bytes"),
                        memberText(setting, "revision"), memberText(setting, "changedAt"),
                        memberText(setting, "changedBy").left(8)});
    return base::oneLine(
               QStringLiteral("%1 %2").arg(memberText(answer, "kind"), ownerName(answer, !isUser))) +
           u'\n' +
           (related.isEmpty() ? QString()
                              : base::oneLine(QStringLiteral("%1 %2").arg(
                                    isUser ? QStringLiteral("groups:") : QStringLiteral("members:"),
                                    related.join(QStringLiteral(", ")))) +
                                    u'\n') +
           table(rows);
}

QString statusText(const QJsonObject &answer)
{
    std::vector<QStringList> rows;
    for (auto member = answer.begin(); member != answer.end(); ++member)
        rows.push_back({member.key(), member.value().toVariant().toString()});
    return table(rows);
}

/// Of what was deleted for good.
QString tracesText(const QJsonObject &answer)
{
    const QString traces = answer.value(QStringLiteral("traces")).toString();
    if (traces == u"next-start")
        return QStringLiteral(
            " Unused parts of the server's files still hold pieces of it; they are overwritten at "
            "the server's next start.");
    return traces == u"later"
               ? QStringLiteral(" The server's files still hold pieces of it; they are cleaned within a day.")
               : QString();
}

/// R5, R20
QString stoppedDevicesText(const QJsonObject &answer)
{
    QStringList stopped;
    const QJsonArray devices = answer.value(QStringLiteral("stoppedDevices")).toArray();
    for (const auto &name : devices)
        stopped << name.toString();
    return stopped.isEmpty()
               ? QString()
               : QStringLiteral("Stopped devices hold copies, which return when they are started: %1\n")
                     .arg(stopped.join(QStringLiteral(", ")));
}

QString removedText(const QJsonObject &answer)
{
    QString text = (answer.value(QStringLiteral("dryRun")).toBool()
                        ? QStringLiteral("Would be deleted: %1, with %2 settings.")
                        : QStringLiteral("Deleted: %1, with %2 settings."))
                       .arg(answer.value(QStringLiteral("deleted")).toInteger())
                       .arg(answer.value(QStringLiteral("settings")).toInteger());
    if (const auto unknown = answer.value(QStringLiteral("unknown")).toInteger(); unknown > 0)
        text += QStringLiteral(" Not known here: %1.").arg(unknown);
    if (!answer.value(QStringLiteral("kept")).toBool())
        text += QStringLiteral(" Nothing of it can be brought back.") + tracesText(answer);
    return text + u'\n' + stoppedDevicesText(answer);
}

QString deletedText(const QJsonObject &answer)
{
    const QJsonArray deleted = answer.value(QStringLiteral("deleted")).toArray();
    if (deleted.isEmpty())
        return QStringLiteral("Nothing can be brought back.\n");
    std::vector<QStringList> rows{{QStringLiteral("NUMBER"), QStringLiteral("KIND"), QStringLiteral("NAME"),
                                   QStringLiteral("SETTINGS"), QStringLiteral("WHEN"), QStringLiteral("WHY"),
                                   QStringLiteral("BY")}};
    for (const auto &entry : deleted)
        rows.push_back({memberText(entry, "number"), memberText(entry, "kind"),
                        ownerName(entry, memberText(entry, "kind") == u"group"),
                        memberText(entry, "settingCount"), memberText(entry, "deletedAt"),
                        memberText(entry, "reason"), memberText(entry, "by")});
    QString text = table(rows);
    if (const qint64 matching = answer.value(QStringLiteral("matching")).toInteger();
        matching > deleted.size())
        text += QStringLiteral("... and %1 more (--limit)\n").arg(matching - deleted.size());
    return text + QStringLiteral("Each is kept for %1 days.\n")
                      .arg(answer.value(QStringLiteral("keptDays")).toInteger());
}

QString restoredText(const QJsonObject &answer)
{
    const auto count = [&](const char *member) { return answer.value(QLatin1String(member)).toInteger(); };
    QString text =
        QStringLiteral("Brought back: %1 settings of %2.").arg(count("settings")).arg(count("owners"));
    if (count("kept") > 0)
        text += QStringLiteral(" %1 newer ones were kept (--replace puts the older ones in their place).")
                    .arg(count("kept"));
    if (count("locked") > 0)
        text += QStringLiteral(" %1 stored credentials cannot be read without the data key, and stay.")
                    .arg(count("locked"));
    if (count("refused") > 0)
        text += QStringLiteral(" %1 are not valid, and stay.").arg(count("refused"));
    if (count("unknown") > 0)
        text += QStringLiteral(" Not there any more: %1.").arg(count("unknown"));
    return text + u'\n';
}

/// Of a rename or a merge: what became of each setting, where that is not as one expects.
QString movedText(const QJsonObject &answer, const QString &done, const QString &planned)
{
    std::map<QString, QStringList> items;
    const QJsonArray settings = answer.value(QStringLiteral("settings")).toArray();
    for (const auto &setting : settings)
        items[memberText(setting, "fate")] << memberText(setting, "item");
    QString text = (answer.value(QStringLiteral("dryRun")).toBool() ? planned : done)
                       .arg(answer.value(QStringLiteral("from")).toString(),
                            answer.value(QStringLiteral("to")).toString()) +
                   u'\n';
    struct Line
    {
        const char *fate, *words, *kept, *lost;
    };
    const Line lines[] = {
        {"moved", "Moved", "", ""},
        {"merged", "Merged entry by entry", "; what was there can be brought back",
         "; what was there is not kept"},
        {"same", "The same in both", "", ""},
        {"kept", "Kept as they were", "; the other ones can be brought back",
         "; the other ones are not kept"},
        {"replaced", "Replaced", "; the former ones can be brought back", "; the former ones are not kept"},
        {"left", "Cannot be decrypted", ", and stay in Recently deleted", ", and are not kept"},
    };
    const bool isKept = answer.value(QStringLiteral("kept")).toBool();
    for (const Line &line : lines) {
        if (const QStringList some = items[QLatin1String(line.fate)]; !some.isEmpty())
            text += QStringLiteral("  %1%2: %3\n")
                        .arg(QLatin1String(line.words), QLatin1String(isKept ? line.kept : line.lost),
                             some.join(QStringLiteral(", ")));
    }
    QStringList onDevices;
    for (const auto &setting : settings) {
        if (setting[QStringLiteral("onDevices")].toBool())
            onDevices << memberText(setting, "item");
    }
    if (!onDevices.isEmpty())
        text +=
            QStringLiteral("Destinations that only devices hold go with the copies under the old name (%1): "
                           "enter them anew there.\n")
                .arg(onDevices.join(QStringLiteral(", ")));
    if (answer.value(QStringLiteral("losesDeviceSpecific")).toBool())
        text +=
            QStringLiteral("Device-specific values under the old name go with the copies there, for good.\n");
    text += stoppedDevicesText(answer);
    return base::withoutControls(text);
}

QString importProblemsText(const QJsonObject &answer)
{
    QString text;
    const QJsonArray problems = answer.value(QStringLiteral("problems")).toArray();
    for (const auto &problem : problems) {
        QStringList where;
        if (const QString part = problem[QStringLiteral("part")].toString(); !part.isEmpty())
            where << part;
        if (const int line = problem[QStringLiteral("line")].toInt(); line > 0)
            where << QStringLiteral("line %1").arg(line);
        if (const QString field = problem[QStringLiteral("field")].toString(); !field.isEmpty())
            where << field;
        where << problem[QStringLiteral("reason")].toString();
        text += base::oneLine(where.join(QStringLiteral(": "))) + u'\n';
    }
    if (const qint64 more = countIn(answer, "problemCount") - problems.size(); more > 0)
        text += QStringLiteral("... and %1 more\n").arg(more);
    return text;
}

QString importText(const QJsonObject &answer)
{
    QString text = importProblemsText(answer);
    const bool isDone = answer.value(QStringLiteral("imported")).toBool();
    text += isDone ? QStringLiteral("Imported as number %1: ").arg(countIn(answer, "number"))
                   : QStringLiteral("Would be imported: ");
    text += QStringLiteral("%1 new users and groups; settings: %2 new, %3 changed, %4 the same, %5 kept")
                .arg(countIn(answer, "newOwners"))
                .arg(countIn(answer, "added"))
                .arg(countIn(answer, "changed"))
                .arg(countIn(answer, "same"))
                .arg(countIn(answer, "kept"));
    if (countIn(answer, "groupsSet") > 0)
        text += QStringLiteral("; groups set of %1 users").arg(countIn(answer, "groupsSet"));
    if (countIn(answer, "refused") > 0)
        text += QStringLiteral("; %1 settings refused").arg(countIn(answer, "refused"));
    text += QStringLiteral(".\n");
    if (countIn(answer, "locked") > 0)
        text += QStringLiteral(
                    "%1 stored credentials were left out: the data key is not available (see: retinued "
                    "status).\n")
                    .arg(countIn(answer, "locked"));
    if (isDone && answer.value(QStringLiteral("canBeUndone")).toBool())
        text +=
            QStringLiteral("It can be undone: retinued user undo-import %1\n").arg(countIn(answer, "number"));
    if (isDone)
        return text;
    if (!answer.value(QStringLiteral("dryRun")).toBool())
        text +=
            QStringLiteral(
                "%1 records are bad, so nothing was imported; correct them, or give --apply-good to "
                "import the good ones.\n")
                .arg(countIn(answer, "rejected") - countIn(answer, "repeated") + countIn(answer, "refused"));
    return text;
}

QString importsText(const QJsonObject &answer)
{
    const QJsonArray imports = answer.value(QStringLiteral("imports")).toArray();
    if (imports.isEmpty())
        return QStringLiteral("No imports.\n");
    std::vector<QStringList> rows{{QStringLiteral("NUMBER"), QStringLiteral("WHEN"), QStringLiteral("FILE"),
                                   QStringLiteral("BY"), QStringLiteral("OWNERS"), QStringLiteral("NEW"),
                                   QStringLiteral("CHANGED"), QStringLiteral("CAN BE UNDONE")}};
    for (const auto &entry : imports)
        rows.push_back({memberText(entry, "number"), memberText(entry, "begunAt"), memberText(entry, "file"),
                        memberText(entry, "by"), memberText(entry, "newOwners"), memberText(entry, "added"),
                        memberText(entry, "changed"), memberText(entry, "canBeUndone")});
    return table(rows) + QStringLiteral("Each can be undone for %1 days.\n").arg(countIn(answer, "keptDays"));
}

QString undoneText(const QJsonObject &answer)
{
    QString text = QStringLiteral("Undone: %1 changes.").arg(countIn(answer, "undone"));
    if (countIn(answer, "locked") > 0)
        text +=
            QStringLiteral(" %1 stored credentials cannot be read without the data key; undo it again when "
                           "it is there.")
                .arg(countIn(answer, "locked"));
    if (countIn(answer, "stayed") == 0)
        return text + u'\n';
    text +=
        QStringLiteral(" Somebody has changed since, and it stayed: %1.\n").arg(countIn(answer, "stayed"));
    for (const auto &stayed : answer.value(QStringLiteral("firstStayed")).toArray())
        text += base::oneLine(QStringLiteral("%1 %2").arg(stayed[QStringLiteral("owner")].toString(),
                                                          stayed[QStringLiteral("item")].toString())) +
                u'\n';
    return text;
}

} // namespace

QString exportText(const QJsonObject &answer)
{
    QString text = importProblemsText(answer) +
                   QStringLiteral("Exported: %1 users and %2 groups, with %3 settings; %4 bytes.\n")
                       .arg(countIn(answer, "users"))
                       .arg(countIn(answer, "groups"))
                       .arg(countIn(answer, "settings"))
                       .arg(countIn(answer, "bytes"));
    if (countIn(answer, "secretsLeftOut") > 0)
        text +=
            QStringLiteral("Stored credentials left out: %1 (--passphrase-file puts them into a package).\n")
                .arg(countIn(answer, "secretsLeftOut"));
    if (countIn(answer, "locked") > 0)
        text += QStringLiteral("Stored credentials that cannot be read now: %1 (see: retinued status).\n")
                    .arg(countIn(answer, "locked"));
    if (countIn(answer, "notExported") > 0)
        text += QStringLiteral("Settings that such a file has no place for: %1.\n")
                    .arg(countIn(answer, "notExported"));
    if (countIn(answer, "unknown") > 0)
        text += QStringLiteral("Not known here: %1.\n").arg(countIn(answer, "unknown"));
    return text;
}

QString answerText(const control::Request &request, const QJsonObject &answer)
{
    const QString &command = request.command;
    const auto text = [&](const char *member) { return base::oneLine(memberText(answer, member)); };
    if (auto about = backupText(request, answer))
        return *std::move(about);
    if (auto about = noticeText(request, answer))
        return *std::move(about);
    if (auto about = replicationText(request, answer))
        return *std::move(about);
    if (auto about = sharingText(request, answer))
        return *std::move(about);
    if (command == u"status")
        return statusText(answer);
    if (command == u"administrator list") {
        QString lines;
        for (const auto &id : answer.value(QStringLiteral("administrators")).toArray())
            lines += base::oneLine(id.toString()) + u'\n';
        return lines.isEmpty()
                   ? QStringLiteral("No administrators. Add one with: retinued administrator add ID\n")
                   : lines;
    }
    if (command == u"code new") {
        const QString invited =
            answer.contains(QStringLiteral("invitation"))
                ? QStringLiteral("  retinue-device enrol %1\nor, comparing the fingerprint there:\n")
                      .arg(text("invitation"))
                : QString();
        return QStringLiteral("%1\nIt enrols %2 device(s) until %3. On the device:\n%5"
                              "  retinue-device enrol --server THIS-MACHINE --code %1\n"
                              "and confirm the fingerprint\n  %4\n")
            .arg(text("code"), text("uses"), text("expires"), text("caFingerprint"), invited);
    }
    if (command == u"code list")
        return codesText(answer.value(QStringLiteral("codes")).toArray());
    if (command == u"device list")
        return devicesText(answer.value(QStringLiteral("devices")).toArray());
    if (command == u"user search")
        return ownersText(answer);
    if (command == u"user show")
        return ownerText(answer);
    if (command == u"user list")
        return usersText(answer, request.flag(QStringLiteral("groups")));
    if (command == u"user delete")
        return removedText(answer);
    if (command == u"user deleted")
        return deletedText(answer);
    if (command == u"user restore")
        return restoredText(answer);
    if (command == u"user purge")
        return QStringLiteral("Deleted for good: %1. Not there any more: %2.")
                   .arg(text("deleted"), text("unknown")) +
               tracesText(answer) + u'\n';
    if (command == u"user take-over")
        return QStringLiteral(
                   "The copy of %1 is now the data of %2. What the server had: retinued user deleted\n")
            .arg(text("device"), text("owner"));
    if (command == u"user rename")
        return movedText(answer, QStringLiteral("%1 is now %2."),
                         QStringLiteral("%1 can be renamed to %2; nothing was changed."));
    if (command == u"user merge")
        return movedText(answer, QStringLiteral("%1 was merged into %2."),
                         QStringLiteral("%1 can be merged into %2; nothing was changed."));
    if (command == u"user import")
        return importText(answer);
    if (command == u"user export")
        return exportText(answer);
    if (command == u"user imports")
        return importsText(answer);
    if (command == u"user undo-import")
        return undoneText(answer);
    if (command == u"user drop-import")
        return QStringLiteral("What was left of the import is not done. What it did stays; to take it back: "
                              "retinued user undo-import %1\n")
            .arg(countIn(answer, "number"));
    if (command == u"user keep")
        return QStringLiteral("Deleted data can be brought back for %1 days.\n").arg(text("days"));
    if (command == u"device start" || command == u"device stop")
        return answer.value(QStringLiteral("connected")).toBool()
                   ? QStringLiteral("%1 was told.\n").arg(text("name"))
                   : QStringLiteral("Noted. %1 is not connected and learns it at its next contact.\n")
                         .arg(text("name"));
    return QStringLiteral("Done.\n");
}

} // namespace retinue::headless
