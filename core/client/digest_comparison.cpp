#include "core/client/digest_comparison.h"

#include "core/client/fate.h"
#include "core/client/held_report.h"
#include "core/client/intake.h"
#include "core/protocol/limits.h"

#include <algorithm>
#include <map>

namespace retinue::client {

namespace limits = protocol::limits;

Result<std::vector<OwnerKey>> DigestComparison::compare()
{
    auto repaired = compareAndRepair();
    if (!repaired)
        return m_context.failed(std::move(repaired).error(), {Occurrence::Kind::ComparisonFailed});
    m_context.wentWell();
    return repaired;
}

Result<std::vector<OwnerKey>> DigestComparison::compareAndRepair()
{
    const auto differing = report(nullptr);
    if (!differing)
        return differing.error();
    std::vector<OwnerKey> repaired;
    for (const OwnerKey &owner : *differing) {
        const auto done = repair(owner);
        if (!done)
            return done.error();
        if (*done)
            repaired.push_back(owner);
    }
    if (differing->empty())
        return repaired;
    // All others are proven: what differs now is what the server's administrator is to know of.
    const auto left = report(&*differing);
    if (!left)
        return left.error();
    for (const OwnerKey &owner : *left)
        m_context.parts.log.write({Occurrence::Kind::DataDiffer, owner});
    return repaired;
}

Result<std::vector<OwnerKey>> DigestComparison::report(const std::vector<OwnerKey> *owners)
{
    std::vector<protocol::OwnerDigest> digests;
    std::map<OwnerId, OwnerKey> keys;
    RETINUE_TRY(m_context.parts.store.run([&](LocalEdit &edit) -> Result<void> {
        const Position position = edit.position();
        if (position.phase != Phase::Started || !position.generation)
            return Error{ErrorCode::NotStarted,
                         QStringLiteral("synchronization is not started on this device")};
        const auto add = [&](const LocalOwnerRow &owner) {
            auto digest = digestOf(edit, owner, *position.generation);
            if (!digest)
                return;
            keys.emplace(digest->id, owner.key);
            digests.push_back(*std::move(digest));
        };
        if (!owners) {
            for (const LocalOwnerRow &owner : edit.owners())
                add(owner);
            return {};
        }
        for (const OwnerKey &key : *owners) {
            if (const auto owner = edit.findOwner(key))
                add(*owner);
        }
        return {};
    }));
    std::vector<OwnerKey> differing;
    std::size_t from = 0;
    do { // also of nobody: that nothing differs is told, too
        const auto to = std::min(digests.size(), from + std::size_t(limits::kOwnersPerDigestReport));
        auto answer = m_context.transport()->reportDigests(
            {{digests.begin() + std::ptrdiff_t(from), digests.begin() + std::ptrdiff_t(to)}, from > 0});
        if (!answer)
            return std::move(answer).error();
        for (const OwnerId &id : *answer) {
            if (const auto key = keys.find(id); key != keys.end())
                differing.push_back(key->second);
        }
        from = to;
    } while (from < digests.size());
    return differing;
}

/// What the server has replaces the local data, and what it does not have goes, in one transaction, so that
/// no moment is without data. Destinations are this device's alone, and stay (R11).
Result<bool> DigestComparison::repair(const OwnerKey &key)
{
    auto answer = m_context.transport()->pull(key, std::nullopt, std::nullopt, limits::kLoginPull);
    if (!answer && fateOf(answer.error()) != Fate::Skipped)
        return std::move(answer).error();
    bool isOtherGeneration = false;
    bool wasOvertaken = false;
    std::vector<std::pair<OwnerKey, QString>> changed;
    RETINUE_TRY(m_context.parts.store.run([&](LocalEdit &edit) -> Result<void> {
        auto owner = edit.findOwner(key);
        if (!owner)
            return {};
        if (!answer) { // not this device's business now: the next login brings it
            ++owner->needsPull;
            edit.updateOwner(*owner);
            return {};
        }
        isOtherGeneration = answer->settings.state.generation != edit.position().generation;
        if (isOtherGeneration)
            return {};
        wasOvertaken = owner->state && answer->settings.state.revision < *owner->state;
        if (wasOvertaken) // by a login, which brought what is newer than this
            return {};
        answer->settings.owner = key;
        Intake intake(edit, m_context.atPanel());
        const PullTicket ticket{std::nullopt, owner->needsPull, owner->toBring, m_context.acknowledgements,
                                edit.position().revision};
        for (CopyRow &row : edit.sharedCopies(*owner)) {
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
    if (!answer) {
        m_context.parts.log.write(answer.error(), {Occurrence::Kind::DataReplacementFailed, key});
        return false;
    }
    if (isOtherGeneration)
        return Error{ErrorCode::OtherGeneration, QStringLiteral("the server's store is another one now")};
    if (wasOvertaken)
        return false;
    m_context.parts.log.write({Occurrence::Kind::DataReplaced, key});
    m_context.tellChanged(changed);
    return true;
}

} // namespace retinue::client
