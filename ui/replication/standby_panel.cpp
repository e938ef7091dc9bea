#include "ui/replication/standby_panel.h"

#include "ui/replication/replication_text.h"
#include "ui/text/formats.h"
#include "ui/widgets/card.h"

#include <QCheckBox>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace retinue::ui {

StandbyPanel::StandbyPanel(QWidget *parent)
    : QWidget(parent)
    , m_state(new StatusLabel(this))
    , m_copy(makeNote({}, this))
    , m_next(makeNote({}, this))
    , m_address(new QLabel(this))
    , m_fingerprint(new QLabel(this))
    , m_departments(new QCheckBox(tr("&Department ID Management"), this))
    , m_takeOver(new QPushButton(tr("&Take Over…"), this))
    , m_leave(new QPushButton(tr("&Leave Standby…"), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * kSpace);
    auto *head = new Card({}, this);
    head->setAccessibleName(tr("State of standby"));
    m_state->setObjectName(QStringLiteral("standbyState"));
    m_copy->setObjectName(QStringLiteral("standbyCopy"));
    m_next->setObjectName(QStringLiteral("standbyNext"));
    for (QLabel *note : {m_copy, m_next}) {
        note->setTextFormat(Qt::PlainText);
        note->setContentsMargins(3 * kSpace, 0, 0, 0);
    }
    for (QWidget *line : std::initializer_list<QWidget *>{m_state, m_copy, m_next})
        head->content()->addWidget(line);
    auto *taking = new QHBoxLayout;
    m_takeOver->setObjectName(QStringLiteral("takeOverButton"));
    m_takeOver->setToolTip(tr("Makes this machine the server, with the copy that it holds"));
    taking->addStretch(1);
    taking->addWidget(m_takeOver);
    head->content()->addLayout(taking);
    layout->addWidget(head);

    auto *here = new Card(tr("To be entered and compared on the server"), this);
    m_address->setObjectName(QStringLiteral("standbyAddress"));
    m_address->setAccessibleName(tr("Address of this machine"));
    m_fingerprint->setObjectName(QStringLiteral("standbyFingerprint"));
    m_fingerprint->setAccessibleName(tr("Fingerprint of this machine"));
    m_fingerprint->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    for (QLabel *label : {m_address, m_fingerprint}) {
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        here->content()->addWidget(label);
    }
    here->content()->addWidget(
        makeNote(tr("With the ID and the password of an administrator of this machine."), this));
    layout->addWidget(here);

    auto *settings = new Card(tr("Settings"), this);
    m_departments->setObjectName(QStringLiteral("departmentIdManagement"));
    settings->content()->addWidget(m_departments);
    settings->content()->addWidget(makeNote(
        tr("Servers refuse a destination where it is on. This product manages no department IDs itself."),
        this));
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    m_leave->setObjectName(QStringLiteral("leaveStandbyButton"));
    row->addWidget(m_leave);
    settings->content()->addLayout(row);
    layout->addWidget(settings);
    layout->addStretch(1);
    connect(m_takeOver, &QPushButton::clicked, this, &StandbyPanel::takeOverWanted);
    connect(m_leave, &QPushButton::clicked, this, &StandbyPanel::leaveWanted);
    connect(m_departments, &QCheckBox::clicked, this, &StandbyPanel::departmentIdManagementWanted);
}

void StandbyPanel::setState(const engine::StandbyState &state, Timestamp now, const QString &address,
                            const QString &fingerprint)
{
    const StandbyText text = standbyText(state, now);
    m_state->setStatus(text.health, text.text);
    m_copy->setText(text.copy);
    m_copy->setVisible(!text.copy.isEmpty());
    m_next->setText(text.next);
    m_next->setVisible(!text.next.isEmpty());
    m_takeOver->setVisible(state.copyOf.has_value());
    m_address->setText(address);
    m_fingerprint->setText(fingerprintText(fingerprint));
    m_departments->setChecked(state.departmentIdManagement);
}

} // namespace retinue::ui
