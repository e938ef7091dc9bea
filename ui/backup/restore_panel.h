#pragma once

#include "ui/backup/backup_runs.h"
#include "ui/backup/restore_attempt.h"

#include <QWidget>

#include <memory>

class QLabel;
class QPushButton;
class QScrollArea;

namespace retinue::ui {

class RestorePreviewView;
class StatusLabel;

/// A restore, step by step: the backup is made ready beside the data in use, what would change is shown, one
/// confirmation that names and counts, and then the data are replaced or stay as they are (R55).
class RestorePanel : public QWidget
{
    Q_OBJECT
public:
    /// All outlive this.
    RestorePanel(Machine &machine, Session &session, BackupRuns &runs, QWidget *parent = nullptr);
    ~RestorePanel() override;

    void begin(const ChosenBackup &chosen, const SharedSecret &secret);
    [[nodiscard]] bool isAtWork() const { return m_step == Step::Preparing || m_step == Step::Replacing; }

Q_SIGNALS:
    void left(); ///< the user is done with it
    void told(const retinue::ui::Message &message);
    void backupsChanged();

private:
    enum class Step { Preparing, Preview, Replacing, Done, Failed };
    using Prepared = RestoreAttempt::Prepared;

    void show(Step step, Health health, const QString &text, const QString &more);
    void prepared(const Result<Prepared> &ready);
    void showFailure(const Error &error);
    void confirm();
    void replace(const engine::RestoreWish &wish);
    void replaced(const Result<engine::RestoreReport> &report);
    void leave();
    /// R47: the devices of the server that was restored can become this one's.
    [[nodiscard]] bool bringsDevices(const backup::RestorePreview &preview) const;

    Machine &m_machine;
    Session &m_session;
    BackupRuns &m_runs;
    ChosenBackup m_chosen;
    SharedSecret m_used; ///< what opened it, until the panel is left
    RestoreAttempt m_attempt;
    Step m_step = Step::Done;
    QLabel *m_title;
    StatusLabel *m_state;
    QLabel *m_more;
    QScrollArea *m_scroll;
    RestorePreviewView *m_preview;
    QPushButton *m_restore, *m_again, *m_secret, *m_identity, *m_leave;
};

} // namespace retinue::ui
