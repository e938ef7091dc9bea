#include "tests/support/model_server.h"

#include "core/model/json.h"
#include "core/model/value_rules.h"
#include "core/protocol/limits.h"
#include "core/sync/entries.h"
#include "core/sync/push_rules.h"
#include "core/sync/reconcile_rules.h"

#include <QJsonDocument>

#include <algorithm>
#include <variant>

namespace retinue::test {

using protocol::ChangeKind;

ModelServer::ModelServer(const Catalogue &catalogue) : m_catalogue(catalogue) {}

Result<protocol::StartAnswer> ModelServer::start(const DeviceId &device,
                                                 const protocol::StartRequest &request)
{
    const bool other = request.generation && *request.generation != m_generation;
    if (request.mode == protocol::StartMode::Resume && !m_devices[device].started)
        return Error{ErrorCode::NotStarted, QStringLiteral("stopped")};
    if (request.mode == protocol::StartMode::Resume && other)
        return Error{ErrorCode::OtherGeneration, QStringLiteral("restart to sync")};
    m_devices[device].started = true;
    m_devices[device].panel.reset();
    return protocol::StartAnswer{State{m_generation, m_data.revision}, request.scopeEpoch, other};
}

Result<void> ModelServer::stop(const DeviceId &device)
{
    m_devices[device].started = false;
    m_devices[device].panel.reset();
    return {};
}

Result<protocol::ReconcileAnswer> ModelServer::reconcile(const DeviceId &device,
                                                         const protocol::ReconcileRequest &request)
{
    RETINUE_TRY(checkStarted(device));
    if (request.generation != m_generation)
        return Error{ErrorCode::OtherGeneration, QStringLiteral("restart to sync")};
    protocol::ReconcileAnswer answer{State{m_generation, m_data.revision}, {}};
    for (const protocol::HeldOwner &held : request.owners) {
        protocol::ReconciledOwner reconciled{held.owner, std::nullopt, {}};
        m_devices[device].named.insert(held.owner);
        const auto known = m_data.owners.find(held.owner);
        std::set<QString> items;
        if (known != m_data.owners.end()) {
            reconciled.id = known->second.id;
            m_devices[device].held.insert(known->second.id);
            for (const auto &[item, setting] : known->second.settings) {
                if (setting.value)
                    items.insert(item);
            }
        }
        if (held.partial)
            std::erase_if(items, [this](const QString &item) { return m_catalogue.find(item)->dropped; });
        for (const protocol::HeldSetting &setting : held.settings)
            items.insert(setting.item);
        for (const QString &id : items) {
            const Item *item = m_catalogue.find(id);
            if (!item)
                continue; // of a newer device
            const Setting *setting = find(held.owner, id);
            std::optional<sync::ServerSide> server;
            if (setting)
                server = {setting->revision, model::contentDigest(*setting->value)};
            std::optional<protocol::HeldSetting> device_;
            for (const protocol::HeldSetting &one : held.settings) {
                if (one.item == id)
                    device_ = one;
            }
            const auto action = sync::reconcile(*item, request.mode, server, device_);
            const bool withValue = action == protocol::ReconcileAction::Take && !item->secret;
            reconciled.settings.push_back({id, action, setting ? setting->revision : Revision{},
                                           withValue ? *setting->value : QByteArray()});
        }
        answer.owners.push_back(std::move(reconciled));
    }
    return answer;
}

Result<void> ModelServer::panel(const DeviceId &device, const std::optional<protocol::PanelLogin> &login)
{
    RETINUE_TRY(checkStarted(device));
    auto &panel = m_devices[device].panel;
    if (login && !login->repeated && !(panel && panel->user == login->user))
        ++m_logins;
    panel = login;
    return {};
}

void ModelServer::restart()
{
    for (auto &[id, device] : m_devices)
        device.panel.reset();
}

Result<client::Pulled> ModelServer::pull(const DeviceId &device, const OwnerKey &key,
                                         const std::optional<State> &ifNoneMatch,
                                         const std::optional<State> &since)
{
    RETINUE_TRY(checkStarted(device));
    RETINUE_TRY(checkAccess(device, key, false));
    client::Pulled pulled;
    pulled.settings.owner = key;
    pulled.settings.state = {m_generation, Revision{}};
    const auto known = m_data.owners.find(key);
    if (known == m_data.owners.end())
        return pulled;
    const Owner &owner = known->second;
    m_devices[device].held.insert(owner.id);
    pulled.settings.id = owner.id;
    pulled.settings.state.revision = owner.revision;
    if (ifNoneMatch == pulled.settings.state) {
        pulled.notModified = true;
        return pulled;
    }
    const bool delta = since && since->generation == m_generation && since->revision >= m_data.purged;
    pulled.settings.complete = !delta;
    for (const auto &[item, setting] : owner.settings) {
        if (delta ? setting.revision > since->revision : setting.value.has_value())
            pulled.settings.settings.push_back(told(item, setting, isAtPanel(device, key)));
    }
    return pulled;
}

Result<protocol::ChangeAnswer> ModelServer::push(const DeviceId &device,
                                                 const protocol::SettingChange &change)
{
    RETINUE_TRY(checkStarted(device));
    RETINUE_TRY(checkAccess(device, change.owner, change.basedOn.has_value()));
    if (const auto answered = m_answers.find(change.id); answered != m_answers.end())
        return answered->second;
    const Item *known = m_catalogue.find(change.item);
    if (!known)
        return Error{ErrorCode::NotFound, QStringLiteral("there is no such item")};
    const Item &item = *known;
    if (m_secretsLocked && item.secret && change.kind != ChangeKind::Delete)
        return Error{ErrorCode::Locked, QStringLiteral("the data key is not available")};
    const Setting *current = find(change.owner, change.item);
    sync::PushFacts facts{m_generation, std::nullopt, false};
    if (current) {
        facts.current = current->revision;
        facts.sameContent = change.kind != ChangeKind::Delete && *current->value == change.value;
    }
    std::optional<QByteArray> value = change.value;
    bool merged = false;
    switch (sync::judgePush(item, change, facts)) {
    case sync::PushVerdict::OutOfDate:
        return Error{ErrorCode::OutOfDate, QStringLiteral("log in again")};
    case sync::PushVerdict::OtherGeneration:
        return Error{ErrorCode::OtherGeneration, QStringLiteral("restart to sync")};
    case sync::PushVerdict::NothingToDo: {
        const auto known = m_data.owners.find(change.owner);
        protocol::ChangeAnswer answer;
        answer.owner = known != m_data.owners.end() ? known->second.id : OwnerId();
        answer.state = {m_generation, current ? current->revision : m_data.revision};
        return answer;
    }
    case sync::PushVerdict::MergeEntries:
        merged = true;
        value =
            model::canonicalJson(sync::mergeEntries(item, QJsonDocument::fromJson(*current->value).object(),
                                                    QJsonDocument::fromJson(change.value).object()));
        break;
    case sync::PushVerdict::Apply:
        if (change.kind == ChangeKind::Delete)
            value.reset();
        break;
    }
    const bool created = !current;
    const Revision revision = write(change.owner, change.item, value);
    const OwnerId id = m_data.owners.at(change.owner).id;
    m_devices[device].held.insert(id);
    protocol::ChangeAnswer answer{id, State{m_generation, revision}, created, merged,
                                  merged ? *value : QByteArray()};
    m_answers.emplace(change.id, answer);
    return answer;
}

Result<protocol::Changes> ModelServer::changes(const DeviceId &device, const State &since, int limit)
{
    RETINUE_TRY(checkStarted(device));
    if (since.generation != m_generation)
        return Error{ErrorCode::OtherGeneration, QStringLiteral("restart to sync")};
    if (since.revision < m_data.purged)
        return Error{ErrorCode::CannotCalculateChanges, QStringLiteral("too old")};
    std::set<OwnerId> &held = m_devices[device].held;
    std::map<Revision, std::variant<protocol::ChangedSetting, OwnerId>> news;
    for (const auto &[key, owner] : m_data.owners) {
        if (!follows(device, key))
            continue;
        for (const auto &[item, setting] : owner.settings) {
            if (setting.revision > since.revision)
                news.emplace(setting.revision,
                             protocol::ChangedSetting{key, owner.id, told(item, setting, false)});
        }
    }
    for (const auto &[id, revision] : m_data.deleted) {
        if (revision > since.revision && held.contains(id))
            news.emplace(revision, id);
    }
    protocol::Changes changes;
    changes.oldState = since;
    changes.newState = {m_generation, m_data.revision};
    for (const auto &[revision, one] : news) {
        if (limit-- == 0) {
            changes.hasMore = true;
            break;
        }
        if (const auto *deleted = std::get_if<OwnerId>(&one))
            changes.ownersDeleted.push_back(*deleted);
        else {
            changes.changed.push_back(std::get<protocol::ChangedSetting>(one));
            held.insert(changes.changed.back().id);
        }
        changes.newState.revision = revision;
    }
    if (!changes.hasMore)
        changes.newState.revision = m_data.revision;
    return changes;
}

Result<void> ModelServer::release(const DeviceId &device, const std::vector<OwnerId> &owners)
{
    if (int(owners.size()) > protocol::limits::kOwnersPerRelease)
        return Error{ErrorCode::TooLarge, QStringLiteral("too many at once")};
    for (const OwnerId &id : owners)
        m_devices[device].held.erase(id);
    return {};
}

Result<std::vector<OwnerId>> ModelServer::reportDigests(const protocol::DigestReport &report)
{
    std::vector<OwnerId> differing;
    for (const protocol::OwnerDigest &digest : report.owners) {
        for (const auto &[key, owner] : m_data.owners) {
            if (owner.id != digest.id || State{m_generation, owner.revision} != digest.state)
                continue;
            std::vector<std::pair<QString, QByteArray>> items;
            for (const auto &[item, setting] : owner.settings) {
                if (setting.value && !m_catalogue.find(item)->secret)
                    items.emplace_back(item, model::contentDigest(*setting.value));
            }
            if (protocol::ownerDigest(items) != digest.digest)
                differing.push_back(owner.id);
        }
    }
    return differing;
}

Result<void> ModelServer::sendDisplaced(const std::vector<protocol::DisplacedSetting> &settings)
{
    for (const protocol::DisplacedSetting &setting : settings) {
        if (m_secretsLocked && m_catalogue.find(setting.item)->secret)
            return Error{ErrorCode::Locked, QStringLiteral("the data key is not available")};
        m_recentlyDeleted.push_back(setting.value);
    }
    return {};
}

void ModelServer::deleteOwner(const OwnerKey &key)
{
    const auto owner = m_data.owners.find(key);
    if (owner == m_data.owners.end())
        return;
    for (const auto &[item, setting] : owner->second.settings) {
        if (setting.value)
            m_recentlyDeleted.push_back(*setting.value);
    }
    m_data.deleted[owner->second.id] = Revision{++m_data.revision.value};
    m_data.owners.erase(owner);
}

void ModelServer::renameOwner(const OwnerKey &from, const OwnerKey &to)
{
    const Owner owner = m_data.owners.at(from);
    m_data.deleted[owner.id] = Revision{++m_data.revision.value};
    m_data.owners.erase(from);
    for (const auto &[item, setting] : owner.settings) {
        if (setting.value)
            write(to, item, setting.value);
    }
}

void ModelServer::keepCopy()
{
    m_copy = m_data;
}

void ModelServer::restoreCopy()
{
    if (!m_copy)
        return;
    m_data = *m_copy;
    m_generation = Generation::random();
    m_answers.clear();
}

void ModelServer::forgetTombstones()
{
    m_data.purged = m_data.revision;
    m_data.deleted.clear();
    for (auto &[key, owner] : m_data.owners)
        std::erase_if(owner.settings, [](const auto &setting) { return !setting.second.value; });
}

Contents ModelServer::contents() const
{
    Contents contents;
    for (const auto &[key, owner] : m_data.owners) {
        for (const auto &[item, setting] : owner.settings) {
            if (setting.value)
                contents.emplace(std::pair(key, item), *setting.value);
        }
    }
    return contents;
}

Result<void> ModelServer::checkStarted(const DeviceId &device) const
{
    const auto known = m_devices.find(device);
    if (known == m_devices.end() || !known->second.started)
        return Error{ErrorCode::NotStarted, QStringLiteral("this device does not take part")};
    return {};
}

bool ModelServer::isAtPanel(const DeviceId &device, const OwnerKey &owner) const
{
    const auto &panel = m_devices.at(device).panel;
    return panel && (panel->user == owner ||
                     std::find(panel->groups.begin(), panel->groups.end(), owner) != panel->groups.end());
}

bool ModelServer::follows(const DeviceId &device, const OwnerKey &owner) const
{
    const auto known = m_data.owners.find(owner);
    const bool held = known != m_data.owners.end() && m_devices.at(device).held.contains(known->second.id);
    return held || owner.kind() == OwnerKind::AllDevices || isAtPanel(device, owner);
}

Result<void> ModelServer::checkAccess(const DeviceId &device, const OwnerKey &owner, bool isBasedOnData) const
{
    const bool gone = isBasedOnData && !m_data.owners.contains(owner);
    if (gone || follows(device, owner) || m_devices.at(device).named.contains(owner))
        return {};
    return Error{ErrorCode::NotPermitted, QStringLiteral("neither held nor at the panel")};
}

const ModelServer::Setting *ModelServer::find(const OwnerKey &key, const QString &item) const
{
    const auto owner = m_data.owners.find(key);
    if (owner == m_data.owners.end())
        return nullptr;
    const auto setting = owner->second.settings.find(item);
    return setting != owner->second.settings.end() && setting->second.value ? &setting->second : nullptr;
}

protocol::SettingState ModelServer::told(const QString &item, const Setting &setting, bool secrets) const
{
    const bool atLogin = setting.value && m_catalogue.find(item)->secret && (!secrets || m_secretsLocked);
    return {item, setting.revision, !setting.value, atLogin,
            setting.value && !atLogin ? *setting.value : QByteArray()};
}

Revision ModelServer::write(const OwnerKey &key, const QString &item, std::optional<QByteArray> value)
{
    auto [owner, isNew] = m_data.owners.try_emplace(key);
    if (isNew)
        owner->second.id = OwnerId::random();
    owner->second.revision = Revision{++m_data.revision.value};
    owner->second.settings[item] = {m_data.revision, std::move(value)};
    return m_data.revision;
}

} // namespace retinue::test
