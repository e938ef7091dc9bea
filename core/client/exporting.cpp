#include "core/client/exporting.h"

#include "core/client/local_edit.h"

#include <algorithm>
#include <set>

namespace retinue::client {

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
    if (!m_report.incomplete.empty() && !request.evenIncomplete)
        return m_report;
    // From here on it may finish, whenever the window ends (R23).
    for (const OwnerKey &owner : m_owners) {
        if (request.cancel.isCancelled())
            return Error{ErrorCode::Cancelled, QStringLiteral("the export was cancelled"), {}};
        auto read = this->read(owner, request.withSecrets);
        if (!read)
            return std::move(read).error();
        if (!*read)
            continue;
        m_report.users += owner.kind() == OwnerKind::User;
        m_report.groups += owner.kind() == OwnerKind::Group;
        m_report.settings += int((*read)->settings.size());
        RETINUE_TRY(visit(**std::move(read)));
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
    std::vector<PreparedOwner> candidates;
    if (isStopped) {
        for (const OwnerTally &tally : edit.tallies()) {
            if (tally.owner.key.kind() != OwnerKind::AllDevices)
                candidates.push_back({tally.owner.key, {}, {}});
        }
        candidates = withShortfalls(edit, std::move(candidates));
    } else {
        candidates = exportWindowNow(edit, clock).prepared;
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
    for (const PreparedOwner &one : candidates) {
        m_owners.push_back(one.owner);
        if (one.lacks)
            m_report.incomplete.push_back(one);
    }
    return {};
}

Result<std::optional<ExportedOwner>> Exporting::read(const OwnerKey &key, bool withSecrets)
{
    std::optional<ExportedOwner> exported;
    RETINUE_TRY(m_store.run([&](LocalEdit &edit) -> Result<void> {
        const auto owner = edit.findOwner(key);
        if (!owner)
            return {};
        exported = ExportedOwner{owner->key, edit.groups(*owner), {}};
        for (const CopyRow &row : edit.copies(*owner)) {
            if (!row.item->portable || (row.item->secret && !withSecrets))
                continue;
            if (row.copy.value)
                exported->settings.push_back({row.item->id, sync::outgoing(*row.item, *row.copy.value)});
        }
        if (withSecrets && owner->needsPull > 0)
            m_report.secretsElsewhere.push_back(owner->key);
        return {};
    }));
    return exported;
}

} // namespace retinue::client
