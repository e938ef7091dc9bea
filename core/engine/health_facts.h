#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/devices/device_registry.h"
#include "core/engine/backups.h"
#include "core/engine/notice.h"
#include "core/engine/replication.h"

#include <QString>

#include <chrono>
#include <optional>
#include <vector>

namespace retinue::engine {

class Engine;

/// How the fleet stands.
struct DeviceNumbers
{
    int total = 0;
    int running = 0; ///< take part
    int stopped = 0;
    int connected = 0;    ///< of all
    int disconnected = 0; ///< take part and are not connected now
    int absent = 0;       ///< take part and were not heard of for over a day
    int differing = 0;    ///< hold other content than the server (R13)
};

/// How devices reach the engine, as the program around it knows.
struct ServingState
{
    bool isServer = true;
    bool listening = false;
    quint16 port = 0;             ///< wanted or bound
    std::optional<Error> problem; ///< why it does not listen although it should
};

/// What conditions.h judges; a value, gathered at one moment.
struct HealthFacts
{
    Timestamp now{};
    bool isServer = true;

    bool listening = false;
    quint16 port = 0; ///< wanted or bound
    std::optional<Error> listenerProblem;
    std::chrono::milliseconds runningFor{};

    DeviceNumbers devices;

    std::int64_t users = 0, groups = 0, settings = 0;
    std::optional<Error> dataProblem; ///< the store could not be asked
    std::optional<Error> secretsLocked;

    std::optional<Timestamp>
        provenSince;       ///< the oldest proof of stored content; none: not all was proven yet
    int damagedRanges = 0; ///< of the stored content
    QString damageFound;   ///< technical

    std::optional<BackupState> backup; ///< none: this machine serves nobody
    std::optional<ReplicationState> replication;

    std::optional<std::int64_t> diskFree; ///< none: the system does not say
    bool folderWritable = true;

    std::optional<Timestamp> certificateEnds;
    std::optional<Error> certificateProblem; ///< it could not be issued or renewed

    std::vector<NoticeTrouble> noticeTroubles;

    std::chrono::milliseconds clockJump{}; ///< by which civil time jumped; 0: it did not
};

/// What the engine and the disk say, and what the engine was told of its listener. Waits for both. Whether
/// the clock jumped is left as it is by default.
[[nodiscard]] HealthFacts healthFactsOf(Engine &engine);

/// How the fleet stands at this moment.
[[nodiscard]] DeviceNumbers numbersOf(const std::vector<devices::DeviceRecord> &devices, Timestamp now);

/// What the system lets this program still store in the folder, in bytes; none if it does not say. Waits for
/// the disk.
[[nodiscard]] std::optional<std::int64_t> diskFreeIn(const QString &folder);

} // namespace retinue::engine
