#pragma once

#include "ui/sharing/draft_panel.h"
#include "ui/sharing/sharing_model.h"
#include "ui/shell/machine.h"
#include "ui/shell/page.h"
#include "ui/shell/session.h"

#include <QTimer>

class QPushButton;
class QTabWidget;
class QTreeView;

namespace retinue::ui {

class ChangesPanel;
class SharingJobs;

/// [Data Sharing Details] (R31-R36): the items with their scopes, a draft of others with what it would do,
/// and the changes so far.
class SharingPage : public Page
{
    Q_OBJECT
public:
    /// Both outlive this.
    SharingPage(Machine &machine, Session &session, QWidget *parent = nullptr);

    /// "changes": the changes so far.
    void showDetail(const QString &detail) override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Read
    {
        SharingFacts facts;
        std::vector<engine::SharingEntry> changes;
    };
    [[nodiscard]] QWidget *makeItems();
    void wantFacts();
    void fetch();
    void draw(const Read &read);
    void drawStanding(const SharingFacts &facts);
    [[nodiscard]] bool isChanging() const;
    void askToApply();
    void askToUndo(std::int64_t change);
    [[nodiscard]] bool isPossible(const engine::SharingOutlook &outlook);
    void ask(const engine::SharingOutlook &outlook,
             const std::function<void(const engine::SharingOptions &)> &go);

    Machine &m_machine;
    SharingJobs *m_jobs;
    SharingModel m_model;
    QTabWidget *m_tabs;
    StatusLabel *m_standing;
    QTreeView *m_tree;
    QPushButton *m_shareAll, *m_shareNone;
    DraftPanel *m_draft;
    ChangesPanel *m_changes;
    QTimer m_soon;
    int m_asked = 0; ///< counts questions: only the newest answer is shown
};

} // namespace retinue::ui
