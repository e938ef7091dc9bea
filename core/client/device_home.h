#pragma once

#include "core/base/folder_lock.h"
#include "core/client/agent_configuration.h"
#include "core/client/communication_log.h"
#include "core/client/device_key.h"
#include "core/client/local_store.h"
#include "core/client/replica.h"

#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace retinue::client {

struct DeviceHomeOptions
{
    QString folder;                            ///< made with 0700 if missing
    Keychain *keychain = nullptr;              ///< where a new device keeps its key; null: a key file
    std::chrono::milliseconds lockPatience{0}; ///< for whoever has the folder now to end
    QString vfs;                               ///< of the local store, as sql::Location::vfs
};

/// Everything of one client machine that lies in one folder: key, configuration, local store, communication
/// log, and the replica over them. One process at a time has it: the agent, or a command while no agent runs.
/// Thread-safe after open().
class DeviceHome
{
public:
    /// InUse: another process has it (the detail names it). Locked: the key is.
    [[nodiscard]] static Result<std::unique_ptr<DeviceHome>> open(const DeviceHomeOptions &options);
    /// Whether a device was made in this folder.
    [[nodiscard]] static bool existsIn(const QString &folder);
    ~DeviceHome();
    DeviceHome(const DeviceHome &) = delete;
    DeviceHome &operator=(const DeviceHome &) = delete;

    [[nodiscard]] const QString &folder() const { return m_folder; }
    [[nodiscard]] Replica &replica() { return *m_replica; }
    [[nodiscard]] CommunicationLog &log() { return *m_log; }
    /// A random one that this home keeps, for a device that names none: it enrols under the same one again,
    /// also when the answer to the first enrolment never arrived.
    [[nodiscard]] Result<QString> madeSerialNumber();
    /// Nothing: not enrolled.
    [[nodiscard]] std::optional<AgentConfiguration> configuration() const;
    /// Durable when it returns.
    [[nodiscard]] Result<void> configure(const AgentConfiguration &configuration);
    /// Changes the configuration there is; does nothing when there is none.
    [[nodiscard]] Result<void> reconfigure(const std::function<void(AgentConfiguration &)> &change);

private:
    DeviceHome();
    [[nodiscard]] QString configurationPath() const;
    [[nodiscard]] Result<void> loadConfiguration();

    base::SystemClock m_clock;
    QString m_folder;
    std::unique_ptr<FolderLock> m_lock; ///< before everything it guards: given back last
    std::shared_ptr<const SecretBytes> m_key;
    mutable std::mutex m_mutex; ///< guards m_configuration and its file
    std::optional<AgentConfiguration> m_configuration;
    std::unique_ptr<LocalStore> m_store;
    std::unique_ptr<CommunicationLog> m_log;
    std::unique_ptr<Replica> m_replica;
};

} // namespace retinue::client
