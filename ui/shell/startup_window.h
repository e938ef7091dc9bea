#pragma once

#include "core/base/error.h"

#include <QWidget>

#include <cstdint>

class QLabel;
class QProgressBar;
class QPushButton;

namespace retinue::ui {

class StatusLabel;

/// What is seen while the engine opens (a large store that was not closed properly is checked first), and why
/// it could not, with what to do.
class StartupWindow : public QWidget
{
    Q_OBJECT
public:
    explicit StartupWindow(const QString &dataFolder, QWidget *parent = nullptr);
    void showWorking();
    /// A take-over on the machine that stands by; `done` of `total` bytes or rows, 0: nobody knows.
    void showTakingOver(std::int64_t done, std::int64_t total);
    void showProblem(const Error &error);

Q_SIGNALS:
    void retryWanted();
    void quitWanted();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    const QString m_dataFolder;
    StatusLabel *m_state;
    QLabel *m_next, *m_detail;
    QProgressBar *m_progress;
    QPushButton *m_retry, *m_quit;
};

} // namespace retinue::ui
