#include "ui/prepare/chosen_owners.h"

#include "ui/prepare/prepare_text.h"
#include "ui/userdata/owner_text.h"
#include "ui/widgets/icons.h"

#include <algorithm>

namespace retinue::ui {

namespace {

/// Users first.
bool comesBefore(const OwnerKey &a, const OwnerKey &b)
{
    return a.kind() != b.kind() ? a.kind() < b.kind() : a < b;
}

} // namespace

void ChosenOwners::add(const std::vector<OwnerKey> &owners)
{
    const std::size_t before = m_owners.size();
    for (const OwnerKey &owner : owners) {
        const auto place = std::lower_bound(m_owners.begin(), m_owners.end(), owner, comesBefore);
        if (place != m_owners.end() && *place == owner)
            continue;
        const int row = int(place - m_owners.begin());
        beginInsertRows({}, row, row);
        m_owners.insert(place, owner);
        endInsertRows();
    }
    if (m_owners.size() != before)
        Q_EMIT choiceChanged();
}

void ChosenOwners::remove(std::vector<int> rows)
{
    std::sort(rows.begin(), rows.end(), std::greater());
    for (const int row : rows) {
        beginRemoveRows({}, row, row);
        m_owners.erase(m_owners.begin() + row);
        endRemoveRows();
    }
    if (!rows.empty())
        Q_EMIT choiceChanged();
}

void ChosenOwners::clear()
{
    beginResetModel();
    m_owners.clear();
    endResetModel();
    Q_EMIT choiceChanged();
}

void ChosenOwners::setWindow(const client::ExportWindow &window)
{
    if (window.prepared == m_prepared)
        return;
    m_prepared = window.prepared;
    if (!m_owners.empty())
        Q_EMIT dataChanged(index(0), index(int(m_owners.size()) - 1));
}

int ChosenOwners::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_owners.size());
}

QVariant ChosenOwners::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const OwnerKey &owner = m_owners[std::size_t(index.row())];
    const auto prepared = std::find_if(m_prepared.begin(), m_prepared.end(),
                                       [&](const client::PreparedOwner &one) { return one.owner == owner; });
    const QString state = prepared == m_prepared.end() ? QString()
                          : prepared->lacks            ? lackText(*prepared)
                                                       : tr("prepared");
    switch (role) {
    case Qt::DisplayRole:
        return state.isEmpty() ? ownerName(owner) : tr("%1 – %2").arg(ownerName(owner), state);
    case Qt::AccessibleTextRole:
        return QStringList{ownerKindText(owner.kind()), ownerName(owner), state}
            .join(QLatin1Char(' '))
            .trimmed();
    case Qt::DecorationRole:
        return icon(ownerKindIcon(owner.kind()));
    default:
        return {};
    }
}

} // namespace retinue::ui
