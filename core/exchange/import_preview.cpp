#include "core/exchange/import_preview.h"

#include "core/base/long_work.h"
#include "core/exchange/judgement.h"
#include "core/protocol/limits.h"
#include "core/store/snapshot.h"

#include <unordered_set>

namespace retinue::exchange {

namespace {

/// A view does not live for longer than it takes to look at so many.
constexpr int kOwnersPerView = 200;
constexpr std::array kChoices{store::ImportExisting::Keep, store::ImportExisting::Replace,
                              store::ImportExisting::Merge};

void count(SettingFates &fates, Fate fate)
{
    switch (fate) {
    case Fate::Added:
        ++fates.added;
        return;
    case Fate::Changed:
        ++fates.changed;
        return;
    case Fate::Same:
        ++fates.same;
        return;
    case Fate::Kept:
        ++fates.kept;
        return;
    case Fate::Refused:
        ++fates.refused;
        return;
    case Fate::Locked:
        ++fates.locked;
        return;
    }
}

class Previewer
{
public:
    Previewer(const Catalogue &catalogue, ImportPreview &preview) : m_catalogue(catalogue), m_preview(preview)
    {
    }

    Result<void> look(const store::Tables &tables, const IncomingOwner &incoming)
    {
        auto owner = tables.owners.find(incoming.key);
        if (!owner)
            return std::move(owner).error();
        countOwner(incoming.key, owner->has_value());
        RETINUE_TRY(lookAtGroups(tables, incoming));
        for (const IncomingSetting &setting : incoming.settings)
            RETINUE_TRY(lookAt(tables, incoming.key, setting, *owner));
        return {};
    }

    void report(std::vector<formats::ImportProblem> problems)
    {
        for (formats::ImportProblem &problem : problems) {
            ++m_preview.problemCount;
            m_preview.rejected += problem.severity == formats::ImportProblem::Severity::Rejected ? 1 : 0;
            if (m_preview.problems.size() < ImportFile::kMostProblems)
                m_preview.problems.push_back(std::move(problem));
        }
    }

private:
    /// A file may name an owner at several places.
    void countOwner(const OwnerKey &key, bool isKnown)
    {
        if (key.kind() == OwnerKind::AllDevices || !m_seen.insert(key).second)
            return;
        const bool isUser = key.kind() == OwnerKind::User;
        if (isKnown) {
            ++(isUser ? m_preview.knownUsers : m_preview.knownGroups);
            return;
        }
        ++(isUser ? m_preview.newUsers : m_preview.newGroups);
        if (m_preview.firstNew.size() < ImportPreview::kNamed)
            m_preview.firstNew.push_back(key);
    }

    Result<void> lookAtGroups(const store::Tables &tables, const IncomingOwner &incoming)
    {
        if (incoming.groups.empty())
            return {};
        auto current = tables.memberships.groupsOf(incoming.key);
        if (!current)
            return std::move(current).error();
        bool areTooMany = false;
        for (const store::ImportExisting existing : kChoices) {
            const auto after = groupsAfter(existing, *current, incoming.groups);
            if (!after)
                ++outlook(existing).settings.refused; // as the import counts it
            else if (*after != *current)
                ++outlook(existing).groupsSet;
            areTooMany = areTooMany || !after;
        }
        if (areTooMany)
            refuse(
                incoming.key, {QStringLiteral("groups"), {}, false},
                formats::Reason(
                    QT_TRANSLATE_NOOP(
                        "Reason", "with those of the file the groups would be more than %1; take some out"))
                    .arg(protocol::limits::kGroupsPerUser));
        return {};
    }

    Result<void> lookAt(const store::Tables &tables, const OwnerKey &key, const IncomingSetting &setting,
                        const std::optional<store::OwnerRow> &owner)
    {
        formats::Reason reason;
        const Item *item = importable(m_catalogue, key, setting.item, reason);
        if (!item) {
            refuse(key, setting, reason);
            for (const store::ImportExisting existing : kChoices)
                note(existing, setting, Fate::Refused);
            return {};
        }
        std::optional<store::SettingRow> current;
        if (owner) {
            auto found = tables.settings.find(*owner, item->number, store::SettingTable::Secrets::Decrypt);
            if (!found)
                return std::move(found).error();
            current = *std::move(found);
        }
        formats::Reason lastReason;
        for (const store::ImportExisting existing : kChoices) {
            auto judged = judge(tables, *item, takenOver(setting, existing), setting.value,
                                owner ? &*owner : nullptr, current);
            if (!judged)
                return std::move(judged).error();
            note(existing, setting, judged->fate);
            if (judged->fate == Fate::Refused && judged->reason != lastReason)
                refuse(key, setting, lastReason = judged->reason);
        }
        return {};
    }

    void refuse(const OwnerKey &key, const IncomingSetting &setting, const formats::Reason &reason)
    {
        ++m_preview.problemCount;
        if (m_preview.problems.size() < ImportFile::kMostProblems)
            m_preview.problems.push_back({formats::ImportProblem::Severity::Rejected, 0, setting.item,
                                          formats::reasonOfOwner(key, reason)});
    }

    void note(store::ImportExisting existing, const IncomingSetting &setting, Fate fate)
    {
        count(outlook(existing).settings, fate);
        // An item that is not known could have any name.
        if (m_catalogue.find(setting.item))
            count(outlook(existing).byItem[setting.item], fate);
    }

    ImportOutlook &outlook(store::ImportExisting existing)
    {
        return m_preview.outlooks[std::size_t(existing) - 1];
    }

    struct KeyHash
    {
        std::size_t operator()(const OwnerKey &key) const { return qHash(key, 0); }
    };
    const Catalogue &m_catalogue;
    ImportPreview &m_preview;
    std::unordered_set<OwnerKey, KeyHash> m_seen;
};

} // namespace

Result<ImportPreview> previewImport(store::Store &store, const Catalogue &catalogue, const ImportFile &file,
                                    const CancelToken &cancel)
{
    ImportPreview preview;
    preview.problems = file.problems();
    preview.problemCount = file.problemCount();
    preview.rejected = file.counts().rejected;
    preview.repeated = file.counts().repeated;
    Previewer previewer(catalogue, preview);
    auto opened = file.owners();
    if (!opened)
        return std::move(opened).error();
    OwnerSource &owners = **opened;
    for (bool more = true; more;) {
        auto view = store.read();
        if (!view)
            return std::move(view).error();
        for (int looked = 0; more && looked < kOwnersPerView; ++looked) {
            if (cancel.isCancelled())
                return endedEarly();
            auto owner = owners.next();
            if (!owner)
                return std::move(owner).error();
            more = owner->has_value();
            if (more)
                RETINUE_TRY(previewer.look(view->tables(), **owner));
            previewer.report(owners.takeProblems());
        }
    }
    preview.repeated += owners.repeated();
    return preview;
}

} // namespace retinue::exchange
