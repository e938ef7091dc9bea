#pragma once

#include "core/engine/engine.h"
#include "ui/userdata/paged_model.h"
#include "ui/userdata/row_changes.h"

#include <QElapsedTimer>

#include <algorithm>
#include <memory>
#include <unordered_set>
#include <utility>
#include <vector>

namespace retinue::ui {

template<typename Row, typename Place>
struct PageOf
{
    std::vector<Row> rows;
    std::optional<Place> next; ///< where the next page begins; none: this was the last one
};

struct RowCounts
{
    std::int64_t matching = 0, all = 0;
};

/// The rows of a Source: one of its types Row (with ==), Place, Search and Id (of what a row is about), and
/// the static functions that read them on a thread of the engine:
///   Result<PageOf<Row, Place>> page(engine, search, after, limit, cancel)
///   Result<RowCounts> counts(engine, search, cancel)
///   const Id &idOf(row)
/// One question for rows is under way at a time; one for a former search is cancelled and not for us.
template<typename Source>
class PagedRows : public PagedModel
{
public:
    using Row = typename Source::Row;
    using Place = typename Source::Place;
    using Search = typename Source::Search;
    using Id = typename Source::Id;

    /// Empty until setSearch(). The engine outlives it.
    explicit PagedRows(engine::Engine &engine, QObject *parent = nullptr)
        : PagedModel(parent)
        , m_engine(engine)
    {
    }
    ~PagedRows() override { m_cancel.cancel(); }

    /// Begins anew; the former rows stay until the first ones are there.
    void setSearch(const Search &search)
    {
        m_cancel.cancel();
        m_cancel = {};
        ++m_turn;
        m_search = search;
        m_next.reset();
        m_isStale = m_isReading = m_hasMore = true;
        m_isRefreshing = m_wantsMore = m_wantsRefresh = m_hasFailed = false;
        m_matching.reset();
        readPage();
        count();
        Q_EMIT stateChanged();
    }
    [[nodiscard]] const Search &search() const { return m_search; }
    [[nodiscard]] bool isBegun() const { return m_turn > 0; }

    [[nodiscard]] const Row &row(int number) const { return *m_rows[std::size_t(number)]; }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override
    {
        return !parent.isValid() && m_hasMore && !m_isReading && !m_hasFailed && !m_wantsMore;
    }
    void fetchMore(const QModelIndex &parent) override
    {
        if (!canFetchMore(parent))
            return;
        if (m_isRefreshing) {
            m_wantsMore = true;
            return;
        }
        m_isReading = true;
        readPage();
        Q_EMIT stateChanged();
    }
    void refresh() override
    {
        if (!isBegun())
            return;
        if (std::exchange(m_hasFailed, false) && m_isStale)
            return setSearch(Search(m_search));
        if (m_isReading || m_isRefreshing) {
            m_wantsRefresh = true;
            return;
        }
        m_isRefreshing = true;
        m_clock.start();
        const int wanted = std::max(int(m_rows.size()), kPage);
        whenAnswered(
            m_engine.ask([&engine = m_engine, search = m_search, wanted, former = m_rows, cancel = m_cancel] {
                return readAll(engine, search, wanted, former, cancel);
            }),
            this, [this, turn = m_turn](const Result<Reading> &reading) {
                if (turn == m_turn)
                    takeRefresh(reading);
            });
    }

private:
    using Page = PageOf<Row, Place>;
    struct Reading
    {
        RowChanges<Row> changes;
        std::optional<Place> next;
        RowCounts counts;
    };

    /// Runs on a thread of the engine: windows only take what has changed, however many rows there are.
    [[nodiscard]] static Result<Reading> readAll(engine::Engine &engine, const Search &search, int wanted,
                                                 const SharedRows<Row> &former, const CancelToken &cancel)
    {
        Reading reading;
        std::unordered_set<Id> seen; // a row that moves meanwhile may come twice
        std::vector<Row> rows;
        do {
            auto page = Source::page(engine, search, reading.next, std::min(kPage, wanted - int(rows.size())),
                                     cancel);
            if (!page)
                return std::move(page).error();
            for (Row &row : page->rows) {
                if (seen.insert(Source::idOf(row)).second)
                    rows.push_back(std::move(row));
            }
            reading.next = page->next;
        } while (reading.next && int(rows.size()) < wanted);
        reading.changes = changesOf<Source>(former, std::move(rows));
        auto counts = Source::counts(engine, search, cancel);
        if (!counts)
            return std::move(counts).error();
        reading.counts = *counts;
        return reading;
    }

    void readPage()
    {
        whenAnswered(m_engine.ask([&engine = m_engine, search = m_search, after = m_next, cancel = m_cancel] {
            return Source::page(engine, search, after, kPage, cancel);
        }),
                     this, [this, turn = m_turn](const Result<Page> &page) {
                         if (turn == m_turn)
                             takePage(page);
                     });
    }

    void count()
    {
        whenAnswered(m_engine.ask([&engine = m_engine, search = m_search, cancel = m_cancel] {
            return Source::counts(engine, search, cancel);
        }),
                     this, [this, turn = m_turn](const Result<RowCounts> &counts) {
                         if (turn != m_turn)
                             return;
                         if (!counts)
                             return refreshLater();
                         m_matching = counts->matching;
                         m_all = counts->all;
                         Q_EMIT stateChanged();
                     });
    }

    void fail(const Error &error)
    {
        m_hasFailed = true;
        tell(error);
        refreshLater();
        Q_EMIT stateChanged();
    }

    void takePage(const Result<Page> &page)
    {
        m_isReading = false;
        if (!page)
            return fail(page.error());
        m_isTold = false;
        m_next = page->next;
        m_hasMore = m_next.has_value();
        if (std::exchange(m_isStale, false)) {
            beginResetModel();
            m_rows.clear();
            m_ids.clear();
            append(page->rows);
            endResetModel();
        } else {
            std::vector<Row> rows;
            for (const Row &row : page->rows) {
                if (!m_ids.contains(Source::idOf(row)))
                    rows.push_back(row);
            }
            if (!rows.empty()) {
                beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + rows.size()) - 1);
                append(rows);
                endInsertRows();
            }
        }
        if (std::exchange(m_wantsRefresh, false))
            refreshSoon();
        Q_EMIT stateChanged();
    }

    void takeRefresh(const Result<Reading> &reading)
    {
        m_isRefreshing = false;
        setRefreshTook(std::chrono::milliseconds(m_clock.elapsed()));
        if (!reading) {
            m_wantsMore = false;
            return fail(reading.error());
        }
        m_isTold = false;
        m_matching = reading->counts.matching;
        m_all = reading->counts.all;
        m_next = reading->next;
        m_hasMore = m_next.has_value();
        Q_EMIT refreshBegins();
        change(reading->changes);
        Q_EMIT refreshEnded();
        if (std::exchange(m_wantsRefresh, false))
            refreshSoon();
        if (std::exchange(m_wantsMore, false))
            fetchMore({});
        Q_EMIT stateChanged();
    }

    void append(const std::vector<Row> &rows)
    {
        for (const Row &row : rows) {
            m_ids.insert(Source::idOf(row));
            m_rows.push_back(std::make_shared<const Row>(row));
        }
    }

    void change(const RowChanges<Row> &changes)
    {
        for (const auto &[first, end] : changes.removed) {
            Q_EMIT rowsLeave(first, end - 1);
            beginRemoveRows({}, first, end - 1);
            for (int row = first; row < end; ++row)
                m_ids.erase(Source::idOf(*m_rows[std::size_t(row)]));
            m_rows.erase(m_rows.begin() + first, m_rows.begin() + end);
            endRemoveRows();
        }
        for (const auto &[at, rows] : changes.inserted) {
            beginInsertRows({}, at, at + int(rows.size()) - 1);
            for (const auto &row : rows)
                m_ids.insert(Source::idOf(*row));
            m_rows.insert(m_rows.begin() + at, rows.begin(), rows.end());
            endInsertRows();
        }
        for (const auto &[at, row] : changes.changed)
            m_rows[std::size_t(at)] = row;
        if (!changes.changed.empty()) {
            Q_EMIT dataChanged(index(changes.changed.front().first, 0),
                               index(changes.changed.back().first, columnCount() - 1));
        }
    }

    engine::Engine &m_engine;
    Search m_search;
    CancelToken m_cancel;
    unsigned m_turn = 0; ///< answers to former searches are not for us
    SharedRows<Row> m_rows;
    std::unordered_set<Id> m_ids; ///< of m_rows
    std::optional<Place> m_next;  ///< where reading goes on
    bool m_isRefreshing = false, m_wantsMore = false, m_wantsRefresh = false;
    QElapsedTimer m_clock;
};

} // namespace retinue::ui
