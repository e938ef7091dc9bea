#include "ui/thismachine/local_owner_model.h"

#include "ui/text/formats.h"

#include <algorithm>

namespace retinue::ui {

QString ownerText(const OwnerKey &owner)
{
    switch (owner.kind()) {
    case OwnerKind::User:
        return owner.spelled();
    case OwnerKind::Group:
        return LocalOwnerModel::tr("Group: %1").arg(owner.name());
    case OwnerKind::AllDevices:
        return LocalOwnerModel::tr("All devices");
    }
    Q_UNREACHABLE();
}

void LocalOwnerModel::setOwners(std::vector<client::LocalOwner> owners)
{
    std::erase_if(owners, [](const client::LocalOwner &owner) {
        return owner.owner.kind() == OwnerKind::AllDevices && owner.settings == 0;
    });
    std::sort(owners.begin(), owners.end(),
              [](const auto &one, const auto &other) { return one.owner < other.owner; });
    setRows(std::move(owners));
}

bool LocalOwnerModel::isBefore(const client::LocalOwner &one, const client::LocalOwner &other) const
{
    return one.owner < other.owner;
}

int LocalOwnerModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(kColumns);
}

QVariant LocalOwnerModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::DisplayRole)
        return {};
    const client::LocalOwner &owner = row(index.row());
    switch (Column(index.column())) {
    case Owner:
        return ownerText(owner.owner);
    case Settings:
        return countText(owner.settings);
    case Unsent:
        return owner.unsent > 0 ? countText(owner.unsent) : QString();
    case Completeness:
        return owner.partial ? tr("In part: the local store was full") : tr("Complete");
    case kColumns:
        break;
    }
    return {};
}

QVariant LocalOwnerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Owner:
        return tr("User or Group");
    case Settings:
        return tr("Settings");
    case Unsent:
        return tr("Waiting to Go Up");
    case Completeness:
        return tr("Held Here");
    case kColumns:
        break;
    }
    return {};
}

} // namespace retinue::ui
