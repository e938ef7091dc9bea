#pragma once

#include "core/backup/backup_header.h"
#include "core/base/secret_bytes.h"
#include "core/engine/replication.h"

#include <mutex>

namespace retinue::engine {

/// What a source remembers of its replication, in the machine database. Read from memory; changes are on the
/// disk before they are told. Thread-safe.
class ReplicationMemory
{
public:
    /// With `dataKey` the token is sealed; null: locked.
    ReplicationMemory(installation::MachineDatabase &machine, std::shared_ptr<const SecretBytes> dataKey)
        : m_machine(machine)
        , m_dataKey(std::move(dataKey))
    {
    }
    static constexpr std::size_t kMostRuns = 200;

    struct Destination
    {
        DestinationOffer pinned;
        QString recipient; ///< to whom files are encrypted
    };
    /// What a machine has that was the destination before.
    struct FormerCopy
    {
        InstallationId holder;
        AcknowledgedCopy copy;
    };
    /// Replication::copyElsewhere(), once it is settled.
    struct Settled
    {
        std::optional<AcknowledgedCopy> copy;
    };
    static constexpr std::size_t kMostFormer = 16; ///< the oldest ones
    /// How far it has come; a value.
    struct Progress
    {
        std::optional<backup::BackupHeader> acknowledged; ///< what was acknowledged last
        InstallationId acknowledgedBy;                    ///< by this destination; null: it is not known
        std::vector<FormerCopy> former; ///< of other destinations, of the generation of `acknowledged`
        std::optional<Settled> settled; ///< this server was replaced
        std::optional<backup::BackupHeader> pending; ///< a file that was made and not acknowledged yet
        std::optional<Timestamp> lastGood, lastAttempt, failingSince;
        int failures = 0; ///< in a row
        std::optional<Error> problem;
        QString acknowledgedCompanions, pendingCompanions; ///< digests of what went beside the store
        std::vector<Timestamp> proven;                     ///< by range; epoch: never
        bool needsWhole = false; ///< a difference was found; until a whole copy was made, runs send a base
    };

    [[nodiscard]] Result<void> load();
    [[nodiscard]] bool isSet() const;
    /// The term of the machine that has taken over under this installation's identity, so that this one
    /// serves no more; 0: none has.
    [[nodiscard]] std::int64_t replacedBy() const;
    [[nodiscard]] Result<void> setReplacedBy(std::int64_t term);
    [[nodiscard]] ReplicationSettings settings() const;
    [[nodiscard]] Destination destination() const;
    [[nodiscard]] Result<SecretBytes> token() const;
    [[nodiscard]] Progress progress() const;
    [[nodiscard]] std::vector<ReplicationRun> runs(int most) const;

    /// What a destination had acknowledged when replication was stopped still counts: it knows what it holds.
    /// Locked: the token cannot be kept.
    [[nodiscard]] Result<void> set(const ReplicationSettings &settings, const Destination &destination,
                                   const SecretBytes &token);
    [[nodiscard]] Result<void> clear();
    [[nodiscard]] Result<void> change(const std::function<void(Progress &)> &change);
    /// The destination has the file that is pending.
    [[nodiscard]] Result<void> acknowledgePending();
    /// This server was replaced: by the destination itself, or by a machine that took over at `at` and may
    /// have its copy from any that was a destination.
    [[nodiscard]] Result<void> settleByDestination();
    [[nodiscard]] Result<void> settle(Timestamp at);
    [[nodiscard]] Result<void> add(const ReplicationRun &run);

private:
    [[nodiscard]] std::optional<AcknowledgedCopy> copyOfDestination() const; ///< with `m_mutex` held
    [[nodiscard]] std::optional<AcknowledgedCopy> oldestSince(Timestamp at) const;

    installation::MachineDatabase &m_machine;
    const std::shared_ptr<const SecretBytes> m_dataKey;
    mutable std::mutex m_mutex; ///< guards the rest
    bool m_isSet = false;
    std::int64_t m_replacedBy = 0;
    ReplicationSettings m_settings;
    Destination m_destination;
    QByteArray m_token; ///< sealed
    Progress m_progress;
    std::optional<AcknowledgedCopy> m_loaded; ///< the last one that a former process knew of
    std::vector<ReplicationRun> m_runs;       ///< the newest first
};

} // namespace retinue::engine
