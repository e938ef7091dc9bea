#include "core/engine/health_facts.h"

#include "core/engine/conditions.h"
#include "core/engine/engine.h"

#include <QFileInfo>
#include <QStorageInfo>

namespace retinue::engine {

DeviceNumbers numbersOf(const std::vector<devices::DeviceRecord> &devices, Timestamp now)
{
    DeviceNumbers numbers;
    for (const devices::DeviceRecord &device : devices) {
        const bool running = device.state == DeviceState::Started;
        ++numbers.total;
        ++(running ? numbers.running : numbers.stopped);
        numbers.connected += device.connected ? 1 : 0;
        numbers.differing += device.differing > 0 ? 1 : 0;
        if (!running || device.connected)
            continue;
        ++numbers.disconnected;
        if (now - device.lastContact.value_or(device.enrolledAt) > attention::kAbsent)
            ++numbers.absent;
    }
    return numbers;
}

std::optional<std::int64_t> diskFreeIn(const QString &folder)
{
    const QStorageInfo disk(folder);
    if (!disk.isValid() || !disk.isReady())
        return {};
    return disk.bytesAvailable();
}

HealthFacts healthFactsOf(Engine &engine)
{
    HealthFacts facts;
    facts.now = engine.clock().now();
    facts.runningFor = engine.runningFor();
    const ServingState serving = engine.serving();
    facts.isServer = serving.isServer;
    facts.listening = serving.listening;
    facts.port = serving.port;
    facts.listenerProblem = serving.problem;
    facts.noticeTroubles = engine.notices().troubles();
    facts.devices = numbersOf(engine.devices().list(), facts.now);
    if (const auto counts = engine.settings().counts(); counts.ok()) {
        facts.users = counts->users;
        facts.groups = counts->groups;
        facts.settings = counts->settings;
    } else {
        facts.dataProblem = counts.error();
    }
    facts.secretsLocked = engine.secretsLocked();
    const ScrubState scrub = engine.scrubState();
    facts.provenSince = scrub.provenSince;
    facts.damagedRanges = scrub.damagedRanges;
    facts.damageFound = scrub.findings.join(u'\n');
    facts.backup = engine.backups().state();
    facts.replication = engine.replication().state();
    facts.diskFree = diskFreeIn(engine.dataFolder());
    facts.folderWritable =
        QFileInfo(engine.dataFolder()).isWritable() && !QStorageInfo(engine.dataFolder()).isReadOnly();
    if (const auto certificate = engine.identity().serverCertificate(); certificate.ok())
        facts.certificateEnds = certificate->notAfter;
    else
        facts.certificateProblem = certificate.error();
    return facts;
}

} // namespace retinue::engine
