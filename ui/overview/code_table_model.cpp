#include "ui/overview/code_table_model.h"

#include "ui/text/formats.h"

#include <algorithm>

namespace retinue::ui {

QString timeLeftText(Timestamp expires, Timestamp now)
{
    using namespace std::chrono;
    const auto left = duration_cast<seconds>(expires - now);
    if (left <= 0s)
        return CodeTableModel::tr("expired");
    // The last ten minutes count down by the second; nobody watches days.
    if (left < 10min)
        return QStringLiteral("%1:%2").arg(left.count() / 60).arg(left.count() % 60, 2, 10, QLatin1Char('0'));
    if (left < 48h)
        return durationText(left);
    return CodeTableModel::tr("%n day(s)", nullptr, int(duration_cast<days>(left).count()));
}

void CodeTableModel::show(const std::vector<devices::EnrolmentCode> &codes, Timestamp now)
{
    const auto isListed = [&](const devices::EnrolmentCode &code) {
        return std::any_of(codes.begin(), codes.end(), [&](const auto &one) { return one.row == code.row; });
    };
    for (int row = int(m_codes.size()) - 1; row >= 0; --row) {
        if (isListed(m_codes[std::size_t(row)]))
            continue;
        beginRemoveRows({}, row, row);
        m_codes.erase(m_codes.begin() + row);
        endRemoveRows();
    }
    // What is left is the beginning of the list: numbers only grow.
    std::copy_n(codes.begin(), m_codes.size(), m_codes.begin());
    if (m_codes.size() < codes.size()) {
        beginInsertRows({}, int(m_codes.size()), int(codes.size()) - 1);
        m_codes = codes;
        endInsertRows();
    }
    showTime(now);
}

void CodeTableModel::showTime(Timestamp now)
{
    m_now = now;
    if (!m_codes.empty())
        Q_EMIT dataChanged(index(0, Uses), index(int(m_codes.size()) - 1, TimeLeft));
}

int CodeTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_codes.size());
}

int CodeTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QVariant CodeTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid) ||
        role != Qt::DisplayRole)
        return {};
    const devices::EnrolmentCode &code = m_codes[std::size_t(index.row())];
    switch (Column(index.column())) {
    case Code:
        return QString(code.hint + QStringLiteral("…"));
    case Uses:
        return tr("%n device(s)", nullptr, code.usesLeft);
    case TimeLeft:
        return timeLeftText(code.expires, m_now);
    case Columns:
        break;
    }
    return {};
}

QVariant CodeTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Code:
        return tr("Code");
    case Uses:
        return tr("Enrols");
    case TimeLeft:
        return tr("Time left");
    case Columns:
        break;
    }
    return {};
}

} // namespace retinue::ui
