#pragma once

#include "core/sharing/scope_plan.h"
#include "core/store/edit.h"

namespace retinue::sharing {

/// What is set aside, and can be taken back, or not at all.
enum class SetAside { Kept, Gone };

/// As ScopeChanges::begin(), inside a write.
[[nodiscard]] Result<std::int64_t> beginChange(store::Edit &edit, const Catalogue &catalogue,
                                               const ScopePlan &plan, const QString &who,
                                               const DeviceId &keeps, SetAside setAside);
/// Some more owners of a change that has begun, inside a write; how far it is. NotFound: it is not under way.
[[nodiscard]] Result<store::ScopeChangeRow> carryOutSome(store::Edit &edit, std::int64_t epoch,
                                                         SetAside setAside);
/// InUse.
[[nodiscard]] Error changeUnderWay();

} // namespace retinue::sharing
