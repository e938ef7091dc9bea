#pragma once

#include "core/base/error.h"

#include <QAbstractTableModel>
#include <QByteArray>
#include <QTimer>

#include <cstdint>
#include <optional>

namespace retinue::ui {

/// A table over more rows than anybody wants in memory: they are asked for page by page as they are seen
/// (PagedRows does it). What changes meanwhile comes in as rows removed, inserted and changed, so that
/// selection and place stay. Lives on the windows' thread.
class PagedModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    static constexpr int kPage = 200; ///< rows asked for at a time

    explicit PagedModel(QObject *parent = nullptr);

    /// What a row is about, whatever becomes of its place.
    [[nodiscard]] virtual QByteArray keyOf(int row) const = 0;
    /// Begins anew what is asked for next.
    virtual void refresh() = 0;
    /// Soon: what comes meanwhile is one question, and a list that takes long is asked for less often.
    void refreshSoon();

    [[nodiscard]] bool isReading() const { return m_isReading; } ///< rows of this search are on their way
    [[nodiscard]] bool isStale() const { return m_isStale; }     ///< the rows are of a former search
    [[nodiscard]] bool hasMore() const { return m_hasMore; }
    [[nodiscard]] bool hasFailed() const { return m_hasFailed; } ///< rows are missing
    /// How many rows match; nothing before they were counted.
    [[nodiscard]] std::optional<std::int64_t> matching() const { return m_matching; }
    /// How many there are without a search text; nothing before they were counted.
    [[nodiscard]] std::optional<std::int64_t> all() const { return m_all; }

Q_SIGNALS:
    void stateChanged(); ///< one of the questions above has another answer
    /// Once, until something could be read again.
    void failed(const retinue::base::Error &error);
    /// Around what refresh() changes.
    void refreshBegins();
    void refreshEnded();
    /// Between them, before anybody is told that these rows are removed: some may come again elsewhere.
    void rowsLeave(int first, int last);

protected:
    void tell(const Error &error);
    /// After a failure.
    void refreshLater();
    /// How long the last refresh took.
    void setRefreshTook(std::chrono::milliseconds took) { m_took = took; }

    bool m_isStale = false, m_isReading = false, m_hasMore = false, m_hasFailed = false;
    bool m_isTold = false; ///< that it fails
    std::optional<std::int64_t> m_matching, m_all;

private:
    std::chrono::milliseconds m_took{};
    QTimer m_soon;
};

} // namespace retinue::ui
