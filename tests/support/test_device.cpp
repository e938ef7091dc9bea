#include "tests/support/test_device.h"

#include "core/client/local_edit.h"
#include "tests/support/memory_folder.h"

namespace retinue::test {

TestDevice::TestDevice(SyncServer &server, const QString &name, int mostUsers, sync::WhenFull whenFull)
    : m_server(server)
    , m_name(name)
    , m_folder(memoryFolderTemplate(QStringLiteral("device")))
    , m_key(std::make_shared<const SecretBytes>(SecretBytes::random(32)))
    , m_mostUsers(mostUsers)
    , m_whenFull(whenFull)
{
    open();
}

void TestDevice::crash()
{
    m_replica.reset();
    m_log.reset();
    m_store.reset();
    open();
}

void TestDevice::open()
{
    client::LocalStoreOptions options;
    options.folder = m_folder.path();
    options.key = m_key;
    options.catalogue = &Catalogue::builtIn();
    options.clock = &m_clock;
    options.mostUsers = m_mostUsers;
    options.whenFull = m_whenFull;
    auto store = client::LocalStore::open(options);
    if (!store)
        qFatal("%s", qPrintable(store.error().toString()));
    m_store = *std::move(store);
    m_log = std::make_unique<client::CommunicationLog>(m_store->writer(), m_clock);
    m_replica = std::make_unique<client::Replica>(
        client::Replica::Parts{*m_store, *m_log, Catalogue::builtIn(), m_clock});
    m_replica->setTransport(std::make_shared<DirectTransport>(
        m_server, m_id, [this] { return wire(); },
        [this](const Error &error) {
            const std::lock_guard lock(m_mutex);
            m_serverErrors.push_back(error.code);
        },
        [this] { answered(); }, [this](protocol::ReconcileAnswer &answer) { compared(answer); },
        [this](const protocol::SettingChange &change) { return judged(change); }));
    m_replica->setListener([this](const client::ReplicaEvent &event) {
        const std::lock_guard lock(m_mutex);
        if (event.kind == client::ReplicaEvent::Kind::LogInAgain)
            m_refusals.emplace_back(*event.owner, event.item);
    });
}

std::vector<std::pair<OwnerKey, QString>> TestDevice::takeRefusals()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_refusals, {});
}

std::vector<ErrorCode> TestDevice::takeServerErrors()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_serverErrors, {});
}

std::optional<QByteArray> TestDevice::value(const OwnerKey &owner, const QString &item)
{
    auto value = m_replica->get(owner, item);
    return value ? std::optional(*value) : std::nullopt;
}

std::optional<QByteArray> TestDevice::held(const OwnerKey &owner, const QString &item)
{
    std::optional<QByteArray> value;
    const auto read = m_store->run([&](client::LocalEdit &edit) -> Result<void> {
        if (const auto known = edit.findOwner(owner))
            value = edit.copy(*known, *Catalogue::builtIn().find(item)).value;
        return {};
    });
    if (!read)
        qFatal("%s", qPrintable(read.error().toString()));
    return value;
}

Contents TestDevice::contents()
{
    Contents contents;
    const auto owners = m_replica->owners();
    for (const client::LocalOwner &owner : *owners) {
        const auto settings = m_replica->settings(owner.owner);
        for (const client::LocalSetting &setting : *settings) {
            if (!Catalogue::builtIn().find(setting.item)->secret)
                contents.emplace(std::pair(owner.owner, setting.item), setting.value);
        }
    }
    return contents;
}

} // namespace retinue::test
