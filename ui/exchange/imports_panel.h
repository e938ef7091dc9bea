#pragma once

#include "core/exchange/import.h"
#include "ui/shell/machine.h"
#include "ui/shell/session.h"
#include "ui/widgets/message_bar.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTableWidget;

namespace retinue::ui {

class EmptyState;

/// The imports so far, undoing them, and giving up what is left of one that waits.
class ImportsPanel : public QWidget
{
    Q_OBJECT
public:
    /// Both outlive this.
    ImportsPanel(Machine &machine, Session &session, QWidget *parent = nullptr);

    /// Asks first, naming it and how much it is.
    void undo(std::int64_t import);

Q_SIGNALS:
    void told(const retinue::ui::Message &message);

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Read
    {
        std::vector<exchange::ImportEntry> imports;
        std::chrono::days keptFor{};
    };
    void refresh();
    void draw(const Read &read);
    [[nodiscard]] const exchange::ImportEntry *chosen() const; ///< null: none is
    void drawActions();
    void askToUndo(const exchange::ImportEntry &entry);
    void startUndoing(std::int64_t import);
    void askToDrop(const exchange::ImportEntry &entry);
    void startDropping(std::int64_t import);

    Machine &m_machine;
    Session &m_session;
    std::vector<exchange::ImportEntry> m_imports;
    QStackedWidget *m_stack;
    EmptyState *m_nothing;
    QTableWidget *m_table;
    QLabel *m_keptFor;
    QPushButton *m_drop, *m_undo;
    QTimer m_soon;
};

} // namespace retinue::ui
