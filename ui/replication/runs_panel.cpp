#include "ui/replication/runs_panel.h"

#include "ui/widgets/empty_state.h"
#include "ui/widgets/health_delegate.h"
#include "ui/widgets/list_table.h"
#include "ui/widgets/theme.h"

#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace retinue::ui {

RunsPanel::RunsPanel(QWidget *parent)
    : QWidget(parent)
    , m_stack(new QStackedWidget(this))
    , m_nothing(new EmptyState(QStringLiteral("refresh"), this))
    , m_table(new QTableView(this))
{
    m_nothing->setObjectName(QStringLiteral("noRuns"));
    m_table->setObjectName(QStringLiteral("runsTable"));
    m_table->setAccessibleName(tr("Last runs"));
    m_table->setModel(&m_model);
    m_table->setItemDelegateForColumn(RunModel::Outcome, new HealthDelegate(m_table));
    dressAsList(*m_table);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_stack->addWidget(m_nothing);
    m_stack->addWidget(m_table);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, kSpace, 0, 0);
    layout->addWidget(m_stack);
    connect(m_nothing, &EmptyState::actionWanted, this, &RunsPanel::destinationWanted);
}

void RunsPanel::setRuns(std::vector<engine::ReplicationRun> runs, bool isSet)
{
    const int row = m_table->currentIndex().row();
    m_model.setRuns(std::move(runs));
    m_table->selectRow(row);
    m_table->resizeColumnsToContents();
    for (int column = 0; column < RunModel::Outcome; ++column)
        m_table->setColumnWidth(column, m_table->columnWidth(column) + 2 * kSpace);
    m_nothing->setText(tr("Replication has not run yet"),
                       isSet ? tr("Each run is listed here.")
                             : tr("A second machine that holds a current copy can take over when this one is "
                                  "lost. It runs Retinue and stands by."),
                       isSet ? QString() : tr("Set Up the Destination"));
    m_stack->setCurrentWidget(m_model.rowCount() == 0 ? static_cast<QWidget *>(m_nothing) : m_table);
}

} // namespace retinue::ui
