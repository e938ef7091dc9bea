#pragma once

#include "core/userdata/owner_directory.h"
#include "ui/userdata/paged_rows.h"

namespace retinue::ui {

/// A user or group as the list shows it.
struct OwnerLine
{
    userdata::OwnerEntry entry;
    QString device; ///< who changed it last
    friend bool operator==(const OwnerLine &a, const OwnerLine &b)
    {
        return a.entry.id == b.entry.id && a.entry.revision == b.entry.revision &&
               a.entry.settings == b.entry.settings && a.entry.bytes == b.entry.bytes && a.device == b.device;
    }
};

/// Reads them (PagedRows).
struct OwnerLines
{
    using Row = OwnerLine;
    using Place = store::OwnerPlace;
    using Search = userdata::OwnerSearch;
    using Id = OwnerId;

    [[nodiscard]] static Result<PageOf<Row, Place>> page(engine::Engine &engine, const Search &search,
                                                         const std::optional<Place> &after, int limit,
                                                         const CancelToken &cancel);
    [[nodiscard]] static Result<RowCounts> counts(engine::Engine &engine, const Search &search,
                                                  const CancelToken &cancel);
    [[nodiscard]] static const Id &idOf(const Row &row) { return row.entry.id; }
};

/// R20: the users and groups that a search finds, in its order.
class OwnerModel : public PagedRows<OwnerLines>
{
    Q_OBJECT
public:
    enum Column { Kind, Name, Domain, Settings, Size, LastChange, LastDevice, kColumns };

    using PagedRows::PagedRows;

    [[nodiscard]] const userdata::OwnerEntry &owner(int number) const { return row(number).entry; }
    [[nodiscard]] QByteArray keyOf(int number) const override { return owner(number).id.toBytes(); }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

} // namespace retinue::ui
