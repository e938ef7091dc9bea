#include "ui/sharing/changes_panel.h"

#include "ui/sharing/sharing_text.h"
#include "ui/text/formats.h"
#include "ui/widgets/card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableWidget>

namespace retinue::ui {

namespace {

enum ChangeColumn { ChangedAt, ChangedBy, ChangedWhat, Pushed, Initialized, UndoUntil, ChangeColumns };

QString whatText(const engine::SharingEntry &entry)
{
    QStringList texts = changedScopes(entry.items);
    if (entry.change.undoes != 0)
        texts.prepend(ChangesPanel::tr("Undo:"));
    return texts.join(QLatin1Char('\n'));
}

QString undoText(const engine::SharingEntry &entry, Timestamp now)
{
    switch (entry.change.state) {
    case store::ScopeChangeState::Applying:
        return ChangesPanel::tr("under way");
    case store::ScopeChangeState::Undone:
        return ChangesPanel::tr("undone");
    case store::ScopeChangeState::Applied:
        break;
    }
    if (entry.canBeUndone)
        return ChangesPanel::tr("until %1").arg(timeText(entry.undoableUntil));
    return entry.undoableUntil <= now ? ChangesPanel::tr("no longer")
                                      : ChangesPanel::tr("after the later changes");
}

} // namespace

ChangesPanel::ChangesPanel(QWidget *parent)
    : QWidget(parent)
    , m_stack(new QStackedWidget(this))
    , m_table(new QTableWidget(0, ChangeColumns, this))
    , m_note(makeNote(tr("Undo changes the scopes back and brings back what was initialized on the server. "
                         "What devices had "
                         "for themselves stays lost."),
                      this))
    , m_undo(new QPushButton(tr("&Undo…"), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(kSpace);
    auto *nothing = new EmptyState(QStringLiteral("log"), this);
    nothing->setObjectName(QStringLiteral("noScopeChanges"));
    nothing->setText(tr("Nothing was changed"),
                     tr("Changes of what is shared are listed here, and can be undone."));
    m_table->setObjectName(QStringLiteral("scopeChangesTable"));
    m_table->setAccessibleName(tr("Changes of sharing"));
    m_table->setHorizontalHeaderLabels(
        {tr("When"), tr("By"), tr("Change"), tr("Pushed"), tr("Initialized"), tr("Can Be Undone")});
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(ChangedWhat, QHeaderView::Stretch);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_stack->addWidget(nothing);
    m_stack->addWidget(m_table);
    layout->addWidget(m_stack, 1);
    auto *row = new QHBoxLayout;
    m_undo->setObjectName(QStringLiteral("undoScopeChangeButton"));
    row->addWidget(m_note, 1);
    row->addWidget(m_undo);
    layout->addLayout(row);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &ChangesPanel::drawActions);
    connect(m_undo, &QPushButton::clicked, this, [this] {
        if (const auto *entry = current())
            Q_EMIT undoWanted(entry->change.epoch);
    });
    drawActions();
}

const engine::SharingEntry *ChangesPanel::current() const
{
    const int row = m_table->currentRow();
    const bool isOne = row >= 0 && row < int(m_changes.size()) && !m_table->selectedItems().isEmpty();
    return isOne ? &m_changes[std::size_t(row)] : nullptr;
}

void ChangesPanel::show(const std::vector<engine::SharingEntry> &changes, Timestamp now)
{
    const std::int64_t chosen = current() ? current()->change.epoch : 0;
    m_changes = changes;
    m_table->setRowCount(int(m_changes.size()));
    for (int row = 0; row < int(m_changes.size()); ++row) {
        const engine::SharingEntry &entry = m_changes[std::size_t(row)];
        const QStringList texts{timeText(entry.change.beganAt),
                                entry.change.who,
                                whatText(entry),
                                countText(entry.change.pushed),
                                countText(entry.change.initialized),
                                undoText(entry, now)};
        for (int column = 0; column < ChangeColumns; ++column)
            m_table->setItem(row, column, new QTableWidgetItem(texts[column]));
        if (entry.change.epoch == chosen)
            m_table->selectRow(row);
    }
    m_stack->setCurrentIndex(m_changes.empty() ? 0 : 1);
    drawActions();
}

void ChangesPanel::setBusy(bool busy)
{
    m_busy = busy;
    drawActions();
}

void ChangesPanel::drawActions()
{
    m_undo->setEnabled(!m_busy && current() && current()->canBeUndone);
}

} // namespace retinue::ui
