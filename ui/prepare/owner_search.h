#pragma once

#include "ui/userdata/owner_model.h"
#include "ui/userdata/paged_view.h"

#include <QTimer>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace retinue::ui {

class EmptyState;
class Preferences;

/// Finds users and groups as [Delete User Data] does (R20, R22), and hands over those that are to be added to
/// a choice.
class OwnerSearch : public QWidget
{
    Q_OBJECT
public:
    /// More are never chosen at once: what one can choose at all, and one more to show that it is too many.
    static constexpr int kMostAdded = 551;

    /// Both outlive this.
    OwnerSearch(engine::Engine &engine, Preferences &preferences, QWidget *parent = nullptr);
    /// Reads what is shown (again).
    void refresh();
    void refreshSoon() { m_model.refreshSoon(); }
    void focusSearch();

Q_SIGNALS:
    void added(const std::vector<retinue::OwnerKey> &owners);
    /// More match than can be chosen.
    void tooMany(std::int64_t matching);
    void failed(const retinue::base::Error &error);

private:
    [[nodiscard]] QLayout *makeSearchBar();
    [[nodiscard]] QLayout *makeAddBar();
    void search();
    void clearSearch();
    void drawState();
    void addChosen();
    void addAllThatMatch();

    engine::Engine &m_engine;
    OwnerModel m_model;
    QLineEdit *m_text;
    QComboBox *m_kinds;
    QLabel *m_counts;
    PagedView *m_view;
    EmptyState *m_empty;
    QStackedWidget *m_stack; ///< list, nothing
    QPushButton *m_add, *m_addAll;
    QTimer m_typing;
};

} // namespace retinue::ui
