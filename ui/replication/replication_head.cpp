#include "ui/replication/replication_head.h"

#include "ui/replication/replication_text.h"
#include "ui/widgets/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace retinue::ui {

ReplicationHead::ReplicationHead(QWidget *parent)
    : Card({}, parent)
    , m_state(new StatusLabel(this))
    , m_proven(new StatusLabel(this))
    , m_next(makeNote({}, this))
    , m_plan(makeNote({}, this))
    , m_replicate(new QPushButton(icon(QStringLiteral("refresh")), tr("&Replicate Now"), this))
    , m_verify(new QPushButton(icon(QStringLiteral("compare")), tr("&Verify Now"), this))
    , m_handOver(new QPushButton(tr("Replace This &Machine…"), this))
    , m_recover(
          new QPushButton(icon(QStringLiteral("restore")), tr("Recovery &Using Replicated Data…"), this))
    , m_serve(new QPushButton(tr("&Serve Devices Again…"), this))
{
    setObjectName(QStringLiteral("replicationHead"));
    setAccessibleName(tr("State of replication"));
    m_state->setObjectName(QStringLiteral("replicationState"));
    m_proven->setObjectName(QStringLiteral("replicationProven"));
    m_next->setObjectName(QStringLiteral("replicationNext"));
    m_next->setTextFormat(Qt::PlainText);
    m_next->setContentsMargins(3 * kSpace, 0, 0, 0);
    m_plan->setObjectName(QStringLiteral("replicationPlan"));
    m_plan->setTextFormat(Qt::PlainText);
    m_plan->setContentsMargins(3 * kSpace, 0, 0, 0);
    for (QWidget *line : std::initializer_list<QWidget *>{m_state, m_next, m_plan, m_proven})
        content()->addWidget(line);
    auto *row = new QHBoxLayout;
    row->setSpacing(kSpace);
    m_replicate->setObjectName(QStringLiteral("replicateButton"));
    m_verify->setObjectName(QStringLiteral("verifyCopyButton"));
    m_verify->setToolTip(tr("Reads everything at both machines, compares it and repairs what differs"));
    m_recover->setObjectName(QStringLiteral("recoveryButton"));
    m_recover->setToolTip(tr("Brings the copy back from the destination to this server"));
    row->addWidget(m_replicate);
    row->addWidget(m_verify);
    m_serve->setObjectName(QStringLiteral("serveAgainButton"));
    row->addWidget(m_serve);
    row->addStretch(1);
    m_handOver->setObjectName(QStringLiteral("handOverButton"));
    m_handOver->setToolTip(tr("Step by step to the machine that stands by"));
    row->addWidget(m_handOver);
    row->addWidget(m_recover);
    content()->addLayout(row);
    connect(m_replicate, &QPushButton::clicked, this, &ReplicationHead::replicateWanted);
    connect(m_verify, &QPushButton::clicked, this, &ReplicationHead::verifyWanted);
    connect(m_recover, &QPushButton::clicked, this, &ReplicationHead::recoveryWanted);
    connect(m_handOver, &QPushButton::clicked, this, &ReplicationHead::handOverWanted);
    connect(m_serve, &QPushButton::clicked, this, &ReplicationHead::servingWanted);
    draw();
}

void ReplicationHead::setState(const engine::ReplicationState &state, Timestamp now)
{
    const ReplicationStateText text = replicationStateText(state);
    m_isSet = state.isSet;
    m_isReplaced = state.isReplaced;
    m_state->setStatus(text.health, text.text);
    m_next->setText(text.next);
    m_next->setVisible(!text.next.isEmpty());
    m_plan->setText(state.isSet ? replicationPlanText(state) : QString());
    const bool copies = state.isSet && !state.isReplaced;
    m_plan->setVisible(copies);
    m_proven->setStatus(provenEqualHealth(state.provenSince, now), provenEqualText(state.provenSince, now));
    m_proven->setVisible(copies);
    draw();
}

void ReplicationHead::setBusy(bool isReplicating, bool isVerifying)
{
    m_isReplicating = isReplicating;
    m_isVerifying = isVerifying;
    draw();
}

void ReplicationHead::draw()
{
    m_replicate->setVisible(m_isSet && !m_isReplaced);
    m_verify->setVisible(m_isSet && !m_isReplaced);
    m_handOver->setVisible(m_isSet && !m_isReplaced);
    m_serve->setVisible(m_isReplaced);
    m_replicate->setEnabled(!m_isReplicating);
    m_verify->setEnabled(!m_isVerifying);
}

} // namespace retinue::ui
