#include "core/client/device_home.h"

#include "core/base/durable_file.h"
#include "core/base/private_file.h"
#include "core/model/catalogue.h"

#include <QDir>
#include <QFileInfo>

namespace retinue::client {

DeviceHome::DeviceHome() = default;

DeviceHome::~DeviceHome() = default;

Result<std::unique_ptr<DeviceHome>> DeviceHome::open(const DeviceHomeOptions &options)
{
    std::unique_ptr<DeviceHome> home(new DeviceHome);
    home->m_folder = QDir::cleanPath(QFileInfo(options.folder).absoluteFilePath());
    const QString doing = QStringLiteral("opening the device in %1").arg(home->m_folder);
    RETINUE_TRY(base::makeFolder(home->m_folder, base::Access::OwnerOnly).during(doing));

    auto lock = FolderLock::acquire(home->m_folder, QStringLiteral("device.lock"), options.lockPatience);
    if (!lock)
        return std::move(lock).error().during(doing);
    home->m_lock = *std::move(lock);

    auto key = openDeviceKey(home->m_folder, options.keychain);
    if (!key)
        return std::move(key).error().during(doing);
    home->m_key = std::move(*key);
    // Damaged is no reason to refuse: enrolling again is the remedy, and it needs this home open.
    const auto loaded = home->loadConfiguration();
    if (!loaded && loaded.error().code != ErrorCode::Corrupt && loaded.error().code != ErrorCode::TooLarge)
        return loaded.error().during(doing);

    LocalStoreOptions store;
    store.vfs = options.vfs;
    store.folder = home->m_folder;
    store.key = home->m_key;
    store.catalogue = &Catalogue::builtIn();
    store.clock = &home->m_clock;
    auto opened = LocalStore::open(std::move(store));
    if (!opened)
        return std::move(opened).error().during(doing);
    home->m_store = std::move(*opened);
    home->m_log = std::make_unique<CommunicationLog>(home->m_store->writer(), home->m_clock);
    home->m_replica = std::make_unique<Replica>(
        Replica::Parts{*home->m_store, *home->m_log, Catalogue::builtIn(), home->m_clock});
    if (!loaded)
        home->m_log->write(loaded.error(), {Occurrence::Kind::ConfigurationUnread});
    return home;
}

bool DeviceHome::existsIn(const QString &folder)
{
    return QFileInfo::exists(folder + QStringLiteral("/local.db"));
}

Result<QString> DeviceHome::madeSerialNumber()
{
    constexpr qint64 kMostBytes = 256;
    const QString path = m_folder + QStringLiteral("/device.serial");
    const std::lock_guard lock(m_mutex);
    const auto kept = base::readPrivateFile(path, kMostBytes);
    if (!kept && kept.error().code != ErrorCode::NotFound && kept.error().code != ErrorCode::TooLarge)
        return kept.error();
    if (kept) {
        if (const auto known = DeviceId::fromString(QString::fromUtf8(kept->view())))
            return known->toString();
    }
    QString made = DeviceId::random().toString();
    RETINUE_TRY(base::writePrivateFile(path, made.toUtf8()));
    return made;
}

QString DeviceHome::configurationPath() const
{
    return m_folder + QStringLiteral("/device.json");
}

Result<void> DeviceHome::loadConfiguration()
{
    auto read = readConfiguration(configurationPath(), *m_key);
    if (!read && read.error().code != ErrorCode::NotFound)
        return read.error();
    if (read)
        m_configuration = std::move(*read);
    return {};
}

std::optional<AgentConfiguration> DeviceHome::configuration() const
{
    const std::lock_guard lock(m_mutex);
    return m_configuration;
}

Result<void> DeviceHome::configure(const AgentConfiguration &configuration)
{
    const std::lock_guard lock(m_mutex);
    RETINUE_TRY(writeConfiguration(configurationPath(), configuration, *m_key));
    m_configuration = configuration;
    return {};
}

Result<void> DeviceHome::reconfigure(const std::function<void(AgentConfiguration &)> &change)
{
    const std::lock_guard lock(m_mutex);
    if (!m_configuration)
        return {};
    AgentConfiguration changed = *m_configuration;
    change(changed);
    RETINUE_TRY(writeConfiguration(configurationPath(), changed, *m_key));
    m_configuration = std::move(changed);
    return {};
}

} // namespace retinue::client
