#include "core/exchange/taking_back.h"

#include "core/model/json.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace retinue::exchange {

namespace {

QJsonArray groupsToJson(const std::vector<OwnerKey> &groups)
{
    QJsonArray json;
    for (const OwnerKey &group : groups)
        json.append(group.name());
    return json;
}

Result<std::vector<OwnerKey>> groupsFromJson(const QJsonValue &json)
{
    std::vector<OwnerKey> groups;
    const QJsonArray names = json.toArray();
    for (const auto &name : names) {
        auto group = OwnerKey::group(name.toString());
        if (!group)
            return Error{ErrorCode::Corrupt, QStringLiteral("a group of an import has no valid name")};
        groups.push_back(*std::move(group));
    }
    return groups;
}

const QString kMade = QStringLiteral("made");
const QString kSet = QStringLiteral("set");
const QString kGroups = QStringLiteral("groups");
const QString kBefore = QStringLiteral("before");
const QString kSetAt = QStringLiteral("setAt");

/// Whether a user's groups are as the import left them, and no login has asserted them since.
Result<bool> areGroupsUntouched(store::Edit &edit, const OwnerKey &user, const OwnerChange &made)
{
    const store::MembershipTable &memberships = edit.tables().memberships;
    auto groups = memberships.groupsOf(user);
    if (!groups)
        return std::move(groups).error();
    if (*groups != (made.areGroupsSet ? made.groups : made.before))
        return false;
    if (!made.areGroupsSet || !made.setAt)
        return true;
    auto asserted = memberships.assertedAt(user);
    if (!asserted)
        return std::move(asserted).error();
    return !*asserted || **asserted == *made.setAt;
}

Result<void> stays(store::Edit &edit, const Catalogue &catalogue, const store::ImportChangeRow &change,
                   TakeBackReport &report)
{
    ++report.stayed;
    if (report.firstStayed.size() < TakeBackReport::kNamed) {
        const Item *item = catalogue.find(change.item);
        report.firstStayed.push_back({change.key, item ? item->id : QString()});
    }
    return edit.imports().remove(change);
}

/// Of the owner that was made, or only of its groups.
Result<void> takeBackOwner(store::Edit &edit, const Catalogue &catalogue, const store::OwnerRow &owner,
                           const store::ImportChangeRow &change, TakeBackReport &report)
{
    auto made = OwnerChange::fromJson(change.body.value_or(QByteArray()));
    if (!made)
        return std::move(made).error();
    const auto untouched = areGroupsUntouched(edit, change.key, *made);
    if (!untouched)
        return untouched.error();
    const bool isUser = change.key.kind() == OwnerKind::User;
    const bool areGroupsOurs = *untouched;
    auto settings = edit.tables().settings.digestsOf(owner);
    if (!settings)
        return std::move(settings).error();
    auto seeds = edit.tables().seeds.ofOwner(owner.row);
    if (!seeds)
        return std::move(seeds).error();
    const bool goes = made->isMade && areGroupsOurs && settings->empty() && seeds->empty();
    if (goes)
        RETINUE_TRY(edit.removeOwner(owner, {}, store::Edit::Keep::No));
    // Groups were known of users without data, too.
    if (isUser && areGroupsOurs && (goes || made->areGroupsSet))
        RETINUE_TRY(edit.memberships().replace(change.key, made->before, edit.now()));
    if (made->isMade ? !goes : !areGroupsOurs)
        return stays(edit, catalogue, change, report);
    ++report.takenBack;
    return edit.imports().remove(change);
}

Result<void> takeBackSetting(store::Edit &edit, const Catalogue &catalogue, store::OwnerRow &owner,
                             const store::ImportChangeRow &change, TakeBackReport &report)
{
    auto current = edit.tables().settings.find(owner, change.item, store::SettingTable::Secrets::LeaveOut);
    if (!current)
        return std::move(current).error();
    if (!*current || (*current)->revision != change.revision)
        return stays(edit, catalogue, change, report);
    if (change.body) {
        auto former = edit.tables().imports.valueOf(change);
        if (!former &&
            (former.error().code == ErrorCode::Locked || former.error().code == ErrorCode::Corrupt)) {
            ++report.locked;
            return {};
        }
        if (!former)
            return std::move(former).error();
        auto revision = edit.putSetting(owner, *current, {change.item, change.secret, *former, DeviceId()});
        if (!revision)
            return std::move(revision).error();
        RETINUE_TRY(edit.imports().moved(owner.id, change.item, change.previous, *revision));
    } else {
        auto removed = edit.removeSetting(owner, **current, DeviceId());
        if (!removed)
            return std::move(removed).error();
    }
    ++report.takenBack;
    return edit.imports().remove(change);
}

} // namespace

QByteArray OwnerChange::toJson() const
{
    QJsonObject json{{kMade, isMade},
                     {kSet, areGroupsSet},
                     {kGroups, groupsToJson(groups)},
                     {kBefore, groupsToJson(before)}};
    if (setAt)
        json.insert(kSetAt, qint64(base::toMilliseconds(*setAt)));
    return model::canonicalJson(json);
}

Result<OwnerChange> OwnerChange::fromJson(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return Error{ErrorCode::Corrupt, QStringLiteral("a change of an import cannot be read")};
    const QJsonObject object = document.object();
    auto groups = groupsFromJson(object.value(kGroups));
    if (!groups)
        return std::move(groups).error();
    auto before = groupsFromJson(object.value(kBefore));
    if (!before)
        return std::move(before).error();
    OwnerChange change{object.value(kMade).toBool(),
                       object.value(kSet).toBool(),
                       *std::move(groups),
                       *std::move(before),
                       {}};
    if (object.contains(kSetAt))
        change.setAt = base::fromMilliseconds(object.value(kSetAt).toInteger());
    return change;
}

Result<void> takeBackChange(store::Edit &edit, const Catalogue &catalogue,
                            const store::ImportChangeRow &change, TakeBackReport &report)
{
    auto owner = edit.tables().owners.find(change.key);
    if (!owner)
        return std::move(owner).error();
    // Another one of that name, or none, is not whom the import has changed.
    if (!*owner || (*owner)->id != change.owner)
        return stays(edit, catalogue, change, report);
    return change.item == 0 ? takeBackOwner(edit, catalogue, **owner, change, report)
                            : takeBackSetting(edit, catalogue, **owner, change, report);
}

} // namespace retinue::exchange
