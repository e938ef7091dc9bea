#include "ui/overview/conditions.h"

#include "ui/text/backup_error_text.h"
#include "ui/text/error_text.h"
#include "ui/text/formats.h"
#include "ui/text/listener_text.h"
#include "ui/text/replication_state_text.h"

#include <QCoreApplication>

#include <utility>

namespace retinue::ui {

namespace {

struct Overview
{
    Q_DECLARE_TR_FUNCTIONS(retinue::ui::Overview)
};

using Kind = Condition::Kind;
using Act = Remedy::Act;

Remedy showDetail()
{
    return {Act::ShowDetail, Overview::tr("Details"), {}, {}};
}

Remedy openFolder()
{
    return {Act::OpenFolder, Overview::tr("Open Data Folder"), {}, {}};
}

Remedy showDevices(const QString &label, const QString &filter)
{
    return {Act::ShowPage, label, QStringLiteral("devices"), filter};
}

Condition serverDown(const OverviewFacts &facts)
{
    const ErrorText text = listenerText(*facts.listenerProblem, facts.port);
    std::vector<Remedy> remedies{
        {Act::ListenAgain, Overview::tr("Try Again"), {}, {}},
        {Act::ShowPage, Overview::tr("Choose Another Port"), QStringLiteral("settings"), {}}};
    if (facts.listenerProblem->code == ErrorCode::PortReserved) // trying again alone does not help
        std::swap(remedies.front(), remedies.back());
    else if (facts.listenerProblem->code != ErrorCode::PortTaken)
        remedies.back() = showDetail(); // the port is not to blame
    return {Kind::ServerDown,
            Health::Bad,
            Overview::tr("The server does not run. %1").arg(text.what),
            Overview::tr("%1 Devices go on with their local data; nothing is lost.").arg(text.next),
            detailOf(*facts.listenerProblem),
            std::move(remedies)};
}

Condition dataUnreadable(const OverviewFacts &facts)
{
    const ErrorText text = errorText(*facts.dataProblem);
    return {Kind::DataUnreadable,
            Health::Bad,
            Overview::tr("The stored data cannot be read: %1").arg(text.what),
            text.next,
            detailOf(*facts.dataProblem),
            {showDetail(), openFolder()}};
}

Condition dataDamaged(const OverviewFacts &facts)
{
    return {Kind::DataDamaged,
            Health::Bad,
            Overview::tr("Stored settings are not what was written: %n part(s) of the data are damaged.",
                         nullptr, facts.damagedRanges),
            Overview::tr(
                "Check the disk and the memory of this machine, and keep a copy of the data folder. Devices "
                "still hold their users' settings: what is changed there is written anew."),
            facts.damageFound,
            {showDetail(), openFolder()}};
}

Condition folderNotWritable()
{
    return {Kind::FolderNotWritable,
            Health::Bad,
            Overview::tr("The data folder is read-only: changes are refused."),
            Overview::tr("Check the access rights of the folder and whether its disk is mounted "
                         "read-only after an error."),
            {},
            {openFolder()}};
}

Condition littleSpace(const OverviewFacts &facts, Kind kind)
{
    const QString left = bytesText(facts.diskFree.value_or(0));
    const bool full = kind == Kind::DiskFull;
    return {kind,
            full ? Health::Bad : Health::Notice,
            full ? Overview::tr("The disk of the data folder is full: %1 are left.").arg(left)
                 : Overview::tr("The disk of the data folder is nearly full: %1 are left.").arg(left),
            Overview::tr(
                "Free some space. Once it is full, changes are refused until there is room; none is lost."),
            {},
            {openFolder()}};
}

QString certificateDetail(const OverviewFacts &facts)
{
    return facts.certificateProblem ? detailOf(*facts.certificateProblem) : QString();
}

Condition certificateEnded(const OverviewFacts &facts)
{
    return {Kind::CertificateEnded,
            Health::Bad,
            Overview::tr("The server's certificate has ended: devices refuse the connection."),
            Overview::tr("Check the clock of this machine and the disk, then start Retinue again: a "
                         "new certificate is made at the start."),
            certificateDetail(facts),
            {showDetail()}};
}

Condition certificateNotRenewed(const OverviewFacts &facts)
{
    return {Kind::CertificateNotRenewed,
            Health::Notice,
            facts.certificateEnds
                ? Overview::tr("The server's certificate could not be renewed. It ends on %1.")
                      .arg(timeText(*facts.certificateEnds))
                : Overview::tr("The server's certificate could not be made."),
            Overview::tr(
                "Check the data folder: the file ca.pem must be there and readable. Renewal is tried again "
                "every hour."),
            certificateDetail(facts),
            {showDetail(), openFolder()}};
}

Condition secretsLocked(const OverviewFacts &facts)
{
    return {
        Kind::SecretsLocked,
        Health::Bad,
        Overview::tr("Stored credentials are locked: they are not synchronized."),
        Overview::tr("The details say which key is meant and what is wrong with it. Put the key file or the "
                     "machine database back from a backup of the data folder, or make the key file private "
                     "again; then start Retinue again. Everything else goes on."),
        detailOf(*facts.secretsLocked),
        {showDetail(), openFolder()}};
}

Condition devicesDiffer(const OverviewFacts &facts)
{
    return {Kind::DevicesDiffer,
            Health::Notice,
            Overview::tr("%n device(s) hold other data than the server.", nullptr, facts.devices.differing),
            Overview::tr("Compare them with the server: they take the server's data where it differs."),
            {},
            {showDevices(Overview::tr("Show Differing Devices"), QStringLiteral("differing"))}};
}

Condition devicesAbsent(const OverviewFacts &facts)
{
    return {
        Kind::DevicesAbsent,
        Health::Notice,
        Overview::tr("%n device(s) that take part were not heard of for over a day.", nullptr,
                     facts.devices.absent),
        Overview::tr("Check that they are on and reach this machine; stop or remove those that are gone."),
        {},
        {showDevices(Overview::tr("Show Missing Devices"), QStringLiteral("not-connected"))}};
}

Condition clockJumped(const OverviewFacts &facts)
{
    using namespace std::chrono;
    const QString by = durationText(duration_cast<seconds>(abs(facts.clockJump)));
    return {
        Kind::ClockJumped,
        Health::Notice,
        facts.clockJump.count() > 0 ? Overview::tr("The clock of this machine jumped ahead by %1.").arg(by)
                                    : Overview::tr("The clock of this machine was set back by %1.").arg(by),
        Overview::tr(
            "Check date, time and time zone of the system. Certificates and enrolment codes depend on them; "
            "the order of changes does not."),
        {},
        {{Act::AcceptClock, Overview::tr("The Time Is Right"), {}, {}}}};
}

Remedy showBackups(const QString &label)
{
    return {Act::ShowPage, label, QStringLiteral("backup"), QStringLiteral("backups")};
}

ErrorText troubleText(const engine::BackupTrouble &trouble)
{
    switch (trouble.kind) {
    case engine::BackupTrouble::Kind::Failed:
        return failedBackupText(trouble.code, trouble.at);
    case engine::BackupTrouble::Kind::NotThere:
        return absentDestinationText(trouble.code, trouble.at);
    case engine::BackupTrouble::Kind::Missed:
        return missedBackupText(trouble.at);
    }
    Q_UNREACHABLE();
}

Condition backupTrouble(const engine::BackupTrouble &trouble)
{
    const ErrorText text = troubleText(trouble);
    std::vector<Remedy> remedies{showBackups(Overview::tr("Show Backups"))};
    if (!trouble.why.isEmpty())
        remedies.push_back(showDetail());
    return {Kind::BackupTrouble, Health::Bad, text.what, text.next, trouble.why, std::move(remedies)};
}

Condition neverBackedUp()
{
    return {Kind::NeverBackedUp,
            Health::Notice,
            Overview::tr("Nothing was backed up yet: if the disk of this machine fails, everything is "
                         "lost."),
            Overview::tr("Back up now, and set a schedule."),
            {},
            {showBackups(Overview::tr("Back Up…"))}};
}

Condition backupOld(const engine::BackupState &backup)
{
    return {Kind::BackupOld,
            Health::Notice,
            Overview::tr("The last backup is of %1.").arg(dateText(*backup.lastGood)),
            Overview::tr("Back up now, and set a schedule."),
            {},
            {showBackups(Overview::tr("Back Up…"))}};
}

Condition notProven(const engine::BackupState &backup)
{
    return {Kind::NotProven,
            Health::Notice,
            backup.lastProven
                ? Overview::tr("The last backup that was proven is of %1.").arg(dateText(*backup.lastProven))
                : Overview::tr("No backup was proven yet."),
            Overview::tr("A trial restore shows that it would come back; the data in use are not "
                         "touched."),
            {},
            {showBackups(Overview::tr("Show Backups"))}};
}

QString channelText(engine::NoticeChannel channel)
{
    switch (channel) {
    case engine::NoticeChannel::Mail:
        return Overview::tr("e-mail");
    case engine::NoticeChannel::Webhook:
        return Overview::tr("webhook");
    case engine::NoticeChannel::SystemLog:
        return Overview::tr("system log");
    }
    Q_UNREACHABLE();
}

Condition noticesFail(const OverviewFacts &facts)
{
    QStringList channels, details;
    for (const engine::NoticeTrouble &trouble : facts.noticeTroubles) {
        channels << channelText(trouble.channel);
        details << detailOf(trouble.why);
    }
    return {Kind::NoticesFail,
            Health::Bad,
            Overview::tr("Failures are not told, or not to everybody, by: %1.")
                .arg(channels.join(QStringLiteral(", "))),
            Overview::tr(
                "Test it in the settings: the test says which step fails. What could not be sent waits and "
                "is tried again."),
            details.join(u'\n'),
            {{Act::ShowPage, Overview::tr("Show Settings"), QStringLiteral("settings"),
              QStringLiteral("notices")},
             showDetail()}};
}

Condition replicationFailing(const engine::ReplicationState &replication)
{
    const ErrorText text = failingReplicationText(replication.lastReplication, *replication.failingSince);
    std::vector<Remedy> remedies{{Act::ShowPage, Overview::tr("Show Replication"),
                                  QStringLiteral("replication"), QStringLiteral("runs")}};
    if (replication.problem)
        remedies.push_back(showDetail());
    return {Kind::ReplicationFailing,
            Health::Bad,
            text.what,
            text.next,
            replication.problem ? detailOf(*replication.problem) : QString(),
            std::move(remedies)};
}

Condition replaced()
{
    return {Kind::Replaced,
            Health::Bad,
            Overview::tr("Another machine has taken over for this server, which serves devices no more."),
            Overview::tr(
                "Bring what only this machine has to the new server, then take it out of use. If the other "
                "one is not to be the server, let this one serve again."),
            {},
            {{Act::ShowPage, Overview::tr("Show Replication"), QStringLiteral("replication"),
              QStringLiteral("unsent")}}};
}

/// `kind` was found in these facts.
Condition worded(Kind kind, const OverviewFacts &facts)
{
    switch (kind) {
    case Kind::ServerDown:
        return serverDown(facts);
    case Kind::DataUnreadable:
        return dataUnreadable(facts);
    case Kind::DataDamaged:
        return dataDamaged(facts);
    case Kind::FolderNotWritable:
        return folderNotWritable();
    case Kind::DiskFull:
    case Kind::DiskLow:
        return littleSpace(facts, kind);
    case Kind::CertificateEnded:
        return certificateEnded(facts);
    case Kind::SecretsLocked:
        return secretsLocked(facts);
    case Kind::CertificateNotRenewed:
        return certificateNotRenewed(facts);
    case Kind::DevicesDiffer:
        return devicesDiffer(facts);
    case Kind::DevicesAbsent:
        return devicesAbsent(facts);
    case Kind::ClockJumped:
        return clockJumped(facts);
    case Kind::BackupTrouble:
        return backupTrouble(*facts.backup->trouble);
    case Kind::NeverBackedUp:
        return neverBackedUp();
    case Kind::BackupOld:
        return backupOld(*facts.backup);
    case Kind::NotProven:
        return notProven(*facts.backup);
    case Kind::NoticesFail:
        return noticesFail(facts);
    case Kind::ReplicationFailing:
        return replicationFailing(*facts.replication);
    case Kind::Replaced:
        return replaced();
    }
    Q_UNREACHABLE();
}

} // namespace

std::vector<Condition> conditionsOf(const OverviewFacts &facts)
{
    std::vector<Condition> conditions;
    for (const engine::Condition &found : engine::judge(facts))
        conditions.push_back(worded(found.kind, facts));
    return conditions;
}

Headline headlineOf(const OverviewFacts &facts, const std::vector<Condition> &conditions)
{
    if (!conditions.empty())
        return {conditions.front().health,
                Overview::tr("%n thing(s) need attention", nullptr, int(conditions.size())),
                {}};
    if (!facts.isServer)
        return {Health::Good, Overview::tr("All is well"),
                Overview::tr("This machine is a client only; it serves no devices.")};
    if (!facts.listening)
        return {Health::Working, Overview::tr("The server is starting"), {}};
    if (facts.devices.total == 0)
        return {Health::Good, Overview::tr("The server is ready"),
                Overview::tr("Next: enrol the first device, below.")};
    return {Health::Good, Overview::tr("All is well"),
            Overview::tr("%1 of %n device(s) connected.", nullptr, facts.devices.total)
                .arg(countText(facts.devices.connected))};
}

} // namespace retinue::ui
