#include "ui/exchange/imports_panel.h"

#include "core/base/answer.h"
#include "ui/exchange/import_text.h"
#include "ui/text/formats.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/list_table.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace retinue::ui {

namespace {

constexpr int kMostShown = 1000;
constexpr std::chrono::milliseconds kSoon{300};

enum Column { When, File, Who, Owners, Added, Changed, Undoable, Columns };

QString undoableText(const exchange::ImportEntry &entry)
{
    if (entry.import.state == store::ImportState::TakingBack)
        return ImportsPanel::tr("being undone");
    if (entry.waits)
        return ImportsPanel::tr("waits, %Ln change(s) left", nullptr, int(entry.left));
    if (entry.import.state != store::ImportState::Applied)
        return ImportsPanel::tr("being imported");
    if (entry.changes > 0)
        return ImportsPanel::tr("%Ln change(s)", nullptr, int(entry.changes));
    return entry.import.takenBack + entry.import.stayed > 0 ? ImportsPanel::tr("undone")
                                                            : ImportsPanel::tr("nothing");
}

} // namespace

ImportsPanel::ImportsPanel(Machine &machine, Session &session, QWidget *parent)
    : QWidget(parent)
    , m_machine(machine)
    , m_session(session)
    , m_stack(new QStackedWidget(this))
    , m_nothing(new EmptyState(QStringLiteral("log"), this))
    , m_table(new QTableWidget(0, Columns, this))
    , m_keptFor(new QLabel(this))
    , m_drop(new QPushButton(tr("&Give Up the Rest…"), this))
    , m_undo(new QPushButton(tr("&Undo…"), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(kSpace);
    m_nothing->setObjectName(QStringLiteral("noImports"));
    m_nothing->setText(tr("Nothing was imported"), tr("Imports are listed here, and can be undone."));
    m_table->setObjectName(QStringLiteral("importsTable"));
    m_table->setAccessibleName(tr("Imports"));
    m_table->setHorizontalHeaderLabels({tr("When"), tr("File"), tr("By"), tr("New Users and Groups"),
                                        tr("New Settings"), tr("Changed Settings"), tr("Can Be Undone")});
    dressAsList(*m_table);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_stack->addWidget(m_nothing);
    m_stack->addWidget(m_table);
    layout->addWidget(m_stack, 1);
    auto *row = new QHBoxLayout;
    m_keptFor->setObjectName(QStringLiteral("importsKeptFor"));
    m_keptFor->setForegroundRole(QPalette::PlaceholderText);
    m_keptFor->setWordWrap(true);
    m_drop->setObjectName(QStringLiteral("dropImportButton"));
    m_undo->setObjectName(QStringLiteral("undoImportButton"));
    row->addWidget(m_keptFor, 1);
    row->addWidget(m_drop);
    row->addWidget(m_undo);
    layout->addLayout(row);
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoon);
    connect(&m_soon, &QTimer::timeout, this, &ImportsPanel::refresh);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &ImportsPanel::drawActions);
    connect(m_undo, &QPushButton::clicked, this, [this] {
        if (const exchange::ImportEntry *entry = chosen())
            askToUndo(*entry);
    });
    connect(m_drop, &QPushButton::clicked, this, [this] {
        if (const exchange::ImportEntry *entry = chosen())
            askToDrop(*entry);
    });
    connect(&machine.engine().jobs(), &engine::JobBoard::changed, this, [this] {
        if (isVisible())
            m_soon.start();
    });
    drawActions();
}

void ImportsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void ImportsPanel::refresh()
{
    engine::Engine &engine = m_machine.engine();
    whenAnswered(engine.ask([&engine]() -> Result<Read> {
        auto imports = engine.dataExchange().imports(kMostShown);
        if (!imports)
            return std::move(imports).error();
        return Read{*std::move(imports), engine.dataExchange().keptFor()};
    }),
                 this, [this](const Result<Read> &read) {
                     if (read)
                         draw(*read);
                     else
                         Q_EMIT told(Message::failure(tr("Reading the imports"), read.error()));
                 });
}

void ImportsPanel::draw(const Read &read)
{
    const int current = m_table->currentRow();
    const std::int64_t chosen =
        current >= 0 && current < int(m_imports.size()) ? m_imports[std::size_t(current)].import.row : 0;
    m_imports = read.imports;
    m_table->setRowCount(int(m_imports.size()));
    for (int row = 0; row < int(m_imports.size()); ++row) {
        const exchange::ImportEntry &entry = m_imports[std::size_t(row)];
        const QStringList texts{timeText(entry.import.begunAt),
                                entry.import.file,
                                entry.import.who,
                                countText(entry.import.counts.owners),
                                countText(entry.import.counts.added),
                                countText(entry.import.counts.changed),
                                undoableText(entry)};
        for (int column = 0; column < Columns; ++column)
            m_table->setItem(row, column, new QTableWidgetItem(texts[column]));
        if (entry.import.row == chosen)
            m_table->selectRow(row);
    }
    m_table->resizeColumnsToContents();
    m_stack->setCurrentWidget(m_imports.empty() ? static_cast<QWidget *>(m_nothing) : m_table);
    m_keptFor->setText(read.keptFor > std::chrono::days(0)
                           ? tr("An import can be undone for %Ln day(s), as long as deleted data is kept.",
                                nullptr, int(read.keptFor.count()))
                           : tr("Imports cannot be undone, because deleted data is not kept."));
    drawActions();
}

void ImportsPanel::drawActions()
{
    const exchange::ImportEntry *entry = m_table->selectedItems().isEmpty() ? nullptr : chosen();
    m_undo->setEnabled(entry && entry->import.state == store::ImportState::Applied && entry->changes > 0);
    m_drop->setEnabled(entry && entry->waits);
    m_drop->setVisible(std::any_of(m_imports.begin(), m_imports.end(),
                                   [](const exchange::ImportEntry &import) { return import.waits; }));
}

const exchange::ImportEntry *ImportsPanel::chosen() const
{
    const int row = m_table->currentRow();
    return row >= 0 && row < int(m_imports.size()) ? &m_imports[std::size_t(row)] : nullptr;
}

void ImportsPanel::undo(std::int64_t import)
{
    engine::Engine &engine = m_machine.engine();
    using Imports = std::vector<exchange::ImportEntry>;
    whenAnswered(engine.ask([&engine] { return engine.dataExchange().imports(kMostShown); }), this,
                 [this, import](const Result<Imports> &imports) {
                     if (!imports)
                         return Q_EMIT told(Message::failure(tr("Undoing the import"), imports.error()));
                     const auto found =
                         std::find_if(imports->begin(), imports->end(),
                                      [&](const auto &entry) { return entry.import.row == import; });
                     if (found != imports->end())
                         askToUndo(*found);
                 });
}

void ImportsPanel::askToUndo(const exchange::ImportEntry &entry)
{
    auto *dialog = new QMessageBox(window());
    dialog->setObjectName(QStringLiteral("undoImportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setIcon(QMessageBox::Question);
    dialog->setTextFormat(Qt::PlainText);
    dialog->setWindowTitle(tr("Undo import"));
    dialog->setText(
        tr("Undo the import of %1 of %2?").arg(entry.import.file, timeText(entry.import.begunAt)));
    dialog->setInformativeText(
        tr("%Ln change(s) go back to what was before. What somebody has changed since stays as it is.",
           nullptr, int(entry.changes)));
    auto *yes = dialog->addButton(tr("&Undo"), QMessageBox::AcceptRole);
    yes->setObjectName(QStringLiteral("undoImportYes"));
    dialog->setDefaultButton(dialog->addButton(tr("Cancel"), QMessageBox::RejectRole));
    connect(yes, &QPushButton::clicked, this, [this, import = entry.import.row] { startUndoing(import); });
    dialog->open();
}

void ImportsPanel::startUndoing(std::int64_t import)
{
    engine::Engine &engine = m_machine.engine();
    const auto answer = std::make_shared<Answer<exchange::TakeBackReport>>();
    whenAnswered(answer->future(), this, [this](const Result<exchange::TakeBackReport> &report) {
        if (!report) // how it failed is said where jobs are
            return;
        const bool isWhole = report->stayed == 0 && report->locked == 0;
        Q_EMIT told({isWhole ? Health::Good : Health::Notice, takenBackText(*report), {}, {}, {}});
    });
    engine.jobs().start(
        QStringLiteral("user-import-undo"), QString::number(import),
        [&engine, answer, import, who = m_session.administrator()](engine::Job &job) -> Result<void> {
            auto report = engine.dataExchange().takeBack(import, who, engine::UserData::workOf(job));
            answer->give(report);
            return report ? Result<void>() : Result<void>(report.error());
        });
}

void ImportsPanel::askToDrop(const exchange::ImportEntry &entry)
{
    auto *dialog = new QMessageBox(window());
    dialog->setObjectName(QStringLiteral("dropImportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setIcon(QMessageBox::Warning);
    dialog->setTextFormat(Qt::PlainText);
    dialog->setWindowTitle(tr("Give up the rest of an import"));
    dialog->setText(tr("Give up what is left of the import of %1 of %2?")
                        .arg(entry.import.file, timeText(entry.import.begunAt)));
    QString consequence = tr("%Ln change(s) still wait, such as for the data key. They are not imported, and "
                             "are removed from the server.",
                             nullptr, int(entry.left));
    if (entry.changes > 0)
        consequence += QStringLiteral("\n\n") +
                       tr("%Ln change(s) are done already. They stay, and can be undone afterwards.", nullptr,
                          int(entry.changes));
    dialog->setInformativeText(consequence);
    auto *yes = dialog->addButton(tr("&Give Up the Rest"), QMessageBox::AcceptRole);
    yes->setObjectName(QStringLiteral("dropImportYes"));
    dialog->setDefaultButton(dialog->addButton(tr("Cancel"), QMessageBox::RejectRole));
    connect(yes, &QPushButton::clicked, this, [this, import = entry.import.row] { startDropping(import); });
    dialog->open();
}

void ImportsPanel::startDropping(std::int64_t import)
{
    engine::Engine &engine = m_machine.engine();
    const auto answer = std::make_shared<Answer<void>>();
    whenAnswered(answer->future(), this, [this](const Result<void> &dropped) {
        if (dropped) // how it failed is said where jobs are
            Q_EMIT told({Health::Good, tr("What was left of the import was given up."), {}, {}, {}});
    });
    engine.jobs().start(QStringLiteral("user-import-drop"), QString::number(import),
                        [&engine, answer, import, who = m_session.administrator()](engine::Job &) {
                            auto dropped = engine.dataExchange().drop(import, who);
                            answer->give(dropped);
                            return dropped;
                        });
}

} // namespace retinue::ui
