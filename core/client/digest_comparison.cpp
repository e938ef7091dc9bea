#include "core/client/digest_comparison.h"

#include "core/client/held_report.h"
#include "core/client/intake.h"
#include "core/protocol/limits.h"

#include <algorithm>

namespace retinue::client {

namespace limits = protocol::limits;

Result<std::vector<OwnerKey>> DigestComparison::compare()
{
    std::vector<protocol::OwnerDigest> digests;
    Position position;
    RETINUE_TRY(m_context.parts.store.run([&](LocalEdit &edit) -> Result<void> {
        position = edit.position();
        if (position.phase != Phase::Started || !position.generation)
            return Error{ErrorCode::NotStarted,
                         QStringLiteral("synchronization is not started on this device")};
        for (const LocalOwnerRow &owner : edit.owners()) {
            if (auto digest = digestOf(edit, owner, *position.generation))
                digests.push_back(*std::move(digest));
        }
        return {};
    }));
    std::vector<OwnerKey> repaired;
    const auto compare = [&]() -> Result<void> {
        for (std::size_t from = 0; from < digests.size();
             from += std::size_t(limits::kOwnersPerDigestReport)) {
            const auto to = std::min(digests.size(), from + std::size_t(limits::kOwnersPerDigestReport));
            auto differing = m_context.transport()->reportDigests(
                {digests.begin() + std::ptrdiff_t(from), digests.begin() + std::ptrdiff_t(to)});
            if (!differing)
                return std::move(differing).error();
            for (const OwnerId &id : *differing) {
                std::optional<LocalOwnerRow> owner;
                RETINUE_TRY(m_context.parts.store.run([&](LocalEdit &edit) -> Result<void> {
                    owner = edit.findOwner(id);
                    return {};
                }));
                if (!owner)
                    continue;
                RETINUE_TRY(repair(owner->key, *position.generation));
                repaired.push_back(owner->key);
            }
        }
        return {};
    };
    if (auto compared = compare(); !compared)
        return m_context.failed(std::move(compared).error(), QStringLiteral("comparing digests"));
    return repaired;
}

/// R13: what the server has replaces the local data, and what it does not have goes, in one transaction, so
/// that no moment is without data. Destinations are this device's alone, and stay (R11).
Result<void> DigestComparison::repair(const OwnerKey &key, const Generation &generation)
{
    auto answer = m_context.transport()->pull(key, std::nullopt, std::nullopt, limits::kLoginPull);
    if (!answer)
        return std::move(answer).error();
    if (answer->settings.state.generation != generation)
        return Error{ErrorCode::OtherGeneration, QStringLiteral("the server's store is another one now")};
    answer->settings.owner = key;
    std::vector<std::pair<OwnerKey, QString>> changed;
    RETINUE_TRY(m_context.parts.store.run([&](LocalEdit &edit) -> Result<void> {
        const auto owner = edit.findOwner(key);
        if (!owner)
            return {};
        Intake intake(edit, m_context.atPanel());
        const PullTicket ticket{std::nullopt, owner->needsPull, m_context.acknowledgements,
                                edit.position().revision};
        for (CopyRow &row : edit.copies(*owner)) {
            // Secrets come at logins only, and their content is not compared.
            if (row.item->secret || row.copy.isUnsent())
                continue;
            row.copy.revision = Revision{}; // whatever the server says is newer
            edit.setCopy(*owner, *row.item, row.copy);
        }
        (void)intake.pulled(ticket, answer->settings, false, m_context.acknowledgements);
        changed = intake.changed();
        return {};
    }));
    m_context.parts.log.write(
        Severity::Information,
        QStringLiteral("The local data of %1 differed from the server's and were replaced")
            .arg(key.toString()));
    m_context.tellChanged(changed);
    return {};
}

} // namespace retinue::client
