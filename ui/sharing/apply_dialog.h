#pragma once

#include "core/devices/device_registry.h"
#include "core/engine/data_sharing.h"
#include "ui/widgets/status_label.h"

#include <QDialog>

#include <vector>

class QCheckBox;
class QComboBox;
class QVBoxLayout;

namespace retinue::ui {

/// The one question before scopes change or a change is taken back: what is lost, named and counted (R35),
/// the backup that is made first and what it can bring back, and whose values become the shared ones.
/// accepted() when confirmed.
class ApplyDialog : public QDialog
{
    Q_OBJECT
public:
    ApplyDialog(const engine::SharingOutlook &outlook, std::vector<devices::DeviceRecord> devices,
                QWidget *parent);
    [[nodiscard]] engine::SharingOptions options() const;

private:
    void addNote(Health health, const QString &text);
    void addLosses(const engine::SharingOutlook &outlook);
    void addBackUp(bool canBackUp);
    void addKeeping();

    const int m_enrolled;                               ///< devices
    const std::vector<devices::DeviceRecord> m_devices; ///< whose values can be kept, ordered by name
    QVBoxLayout *m_layout;
    QCheckBox *m_backUp;
    QCheckBox *m_keep = nullptr; ///< null: nothing could be kept
    QComboBox *m_device = nullptr;
};

} // namespace retinue::ui
