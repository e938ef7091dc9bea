#include "core/client/admission.h"

#include <algorithm>
#include <utility>

namespace retinue::client {
namespace {

void evict(LocalEdit &edit, const OwnerKey &key)
{
    auto owner = edit.findOwner(key);
    if (!owner)
        return;
    bool somethingStays = false;
    for (const CopyRow &row : edit.copies(*owner)) {
        if (row.item->dropped)
            edit.setCopy(*owner, *row.item, {});
        else
            somethingStays = true;
    }
    if (!somethingStays) {
        edit.removeOwner(*owner);
        return;
    }
    owner->partial = true;
    ++owner->needsPull;
    owner->toBring = edit.nextNumber();
    edit.updateOwner(*owner);
}

/// R10: what stays of the evicted is bounded as well. The oldest without anything unsent go altogether; the
/// server is told, and their next login brings everything.
void forgetOldestEvicted(LocalEdit &edit, OwnerKind kind, int most, const std::vector<OwnerKey> &atPanel)
{
    std::vector<OwnerTally> evicted = edit.tallies();
    std::erase_if(evicted, [kind](const OwnerTally &tally) {
        return tally.owner.key.kind() != kind || !tally.owner.partial;
    });
    auto surplus = std::ptrdiff_t(evicted.size()) - most;
    std::stable_sort(evicted.begin(), evicted.end(), [](const OwnerTally &a, const OwnerTally &b) {
        return a.owner.lastLogin < b.owner.lastLogin;
    });
    for (const OwnerTally &tally : evicted) {
        if (surplus <= 0)
            return;
        const bool here = std::find(atPanel.begin(), atPanel.end(), tally.owner.key) != atPanel.end();
        if (here || tally.unsent + tally.refused > 0)
            continue;
        edit.removeOwner(tally.owner);
        --surplus;
    }
}

} // namespace

Admitted admitOwner(LocalEdit &edit, const OwnerKey &key, const Bounds &bounds,
                    const std::vector<OwnerKey> &atPanel)
{
    Admitted admitted;
    admitted.owner = edit.findOwner(key);
    if (key.kind() == OwnerKind::AllDevices || (admitted.owner && !admitted.owner->partial))
        return {edit.ensureOwner(key), {}};

    std::vector<sync::EvictionCandidate> held;
    for (const OwnerTally &tally : edit.tallies()) {
        const LocalOwnerRow &owner = tally.owner;
        const bool here = std::find(atPanel.begin(), atPanel.end(), owner.key) != atPanel.end();
        if (owner.key.kind() == key.kind() && !(owner.key == key) && !owner.partial)
            held.push_back({owner.key, owner.lastLogin, here, tally.unsent + tally.refused > 0,
                            tally.settings + tally.unsent + tally.refused == 0});
    }
    const int most = key.kind() == OwnerKind::User ? bounds.users : bounds.groups;
    const sync::Admission admission = sync::admit(std::move(held), most, bounds.whenFull);
    if (!admission.admitted)
        return {std::nullopt, {}};
    for (const OwnerKey &oldest : admission.evicted) {
        evict(edit, oldest);
        edit.notePushedOut(oldest, key);
    }
    admitted.owner = edit.ensureOwner(key);
    edit.forgetPushedOut(key);
    if (std::exchange(admitted.owner->partial, false))
        edit.updateOwner(*admitted.owner); // what is missing comes with the pull that it needs
    if (!admission.evicted.empty())
        forgetOldestEvicted(edit, key.kind(), most, atPanel);
    admitted.evicted = admission.evicted;
    return admitted;
}

QString storeIsFull()
{
    return QStringLiteral("This device holds as many users' settings as it can: these are not kept here.");
}

} // namespace retinue::client
