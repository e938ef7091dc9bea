#pragma once

#include "ui/devices/device_filter.h"

#include <QTableView>

#include <vector>

class QMenu;

namespace retinue::ui {

class Preferences;

/// The table of devices: its columns can be moved, hidden and sorted by, and are remembered. Selects whole
/// rows.
class DeviceView : public QTableView
{
    Q_OBJECT
public:
    /// Both outlive this.
    DeviceView(DeviceFilter &filter, Preferences &preferences, QWidget *parent = nullptr);

    /// The devices of the selected rows, in the order shown.
    [[nodiscard]] std::vector<devices::DeviceRecord> selectedDevices() const;
    /// A menu that shows and hides columns; owned by `parent`.
    [[nodiscard]] QMenu *makeColumnMenu(QWidget *parent);

private:
    void fillColumnMenu(QMenu *menu);
    void arrangeByDefault();
    void remember();

    DeviceFilter &m_filter;
    Preferences &m_preferences;
};

} // namespace retinue::ui
