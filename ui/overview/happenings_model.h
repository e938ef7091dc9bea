#pragma once

#include "core/engine/activity.h"

#include <QAbstractTableModel>

#include <vector>

namespace retinue::ui {

/// What happened last in the fleet, the newest first: when, who, what, on which device. Rows that are there
/// already stay the same rows while newer ones come above them, so a selection stays where it was.
class HappeningsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { When, Who, What, Device, Columns };
    using QAbstractTableModel::QAbstractTableModel;

    /// The newest first, as Activity::recent() gives them.
    void show(std::vector<engine::Happening> happenings);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<engine::Happening> m_happenings;
};

} // namespace retinue::ui
