#pragma once

#include "core/engine/engine.h"

#include <QDialog>

class QComboBox;
class QPushButton;

namespace retinue::ui {

class StatusLabel;

/// R5 in one step: asks which device's copy of a user or group becomes the data, and says what that means.
/// Devices that hold a copy are there to choose from; only one that is connected can be chosen. accepted()
/// when confirmed.
class TakeOverDialog : public QDialog
{
    Q_OBJECT
public:
    /// The engine outlives it. `id`: the owner's in the store.
    TakeOverDialog(engine::Engine &engine, const OwnerKey &owner, const OwnerId &id, QWidget *parent);

    /// Null: none.
    [[nodiscard]] DeviceId device() const;
    [[nodiscard]] QString deviceName() const;

private:
    void fill(const OwnerId &id);
    void draw();

    engine::Engine &m_engine;
    QComboBox *m_devices;
    StatusLabel *m_status;
    QPushButton *m_do;
};

} // namespace retinue::ui
