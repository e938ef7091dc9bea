#include "core/client/preparation.h"

#include "core/client/admission.h"

#include <algorithm>
#include <set>

namespace retinue::client {
namespace {

/// Compared at once; between two of these it can be cancelled.
constexpr std::size_t kAtOnce = 25;
/// A panel that goes on changing settings is waited for so often.
constexpr int kMostRounds = 5;

std::int64_t countOf(const std::set<OwnerKey> &owners, OwnerKind kind)
{
    return std::count_if(owners.begin(), owners.end(),
                         [kind](const OwnerKey &owner) { return owner.kind() == kind; });
}

Error tooMany(std::int64_t chosen, int most, std::size_t atPanel, const QString &kind)
{
    QString detail =
        QStringLiteral("%1 %3 are too many: %2 can be prepared at once").arg(chosen).arg(most).arg(kind);
    if (atPanel > 0)
        detail += QStringLiteral("; those at the panel count");
    return {
        ErrorCode::TooMany, detail + QStringLiteral(". Choose fewer, and prepare again for the others"), {}};
}

} // namespace

PrepareLimits prepareLimits(const LocalStoreOptions &options)
{
    return {std::min(kMostPreparedUsers, options.mostUsers),
            std::min(kMostPreparedGroups, options.mostGroups)};
}

Result<PrepareReport> Preparation::run(const std::vector<OwnerKey> &owners)
{
    RETINUE_TRY(choose(owners));
    RETINUE_TRY(goOn(PrepareStep::Sending, 0));
    RETINUE_TRY(exchange()); // what waits goes up before it is compared
    RETINUE_TRY(leaveOutUnknown());
    m_report.empty = m_unknown;
    if (m_owners.empty())
        return m_report;
    RETINUE_TRY(makeRoom());
    if (auto brought = bring(); !brought)
        return brought.error().code == ErrorCode::Cancelled
                   ? std::move(brought).error()
                   : m_context.failed(std::move(brought).error(), {Occurrence::Kind::PreparationFailed});
    RETINUE_TRY(sendAndOpen());
    if (m_report.opened)
        m_context.parts.log.write({Occurrence::Kind::Prepared, m_report.prepared.size() == 1
                                                                   ? std::optional(m_report.prepared.front())
                                                                   : std::nullopt});
    m_context.tell(ReplicaEvent::Kind::StateChanged);
    return m_report;
}

/// R22.
Result<void> Preparation::choose(const std::vector<OwnerKey> &owners)
{
    if (owners.empty())
        return Error{ErrorCode::InvalidInput, QStringLiteral("nobody is chosen: name users or groups"), {}};
    std::set<OwnerKey> chosen(owners.begin(), owners.end());
    if (chosen.contains(OwnerKey::allDevices()))
        return Error{ErrorCode::InvalidInput, QStringLiteral("only users and groups are prepared"), {}};
    m_owners.assign(chosen.begin(), chosen.end());
    std::stable_partition(m_owners.begin(), m_owners.end(),
                          [](const OwnerKey &owner) { return owner.kind() == OwnerKind::User; });
    const auto atPanel = m_context.atPanel();
    chosen.insert(atPanel.begin(), atPanel.end());
    const PrepareLimits most = prepareLimits(m_context.parts.store.options());
    if (const auto users = countOf(chosen, OwnerKind::User); users > most.users)
        return tooMany(users, most.users, atPanel.size(), QStringLiteral("users"));
    if (const auto groups = countOf(chosen, OwnerKind::Group); groups > most.groups)
        return tooMany(groups, most.groups, atPanel.size(), QStringLiteral("groups"));
    return {};
}

/// A name that nobody has must not push out who is here. Asked only where room would have to be made: what
/// the server has of the others comes with the answer, and later once more.
Result<void> Preparation::leaveOutUnknown()
{
    const LocalStoreOptions &most = m_context.parts.store.options();
    std::vector<OwnerKey> absent;
    bool isFull = false;
    RETINUE_TRY(m_context.parts.store.run([&](LocalEdit &edit) -> Result<void> {
        m_generation = edit.position().generation;
        for (const OwnerKey &owner : m_owners) {
            if (!edit.findOwner(owner))
                absent.push_back(owner);
        }
        std::set<OwnerKey> here(absent.begin(), absent.end());
        for (const LocalOwnerRow &owner : edit.owners()) {
            if (!owner.partial)
                here.insert(owner.key);
        }
        isFull = countOf(here, OwnerKind::User) > most.mostUsers ||
                 countOf(here, OwnerKind::Group) > most.mostGroups;
        return {};
    }));
    if (!m_generation || !isFull || absent.empty())
        return {};
    auto unknown = m_reconciler.unknownAmong(absent, *m_generation);
    if (!unknown)
        return m_context.failed(std::move(unknown).error(), {Occurrence::Kind::PreparationFailed});
    m_unknown = *std::move(unknown);
    std::erase_if(m_owners, [this](const OwnerKey &owner) {
        return std::find(m_unknown.begin(), m_unknown.end(), owner) != m_unknown.end();
    });
    return {};
}

/// For an administrator's order room is made also where a login's new user would be discarded (R10). The
/// prepared do not push each other out, and count as the newest logins.
Result<void> Preparation::makeRoom()
{
    const LocalStoreOptions &options = m_context.parts.store.options();
    const Bounds bounds{options.mostUsers, options.mostGroups, sync::WhenFull::DeleteOldest};
    std::vector<OwnerKey> staying = m_context.atPanel();
    staying.insert(staying.end(), m_owners.begin(), m_owners.end());
    RETINUE_TRY(m_context.parts.store.run([&](LocalEdit &edit) -> Result<void> {
        edit.setExportWindow(std::nullopt, {});
        m_generation = edit.position().generation;
        const std::int64_t number = edit.nextNumber();
        for (const OwnerKey &key : m_owners) {
            Admitted admitted = admitOwner(edit, key, bounds, staying);
            if (!admitted.owner)
                return Error{
                    ErrorCode::TooMany,
                    QStringLiteral("there is no room for %1: the others on this device have changes that "
                                   "have not gone up, or were refused. Look at them, and delete their "
                                   "local data or let them log in again")
                        .arg(key.toString()),
                    {}};
            m_report.evicted.insert(m_report.evicted.end(), admitted.evicted.begin(), admitted.evicted.end());
            admitted.owner->lastLogin = number;
            edit.updateOwner(*admitted.owner);
        }
        return {};
    }));
    for (const OwnerKey &owner : m_report.evicted)
        m_context.parts.log.write({Occurrence::Kind::MadeRoom, owner});
    return {};
}

/// By content (Reconciler::resume()), so that a copy that went wrong is healed as well; naming them is also
/// how the server learns that this device holds them from now on.
Result<void> Preparation::bring()
{
    if (!m_generation)
        return Error{
            ErrorCode::NotStarted, QStringLiteral("synchronization is not started on this device"), {}};
    for (std::size_t from = 0; from < m_owners.size(); from += kAtOnce) {
        RETINUE_TRY(goOn(PrepareStep::Bringing, from));
        const auto first = m_owners.begin() + std::ptrdiff_t(from);
        const auto last = m_owners.begin() + std::ptrdiff_t(std::min(m_owners.size(), from + kAtOnce));
        RETINUE_TRY(m_reconciler.resume({first, last}, *m_generation));
    }
    return goOn(PrepareStep::Checking, m_owners.size());
}

Result<void> Preparation::sendAndOpen()
{
    for (int round = 0; round < kMostRounds; ++round) {
        RETINUE_TRY(goOn(PrepareStep::Checking, m_owners.size()));
        RETINUE_TRY(exchange());
        const auto isJudged = judge();
        if (!isJudged)
            return isJudged.error();
        if (*isJudged)
            return {};
    }
    return {}; // what is still on its way up is named
}

/// In one transaction with the window's beginning: what is equal is so at that moment.
Result<bool> Preparation::judge()
{
    bool isWaiting = false;
    RETINUE_TRY(m_context.parts.store.run([&](LocalEdit &edit) -> Result<void> {
        m_report.prepared.clear();
        m_report.unequal.clear();
        m_report.empty = m_unknown;
        const Position position = edit.position();
        if (position.phase != Phase::Started || position.generation != m_generation)
            return Error{ErrorCode::NotStarted,
                         QStringLiteral("the device was stopped or started anew meanwhile: prepare again"),
                         {}};
        for (const OwnerKey &owner : m_owners) {
            const auto known = edit.findOwner(owner);
            const auto unsent = known ? edit.unsent(*known) : std::vector<UnsentRow>();
            const auto lacks = shortfallOf(edit, {owner, {}, {}}, Whose::Prepared);
            // Not who went away meanwhile: the server has something of them.
            if (lacks == Shortfall::Gone && m_reconciler.withoutAnything().contains(owner)) {
                m_report.empty.push_back(owner);
                continue;
            }
            if (!lacks && unsent.empty()) {
                m_report.prepared.push_back(owner);
                continue;
            }
            UnequalOwner unequal{owner, lacks.value_or(Shortfall::Unsent), {}};
            isWaiting = isWaiting || !lacks;
            for (const UnsentRow &row : unsent)
                unequal.items.push_back(row.item->id);
            m_report.unequal.push_back(std::move(unequal));
        }
        m_report.opened = m_report.unequal.empty() && !m_report.prepared.empty();
        if (m_report.opened)
            openExportWindow(edit, m_context.parts.clock, m_report.prepared);
        return {};
    }));
    return !isWaiting;
}

/// A server that does not accept the login at the panel (R6) was asked everything else.
Result<void> Preparation::exchange()
{
    const auto report = m_synchronizer.synchronize();
    return report || report.error().code == ErrorCode::TooMany ? Result<void>() : report.error();
}

Result<void> Preparation::goOn(PrepareStep step, std::size_t done) const
{
    if (m_cancel.isCancelled())
        return Error{ErrorCode::Cancelled, QStringLiteral("the preparation was cancelled"), {}};
    if (m_progress)
        m_progress(step, int(done), int(m_owners.size()));
    return {};
}

} // namespace retinue::client
