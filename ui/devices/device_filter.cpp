#include "ui/devices/device_filter.h"

#include "ui/text/search_text.h"

#include <algorithm>

namespace retinue::ui {

DeviceFilter::DeviceFilter(DeviceModel &model, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_model(model)
{
    setDynamicSortFilter(true);
    setSourceModel(&model);
}

void DeviceFilter::setText(const QString &entered)
{
    const QStringList words = searchWords(entered);
    if (words == m_words)
        return;
    m_words = words;
    invalidateFilter();
}

void DeviceFilter::setWanted(Wanted wanted)
{
    if (wanted == m_wanted)
        return;
    m_wanted = wanted;
    invalidateFilter();
}

const devices::DeviceRecord &DeviceFilter::device(int shownRow) const
{
    return m_model.device(mapToSource(index(shownRow, 0)).row());
}

bool DeviceFilter::filterAcceptsRow(int sourceRow, const QModelIndex &) const
{
    const devices::DeviceRecord &device = m_model.device(sourceRow);
    const DeviceCondition condition = conditionOf(device);
    const auto isWanted = [&] {
        switch (m_wanted) {
        case Wanted::All:
            return true;
        case Wanted::Running:
            return condition == DeviceCondition::Running || condition == DeviceCondition::Differs;
        case Wanted::Stopped:
            return condition == DeviceCondition::Stopped;
        case Wanted::NotConnected:
            return condition == DeviceCondition::NotConnected;
        case Wanted::Differing:
            return device.differing > 0;
        }
        Q_UNREACHABLE();
    };
    const QString &text = m_model.searchText(sourceRow);
    return isWanted() && std::all_of(m_words.begin(), m_words.end(),
                                     [&](const QString &word) { return text.contains(word); });
}

bool DeviceFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    return m_model.lessThan(left.row(), right.row(), DeviceModel::Column(left.column()));
}

} // namespace retinue::ui
