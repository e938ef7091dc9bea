#include "core/client/reconciler.h"

#include "core/client/intake.h"
#include "core/protocol/limits.h"

#include <algorithm>

namespace retinue::client {

namespace limits = protocol::limits;

namespace {

constexpr std::chrono::minutes kDisplacedTimeout{2}; ///< of a report of megabytes that goes to the disk

} // namespace

Result<void> Reconciler::reconcileAll(protocol::StartMode mode, const protocol::StartAnswer &answer,
                                      bool sameGeneration)
{
    std::vector<OwnerKey> owners;
    RETINUE_TRY(m_context.parts.store.run([&](LocalEdit &edit) -> Result<void> {
        for (const LocalOwnerRow &owner : edit.owners())
            owners.push_back(owner.key);
        return {};
    }));
    // The feed is followed from the first of the snapshots: what it repeats is recognized by its revision.
    auto first = reconcile({mode, answer.state.generation, sameGeneration}, owners);
    if (!first)
        return std::move(first).error();
    return m_context.parts.store.run([&](LocalEdit &edit) -> Result<void> {
        Position position = edit.position();
        position.phase = Phase::Started;
        position.generation = answer.state.generation;
        position.revision = first->value_or(answer.state.revision);
        position.scopeEpoch = answer.scopeEpoch;
        if (answer.term.number > 0) // a server that never moved, or of an older version, takes none away
            position.term = answer.term;
        edit.setPosition(position);
        return {};
    });
}

Result<void> Reconciler::resume(const std::vector<OwnerKey> &owners, const Generation &generation)
{
    auto compared = reconcile({protocol::StartMode::Resume, generation, true}, owners);
    return compared ? Result<void>() : std::move(compared).error();
}

Result<std::vector<OwnerKey>> Reconciler::unknownAmong(const std::vector<OwnerKey> &owners,
                                                       const Generation &generation)
{
    std::vector<OwnerKey> unknown;
    for (std::size_t from = 0; from < owners.size();) {
        const std::size_t to = std::min(owners.size(), from + std::size_t(limits::kOwnersPerReconcile));
        std::vector<HeldReport> reports;
        for (std::size_t i = from; i < to; ++i)
            reports.emplace_back().held.owner = owners[i];
        const auto answer = ask({protocol::StartMode::Resume, generation, true}, reports);
        if (!answer)
            return answer.error();
        RETINUE_TRY(m_context.parts.store.run([&](LocalEdit &edit) -> Result<void> {
            for (const protocol::ReconciledOwner &answered : answer->owners) {
                if (answered.id)
                    edit.addRelease(*answered.id);
            }
            return {};
        }));
        for (const protocol::ReconciledOwner &answered : answer->owners) {
            if (answered.settings.empty())
                unknown.push_back(answered.owner);
        }
        from += answer->owners.size();
    }
    return unknown;
}

Result<std::optional<Revision>> Reconciler::reconcile(const Asked &asked, const std::vector<OwnerKey> &owners)
{
    std::optional<Revision> first;
    for (std::size_t from = 0; from < owners.size(); from += std::size_t(limits::kOwnersPerReconcile)) {
        const std::size_t to = std::min(owners.size(), from + std::size_t(limits::kOwnersPerReconcile));
        std::vector<HeldReport> reports;
        RETINUE_TRY(m_context.parts.store.run([&](LocalEdit &edit) -> Result<void> {
            for (std::size_t i = from; i < to; ++i) {
                if (const auto owner = edit.findOwner(owners[i]))
                    reports.push_back(reportHeld(edit, *owner, asked.sameGeneration));
            }
            return {};
        }));
        auto compared = reconcileBatch(asked, std::move(reports));
        if (!compared)
            return std::move(compared).error();
        first = first.value_or(*compared);
    }
    return first;
}

Result<Revision> Reconciler::reconcileBatch(const Asked &asked, std::vector<HeldReport> reports)
{
    std::optional<Revision> first;
    do {
        auto answer = ask(asked, reports);
        if (!answer)
            return std::move(answer).error();
        const auto answered = std::ptrdiff_t(answer->owners.size());
        RETINUE_TRY(take(asked, {reports.begin(), reports.begin() + answered}, *answer));
        first = first.value_or(answer->state.revision);
        reports.erase(reports.begin(), reports.begin() + answered);
    } while (!reports.empty());
    return *first;
}

Result<protocol::ReconcileAnswer> Reconciler::ask(const Asked &asked, const std::vector<HeldReport> &reports)
{
    protocol::ReconcileRequest request{asked.mode, asked.generation, {}};
    for (const HeldReport &report : reports)
        request.owners.push_back(report.held);
    auto answer = m_context.transport()->reconcile(request);
    if (!answer)
        return answer;
    if (answer->state.generation != asked.generation)
        return Error{ErrorCode::OtherGeneration,
                     QStringLiteral("the server's store changed during the start")};
    const bool inOrder = answer->owners.size() <= reports.size() &&
                         std::equal(answer->owners.begin(), answer->owners.end(), reports.begin(),
                                    [](const protocol::ReconciledOwner &answered, const HeldReport &report) {
                                        return answered.owner == report.held.owner;
                                    });
    if (!inOrder || (answer->owners.empty() && !reports.empty()))
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("the server did not answer what it was asked to compare")};
    return answer;
}

Result<void> Reconciler::take(const Asked &asked, const std::vector<HeldReport> &reports,
                              const protocol::ReconcileAnswer &answer)
{
    // R14: kept by the server before it is gone here. A device that never synchronized has nothing to
    // displace that R5 does not.
    std::vector<protocol::DisplacedSetting> displaced;
    RETINUE_TRY(m_context.parts.store.run([&](LocalEdit &edit) -> Result<void> {
        if (edit.position().generation && !asked.sameGeneration)
            displaced = displacedBy(edit, answer);
        return {};
    }));
    RETINUE_TRY(sendDisplaced(std::move(displaced)));

    std::vector<std::pair<OwnerKey, QString>> changed;
    RETINUE_TRY(m_context.parts.store.run([&](LocalEdit &edit) -> Result<void> {
        Intake intake(edit, m_context.atPanel());
        intake.reconciled(asked.mode, reports, answer);
        changed = intake.changed();
        return {};
    }));
    m_context.tellChanged(changed);
    for (const protocol::ReconciledOwner &answered : answer.owners) {
        const bool hasNothing = std::all_of(answered.settings.begin(), answered.settings.end(),
                                            [](const protocol::ReconciledSetting &one) {
                                                return one.action == protocol::ReconcileAction::Gone;
                                            });
        if (hasNothing)
            m_withoutAnything.insert(answered.owner);
        else
            m_withoutAnything.erase(answered.owner);
    }
    return {};
}

Result<void> Reconciler::sendDisplaced(std::vector<protocol::DisplacedSetting> displaced)
{
    std::vector<protocol::DisplacedSetting> part;
    std::size_t bytes = 0;
    const auto send = [&]() -> Result<void> {
        bytes = 0;
        return m_context.transport()->sendDisplaced(std::exchange(part, {}), kDisplacedTimeout);
    };
    for (protocol::DisplacedSetting &setting : displaced) {
        const auto size = std::size_t(setting.value.size());
        // Half of the limit: the value is the largest part of an entry, not the whole.
        if (!part.empty() && (bytes + size > limits::kBulkBodyBytes / 2 ||
                              part.size() == std::size_t(limits::kDisplacedPerReport)))
            RETINUE_TRY(send());
        bytes += size + 512;
        part.push_back(std::move(setting));
    }
    return part.empty() ? Result<void>() : send();
}

} // namespace retinue::client
