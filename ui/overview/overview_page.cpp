#include "ui/overview/overview_page.h"

#include "ui/overview/activity_card.h"
#include "ui/overview/attention_card.h"
#include "ui/overview/enrolment_card.h"
#include "ui/overview/fact_cards.h"
#include "ui/overview/facts_of.h"
#include "ui/overview/happenings_card.h"
#include "ui/text/formats.h"
#include "ui/text/listener_text.h"
#include "ui/widgets/card_flow.h"

#include <QDesktopServices>
#include <QScrollArea>
#include <QTimer>
#include <QUrl>
#include <QVBoxLayout>

namespace retinue::ui {

namespace {
constexpr std::chrono::seconds kSeen{5}, kUnseen{60};
constexpr std::chrono::milliseconds kGather{300}; ///< what changes meanwhile is asked for once
constexpr int kLeastCharacters = 58;              ///< of a wide card's width
constexpr int kMostColumns = 2;
} // namespace

OverviewPage::OverviewPage(Machine &machine, Session &session, QWidget *parent)
    : Page({QStringLiteral("overview"),
            {},
            tr("Overview"),
            QStringLiteral("overview"),
            tr("Whether all is well, and what to do if not")},
           parent)
    , m_machine(machine)
    , m_clock(machine.engine().clock())
    , m_scroll(new QScrollArea(this))
    , m_attention(new AttentionCard(this))
    , m_facts(new FactCards(this))
    , m_enrolment(new EnrolmentCard(machine, session, this))
    , m_happenings(new HappeningsCard(this))
    , m_activity(new ActivityCard(this))
    , m_timer(new QTimer(this))
    , m_soon(new QTimer(this))
{
    buildContent();
    connect(m_attention, &AttentionCard::remedyWanted, this, &OverviewPage::apply);
    connect(m_facts, &FactCards::devicesWanted, this,
            [this](const QString &filter) { Q_EMIT pageWanted(QStringLiteral("devices"), filter); });
    connect(m_enrolment, &EnrolmentCard::told, this, &Page::told);
    connect(m_enrolment, &EnrolmentCard::grew, this, [this](QWidget *part) {
        // Once the cards have been dealt out anew.
        QTimer::singleShot(0, part, [this, part] { m_scroll->ensureWidgetVisible(part, 0, 2 * kSpace); });
    });

    const engine::News &news = machine.engine().news();
    connect(&news, &engine::News::devicesChanged, this, &OverviewPage::refreshSoon);
    connect(&news, &engine::News::settingsChanged, this, &OverviewPage::refreshSoon);
    connect(&news, &engine::News::backupsChanged, this, &OverviewPage::refreshSoon);
    connect(&news, &engine::News::replicationChanged, this, &OverviewPage::refreshSoon);
    connect(&news, &engine::News::activityChanged, this, [this] {
        if (isVisible())
            showActivity();
    });
    connect(&machine, &Machine::listenerChanged, this, &OverviewPage::refreshSoon);
    connect(&machine, &Machine::roleChanged, this, &OverviewPage::refreshSoon);
    m_soon->setSingleShot(true);
    m_soon->setInterval(kGather);
    connect(m_soon, &QTimer::timeout, this, &OverviewPage::refresh);
    connect(m_timer, &QTimer::timeout, this, &OverviewPage::refresh);
    m_timer->start(kUnseen);
    refreshSoon();
}

void OverviewPage::buildContent()
{
    m_scroll->setObjectName(QStringLiteral("overviewScroll"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus); // its cards take the focus, and it follows
    auto *inside = new QWidget(m_scroll);
    auto *layout = new QVBoxLayout(inside);
    layout->setContentsMargins(0, 0, kSpace, 0); // beside the scroll bar
    layout->setSpacing(2 * kSpace);
    layout->addWidget(m_attention);
    layout->addWidget(m_facts);
    auto *wide = new CardFlow(kLeastCharacters * fontMetrics().averageCharWidth(), kMostColumns);
    wide->addWidget(m_enrolment);
    wide->addWidget(m_happenings);
    layout->addLayout(wide);
    layout->addWidget(m_activity);
    layout->addStretch(1);
    m_scroll->setWidget(inside);
    content()->addWidget(m_scroll, 1);
}

void OverviewPage::showDetail(const QString &detail)
{
    if (detail != QLatin1String("enrol"))
        return;
    m_scroll->ensureWidgetVisible(m_enrolment);
    m_enrolment->focusFirst();
}

void OverviewPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_timer->start(kSeen);
    showActivity();
    refresh();
}

void OverviewPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    m_timer->start(kUnseen);
}

void OverviewPage::refreshSoon()
{
    if (!m_soon->isActive())
        m_soon->start();
}

void OverviewPage::refresh()
{
    m_clock.look();
    // One question at a time: a disk that does not answer must not take up all of the pool.
    if (std::exchange(m_asking, true)) {
        m_askAgain = true;
        return;
    }
    whenAnswered(m_machine.engine().ask(
                     [&machine = m_machine]() -> Result<OverviewFacts> { return factsOf(machine); }),
                 this, [this](const Result<OverviewFacts> &facts) {
                     m_asking = false;
                     if (facts.ok())
                         showFacts(*facts);
                     if (std::exchange(m_askAgain, false))
                         refreshSoon();
                 });
    if (isVisible())
        m_enrolment->refresh();
}

void OverviewPage::showFacts(OverviewFacts facts)
{
    const ListenerStatus listener = m_machine.listener();
    facts.isServer = m_machine.role() != Role::Client;
    facts.listening = listener.listening;
    facts.port = listener.port;
    facts.listenerProblem = listener.problem;
    facts.clockJump = m_clock.jump();
    const auto conditions = conditionsOf(facts);
    const Headline headline = headlineOf(facts, conditions);
    m_attention->setState(headline, conditions);
    Q_EMIT healthChanged(headline.health);
    m_facts->setFacts(facts, destinationText(listener.host, listener.port));
    for (QWidget *ofServer : std::initializer_list<QWidget *>{m_enrolment, m_happenings, m_activity})
        ofServer->setVisible(facts.isServer);
    if (isVisible())
        showActivity();
    tellOfNew(conditions);
}

/// Failures are loud: what became bad while nobody saw this page is told once, until it is well again.
void OverviewPage::tellOfNew(const std::vector<Condition> &conditions)
{
    std::set<Condition::Kind> bad;
    for (const Condition &condition : conditions) {
        if (condition.health != Health::Bad)
            continue;
        bad.insert(condition.kind);
        if (!isVisible() && !m_known.contains(condition.kind))
            Q_EMIT told({Health::Bad, condition.what + u' ' + condition.next, condition.detail,
                         tr("Show Overview"), [this] { Q_EMIT pageWanted(id(), {}); }});
    }
    m_known = std::move(bad);
}

void OverviewPage::showActivity()
{
    const engine::Activity &activity = m_machine.engine().activity();
    m_happenings->setHappenings(activity.recent());
    m_activity->setCounts(activity.counts(), m_machine.engine().clock().now());
}

void OverviewPage::apply(const Condition &condition, const Remedy &remedy)
{
    switch (remedy.act) {
    case Remedy::Act::ShowPage:
        Q_EMIT pageWanted(remedy.page, remedy.detail);
        return;
    case Remedy::Act::ListenAgain:
        listenAgain();
        return;
    case Remedy::Act::OpenFolder:
        if (!QDesktopServices::openUrl(QUrl::fromLocalFile(m_machine.engine().dataFolder())))
            Q_EMIT told(
                {Health::Notice,
                 tr("There is no file manager. The data folder is %1.").arg(m_machine.engine().dataFolder()),
                 {},
                 {},
                 {}});
        return;
    case Remedy::Act::AcceptClock:
        m_clock.accept();
        refresh();
        return;
    case Remedy::Act::ShowDetail:
        Q_EMIT told({condition.health, condition.what, condition.detail, {}, {}});
        return;
    }
    Q_UNREACHABLE();
}

void OverviewPage::listenAgain()
{
    const quint16 port = m_machine.listener().port;
    whenAnswered(m_machine.listenOn(port), this, [this, port](const Result<void> &listening) {
        if (listening.ok())
            Q_EMIT told({Health::Good, tr("The server runs again."), {}, {}, {}});
        else
            Q_EMIT told({Health::Bad,
                         listenerText(listening.error(), port).toString(),
                         detailOf(listening.error()),
                         {},
                         {}});
    });
}

} // namespace retinue::ui
