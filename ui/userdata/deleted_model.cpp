#include "ui/userdata/deleted_model.h"

#include "ui/text/formats.h"
#include "ui/userdata/owner_text.h"
#include "ui/widgets/icons.h"

namespace retinue::ui {

namespace {

QString reasonText(engine::Engine &engine, const store::DeletedOwnerRow &occasion)
{
    switch (occasion.reason) {
    case store::DeletedReason::Deleted:
        return occasion.by.isEmpty() ? DeletedModel::tr("Deleted")
                                     : DeletedModel::tr("Deleted by %1").arg(occasion.by);
    case store::DeletedReason::Displaced:
        return occasion.device.isNull()
                   ? DeletedModel::tr("Displaced by the server's data")
                   : DeletedModel::tr("Displaced on device %1").arg(changedByText(engine, occasion.device));
    case store::DeletedReason::Replaced:
        return occasion.by.isEmpty() ? DeletedModel::tr("Replaced")
                                     : DeletedModel::tr("Replaced by %1").arg(occasion.by);
    case store::DeletedReason::Initialized:
        return occasion.by.isEmpty()
                   ? DeletedModel::tr("Initialized by a change of [Data Sharing Details]")
                   : DeletedModel::tr("Initialized by %1 in [Data Sharing Details]").arg(occasion.by);
    }
    Q_UNREACHABLE();
}

} // namespace

Result<PageOf<DeletedLine, std::int64_t>> DeletedLines::page(engine::Engine &engine, const Search &search,
                                                             const std::optional<Place> &after, int limit,
                                                             const CancelToken &cancel)
{
    auto found = engine.userData().recentlyDeleted().page(search, after, limit, cancel);
    if (!found)
        return std::move(found).error();
    const auto life = engine.userData().keptFor();
    const Timestamp now = engine.clock().now();
    PageOf<Row, Place> page;
    page.next = found->next;
    for (userdata::DeletedEntry &entry : found->entries) {
        QString why = reasonText(engine, entry.occasion);
        const Timestamp until = entry.occasion.deletedAt + life;
        page.rows.push_back({std::move(entry), std::move(why),
                             until > now ? dateText(until) : DeletedModel::tr("The next daily clean-up")});
    }
    return page;
}

Result<RowCounts> DeletedLines::counts(engine::Engine &engine, const Search &search,
                                       const CancelToken &cancel)
{
    auto &deleted = engine.userData().recentlyDeleted();
    const auto all = deleted.count({}, cancel);
    if (!all)
        return all.error();
    const auto matching = deleted.count(search, cancel);
    if (!matching)
        return matching.error();
    return RowCounts{*matching, *all};
}

int DeletedModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(kColumns);
}

QVariant DeletedModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &[entry, why, until] = row(index.row());
    const store::DeletedOwnerRow &occasion = entry.occasion;
    const auto column = Column(index.column());
    if (role == Qt::DecorationRole && column == Kind)
        return icon(ownerKindIcon(occasion.key.kind()));
    if (role == Qt::ToolTipRole && column == When)
        return exactTimeText(occasion.deletedAt);
    if (role == Qt::ToolTipRole && column == Newer && entry.hasNewer)
        return tr("The user or group has data on this server again, or still.");
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case When:
        return timeText(occasion.deletedAt);
    case Kind:
        return ownerKindText(occasion.key.kind());
    case Name:
        return ownerName(occasion.key);
    case Settings:
        return countText(occasion.settings);
    case Size:
        return bytesText(occasion.bytes);
    case Why:
        return why;
    case Until:
        return until;
    case Newer:
        return entry.hasNewer ? tr("Has newer data") : QString();
    case kColumns:
        break;
    }
    return {};
}

QVariant DeletedModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const auto column = Column(section);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case When:
        return tr("When");
    case Kind:
        return tr("Kind");
    case Name:
        return tr("Name");
    case Settings:
        return tr("Settings");
    case Size:
        return tr("Size");
    case Why:
        return tr("Why");
    case Until:
        return tr("Kept Until");
    case Newer:
        return tr("Now");
    case kColumns:
        break;
    }
    return {};
}

} // namespace retinue::ui
