#include "ui/widgets/job_strip.h"

#include "ui/widgets/job_row.h"

#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace retinue::ui {

namespace {
constexpr std::chrono::milliseconds kLook{100};
constexpr std::chrono::seconds kEndStays{5};
} // namespace

JobStrip::JobStrip(engine::JobBoard &board, QWidget *parent)
    : QWidget(parent)
    , m_board(board)
    , m_layout(new QVBoxLayout(this))
    , m_timer(new QTimer(this))
{
    setObjectName(QStringLiteral("jobStrip"));
    setAccessibleName(tr("Work in progress"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    connect(&m_board, &engine::JobBoard::changed, this, &JobStrip::sync);
    connect(m_timer, &QTimer::timeout, this, &JobStrip::sync);
    m_timer->setInterval(kLook);
    sync();
}

void JobStrip::sync()
{
    const auto jobs = m_board.jobs();
    std::erase_if(m_rows, [&](const auto &entry) {
        if (std::find(jobs.begin(), jobs.end(), entry.first) != jobs.end())
            return false;
        entry.second->deleteLater();
        return true;
    });
    bool anyRuns = false;
    for (const auto &job : jobs) {
        JobRow *&row = m_rows[job];
        if (!row) {
            row = new JobRow(job, this);
            m_layout->addWidget(row);
            connect(row, &JobRow::dismissed, this, [this, job] { m_board.dismiss(job); });
        }
        const bool justEnded = row->refresh();
        const auto ending = job->status().ending;
        anyRuns = anyRuns || !ending;
        if (!justEnded)
            continue;
        const bool mattersNoMore = ending->ok() || ending->error().code == ErrorCode::Cancelled;
        if (mattersNoMore)
            QTimer::singleShot(kEndStays, this, [this, job] { m_board.dismiss(job); });
        else
            Q_EMIT failed(failureTitle(*job), ending->error());
    }
    setVisible(!m_rows.empty());
    if (anyRuns && !m_timer->isActive())
        m_timer->start();
    else if (!anyRuns)
        m_timer->stop();
}

} // namespace retinue::ui
