#pragma once

#include "core/engine/replication.h"
#include "ui/widgets/card.h"
#include "ui/widgets/status_label.h"

class QPushButton;

namespace retinue::ui {

/// How replication stands (R43), since when the copy is proven equal, [Replicate Now] and [Verify Now].
class ReplicationHead : public Card
{
    Q_OBJECT
public:
    explicit ReplicationHead(QWidget *parent = nullptr);
    void setState(const engine::ReplicationState &state, Timestamp now);
    /// A run or a comparison by hand is on its way.
    void setBusy(bool isReplicating, bool isVerifying);
    [[nodiscard]] Health health() const { return m_state->health(); }

Q_SIGNALS:
    void replicateWanted();
    void verifyWanted();
    void recoveryWanted();
    void handOverWanted();
    void servingWanted(); ///< by a server that was replaced

private:
    void draw();

    StatusLabel *m_state, *m_proven;
    QLabel *m_next, *m_plan;
    QPushButton *m_replicate, *m_verify, *m_handOver, *m_recover, *m_serve;
    bool m_isSet = false, m_isReplaced = false, m_isReplicating = false, m_isVerifying = false;
};

} // namespace retinue::ui
