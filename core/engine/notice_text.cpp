#include "core/engine/notice_text.h"

#include "core/backup/failure.h"
#include "core/base/visible_text.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

namespace retinue::engine {

namespace {

using Kind = ConditionKind;

QString isoTime(Timestamp time)
{
    return QDateTime::fromMSecsSinceEpoch(base::toMilliseconds(time), Qt::UTC).toString(Qt::ISODate);
}

/// "2026-11-28 05:06 UTC".
QString readableTime(Timestamp time)
{
    return QDateTime::fromMSecsSinceEpoch(base::toMilliseconds(time), Qt::UTC)
        .toString(QStringLiteral("yyyy-MM-dd HH:mm 'UTC'"));
}

Failing failing(const char *topic, const Condition &condition, const QString &title, const QString &what,
                const QString &next)
{
    return {QLatin1String(topic), condition.isBad, title, what, next, {}, {}};
}

Failing serverIsDown(const HealthFacts &facts, const Condition &condition)
{
    return failing("server", condition, QStringLiteral("The server does not run"),
                   QStringLiteral("The server cannot listen on port %1 (%2). Devices go on with their local "
                                  "data; nothing is lost.")
                       .arg(facts.port)
                       .arg(base::errorWord(facts.listenerProblem->code)),
                   QStringLiteral("End the program that has the port, or choose another one in [Settings]."));
}

Failing diskIsFull(const HealthFacts &facts, const Condition &condition)
{
    const bool full = condition.kind == Kind::DiskFull;
    return failing(
        "disk", condition,
        full ? QStringLiteral("The disk is full") : QStringLiteral("The disk is nearly full"),
        QStringLiteral("The disk of the data folder has %1 MB left.")
            .arg(facts.diskFree.value_or(0) / 1'000'000),
        QStringLiteral(
            "Free some space. Once it is full, changes are refused until there is room; none is lost."));
}

Failing certificateFails(const HealthFacts &facts, const Condition &condition)
{
    if (condition.kind == Kind::CertificateEnded)
        return failing(
            "certificate", condition, QStringLiteral("The certificate has ended"),
            QStringLiteral("The server's certificate has ended: devices refuse the connection."),
            QStringLiteral("Check the clock of the machine and the disk, then start Retinue again: a "
                           "new certificate is made at the start."));
    return failing(
        "certificate", condition, QStringLiteral("The certificate was not renewed"),
        facts.certificateEnds
            ? QStringLiteral("The server's certificate could not be renewed. It ends at %1.")
                  .arg(readableTime(*facts.certificateEnds))
            : QStringLiteral("The server's certificate could not be made."),
        QStringLiteral("Check the data folder: the file ca.pem must be there and readable. Renewal is tried "
                       "again every hour."));
}

/// R54.
QString whatToCheck(const QString &code)
{
    const QString check = backup::whatToCheck(code);
    return check.isEmpty() ? QStringLiteral("Look at the execution log: it says more.")
                           : check.left(1).toUpper() + check.mid(1) + u'.';
}

Failing backupFails(const BackupTrouble &trouble, const Condition &condition)
{
    const QString at = readableTime(trouble.at);
    Failing told;
    switch (trouble.kind) {
    case BackupTrouble::Kind::Failed:
        told = failing("backup", condition, QStringLiteral("The backup failed"),
                       QStringLiteral("The backup failed at %1: %2.").arg(at, trouble.code),
                       whatToCheck(trouble.code));
        break;
    case BackupTrouble::Kind::NotThere:
        told =
            failing("backup", condition, QStringLiteral("The backup's destination was not there"),
                    QStringLiteral("The backup's destination was not there at %1: %2.").arg(at, trouble.code),
                    whatToCheck(trouble.code));
        break;
    case BackupTrouble::Kind::Missed:
        told = failing(
            "backup", condition, QStringLiteral("A backup was missed"),
            QStringLiteral(
                "The backup that was due at %1 was not made in time: the server did not run then, or "
                "ended before it was done, or another run took too long.")
                .arg(at),
            QStringLiteral(
                "Back up now, and let the machine run when backups are due; if runs take long, set more "
                "time between them."));
        break;
    }
    told.since = trouble.at;
    told.cause = QStringLiteral("%1 %2").arg(int(trouble.kind)).arg(trouble.code);
    return told;
}

/// R43.
Failing replicationFails(const ReplicationState &replication, const Condition &condition)
{
    Failing told = failing(
        "replication", condition, QStringLiteral("Replication fails"),
        QStringLiteral("Could not perform replication after %1 because an error occurred.")
            .arg(readableTime(replication.lastReplication.value_or(*replication.failingSince))),
        QStringLiteral("Check the settings for [Destination Device for Replication] and the status of the "
                       "destination device (see: retinued replication status)."));
    told.since = replication.failingSince;
    return told;
}

/// Neither addresses nor the other end's words: those are for the administrator at the machine.
Failing noticesFail(const NoticeTrouble &trouble, const Condition &condition)
{
    const QString channel = channelWord(trouble.channel);
    Failing told = failing("", condition, QStringLiteral("Notices do not get out by %1").arg(channel),
                           QStringLiteral("Failures cannot be told by %1; it ends at the step \"%2\".")
                               .arg(channel, stepWord(trouble.step)),
                           QStringLiteral("Test it in [Settings], or with: retinued notify test %1. %2")
                               .arg(channel, stepNext(trouble.step)));
    told.topic = QStringLiteral("notices-") + channel;
    told.since = trouble.since;
    told.channel = trouble.channel;
    return told;
}

Failing failingOf(const Condition &condition, const HealthFacts &facts)
{
    switch (condition.kind) {
    case Kind::ServerDown:
        return serverIsDown(facts, condition);
    case Kind::DataUnreadable:
        return failing(
            "data-unreadable", condition, QStringLiteral("The stored data cannot be read"),
            QStringLiteral("The stored data cannot be read (%1).")
                .arg(base::errorWord(facts.dataProblem->code)),
            QStringLiteral("Check the disk of the data folder and its access rights; the log of the "
                           "server says more."));
    case Kind::DataDamaged:
        return failing(
            "data-damaged", condition, QStringLiteral("Stored settings are damaged"),
            QStringLiteral("Stored settings are not what was written: %1 part(s) of the data are "
                           "damaged.")
                .arg(facts.damagedRanges),
            QStringLiteral("Check the disk and the memory of the machine, and keep a copy of the "
                           "data folder. Devices still hold their users' settings: what is changed "
                           "there is written anew."));
    case Kind::FolderNotWritable:
        return failing(
            "data-folder", condition, QStringLiteral("The data folder is read-only"),
            QStringLiteral("The data folder is read-only: changes are refused."),
            QStringLiteral("Check the access rights of the folder, and whether its disk is mounted "
                           "read-only after an error."));
    case Kind::DiskFull:
    case Kind::DiskLow:
        return diskIsFull(facts, condition);
    case Kind::CertificateEnded:
    case Kind::CertificateNotRenewed:
        return certificateFails(facts, condition);
    case Kind::SecretsLocked:
        return failing(
            "secrets", condition, QStringLiteral("Stored credentials are locked"),
            QStringLiteral("Stored credentials are locked: they are not synchronized."),
            QStringLiteral("\"retinued status\" says which key is meant. Put it back from a backup of "
                           "the data folder, then start Retinue again."));
    case Kind::DevicesDiffer:
        return failing(
            "devices-differ", condition, QStringLiteral("Devices differ"),
            QStringLiteral("%1 device(s) hold other data than the server.").arg(facts.devices.differing),
            QStringLiteral("Compare them with the server (see: retinued device resend)."));
    case Kind::DevicesAbsent:
        return failing(
            "devices-absent", condition, QStringLiteral("Devices are missing"),
            QStringLiteral("%1 device(s) that take part were not heard of for over a day.")
                .arg(facts.devices.absent),
            QStringLiteral("Check that they are on and reach the server; stop or remove those that "
                           "are gone (see: retinued device list)."));
    case Kind::ClockJumped:
        return failing("clock", condition, QStringLiteral("The clock jumped"),
                       QStringLiteral("The clock of the machine jumped."),
                       QStringLiteral("Check date, time and time zone of the system."));
    case Kind::BackupTrouble:
        return backupFails(*facts.backup->trouble, condition);
    case Kind::NeverBackedUp:
        return failing(
            "never-backed-up", condition, QStringLiteral("Nothing was backed up yet"),
            QStringLiteral("Nothing was backed up yet: if the disk of the machine fails, everything "
                           "is lost."),
            QStringLiteral("Back up now (retinued backup), and set a schedule."));
    case Kind::BackupOld:
        return failing("backup-old", condition, QStringLiteral("The last backup is old"),
                       QStringLiteral("The last backup is of %1.").arg(readableTime(*facts.backup->lastGood)),
                       QStringLiteral("Back up now (retinued backup), and set a schedule."));
    case Kind::NotProven:
        return failing(
            "backup-not-proven", condition, QStringLiteral("No backup was proven lately"),
            facts.backup->lastProven ? QStringLiteral("The last backup that was proven is of %1.")
                                           .arg(readableTime(*facts.backup->lastProven))
                                     : QStringLiteral("No backup was proven yet."),
            QStringLiteral("Try one: retinued verify BACKUP --trial. The data in use are not touched."));
    case Kind::ReplicationFailing:
        return replicationFails(*facts.replication, condition);
    case Kind::Replaced:
        return failing(
            "replaced", condition, QStringLiteral("This server was replaced"),
            QStringLiteral("Another machine has taken over for this server, which serves devices no more."),
            QStringLiteral(
                "See what only this machine has (retinued replication unsent), bring it to the new server, "
                "and "
                "take this one out of use; or, if the other one is not to be the server, let it serve again: "
                "retinued replication serve-again --yes."));
    case Kind::NoticesFail:
        break; // one for each channel: failingsOf()
    }
    Q_UNREACHABLE();
}

QString bodyOf(const Notice &notice, const NoticeOrigin &origin)
{
    QString body = notice.title + QStringLiteral(".\n\n");
    if (notice.kind == Notice::Kind::Over)
        body += QStringLiteral("This is over since %1. It had been reported as:\n\n%2\n")
                    .arg(readableTime(notice.at), notice.what);
    else
        body += notice.what + QStringLiteral("\n\nWhat to do: ") + notice.next + u'\n';
    body += QStringLiteral("\nServer:       %1\n").arg(origin.server);
    if (notice.kind != Notice::Kind::Test)
        body += QStringLiteral("Since:        %1\n").arg(readableTime(notice.since));
    body += QStringLiteral("Found:        %1\nInstallation: %2\nRetinue:      %3\n")
                .arg(readableTime(notice.at), origin.installation, origin.version);
    if (notice.kind == Notice::Kind::Failure || notice.kind == Notice::Kind::Warning)
        body += QStringLiteral("\nThis is told once. You will be told when it is over.\n");
    return body;
}

QString headOf(const Notice &notice)
{
    switch (notice.kind) {
    case Notice::Kind::Failure:
        return QStringLiteral("FAILURE: ") + notice.title;
    case Notice::Kind::Warning:
        return QStringLiteral("warning: ") + notice.title;
    case Notice::Kind::Over:
        return QStringLiteral("well again: ") + notice.title;
    case Notice::Kind::Test:
        return notice.title;
    }
    Q_UNREACHABLE();
}

} // namespace

std::vector<Failing> failingsOf(const HealthFacts &facts)
{
    std::vector<Failing> all;
    for (const Condition &condition : judge(facts)) {
        if (condition.kind != Kind::NoticesFail) {
            all.push_back(failingOf(condition, facts));
            continue;
        }
        for (const NoticeTrouble &trouble : facts.noticeTroubles)
            all.push_back(noticesFail(trouble, condition));
    }
    return all;
}

NoticeMessage messageOf(const Notice &notice, const NoticeOrigin &origin)
{
    NoticeMessage message;
    message.id = notice.id;
    message.kind = notice.kind;
    message.at = notice.at;
    message.subject = base::oneLine(QStringLiteral("Retinue on %1: %2").arg(origin.server, headOf(notice)));
    message.body = base::withoutControls(bodyOf(notice, origin));
    message.line =
        base::oneLine(QStringLiteral("%1. %2 %3").arg(headOf(notice), notice.what, notice.next).trimmed());
    message.json = QJsonDocument(QJsonObject{{QStringLiteral("product"), QStringLiteral("Retinue")},
                                             {QStringLiteral("version"), origin.version},
                                             {QStringLiteral("server"), origin.server},
                                             {QStringLiteral("installation"), origin.installation},
                                             {QStringLiteral("id"), notice.id},
                                             {QStringLiteral("event"), kindWord(notice.kind)},
                                             {QStringLiteral("topic"), notice.topic},
                                             {QStringLiteral("title"), notice.title},
                                             {QStringLiteral("what"), notice.what},
                                             {QStringLiteral("next"), notice.next},
                                             {QStringLiteral("since"), isoTime(notice.since)},
                                             {QStringLiteral("at"), isoTime(notice.at)}})
                       .toJson(QJsonDocument::Compact);
    return message;
}

} // namespace retinue::engine
