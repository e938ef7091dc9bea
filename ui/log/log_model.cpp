#include "ui/log/log_model.h"

#include "ui/widgets/theme.h"

#include <QApplication>

#include <iterator>

namespace retinue::ui {

namespace {

constexpr std::size_t kMostNew = 5'000; ///< more at once: the list begins anew

/// Everything that is newer than a row.
Result<LogLines> readNewer(const LogSource &source, const installation::LogFilter &filter, std::int64_t than)
{
    LogLines newer;
    installation::LogRange range{{}, than};
    do {
        auto page = source.page(filter, range, LogModel::kPage, LogSource::Wording::Shown);
        if (!page)
            return page.error();
        if (!newer.newest)
            newer.newest = page->newest;
        newer.next = page->next;
        range.before = page->next;
        std::move(page->lines.begin(), page->lines.end(), std::back_inserter(newer.lines));
    } while (newer.next && newer.lines.size() < kMostNew);
    return newer;
}

} // namespace

LogModel::LogModel(engine::Engine &engine, std::shared_ptr<const LogSource> source, QObject *parent)
    : QAbstractTableModel(parent)
    , m_engine(engine)
    , m_source(std::move(source))
    , m_columns(m_source->columns(LogSource::Wording::Shown))
{
}

void LogModel::setFilter(const QString &text)
{
    beginResetModel();
    m_filter = m_source->filterFor(text);
    m_lines.clear();
    m_newest.reset();
    m_next.reset();
    m_hasMore = true;
    m_reading = m_looking = m_failed = false;
    ++m_turn;
    endResetModel();
    if (!m_reading) // a view may have asked already
        fetchMore({});
}

bool LogModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_hasMore && !m_reading && !m_failed;
}

void LogModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_wanted = kPage;
    m_reading = true;
    read();
    Q_EMIT stateChanged();
}

void LogModel::read()
{
    whenAnswered(m_engine.ask([source = m_source, filter = m_filter,
                               range = installation::LogRange{m_next, {}}, count = m_wanted] {
        return source->page(filter, range, count, LogSource::Wording::Shown);
    }),
                 this, [this, turn = m_turn](const Result<LogLines> &page) {
                     if (turn != m_turn)
                         return;
                     if (page)
                         return take(*page);
                     m_reading = false;
                     m_failed = true;
                     Q_EMIT stateChanged();
                     tell(page.error());
                 });
}

void LogModel::take(const LogLines &page)
{
    m_isTold = false;
    const int arrived = int(page.lines.size());
    m_wanted -= arrived;
    if (!m_newest)
        m_newest = page.newest.value_or(0);
    m_next = page.next;
    m_hasMore = page.next.has_value();
    m_reading = m_hasMore && m_wanted > 0;
    if (arrived > 0) {
        beginInsertRows({}, int(m_lines.size()), int(m_lines.size()) + arrived - 1);
        m_lines.insert(m_lines.end(), page.lines.begin(), page.lines.end());
        endInsertRows();
    }
    if (m_reading)
        read();
    Q_EMIT stateChanged();
}

void LogModel::look()
{
    if (std::exchange(m_failed, false))
        return fetchMore({});
    if (!m_newest || m_looking)
        return;
    m_looking = true;
    whenAnswered(m_engine.ask([source = m_source, filter = m_filter, than = *m_newest] {
        return readNewer(*source, filter, than);
    }),
                 this, [this, turn = m_turn](const Result<LogLines> &newer) {
                     if (turn != m_turn)
                         return;
                     m_looking = false;
                     if (newer)
                         takeNewer(*newer);
                     else
                         tell(newer.error());
                 });
}

void LogModel::tell(const Error &error)
{
    if (error.code != ErrorCode::TooMany && !std::exchange(m_isTold, true))
        Q_EMIT failed(error);
}

void LogModel::takeNewer(const LogLines &newer)
{
    m_isTold = false;
    if (newer.next)
        return setFilter(m_filter.text);
    if (newer.newest)
        m_newest = newer.newest;
    if (newer.lines.empty())
        return;
    beginInsertRows({}, 0, int(newer.lines.size()) - 1);
    m_lines.insert(m_lines.begin(), newer.lines.begin(), newer.lines.end());
    endInsertRows();
    Q_EMIT stateChanged();
}

int LogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

int LogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant LogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const LogLine &shown = line(index.row());
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return shown.cells.value(index.column());
    if (role == Qt::ForegroundRole && shown.isBad)
        return toneColour(QApplication::palette(), Tone::Bad);
    return {};
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    return m_columns.value(section);
}

} // namespace retinue::ui
