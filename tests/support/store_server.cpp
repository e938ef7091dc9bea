#include "tests/support/store_server.h"

#include "core/protocol/codec.h"
#include "core/protocol/limits.h"
#include "core/sharing/kept_values.h"
#include "core/store/snapshot.h"
#include "core/userdata/owner_move.h"
#include "tests/support/memory_folder.h"
#include "tests/support/remove_owners.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

#include <future>

namespace retinue::test {
namespace {

void copyFolder(const QString &from, const QString &to)
{
    QDir(to).removeRecursively();
    QDirIterator files(from, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString target = to + files.next().mid(from.size());
        QDir().mkpath(QFileInfo(target).path());
        if (!QFile::copy(files.filePath(), target))
            qFatal("%s cannot be copied", qPrintable(files.filePath()));
    }
}

/// Waits for the end of a write.
template<typename Value, typename Start>
Result<Value> waitFor(const Start &start)
{
    std::promise<Result<Value>> ended;
    auto result = ended.get_future();
    start([&ended](Result<Value> value) { ended.set_value(std::move(value)); });
    return result.get();
}

} // namespace

StoreServer::StoreServer(const Catalogue &catalogue)
    : m_catalogue(catalogue)
    , m_folder(memoryFolderTemplate(QStringLiteral("server")))
    , m_dataKey(std::make_shared<const SecretBytes>(SecretBytes::random(32)))
{
    auto machine = installation::MachineDatabase::open(m_folder.path());
    if (!machine)
        qFatal("%s", qPrintable(machine.error().toString()));
    m_machine = *std::move(machine);
    m_registry = std::make_unique<devices::DeviceRegistry>(*m_machine, m_clock);
    m_registry->following().setLoginListener(
        [this](const DeviceId &, const QString &, const OwnerKey &) { ++m_logins; });
    open();
}

void StoreServer::open()
{
    auto store = store::Store::open(
        {m_folder.filePath(QStringLiteral("store")), m_secretsLocked ? nullptr : m_dataKey, &m_clock, {}});
    if (!store)
        qFatal("%s", qPrintable(store.error().toString()));
    m_store = *std::move(store);
    m_service = std::make_unique<userdata::SettingsService>(*m_store, m_catalogue);
    m_scopes = std::make_unique<sharing::ScopeChanges>(*m_store, m_catalogue);
    m_access = std::make_unique<server::OwnerAccess>(
        server::OwnerAccess::Parts{m_registry->following(), *m_service, *m_store, m_events, m_clock});
}

void StoreServer::close()
{
    m_access.reset();
    m_scopes.reset();
    m_service.reset();
    m_store.reset();
}

Result<protocol::StartAnswer> StoreServer::start(const DeviceId &device,
                                                 const protocol::StartRequest &request)
{
    const DeviceId id = known(device);
    const bool other = request.generation && *request.generation != m_store->generation();
    if (request.mode == protocol::StartMode::Resume && m_registry->state(id) != DeviceState::Started)
        return Error{ErrorCode::NotStarted, QStringLiteral("stopped"), {}};
    if (request.mode == protocol::StartMode::Resume && other)
        return Error{ErrorCode::OtherGeneration, QStringLiteral("restart to sync"), {}};
    RETINUE_TRY(checkScopeWork(id));
    RETINUE_TRY(m_registry->setState(id, DeviceState::Started, false));
    m_registry->following().clearPanel(id);
    auto steps = m_scopes->stepsFor(id, request.scopes);
    if (!steps)
        return std::move(steps).error();
    return protocol::StartAnswer{m_store->state(), steps->epoch, other, std::move(steps->steps)};
}

Result<void> StoreServer::stop(const DeviceId &device)
{
    return m_registry->setState(known(device), DeviceState::Stopped, false);
}

Result<protocol::ReconcileAnswer> StoreServer::reconcile(const DeviceId &device,
                                                         const protocol::ReconcileRequest &request)
{
    const auto id = started(device);
    if (!id)
        return id.error();
    std::vector<OwnerKey> owners;
    for (const protocol::HeldOwner &owner : request.owners)
        owners.push_back(owner.owner);
    RETINUE_TRY(m_access->name(*id, owners));
    auto answer = m_service->reconcile(request);
    if (!answer)
        return answer;
    std::vector<OwnerId> held;
    for (const protocol::ReconciledOwner &owner : answer->owners) {
        if (owner.id && owner.owner.kind() != OwnerKind::AllDevices)
            held.push_back(*owner.id);
    }
    RETINUE_TRY(m_access->hold(*id, held, answer->state.revision));
    return answer;
}

Result<void> StoreServer::panel(const DeviceId &device, const std::optional<protocol::PanelLogin> &login)
{
    const auto id = started(device);
    if (!id)
        return id.error();
    if (!login) {
        m_registry->following().clearPanel(*id);
        return {};
    }
    std::vector<OwnerKey> atPanel = login->groups;
    atPanel.push_back(login->user);
    using Saying = devices::Following::Saying;
    RETINUE_TRY(m_registry->following().setPanel(*id, std::move(atPanel),
                                                 login->repeated ? Saying::Again : Saying::New));
    return waitFor<void>([&](auto done) { m_service->assertMembership(*login, std::move(done)); });
}

void StoreServer::restart()
{
    for (const devices::DeviceRecord &device : m_registry->list())
        m_registry->following().clearPanel(device.id);
}

Result<client::Pulled> StoreServer::pull(const DeviceId &device, const OwnerKey &owner,
                                         const std::optional<State> &ifNoneMatch,
                                         const std::optional<State> &since)
{
    const auto id = started(device);
    if (!id)
        return id.error();
    RETINUE_TRY(m_access->check(*id, owner));
    const Revision seen = m_store->revision();
    auto answer = m_service->pull(owner, {ifNoneMatch, since, m_access->isAtPanel(*id, owner)});
    if (!answer)
        return std::move(answer).error();
    if (answer->id && owner.kind() != OwnerKind::AllDevices)
        RETINUE_TRY(m_access->hold(*id, {*answer->id}, seen));
    client::Pulled pulled;
    pulled.notModified = answer->notModified;
    if (pulled.notModified)
        return pulled;
    auto settings = protocol::decode<protocol::OwnerSettings>(*answer->body);
    if (!settings)
        return std::move(settings).error();
    pulled.settings = *std::move(settings);
    return pulled;
}

Result<protocol::ChangeAnswer> StoreServer::push(const DeviceId &device,
                                                 const protocol::SettingChange &change)
{
    const auto id = started(device);
    if (!id)
        return id.error();
    {
        const std::lock_guard lock(m_mutex);
        m_owners.insert(change.owner);
    }
    noteSent({{change.owner, change.item, change.value}});
    const Item *item = m_catalogue.find(change.item); // none: an older server does not know it
    if (item && m_store->scopes().isDeviceSpecific(item->number))
        return Error{ErrorCode::InvalidInput, QStringLiteral("the item is device-specific")};
    const auto allowed = m_access->check(*id, change.owner);
    if (!allowed && (allowed.error().code != ErrorCode::NotPermitted || !change.basedOn))
        return allowed.error();
    auto answer = waitFor<protocol::ChangeAnswer>([&](auto done) {
        if (allowed)
            m_service->push(*id, change, std::move(done));
        else
            m_service->pushAsStranger(*id, change, std::move(done));
    });
    if (answer && change.owner.kind() != OwnerKind::AllDevices && !answer->owner.isNull()) {
        RETINUE_TRY(m_access->hold(*id, {answer->owner}, answer->state.revision));
        m_access->settle(*id, change.owner);
    }
    return answer;
}

Result<protocol::Changes> StoreServer::changes(const DeviceId &device, const State &since, int limit)
{
    const auto id = started(device);
    if (!id)
        return id.error();
    const Revision seen = m_store->revision();
    auto page = m_service->changes(m_registry->following().followed(*id), since, limit);
    if (!page)
        return page;
    std::vector<OwnerId> held;
    for (const protocol::ChangedSetting &changed : page->changed) {
        if (changed.owner.kind() != OwnerKind::AllDevices)
            held.push_back(changed.id);
    }
    RETINUE_TRY(m_access->hold(*id, held, seen));
    return page;
}

Result<void> StoreServer::release(const DeviceId &device, const std::vector<OwnerId> &owners)
{
    if (int(owners.size()) > protocol::limits::kOwnersPerRelease)
        return Error{ErrorCode::TooLarge, QStringLiteral("too many at once")};
    const auto id = started(device);
    return id ? m_registry->following().release(*id, owners) : Result<void>(id.error());
}

Result<std::vector<OwnerId>> StoreServer::reportDigests(const protocol::DigestReport &report)
{
    return m_service->differing(report.owners);
}

Result<protocol::OwnerSeeds> StoreServer::seeds(const DeviceId &device, const OwnerKey &owner)
{
    const auto id = started(device);
    if (!id)
        return id.error();
    if (!m_access->isAtPanel(*id, owner))
        return Error{ErrorCode::NotPermitted, QStringLiteral("nobody at this panel")};
    auto view = m_store->read();
    if (!view)
        return std::move(view).error();
    return sharing::seedsOf(*view, m_catalogue, owner);
}

Result<void> StoreServer::sendKept(const DeviceId &device, const protocol::KeptValues &values)
{
    const auto id = started(device);
    if (!id)
        return id.error();
    noteSent(values.settings);
    {
        const std::lock_guard lock(m_mutex);
        for (const protocol::DisplacedSetting &setting : values.settings)
            m_owners.insert(setting.owner);
    }
    return m_store->writeAndWait([&](store::Edit &edit) {
        return sharing::keepValues(edit, m_catalogue, *id, values, sharing::SetAside::Kept);
    });
}

Result<void> StoreServer::checkScopeWork(const DeviceId &device)
{
    const Error wait{ErrorCode::Locked, QStringLiteral("the sharing of data is being changed")};
    switch (m_store->scopes().work) {
    case store::ScopeWork::None:
        return {};
    case store::ScopeWork::Changing:
        return wait;
    case store::ScopeWork::WaitingForKept:
        break;
    }
    auto keeping = m_scopes->keeping();
    if (!keeping)
        return std::move(keeping).error();
    return *keeping && (*keeping)->keeps != device ? Result<void>(wait) : Result<void>();
}

Result<std::int64_t> StoreServer::carryOut(const sharing::ScopePlan &plan, const DeviceId &keeps)
{
    for (const devices::DeviceRecord &device : m_registry->list()) {
        if (device.state == DeviceState::Started)
            return Error{ErrorCode::NotPermitted, device.info.name};
    }
    RETINUE_TRY(m_scopes->hold());
    auto change = m_scopes->begin(plan, QStringLiteral("anna"), keeps, sharing::SetAside::Kept);
    if (!change) {
        RETINUE_TRY(m_scopes->letGo());
        return change;
    }
    auto done = m_scopes->finish(*change, sharing::SetAside::Kept, {});
    return done ? change : Result<std::int64_t>(std::move(done).error());
}

Result<std::int64_t> StoreServer::changeScopes(const sharing::Draft &draft,
                                               const std::optional<DeviceId> &keeps)
{
    auto plan = m_scopes->plan(draft);
    if (!plan)
        return std::move(plan).error();
    return carryOut(*plan, keeps ? known(*keeps) : DeviceId());
}

Result<std::int64_t> StoreServer::undoScopes(std::int64_t change)
{
    auto plan = m_scopes->planUndo(change);
    if (!plan)
        return std::move(plan).error();
    return carryOut(*plan, DeviceId());
}

void StoreServer::stopDevice(const DeviceId &device)
{
    if (const auto stopped = m_registry->setState(known(device), DeviceState::Stopped, false); !stopped)
        qFatal("%s", qPrintable(stopped.error().toString()));
}

void StoreServer::crash()
{
    close();
    open();
    restart();
    const auto unfinished = m_scopes->unfinished();
    if (!unfinished)
        qFatal("%s", qPrintable(unfinished.error().toString()));
    const auto done = *unfinished ? m_scopes->finish((*unfinished)->epoch, sharing::SetAside::Kept, {})
                                  : Result<store::ScopeChangeRow>(store::ScopeChangeRow());
    if (!done)
        qFatal("%s", qPrintable(done.error().toString()));
    if (const auto letGo = m_scopes->letGo(); !letGo)
        qFatal("%s", qPrintable(letGo.error().toString()));
}

void StoreServer::noteSent(const std::vector<protocol::DisplacedSetting> &settings)
{
    const std::lock_guard lock(m_mutex);
    for (const protocol::DisplacedSetting &setting : settings)
        m_sent.push_back(setting.value);
}

std::vector<QByteArray> StoreServer::everSent() const
{
    const std::lock_guard lock(m_mutex);
    return m_sent;
}

Result<void> StoreServer::sendDisplaced(const std::vector<protocol::DisplacedSetting> &settings)
{
    noteSent(settings);
    return waitFor<void>(
        [&](auto done) { m_service->keepDisplaced(DeviceId::random(), settings, std::move(done)); });
}

void StoreServer::deleteOwner(const OwnerKey &owner)
{
    const auto deleted = removeOwners(*m_store, {owner});
    if (!deleted)
        qFatal("%s", qPrintable(deleted.error().toString()));
}

void StoreServer::renameOwner(const OwnerKey &from, const OwnerKey &to)
{
    const auto renamed =
        userdata::OwnerMove(*m_store, m_catalogue).rename(from, to, userdata::OwnerMove::Keep::Yes, {});
    if (!renamed)
        qFatal("%s", qPrintable(renamed.error().toString()));
    const std::lock_guard lock(m_mutex);
    m_owners.insert(to);
}

void StoreServer::keepCopy()
{
    close();
    copyFolder(m_folder.filePath(QStringLiteral("store")), m_folder.filePath(QStringLiteral("copy")));
    open();
}

void StoreServer::restoreCopy()
{
    if (!QFileInfo::exists(m_folder.filePath(QStringLiteral("copy"))))
        return;
    close();
    copyFolder(m_folder.filePath(QStringLiteral("copy")), m_folder.filePath(QStringLiteral("store")));
    open();
    if (auto begun = m_store->beginGeneration(); !begun)
        qFatal("%s", qPrintable(begun.error().toString()));
    // What was read in the old generation must not be answered from memory.
    close();
    open();
}

void StoreServer::setSecretsLocked(bool locked)
{
    close();
    m_secretsLocked = locked;
    open();
}

void StoreServer::forgetTombstones()
{
    m_clock.advance(protocol::limits::kTombstoneLife + std::chrono::hours(1));
    if (auto purged = m_service->purge(m_clock.now(), std::chrono::days(30)); !purged)
        qFatal("%s", qPrintable(purged.error().toString()));
}

Contents StoreServer::contents() const
{
    Contents contents;
    for (const OwnerKey &owner : named()) {
        for (const protocol::SettingState &setting : everythingOf(owner).settings) {
            if (!setting.deleted)
                contents.emplace(std::pair(owner, setting.item), setting.value);
        }
    }
    return contents;
}

std::vector<QByteArray> StoreServer::recentlyDeleted() const
{
    std::vector<QByteArray> values;
    auto view = m_store->read();
    if (!view)
        qFatal("%s", qPrintable(view.error().toString()));
    for (const OwnerKey &owner : named()) {
        auto rows = view->tables().recentlyDeleted.ofOwner(owner);
        if (!rows)
            qFatal("%s", qPrintable(rows.error().toString()));
        for (const store::RecentlyDeletedRow &row : *rows)
            values.push_back(row.value);
    }
    return values;
}

DeviceId StoreServer::known(const DeviceId &device)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_devices.find(device);
    if (found != m_devices.end())
        return found->second;
    DeviceInfo info;
    info.name = info.serialNumber = device.toString();
    const auto enrolled = m_registry->enrol(info, QStringLiteral("127.0.0.1"));
    if (!enrolled)
        qFatal("%s", qPrintable(enrolled.error().toString()));
    return m_devices[device] = enrolled->id;
}

Result<DeviceId> StoreServer::started(const DeviceId &device)
{
    const DeviceId id = known(device);
    if (m_registry->state(id) != DeviceState::Started)
        return Error{ErrorCode::NotStarted, QStringLiteral("this device does not take part"), {}};
    return id;
}

protocol::OwnerSettings StoreServer::everythingOf(const OwnerKey &owner) const
{
    auto answer = m_service->pull(owner, {std::nullopt, std::nullopt, true});
    if (!answer)
        qFatal("%s", qPrintable(answer.error().toString()));
    auto settings = protocol::decode<protocol::OwnerSettings>(*answer->body);
    if (!settings)
        qFatal("%s", qPrintable(settings.error().toString()));
    return *std::move(settings);
}

std::set<OwnerKey> StoreServer::named() const
{
    const std::lock_guard lock(m_mutex);
    return m_owners;
}

} // namespace retinue::test
