#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"

#include <QString>

#include <chrono>
#include <optional>

namespace retinue::ui {

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

/// How the backups stand.
struct BackupFacts
{
    enum class Trouble { None, Failed, NotThere, Missed };
    Trouble trouble = Trouble::None; ///< of the last run, until a good one
    QString code;                    ///< R54, or the word of an error
    QString why;                     ///< technical
    Timestamp at{};
    std::optional<Timestamp> lastGood, lastProven;
};

/// What the overview judges; a value, gathered at one moment.
struct OverviewFacts
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

    std::optional<BackupFacts> backup; ///< none: this machine serves nobody

    std::int64_t storeBytes = 0;
    std::optional<std::int64_t> diskFree; ///< none: the system does not say
    bool folderWritable = true;

    std::optional<Timestamp> certificateEnds;
    std::optional<Error> certificateProblem; ///< it could not be issued or renewed

    std::chrono::milliseconds clockJump{}; ///< by which civil time jumped; 0: it did not
};

} // namespace retinue::ui
