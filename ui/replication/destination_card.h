#pragma once

#include "core/engine/replication.h"
#include "ui/replication/destination_fields.h"
#include "ui/widgets/card.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QSpinBox;

namespace retinue::ui {

class StatusLabel;

/// [Destination Device for Replication] with [Interval:] and update count, [Start Replication] and [Stop
/// Replication] (R41); why a start was refused (R42).
class DestinationCard : public Card
{
    Q_OBJECT
public:
    DestinationCard(Machine &machine, QWidget *parent);

    void setState(const engine::ReplicationState &state);
    /// A start or stop is on its way.
    void setBusy(bool isBusy);
    /// A start ended.
    void showFailure(const Error &error);
    void clearFailure();
    [[nodiscard]] engine::ReplicationSettings settings() const;

Q_SIGNALS:
    void startWanted(const retinue::ui::DestinationFields::Entered &destination);
    void stopWanted();

private:
    void draw();

    DestinationFields *m_fields;
    QSpinBox *m_interval, *m_updates;
    StatusLabel *m_failure;
    QLabel *m_cause;
    QPushButton *m_start, *m_stop;
    bool m_isSet = false, m_isBusy = false;
};

} // namespace retinue::ui
