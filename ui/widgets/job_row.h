#pragma once

#include "core/engine/job.h"

#include <QWidget>

#include <chrono>
#include <memory>
#include <optional>

class QLabel;
class QProgressBar;
class QToolButton;

namespace retinue::ui {

class StatusLabel;

/// How long the rest of a phase takes, judged by what it has done so far; nothing while that is a guess.
[[nodiscard]] std::optional<std::chrono::seconds> timeLeft(const engine::JobStatus &status);

/// What failed: the operation, and the parts that failed if it was of many.
[[nodiscard]] QString failureTitle(const engine::Job &job);

/// One job: what it does, how far it is, and its one button (Cancel, then Close).
class JobRow : public QWidget
{
    Q_OBJECT
public:
    explicit JobRow(std::shared_ptr<engine::Job> job, QWidget *parent = nullptr);
    /// Looks at the job; shows nothing before the first look. True once, when it has ended since the last
    /// look.
    bool refresh();

Q_SIGNALS:
    void dismissed(); ///< the user has seen how it ended

private:
    const std::shared_ptr<engine::Job> m_job;
    bool m_ended = false;
    StatusLabel *m_title;
    QLabel *m_progressText;
    QProgressBar *m_progress;
    QToolButton *m_button;
};

} // namespace retinue::ui
