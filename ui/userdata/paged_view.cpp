#include "ui/userdata/paged_view.h"

#include "ui/shell/preferences.h"
#include "ui/userdata/column_width.h"

#include <QHash>
#include <QHeaderView>
#include <QScrollBar>

#include <algorithm>

namespace retinue::ui {

namespace {
constexpr qreal kRowHeight = 1.8; ///< lines of text
constexpr int kAnchors = 400;     ///< rows that may hold the place, should those above them go
} // namespace

PagedView::PagedView(PagedModel &model, const QStringList &usual, Preferences &preferences,
                     const QString &arrangement, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
{
    setModel(&model);
    m_choice = new RowChoice(model, this);
    QItemSelectionModel *former = selectionModel();
    setSelectionModel(m_choice);
    delete former;
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false); // Tab leaves the table
    setVerticalScrollMode(ScrollPerItem);
    setHorizontalScrollMode(ScrollPerPixel);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(int(fontMetrics().height() * kRowHeight));

    QHeaderView *header = horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setStretchLastSection(true);
    header->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    for (int column = 0; column < int(usual.size()); ++column)
        header->resizeSection(column, widthFor(fontMetrics(), usual[column],
                                               model.headerData(column, Qt::Horizontal).toString()));
    header->restoreState(preferences.arrangement(arrangement));
    const auto store = [header, arrangement, &preferences] {
        preferences.setArrangement(arrangement, header->saveState());
    };
    connect(header, &QHeaderView::sectionMoved, this, store);
    connect(header, &QHeaderView::sectionResized, this, store);
    connect(&model, &PagedModel::refreshBegins, this, &PagedView::remember);
    connect(&model, &PagedModel::refreshEnded, this, &PagedView::keepPlace);
}

void PagedView::selectAll()
{
    m_choice->chooseAll();
}

void PagedView::remember()
{
    setAutoScroll(false); // the current row may move without us
    m_below.clear();
    const int top = verticalScrollBar()->value();
    if (top == 0)
        return; // whoever looks at the top sees what comes
    for (int row = top; row < std::min(m_model.rowCount(), top + kAnchors); ++row)
        m_below.append(m_model.keyOf(row));
}

void PagedView::keepPlace()
{
    setAutoScroll(true);
    if (m_below.isEmpty())
        return;
    executeDelayedItemsLayout(); // the scroll bar learns its new length
    updateGeometries();
    QHash<QByteArray, int> rows;
    for (int row = 0; row < m_model.rowCount(); ++row)
        rows.insert(m_model.keyOf(row), row);
    const auto anchor = std::find_if(m_below.cbegin(), m_below.cend(),
                                     [&](const QByteArray &key) { return rows.contains(key); });
    if (anchor != m_below.cend())
        verticalScrollBar()->setValue(std::max(0, rows.value(*anchor) - int(anchor - m_below.cbegin())));
}

} // namespace retinue::ui
