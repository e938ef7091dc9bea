#include "ui/replication/runs_panel.h"

#include "ui/replication/runs_card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/health_delegate.h"
#include "ui/widgets/list_table.h"
#include "ui/widgets/theme.h"

#include <QScrollArea>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace retinue::ui {

namespace {
constexpr int kLeastTable = 18 * kSpace; ///< a window that is lower is scrolled
}

RunsPanel::RunsPanel(QWidget *parent)
    : QWidget(parent)
    , m_stack(new QStackedWidget(this))
    , m_nothing(new EmptyState(QStringLiteral("refresh"), this))
    , m_card(new RunsCard(this))
    , m_table(new QTableView(this))
    , m_some(buildSome())
{
    m_nothing->setObjectName(QStringLiteral("noRuns"));
    m_table->setObjectName(QStringLiteral("runsTable"));
    m_table->setAccessibleName(tr("Last runs"));
    m_table->setModel(&m_model);
    m_table->setItemDelegateForColumn(RunModel::Outcome, new HealthDelegate(m_table));
    dressAsList(*m_table);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_stack->addWidget(m_nothing);
    m_stack->addWidget(m_some);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, kSpace, 0, 0);
    layout->addWidget(m_stack);
    connect(m_nothing, &EmptyState::actionWanted, this, &RunsPanel::destinationWanted);
}

QWidget *RunsPanel::buildSome()
{
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus); // it follows the focus of what is inside
    auto *column = new QWidget(scroll);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kSpace);
    layout->addWidget(m_card);
    layout->addWidget(m_table, 1);
    m_table->setMinimumHeight(kLeastTable);
    scroll->setWidget(column);
    return scroll;
}

void RunsPanel::setRuns(std::vector<engine::ReplicationRun> runs, const engine::ReplicationState &state)
{
    m_card->setRuns(runs, state.lastReplication);
    const int row = m_table->currentIndex().row();
    m_model.setRuns(std::move(runs));
    m_table->selectRow(row);
    m_table->resizeColumnsToContents();
    for (int column = 0; column < RunModel::Outcome; ++column)
        m_table->setColumnWidth(column, m_table->columnWidth(column) + 2 * kSpace);
    m_nothing->setText(tr("Replication has not run yet"),
                       state.isSet
                           ? tr("Each run is listed here.")
                           : tr("A second machine that holds a current copy can take over when this one is "
                                "lost. It runs Retinue and stands by."),
                       state.isSet ? QString() : tr("Set Up the Destination"));
    m_stack->setCurrentWidget(m_model.rowCount() == 0 ? static_cast<QWidget *>(m_nothing) : m_some);
}

} // namespace retinue::ui
