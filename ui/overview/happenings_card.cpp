#include "ui/overview/happenings_card.h"

#include "ui/overview/happenings_model.h"
#include "ui/widgets/theme.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

namespace retinue::ui {

namespace {
constexpr int kLeastRows = 6;
constexpr int kNameCharacters = 12; ///< of the columns of users and devices, at first
} // namespace

HappeningsCard::HappeningsCard(QWidget *parent)
    : Card(tr("Latest"), parent)
    , m_model(new HappeningsModel(this))
    , m_table(new QTableView(this))
    , m_empty(makeNote(tr("Nobody logged in or changed a setting since the server was started."), this))
{
    setObjectName(QStringLiteral("happeningsCard"));
    m_empty->setObjectName(QStringLiteral("noHappenings"));
    m_table->setObjectName(QStringLiteral("happenings"));
    m_table->setAccessibleName(tr("Latest log-ins and changes"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->verticalHeader()->hide();
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSectionResizeMode(HappeningsModel::When, QHeaderView::ResizeToContents);
    header->setSectionResizeMode(HappeningsModel::Who, QHeaderView::Interactive);
    header->setSectionResizeMode(HappeningsModel::What, QHeaderView::Stretch);
    header->setSectionResizeMode(HappeningsModel::Device, QHeaderView::Interactive);
    header->resizeSection(HappeningsModel::Who, kNameCharacters * fontMetrics().averageCharWidth());
    header->resizeSection(HappeningsModel::Device, kNameCharacters * fontMetrics().averageCharWidth());
    m_table->setMinimumHeight((kLeastRows + 1) * m_table->verticalHeader()->defaultSectionSize());
    content()->addWidget(m_empty);
    content()->addWidget(m_table, 1);
    content()->addStretch();
    setHappenings({});
}

void HappeningsCard::setHappenings(std::vector<engine::Happening> happenings)
{
    m_model->show(std::move(happenings));
    m_empty->setVisible(m_model->rowCount() == 0);
    m_table->setVisible(m_model->rowCount() > 0);
}

} // namespace retinue::ui
