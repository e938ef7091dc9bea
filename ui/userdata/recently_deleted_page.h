#pragma once

#include "ui/shell/machine.h"
#include "ui/shell/page.h"
#include "ui/shell/session.h"
#include "ui/userdata/deleted_model.h"
#include "ui/userdata/deleted_outlook.h"
#include "ui/userdata/paged_view.h"

#include <QTimer>

#include <functional>

class QAction;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace retinue::ui {

class EmptyState;
class Preferences;

/// Recently Deleted (R14, R20, R56): what was deleted or displaced, brought back or deleted for good, and how
/// long it is kept.
class RecentlyDeletedPage : public Page
{
    Q_OBJECT
public:
    /// All outlive this.
    RecentlyDeletedPage(Machine &machine, Session &session, Preferences &preferences,
                        QWidget *parent = nullptr);

    /// A text to search for.
    void showDetail(const QString &detail) override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    // Building.
    QAction *makeAction(const QString &name, const QString &text, const QString &icon,
                        void (RecentlyDeletedPage::*act)());
    void makeActions();
    void makeHeader();
    [[nodiscard]] QLayout *makeBar();
    void makeList();

    // Following the engine.
    void refreshSoon();
    void askKeptFor();
    void drawState();

    // What the user wants.
    void search();
    void showChosen();
    void showLine(int row);
    void chooseAll();
    /// Counts what is chosen, then does something with it.
    void withChosen(const std::function<void(const DeletedOutlook &)> &act);
    void bringBackChosen();
    void deleteChosenForGood();
    void startRestore(const DeletedOutlook &outlook, userdata::Existing existing);
    void startDeletionForGood(const DeletedOutlook &outlook);
    void tellRestored(const userdata::RestoreReport &report);
    void changeKeptFor();
    void setKeptFor(std::chrono::days days);
    void showMenu(const QPoint &place);

    Machine &m_machine;
    Session &m_session;
    DeletedModel m_model;
    QLabel *m_keptFor;
    QPushButton *m_changeKept;
    QWidget *m_bars; ///< hidden while there is nothing to search
    QLineEdit *m_text;
    QLabel *m_counts;
    PagedView *m_view;
    EmptyState *m_nothing, *m_noMatches;
    QStackedWidget *m_stack; ///< list, nothing, no matches
    QAction *m_bringBack, *m_deleteForGood, *m_show, *m_all;
    QTimer m_typing, m_timePasses;
    std::optional<std::chrono::days> m_days; ///< none: not asked yet
    bool m_isCounting = false;
};

} // namespace retinue::ui
