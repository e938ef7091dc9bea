#include "core/exchange/judgement.h"

#include "core/model/json.h"
#include "core/model/value_rules.h"
#include "core/protocol/limits.h"

#include <QJsonDocument>

#include <algorithm>

namespace retinue::exchange {

namespace {

using formats::Reason;

/// Whether the stored setting is this value. Secret ones are compared by digest.
Result<bool> isSame(const store::Tables &tables, const Item &item, const QByteArray &value,
                    const store::OwnerRow &owner, const store::SettingRow &current)
{
    if (!item.secret && !current.secret)
        return current.value == value;
    auto digest = tables.settings.digestOf(owner.id, item.number, item.secret, value);
    if (!digest)
        return std::move(digest).error();
    return *digest == current.digest;
}

Judgement refused(const Error &error)
{
    return {Fate::Refused, {}, formats::reasonOf(error)};
}

} // namespace

store::ImportExisting takenOver(const IncomingSetting &setting, store::ImportExisting existing)
{
    return setting.isPart && existing == store::ImportExisting::Replace ? store::ImportExisting::Merge
                                                                        : existing;
}

const Item *importable(const Catalogue &catalogue, const OwnerKey &owner, const QString &itemId,
                       Reason &reason)
{
    const Item *item = catalogue.find(itemId);
    if (!item)
        reason = Reason(QT_TRANSLATE_NOOP("Reason", "there is no such item; it may be of a newer version"));
    else if (item->owner != owner.kind())
        reason = Reason(QT_TRANSLATE_NOOP("Reason", "this item does not belong to this kind of owner"));
    else if (!item->portable && item->shape != model::ValueShape::Credentials)
        reason =
            Reason(QT_TRANSLATE_NOOP("Reason", "this item cannot be imported; it stays with its device"));
    else
        return item;
    return nullptr;
}

Result<Judgement> judge(const store::Tables &tables, const Item &item, store::ImportExisting existing,
                        const QByteArray &incoming, const store::OwnerRow *owner,
                        const std::optional<store::SettingRow> &current)
{
    if (item.scope) {
        auto isDeviceSpecific = tables.scopes.isDeviceSpecific(item.number);
        if (!isDeviceSpecific)
            return std::move(isDeviceSpecific).error();
        if (*isDeviceSpecific)
            return Judgement{Fate::Refused,
                             {},
                             Reason(QT_TRANSLATE_NOOP(
                                 "Reason", "this item is device-specific: each device keeps its own values; "
                                           "import it on the devices, or share the item first"))};
    }
    // Whoever cannot seal it cannot keep it.
    if (item.secret) {
        auto digest = tables.settings.digestOf(OwnerId::random(), item.number, true, incoming);
        if (!digest && digest.error().code == ErrorCode::Locked)
            return Judgement{Fate::Locked, {}, {}};
        if (!digest)
            return std::move(digest).error();
    }
    auto parsed = model::parseJsonObject(incoming);
    if (!parsed)
        return refused(parsed.error());
    const bool merges = current && existing == store::ImportExisting::Merge;
    if (merges && current->locked)
        return Judgement{Fate::Locked, {}, {}};
    if (merges && current->damaged)
        return Judgement{Fate::Refused,
                         {},
                         Reason(QT_TRANSLATE_NOOP(
                             "Reason", "the stored credentials cannot be decrypted, so that nothing can be "
                                       "merged into them; delete them first"))};
    auto value = model::checkedValue(
        item, merges ? model::mergePatch(QJsonDocument::fromJson(current->value).object(), *parsed).toObject()
                     : *parsed);
    if (!value)
        return refused(value.error());
    if (!current)
        return Judgement{Fate::Added, *std::move(value), {}};
    auto same = isSame(tables, item, *value, *owner, *current);
    if (!same)
        return std::move(same).error();
    if (*same)
        return Judgement{Fate::Same, {}, {}};
    if (existing == store::ImportExisting::Keep)
        return Judgement{Fate::Kept, {}, {}};
    return Judgement{Fate::Changed, *std::move(value), {}};
}

std::optional<std::vector<OwnerKey>> groupsAfter(store::ImportExisting existing,
                                                 const std::vector<OwnerKey> &current,
                                                 std::vector<OwnerKey> incoming)
{
    if (incoming.empty() || (!current.empty() && existing == store::ImportExisting::Keep))
        return current;
    if (existing == store::ImportExisting::Merge)
        incoming.insert(incoming.end(), current.begin(), current.end());
    std::sort(incoming.begin(), incoming.end());
    incoming.erase(std::unique(incoming.begin(), incoming.end()), incoming.end());
    if (int(incoming.size()) > protocol::limits::kGroupsPerUser)
        return {};
    return incoming;
}

} // namespace retinue::exchange
