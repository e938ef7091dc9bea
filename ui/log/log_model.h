#pragma once

#include "ui/log/log_source.h"

#include <QAbstractTableModel>

namespace retinue::ui {

/// A log, the newest row first, read page by page as the view asks for more. Questions go to the engine's
/// threads, the view never waits; a search that finds little goes on by itself until it has a page or has
/// seen everything. What is new comes on top when look() is called. Lives on the windows' thread.
class LogModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    static constexpr int kPage = 200; ///< rows asked for at a time

    /// Empty until setFilter(). The engine outlives it.
    LogModel(engine::Engine &engine, std::shared_ptr<const LogSource> source, QObject *parent = nullptr);

    /// Begins anew with the rows that hold this text; empty: all.
    void setFilter(const QString &text);
    [[nodiscard]] const QString &filter() const { return m_filter.text; }
    /// Asks for rows that came since; for what could not be read, once more.
    void look();
    [[nodiscard]] bool isReading() const { return m_reading; }
    [[nodiscard]] bool hasFailed() const { return m_failed; } ///< rows are missing
    [[nodiscard]] bool hasMore() const { return m_hasMore; }
    [[nodiscard]] const LogLine &line(int row) const { return m_lines[std::size_t(row)]; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void stateChanged(); ///< isReading(), hasMore() or the number of rows
    /// Once, until something could be read again. A pool that has too much to do is asked again in silence.
    void failed(const retinue::base::Error &error);

private:
    void read();
    void take(const LogLines &page);
    void takeNewer(const LogLines &newer);
    void tell(const Error &error);

    engine::Engine &m_engine;
    const std::shared_ptr<const LogSource> m_source;
    const QStringList m_columns;
    installation::LogFilter m_filter;
    std::vector<LogLine> m_lines;
    std::optional<std::int64_t> m_newest, m_next; ///< keys: newest looked at; where reading goes on
    int m_wanted = 0;                             ///< rows that the present search still wants
    unsigned m_turn = 0;                          ///< answers to former filters are not for us
    bool m_hasMore = false, m_reading = false, m_looking = false, m_failed = false;
    bool m_isTold = false; ///< that it fails
};

} // namespace retinue::ui
