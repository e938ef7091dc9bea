#include "ui/backup/backup_text.h"

#include "ui/text/backup_error_text.h"
#include "ui/text/error_text.h"
#include "ui/text/formats.h"

#include <QCoreApplication>
#include <QStringList>

namespace retinue::ui {

namespace {

/// The context of these texts.
class BackupText
{
    Q_DECLARE_TR_FUNCTIONS(retinue::ui::BackupText)
};

using Trouble = engine::BackupTrouble;

ErrorText textOfTrouble(const Trouble &trouble)
{
    switch (trouble.kind) {
    case Trouble::Kind::Failed:
        return failedBackupText(trouble.code, trouble.at);
    case Trouble::Kind::NotThere:
        return absentDestinationText(trouble.code, trouble.at);
    case Trouble::Kind::Missed:
        return missedBackupText(trouble.at);
    }
    Q_UNREACHABLE();
}

} // namespace

QString placeText(engine::BackupPlace place)
{
    return place == engine::BackupPlace::Device ? BackupText::tr("Device") : BackupText::tr("Network");
}

BackupStateText backupStateText(const engine::BackupState &state, Timestamp now)
{
    if (state.running)
        return {Health::Working, BackupText::tr("A backup or restore is at work."), {}};
    if (state.trouble) {
        const ErrorText text = textOfTrouble(*state.trouble);
        return {Health::Bad, text.what, text.next};
    }
    if (!state.lastGood)
        return {Health::Notice,
                BackupText::tr(
                    "Nothing was backed up yet: if the disk of this machine fails, everything is lost."),
                BackupText::tr("Back up now, then set a schedule under [Settings].")};
    const QString last = BackupText::tr("The last good backup: %1.").arg(agoText(state.lastGood, now));
    if (!state.lastProven)
        return {Health::Notice, last,
                BackupText::tr(
                    "No backup was proven yet. A trial restore shows that it would come back; nothing is "
                    "changed by it.")};
    return {Health::Good, last, {}};
}

QString backupMomentsText(const engine::BackupState &state, Timestamp now)
{
    QStringList parts;
    if (state.trouble)
        parts << BackupText::tr("Last good backup: %1").arg(agoText(state.lastGood, now));
    parts << BackupText::tr("Newest proven by a trial restore: %1").arg(agoText(state.lastProven, now));
    parts << (state.nextDue ? BackupText::tr("Next by the schedule: %1").arg(timeText(*state.nextDue))
                            : BackupText::tr("No schedule"));
    return parts.join(QStringLiteral(" · "));
}

QString checkedText(const engine::BackupFile &file)
{
    if (file.problem)
        return BackupText::tr("cannot be restored");
    if (file.provenAt)
        return BackupText::tr("proven %1").arg(timeText(*file.provenAt));
    if (file.verifiedAt)
        return BackupText::tr("verified %1").arg(timeText(*file.verifiedAt));
    return BackupText::tr("not checked");
}

Health checkedHealth(const engine::BackupFile &file)
{
    if (file.problem)
        return Health::Bad;
    return file.provenAt || file.verifiedAt ? Health::Good : Health::Idle;
}

QString backupOfText(const engine::BackupFile &file)
{
    return BackupText::tr("the backup of %1").arg(timeText(file.madeAt));
}

QString backedUpText(const engine::BackUpReport &report)
{
    QStringList parts{
        BackupText::tr("Backed up and read back: %1 in %2.").arg(bytesText(report.file.size), report.place)};
    if (!report.removed.isEmpty())
        parts << BackupText::tr("%Ln older backup(s) removed.", nullptr, int(report.removed.size()));
    if (report.notRemoved)
        parts << BackupText::tr("Older backups could not be removed: %1")
                     .arg(errorText(*report.notRemoved).what);
    if (report.withoutKeys)
        parts << BackupText::tr(
            "It is not encrypted: on another machine stored credentials are missing, and devices "
            "enrol again.");
    return parts.join(u' ');
}

QString verifiedText(const engine::VerifyReport &report)
{
    return BackupText::tr("The backup of %1 is what was written: %2 read in %3.")
        .arg(timeText(report.header.madeAt), bytesText(report.bytes),
             BackupText::tr("%Ln file(s)", nullptr, report.files));
}

QString provenText(const engine::TrialReport &report)
{
    QStringList parts{
        BackupText::tr("The backup of %1 would come back: %2 of %3 restored on trial and found right.")
            .arg(timeText(report.verified.header.madeAt),
                 BackupText::tr("%Ln setting(s)", nullptr, int(report.settings)),
                 BackupText::tr("%Ln user(s) and group(s)", nullptr, int(report.owners)))};
    if (report.unread > 0)
        parts << BackupText::tr("%Ln stored credential(s) could not be read, because their key is not there.",
                                nullptr, int(report.unread));
    return parts.join(u' ');
}

QString shareStepText(engine::ShareStep step)
{
    switch (step) {
    case engine::ShareStep::Name:
        return BackupText::tr("The host's name is found");
    case engine::ShareStep::Host:
        return BackupText::tr("The host answers");
    case engine::ShareStep::Port:
        return BackupText::tr("Its port is open");
    case engine::ShareStep::Share:
        return BackupText::tr("The share is there");
    case engine::ShareStep::SignIn:
        return BackupText::tr("User and password are accepted");
    case engine::ShareStep::Folder:
        return BackupText::tr("The folder is there");
    case engine::ShareStep::Write:
        return BackupText::tr("Files can be written");
    case engine::ShareStep::Space:
        return BackupText::tr("There is space");
    }
    Q_UNREACHABLE();
}

QString shareStepNext(engine::ShareStep step)
{
    switch (step) {
    case engine::ShareStep::Name:
        return BackupText::tr("Check how the host is spelled, or enter its address.");
    case engine::ShareStep::Host:
        return BackupText::tr("Check that the host is on, and the network between.");
    case engine::ShareStep::Port:
        return BackupText::tr("Check that the host shares folders (SMB), the port, and firewalls.");
    case engine::ShareStep::Share:
        return BackupText::tr("Check the name of the share on the host.");
    case engine::ShareStep::SignIn:
        return BackupText::tr("Check user and password; a user of a domain is entered as DOMAIN\\NAME.");
    case engine::ShareStep::Folder:
        return BackupText::tr("Make the folder on the share, or correct its name.");
    case engine::ShareStep::Write:
        return BackupText::tr("Give the user the right to write into this folder.");
    case engine::ShareStep::Space:
        return BackupText::tr("Make room on the share.");
    }
    Q_UNREACHABLE();
}

} // namespace retinue::ui
