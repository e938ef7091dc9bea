#include "core/client/importing.h"

#include "core/client/owner_item.h"
#include "core/model/json.h"
#include "core/model/value_rules.h"
#include "core/protocol/limits.h"

#include <QJsonDocument>

#include <algorithm>

namespace retinue::client {

Result<void> Importing::take(const std::vector<ImportedSetting> &settings,
                             const std::vector<ImportedUser> &users)
{
    for (const ImportedSetting &setting : settings) {
        if (!isAllowed(setting.owner))
            continue;
        RETINUE_TRY(takeSetting(setting).during(
            QStringLiteral("importing %1 of %2").arg(setting.item, setting.owner.toString())));
    }
    return takeUsers(users);
}

bool Importing::isAllowed(const OwnerKey &owner)
{
    if (!m_isRunning || owner.kind() == OwnerKind::AllDevices)
        return true;
    const auto looked = m_allowed.find(owner);
    if (looked != m_allowed.end())
        return looked->second;
    const auto known = m_edit.findOwner(owner);
    const bool isHere = known && !known->partial && known->toBring == 0;
    m_allowed.emplace(owner, isHere);
    if (!isHere)
        m_report.leftOut.push_back(
            {owner,
             {},
             Error{ErrorCode::NotPermitted,
                   QStringLiteral("not prepared: prepare them as well, or stop the device, and import again"),
                   {}}});
    return isHere;
}

Result<void> Importing::takeSetting(const ImportedSetting &setting)
{
    auto item = itemFor(m_edit.catalogue(), setting.owner, setting.item);
    if (!item)
        return std::move(item).error();
    const bool isKeychain = (*item)->shape == model::ValueShape::Credentials;
    if (!(*item)->portable && !isKeychain)
        return Error{ErrorCode::InvalidInput, QStringLiteral("this item cannot be imported"), {}};
    auto value = canonicalValue(**item, setting.value);
    if (!value)
        return std::move(value).error();
    const Admitted admitted = admitOwner(m_edit, setting.owner, m_bounds, m_atPanel);
    m_report.evicted.insert(m_report.evicted.end(), admitted.evicted.begin(), admitted.evicted.end());
    if (!admitted.owner)
        return Error{ErrorCode::TooMany, storeIsFull(), {}};
    sync::LocalCopy copy = m_edit.copy(*admitted.owner, **item);
    if ((*item)->blank && copy.value) // R11: no file has this device's own destinations
        value = model::canonicalJson(model::withOwnDestinations(
            **item, QJsonDocument::fromJson(*value).object(), QJsonDocument::fromJson(*copy.value).object()));
    if (isKeychain && copy.value) {
        // The file knows the passwords of its own folders only; the others stay.
        value = model::checkedValue(**item, model::mergePatch(QJsonDocument::fromJson(*copy.value).object(),
                                                              QJsonDocument::fromJson(*value).object())
                                                .toObject());
        if (!value) {
            m_report.leftOut.push_back({setting.owner, setting.item, std::move(value).error()});
            return {};
        }
    }
    RETINUE_TRY(m_edit.isDeviceSpecific(**item)
                    ? sync::changeHere(copy, **item, *std::move(value))
                    : sync::changeLocally(copy, **item, *std::move(value), ChangeId::random()));
    m_edit.setCopy(*admitted.owner, **item, copy);
    ++m_report.settings;
    return {};
}

Result<void> Importing::takeUsers(const std::vector<ImportedUser> &users)
{
    const auto held = m_edit.owners();
    auto count = std::count_if(held.begin(), held.end(), [](const LocalOwnerRow &owner) {
        return owner.key.kind() == OwnerKind::User && !owner.partial;
    });
    for (const ImportedUser &imported : users) {
        if (imported.user.kind() != OwnerKind::User)
            return Error{ErrorCode::InvalidInput, QStringLiteral("only users are members of groups")};
        if (int(imported.groups.size()) > protocol::limits::kGroupsPerUser)
            return Error{ErrorCode::TooMany, QStringLiteral("%1 is in more than %2 groups")
                                                 .arg(imported.user.toString())
                                                 .arg(protocol::limits::kGroupsPerUser)};
        if (!isAllowed(imported.user))
            continue;
        if (!m_edit.findOwner(imported.user) && ++count > m_bounds.users) {
            m_report.leftOut.push_back({imported.user, {}, Error{ErrorCode::TooMany, storeIsFull(), {}}});
            continue;
        }
        const LocalOwnerRow owner = m_edit.ensureOwner(imported.user);
        if (!imported.groups.empty())
            m_edit.setGroups(owner, imported.groups);
        ++m_report.users;
    }
    return {};
}

} // namespace retinue::client
