#include "tests/support/store_server.h"

#include "core/model/catalogue.h"
#include "core/protocol/codec.h"
#include "core/protocol/limits.h"
#include "core/store/snapshot.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

#include <algorithm>
#include <future>

namespace retinue::test {
namespace {

QString folderTemplate()
{
    const QString memory = QStringLiteral("/dev/shm");
    const QString parent = QFileInfo(memory).isWritable() ? memory : QDir::tempPath();
    return parent + QStringLiteral("/retinue-server-XXXXXX");
}

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

StoreServer::StoreServer()
    : m_folder(folderTemplate())
    , m_dataKey(std::make_shared<const SecretBytes>(SecretBytes::random(32)))
{
    open();
}

void StoreServer::open()
{
    auto store = store::Store::open({m_folder.filePath(QStringLiteral("store")), m_dataKey, &m_clock, {}});
    if (!store)
        qFatal("%s", qPrintable(store.error().toString()));
    m_store = *std::move(store);
    m_service = std::make_unique<userdata::SettingsService>(*m_store, Catalogue::builtIn(), m_clock);
}

void StoreServer::close()
{
    m_service.reset();
    m_store.reset();
}

Result<protocol::StartAnswer> StoreServer::start(const DeviceId &device,
                                                 const protocol::StartRequest &request)
{
    const bool other = request.generation && *request.generation != m_store->generation();
    if (request.mode == protocol::StartMode::Resume && other)
        return Error{ErrorCode::OtherGeneration, QStringLiteral("restart to sync"), {}};
    if (request.mode == protocol::StartMode::Resume && !m_devices[device].started)
        return Error{ErrorCode::NotStarted, QStringLiteral("stopped"), {}};
    m_devices[device].started = true;
    return protocol::StartAnswer{State{m_store->generation(), m_store->revision()}, request.scopeEpoch,
                                 other};
}

Result<void> StoreServer::stop(const DeviceId &device)
{
    m_devices[device].started = false;
    return {};
}

Result<protocol::ReconcileAnswer> StoreServer::reconcile(const DeviceId &device,
                                                         const protocol::ReconcileRequest &request)
{
    RETINUE_TRY(checkStarted(device));
    for (const protocol::HeldOwner &owner : request.owners)
        hold(device, owner.owner);
    return m_service->reconcile(request);
}

Result<void> StoreServer::panel(const DeviceId &device, const std::optional<protocol::PanelLogin> &login)
{
    RETINUE_TRY(checkStarted(device));
    m_devices[device].panel = login;
    if (!login)
        return {};
    return waitFor<void>([&](auto done) { m_service->assertMembership(*login, std::move(done)); });
}

Result<client::Pulled> StoreServer::pull(const DeviceId &device, const OwnerKey &owner,
                                         const std::optional<State> &ifNoneMatch,
                                         const std::optional<State> &since)
{
    RETINUE_TRY(checkStarted(device));
    hold(device, owner);
    auto answer = m_service->pull(owner, {ifNoneMatch, since, isAtPanel(device, owner)});
    if (!answer)
        return std::move(answer).error();
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
    RETINUE_TRY(checkStarted(device));
    m_owners.insert(change.owner);
    auto answer =
        waitFor<protocol::ChangeAnswer>([&](auto done) { m_service->push(device, change, std::move(done)); });
    hold(device, change.owner);
    return answer;
}

Result<protocol::Changes> StoreServer::changes(const DeviceId &device, const State &since, int limit)
{
    RETINUE_TRY(checkStarted(device));
    const std::set<OwnerId> &held = m_devices[device].held;
    return m_service->changes({held.begin(), held.end()}, since, limit);
}

Result<void> StoreServer::release(const DeviceId &device, const std::vector<OwnerId> &owners)
{
    for (const OwnerId &id : owners)
        m_devices[device].held.erase(id);
    return {};
}

Result<std::vector<OwnerId>> StoreServer::reportDigests(const std::vector<protocol::OwnerDigest> &digests)
{
    return m_service->differing(digests);
}

Result<void> StoreServer::sendDisplaced(const std::vector<protocol::DisplacedSetting> &settings)
{
    return waitFor<void>(
        [&](auto done) { m_service->keepDisplaced(DeviceId::random(), settings, std::move(done)); });
}

void StoreServer::deleteOwner(const OwnerKey &owner)
{
    auto deleted = waitFor<int>([&](auto done) { m_service->deleteOwners({owner}, std::move(done)); });
    if (!deleted)
        qFatal("%s", qPrintable(deleted.error().toString()));
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

void StoreServer::forgetTombstones()
{
    m_clock.advance(protocol::limits::kTombstoneLife + std::chrono::hours(1));
    if (auto purged = m_service->purge(); !purged)
        qFatal("%s", qPrintable(purged.error().toString()));
}

Contents StoreServer::contents() const
{
    Contents contents;
    for (const OwnerKey &owner : m_owners) {
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
    for (const OwnerKey &owner : m_owners) {
        auto rows = view->tables().recentlyDeleted.ofOwner(owner);
        if (!rows)
            qFatal("%s", qPrintable(rows.error().toString()));
        for (const store::RecentlyDeletedRow &row : *rows)
            values.push_back(row.value);
    }
    return values;
}

Result<void> StoreServer::checkStarted(const DeviceId &device) const
{
    const auto known = m_devices.find(device);
    if (known == m_devices.end() || !known->second.started)
        return Error{ErrorCode::NotStarted, QStringLiteral("this device does not take part"), {}};
    return {};
}

bool StoreServer::isAtPanel(const DeviceId &device, const OwnerKey &owner) const
{
    const auto &panel = m_devices.at(device).panel;
    return panel && (panel->user == owner ||
                     std::find(panel->groups.begin(), panel->groups.end(), owner) != panel->groups.end());
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

/// Before anything is read: what changes afterwards is followed.
void StoreServer::hold(const DeviceId &device, const OwnerKey &owner)
{
    m_owners.insert(owner);
    const auto id = m_service->find(owner);
    if (id && *id)
        m_devices[device].held.insert(**id);
}

} // namespace retinue::test
