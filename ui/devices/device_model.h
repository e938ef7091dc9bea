#pragma once

#include "core/devices/device_registry.h"
#include "ui/devices/device_condition.h"

#include <QAbstractTableModel>
#include <QCollator>

#include <array>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace retinue::ui {

/// The enrolled devices (R30), in no order of its own (DeviceFilter sorts). A new list comes in as what
/// changed - rows removed, changed, added - and never as a reset, so that selection and place stay.
class DeviceModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        State,
        Name,
        SerialNumber,
        Location,
        ProductName,
        Address,
        LastContact,
        Version,
        Differing,
        kColumns
    };

    explicit DeviceModel(QObject *parent = nullptr);

    /// `now` is what "3 minutes ago" is counted from.
    void setDevices(std::vector<devices::DeviceRecord> devices, Timestamp now);

    [[nodiscard]] const devices::DeviceRecord &device(int row) const { return m_rows[row]->device; }
    [[nodiscard]] std::optional<int> rowOf(const DeviceId &device) const;
    /// What a filter looks into: all that is shown of a device but the time.
    [[nodiscard]] const QString &searchText(int row) const { return m_rows[row]->searchText; }
    /// The order of two rows by a column: names as people count ("mfp-2" before "mfp-10").
    [[nodiscard]] bool lessThan(int left, int right, Column column) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// A column's title, as on the screen.
    [[nodiscard]] static QString title(Column column);

private:
    struct Row
    {
        devices::DeviceRecord device;
        QString searchText;
        mutable std::array<std::optional<QCollatorSortKey>, kColumns> sortKeys; ///< made when first needed
    };

    void removeMissing(const std::unordered_map<DeviceId, const devices::DeviceRecord *> &present);
    void changeKnown(std::unordered_map<DeviceId, const devices::DeviceRecord *> &present);
    [[nodiscard]] std::unique_ptr<Row> makeRow(const devices::DeviceRecord &device) const;
    [[nodiscard]] QString text(const devices::DeviceRecord &device, Column column) const;
    [[nodiscard]] const QCollatorSortKey &sortKey(const Row &row, Column column) const;

    QCollator m_collator;
    std::vector<std::unique_ptr<Row>> m_rows; ///< pointers: rows that move up are many, and large
    std::unordered_map<DeviceId, int> m_rowOf;
    Timestamp m_now{};
};

} // namespace retinue::ui
