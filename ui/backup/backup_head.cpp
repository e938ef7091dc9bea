#include "ui/backup/backup_head.h"

#include "ui/backup/backup_text.h"
#include "ui/widgets/icons.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>

namespace retinue::ui {

BackupHead::BackupHead(QWidget *parent)
    : Card({}, parent)
    , m_state(new StatusLabel(this))
    , m_next(makeNote({}, this))
    , m_moments(makeNote({}, this))
    , m_places(new QButtonGroup(this))
    , m_onlyChanges(new QCheckBox(tr("&Only what has changed"), this))
    , m_backUp(new QPushButton(icon(QStringLiteral("backup")), tr("&Back Up Now"), this))
{
    setObjectName(QStringLiteral("backupHead"));
    setAccessibleName(tr("State of the backups"));
    m_state->setObjectName(QStringLiteral("backupState"));
    m_next->setObjectName(QStringLiteral("backupNext"));
    m_next->setContentsMargins(3 * kSpace, 0, 0, 0);
    m_moments->setObjectName(QStringLiteral("backupMoments"));
    m_moments->setContentsMargins(3 * kSpace, 0, 0, 0);
    content()->addWidget(m_state);
    content()->addWidget(m_next);
    content()->addWidget(m_moments);
    auto *row = new QHBoxLayout;
    row->setSpacing(2 * kSpace);
    row->addWidget(new QLabel(tr("Backups on:"), this));
    auto *device = new QRadioButton(tr("De&vice"), this);
    device->setObjectName(QStringLiteral("backupOnDevice"));
    device->setToolTip(tr("On this machine's disk"));
    device->setChecked(true);
    auto *network = new QRadioButton(tr("&Network"), this);
    network->setObjectName(QStringLiteral("backupOnNetwork"));
    network->setToolTip(tr("On a share of another machine"));
    m_places->addButton(device, int(engine::BackupPlace::Device));
    m_places->addButton(network, int(engine::BackupPlace::Network));
    row->addWidget(device);
    row->addWidget(network);
    row->addStretch(1);
    m_onlyChanges->setObjectName(QStringLiteral("onlyChanges"));
    m_onlyChanges->setToolTip(tr(
        "Faster and smaller; it needs the backup before it. Where there is none, everything is backed up."));
    row->addWidget(m_onlyChanges);
    m_backUp->setObjectName(QStringLiteral("backUpButton"));
    row->addWidget(m_backUp);
    content()->addLayout(row);
    connect(m_places, &QButtonGroup::idToggled, this, [this](int, bool isOn) {
        if (isOn)
            Q_EMIT placeChanged();
    });
    connect(m_backUp, &QPushButton::clicked, this, &BackupHead::backUp);
    m_next->hide();
}

void BackupHead::setState(const engine::BackupState &state, Timestamp now)
{
    const BackupStateText text = backupStateText(state, now);
    m_state->setStatus(text.health, text.text);
    m_next->setText(text.next);
    m_next->setVisible(!text.next.isEmpty());
    m_moments->setText(backupMomentsText(state, now));
}

void BackupHead::setBusy(bool busy)
{
    m_backUp->setEnabled(!busy);
}

engine::BackupPlace BackupHead::place() const
{
    return engine::BackupPlace(m_places->checkedId());
}

void BackupHead::setPlace(engine::BackupPlace place)
{
    m_places->button(int(place))->setChecked(true);
}

engine::BackUpWish::Content BackupHead::wanted() const
{
    return m_onlyChanges->isChecked() ? engine::BackUpWish::Content::Increment
                                      : engine::BackUpWish::Content::Base;
}

} // namespace retinue::ui
