#pragma once

#include "core/engine/engine.h"
#include "ui/userdata/confirm_dialog.h"

namespace retinue::ui {

/// R20: asks before users and groups are deleted. What goes is counted in the background first; meanwhile
/// nothing can be confirmed, and closing it ends the counting.
class DeletionDialog : public ConfirmDialog
{
    Q_OBJECT
public:
    /// The engine outlives it.
    DeletionDialog(engine::Engine &engine, const userdata::OwnerSelection &selection, QWidget *parent);

    /// What was counted; after accepted(). Just this is what was confirmed.
    [[nodiscard]] const userdata::DeletionPlan &plan() const { return m_plan; }
    /// Whether it goes to Recently deleted.
    [[nodiscard]] bool keeps() const { return m_keeps; }

private:
    struct Counted
    {
        engine::DeletionOutlook outlook;
        std::chrono::days keptFor{};
    };
    void show(const Counted &counted);

    userdata::DeletionPlan m_plan;
    bool m_keeps = true;
    CancelToken m_cancel;
};

} // namespace retinue::ui
