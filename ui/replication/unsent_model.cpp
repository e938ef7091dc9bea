#include "ui/replication/unsent_model.h"

#include "ui/replication/unsent_text.h"
#include "ui/text/formats.h"
#include "ui/text/item_text.h"
#include "ui/userdata/owner_text.h"

namespace retinue::ui {

void UnsentModel::setChanges(std::vector<engine::UnsentChange> changes)
{
    beginResetModel();
    m_changes = std::move(changes);
    endResetModel();
}

int UnsentModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_changes.size());
}

int UnsentModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QString UnsentModel::textOf(const engine::UnsentChange &change, int column) const
{
    switch (column) {
    case Owner:
        if (!change.owner)
            return tr("(name not kept)");
        return change.owner->kind() == OwnerKind::AllDevices ? ownerKindText(OwnerKind::AllDevices)
                                                             : ownerName(*change.owner);
    case Setting:
        return change.item.isEmpty() ? QString() : itemText(change.item);
    case What:
        return unsentChangeText(change);
    case When:
        return exactTimeText(change.at);
    case From:
        return change.by ? changedByText(m_engine, *change.by) : QString();
    default:
        return {};
    }
}

QVariant UnsentModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.parent().isValid() || index.row() >= int(m_changes.size()))
        return {};
    const engine::UnsentChange &change = m_changes[std::size_t(index.row())];
    if (role == Qt::DisplayRole)
        return textOf(change, index.column());
    if (role == Qt::ToolTipRole && index.column() == Owner && !change.owner)
        return tr("It was renamed or deleted for good here, so that its former name is not kept.");
    return {};
}

QVariant UnsentModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Owner:
        return tr("User or group");
    case Setting:
        return tr("Setting");
    case What:
        return tr("What");
    case When:
        return tr("When");
    case From:
        return tr("From");
    default:
        return {};
    }
}

} // namespace retinue::ui
