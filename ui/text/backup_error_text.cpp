#include "ui/text/backup_error_text.h"

#include "ui/text/formats.h"
#include "ui/text/result_text.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace retinue::ui {

namespace {

struct BackupErrors
{
    Q_DECLARE_TR_FUNCTIONS(retinue::ui::BackupErrors)
};

/// What R54's codes do not tell apart.
std::optional<ErrorText> causeOfRestore(const Error &error)
{
    if (error.code == ErrorCode::NotAuthenticated)
        return ErrorText{
            BackupErrors::tr("The passphrase or key does not open this backup, or the share refused "
                             "its user and password; nothing was changed."),
            BackupErrors::tr("Enter the passphrase again, or the whole line of the recovery sheet "
                             "that begins with AGE-SECRET-KEY-1. The details say which it was.")};
    if (error.code == ErrorCode::Corrupt)
        return ErrorText{
            BackupErrors::tr("The backup is damaged and is not used; nothing was changed."),
            BackupErrors::tr("Restore another one, and verify the rest. Check the disk or share that "
                             "it lies on.")};
    if (error.code == ErrorCode::VersionUnsupported)
        return ErrorText{
            BackupErrors::tr("The backup was made by a newer version of the product; nothing was changed."),
            BackupErrors::tr("Install that version or a newer one on this machine, then restore.")};
    if (error.code == ErrorCode::InvalidInput)
        return ErrorText{
            BackupErrors::tr("This is not a backup that can be restored here; nothing was changed."),
            BackupErrors::tr("Choose a file of this product; the details say what is wrong with it.")};
    if (error.code == ErrorCode::NoSpace)
        return ErrorText{
            BackupErrors::tr(
                "The disk of this machine has no room to make the restore ready; nothing was changed."),
            BackupErrors::tr("Free some space on the disk of the data folder, then try again.")};
    return std::nullopt;
}

} // namespace

QString backupCode(const Error &error)
{
    static const QRegularExpression s_backupCode(QStringLiteral("\\ADB(BU0[1-6]|RS0[1-4])\\z"));
    const auto found = error.context.lastIndexOf(s_backupCode);
    return found < 0 ? QString() : error.context[found];
}

std::optional<ErrorText> backupErrorText(const Error &error)
{
    const QString code = backupCode(error);
    if (code.isEmpty())
        return std::nullopt;
    const bool isRestore = code.startsWith(QLatin1String("DBRS"));
    const auto cause = isRestore ? causeOfRestore(error) : std::nullopt;
    const ErrorText text = cause.value_or(resultText(code));
    return ErrorText{code + QStringLiteral(": ") + text.what, text.next};
}

ErrorText failedBackupText(const QString &code, Timestamp at)
{
    const ErrorText cause = resultText(code);
    return {BackupErrors::tr("The last backup failed, %1. %2: %3").arg(timeText(at), code, cause.what),
            cause.next};
}

ErrorText absentDestinationText(const QString &code, Timestamp at)
{
    return {BackupErrors::tr("The backup's destination was not there, %1. %2").arg(timeText(at), code),
            resultText(code).next + u' ' + BackupErrors::tr("Earlier backups there are not affected.")};
}

ErrorText missedBackupText(Timestamp at)
{
    return {BackupErrors::tr("The backup that was due %1 was missed: the server did not run or ended, or "
                             "another run took too long.")
                .arg(timeText(at)),
            BackupErrors::tr("Back up now, and let the server run at the time of the schedule.")};
}

} // namespace retinue::ui
