#include "ui/prepare/chosen_panel.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/status_label.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QStyle>

namespace retinue::ui {

ChosenPanel::ChosenPanel(QWidget *parent)
    : QWidget(parent)
    , m_list(new QListView(this))
    , m_count(new StatusLabel(this))
    , m_remove(new QPushButton(icon(QStringLiteral("remove")), tr("&Remove"), this))
    , m_clear(new QPushButton(tr("Remove A&ll"), this))
    , m_prepare(new QPushButton(icon(QStringLiteral("start")), tr("&Prepare"), this))
{
    m_list->setObjectName(QStringLiteral("chosenOwners"));
    m_list->setAccessibleName(tr("Chosen users and groups"));
    m_list->setModel(&m_choice);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setUniformItemSizes(true);
    const int mark = style()->pixelMetric(QStyle::PM_ButtonIconSize);
    m_list->setIconSize({mark, mark});
    m_count->setObjectName(QStringLiteral("choiceCount"));
    m_remove->setObjectName(QStringLiteral("removeChosenButton"));
    m_clear->setObjectName(QStringLiteral("clearChosenButton"));
    m_prepare->setObjectName(QStringLiteral("prepareButton"));
    auto *remove = new QAction(this);
    remove->setShortcut(QKeySequence::Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
    m_list->addAction(remove);
    connect(remove, &QAction::triggered, this, &ChosenPanel::removeSelected);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kSpace);
    auto *title = new QLabel(tr("&Chosen:"), this);
    title->setBuddy(m_list);
    layout->addWidget(title);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_count);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(kSpace);
    bar->addWidget(m_remove);
    bar->addWidget(m_clear);
    bar->addStretch(1);
    layout->addLayout(bar);
    layout->addWidget(m_prepare, 0, Qt::AlignRight);

    connect(m_remove, &QPushButton::clicked, this, &ChosenPanel::removeSelected);
    connect(m_clear, &QPushButton::clicked, &m_choice, &ChosenOwners::clear);
    connect(m_prepare, &QPushButton::clicked, this, &ChosenPanel::prepareWanted);
    connect(&m_choice, &ChosenOwners::choiceChanged, this, &ChosenPanel::draw);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ChosenPanel::draw);
    draw();
}

void ChosenPanel::setLimits(const std::vector<OwnerKey> &atPanel, const client::PrepareLimits &limits)
{
    m_atPanel = atPanel;
    m_limits = limits;
    draw();
}

void ChosenPanel::setBusy(bool busy)
{
    m_busy = busy;
    draw();
}

void ChosenPanel::draw()
{
    const ChoiceCount count = countChoice(m_choice.owners(), m_atPanel, m_limits);
    const QString text = choiceText(count);
    const Health health = count.isOver()              ? Health::Bad
                          : m_choice.owners().empty() ? Health::Idle
                                                      : Health::Good;
    if (m_count->text() != text || m_count->health() != health)
        m_count->setStatus(health, text);
    m_remove->setEnabled(!m_busy && m_list->selectionModel()->hasSelection());
    m_clear->setEnabled(!m_busy && !m_choice.owners().empty());
    m_prepare->setEnabled(!m_busy && !m_choice.owners().empty() && !count.isOver());
}

void ChosenPanel::removeSelected()
{
    if (m_busy)
        return;
    std::vector<int> rows;
    for (const QModelIndex &index : m_list->selectionModel()->selectedRows())
        rows.push_back(index.row());
    m_choice.remove(std::move(rows));
}

} // namespace retinue::ui
