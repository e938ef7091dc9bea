#include "core/client/held_report.h"

#include "core/model/value_rules.h"

#include <algorithm>

namespace retinue::client {

QByteArray fingerprint(const Item &item, const std::optional<QByteArray> &value)
{
    return value ? model::contentDigest(sync::outgoing(item, *value)) : QByteArray();
}

HeldReport reportHeld(LocalEdit &edit, const LocalOwnerRow &owner, bool sameGeneration)
{
    HeldReport report;
    report.held.owner = owner.key;
    report.held.partial = owner.partial;
    report.toBring = owner.toBring;
    for (const CopyRow &row : edit.sharedCopies(owner)) {
        if (!row.copy.value)
            continue;
        const QByteArray print = fingerprint(*row.item, row.copy.value);
        report.fingerprints.emplace(row.item->id, print);
        // The revision stands for a secret's content: a changed one must not pass for what it was.
        const bool telling = sameGeneration && !(row.item->secret && row.copy.isUnsent());
        report.held.settings.push_back({row.item->id, row.item->secret ? QByteArray() : print,
                                        telling ? row.copy.revision : std::nullopt});
    }
    return report;
}

std::optional<protocol::OwnerDigest> digestOf(LocalEdit &edit, const LocalOwnerRow &owner,
                                              const Generation &generation)
{
    if (!owner.id || !owner.state || owner.partial || owner.needsPull != 0)
        return std::nullopt;
    std::vector<std::pair<QString, QByteArray>> digests;
    for (const CopyRow &row : edit.sharedCopies(owner)) {
        if (row.copy.isUnsent())
            return std::nullopt;
        if (row.copy.value && !row.item->secret)
            digests.emplace_back(row.item->id, fingerprint(*row.item, row.copy.value));
    }
    return protocol::OwnerDigest{*owner.id, {generation, *owner.state}, protocol::ownerDigest(digests)};
}

std::vector<protocol::DisplacedSetting> displacedBy(LocalEdit &edit, const protocol::ReconcileAnswer &answer)
{
    std::vector<protocol::DisplacedSetting> displaced;
    for (const protocol::ReconciledOwner &answered : answer.owners) {
        const auto owner = edit.findOwner(answered.owner);
        if (!owner)
            continue;
        for (const protocol::ReconciledSetting &setting : answered.settings) {
            const Item *item = edit.catalogue().find(setting.item);
            if (!item || item->secret || setting.action != protocol::ReconcileAction::Take ||
                edit.isDeviceSpecific(*item))
                continue;
            if (const auto copy = edit.copy(*owner, *item); copy.value)
                displaced.push_back({answered.owner, item->id, sync::outgoing(*item, *copy.value)});
        }
    }
    return displaced;
}

std::vector<protocol::DisplacedSetting> displacedSecrets(LocalEdit &edit, const LocalOwnerRow &owner,
                                                         const protocol::OwnerSettings &answer)
{
    std::vector<protocol::DisplacedSetting> displaced;
    for (const CopyRow &row : edit.sharedCopies(owner)) {
        const sync::LocalCopy &copy = row.copy;
        if (!row.item->secret || !copy.value || copy.revision != Revision{})
            continue;
        const auto setting =
            std::find_if(answer.settings.begin(), answer.settings.end(),
                         [&](const protocol::SettingState &one) { return one.item == row.item->id; });
        const bool mentioned = setting != answer.settings.end();
        const bool differs = mentioned ? !setting->atLogin && setting->value != *copy.value : answer.complete;
        if (differs)
            displaced.push_back({owner.key, row.item->id, *copy.value});
    }
    return displaced;
}

} // namespace retinue::client
