#include "ui/overview/happenings_model.h"

#include "ui/text/formats.h"
#include "ui/text/item_text.h"

#include <QDateTime>

#include <algorithm>

namespace retinue::ui {

namespace {

QString ownerText(const OwnerKey &owner)
{
    switch (owner.kind()) {
    case OwnerKind::User:
        return owner.spelled();
    case OwnerKind::Group:
        return HappeningsModel::tr("Group %1").arg(owner.name());
    case OwnerKind::AllDevices:
        return HappeningsModel::tr("All devices");
    }
    Q_UNREACHABLE();
}

QString whatText(const engine::Happening &happening)
{
    switch (happening.kind) {
    case engine::Happening::Kind::LoggedIn:
        return HappeningsModel::tr("Logged in");
    case engine::Happening::Kind::Changed:
        return HappeningsModel::tr("Changed: %1").arg(itemText(happening.item));
    case engine::Happening::Kind::Deleted:
        return HappeningsModel::tr("Deleted: %1").arg(itemText(happening.item));
    }
    Q_UNREACHABLE();
}

QString timeOfDay(Timestamp at)
{
    return QDateTime::fromMSecsSinceEpoch(base::toMilliseconds(at))
        .time()
        .toString(QStringLiteral("HH:mm:ss"));
}

} // namespace

void HappeningsModel::show(std::vector<engine::Happening> happenings)
{
    const std::uint64_t newest = m_happenings.empty() ? 0 : m_happenings.front().number;
    const auto known = std::find_if(happenings.begin(), happenings.end(),
                                    [&](const engine::Happening &one) { return one.number <= newest; });
    const auto fresh = std::size_t(known - happenings.begin());
    const std::size_t kept = std::min(m_happenings.size(), happenings.size() - fresh);
    if (kept < m_happenings.size()) {
        beginRemoveRows({}, int(kept), int(m_happenings.size()) - 1);
        m_happenings.erase(m_happenings.begin() + std::ptrdiff_t(kept), m_happenings.end());
        endRemoveRows();
    }
    if (fresh > 0) {
        beginInsertRows({}, 0, int(fresh) - 1);
        m_happenings.insert(m_happenings.begin(), happenings.begin(),
                            happenings.begin() + std::ptrdiff_t(fresh));
        endInsertRows();
    }
}

int HappeningsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_happenings.size());
}

int HappeningsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QVariant HappeningsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const engine::Happening &happening = m_happenings[std::size_t(index.row())];
    if (role == Qt::ToolTipRole)
        return QString(exactTimeText(happening.at) + u'\n' + whatText(happening)); // it may be cut off
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(index.column())) {
    case When:
        return timeOfDay(happening.at);
    case Who:
        return ownerText(happening.owner);
    case What:
        return whatText(happening);
    case Device:
        return happening.deviceName;
    case Columns:
        break;
    }
    return {};
}

QVariant HappeningsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case When:
        return tr("Time");
    case Who:
        return tr("Who");
    case What:
        return tr("What");
    case Device:
        return tr("Device");
    case Columns:
        break;
    }
    return {};
}

} // namespace retinue::ui
