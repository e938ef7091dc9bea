#pragma once

#include "core/userdata/recently_deleted.h"
#include "ui/userdata/paged_rows.h"

namespace retinue::ui {

/// An occasion as the list shows it.
struct DeletedLine
{
    userdata::DeletedEntry entry;
    QString why;
    QString until; ///< when it goes for good by itself
    friend bool operator==(const DeletedLine &a, const DeletedLine &b)
    {
        return a.entry.occasion.row == b.entry.occasion.row &&
               a.entry.occasion.settings == b.entry.occasion.settings &&
               a.entry.occasion.bytes == b.entry.occasion.bytes && a.entry.hasNewer == b.entry.hasNewer &&
               a.why == b.why && a.until == b.until;
    }
};

/// Reads them (PagedRows); what is searched for is a part of an owner's name.
struct DeletedLines
{
    using Row = DeletedLine;
    using Place = std::int64_t;
    using Search = QString;
    using Id = std::int64_t;

    [[nodiscard]] static Result<PageOf<Row, Place>> page(engine::Engine &engine, const Search &search,
                                                         const std::optional<Place> &after, int limit,
                                                         const CancelToken &cancel);
    [[nodiscard]] static Result<RowCounts> counts(engine::Engine &engine, const Search &search,
                                                  const CancelToken &cancel);
    [[nodiscard]] static const Id &idOf(const Row &row) { return row.entry.occasion.row; }
};

/// R14, R20: what was deleted or displaced and can be brought back, the newest occasion first.
class DeletedModel : public PagedRows<DeletedLines>
{
    Q_OBJECT
public:
    enum Column { When, Kind, Name, Settings, Size, Why, Until, Newer, kColumns };

    using PagedRows::PagedRows;

    [[nodiscard]] const userdata::DeletedEntry &entry(int number) const { return row(number).entry; }
    [[nodiscard]] QByteArray keyOf(int number) const override
    {
        return QByteArray::number(qint64(entry(number).occasion.row));
    }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

} // namespace retinue::ui
