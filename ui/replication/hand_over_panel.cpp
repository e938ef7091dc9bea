#include "ui/replication/hand_over_panel.h"

#include "ui/widgets/card.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace retinue::ui {

HandOverPanel::HandOverPanel(QWidget *parent) : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * kSpace);
    auto *card = new Card(tr("Replace this server machine by the one that stands by"), this);
    layout->addWidget(card);
    auto *steps = new QVBoxLayout;
    steps->setSpacing(2 * kSpace);
    card->content()->addLayout(steps);
    m_clients = addStep("handOverClients", tr("&Stop All Clients"));
    m_copy = addStep("handOverCopy", tr("&Replicate and Verify"));
    m_replication = addStep("handOverReplication", tr("S&top Replication"));
    m_takeOver = addStep("handOverTakeOver", {});
    for (const Step &step : {m_clients, m_copy, m_replication, m_takeOver}) {
        auto *row = new QHBoxLayout;
        auto *words = new QVBoxLayout;
        words->setSpacing(kSpace / 2);
        words->addWidget(step.text);
        words->addWidget(step.more);
        row->addLayout(words, 1);
        if (step.button)
            row->addWidget(step.button, 0, Qt::AlignTop);
        steps->addLayout(row);
    }
    auto *close = new QPushButton(tr("&Close"), this);
    close->setObjectName(QStringLiteral("handOverLeaveButton"));
    auto *end = new QHBoxLayout;
    end->addStretch(1);
    end->addWidget(close);
    layout->addLayout(end);
    layout->addStretch(1);
    connect(m_clients.button, &QPushButton::clicked, this, &HandOverPanel::stopClientsWanted);
    connect(m_copy.button, &QPushButton::clicked, this, &HandOverPanel::verifyWanted);
    connect(m_replication.button, &QPushButton::clicked, this, &HandOverPanel::stopReplicationWanted);
    connect(close, &QPushButton::clicked, this, &HandOverPanel::left);
    setFacts({});
}

HandOverPanel::Step HandOverPanel::addStep(const char *name, const QString &button)
{
    Step step{new StatusLabel(this), makeNote({}, this), nullptr};
    step.text->setObjectName(QLatin1String(name));
    step.more->setObjectName(QLatin1String(name) + QStringLiteral("More"));
    step.more->setTextFormat(Qt::PlainText);
    step.more->setContentsMargins(3 * kSpace, 0, 0, 0);
    if (!button.isEmpty()) {
        step.button = new QPushButton(button, this);
        step.button->setObjectName(QLatin1String(name) + QStringLiteral("Button"));
    }
    return step;
}

void HandOverPanel::draw(const Step &step, Health health, const QString &text, const QString &more,
                         bool isToBeDone)
{
    step.text->setStatus(health, text);
    step.more->setText(more);
    step.more->setVisible(!more.isEmpty());
    if (step.button)
        step.button->setEnabled(isToBeDone);
}

void HandOverPanel::setFacts(const HandOverFacts &facts)
{
    const bool areStopped = facts.running == 0;
    const bool isCopied = areStopped && facts.isProven;
    const bool isReady = isCopied && !facts.isSet;
    draw(m_clients, areStopped ? Health::Good : Health::Notice,
         areStopped
             ? tr("1. All client machines are stopped.")
             : tr("1. Stop all client machines: %1 of %2 are started.").arg(facts.running).arg(facts.devices),
         areStopped ? QString()
                    : tr("They go on with what they hold; what is changed there waits until they are started "
                         "again."),
         !areStopped && !facts.isBusy);
    draw(m_copy, isCopied ? Health::Good : Health::Idle,
         isCopied ? tr("2. The copy has everything, and is proven equal.")
                  : tr("2. Replicate and verify: then nothing is missing on the other machine."),
         !facts.isSet && !isCopied ? tr("Replication is not set: start it first.") : QString(),
         areStopped && facts.isSet && !isCopied && !facts.isBusy);
    draw(m_replication, isReady ? Health::Good : Health::Idle,
         isReady ? tr("3. Replication is stopped.")
                 : tr("3. Stop replication. The other machine keeps its copy."),
         {}, isCopied && facts.isSet && !facts.isBusy);
    draw(
        m_takeOver, isReady ? Health::Working : Health::Idle,
        facts.destination.isEmpty() ? tr("4. On the other machine, choose [Take Over].")
                                    : tr("4. On %1, choose [Take Over].").arg(facts.destination),
        tr("Switch this machine off first, and give the other one its name or address. Then start the client "
           "machines there, on the page [Device]. Keep this data folder until all is well."),
        false);
}

} // namespace retinue::ui
