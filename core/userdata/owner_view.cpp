#include "core/userdata/owner_view.h"

#include "core/userdata/log.h"

namespace retinue::userdata {

Q_LOGGING_CATEGORY(lcUserData, "retinue.userdata")

namespace {

/// The revision after which everything is to be told; none = all there is.
std::optional<Revision> startingPoint(const store::Snapshot &view, const store::OwnerRow &owner,
                                      const std::optional<State> &since)
{
    if (!since || since->generation != view.generation())
        return std::nullopt;
    if (since->revision < owner.created || since->revision < view.head().purged ||
        since->revision > view.revision())
        return std::nullopt;
    return since->revision;
}

Result<void> addDeleted(const store::Snapshot &view, const Catalogue &catalogue, const OwnerId &owner,
                        Revision after, std::vector<protocol::SettingState> &settings)
{
    auto tombstones = view.tables().tombstones.after({owner}, after);
    if (!tombstones)
        return std::move(tombstones).error();
    for (const store::TombstoneRow &tombstone : *tombstones) {
        const Item *item = tombstone.item ? catalogue.find(*tombstone.item) : nullptr;
        if (item)
            settings.push_back({item->id, tombstone.revision, true, false, {}});
    }
    return {};
}

} // namespace

Result<OwnerView> viewOwner(const store::Snapshot &view, const Catalogue &catalogue, const OwnerKey &key,
                            const std::optional<State> &since, bool secrets)
{
    using store::SettingTable;
    auto owner = view.tables().owners.find(key);
    if (!owner)
        return std::move(owner).error();
    OwnerView answer;
    answer.settings.owner = key;
    if (!*owner) {
        answer.settings.state = {view.generation(), view.revision()};
        return answer;
    }
    answer.settings.owner = (*owner)->key;
    answer.settings.id = (*owner)->id;
    answer.settings.state = {view.generation(), (*owner)->revision};
    const auto after = startingPoint(view, **owner, since);
    answer.settings.complete = !after;
    auto settings = view.tables().settings.ofOwner(**owner, secrets ? SettingTable::Secrets::Decrypt
                                                                    : SettingTable::Secrets::LeaveOut);
    if (!settings)
        return std::move(settings).error();
    for (store::SettingRow &setting : *settings) {
        const Item *item = catalogue.find(setting.item);
        if (!item)
            continue; // of a newer catalogue: this version cannot name it
        answer.hasSecrets = answer.hasSecrets || setting.secret;
        const bool withheld = setting.secret && (!secrets || setting.locked || setting.damaged);
        if (setting.damaged)
            qCWarning(lcUserData).noquote()
                << item->id << "of owner" << (*owner)->id.toString() << "cannot be decrypted and is left out";
        if (after && setting.revision <= *after && !(setting.secret && secrets))
            continue;
        answer.settings.settings.push_back({item->id, setting.revision, false, withheld,
                                            withheld ? QByteArray() : std::move(setting.value)});
    }
    if (after)
        RETINUE_TRY(addDeleted(view, catalogue, (*owner)->id, *after, answer.settings.settings));
    return answer;
}

} // namespace retinue::userdata
