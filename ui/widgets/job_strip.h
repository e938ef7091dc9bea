#pragma once

#include "core/engine/job_board.h"

#include <QWidget>

#include <map>

class QTimer;
class QVBoxLayout;

namespace retinue::ui {

class JobRow;

/// The long work of the engine, a row each, under every page: phase, counts or bytes, time left, Cancel; when
/// it failed, why, until it is dismissed. What succeeded or was cancelled goes by itself after a moment.
/// Invisible while there is none.
class JobStrip : public QWidget
{
    Q_OBJECT
public:
    /// `board` outlives this.
    explicit JobStrip(engine::JobBoard &board, QWidget *parent = nullptr);

Q_SIGNALS:
    /// Once for each job; `what` says what failed: "Stop devices (2 failed: lobby, floor 2)".
    void failed(const QString &what, const retinue::base::Error &error);

private:
    void sync();

    engine::JobBoard &m_board;
    std::map<std::shared_ptr<engine::Job>, JobRow *> m_rows;
    QVBoxLayout *m_layout;
    QTimer *m_timer;
};

} // namespace retinue::ui
