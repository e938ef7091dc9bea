#include "ui/userdata/settings_table.h"

#include "ui/userdata/column_width.h"

#include <QFontDatabase>
#include <QHeaderView>
#include <QJsonDocument>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTableView>

#include <algorithm>

namespace retinue::ui {

namespace {
constexpr qreal kRowHeight = 1.8; ///< lines of text
}

SettingsModel::SettingsModel(QStringList titles, QObject *parent)
    : QAbstractTableModel(parent)
    , m_titles(std::move(titles))
{
}

void SettingsModel::setLines(std::vector<SettingLine> lines)
{
    const bool isSameItems =
        std::equal(lines.begin(), lines.end(), m_lines.begin(), m_lines.end(),
                   [](const SettingLine &a, const SettingLine &b) { return a.item == b.item; });
    if (!isSameItems) {
        beginResetModel();
        m_lines = std::move(lines);
        endResetModel();
    } else if (m_lines != lines) {
        m_lines = std::move(lines);
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }
}

int SettingsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

int SettingsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_titles.size());
}

QVariant SettingsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::DisplayRole)
        return {};
    return line(index.row()).cells.value(index.column());
}

QVariant SettingsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal && role == Qt::DisplayRole ? QVariant(m_titles.value(section))
                                                                    : QVariant();
}

SettingsTable::SettingsTable(const QStringList &titles, const QStringList &usual, QWidget *parent)
    : QSplitter(Qt::Vertical, parent)
    , m_model(new SettingsModel(titles, this))
    , m_view(new QTableView(this))
    , m_value(new QPlainTextEdit(this))
{
    m_view->setObjectName(QStringLiteral("settingTable"));
    m_view->setAccessibleName(tr("Stored settings"));
    m_view->setModel(m_model);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setAlternatingRowColors(true);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setTabKeyNavigation(false);
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setCornerButtonEnabled(false);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->verticalHeader()->setDefaultSectionSize(int(fontMetrics().height() * kRowHeight));
    QHeaderView *header = m_view->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsClickable(false);
    header->setStretchLastSection(true);
    header->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    for (int column = 0; column < int(usual.size()); ++column)
        header->resizeSection(column, widthFor(fontMetrics(), usual[column], titles[column]));
    m_value->setObjectName(QStringLiteral("settingValue"));
    m_value->setAccessibleName(tr("Value"));
    m_value->setReadOnly(true);
    m_value->setTabChangesFocus(true);
    m_value->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_value->setPlaceholderText(tr("Choose an item to see its value."));
    addWidget(m_view);
    addWidget(m_value);
    setChildrenCollapsible(false);
    setStretchFactor(0, 3);
    setStretchFactor(1, 2);
    setHandleWidth(kSpace);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &SettingsTable::showValue);
}

void SettingsTable::setLines(std::vector<SettingLine> lines)
{
    const QModelIndex current = m_view->currentIndex();
    const QString chosen = current.isValid() ? m_model->line(current.row()).item : QString();
    const int scrolled = m_view->verticalScrollBar()->value();
    m_model->setLines(std::move(lines));
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->line(row).item == chosen || (chosen.isEmpty() && row == 0)) {
            m_view->selectRow(row);
            m_view->verticalScrollBar()->setValue(scrolled);
        }
    }
    showValue();
}

void SettingsTable::showValue()
{
    const auto rows = m_view->selectionModel()->selectedRows();
    QString text;
    if (!rows.isEmpty()) {
        const SettingLine &line = m_model->line(rows.front().row());
        text = line.secret ? tr("Stored, not shown: it is secret.") : readableJson(line.value);
    }
    if (m_value->toPlainText() != text)
        m_value->setPlainText(text);
}

QString readableJson(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    return document.isNull() ? QString::fromUtf8(json)
                             : QString::fromUtf8(document.toJson(QJsonDocument::Indented)).trimmed();
}

} // namespace retinue::ui
