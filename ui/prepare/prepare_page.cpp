#include "ui/prepare/prepare_page.h"

#include "core/client/server_address.h"
#include "ui/prepare/chosen_panel.h"
#include "ui/prepare/data_exchange.h"
#include "ui/prepare/obstacle_panel.h"
#include "ui/prepare/owner_search.h"
#include "ui/prepare/prepare_text.h"
#include "ui/prepare/window_panel.h"
#include "ui/shell/preferences.h"
#include "ui/text/formats.h"
#include "ui/userdata/owner_text.h"

#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace retinue::ui {

namespace {

/// The panel, and a preparation from the command line, are no news: they are looked for.
constexpr std::chrono::seconds kLook{2};
/// While nobody sees the page and the window is closed, every so many looks.
constexpr int kSeldom = 5;

PageInfo pageInfo()
{
    return {QStringLiteral("prepare"), PreparePage::tr("User Data"),
            PreparePage::tr("Prepare for User Data Export"), QStringLiteral("export"),
            PreparePage::tr(
                "Makes chosen users' data on this machine equal the server's, so that it can be exported")};
}

QString stepWord(client::PrepareStep step)
{
    switch (step) {
    case client::PrepareStep::Sending:
        return QStringLiteral("sending-changes");
    case client::PrepareStep::Bringing:
        return QStringLiteral("bringing-users");
    case client::PrepareStep::Checking:
        return QStringLiteral("checking-users");
    }
    Q_UNREACHABLE();
}

} // namespace

PreparePage::PreparePage(Machine &machine, Session &session, Preferences &preferences, QWidget *parent)
    : Page(pageInfo(), parent)
    , m_machine(machine)
    , m_session(session)
    , m_obstacles(new ObstaclePanel(this))
    , m_window(new WindowPanel(this))
    , m_search(new OwnerSearch(machine.engine(), preferences, this))
    , m_chosen(new ChosenPanel(this))
    , m_exchange(new DataExchange(machine, session, this))
    , m_stack(new QStackedWidget(this))
{
    auto *first = new QWidget(this);
    auto *above = new QVBoxLayout(first);
    above->setContentsMargins(0, 0, 0, 0);
    above->addWidget(m_obstacles);
    above->addStretch(1);
    auto *workspace = new QWidget(this);
    auto *layout = new QVBoxLayout(workspace);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * kSpace);
    auto *splitter = new QSplitter(workspace);
    splitter->setObjectName(QStringLiteral("prepareSplitter"));
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(2 * kSpace);
    splitter->addWidget(m_search);
    splitter->addWidget(m_chosen);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    layout->addWidget(splitter, 1);
    m_stack->addWidget(first);
    m_stack->addWidget(workspace);
    content()->addWidget(m_window);
    content()->addWidget(m_stack, 1);
    connectParts();
    draw({});
}

void PreparePage::connectParts()
{
    connect(m_obstacles, &ObstaclePanel::remedyWanted, this, &PreparePage::mend);
    connect(m_search, &OwnerSearch::added, &m_chosen->choice(), &ChosenOwners::add);
    connect(m_search, &OwnerSearch::tooMany, this, [this](std::int64_t matching) {
        Q_EMIT told(
            {Health::Notice,
             tr("%1 match, which are more than can be prepared at once. Search for fewer, or select them.")
                 .arg(countText(matching)),
             {},
             {},
             {}});
    });
    connect(m_search, &OwnerSearch::failed, this, [this](const Error &error) {
        Q_EMIT told(Message::failure(tr("Reading the list of users"), error));
    });
    connect(m_chosen, &ChosenPanel::prepareWanted, this, &PreparePage::prepare);
    connect(m_window, &WindowPanel::exportWanted, this,
            [this] { m_exchange->exportData(m_window->incomplete()); });
    connect(m_window, &WindowPanel::importWanted, m_exchange, &DataExchange::importData);
    connect(m_exchange, &DataExchange::told, this, &Page::told);
    connect(m_exchange, &DataExchange::ended, this, &PreparePage::look);
    connect(m_window, &WindowPanel::counted, this, [this](const QString &countdown, const QString &spoken) {
        Q_EMIT standing(countdown.isEmpty() ? QString() : tr("Export allowed: %1").arg(countdown), spoken);
    });
    connect(&m_machine, &Machine::roleChanged, this, &PreparePage::look);
    connect(&m_machine, &Machine::listenerChanged, this, &PreparePage::look);
    connect(&m_machine, &Machine::clientChanged, this, &PreparePage::look);
    connect(&m_machine.engine().news(), &engine::News::settingsChanged, this, [this] {
        if (m_search->isVisible())
            m_search->refreshSoon();
    });
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (isVisible() || m_isOpen || ++m_ticks % kSeldom == 0)
            look();
    });
    m_timer.start(kLook);
}

// ---- following the machine

void PreparePage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    look();
    m_search->refresh();
}

void PreparePage::look()
{
    const ClientParts client = m_machine.client();
    if (!client.agent)
        return draw({});
    if (std::exchange(m_isLooking, true))
        return;
    whenAnswered(m_machine.engine().ask([client] { return lookAtPreparation(client); }), this,
                 [this](const Result<PrepareLook> &look) {
                     m_isLooking = false;
                     draw(look ? std::optional(*look) : std::nullopt,
                          look ? std::nullopt : std::optional(look.error()));
                 });
}

void PreparePage::draw(const std::optional<PrepareLook> &look, const std::optional<Error> &problem)
{
    const std::vector<Obstacle> obstacles = obstaclesOf(m_machine, look, problem);
    m_isOpen = look && look->window.isOpen();
    m_obstacles->setObstacles(obstacles);
    // What was prepared stays usable although something has come in between.
    m_stack->setCurrentIndex(obstacles.empty() || m_isOpen ? 1 : 0);
    const bool isStopped = look && look->isStopped;
    m_window->setVisible(m_stack->currentIndex() == 1 || isStopped);
    m_window->setStopped(isStopped);
    if (look) {
        m_window->setWindow(look->window, m_machine.engine().clock().now());
        m_chosen->choice().setWindow(look->window);
        m_chosen->setLimits(look->atPanel, look->limits);
    } else {
        m_window->setWindow({}, m_machine.engine().clock().now());
        m_chosen->choice().setWindow({});
    }
}

// ---- what the user wants

void PreparePage::mend(Mending remedy)
{
    const auto answered = [this](const QString &doing) {
        return [this, doing](const Result<void> &done) {
            m_obstacles->setBusy(false);
            if (!done)
                Q_EMIT told(Message::failure(doing, done.error()));
            look();
        };
    };
    switch (remedy) {
    case Mending::None:
        return;
    case Mending::ShowThisMachine:
        Q_EMIT pageWanted(QStringLiteral("thismachine"), {});
        return;
    case Mending::Listen:
        m_obstacles->setBusy(true);
        whenAnswered(m_machine.listenOn(client::ServerAddress::kDefaultPort), this,
                     answered(tr("Listening on port %1").arg(client::ServerAddress::kDefaultPort)));
        return;
    case Mending::Join:
        m_obstacles->setBusy(true);
        whenAnswered(m_machine.joinOwnServer(), this,
                     answered(tr("Enrolling this machine at its own server")));
        return;
    case Mending::Start:
        m_obstacles->setBusy(true);
        whenAnswered(m_machine.engine().ask([client = m_machine.client()]() -> Result<void> {
            return client.agent ? client.agent->start() : Result<void>();
        }),
                     this, answered(tr("Starting the client of this machine")));
        return;
    }
    Q_UNREACHABLE();
}

void PreparePage::prepare()
{
    const ClientParts client = m_machine.client();
    if (!client.agent)
        return look();
    const std::vector<OwnerKey> owners = m_chosen->choice().owners();
    const auto users = std::count_if(owners.begin(), owners.end(),
                                     [](const OwnerKey &one) { return one.kind() == OwnerKind::User; });
    const QString subject =
        owners.size() == 1
            ? ownerName(owners.front())
            : ownersText(std::int64_t(users), std::int64_t(owners.size()) - std::int64_t(users));
    setBusy(true);
    const auto answer = std::make_shared<Answer<client::PrepareReport>>();
    whenAnswered(answer->future(), this,
                 [this, who = m_session.administrator()](const Result<client::PrepareReport> &report) {
                     setBusy(false);
                     look();
                     if (report && who == m_session.administrator()) // how it failed is said where jobs are
                         tellPrepared(*report);
                 });
    engine::Engine &engine = m_machine.engine();
    engine.jobs().start(QStringLiteral("export-prepare"), subject,
                        [&engine, client, owners, subject, answer,
                         who = m_session.administrator()](engine::Job &job) -> Result<void> {
                            const Timestamp began = engine.clock().now();
                            const auto report = client.agent->prepare(
                                owners,
                                [&job](client::PrepareStep step, int done, int total) {
                                    job.report(stepWord(step), done, total);
                                },
                                job.cancelToken());
                            const QString result = !report          ? base::errorWord(report.error().code)
                                                   : report->opened ? QStringLiteral("OK")
                                                                    : base::errorWord(ErrorCode::OutOfDate);
                            const auto recorded =
                                engine.executions().record({began, engine.clock().now(), job.operation(),
                                                            subject, result, std::nullopt, who});
                            answer->give(report);
                            if (!report)
                                return report.error();
                            return recorded;
                        });
}

void PreparePage::tellPrepared(const client::PrepareReport &report)
{
    Message message;
    if (report.opened) {
        message.text =
            tr("%Ln user(s) and group(s) are prepared; importing and exporting are allowed for 15 minutes.",
               nullptr, int(report.prepared.size()));
        if (!report.evicted.empty())
            message.text +=
                QLatin1Char(' ') + tr("The settings of %1 made room on this machine; their next login "
                                      "here brings them back.")
                                       .arg(namesOf(report.evicted));
    } else if (!report.unequal.empty()) {
        message.health = Health::Bad;
        message.text =
            tr("Nothing was prepared: the data of %1 here do not equal the server's. Let them log in again "
               "at this machine, delete their local data, or leave them out.")
                .arg(unequalText(report.unequal));
        message.next = tr("This Machine");
        message.act = [this] { Q_EMIT pageWanted(QStringLiteral("thismachine"), {}); };
    } else {
        message.health = Health::Notice;
        message.text = tr("Nothing was prepared.");
    }
    if (!report.empty.empty())
        message.text +=
            QLatin1Char(' ') + tr("There is nothing to prepare of %1.").arg(namesOf(report.empty));
    Q_EMIT told(message);
}

void PreparePage::setBusy(bool busy)
{
    m_chosen->setBusy(busy);
    m_window->setBusy(busy);
}

} // namespace retinue::ui
