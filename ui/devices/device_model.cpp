#include "ui/devices/device_model.h"

#include "ui/text/formats.h"
#include "ui/text/search_text.h"
#include "ui/widgets/health_delegate.h"

#include <QTextDocument>

namespace retinue::ui {

namespace {
/// Scattered changes beyond it are told as one range: each signal costs the views more than a row does.
constexpr std::size_t kMostRanges = 16;
} // namespace

DeviceModel::DeviceModel(QObject *parent) : QAbstractTableModel(parent)
{
    m_collator.setNumericMode(true);
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
}

void DeviceModel::setDevices(std::vector<devices::DeviceRecord> devices, Timestamp now)
{
    std::unordered_map<DeviceId, const devices::DeviceRecord *> present;
    present.reserve(devices.size());
    for (const auto &device : devices)
        present.emplace(device.id, &device);
    removeMissing(present);
    changeKnown(present); // leaves those that are new

    if (!present.empty()) {
        const int first = int(m_rows.size());
        beginInsertRows({}, first, first + int(present.size()) - 1);
        m_rows.reserve(m_rows.size() + present.size());
        for (const auto &device : devices) {
            if (!present.contains(device.id))
                continue;
            m_rowOf[device.id] = int(m_rows.size());
            m_rows.push_back(makeRow(device));
        }
        endInsertRows();
    }
    m_now = now;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, LastContact), index(int(m_rows.size()) - 1, LastContact));
}

void DeviceModel::removeMissing(const std::unordered_map<DeviceId, const devices::DeviceRecord *> &present)
{
    const auto isMissing = [&](int row) { return !present.contains(m_rows[row]->device.id); };
    bool removed = false;
    for (int last = int(m_rows.size()) - 1; last >= 0; --last) {
        if (!isMissing(last))
            continue;
        int first = last;
        while (first > 0 && isMissing(first - 1))
            --first;
        beginRemoveRows({}, first, last);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
        endRemoveRows();
        removed = true;
        last = first;
    }
    if (!removed)
        return;
    m_rowOf.clear();
    for (std::size_t row = 0; row < m_rows.size(); ++row)
        m_rowOf[m_rows[row]->device.id] = int(row);
}

void DeviceModel::changeKnown(std::unordered_map<DeviceId, const devices::DeviceRecord *> &present)
{
    std::vector<std::pair<int, int>> ranges;
    for (int row = 0; row < int(m_rows.size()); ++row) {
        const auto found = present.find(m_rows[row]->device.id);
        const devices::DeviceRecord &device = *found->second;
        present.erase(found);
        if (device == m_rows[row]->device)
            continue;
        m_rows[row] = makeRow(device);
        if (!ranges.empty() && ranges.back().second == row - 1)
            ranges.back().second = row;
        else
            ranges.emplace_back(row, row);
    }
    if (ranges.size() > kMostRanges)
        ranges = {{ranges.front().first, ranges.back().second}};
    for (const auto &[first, last] : ranges)
        Q_EMIT dataChanged(index(first, 0), index(last, kColumns - 1));
}

std::unique_ptr<DeviceModel::Row> DeviceModel::makeRow(const devices::DeviceRecord &device) const
{
    QStringList texts;
    for (int column = 0; column < kColumns; ++column) {
        if (column != LastContact && column != Differing)
            texts << text(device, Column(column));
    }
    return std::make_unique<Row>(Row{device, ui::searchText(texts.join(QLatin1Char('\n'))), {}});
}

std::optional<int> DeviceModel::rowOf(const DeviceId &device) const
{
    const auto found = m_rowOf.find(device);
    return found == m_rowOf.end() ? std::nullopt : std::optional(found->second);
}

bool DeviceModel::lessThan(int left, int right, Column column) const
{
    const Row &a = *m_rows[left];
    const Row &b = *m_rows[right];
    const auto byName = [&] { return sortKey(a, Name).compare(sortKey(b, Name)) < 0; };
    switch (column) {
    case State: {
        const auto one = conditionOf(a.device), other = conditionOf(b.device);
        return one == other ? byName() : one < other;
    }
    case LastContact:
        return a.device.lastContact == b.device.lastContact ? byName()
                                                            : a.device.lastContact < b.device.lastContact;
    case Differing:
        return a.device.differing == b.device.differing ? byName() : a.device.differing < b.device.differing;
    case Name:
    case SerialNumber:
    case Location:
    case ProductName:
    case Address:
    case Version:
    case kColumns:
        break;
    }
    const int order = sortKey(a, column).compare(sortKey(b, column));
    return order == 0 && column != Name ? byName() : order < 0;
}

const QCollatorSortKey &DeviceModel::sortKey(const Row &row, Column column) const
{
    auto &key = row.sortKeys[column];
    if (!key)
        key = m_collator.sortKey(text(row.device, column));
    return *key;
}

int DeviceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int DeviceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(kColumns);
}

QString DeviceModel::text(const devices::DeviceRecord &device, Column column) const
{
    switch (column) {
    case State:
        return conditionText(conditionOf(device));
    case Name:
        return device.info.name;
    case SerialNumber:
        return device.info.serialNumber;
    case Location:
        return device.info.location;
    case ProductName:
        return device.info.productName;
    case Address:
        return device.address;
    case LastContact:
        return agoText(device.lastContact, m_now);
    case Version:
        return device.info.version;
    case Differing:
        return device.differing > 0 ? countText(device.differing) : QString();
    case kColumns:
        break;
    }
    Q_UNREACHABLE();
}

QVariant DeviceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &device = m_rows[index.row()]->device;
    const auto column = Column(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(device, column);
    case Qt::TextAlignmentRole:
        return column == Differing ? int(Qt::AlignRight | Qt::AlignVCenter)
                                   : int(Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        if (column == State)
            return explain(device, std::nullopt, m_now).why;
        if (column == LastContact && device.lastContact)
            return exactTimeText(*device.lastContact);
        // Columns may be too narrow for it; and what a device says of itself is never taken for HTML.
        return Qt::convertFromPlainText(text(device, column));
    case HealthDelegate::kHealthRole:
        return column == State ? QVariant(int(healthOf(conditionOf(device)))) : QVariant();
    default:
        return {};
    }
}

QVariant DeviceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= kColumns)
        return {};
    if (role == Qt::DisplayRole)
        return title(Column(section));
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == Differing)
        return tr("How many users and groups the device holds other data of than the server");
    return {};
}

QString DeviceModel::title(Column column)
{
    switch (column) {
    case State:
        return tr("State");
    case Name:
        return tr("Device Name");
    case SerialNumber:
        return tr("Serial Number");
    case Location:
        return tr("Location");
    case ProductName:
        return tr("Product Name");
    case Address:
        return tr("Address");
    case LastContact:
        return tr("Last Contact");
    case Version:
        return tr("Version");
    case Differing:
        return tr("Differs");
    case kColumns:
        break;
    }
    Q_UNREACHABLE();
}

} // namespace retinue::ui
