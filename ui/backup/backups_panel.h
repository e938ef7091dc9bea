#pragma once

#include "core/base/cancel_token.h"
#include "ui/backup/backup_model.h"
#include "ui/backup/backup_runs.h"

#include <QWidget>

class QPushButton;
class QStackedWidget;
class QTableView;

namespace retinue::ui {

class EmptyState;
class StatusLabel;

/// What lies in a place of backups, and what can be done with it.
class BackupsPanel : public QWidget
{
    Q_OBJECT
public:
    /// Both outlive this.
    BackupsPanel(Machine &machine, BackupRuns &runs, QWidget *parent = nullptr);

    void setPlace(engine::BackupPlace place);
    void refresh();
    /// A file that lies anywhere on this machine.
    void openFile(const QString &path);

Q_SIGNALS:
    void restoreWanted(const retinue::ui::ChosenBackup &chosen, const retinue::ui::SharedSecret &secret);
    void backUpWanted();
    void settingsWanted();
    void told(const retinue::ui::Message &message);

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Look
    {
        engine::BackupList list;
        bool isSetUp = true;
    };
    void buildTable();
    [[nodiscard]] QLayout *buildActions();
    void show(const Result<Look> &look);
    void showNothing(const QString &title, const QString &explanation, const QString &action,
                     void (BackupsPanel::*act)());
    void fillTable(const engine::BackupList &list);
    void drawActions();
    void restoreChosen();
    void chooseFile();
    [[nodiscard]] const BackupModel::Row *current() const;
    [[nodiscard]] std::optional<ChosenBackup> chosen() const;

    Machine &m_machine;
    BackupRuns &m_runs;
    engine::BackupPlace m_place = engine::BackupPlace::Device;
    BackupModel m_model;
    QStackedWidget *m_stack;
    EmptyState *m_nothing;
    void (BackupsPanel::*m_act)() = nullptr; ///< what the empty state's button does
    QTableView *m_table;
    StatusLabel *m_where;
    QPushButton *m_restore, *m_trial, *m_verify, *m_remove, *m_open;
    CancelToken m_looking; ///< of the question on its way
    bool m_isLooking = false, m_lookAgain = false;
};

} // namespace retinue::ui
