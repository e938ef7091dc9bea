#include "ui/replication/replication_page.h"

#include "core/base/answer.h"
#include "ui/replication/destination_card.h"
#include "ui/replication/hand_over_panel.h"
#include "ui/replication/recovery_panel.h"
#include "ui/replication/replication_head.h"
#include "ui/replication/runs_panel.h"
#include "ui/replication/standby_panel.h"
#include "ui/replication/unsent_panel.h"
#include "ui/text/formats.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace retinue::ui {

namespace {
constexpr std::chrono::milliseconds kGatherReplicationNews{300};
constexpr std::chrono::seconds kReplicationAges{30}; ///< "3 minutes ago" grows old
constexpr int kMostRuns = 100;
constexpr int kMostUnsent = 1000;
enum Tab { RunsTab, DestinationTab, UnsentTab };
constexpr int kWidestDestination = 720; ///< lines that are longer are hard to read

QScrollArea *scrolled(QWidget *widget, QWidget *parent)
{
    auto *scroll = new QScrollArea(parent);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus); // it follows the focus of what is inside
    auto *column = new QWidget(scroll);
    column->setMaximumWidth(kWidestDestination);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, kSpace, kSpace, 0);
    layout->addWidget(widget);
    layout->addStretch(1);
    scroll->setWidget(column);
    return scroll;
}

} // namespace

ReplicationPage::ReplicationPage(Machine &machine, Session &session, QWidget *parent)
    : Page({QStringLiteral("replication"), tr("Server"), tr("Replication"), QStringLiteral("refresh"),
            tr("A second machine that holds a current copy, and recovery from it")},
           parent)
    , m_machine(machine)
    , m_jobs(machine, session, this)
    , m_standBy(new QPushButton(tr("Stand &By for Another Server…"), this))
    , m_head(new ReplicationHead(this))
    , m_tabs(new QTabWidget(this))
    , m_runs(new RunsPanel(this))
    , m_destination(new DestinationCard(machine, this))
    , m_unsent(new UnsentPanel(machine.engine(), this))
    , m_usual(buildUsual())
    , m_standby(new StandbyPanel(this))
    , m_recovery(new RecoveryPanel(machine, session, this))
    , m_handOver(new HandOverPanel(this))
    , m_handOverView(scrolled(m_handOver, this))
    , m_stack(new QStackedWidget(this))
{
    m_standBy->setObjectName(QStringLiteral("beginStandbyButton"));
    actions()->addWidget(m_standBy);
    for (QWidget *view :
         std::initializer_list<QWidget *>{m_usual, scrolled(m_standby, this), m_recovery, m_handOverView})
        m_stack->addWidget(view);
    content()->addWidget(m_stack, 1);
    connectAll();
    m_soon.setSingleShot(true);
    m_soon.setInterval(kGatherReplicationNews);
    connect(&m_soon, &QTimer::timeout, this, &ReplicationPage::refresh);
    connect(&m_now, &QTimer::timeout, this, &ReplicationPage::refresh);
    m_now.start(kReplicationAges);
    refresh();
}

ReplicationPage::~ReplicationPage()
{
    endComparison();
}

QWidget *ReplicationPage::buildUsual()
{
    auto *usual = new QWidget(this);
    m_tabs->setObjectName(QStringLiteral("replicationTabs"));
    m_tabs->setAccessibleName(tr("Replication"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_runs, tr("Last Runs"));
    m_tabs->addTab(scrolled(m_destination, this), tr("Destination"));
    m_tabs->addTab(m_unsent, tr("Not at the New Server"));
    m_tabs->setTabVisible(UnsentTab, false);
    auto *layout = new QVBoxLayout(usual);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * kSpace);
    layout->addWidget(m_head);
    layout->addWidget(m_tabs, 1);
    return usual;
}

void ReplicationPage::connectAll()
{
    const auto soon = qOverload<>(&QTimer::start);
    connect(m_standBy, &QPushButton::clicked, &m_jobs, &ReplicationJobs::beginStandby);
    connect(m_head, &ReplicationHead::replicateWanted, &m_jobs, &ReplicationJobs::replicate);
    connect(m_head, &ReplicationHead::verifyWanted, &m_jobs, &ReplicationJobs::verify);
    connect(m_head, &ReplicationHead::recoveryWanted, this, &ReplicationPage::showRecovery);
    connect(m_head, &ReplicationHead::handOverWanted, this, &ReplicationPage::showHandOver);
    connect(m_handOver, &HandOverPanel::stopClientsWanted, &m_jobs, &ReplicationJobs::stopClients);
    connect(m_handOver, &HandOverPanel::verifyWanted, &m_jobs, &ReplicationJobs::verify);
    connect(m_handOver, &HandOverPanel::stopReplicationWanted, &m_jobs, &ReplicationJobs::stop);
    connect(m_handOver, &HandOverPanel::left, this, [this] {
        m_stack->setCurrentIndex(0);
        refresh();
    });
    connect(&m_jobs, &ReplicationJobs::provenEqual, this, [this](const State &state) {
        m_proof = Proof{state, int(m_machine.engine().devices().list().size())};
    });
    connect(&m_machine.engine().news(), &engine::News::devicesChanged, &m_soon, soon);
    connect(m_head, &ReplicationHead::servingWanted, &m_jobs, &ReplicationJobs::serveAgain);
    connect(m_unsent, &UnsentPanel::saveWanted, &m_jobs, &ReplicationJobs::saveUnsent);
    connect(m_unsent, &UnsentPanel::refused, this, [this](const QString &why) {
        Q_EMIT told({Health::Notice, why, {}, {}, {}});
    });
    connect(m_runs, &RunsPanel::destinationWanted, this,
            [this] { showDetail(QStringLiteral("destination")); });
    connect(m_destination, &DestinationCard::startWanted, this,
            [this](const DestinationFields::Entered &entered) {
                m_jobs.start(m_destination->settings(), entered);
            });
    connect(m_destination, &DestinationCard::stopWanted, &m_jobs, &ReplicationJobs::stop);
    connect(&m_jobs, &ReplicationJobs::startFailed, m_destination, &DestinationCard::showFailure);
    connect(&m_jobs, &ReplicationJobs::started, this, [this] {
        m_proof.reset(); // of another destination
        showDetail(QStringLiteral("runs"));
    });
    connect(&m_jobs, &ReplicationJobs::told, this, &Page::told);
    connect(&m_jobs, &ReplicationJobs::changed, this, &ReplicationPage::refresh);
    connect(m_standby, &StandbyPanel::takeOverWanted, &m_jobs, &ReplicationJobs::takeOver);
    connect(m_standby, &StandbyPanel::leaveWanted, &m_jobs, &ReplicationJobs::leaveStandby);
    connect(m_standby, &StandbyPanel::departmentIdManagementWanted, &m_jobs,
            &ReplicationJobs::setDepartmentIdManagement);
    connect(m_recovery, &RecoveryPanel::told, this, &Page::told);
    connect(m_recovery, &RecoveryPanel::changed, &m_soon, soon);
    connect(m_recovery, &RecoveryPanel::left, this, [this] {
        m_stack->setCurrentIndex(0);
        refresh();
    });
    connect(&m_machine.engine().news(), &engine::News::replicationChanged, &m_soon, soon);
    connect(&m_machine, &Machine::listenerChanged, &m_soon, soon);
    connect(&m_machine.engine().jobs(), &engine::JobBoard::changed, this, &ReplicationPage::drawBusy);
}

void ReplicationPage::showDetail(const QString &detail)
{
    if (m_recovery->isAtWork() || m_machine.engine().replication().standsBy())
        return;
    if (detail == u"recovery")
        return showRecovery();
    if (detail == u"hand-over")
        return showHandOver();
    m_stack->setCurrentIndex(0);
    const bool isUnsent = detail == u"unsent" && m_tabs->isTabVisible(UnsentTab);
    m_tabs->setCurrentIndex(isUnsent ? UnsentTab : detail == u"destination" ? DestinationTab : RunsTab);
}

void ReplicationPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    refresh();
}

void ReplicationPage::refresh()
{
    engine::Engine &engine = m_machine.engine();
    const Timestamp now = engine.clock().now();
    const engine::StandbyState standby = engine.replication().standby();
    const engine::ReplicationState state = engine.replication().state();
    const ListenerStatus listener = m_machine.listener();
    m_standby->setState(standby, now, destinationText(listener.host, listener.port),
                        engine.identity().caFingerprint());
    m_head->setState(state, now);
    m_destination->setState(state);
    m_runs->setRuns(engine.replication().runs(kMostRuns), state);
    drawUnsent(state.isReplaced);
    if (!isAside())
        m_stack->setCurrentIndex(standby.standsBy ? 1 : 0);
    m_standBy->setVisible(!standby.standsBy && !state.isSet && !state.isReplaced && !isAside());
    Q_EMIT healthChanged(standby.standsBy ? m_standby->health() : m_head->health());
    drawBusy();
}

void ReplicationPage::drawBusy()
{
    const auto jobs = m_machine.engine().jobs().jobs();
    const auto isOnItsWay = [&](QStringView operation) {
        return std::any_of(jobs.begin(), jobs.end(), [&](const auto &job) {
            return job->operation() == operation && !job->status().ending;
        });
    };
    m_head->setBusy(isOnItsWay(u"replication"), isOnItsWay(u"replication-verify"));
    m_destination->setBusy(isOnItsWay(u"replication-start") || isOnItsWay(u"replication-stop"));
    drawHandOver();
}

bool ReplicationPage::isAside() const
{
    return m_stack->currentWidget() == m_recovery || m_stack->currentWidget() == m_handOverView;
}

void ReplicationPage::drawHandOver()
{
    engine::Engine &engine = m_machine.engine();
    const auto devices = engine.devices().list();
    HandOverFacts facts;
    facts.devices = int(devices.size());
    facts.running =
        int(std::count_if(devices.begin(), devices.end(), [](const devices::DeviceRecord &device) {
            return device.state == DeviceState::Started;
        }));
    if (facts.running > 0)
        m_proof.reset();
    facts.isSet = engine.replication().state().isSet;
    facts.isProven = m_proof && m_proof->state == engine.store().state() && m_proof->devices == facts.devices;
    facts.isBusy = engine.jobs().running() > 0;
    facts.destination = m_destinationAddress;
    m_handOver->setFacts(facts);
}

void ReplicationPage::drawUnsent(bool isReplaced)
{
    const bool wasReplaced = m_tabs->isTabVisible(UnsentTab);
    if (!isReplaced) {
        endComparison();
        m_unsentOf.reset();
    }
    if (isReplaced != wasReplaced)
        m_tabs->setTabVisible(UnsentTab, isReplaced);
    if (isReplaced && !wasReplaced)
        m_tabs->setCurrentIndex(UnsentTab);
    // One at a time: what changes meanwhile is asked for afterwards.
    if (isReplaced && !m_comparing && m_unsentOf != m_machine.engine().store().state())
        askForUnsent();
}

void ReplicationPage::askForUnsent()
{
    engine::Engine &engine = m_machine.engine();
    m_unsentOf = engine.store().state();
    const LongWork work;
    m_comparing = work.cancel;
    whenAnswered(engine.ask([&engine, work] { return engine::unsentChanges(engine, kMostUnsent, work); }),
                 this, [this, cancel = work.cancel](const Result<engine::UnsentReport> &report) {
                     if (cancel.isCancelled())
                         return;
                     m_comparing.reset();
                     if (!report) {
                         m_unsentOf.reset(); // it is tried again
                         return m_unsent->setFailure(report.error());
                     }
                     m_unsent->setReport(*report);
                     if (m_unsentOf != m_machine.engine().store().state())
                         m_soon.start();
                 });
}

void ReplicationPage::endComparison()
{
    if (m_comparing)
        m_comparing->cancel();
    m_comparing.reset();
}

void ReplicationPage::showHandOver()
{
    m_destinationAddress = m_machine.engine().replication().state().settings.address;
    m_stack->setCurrentWidget(m_handOverView);
    m_standBy->hide();
    drawHandOver();
}

void ReplicationPage::showRecovery()
{
    m_stack->setCurrentWidget(m_recovery);
    m_standBy->hide();
    m_recovery->begin();
}

} // namespace retinue::ui
