#pragma once

#include "core/engine/replication.h"

#include <QAbstractTableModel>

#include <vector>

namespace retinue::ui {

/// The last runs of replication, the newest first.
class RunModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Begun, Trigger, Content, Records, Size, Duration, Outcome, Columns };

    using QAbstractTableModel::QAbstractTableModel;

    void setRuns(std::vector<engine::ReplicationRun> runs);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] static QString textOf(const engine::ReplicationRun &run, int column);

    std::vector<engine::ReplicationRun> m_runs;
};

} // namespace retinue::ui
