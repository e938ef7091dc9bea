#pragma once

#include "core/engine/backups.h"

#include <QAbstractTableModel>

#include <vector>

namespace retinue::ui {

/// The moments of a place that can be restored, the newest first: bases and increments alike, a row each.
/// What lies there and cannot be restored comes last.
class BackupModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Made, Content, Size, Users, Devices, Version, Encrypted, Checked, Columns };

    /// One row: a file, and the backup that it belongs to.
    struct Row
    {
        engine::BackupFile file;
        std::optional<engine::BackupEntry> backup; ///< none: nothing that is here builds upon it
        std::optional<Timestamp> since;            ///< of an increment: what it has the changes since
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setList(const engine::BackupList &list);
    [[nodiscard]] const Row *row(int row) const;
    /// -1: it is not here.
    [[nodiscard]] int rowOf(const QString &name) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] static QString textOf(const Row &row, int column);

    std::vector<Row> m_rows;
};

} // namespace retinue::ui
