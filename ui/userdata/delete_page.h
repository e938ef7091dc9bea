#pragma once

#include "ui/shell/machine.h"
#include "ui/shell/page.h"
#include "ui/shell/session.h"
#include "ui/userdata/owner_model.h"
#include "ui/userdata/paged_view.h"

#include <QTimer>

class QAction;
class QComboBox;
class QDialog;
class QLabel;
class QLineEdit;
class QStackedWidget;

namespace retinue::ui {

class EmptyState;
class OwnerWindows;
class Preferences;

/// [Delete User Data] (R20): finds users and groups among however many, also those who have not changed
/// anything for months, shows what is stored for them, and deletes those that are chosen, one by one or all
/// that match.
class DeletePage : public Page
{
    Q_OBJECT
public:
    /// All outlive this.
    DeletePage(Machine &machine, Session &session, Preferences &preferences, QWidget *parent = nullptr);

    /// A text to search for.
    void showDetail(const QString &detail) override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    // Building.
    QAction *makeAction(const QString &name, const QString &text, const QString &icon,
                        void (DeletePage::*act)());
    void makeActions();
    [[nodiscard]] QLayout *makeSearchBar();
    [[nodiscard]] QLayout *makeFilterBar();
    [[nodiscard]] QLayout *makeActionBar();
    void makeList();

    // Following the engine.
    void drawState();
    void drawEmptyState();

    // What the user wants.
    void search();
    void clearSearch();
    void sortBy(int column, Qt::SortOrder order);
    void showOrder();
    void showChosen();
    void deleteChosen();
    void exportChosen();
    void chooseAll();
    QDialog *ask(const userdata::OwnerSelection &selection);
    void startDeletion(const userdata::DeletionPlan &plan, bool keeps);
    void tellDeleted(const userdata::DeletionReport &report, bool keeps);
    void showMenu(const QPoint &place);

    Machine &m_machine;
    Session &m_session;
    OwnerModel m_model;
    QWidget *m_bars; ///< hidden while there is nothing to search
    QLineEdit *m_text;
    QComboBox *m_kinds, *m_unchanged, *m_order;
    int m_months = 0; ///< of the search: not changed for so many; 0: at any time
    QLabel *m_counts;
    PagedView *m_view;
    EmptyState *m_noData, *m_noMatches;
    QStackedWidget *m_stack; ///< list, no data, no matches
    QAction *m_delete, *m_show, *m_export, *m_all;
    OwnerWindows *m_windows;
    QTimer m_typing;
};

} // namespace retinue::ui
