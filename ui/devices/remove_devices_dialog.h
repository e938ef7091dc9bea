#pragma once

#include "core/devices/device_registry.h"

#include <QDialog>

#include <vector>

class QLineEdit;
class QPushButton;

namespace retinue::ui {

/// Asks before devices are removed: names and counts them, and says what it means. Of many, the number must
/// be typed, so that a selection of everything is not removed in passing. accepted() when confirmed.
class RemoveDevicesDialog : public QDialog
{
    Q_OBJECT
public:
    static constexpr std::size_t kNamed = 8;
    static constexpr std::size_t kMany = 20;

    RemoveDevicesDialog(const std::vector<devices::DeviceRecord> &devices, QWidget *parent);

private:
    QLineEdit *m_count = nullptr; ///< null: not that many
    QPushButton *m_remove;
};

} // namespace retinue::ui
