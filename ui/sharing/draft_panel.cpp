#include "ui/sharing/draft_panel.h"

#include "ui/sharing/sharing_text.h"
#include "ui/text/job_text.h"
#include "ui/widgets/status_label.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace retinue::ui {

DraftPanel::DraftPanel(QWidget *parent)
    : Card(tr("Draft"), parent)
    , m_summary(new StatusLabel(this))
    , m_items(new QWidget(this))
    , m_work(makeObstacle(QStringLiteral("workObstacle"), tr("&Finish the Change")))
    , m_running(makeObstacle(QStringLiteral("runningObstacle"), tr("&Stop All Clients")))
    , m_jobs(makeObstacle(QStringLiteral("jobsObstacle"), {}))
    , m_stopped(makeObstacle(QStringLiteral("stoppedHere"), tr("Start Them A&gain")))
    , m_discard(new QPushButton(tr("&Discard Draft"), this))
    , m_apply(new QPushButton(tr("&Apply…"), this))
{
    m_summary->setObjectName(QStringLiteral("draftSummary"));
    content()->addWidget(m_summary);
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("draftScroll"));
    scroll->setAccessibleName(tr("What the draft does"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->setWidget(m_items);
    m_items->setAutoFillBackground(false); // the scroll area has set it
    content()->addWidget(scroll, 1);
    for (const Obstacle &obstacle : {m_work, m_running, m_jobs, m_stopped})
        content()->addWidget(obstacle.row);
    m_work.button->setObjectName(QStringLiteral("workButton"));
    m_running.button->setObjectName(QStringLiteral("stopAllButton"));
    m_stopped.button->setObjectName(QStringLiteral("startAgainButton"));
    m_discard->setObjectName(QStringLiteral("discardDraftButton"));
    m_apply->setObjectName(QStringLiteral("applyDraftButton"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_discard);
    buttons->addStretch(1);
    buttons->addWidget(m_apply);
    content()->addLayout(buttons);
    connect(m_running.button, &QPushButton::clicked, this, &DraftPanel::stopAllWanted);
    connect(m_stopped.button, &QPushButton::clicked, this, &DraftPanel::startAgainWanted);
    connect(m_discard, &QPushButton::clicked, this, &DraftPanel::discardWanted);
    connect(m_apply, &QPushButton::clicked, this, &DraftPanel::applyWanted);
    show(SharingFacts());
}

DraftPanel::Obstacle DraftPanel::makeObstacle(const QString &name, const QString &button)
{
    auto *row = new QWidget(this);
    auto *layout = new QVBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kSpace / 2);
    Obstacle obstacle{row, new StatusLabel(row), nullptr};
    obstacle.text->setObjectName(name);
    layout->addWidget(obstacle.text);
    if (!button.isEmpty()) {
        obstacle.button = new QPushButton(button, row);
        layout->addWidget(obstacle.button, 0, Qt::AlignLeading);
    }
    row->hide();
    return obstacle;
}

void DraftPanel::setOutdated()
{
    m_apply->setEnabled(false);
}

void DraftPanel::show(const SharingFacts &facts)
{
    drawItems(facts);
    drawObstacles(facts);
    const bool isEmpty = facts.outlook.plan.items.empty();
    m_discard->setEnabled(!isEmpty && !facts.isChanging);
    m_apply->setEnabled(!isEmpty && !facts.isChanging && facts.overview.work == store::ScopeWork::None &&
                        facts.outlook.running.isEmpty() && facts.outlook.jobs.isEmpty());
}

void DraftPanel::drawItems(const SharingFacts &facts)
{
    const engine::SharingOutlook &outlook = facts.outlook;
    QStringList lines;
    for (const sharing::PlannedItem &item : outlook.plan.items)
        lines << plannedText(item);
    if (outlook.plan.sharedSettings > 0)
        lines << tr("The shared buttons are initialized too, on the server and on every device.");
    if (lines.isEmpty())
        m_summary->setStatus(Health::Idle,
                             tr("Nothing is to be changed. Tick what is to be shared across all "
                                "devices; what it does is shown here before it is done."));
    else
        m_summary->setStatus(
            Health::Notice,
            tr("Each of %Ln device(s) initializes its own values of these items at its next start.", nullptr,
               outlook.devices));
    if (lines == m_lines)
        return;
    m_lines = lines;
    const auto old = m_items->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly);
    for (QWidget *label : old)
        delete label;
    delete m_items->layout();
    auto *layout = new QVBoxLayout(m_items);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kSpace);
    for (const QString &line : lines) {
        auto *label = new QLabel(line, m_items);
        label->setObjectName(QStringLiteral("draftItem"));
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        layout->addWidget(label);
    }
    layout->addStretch(1);
}

void DraftPanel::drawObstacles(const SharingFacts &facts)
{
    const engine::SharingOverview &overview = facts.overview;
    const bool isDraft = !facts.outlook.plan.items.empty();
    const bool waits = overview.work == store::ScopeWork::WaitingForKept;
    const bool isInterrupted = overview.work == store::ScopeWork::Changing && !facts.isChanging;
    m_work.row->setVisible(waits || isInterrupted || facts.isChanging);
    m_work.button->setVisible(waits || isInterrupted);
    disconnect(m_work.button, nullptr, this, nullptr);
    if (waits) {
        m_work.text->setStatus(
            Health::Notice, tr("%1 is to send its values, which become the shared ones. Until it was started "
                               "and has sent them no other client can start.")
                                .arg(overview.keeping));
        m_work.button->setText(tr("Give &Up Its Values"));
        connect(m_work.button, &QPushButton::clicked, this, &DraftPanel::giveUpWanted);
    } else if (isInterrupted) {
        m_work.text->setStatus(Health::Bad,
                               tr("A change was interrupted by an error. No client can start until it "
                                  "is finished."));
        m_work.button->setText(tr("&Finish the Change"));
        connect(m_work.button, &QPushButton::clicked, this, &DraftPanel::goOnWanted);
    } else {
        m_work.text->setStatus(Health::Working,
                               tr("The sharing is being changed. Clients start when it is done."));
    }

    const QStringList &running = facts.outlook.running;
    m_running.row->setVisible(isDraft && !running.isEmpty());
    m_running.text->setStatus(Health::Notice,
                              tr("%Ln client(s) run, and must be stopped before anything can be changed: %1.",
                                 nullptr, int(running.size()))
                                  .arg(someOf(running)));
    QStringList jobs;
    for (const QString &operation : facts.outlook.jobs)
        jobs << operationText(operation);
    m_jobs.row->setVisible(isDraft && !jobs.isEmpty());
    m_jobs.text->setStatus(Health::Notice,
                           tr("Other work on the data must end first: %1. Wait for it, or cancel it "
                              "below.")
                               .arg(someOf(jobs)));
    m_stopped.row->setVisible(!facts.stoppedHere.isEmpty());
    m_stopped.text->setStatus(
        Health::Notice, tr("%Ln client(s) were stopped here: %1.", nullptr, int(facts.stoppedHere.size()))
                            .arg(someOf(facts.stoppedHere)));
    m_stopped.button->setEnabled(!facts.isChanging && !isInterrupted);
}

} // namespace retinue::ui
