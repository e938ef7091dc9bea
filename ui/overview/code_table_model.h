#pragma once

#include "core/devices/enrolment_codes.h"

#include <QAbstractTableModel>

#include <vector>

namespace retinue::ui {

/// The enrolment codes that can still be used: how they begin, how many devices they enrol, how long. A code
/// that stays keeps its row while others come and go.
class CodeTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Code, Uses, TimeLeft, Columns };
    using QAbstractTableModel::QAbstractTableModel;

    /// Ordered by their numbers, as EnrolmentCodes::list() gives them.
    void show(const std::vector<devices::EnrolmentCode> &codes, Timestamp now);
    /// The times left.
    void showTime(Timestamp now);
    [[nodiscard]] const devices::EnrolmentCode &code(int row) const { return m_codes[std::size_t(row)]; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<devices::EnrolmentCode> m_codes;
    Timestamp m_now{};
};

/// "9:59", "45 minutes", "3 days", "expired".
[[nodiscard]] QString timeLeftText(Timestamp expires, Timestamp now);

} // namespace retinue::ui
