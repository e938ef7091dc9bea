#include "ui/backup/backups_panel.h"

#include "core/base/answer.h"
#include "ui/backup/backup_text.h"
#include "ui/text/error_text.h"
#include "ui/text/formats.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/health_delegate.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/list_table.h"
#include "ui/widgets/theme.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace retinue::ui {

BackupsPanel::BackupsPanel(Machine &machine, BackupRuns &runs, QWidget *parent)
    : QWidget(parent)
    , m_machine(machine)
    , m_runs(runs)
    , m_stack(new QStackedWidget(this))
    , m_nothing(new EmptyState(QStringLiteral("backup"), this))
    , m_table(new QTableView(this))
    , m_where(new StatusLabel(this))
    , m_restore(new QPushButton(icon(QStringLiteral("restore")), tr("&Restore…"), this))
    , m_trial(new QPushButton(tr("&Trial Restore"), this))
    , m_verify(new QPushButton(tr("Verif&y"), this))
    , m_remove(new QPushButton(icon(QStringLiteral("remove")), tr("Re&move…"), this))
    , m_open(new QPushButton(tr("Restore from a &File…"), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, kSpace, 0, 0);
    layout->setSpacing(kSpace);
    m_nothing->setObjectName(QStringLiteral("noBackups"));
    buildTable();
    m_stack->addWidget(m_nothing);
    m_stack->addWidget(m_table);
    layout->addWidget(m_stack, 1);
    m_where->setObjectName(QStringLiteral("backupsWhere"));
    m_where->keepToOneLine();
    layout->addWidget(m_where);
    layout->addLayout(buildActions());
    connect(m_nothing, &EmptyState::actionWanted, this, [this] {
        if (m_act)
            (this->*m_act)();
    });
    auto *again = new QShortcut(QKeySequence::Refresh, this);
    again->setContext(Qt::WidgetWithChildrenShortcut);
    connect(again, &QShortcut::activated, this, &BackupsPanel::refresh);
    auto *remove = new QShortcut(QKeySequence::Delete, m_table);
    remove->setContext(Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, m_remove, &QPushButton::click);
    drawActions();
}

void BackupsPanel::buildTable()
{
    m_table->setObjectName(QStringLiteral("backupsTable"));
    m_table->setAccessibleName(tr("Backups"));
    m_table->setModel(&m_model);
    m_table->setItemDelegateForColumn(BackupModel::Checked, new HealthDelegate(m_table));
    dressAsList(*m_table);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &BackupsPanel::drawActions);
    connect(m_table, &QAbstractItemView::activated, this, &BackupsPanel::restoreChosen);
}

QLayout *BackupsPanel::buildActions()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(kSpace);
    const std::pair<QPushButton *, const char *> named[] = {{m_restore, "restoreButton"},
                                                            {m_trial, "trialButton"},
                                                            {m_verify, "verifyButton"},
                                                            {m_remove, "removeBackupButton"},
                                                            {m_open, "restoreFileButton"}};
    for (const auto &[button, name] : named) {
        button->setObjectName(QLatin1String(name));
        if (button == m_open)
            row->addStretch(1);
        row->addWidget(button);
    }
    m_trial->setToolTip(tr("Restores it into a scratch place and compares; the data in use are not touched"));
    m_verify->setToolTip(tr("Reads it whole and compares it with what was written"));
    m_open->setToolTip(tr("A backup that lies elsewhere, or comes from another machine"));
    connect(m_restore, &QPushButton::clicked, this, &BackupsPanel::restoreChosen);
    connect(m_trial, &QPushButton::clicked, this, [this] {
        if (const auto backup = chosen())
            m_runs.tryRestore(*backup);
    });
    connect(m_verify, &QPushButton::clicked, this, [this] {
        if (const auto backup = chosen())
            m_runs.verify(*backup);
    });
    connect(m_remove, &QPushButton::clicked, this, [this] {
        if (const BackupModel::Row *row = current(); row && row->backup)
            m_runs.remove(m_place, *row->backup);
    });
    connect(m_open, &QPushButton::clicked, this, &BackupsPanel::chooseFile);
    return row;
}

void BackupsPanel::setPlace(engine::BackupPlace place)
{
    if (std::exchange(m_place, place) == place)
        return;
    m_looking.cancel(); // a share may take its time to be missing
    m_model.setList({});
    m_where->hide();
    showNothing(tr("Looking…"), placeText(m_place), {}, nullptr);
    refresh();
}

void BackupsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void BackupsPanel::refresh()
{
    if (std::exchange(m_isLooking, true)) { // one question at a time
        m_lookAgain = true;
        return;
    }
    m_looking = CancelToken();
    engine::Engine &engine = m_machine.engine();
    whenAnswered(engine.ask([&engine, place = m_place, cancel = m_looking]() -> Result<Look> {
        Look look;
        if (place == engine::BackupPlace::Network && engine.backups().networkShare().host.isEmpty()) {
            look.isSetUp = false;
            return look;
        }
        auto list = engine.backups().list(place, {}, cancel);
        if (!list)
            return std::move(list).error();
        look.list = *std::move(list);
        return look;
    }),
                 this, [this, place = m_place](const Result<Look> &look) {
                     m_isLooking = false;
                     if (place == m_place)
                         show(look);
                     if (std::exchange(m_lookAgain, false) || place != m_place)
                         refresh();
                 });
}

void BackupsPanel::show(const Result<Look> &look)
{
    if (!look) {
        const ErrorText text = errorText(look.error());
        m_model.setList({});
        m_where->show();
        m_where->setStatus(Health::Bad, detailOf(look.error()));
        return showNothing(text.what, text.next, tr("Try &Again"), &BackupsPanel::refresh);
    }
    fillTable(look->list);
    if (!look->isSetUp) {
        m_where->hide();
        return showNothing(
            tr("No share is set up"),
            tr("A backup on another machine survives the loss of this one. Enter a share and test it."),
            tr("&Set Up the Share"), &BackupsPanel::settingsWanted);
    }
    m_where->show();
    m_where->setStatus(Health::Idle,
                       look->list.freeSpace
                           ? tr("%1 · %2 free").arg(look->list.place, bytesText(*look->list.freeSpace))
                           : look->list.place);
    if (m_model.rowCount() == 0)
        showNothing(tr("No backups here yet"),
                    tr("A backup has everything that is synchronized. Devices go on meanwhile."),
                    tr("Back Up Now"), &BackupsPanel::backUpWanted);
    else
        m_stack->setCurrentWidget(m_table);
}

void BackupsPanel::showNothing(const QString &title, const QString &explanation, const QString &action,
                               void (BackupsPanel::*act)())
{
    m_act = act;
    m_nothing->setText(title, explanation, action);
    m_stack->setCurrentWidget(m_nothing);
}

void BackupsPanel::fillTable(const engine::BackupList &list)
{
    const BackupModel::Row *before = current();
    const QString name = before ? before->file.name : QString();
    m_model.setList(list);
    m_table->resizeColumnsToContents();
    for (int column = 0; column < BackupModel::Checked; ++column)
        m_table->setColumnWidth(column, m_table->columnWidth(column) + 2 * kSpace);
    m_table->selectRow(std::max(0, m_model.rowOf(name))); // the newest, unless another one was chosen
    drawActions();
}

const BackupModel::Row *BackupsPanel::current() const
{
    const auto rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? nullptr : m_model.row(rows.front().row());
}

std::optional<ChosenBackup> BackupsPanel::chosen() const
{
    const BackupModel::Row *row = current();
    if (!row)
        return std::nullopt;
    const auto kind = m_place == engine::BackupPlace::Device ? engine::BackupSource::Kind::Device
                                                             : engine::BackupSource::Kind::Network;
    return ChosenBackup{{kind, row->file.name}, row->file};
}

void BackupsPanel::drawActions()
{
    const BackupModel::Row *row = current();
    const bool isBackup = row && row->backup;
    m_restore->setEnabled(isBackup && !row->file.problem);
    m_trial->setEnabled(isBackup && !row->file.problem);
    m_verify->setEnabled(isBackup);
    m_remove->setEnabled(isBackup);
}

void BackupsPanel::restoreChosen()
{
    const auto backup = chosen();
    if (!backup || !m_restore->isEnabled())
        return;
    m_runs.withSecret(*backup, [this, backup = *backup](const SharedSecret &secret) {
        Q_EMIT restoreWanted(backup, secret);
    });
}

void BackupsPanel::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Restore from a File"), QDir::homePath(),
                                   tr("Backups (*.rbk)") + QStringLiteral(";;") + tr("All files (*)"));
    dialog->setObjectName(QStringLiteral("backupFileDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &BackupsPanel::openFile);
    dialog->open();
}

void BackupsPanel::openFile(const QString &path)
{
    engine::Engine &engine = m_machine.engine();
    const engine::BackupSource source{engine::BackupSource::Kind::File, path};
    whenAnswered(engine.ask([&engine, source] { return engine.backups().describe(source, {}); }), this,
                 [this, source](const Result<engine::BackupFile> &file) {
                     if (!file)
                         return Q_EMIT told(Message::failure(
                             tr("Opening %1").arg(QFileInfo(source.name).fileName()), file.error()));
                     const ChosenBackup backup{source, *file};
                     m_runs.withSecret(backup, [this, backup](const SharedSecret &secret) {
                         Q_EMIT restoreWanted(backup, secret);
                     });
                 });
}

} // namespace retinue::ui
