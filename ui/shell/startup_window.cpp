#include "ui/shell/startup_window.h"

#include "ui/text/error_text.h"
#include "ui/widgets/card.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/status_label.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace retinue::ui {

namespace {

constexpr int kWidth = 520, kMark = 48, kSteps = 1000;

/// Opening fails in its own ways; what helps is more precise than for the code in general.
ErrorText startText(const Error &error, const QString &dataFolder)
{
    if (error.code == ErrorCode::InUse)
        return {StartupWindow::tr("Another program already serves the data folder %1.").arg(dataFolder),
                StartupWindow::tr(
                    "End that program (for a service: systemctl stop retinued), then try again; or start "
                    "the console with --data and another folder.")};
    if (error.code == ErrorCode::Io)
        return {StartupWindow::tr("The data folder %1 cannot be used.").arg(dataFolder),
                StartupWindow::tr(
                    "Check that the disk is there, that it is not read-only, and that you may write "
                    "to it.")};
    if (error.code == ErrorCode::NoSpace)
        return {StartupWindow::tr("The disk of the data folder %1 is full.").arg(dataFolder),
                StartupWindow::tr("Free some space, then try again. What is stored is still there.")};
    return errorText(error);
}

} // namespace

StartupWindow::StartupWindow(const QString &dataFolder, QWidget *parent)
    : QWidget(parent)
    , m_dataFolder(dataFolder)
    , m_state(new StatusLabel(this))
    , m_next(new QLabel(this))
    , m_detail(makeNote({}, this))
    , m_progress(new QProgressBar(this))
    , m_retry(new QPushButton(tr("&Try Again"), this))
    , m_quit(new QPushButton(tr("&Quit"), this))
{
    setObjectName(QStringLiteral("startupWindow"));
    setWindowTitle(tr("Retinue"));
    setWindowIcon(productIcon());
    setMinimumWidth(kWidth);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * kSpace, 3 * kSpace, 3 * kSpace, 3 * kSpace);
    layout->setSpacing(2 * kSpace);
    auto *mark = new QLabel(this);
    mark->setPixmap(productIcon().pixmap(kMark, kMark));
    layout->addWidget(mark);
    layout->addWidget(m_state);
    layout->addWidget(m_progress);
    layout->addWidget(m_next);
    layout->addWidget(m_detail);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_retry);
    buttons->addWidget(m_quit);
    layout->addLayout(buttons);
    m_next->setWordWrap(true);
    m_next->setObjectName(QStringLiteral("startupNext"));
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Opening the data folder"));
    m_retry->setObjectName(QStringLiteral("startupRetry"));
    m_quit->setObjectName(QStringLiteral("startupQuit"));
    connect(m_retry, &QPushButton::clicked, this, &StartupWindow::retryWanted);
    connect(m_quit, &QPushButton::clicked, this, &StartupWindow::quitWanted);
    showWorking();
}

void StartupWindow::showWorking()
{
    m_state->setStatus(Health::Working, tr("Opening the data folder %1").arg(m_dataFolder));
    m_next->setText(tr("After an unclean end the stored data are checked first; that can take a minute."));
    m_progress->setRange(0, 0);
    m_progress->show();
    m_detail->hide();
    m_retry->hide();
}

void StartupWindow::showTakingOver(std::int64_t done, std::int64_t total)
{
    m_state->setStatus(Health::Working, tr("Taking over for the server that this machine stood by for"));
    m_next->setText(tr("Its copy is read and proven first, then it becomes the store of this machine. Cut "
                       "short, this machine "
                       "stands by as before, or goes on at the next start."));
    m_progress->setRange(0, total > 0 ? kSteps : 0);
    m_progress->setValue(total > 0 ? int(double(done) / double(total) * kSteps) : 0);
    m_progress->show();
    m_detail->hide();
    m_retry->hide();
}

void StartupWindow::showProblem(const Error &error)
{
    const ErrorText text = startText(error, m_dataFolder);
    m_state->setStatus(Health::Bad, text.what);
    m_next->setText(text.next);
    m_detail->setText(detailOf(error));
    m_progress->hide();
    m_detail->show();
    m_retry->show();
    m_retry->setFocus();
}

void StartupWindow::closeEvent(QCloseEvent *event)
{
    event->ignore();
    Q_EMIT quitWanted();
}

} // namespace retinue::ui
