#include "core/client/exporting.h"

#include "core/client/local_edit.h"

#include <algorithm>
#include <set>

namespace retinue::client {
namespace {

bool isConfirmed(const ExportRequest &request, const OwnerKey &owner)
{
    return std::find(request.confirmed.begin(), request.confirmed.end(), owner) != request.confirmed.end();
}

} // namespace

Result<void> checkExchangeAllowed(LocalEdit &edit, const Clock &clock)
{
    if (edit.position().phase == Phase::Stopped ||
        exportWindowLeft(edit, clock) > std::chrono::milliseconds(0))
        return {};
    return Error{
        ErrorCode::NotPermitted,
        QStringLiteral("importing and exporting are possible only while synchronization is stopped, and "
                       "for %1 minutes after a preparation: stop it, or prepare for the export")
            .arg(kExportWindow.count()),
        {}};
}

Result<ExportReport> Exporting::run(const ExportRequest &request, const ExportVisitor &visit)
{
    RETINUE_TRY(m_store.run([&](LocalEdit &edit) { return choose(edit, request); }));
    const auto unconfirmed = [&](const PreparedOwner &one) { return !isConfirmed(request, one.owner); };
    if (std::any_of(m_report.incomplete.begin(), m_report.incomplete.end(), unconfirmed))
        return m_report;
    m_report.incomplete.clear();
    // From here on it may finish, whenever the window ends (R23).
    for (const PreparedOwner &owner : m_owners) {
        if (request.cancel.isCancelled())
            return Error{ErrorCode::Cancelled, QStringLiteral("the export was cancelled"), {}};
        auto read = this->read(owner, request);
        if (!read)
            return std::move(read).error();
        if (read->isRefused)
            return m_report;
        if (!read->owner)
            continue;
        m_report.users += owner.owner.kind() == OwnerKind::User;
        m_report.groups += owner.owner.kind() == OwnerKind::Group;
        m_report.settings += int(read->owner->settings.size());
        RETINUE_TRY(visit(*std::move(read->owner)));
    }
    m_report.exported = true;
    return m_report;
}

/// Inside the window those who were prepared; of a stopped device those whom it holds.
Result<void> Exporting::choose(LocalEdit &edit, const ExportRequest &request)
{
    const Clock &clock = *m_store.options().clock;
    RETINUE_TRY(checkExchangeAllowed(edit, clock));
    const bool isStopped = edit.position().phase == Phase::Stopped;
    m_whose = isStopped ? Whose::Held : Whose::Prepared;
    std::vector<PreparedOwner> candidates;
    if (isStopped) {
        for (const OwnerTally &tally : edit.tallies()) {
            if (tally.owner.key.kind() != OwnerKind::AllDevices)
                candidates.push_back({tally.owner.key, {}, {}});
        }
    } else {
        candidates = edit.prepared();
    }
    if (!request.owners.empty()) {
        const std::set<OwnerKey> wanted(request.owners.begin(), request.owners.end());
        std::erase_if(candidates, [&](const PreparedOwner &one) { return !wanted.contains(one.owner); });
        for (const OwnerKey &owner : wanted) {
            const bool found = std::any_of(candidates.begin(), candidates.end(),
                                           [&](const PreparedOwner &one) { return one.owner == owner; });
            if (!found)
                return Error{isStopped ? ErrorCode::NotFound : ErrorCode::NotPermitted,
                             (isStopped ? QStringLiteral("this device has nothing of %1")
                                        : QStringLiteral("%1 was not prepared: prepare again, with them"))
                                 .arg(owner.toString()),
                             {}};
        }
    }
    if (candidates.empty())
        return Error{ErrorCode::NotFound, QStringLiteral("this device holds no user's or group's data"), {}};
    m_owners = std::move(candidates);
    return nameIncomplete(edit);
}

Result<void> Exporting::nameIncomplete(LocalEdit &edit)
{
    m_report.incomplete.clear();
    const auto prepared = m_whose == Whose::Prepared ? edit.prepared() : std::vector<PreparedOwner>();
    for (PreparedOwner owner : m_owners) {
        const auto known = std::find_if(prepared.begin(), prepared.end(),
                                        [&](const PreparedOwner &one) { return one.owner == owner.owner; });
        if (known != prepared.end())
            owner.pushedOutBy = known->pushedOutBy; // who came meanwhile as well
        owner.lacks = shortfallOf(edit, owner, m_whose);
        if (owner.lacks)
            m_report.incomplete.push_back(std::move(owner));
    }
    return {};
}

Result<Exporting::Read> Exporting::read(PreparedOwner owner, const ExportRequest &request)
{
    Read read;
    RETINUE_TRY(m_store.run([&](LocalEdit &edit) -> Result<void> {
        owner.lacks = shortfallOf(edit, owner, m_whose);
        read.isRefused = owner.lacks && !isConfirmed(request, owner.owner);
        if (read.isRefused)
            return nameIncomplete(edit);
        if (owner.lacks)
            m_report.incomplete.push_back(owner);
        if (const auto known = edit.findOwner(owner.owner))
            read.owner = takeSettings(edit, *known, request.withSecrets);
        return {};
    }));
    return read;
}

ExportedOwner Exporting::takeSettings(LocalEdit &edit, const LocalOwnerRow &owner, bool withSecrets)
{
    ExportedOwner exported{owner.key, edit.groups(owner), {}};
    const bool areNewerElsewhere = owner.needsPull > 0;
    for (const CopyRow &row : edit.sharedCopies(owner)) {
        if (!row.item->portable || (row.item->secret && (!withSecrets || areNewerElsewhere)))
            continue;
        if (row.copy.value)
            exported.settings.push_back({row.item->id, sync::outgoing(*row.item, *row.copy.value)});
    }
    const auto own = edit.ownItems(owner);
    if (std::any_of(own.begin(), own.end(), [](const Item *item) { return item->portable; }))
        m_report.deviceSpecific.push_back(owner.key);
    if (withSecrets && areNewerElsewhere)
        m_report.secretsElsewhere.push_back(owner.key);
    return exported;
}

} // namespace retinue::client
