#include "ui/widgets/job_row.h"

#include "ui/text/error_text.h"
#include "ui/text/formats.h"
#include "ui/text/job_text.h"
#include "ui/widgets/status_label.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QTextDocument>
#include <QToolButton>

namespace retinue::ui {

namespace {

constexpr std::chrono::seconds kBeforeJudging{3};
constexpr int kBarSteps = 1000;

QString amountText(const engine::JobStatus &status)
{
    const auto text = [&](std::int64_t amount) {
        return status.unit == engine::JobUnit::Bytes ? bytesText(amount) : countText(amount);
    };
    return status.total > 0 ? JobRow::tr("%1 of %2").arg(text(status.done), text(status.total))
                            : text(status.done);
}

} // namespace

std::optional<std::chrono::seconds> timeLeft(const engine::JobStatus &status)
{
    if (status.total <= 0 || status.done <= 0 || status.inPhase < kBeforeJudging)
        return std::nullopt;
    const double each = double(status.inPhase.count()) / double(status.done);
    return std::chrono::seconds(std::int64_t(each * double(status.total - status.done) / 1000));
}

QString failureTitle(const engine::Job &job)
{
    QString operation = operationText(job.operation());
    const engine::JobStatus status = job.status();
    if (status.failures == 0)
        return operation;
    return JobRow::tr("%1 (%2 failed: %3)")
        .arg(operation, countText(status.failures), namesText(status.failed, status.failures));
}

JobRow::JobRow(std::shared_ptr<engine::Job> job, QWidget *parent)
    : QWidget(parent)
    , m_job(std::move(job))
    , m_title(new StatusLabel(this))
    , m_progressText(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_button(new QToolButton(this))
{
    setObjectName(QStringLiteral("jobRow"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(2 * kSpace, kSpace / 2, kSpace, kSpace / 2);
    layout->addWidget(m_title, 2);
    layout->addWidget(m_progress, 1);
    layout->addWidget(m_progressText, 1);
    layout->addWidget(m_button);
    m_progress->setTextVisible(false);
    m_progressText->setTextFormat(Qt::PlainText);
    m_progressText->setForegroundRole(QPalette::PlaceholderText);
    m_button->setObjectName(QStringLiteral("jobButton"));
    connect(m_button, &QToolButton::clicked, this, [this] {
        if (m_ended) {
            Q_EMIT dismissed();
        } else {
            m_job->cancel();
            refresh();
        }
    });
}

bool JobRow::refresh()
{
    if (m_ended)
        return false;
    const engine::JobStatus status = m_job->status();
    const QString title = m_job->subject().isEmpty()
                              ? operationText(m_job->operation())
                              : tr("%1: %2").arg(operationText(m_job->operation()), m_job->subject());
    m_ended = status.ending.has_value();
    m_progress->setVisible(!m_ended);
    m_button->setText(m_ended ? tr("Close") : tr("Cancel"));
    m_button->setAccessibleName(m_ended ? tr("Close: %1").arg(title) : tr("Cancel: %1").arg(title));
    m_button->setEnabled(m_ended || !status.cancelling);
    if (m_ended) {
        const Result<void> &ending = *status.ending;
        const bool cancelled = !ending.ok() && ending.error().code == ErrorCode::Cancelled;
        m_title->setStatus(ending.ok() ? Health::Good : cancelled ? Health::Notice : Health::Bad, title);
        QString text = ending.ok() ? tr("Done") : jobErrorText(m_job->operation(), ending.error()).toString();
        if (status.failures > 0)
            text.prepend(tr("%1 failed: %2. ")
                             .arg(countText(status.failures), namesText(status.failed, status.failures)));
        m_progressText->setText(text);
        m_progressText->setWordWrap(true);
        m_progressText->setToolTip(ending.ok() ? QString()
                                               : Qt::convertFromPlainText(detailOf(ending.error())));
        return true;
    }
    m_title->setStatus(Health::Working, title);
    m_progress->setRange(0, status.total > 0 ? kBarSteps : 0);
    if (status.total > 0)
        m_progress->setValue(int(double(status.done) / double(status.total) * kBarSteps));
    m_progress->setAccessibleName(tr("Progress of: %1").arg(title));
    QStringList parts;
    if (status.cancelling)
        parts << tr("Cancelling");
    else if (!status.phase.isEmpty())
        parts << phaseText(status.phase);
    else
        parts << tr("Waiting");
    if (status.done > 0 || status.total > 0)
        parts << amountText(status);
    if (const auto left = timeLeft(status))
        parts << tr("%1 left").arg(durationText(*left));
    m_progressText->setText(parts.join(QStringLiteral(" · ")));
    return false;
}

} // namespace retinue::ui
