#pragma once

#include "core/engine/backups.h"
#include "ui/shell/machine.h"
#include "ui/shell/session.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/secret_dialog.h"

#include <QObject>

#include <functional>

namespace retinue::ui {

/// A backup as the page speaks of it: where it is, and what is known of it.
struct ChosenBackup
{
    engine::BackupSource source;
    engine::BackupFile file;
};

/// Starts what is done with backups as jobs, asks for secrets where they are needed, and tells how it ended.
/// How a job failed is said where jobs are.
class BackupRuns : public QObject
{
    Q_OBJECT
public:
    /// Machine and session outlive this; dialogs belong to `parent`.
    BackupRuns(Machine &machine, Session &session, QWidget *parent);

    /// R45: while replication is set, after a question whether to stop it meanwhile.
    void backUp(engine::BackupPlace place, engine::BackUpWish::Content content);
    void verify(const ChosenBackup &chosen);
    void tryRestore(const ChosenBackup &chosen);
    /// The whole backup, after a question that names and counts.
    void remove(engine::BackupPlace place, const engine::BackupEntry &backup);

    /// Calls `then` with what opens it: asked for if it is encrypted and no passphrase is kept. Not at all
    /// when the question is declined.
    void withSecret(const ChosenBackup &chosen, const std::function<void(const SharedSecret &)> &then);
    /// Asks again, because what was tried does not open it.
    void askForSecret(const ChosenBackup &chosen, bool wasWrong,
                      const std::function<void(const SharedSecret &)> &then);

    /// Whether the failure says that it needs another secret.
    [[nodiscard]] static bool isWrongSecret(const ChosenBackup &chosen, const Error &error);

Q_SIGNALS:
    void told(const retinue::ui::Message &message);
    void backupsChanged(); ///< a list that was read is not current any more

private:
    void startBackup(engine::BackupPlace place, engine::BackUpWish::Content content, bool stopReplication);
    void startVerifying(const ChosenBackup &chosen, const SharedSecret &secret);
    void startTrial(const ChosenBackup &chosen, const SharedSecret &secret);
    void startRemoving(engine::BackupPlace place, const engine::BackupEntry &backup);

    Machine &m_machine;
    Session &m_session;
    QWidget *m_window;
};

/// A copy for an engine's call; of none an empty one.
[[nodiscard]] SecretBytes copyOf(const SharedSecret &secret);

} // namespace retinue::ui
