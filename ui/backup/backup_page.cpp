#include "ui/backup/backup_page.h"

#include "ui/backup/backup_head.h"
#include "ui/backup/backups_panel.h"
#include "ui/backup/restore_panel.h"
#include "ui/backup/settings_panel.h"

#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace retinue::ui {

namespace {
constexpr std::chrono::milliseconds kGatherBackupNews{300};
constexpr std::chrono::seconds kBackupAges{30}; ///< "3 minutes ago" grows old
} // namespace

BackupPage::BackupPage(Machine &machine, Session &session, QWidget *parent)
    : Page({QStringLiteral("backup"), tr("Server"), tr("Back Up"), QStringLiteral("backup"),
            tr("Backups of everything that is synchronized, and bringing it back")},
           parent)
    , m_machine(machine)
    , m_runs(machine, session, this)
    , m_head(new BackupHead(this))
    , m_tabs(new QTabWidget(this))
    , m_backups(new BackupsPanel(machine, m_runs, this))
    , m_settings(new BackupSettingsPanel(machine, session, this))
    , m_usual(new QWidget(this))
    , m_restore(new RestorePanel(machine, session, m_runs, this))
    , m_stack(new QStackedWidget(this))
{
    m_tabs->setObjectName(QStringLiteral("backupTabs"));
    m_tabs->setAccessibleName(tr("Back Up"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_backups, tr("Backups"));
    m_tabs->addTab(m_settings, tr("Settings"));
    auto *layout = new QVBoxLayout(m_usual);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * kSpace);
    layout->addWidget(m_head);
    layout->addWidget(m_tabs, 1);
    m_stack->addWidget(m_usual);
    m_stack->addWidget(m_restore);
    content()->addWidget(m_stack, 1);

    connect(m_head, &BackupHead::placeChanged, this, [this] { m_backups->setPlace(m_head->place()); });
    connect(m_head, &BackupHead::backUpWanted, &m_runs, &BackupRuns::backUp);
    connect(m_backups, &BackupsPanel::backUpWanted, m_head, &BackupHead::backUp);
    connect(m_backups, &BackupsPanel::settingsWanted, this,
            [this] { showDetail(QStringLiteral("settings")); });
    connect(m_backups, &BackupsPanel::restoreWanted, this, &BackupPage::showRestore);
    connect(m_backups, &BackupsPanel::told, this, &Page::told);
    connect(m_settings, &BackupSettingsPanel::told, this, &Page::told);
    connect(m_settings, &BackupSettingsPanel::saved, &m_soon, qOverload<>(&QTimer::start));
    connect(&m_runs, &BackupRuns::told, this, &Page::told);
    connect(&m_runs, &BackupRuns::backupsChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(m_restore, &RestorePanel::told, this, &Page::told);
    connect(m_restore, &RestorePanel::backupsChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(m_restore, &RestorePanel::left, this, [this] { m_stack->setCurrentWidget(m_usual); });
    connect(&machine.engine().news(), &engine::News::backupsChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(&machine.engine().jobs(), &engine::JobBoard::changed, this, &BackupPage::drawBusy);
    m_soon.setSingleShot(true);
    m_soon.setInterval(kGatherBackupNews);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        refreshState();
        if (m_backups->isVisible())
            m_backups->refresh();
    });
    connect(&m_now, &QTimer::timeout, this, &BackupPage::refreshState);
    m_now.start(kBackupAges);
    refreshState();
}

void BackupPage::showDetail(const QString &detail)
{
    if (m_restore->isAtWork())
        return;
    m_stack->setCurrentWidget(m_usual);
    m_tabs->setCurrentWidget(detail == u"settings" ? static_cast<QWidget *>(m_settings) : m_backups);
}

void BackupPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    refreshState();
}

void BackupPage::refreshState()
{
    engine::Engine &engine = m_machine.engine();
    m_head->setState(engine.backups().state(), engine.clock().now());
    Q_EMIT healthChanged(m_head->health());
}

void BackupPage::drawBusy()
{
    const auto jobs = m_machine.engine().jobs().jobs();
    m_head->setBusy(std::any_of(jobs.begin(), jobs.end(), [](const auto &job) {
        return job->operation() == u"backup" && !job->status().ending;
    }));
}

void BackupPage::showRestore(const ChosenBackup &chosen, const SharedSecret &secret)
{
    m_stack->setCurrentWidget(m_restore);
    m_restore->begin(chosen, secret);
}

} // namespace retinue::ui
