#pragma once

#include "core/engine/notices.h"
#include "ui/widgets/status_label.h"

#include <QString>

namespace retinue::ui {

/// "Sign-in": a step of sending.
[[nodiscard]] QString noticeStepText(engine::NoticeStep step);
/// What to check when that step fails.
[[nodiscard]] QString noticeStepNext(engine::NoticeStep step);

/// A sentence and how it stands.
struct NoticeLine
{
    Health health = Health::Idle;
    QString text; ///< empty: there is nothing to say
};
/// How sending a test ended.
[[nodiscard]] NoticeLine deliveryLine(const engine::Delivery &delivery);
/// How a channel stands: when it sent last, since when it fails, what waits.
[[nodiscard]] NoticeLine standingLine(const engine::NoticeState &state);

} // namespace retinue::ui
