#include "ui/userdata/owner_model.h"

#include "ui/text/formats.h"
#include "ui/userdata/owner_text.h"
#include "ui/widgets/icons.h"

namespace retinue::ui {

Result<PageOf<OwnerLine, store::OwnerPlace>> OwnerLines::page(engine::Engine &engine, const Search &search,
                                                              const std::optional<Place> &after, int limit,
                                                              const CancelToken &cancel)
{
    auto found = engine.owners().page(search, after, limit, cancel);
    if (!found)
        return std::move(found).error();
    PageOf<Row, Place> page;
    page.next = found->next;
    for (userdata::OwnerEntry &owner : found->owners) {
        QString device = changedByText(engine, owner.changedBy);
        page.rows.push_back({std::move(owner), std::move(device)});
    }
    return page;
}

Result<RowCounts> OwnerLines::counts(engine::Engine &engine, const Search &search, const CancelToken &cancel)
{
    userdata::OwnerSearch everybody;
    everybody.kinds = search.kinds;
    const auto all = engine.owners().count(everybody, cancel);
    if (!all)
        return all.error();
    const auto matching = engine.owners().count(search, cancel);
    if (!matching)
        return matching.error();
    return RowCounts{*matching, *all};
}

int OwnerModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(kColumns);
}

QVariant OwnerModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &[owner, device] = row(index.row());
    const auto column = Column(index.column());
    if (role == Qt::DecorationRole && column == Kind)
        return icon(ownerKindIcon(owner.key.kind()));
    if (role == Qt::ToolTipRole && column == LastChange)
        return exactTimeText(owner.changedAt);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Kind:
        return ownerKindText(owner.key.kind());
    case Name:
        return owner.key.name();
    case Domain:
        return owner.key.domain();
    case Settings:
        return countText(owner.settings);
    case Size:
        return bytesText(owner.bytes);
    case LastChange:
        return timeText(owner.changedAt);
    case LastDevice:
        return device;
    case kColumns:
        break;
    }
    return {};
}

QVariant OwnerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const auto column = Column(section);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Kind:
        return tr("Kind");
    case Name:
        return tr("User Name or Group ID");
    case Domain:
        return tr("Domain");
    case Settings:
        return tr("Settings");
    case Size:
        return tr("Size");
    case LastChange:
        return tr("Last Change");
    case LastDevice:
        return tr("Last Changed By");
    case kColumns:
        break;
    }
    return {};
}

} // namespace retinue::ui
