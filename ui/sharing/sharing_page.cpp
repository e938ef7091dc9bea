#include "ui/sharing/sharing_page.h"

#include "core/base/answer.h"
#include "ui/sharing/apply_dialog.h"
#include "ui/sharing/changes_panel.h"
#include "ui/sharing/sharing_jobs.h"
#include "ui/sharing/sharing_text.h"
#include "ui/text/formats.h"
#include "ui/text/job_text.h"
#include "ui/widgets/status_label.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QSplitter>
#include <QStyledItemDelegate>
#include <QTabWidget>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace retinue::ui {

namespace {

constexpr int kMostChanges = 500;
constexpr std::chrono::milliseconds kGatherNews{150};

/// Rows with room to hit their ticks.
class SharingDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QSize size = QStyledItemDelegate::sizeHint(option, index);
        return {size.width() + kSpace, size.height() + kSpace};
    }
};

PageInfo sharingInfo()
{
    return {QStringLiteral("sharing"), SharingPage::tr("Device"), SharingPage::tr("Data Sharing Details"),
            QStringLiteral("sharing"),
            SharingPage::tr("Which items all devices share, and which each has for itself")};
}

} // namespace

SharingPage::SharingPage(Machine &machine, Session &session, QWidget *parent)
    : Page(sharingInfo(), parent)
    , m_machine(machine)
    , m_jobs(new SharingJobs(machine, session, this))
    , m_tabs(new QTabWidget(this))
    , m_standing(new StatusLabel(this))
    , m_tree(new QTreeView(this))
    , m_shareAll(new QPushButton(tr("&Share All"), this))
    , m_shareNone(new QPushButton(tr("Make All Device-Spe&cific"), this))
    , m_draft(new DraftPanel(this))
    , m_changes(new ChangesPanel(this))
{
    content()->setSpacing(kSpace);
    m_standing->setObjectName(QStringLiteral("sharingStanding"));
    content()->addWidget(m_standing);
    m_tabs->setObjectName(QStringLiteral("sharingTabs"));
    m_tabs->setAccessibleName(tr("Data Sharing Details"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(makeItems(), tr("Items"));
    m_tabs->addTab(m_changes, tr("Earlier Changes"));
    content()->addWidget(m_tabs, 1);

    m_soon.setSingleShot(true);
    m_soon.setInterval(kGatherNews);
    connect(&m_soon, &QTimer::timeout, this, &SharingPage::fetch);
    connect(&m_model, &SharingModel::draftChanged, this, [this] {
        m_draft->setOutdated();
        fetch();
    });
    connect(&machine.engine().news(), &engine::News::devicesChanged, this, &SharingPage::wantFacts);
    connect(&machine.engine().jobs(), &engine::JobBoard::changed, this, &SharingPage::wantFacts);
    connect(m_jobs, &SharingJobs::done, this, &SharingPage::wantFacts);
    connect(m_jobs, &SharingJobs::told, this, &Page::told);
    connect(m_draft, &DraftPanel::stopAllWanted, m_jobs, &SharingJobs::stopAll);
    connect(m_draft, &DraftPanel::startAgainWanted, m_jobs, &SharingJobs::startAgain);
    connect(m_draft, &DraftPanel::goOnWanted, m_jobs, &SharingJobs::goOn);
    connect(m_draft, &DraftPanel::giveUpWanted, m_jobs, &SharingJobs::giveUpKept);
    connect(m_draft, &DraftPanel::discardWanted, &m_model, &SharingModel::discard);
    connect(m_draft, &DraftPanel::applyWanted, this, &SharingPage::askToApply);
    connect(m_changes, &ChangesPanel::undoWanted, this, &SharingPage::askToUndo);
}

QWidget *SharingPage::makeItems()
{
    auto *splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    auto *left = new QWidget(splitter);
    auto *layout = new QVBoxLayout(left);
    layout->setContentsMargins(0, kSpace, 0, 0);
    layout->setSpacing(kSpace);
    m_tree->setObjectName(QStringLiteral("sharingTree"));
    m_tree->setAccessibleName(tr("Items and their scopes"));
    m_tree->setModel(&m_model);
    m_tree->setItemDelegate(new SharingDelegate(m_tree));
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setUniformRowHeights(true);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(SharingModel::Name, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(SharingModel::ScopeColumn, QHeaderView::ResizeToContents);
    connect(&m_model, &QAbstractItemModel::modelReset, m_tree, &QTreeView::expandAll);
    // The space bar ticks wherever in the row the mouse was pressed.
    connect(
        m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
        [this](const QModelIndex &current) {
            if (current.isValid() && current.column() != SharingModel::Name &&
                current == m_tree->currentIndex())
                m_tree->setCurrentIndex(current.siblingAtColumn(SharingModel::Name));
        },
        Qt::QueuedConnection);
    layout->addWidget(m_tree, 1);
    auto *buttons = new QHBoxLayout;
    m_shareAll->setObjectName(QStringLiteral("shareAllButton"));
    m_shareNone->setObjectName(QStringLiteral("shareNoneButton"));
    buttons->addWidget(m_shareAll);
    buttons->addWidget(m_shareNone);
    buttons->addStretch(1);
    layout->addLayout(buttons);
    connect(m_shareAll, &QPushButton::clicked, this, [this] { m_model.setAll(Scope::Shared); });
    connect(m_shareNone, &QPushButton::clicked, this, [this] { m_model.setAll(Scope::DeviceSpecific); });
    splitter->addWidget(left);
    auto *right = new QWidget(splitter);
    auto *rightLayout = new QVBoxLayout(right);
    rightLayout->setContentsMargins(kSpace, kSpace, 0, 0);
    rightLayout->addWidget(m_draft);
    splitter->addWidget(right);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setSizes({620, 380});
    return splitter;
}

void SharingPage::showDetail(const QString &detail)
{
    m_tabs->setCurrentIndex(detail == u"changes" ? 1 : 0);
}

void SharingPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    fetch();
}

void SharingPage::wantFacts()
{
    if (isVisible() && !m_soon.isActive())
        m_soon.start();
}

bool SharingPage::isChanging() const
{
    const auto jobs = m_machine.engine().jobs().jobs();
    return std::any_of(jobs.begin(), jobs.end(), [](const auto &job) {
        return job->operation().startsWith(u"scope-") && !job->status().ending;
    });
}

void SharingPage::fetch()
{
    m_soon.stop();
    engine::Engine &engine = m_machine.engine();
    const int asked = ++m_asked;
    const auto read = [&engine, draft = m_model.draft(), isChanging = isChanging()]() -> Result<Read> {
        Read read;
        auto overview = engine.dataSharing().show();
        if (!overview)
            return std::move(overview).error();
        auto outlook = engine.dataSharing().plan(draft);
        if (!outlook)
            return std::move(outlook).error();
        auto changes = engine.dataSharing().history({}, kMostChanges);
        if (!changes)
            return std::move(changes).error();
        read.facts = {*std::move(overview), *std::move(outlook), engine.dataSharing().stoppedHere(),
                      isChanging};
        read.changes = *std::move(changes);
        return read;
    };
    whenAnswered(engine.ask(read), this, [this, asked](const Result<Read> &read) {
        if (asked != m_asked)
            return;
        if (read)
            draw(*read);
        else
            Q_EMIT told(Message::failure(tr("Reading which items are shared"), read.error()));
    });
}

void SharingPage::draw(const Read &read)
{
    const engine::SharingOverview &overview = read.facts.overview;
    const bool isBusy = read.facts.isChanging || overview.work != store::ScopeWork::None;
    m_model.setChangeable(!isBusy);
    m_shareAll->setEnabled(!isBusy);
    m_shareNone->setEnabled(!isBusy);
    m_changes->setBusy(isBusy);
    m_changes->show(read.changes, m_machine.engine().clock().now());
    drawStanding(read.facts);
    m_draft->show(read.facts);
    m_model.show(overview.items); // last: a draft that was overtaken asks anew
}

void SharingPage::drawStanding(const SharingFacts &facts)
{
    const engine::SharingOverview &overview = facts.overview;
    const int specific =
        int(std::count_if(overview.items.begin(), overview.items.end(),
                          [](const auto &item) { return item.scope == Scope::DeviceSpecific; }));
    QString text = specific == 0
                       ? tr("All items are shared across all devices.")
                       : tr("%Ln item(s) are device-specific; all others are shared across all devices.",
                            nullptr, specific);
    text += QLatin1Char(' ') +
            tr("Started: %1 of %Ln device(s).", nullptr, overview.devices).arg(countText(overview.running));
    if (overview.behind > 0 && overview.epoch > 0)
        text += QLatin1Char(' ') +
                tr("The newest change has not reached %Ln device(s); it does at their next start.", nullptr,
                   overview.behind);
    const bool isInterrupted = overview.work == store::ScopeWork::Changing && !facts.isChanging;
    const bool waits = overview.work == store::ScopeWork::WaitingForKept;
    const Health health = isInterrupted ? Health::Bad : waits ? Health::Notice : Health::Good;
    m_standing->setStatus(health, text);
    Q_EMIT healthChanged(health);
}

bool SharingPage::isPossible(const engine::SharingOutlook &outlook)
{
    if (!outlook.running.isEmpty()) {
        Message message{Health::Notice,
                        tr("%Ln client(s) run, and must be stopped before anything can be changed: %1.",
                           nullptr, int(outlook.running.size()))
                            .arg(someOf(outlook.running)),
                        {},
                        tr("Stop All Clients"),
                        [this] { m_jobs->stopAll(); }};
        Q_EMIT told(message);
        return false;
    }
    if (outlook.jobs.isEmpty())
        return true;
    QStringList jobs;
    for (const QString &operation : outlook.jobs)
        jobs << operationText(operation);
    Q_EMIT told(
        {Health::Notice,
         tr("Other work on the data must end first: %1. Wait for it, or cancel it below.").arg(someOf(jobs)),
         {},
         {},
         {}});
    return false;
}

void SharingPage::ask(const engine::SharingOutlook &outlook,
                      const std::function<void(const engine::SharingOptions &)> &go)
{
    if (!isPossible(outlook))
        return;
    auto *dialog = new ApplyDialog(outlook, m_machine.engine().devices().list(), window());
    connect(dialog, &QDialog::accepted, this, [dialog, go] { go(dialog->options()); });
    dialog->open();
}

void SharingPage::askToApply()
{
    // Of this moment: the fleet may have moved since the page was drawn.
    engine::Engine &engine = m_machine.engine();
    const sharing::Draft draft = m_model.draft();
    whenAnswered(
        engine.ask([&engine, draft] { return engine.dataSharing().plan(draft); }), this,
        [this, draft](const Result<engine::SharingOutlook> &outlook) {
            if (!outlook)
                return Q_EMIT told(Message::failure(tr("Looking at what would change"), outlook.error()));
            ask(*outlook,
                [this, draft](const engine::SharingOptions &options) { m_jobs->apply(draft, options); });
        });
}

void SharingPage::askToUndo(std::int64_t change)
{
    engine::Engine &engine = m_machine.engine();
    whenAnswered(engine.ask([&engine, change] { return engine.dataSharing().planUndo(change); }), this,
                 [this, change](const Result<engine::SharingOutlook> &outlook) {
                     if (!outlook)
                         return Q_EMIT told(Message::failure(tr("Undoing the change"), outlook.error()));
                     ask(*outlook, [this, change](const engine::SharingOptions &options) {
                         m_jobs->undo(change, options);
                     });
                 });
}

} // namespace retinue::ui
