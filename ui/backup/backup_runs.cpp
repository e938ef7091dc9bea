#include "ui/backup/backup_runs.h"

#include "core/base/answer.h"
#include "ui/backup/backup_text.h"
#include "ui/text/formats.h"
#include "ui/userdata/confirm_dialog.h"

namespace retinue::ui {

namespace {

/// Runs `work` as a job that gives its Result<T> to `answer` as well.
template<typename T, typename BackupWork>
void startBackupJob(engine::Engine &engine, const QString &operation, const QString &subject,
                    const std::shared_ptr<Answer<T>> &answer, BackupWork work)
{
    engine.jobs().start(operation, subject, [answer, work](engine::Job &job) -> Result<void> {
        Result<T> report = work(engine::Backups::workOf(job));
        answer->give(report);
        return report ? Result<void>() : Result<void>(report.error());
    });
}

} // namespace

SecretBytes copyOf(const SharedSecret &secret)
{
    return secret ? secret->clone() : SecretBytes();
}

BackupRuns::BackupRuns(Machine &machine, Session &session, QWidget *parent)
    : QObject(parent)
    , m_machine(machine)
    , m_session(session)
    , m_window(parent)
{
}

void BackupRuns::backUp(engine::BackupPlace place, engine::BackUpWish::Content content)
{
    if (!m_machine.engine().replication().state().isSet)
        return startBackup(place, content, false);
    auto *dialog = new ConfirmDialog(tr("Back Up"), QStringLiteral("stopReplicationDialog"), m_window);
    dialog->setQuestion(
        Health::Notice,
        tr("Replication is set, and no backup can be made while it is. Stop it for this backup?"));
    dialog->addNote(Health::Good,
                    tr("It is started again by itself once the backup is made. Both are rows of "
                       "the execution log."));
    dialog->setReady();
    connect(dialog, &QDialog::accepted, this, [this, place, content] { startBackup(place, content, true); });
    dialog->open();
}

void BackupRuns::startBackup(engine::BackupPlace place, engine::BackUpWish::Content content,
                             bool stopReplication)
{
    engine::Engine &engine = m_machine.engine();
    const auto answer = std::make_shared<Answer<engine::BackUpReport>>();
    whenAnswered(answer->future(), this, [this](const Result<engine::BackUpReport> &report) {
        Q_EMIT backupsChanged();
        if (!report)
            return;
        const bool isWhole = !report->notRemoved && !report->withoutKeys;
        Q_EMIT told({isWhole ? Health::Good : Health::Notice, backedUpText(*report), {}, {}, {}});
    });
    startBackupJob(
        engine, QStringLiteral("backup"), placeText(place), answer,
        [&engine, place, content, stopReplication, who = m_session.administrator()](const LongWork &work) {
            engine::BackUpWish wish;
            wish.place = place;
            wish.content = content;
            wish.stopReplication = stopReplication;
            return engine.backups().backUp(wish, who, work);
        });
}

bool BackupRuns::isWrongSecret(const ChosenBackup &chosen, const Error &error)
{
    return chosen.file.encrypted && error.code == ErrorCode::NotAuthenticated;
}

void BackupRuns::withSecret(const ChosenBackup &chosen, const std::function<void(const SharedSecret &)> &then)
{
    if (!chosen.file.encrypted)
        return then({});
    engine::Engine &engine = m_machine.engine();
    whenAnswered(
        engine.ask([&engine]() -> Result<engine::BackupEncryption> { return engine.backups().encryption(); }),
        this, [this, chosen, then](const Result<engine::BackupEncryption> &encryption) {
            if (encryption && encryption->kind == engine::BackupEncryption::Kind::Passphrase &&
                encryption->hasPassphrase)
                return then({});
            askForSecret(chosen, false, then);
        });
}

void BackupRuns::askForSecret(const ChosenBackup &chosen, bool wasWrong,
                              const std::function<void(const SharedSecret &)> &then)
{
    const QString &name = chosen.file.name;
    auto *dialog = new SecretDialog(
        {tr("Open an Encrypted Backup"), wasWrong ? Health::Bad : Health::Notice,
         wasWrong ? tr("That does not open %1.").arg(name) : tr("%1 is encrypted.").arg(name),
         tr("&Passphrase or recovery key:"),
         tr("The recovery key is the line of the recovery sheet that begins with AGE-SECRET-KEY-1."),
         QStringLiteral("backupSecret")},
        m_window);
    connect(dialog, &QDialog::accepted, this, [dialog, then] { then(dialog->secret()); });
    dialog->open();
}

void BackupRuns::verify(const ChosenBackup &chosen)
{
    withSecret(chosen, [this, chosen](const SharedSecret &secret) { startVerifying(chosen, secret); });
}

void BackupRuns::startVerifying(const ChosenBackup &chosen, const SharedSecret &secret)
{
    engine::Engine &engine = m_machine.engine();
    const auto answer = std::make_shared<Answer<engine::VerifyReport>>();
    whenAnswered(answer->future(), this, [this, chosen](const Result<engine::VerifyReport> &report) {
        Q_EMIT backupsChanged();
        if (report)
            return Q_EMIT told({Health::Good, verifiedText(*report), {}, {}, {}});
        if (isWrongSecret(chosen, report.error()))
            askForSecret(chosen, true,
                         [this, chosen](const SharedSecret &next) { startVerifying(chosen, next); });
    });
    startBackupJob(
        engine, QStringLiteral("backup-verify"), timeText(chosen.file.madeAt), answer,
        [&engine, source = chosen.source, secret, who = m_session.administrator()](const LongWork &work) {
            return engine.backups().verify(source, copyOf(secret), who, work);
        });
}

void BackupRuns::tryRestore(const ChosenBackup &chosen)
{
    withSecret(chosen, [this, chosen](const SharedSecret &secret) { startTrial(chosen, secret); });
}

void BackupRuns::startTrial(const ChosenBackup &chosen, const SharedSecret &secret)
{
    engine::Engine &engine = m_machine.engine();
    const auto answer = std::make_shared<Answer<engine::TrialReport>>();
    whenAnswered(answer->future(), this, [this, chosen](const Result<engine::TrialReport> &report) {
        Q_EMIT backupsChanged();
        if (report)
            return Q_EMIT told(
                {report->unread == 0 ? Health::Good : Health::Notice, provenText(*report), {}, {}, {}});
        if (isWrongSecret(chosen, report.error()))
            askForSecret(chosen, true,
                         [this, chosen](const SharedSecret &next) { startTrial(chosen, next); });
    });
    startBackupJob(
        engine, QStringLiteral("backup-trial"), timeText(chosen.file.madeAt), answer,
        [&engine, source = chosen.source, secret, who = m_session.administrator()](const LongWork &work) {
            return engine.backups().trialRestore(source, copyOf(secret), who, work);
        });
}

void BackupRuns::remove(engine::BackupPlace place, const engine::BackupEntry &backup)
{
    auto *dialog = new ConfirmDialog(tr("Remove a Backup"), QStringLiteral("removeBackupDialog"), m_window);
    dialog->setQuestion(Health::Notice,
                        tr("Remove %1 (%2)?").arg(backupOfText(backup.base), bytesText(backup.size())));
    if (!backup.increments.empty())
        dialog->addNote(Health::Notice,
                        tr("%Ln increment(s) that build upon it go as well, the newest of %1.", nullptr,
                           int(backup.increments.size()))
                            .arg(timeText(backup.newest().madeAt)));
    dialog->addNote(Health::Bad, tr("Nobody can bring it back."));
    dialog->setReady();
    connect(dialog, &QDialog::accepted, this, [this, place, backup] { startRemoving(place, backup); });
    dialog->open();
}

void BackupRuns::startRemoving(engine::BackupPlace place, const engine::BackupEntry &backup)
{
    engine::Engine &engine = m_machine.engine();
    whenAnswered(
        engine.ask([&engine, place, name = backup.base.name, who = m_session.administrator()] {
            return engine.backups().remove(place, name, who);
        }),
        this, [this, backup](const Result<void> &removed) {
            Q_EMIT backupsChanged();
            if (removed)
                Q_EMIT told({Health::Good, tr("Removed: %1.").arg(backupOfText(backup.base)), {}, {}, {}});
            else
                Q_EMIT told(Message::failure(tr("Removing a backup"), removed.error()));
        });
}

} // namespace retinue::ui
