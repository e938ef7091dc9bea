#pragma once

#include "core/base/clock.h"
#include "core/devices/device_registry.h"
#include "core/devices/enrolment_codes.h"
#include "core/engine/event_hub.h"
#include "core/installation/administrators.h"
#include "core/installation/identity.h"
#include "core/installation/machine_database.h"
#include "core/store/store.h"
#include "core/userdata/settings_service.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <functional>
#include <memory>

namespace retinue::engine {

struct EngineOptions
{
    QString dataFolder;           ///< created with 0700; one engine per folder (a lock says who has it)
    QStringList hostNames;        ///< to certify beside this machine's own
    const Clock *clock = nullptr; ///< null: the system's
};

/// The whole server engine, without a network: owns the databases, the services and their threads, and joins
/// them (services never know each other). Console, headless program and listener all talk to this. Stop
/// order: refuse new -> (the listener drains before) -> pool -> store writer -> machine writer -> lock.
/// Thread-safe after open().
class Engine
{
public:
    /// Locked: another engine has the folder (the detail names its process id and what to do).
    [[nodiscard]] static Result<std::unique_ptr<Engine>> open(EngineOptions options);
    ~Engine(); ///< stop()

    [[nodiscard]] installation::MachineDatabase &machine();
    [[nodiscard]] installation::Administrators &administrators();
    [[nodiscard]] installation::Identity &identity();
    [[nodiscard]] store::Store &store();
    [[nodiscard]] userdata::SettingsService &settings();
    [[nodiscard]] devices::DeviceRegistry &devices();
    [[nodiscard]] devices::EnrolmentCodes &enrolmentCodes();
    [[nodiscard]] EventHub &events();
    [[nodiscard]] const Clock &clock() const;

    /// Runs work that takes long (password hashes) on the bounded pool. False when the pool's queue is full
    /// or stopping: answer 503.
    [[nodiscard]] bool runOnPool(std::function<void()> work);

    /// R4: from the console or the command line; tells the device.
    [[nodiscard]] Result<void> startDevice(const DeviceId &device);
    [[nodiscard]] Result<void> stopDevice(const DeviceId &device);
    [[nodiscard]] Result<void> removeDevice(const DeviceId &device);
    /// R13: asks the device to compare and take the server's data where it differs.
    [[nodiscard]] Result<void> askToResend(const DeviceId &device);

    void stop();

private:
    class Impl;
    explicit Engine(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace retinue::engine
