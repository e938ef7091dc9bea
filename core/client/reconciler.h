#pragma once

#include "core/client/held_report.h"
#include "core/client/replica_context.h"

#include <set>

namespace retinue::client {

/// Compares what this device holds with the server, and takes the answer: what a start (R5, R14) and a resume
/// (R9) consist of. Naming its owners is also how a device says that it has business with them. Of the
/// network side's thread.
class Reconciler
{
public:
    explicit Reconciler(ReplicaContext &context) : m_context(context) {}

    /// Everybody; afterwards the device is started and follows from the first of the snapshots that it was
    /// compared with. `sameGeneration`: revisions mean something to the server.
    [[nodiscard]] Result<void> reconcileAll(protocol::StartMode mode, const protocol::StartAnswer &answer,
                                            bool sameGeneration);
    /// A resume for some owners only.
    [[nodiscard]] Result<void> resume(const std::vector<OwnerKey> &owners, const Generation &generation);
    /// Of these, none of whom is here: those of whom the server has nothing. Nothing is taken over; that the
    /// server counts the others as held here now is taken back with the next releases, unless they come.
    [[nodiscard]] Result<std::vector<OwnerKey>> unknownAmong(const std::vector<OwnerKey> &owners,
                                                             const Generation &generation);
    /// R14: the server keeps them, before they are gone here. In as many requests as it takes.
    [[nodiscard]] Result<void> sendDisplaced(std::vector<protocol::DisplacedSetting> displaced);
    /// Those who were compared, and of whom neither side had anything.
    [[nodiscard]] const std::set<OwnerKey> &withoutAnything() const { return m_withoutAnything; }

private:
    struct Asked
    {
        protocol::StartMode mode = protocol::StartMode::Resume;
        Generation generation;
        bool sameGeneration = true;
    };
    /// The revision of the first snapshot, if there was anything to compare.
    [[nodiscard]] Result<std::optional<Revision>> reconcile(const Asked &asked,
                                                            const std::vector<OwnerKey> &owners);
    /// Asks until every one of the reports is answered; the revision of the first snapshot.
    [[nodiscard]] Result<Revision> reconcileBatch(const Asked &asked, std::vector<HeldReport> reports);
    /// One question: the answer to the first of the reports, to as many as the server answers at once.
    [[nodiscard]] Result<protocol::ReconcileAnswer> ask(const Asked &asked,
                                                        const std::vector<HeldReport> &reports);
    [[nodiscard]] Result<void> take(const Asked &asked, const std::vector<HeldReport> &reports,
                                    const protocol::ReconcileAnswer &answer);

    ReplicaContext &m_context;
    std::set<OwnerKey> m_withoutAnything;
};

} // namespace retinue::client
