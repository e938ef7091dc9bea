#include "ui/text/job_text.h"

#include "ui/text/backup_error_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>
#include <optional>

namespace retinue::ui {

namespace {

struct Jobs
{
    Q_DECLARE_TR_FUNCTIONS(retinue::ui::Jobs)
};

struct Word
{
    const char *word;
    const char *text;
};

// The words that core writes (grep "act(" and "record(" in core/engine and app) and what people read.
constexpr Word kOperations[] = {
    {"engine-start", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Server engine started")},
    {"content-check", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Stored content checked")},
    {"engine-stop", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Server engine stopped")},
    {"device-start", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Start device")},
    {"device-stop", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Stop device")},
    {"device-remove", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Remove device")},
    {"device-resend", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Compare device with server")},
    {"device-enrol", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Enrol device")},
    {"device-enrol-again",
     QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Enrol device again, in place of what it was")},
    {"device-compare", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Device compared its data")},
    {"devices-start", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Start devices")},
    {"devices-stop", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Stop devices")},
    {"devices-remove", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Remove devices")},
    {"devices-resend", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Compare devices with server")},
    {"devices-export", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Export device list")},
    {"administrator-add", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Add administrator")},
    {"administrator-remove", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Remove administrator")},
    {"administrator-set-password", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Set administrator's password")},
    {"idle-lock-set", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Set idle lock")},
    {"port-set", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Set server's port")},
    {"log-export", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Export log")},
    {"code-new", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Make enrolment code")},
    {"code-revoke", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Revoke enrolment code")},
    {"user-delete", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Delete user data")},
    {"user-restore", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Bring back user data")},
    {"user-delete-for-good", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Delete user data for good")},
    {"user-take-over", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Take over a device's copy")},
    {"user-rename", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Rename user")},
    {"user-merge", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Merge users")},
    {"export-prepare", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Prepare for user data export")},
    {"user-export", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Export user data")},
    {"user-import", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Import user data")},
    {"user-import-drop", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Drop the rest of imports")},
    {"user-import-undo", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Undo import")},
    {"backup", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Back up")},
    {"backup-verify", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Verify backup")},
    {"backup-trial", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Trial restore")},
    {"backup-remove", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Remove backup")},
    {"backup-missed", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Backup missed")},
    {"backup-clean", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Remove what an interrupted backup left")},
    {"notify-set", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Set who is told of failures")},
    {"backup-settings", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Set backups")},
    {"replication", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Replicate")},
    {"replication-start", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Start replication")},
    {"replication-stop", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Stop replication")},
    {"replication-verify", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Verify the replicated data")},
    {"replication-receive", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Receive replicated data")},
    {"standby-begin", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Stand by for another server")},
    {"standby-leave", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Leave standby")},
    {"standby-source", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Become the destination of a server")},
    {"standby-release", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Released by the server")},
    {"standby-promote", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Take over for a server")},
    {"standby-question", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Ask the standby machine at the start")},
    {"server-replaced", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Replaced by another machine")},
    {"server-again", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Serve devices again")},
    {"department-id-management", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Set Department ID Management")},
    {"recovery-prepare", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Make a recovery ready")},
    {"recovery", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Recover using replicated data")},
    {"restore-prepare", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Make a restore ready")},
    {"restore", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Restore")},
    {"scope-change", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Change data sharing")},
    {"scope-undo", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Undo change of data sharing")},
    {"scope-stop-all", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Stop all clients")},
    {"scope-start-again", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Start clients again")},
    {"scope-keep-values",
     QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Keep a device's values as the shared ones")},
    {"scope-give-up-kept", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Give up a device's values to be shared")},
    {"recently-deleted-set", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Set how long deleted data is kept")},
};

constexpr Word kPhases[] = {
    {"starting-devices", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Starting devices")},
    {"stopping-devices", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Stopping devices")},
    {"removing-devices", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Removing devices")},
    {"asking-devices", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Asking devices")},
    {"collecting-users", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Collecting")},
    {"deleting-users", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Deleting")},
    {"restoring-users", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Bringing back")},
    {"deleting-for-good", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Deleting for good")},
    {"waiting-for-copy", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Waiting for the device's copy")},
    {"staging-import", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Preparing the import")},
    {"importing-settings", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Importing")},
    {"undoing-import", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Undoing")},
    {"exporting-users", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Exporting")},
    {"erasing-traces", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Erasing traces")},
    {"sending-changes", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Sending changes")},
    {"bringing-users", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Bringing data")},
    {"checking-users", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Checking")},
    {"waiting", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Waiting until other work has ended")},
    {"copying", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Copying the data")},
    {"writing", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Writing")},
    {"reading-back", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Reading back")},
    {"removing", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Removing older backups")},
    {"reading", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Reading the backup")},
    {"checking", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Checking its content")},
    {"comparing", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Comparing")},
    {"replacing", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Replacing the data")},
    {"keeping", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Keeping the replaced data")},
    {"asking", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Asking the destination")},
    {"sending", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Sending")},
    {"applying", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "The destination takes it over")},
    {"verifying", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Comparing both machines")},
    {"fetching", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Fetching the copy")},
    {"changing-scopes", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Changing")},
    {"waiting-for-devices", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Waiting for the devices' answers")},
    {"writing-file", QT_TRANSLATE_NOOP("retinue::ui::Jobs", "Writing the file")},
};

template<std::size_t N>
QString find(const Word (&words)[N], const QString &word)
{
    const auto found = std::find_if(std::begin(words), std::end(words),
                                    [&](const Word &known) { return word == QLatin1String(known.word); });
    return found == std::end(words) ? word : Jobs::tr(found->text);
}

/// Of changing what is shared; none where errorText() says it.
std::optional<ErrorText> sharingErrorText(const Error &error)
{
    if (auto backup = backupErrorText(error))
        return ErrorText{
            Jobs::tr("The backup before the change failed, so nothing was changed. %1").arg(backup->what),
            backup->next};
    switch (error.code) {
    case ErrorCode::NotPermitted:
        return ErrorText{
            Jobs::tr("What is shared can be changed only while no client runs, and undone only as long "
                     "as what was initialized is kept. Nothing was changed."),
            Jobs::tr("The page [Data Sharing Details] names who runs and stops them there, and "
                     "says what can be undone.")};
    case ErrorCode::InUse:
        return ErrorText{
            Jobs::tr("Other work is in the way, or the values of a device are waited for."),
            Jobs::tr("The page [Data Sharing Details] names it; wait until it is done, then try again.")};
    case ErrorCode::Locked:
        return ErrorText{Jobs::tr("No client can start while the sharing of data is being changed."),
                         Jobs::tr("Wait until it is done, or finish it on the page [Data Sharing Details].")};
    case ErrorCode::InvalidInput:
        return ErrorText{Jobs::tr("Nothing is to be changed: all is so already."),
                         Jobs::tr("Look at the page [Data Sharing Details], and change it there.")};
    default:
        return {};
    }
}

} // namespace

ErrorText jobErrorText(const QString &operation, const Error &error)
{
    if (operation.startsWith(QLatin1String("scope-"))) {
        if (auto text = sharingErrorText(error))
            return *std::move(text);
    }
    if (operation == QLatin1String("export-prepare")) {
        if (error.code == ErrorCode::TooMany)
            return {
                Jobs::tr("They do not find room on this machine all at once."),
                Jobs::tr("Choose fewer. If they still find none, the changes of others that were refused or "
                         "have not gone up are in the way: let those users log in at this machine, or "
                         "delete their local data.")};
        if (error.code == ErrorCode::InUse)
            return {Jobs::tr("Another preparation is under way."),
                    Jobs::tr("Wait for its end, or cancel it, then prepare again.")};
        if (error.code == ErrorCode::NotPermitted)
            return {Jobs::tr("An export cannot be prepared on this machine now."),
                    Jobs::tr("The page [Prepare for User Data Export] says what stands in the way.")};
    }
    const bool isImport = operation == QLatin1String("user-import");
    if (isImport && error.code == ErrorCode::TooMany)
        return {Jobs::tr("Not all whom the file is about find room on this machine; nothing was taken over."),
                Jobs::tr("Delete local data that are not needed, or import fewer users.")};
    if ((isImport || operation == QLatin1String("user-export")) && error.code == ErrorCode::NotPermitted)
        return {Jobs::tr("Importing and exporting are allowed only while the client is stopped, and for 15 "
                         "minutes after a preparation."),
                Jobs::tr("Prepare the users and groups, or stop the client, then try again.")};
    return errorText(error);
}

QString operationText(const QString &operation)
{
    return find(kOperations, operation);
}

QStringList operationsCalled(const QString &text)
{
    QStringList words;
    for (const Word &operation : kOperations) {
        if (Jobs::tr(operation.text).contains(text, Qt::CaseInsensitive))
            words.append(QLatin1String(operation.word));
    }
    return words;
}

QString phaseText(const QString &phase)
{
    return find(kPhases, phase);
}

} // namespace retinue::ui
