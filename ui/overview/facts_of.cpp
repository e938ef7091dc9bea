#include "ui/overview/facts_of.h"

#include "core/engine/backups.h"
#include "ui/overview/conditions.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QStorageInfo>

namespace retinue::ui {

namespace {

/// Also what lies beside the database: its write-ahead log grows while many change something.
std::int64_t bytesIn(const QString &folder)
{
    std::int64_t bytes = 0;
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        bytes += files.fileInfo().size();
    }
    return bytes;
}

} // namespace

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

namespace {

BackupFacts backupFactsOf(const engine::BackupState &state)
{
    BackupFacts facts;
    facts.lastGood = state.lastGood;
    facts.lastProven = state.lastProven;
    if (!state.trouble)
        return facts;
    using Kind = engine::BackupTrouble::Kind;
    facts.trouble = state.trouble->kind == Kind::Missed     ? BackupFacts::Trouble::Missed
                    : state.trouble->kind == Kind::NotThere ? BackupFacts::Trouble::NotThere
                                                            : BackupFacts::Trouble::Failed;
    facts.code = state.trouble->code;
    facts.why = state.trouble->why;
    facts.at = state.trouble->at;
    return facts;
}

} // namespace

OverviewFacts factsOf(Machine &machine)
{
    engine::Engine &engine = machine.engine();
    OverviewFacts facts;
    facts.now = engine.clock().now();
    facts.runningFor = engine.runningFor();
    facts.devices = numbersOf(engine.devices().list(), facts.now);
    if (const auto counts = engine.settings().counts(); counts.ok()) {
        facts.users = counts->users;
        facts.groups = counts->groups;
        facts.settings = counts->settings;
    } else {
        facts.dataProblem = counts.error();
    }
    facts.secretsLocked = engine.secretsLocked();
    const engine::ScrubState scrub = engine.scrubState();
    facts.provenSince = scrub.provenSince;
    facts.damagedRanges = scrub.damagedRanges;
    facts.damageFound = scrub.findings.join(u'\n');
    facts.backup = backupFactsOf(engine.backups().state());
    facts.storeBytes = bytesIn(QDir(engine.dataFolder()).filePath(QStringLiteral("store")));
    facts.diskFree = machine.diskFree();
    facts.folderWritable =
        QFileInfo(engine.dataFolder()).isWritable() && !QStorageInfo(engine.dataFolder()).isReadOnly();
    if (const auto certificate = engine.identity().serverCertificate(); certificate.ok())
        facts.certificateEnds = certificate->notAfter;
    else
        facts.certificateProblem = certificate.error();
    return facts;
}

} // namespace retinue::ui
