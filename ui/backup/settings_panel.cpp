#include "ui/backup/settings_panel.h"

#include "core/base/answer.h"
#include "ui/backup/device_folder_card.h"
#include "ui/backup/encryption_card.h"
#include "ui/backup/retention_card.h"
#include "ui/backup/schedule_card.h"
#include "ui/backup/share_card.h"

#include <QScrollArea>
#include <QVBoxLayout>

namespace retinue::ui {

namespace {
constexpr int kWidestSettings = 720; ///< lines that are longer are hard to read
}

BackupSettingsPanel::BackupSettingsPanel(Machine &machine, Session &session, QWidget *parent)
    : QWidget(parent)
    , m_machine(machine)
{
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus); // it follows the focus of what is inside
    auto *column = new QWidget(scroll);
    column->setMaximumWidth(kWidestSettings);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, kSpace, kSpace, 0);
    layout->setSpacing(2 * kSpace);
    m_cards = {new ScheduleCard(machine, session, column), new EncryptionCard(machine, session, column),
               new RetentionCard(machine, session, column), new DeviceFolderCard(machine, session, column),
               new ShareCard(machine, session, column)};
    for (SettingsCard *card : m_cards) {
        layout->addWidget(card);
        connect(card, &SettingsCard::told, this, &BackupSettingsPanel::told);
        connect(card, &SettingsCard::saved, this, &BackupSettingsPanel::saved);
        connect(card, &SettingsCard::saved, this, &BackupSettingsPanel::refresh);
    }
    layout->addStretch();
    scroll->setWidget(column);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
}

void BackupSettingsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void BackupSettingsPanel::refresh()
{
    engine::Engine &engine = m_machine.engine();
    whenAnswered(engine.ask([&engine]() -> Result<KeptSettings> {
        const engine::Backups &backups = engine.backups();
        return KeptSettings{backups.deviceFolder(), backups.networkShare(), backups.encryption(),
                            backups.retention(), backups.schedule()};
    }),
                 this, [this](const Result<KeptSettings> &kept) {
                     if (!kept)
                         return Q_EMIT told(
                             Message::failure(tr("Reading the settings of backups"), kept.error()));
                     for (SettingsCard *card : m_cards)
                         card->setKept(*kept);
                 });
}

} // namespace retinue::ui
