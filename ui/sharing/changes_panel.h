#pragma once

#include "core/engine/data_sharing.h"

#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTableWidget;

namespace retinue::ui {

/// The changes of sharing so far, the newest first, and taking one back.
class ChangesPanel : public QWidget
{
    Q_OBJECT
public:
    explicit ChangesPanel(QWidget *parent = nullptr);
    void show(const std::vector<engine::SharingEntry> &changes, Timestamp now);
    /// Nothing can be taken back meanwhile.
    void setBusy(bool busy);

Q_SIGNALS:
    void undoWanted(qint64 change);

private:
    void drawActions();
    [[nodiscard]] const engine::SharingEntry *current() const;

    std::vector<engine::SharingEntry> m_changes;
    bool m_busy = false;
    QStackedWidget *m_stack;
    QTableWidget *m_table;
    QLabel *m_note;
    QPushButton *m_undo;
};

} // namespace retinue::ui
