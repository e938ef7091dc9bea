#include "app/headless/replication_text.h"

#include "app/headless/json_text.h"
#include "app/headless/unsent_text.h"
#include "core/base/visible_text.h"

#include <QJsonArray>

namespace retinue::headless {

namespace {

QString runLine(const QJsonValue &run)
{
    return QStringLiteral("  %1  %2, %3 bytes, %4 records behind, by %5: %6\n")
        .arg(localTime(run, "begun"), memberOf(run, "content"), memberOf(run, "bytes"),
             memberOf(run, "records"), memberOf(run, "trigger"), memberOf(run, "result"));
}

QString replacedText()
{
    return QStringLiteral(
        "This server was replaced: the machine that stood by has taken over, and devices are not served here "
        "any more.\n"
        "What is not at the new server: retinued replication unsent. Then take this machine out of use.\n"
        "If the other machine is not to be the server: retinued replication serve-again\n");
}

QString sourceText(const QJsonObject &answer)
{
    if (answer.value(QStringLiteral("replaced")).toBool())
        return replacedText(); // also when its replication was stopped; it copies no more
    const QString state = answer.value(QStringLiteral("state")).toString();
    if (state == u"off")
        return QStringLiteral("Replication is not set. Start it with: retinued replication start ADDRESS\n");
    QString text;
    if (answer.contains(QStringLiteral("failingSince"))) { // R43
        text =
            QStringLiteral(
                "Could not perform replication after %1 because an error occurred. Check the settings "
                "for [Destination Device for Replication] and the status of the destination device.\n")
                .arg(localTime(answer, answer.contains(QStringLiteral("lastReplication")) ? "lastReplication"
                                                                                          : "failingSince"));
        text += QStringLiteral("What happened: %1\n")
                    .arg(memberOf(answer.value(QStringLiteral("problem")), "detail"));
    } else if (state == u"suspended") {
        text = QStringLiteral("Replication rests while a backup is made, and goes on by itself.\n");
    } else {
        text = QStringLiteral(
                   "Waiting for replication... To change the [Destination Device for Replication], first "
                   "perform [Stop Replication], then change device. Last Replication : %1\n")
                   .arg(localTime(answer, "lastReplication"));
    }
    if (answer.value(QStringLiteral("asking")).toBool())
        text += QStringLiteral("Devices wait a moment: the machine that stands by is asked whether it has "
                               "taken over.\n");
    if (answer.contains(QStringLiteral("unaskedSince")))
        text += QStringLiteral("Devices are served since %1 although the machine that stands by could not be "
                               "asked whether it has taken over.\n")
                    .arg(localTime(answer, "unaskedSince"));
    text += QStringLiteral(
                "Destination: %1. Every %2 minutes, and after %3 updated records.\nProven equal since: %4. "
                "Next run: %5\n")
                .arg(memberOf(answer, "address"), memberOf(answer, "intervalMinutes"),
                     memberOf(answer, "updateCount"), localTime(answer, "provenSince"),
                     localTime(answer, "nextDue"));
    const QJsonArray runs = answer.value(QStringLiteral("runs")).toArray();
    if (!runs.isEmpty())
        text += QStringLiteral("Last runs:\n");
    for (const auto &run : runs)
        text += runLine(run);
    return text;
}

QString standbyText(const QJsonObject &answer)
{
    const QJsonValue standby = answer.value(QStringLiteral("standby"));
    QString text =
        standby[QStringLiteral("source")].isUndefined()
            ? QStringLiteral(
                  "This machine stands by, for nobody yet: start replication on a server, with this "
                  "machine's address.\n")
            : QStringLiteral("This machine stands by for %1 (%2).\n")
                  .arg(memberOf(standby, "source"), memberOf(standby, "sourceInstallation"));
    if (!standby[QStringLiteral("copyOf")].isUndefined())
        text +=
            QStringLiteral("It holds the state of %1, proven %2: %3 users, %4 groups, %5 settings.\n")
                .arg(localTime(standby, "copyOf"), localTime(standby, "provenAt"), memberOf(standby, "users"),
                     memberOf(standby, "groups"), memberOf(standby, "settings"));
    if (standby[QStringLiteral("departmentIdManagement")].toBool())
        text += QStringLiteral(
            "Department ID Management is on, so that no server can start to replicate here. Switch it "
            "off with: retinued replication department-id off\n");
    return text;
}

QString statusText(const QJsonObject &answer)
{
    return answer.value(QStringLiteral("role")).toString() == u"standby" ? standbyText(answer)
                                                                         : sourceText(answer);
}

QString startText(const control::Request &request, const QJsonObject &answer)
{
    if (!answer.value(QStringLiteral("confirm")).toBool())
        return statusText(answer);
    return QStringLiteral(
               "%1 is %2, version %3. Nothing was sent to it. Its fingerprint is\n  %4\nCompare it with what "
               "that machine shows (retinued status there). If it is the same, start with:\n  retinued "
               "replication start %5 --administrator ID --passphrase-file FILE --fingerprint %4\n")
        .arg(memberOf(answer, "address"), memberOf(answer, "name"), memberOf(answer, "version"),
             memberOf(answer, "fingerprint"), base::oneLine(request.arguments.value(0)));
}

QString verifiedText(const QJsonObject &answer)
{
    const bool isAllCompared = answer.value(QStringLiteral("unproven")).toInt() == 0;
    const QString unproven =
        isAllCompared ? QString()
                      : QStringLiteral("%1 of %2 ranges could not be compared, because devices kept writing: "
                                       "verify again.\n")
                            .arg(memberOf(answer, "unproven"), memberOf(answer, "ranges"));
    if (answer.value(QStringLiteral("differing")).toInt() == 0)
        return isAllCompared
                   ? QStringLiteral("The copy is proven equal: everything was recomputed at both ends.\n")
                   : QStringLiteral("No difference was found, but not everything is proven: ") + unproven;
    QString text = QStringLiteral("The copy differed in %1 of %2 ranges")
                       .arg(memberOf(answer, "differing"), memberOf(answer, "ranges"));
    text +=
        answer.value(QStringLiteral("repaired")).toBool()
            ? QStringLiteral("; everything was sent again, and it is proven equal now. Check the disk of the "
                             "destination.\n")
            : QStringLiteral("; everything was sent again.\n") + unproven;
    const QJsonArray findings = answer.value(QStringLiteral("findings")).toArray();
    for (const auto &finding : findings)
        text += QStringLiteral("  %1\n").arg(base::oneLine(finding.toString()));
    return text;
}

/// R47: whether devices accept this machine as the server that they know.
QString identityText(const QJsonObject &answer)
{
    if (answer.value(QStringLiteral("tookIdentity")).toBool())
        return QStringLiteral("This machine has taken over the identity and the %1 devices of that server: "
                              "none of them has to be enrolled again. Start it with: retinued run\n")
            .arg(memberOf(answer, "devices"));
    if (answer.value(QStringLiteral("bringsIdentity")).toBool())
        return QStringLiteral("Devices know the identity of that server. This machine, to which none was "
                              "enrolled, takes it over with the %1 devices if this command is given while "
                              "no program runs on its data folder; else they have to be enrolled again.\n")
            .arg(memberOf(answer, "devices"));
    if (!answer.value(QStringLiteral("otherInstallation")).toBool())
        return {};
    return QStringLiteral("This is another server than the one that devices know: they have to be enrolled "
                          "again here.\n");
}

QString recoveredText(const QJsonObject &answer)
{
    const bool isTrial = answer.value(QStringLiteral("dryRun")).toBool();
    QString text =
        QStringLiteral("%1 the copy of %2: %3 users and groups, %4 settings.\nUsers and groups that are "
                       "newer and %5 lost: "
                       "%6. Settings changed since that %5 lost: %7.\n")
            .arg(isTrial ? QStringLiteral("Would be recovered:") : QStringLiteral("OK: recovered"),
                 localTime(answer, "copyOf"), memberOf(answer, "owners"), memberOf(answer, "settings"),
                 isTrial ? QStringLiteral("would be") : QStringLiteral("are"), memberOf(answer, "lostOwners"),
                 memberOf(answer, "newerSettings"));
    if (answer.contains(QStringLiteral("kept")))
        text += QStringLiteral("The replaced store is kept as %1.\n").arg(memberOf(answer, "kept"));
    if (answer.value(QStringLiteral("otherMachine")).toBool()) { // R47
        QStringList names;
        const QJsonArray known = answer.value(QStringLiteral("names")).toArray();
        for (const auto &name : known)
            names << base::oneLine(name.toString());
        text += QStringLiteral(
                    "This machine has another name or address than the server of the copy. Devices expect %1 "
                    "(%2): give these to this machine, or set the destination of the devices anew.\n")
                    .arg(memberOf(answer, "source"), names.join(QStringLiteral(", ")));
    }
    text += identityText(answer);
    text +=
        isTrial
            ? QStringLiteral(
                  "Nothing was changed. It is recommended to stop replication first (retinued replication "
                  "stop). To recover, add --yes.\n")
            : QStringLiteral("Replication is stopped. Devices are told to restart to sync.\n");
    return text;
}

QString promotedText(const QJsonObject &answer)
{
    QString text =
        QStringLiteral(
            "OK: this machine has taken over for %1, with its state of %2. Start it with: retinued "
            "run\n")
            .arg(memberOf(answer, "source"), localTime(answer, "copyOf"));
    if (answer.contains(QStringLiteral("otherHost")))
        text += QStringLiteral("Devices look for the name and address of %1: give them to this machine.\n")
                    .arg(memberOf(answer, "otherHost"));
    return text;
}

} // namespace

std::optional<QString> replicationText(const control::Request &request, const QJsonObject &answer)
{
    const QString &command = request.command;
    if (!command.startsWith(u"replication "))
        return {};
    if (command == u"replication start")
        return startText(request, answer);
    if (command == u"replication now")
        return QStringLiteral("OK: %1\n").arg(runLine(answer).trimmed());
    if (command == u"replication recover")
        return recoveredText(answer);
    if (command == u"replication promote")
        return promotedText(answer);
    if (command == u"replication verify")
        return verifiedText(answer);
    if (command == u"replication unsent")
        return unsentText(answer);
    return statusText(answer);
}

} // namespace retinue::headless
