#include "ui/sharing/sharing_model.h"

#include "ui/sharing/sharing_text.h"
#include "ui/text/item_text.h"

#include <QFont>

#include <algorithm>

namespace retinue::ui {

namespace {
/// The number inside an index of a group's row; that of an item's row is its group's place and one.
constexpr quintptr kGroupRow = 0;

/// "Copy" of "Default job settings: Copy"; Japanese has a colon of its own.
QString withoutCategory(const QString &name)
{
    return name.section(QStringLiteral(": "), -1).section(QChar(0xff1a), -1);
}
} // namespace

void SharingModel::show(const std::vector<engine::ItemSharing> &items)
{
    const bool isSameList =
        std::equal(items.begin(), items.end(), m_items.begin(), m_items.end(),
                   [](const engine::ItemSharing &a, const engine::ItemSharing &b) {
                       return a.item == b.item && a.category == b.category && a.canBeChosen == b.canBeChosen;
                   });
    const auto leftDraft = [this] {
        return std::erase_if(m_draft, [this](const auto &entry) {
            return std::none_of(m_items.begin(), m_items.end(), [&](const engine::ItemSharing &item) {
                return item.item == entry.first && item.scope != entry.second;
            });
        });
    };
    if (isSameList) {
        m_items = items;
        const auto left = leftDraft();
        tellAll();
        if (left > 0)
            Q_EMIT draftChanged();
        return;
    }
    beginResetModel();
    m_items = items;
    m_groups = {{Kind::All, {}, {}}};
    Group always{Kind::AlwaysShared, {}, {}};
    for (std::size_t place = 0; place < m_items.size(); ++place) {
        const engine::ItemSharing &item = m_items[place];
        if (!item.canBeChosen) {
            always.items.push_back(place);
            continue;
        }
        m_groups.front().items.push_back(place);
        auto group = std::find_if(m_groups.begin(), m_groups.end(), [&](const Group &known) {
            return known.kind == Kind::Category && known.category == item.category;
        });
        if (group == m_groups.end())
            group = m_groups.insert(m_groups.end(), {Kind::Category, item.category, {}});
        group->items.push_back(place);
    }
    m_groups.push_back(std::move(always));
    const auto left = leftDraft();
    endResetModel();
    if (left > 0)
        Q_EMIT draftChanged();
}

void SharingModel::discard()
{
    if (m_draft.empty())
        return;
    m_draft.clear();
    tellAll();
    Q_EMIT draftChanged();
}

void SharingModel::setAll(Scope scope)
{
    if (m_changeable && !m_groups.empty())
        want(m_groups.front().items, scope);
}

void SharingModel::setChangeable(bool changeable)
{
    if (m_changeable == changeable)
        return;
    m_changeable = changeable;
    tellAll();
}

int SharingModel::chosen(Scope scope) const
{
    return int(std::count_if(m_items.begin(), m_items.end(), [&](const engine::ItemSharing &item) {
        return item.canBeChosen && item.scope == scope;
    }));
}

QModelIndex SharingModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : kGroupRow);
}

QModelIndex SharingModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == kGroupRow)
        return {};
    return createIndex(int(child.internalId()) - 1, 0, kGroupRow);
}

int SharingModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_groups.size());
    if (parent.internalId() != kGroupRow || parent.column() != 0)
        return 0;
    const Group &group = m_groups[std::size_t(parent.row())];
    return group.hasRows() ? int(group.items.size()) : 0;
}

int SharingModel::columnCount(const QModelIndex &) const
{
    return Columns;
}

const SharingModel::Group &SharingModel::groupOf(const QModelIndex &index) const
{
    return m_groups[index.internalId() == kGroupRow ? std::size_t(index.row())
                                                    : std::size_t(index.internalId()) - 1];
}

const engine::ItemSharing *SharingModel::itemOf(const QModelIndex &index) const
{
    return index.internalId() == kGroupRow ? nullptr
                                           : &m_items[groupOf(index).items[std::size_t(index.row())]];
}

Scope SharingModel::wanted(const engine::ItemSharing &item) const
{
    const auto found = m_draft.find(item.item);
    return found == m_draft.end() ? item.scope : found->second;
}

int SharingModel::shared(const Group &group) const
{
    return int(std::count_if(group.items.begin(), group.items.end(),
                             [this](std::size_t place) { return wanted(m_items[place]) == Scope::Shared; }));
}

QString SharingModel::groupText(const Group &group, int column) const
{
    if (column == Name) {
        switch (group.kind) {
        case Kind::All:
            return tr("All items");
        case Kind::Category:
            return categoryText(group.category);
        case Kind::AlwaysShared:
            return tr("Always shared");
        }
    }
    const int count = int(group.items.size());
    if (group.kind == Kind::AlwaysShared)
        return tr("%Ln item(s)", nullptr, count);
    return tr("%1 of %Ln shared", nullptr, count).arg(shared(group));
}

QString SharingModel::itemCell(const engine::ItemSharing &item, int column) const
{
    if (column == ScopeColumn)
        return scopeText(wanted(item));
    // Its category stands above; what is always shared has none there.
    return item.canBeChosen ? withoutCategory(itemText(item.item)) : itemText(item.item);
}

QString SharingModel::spokenName(const engine::ItemSharing &item) const
{
    return m_draft.count(item.item) > 0 ? tr("%1 (changed)").arg(itemText(item.item)) : itemText(item.item);
}

Qt::CheckState SharingModel::tickOf(const QModelIndex &index) const
{
    if (const auto *item = itemOf(index))
        return wanted(*item) == Scope::Shared ? Qt::Checked : Qt::Unchecked;
    const Group &group = groupOf(index);
    const int count = shared(group);
    return count == 0 ? Qt::Unchecked : count == int(group.items.size()) ? Qt::Checked : Qt::PartiallyChecked;
}

QVariant SharingModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const auto *item = itemOf(index);
    switch (role) {
    case Qt::DisplayRole:
        return item ? itemCell(*item, index.column()) : groupText(groupOf(index), index.column());
    case Qt::AccessibleTextRole:
        return item && index.column() == Name ? spokenName(*item) : QVariant();
    case Qt::CheckStateRole:
        return index.column() == Name && (item || groupOf(index).kind != Kind::AlwaysShared)
                   ? QVariant(int(tickOf(index)))
                   : QVariant();
    case Qt::FontRole: {
        QFont font;
        font.setBold(!item || m_draft.count(item->item) > 0);
        return font;
    }
    case Qt::ToolTipRole:
        return item ? toolTip(*item) : QVariant();
    default:
        return {};
    }
}

QVariant SharingModel::toolTip(const engine::ItemSharing &item) const
{
    if (!item.canBeChosen)
        return tr("%1: always shared across all devices; it cannot be chosen")
            .arg(categoryText(item.category));
    return m_draft.count(item.item) > 0 ? tr("%1, now: %2").arg(itemText(item.item), scopeText(item.scope))
                                        : itemText(item.item);
}

bool SharingModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !(flags(index) & Qt::ItemIsUserCheckable))
        return false;
    const Scope scope = value.toInt() == Qt::Unchecked ? Scope::DeviceSpecific : Scope::Shared;
    if (itemOf(index))
        want({groupOf(index).items[std::size_t(index.row())]}, scope);
    else
        want(groupOf(index).items, scope);
    return true;
}

void SharingModel::want(const std::vector<std::size_t> &items, Scope scope)
{
    for (const std::size_t place : items) {
        const engine::ItemSharing &item = m_items[place];
        if (item.scope == scope)
            m_draft.erase(item.item);
        else
            m_draft[item.item] = scope;
    }
    tellAll();
    Q_EMIT draftChanged();
}

Qt::ItemFlags SharingModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (groupOf(index).kind == Kind::AlwaysShared) // greyed, and its row can still be opened and read
        return itemOf(index) ? Qt::ItemNeverHasChildren | Qt::ItemIsSelectable
                             : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (index.column() == Name && m_changeable)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

QVariant SharingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Item (ticked: shared)") : tr("Scope");
}

void SharingModel::tellAll()
{
    if (m_groups.empty())
        return;
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
    for (int group = 0; group < rowCount(); ++group) {
        const QModelIndex top = index(group, 0);
        if (const int rows = rowCount(top); rows > 0)
            Q_EMIT dataChanged(index(0, 0, top), index(rows - 1, Columns - 1, top));
    }
}

} // namespace retinue::ui
