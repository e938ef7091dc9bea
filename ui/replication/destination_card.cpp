#include "ui/replication/destination_card.h"

#include "ui/replication/replication_text.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/status_label.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace retinue::ui {

using Settings = engine::ReplicationSettings;

DestinationCard::DestinationCard(Machine &machine, QWidget *parent)
    : Card(tr("Destination Device for Replication"), parent)
    , m_fields(new DestinationFields(machine, QStringLiteral("destination"), this))
    , m_interval(new QSpinBox(this))
    , m_updates(new QSpinBox(this))
    , m_failure(new StatusLabel(this))
    , m_cause(makeNote({}, this))
    , m_start(new QPushButton(icon(QStringLiteral("start")), tr("&Start Replication"), this))
    , m_stop(new QPushButton(icon(QStringLiteral("stop")), tr("&Stop Replication"), this))
{
    setObjectName(QStringLiteral("destinationCard"));
    content()->addWidget(m_fields);
    auto *form = new QFormLayout;
    form->setVerticalSpacing(kSpace);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    m_interval->setObjectName(QStringLiteral("replicationInterval"));
    m_interval->setRange(int(Settings::kShortest.count()), int(Settings::kLongest.count()));
    m_interval->setSuffix(tr(" minutes"));
    m_interval->setToolTip(tr("5 minutes to 24 hours (1440 minutes)"));
    m_updates->setObjectName(QStringLiteral("replicationUpdates"));
    m_updates->setRange(1, Settings::kMostUpdates);
    m_updates->setSuffix(tr(" updates"));
    const Settings usual;
    m_interval->setValue(int(usual.interval.count()));
    m_updates->setValue(usual.updateCount);
    form->addRow(tr("&Interval:"), m_interval);
    form->addRow(tr("A&t once after:"), m_updates);
    content()->addLayout(form);
    content()->addWidget(makeNote(
        tr("It also runs when replication is started and when a client machine restarts. Only what has "
           "changed is sent, encrypted for the other machine."),
        this));
    m_failure->setObjectName(QStringLiteral("startFailure"));
    m_cause->setObjectName(QStringLiteral("startCause"));
    m_cause->setTextFormat(Qt::PlainText);
    m_cause->setContentsMargins(3 * kSpace, 0, 0, 0);
    content()->addWidget(m_failure);
    content()->addWidget(m_cause);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    m_start->setObjectName(QStringLiteral("startReplicationButton"));
    m_stop->setObjectName(QStringLiteral("stopReplicationButton"));
    row->addWidget(m_start);
    row->addWidget(m_stop);
    content()->addLayout(row);
    connect(m_fields, &DestinationFields::changed, this, [this] {
        if (m_fields->isVisible())
            clearFailure();
        draw();
    });
    connect(m_fields, &DestinationFields::lookFailed, this, &DestinationCard::showFailure);
    connect(m_start, &QPushButton::clicked, this, [this] {
        if (const auto entered = m_fields->entered()) {
            clearFailure();
            Q_EMIT startWanted(*entered);
        }
    });
    connect(m_stop, &QPushButton::clicked, this, &DestinationCard::stopWanted);
    clearFailure();
    draw();
}

void DestinationCard::setState(const engine::ReplicationState &state)
{
    const bool wasSet = std::exchange(m_isSet, state.isSet);
    if (m_isSet && !m_fields->isKept()) {
        clearFailure();
        m_fields->showKept(state.settings.address, state.settings.administrator);
        m_interval->setValue(int(state.settings.interval.count()));
        m_updates->setValue(state.settings.updateCount);
    } else if (!m_isSet && wasSet) {
        m_fields->release();
    }
    draw();
}

void DestinationCard::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    draw();
}

void DestinationCard::draw()
{
    m_interval->setEnabled(!m_isSet);
    m_updates->setEnabled(!m_isSet);
    m_start->setVisible(!m_isSet);
    m_start->setEnabled(!m_isBusy && m_fields->entered().has_value());
    m_stop->setVisible(m_isSet);
    m_stop->setEnabled(!m_isBusy);
}

void DestinationCard::showFailure(const Error &error)
{
    const StartFailureText text = startFailureText(error);
    m_failure->setStatus(Health::Bad, text.sentence);
    m_failure->show();
    m_cause->setText(text.cause.isEmpty() ? text.next : text.cause + u' ' + text.next);
    m_cause->show();
}

void DestinationCard::clearFailure()
{
    m_failure->hide();
    m_cause->hide();
}

Settings DestinationCard::settings() const
{
    Settings settings;
    settings.interval = std::chrono::minutes(m_interval->value());
    settings.updateCount = m_updates->value();
    return settings;
}

} // namespace retinue::ui
