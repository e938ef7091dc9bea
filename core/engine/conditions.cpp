#include "core/engine/conditions.h"

#include <algorithm>

namespace retinue::engine {

namespace {

using Kind = ConditionKind;

void judgeDisk(const HealthFacts &facts, std::vector<Condition> &conditions)
{
    if (!facts.folderWritable)
        conditions.push_back({Kind::FolderNotWritable, true});
    if (!facts.diskFree || *facts.diskFree >= attention::kDiskLow)
        return;
    const bool full = *facts.diskFree < attention::kDiskFull;
    conditions.push_back({full ? Kind::DiskFull : Kind::DiskLow, full});
}

void judgeCertificate(const HealthFacts &facts, std::vector<Condition> &conditions)
{
    if (!facts.isServer)
        return;
    if (facts.certificateEnds && *facts.certificateEnds <= facts.now)
        conditions.push_back({Kind::CertificateEnded, true});
    else if (facts.certificateProblem ||
             (facts.certificateEnds && *facts.certificateEnds - facts.now < attention::kCertificate))
        conditions.push_back({Kind::CertificateNotRenewed, false});
}

/// Nothing to lose: nothing to back up.
void judgeBackups(const HealthFacts &facts, std::vector<Condition> &conditions)
{
    if (!facts.isServer || !facts.backup)
        return;
    const BackupState &backup = *facts.backup;
    if (backup.trouble)
        conditions.push_back({Kind::BackupTrouble, true});
    if (facts.settings == 0)
        return;
    if (!backup.lastGood) {
        conditions.push_back({Kind::NeverBackedUp, false});
        return;
    }
    if (!backup.trouble && facts.now - *backup.lastGood > attention::kBackupOld)
        conditions.push_back({Kind::BackupOld, false});
    if (!backup.lastProven || facts.now - *backup.lastProven > attention::kProofOld)
        conditions.push_back({Kind::NotProven, false});
}

/// R43.
void judgeReplication(const HealthFacts &facts, std::vector<Condition> &conditions)
{
    if (facts.isServer && facts.replication && facts.replication->isReplaced) {
        conditions.push_back({Kind::Replaced, true}); // that replication fails is part of it
        return;
    }
    if (facts.isServer && facts.replication && facts.replication->isSet && facts.replication->failingSince)
        conditions.push_back({Kind::ReplicationFailing, true});
}

void judgeDevices(const HealthFacts &facts, std::vector<Condition> &conditions)
{
    if (!facts.isServer)
        return;
    if (facts.devices.differing > 0)
        conditions.push_back({Kind::DevicesDiffer, false});
    // While the server does not run, nobody can be connected.
    if (facts.devices.absent > 0 && facts.listening)
        conditions.push_back({Kind::DevicesAbsent, false});
}

} // namespace

std::vector<Condition> judge(const HealthFacts &facts)
{
    std::vector<Condition> conditions;
    if (facts.isServer && !facts.listening && facts.listenerProblem)
        conditions.push_back({Kind::ServerDown, true});
    if (facts.dataProblem)
        conditions.push_back({Kind::DataUnreadable, true});
    if (facts.damagedRanges > 0)
        conditions.push_back({Kind::DataDamaged, true});
    judgeDisk(facts, conditions);
    judgeCertificate(facts, conditions);
    if (facts.secretsLocked)
        conditions.push_back({Kind::SecretsLocked, true});
    judgeBackups(facts, conditions);
    judgeReplication(facts, conditions);
    judgeDevices(facts, conditions);
    if (!facts.noticeTroubles.empty())
        conditions.push_back({Kind::NoticesFail, true});
    if (std::chrono::abs(facts.clockJump) >= attention::kClockJump)
        conditions.push_back({Kind::ClockJumped, false});
    std::stable_sort(conditions.begin(), conditions.end(),
                     [](const Condition &a, const Condition &b) { return a.isBad && !b.isBad; });
    return conditions;
}

} // namespace retinue::engine
