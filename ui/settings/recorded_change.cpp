#include "ui/settings/recorded_change.h"

namespace retinue::ui {

Result<void> recordedChange(engine::Engine &engine, const QString &operation, const QString &destination,
                            const QString &who, const std::function<Result<void>()> &change)
{
    const Timestamp began = engine.clock().now();
    const auto changed = change();
    const QString result = changed ? QStringLiteral("OK") : base::errorWord(changed.error().code);
    auto recorded =
        engine.executions().record({began, engine.clock().now(), operation, destination, result, {}, who});
    return changed ? recorded : changed;
}

} // namespace retinue::ui
