#include "core/client/forgetting.h"

namespace retinue::client {

ForgetReport lostWith(LocalEdit &edit, const LocalOwnerRow &owner)
{
    ForgetReport loss;
    for (const UnsentRow &row : edit.unsent(owner))
        loss.unsent.push_back({owner.key, row.item->id, row.refused});
    for (const Item *item : edit.ownItems(owner))
        loss.own << item->id;
    return loss;
}

Result<ForgetReport> forgetOwner(LocalEdit &edit, const OwnerKey &owner, bool loseAll)
{
    const auto known = edit.findOwner(owner);
    if (!known)
        return Error{ErrorCode::NotFound,
                     QStringLiteral("this device has nothing of %1").arg(owner.toString())};
    ForgetReport report = lostWith(edit, *known);
    report.forgotten = loseAll || (report.unsent.empty() && report.own.empty());
    if (report.forgotten) {
        edit.dropDeviceSpecific(*known); // its seeds can be taken again
        edit.removeOwner(*known);
    }
    return report;
}

} // namespace retinue::client
