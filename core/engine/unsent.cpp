#include "core/engine/unsent.h"

#include "core/store/changed_owners.h"
#include "core/store/snapshot.h"

#include <algorithm>
#include <map>
#include <set>

namespace retinue::engine {

namespace {

using What = UnsentChange::What;
using Way = UnsentChange::Way;

constexpr int kUnsentAtOnce = 100; ///< rows that are read at once
const QString kFindingUnsent = QStringLiteral("comparing");

/// What the new server is sure to have, if it is of this store as it is; another generation's revisions say
/// nothing (R14).
std::optional<AcknowledgedCopy> copyOfThis(const Replication &replication, const State &here)
{
    const auto copy = replication.copyElsewhere();
    const bool isOfThisLife =
        copy && copy->state.generation == here.generation && copy->state.revision <= here.revision;
    return isOfThisLife ? copy : std::nullopt;
}

Result<void> checkReplaced(const Replication &replication)
{
    if (!replication.isReplaced())
        return Error{ErrorCode::InvalidInput, QStringLiteral("no other machine has taken over for this one")};
    return {};
}

/// What was found; what it says in full is read for the newest ones only.
struct FoundChange
{
    Revision revision;
    What what = What::Changed;
    store::SettingPlace place;     ///< of Changed
    store::TombstoneRow tombstone; ///< of deletions
    store::OwnerRow owner;         ///< of OwnerMade, OwnerChanged
};

/// The newest so many of all that come.
class NewestUnsent
{
public:
    explicit NewestUnsent(int most) : m_most(std::size_t(std::max(most, 1))) {}
    void add(FoundChange change)
    {
        m_changes.push_back(std::move(change));
        if (m_changes.size() >= 2 * m_most)
            cut();
    }
    [[nodiscard]] std::vector<FoundChange> take()
    {
        cut();
        return std::move(m_changes);
    }

private:
    void cut()
    {
        std::sort(m_changes.begin(), m_changes.end(),
                  [](const FoundChange &a, const FoundChange &b) { return a.revision > b.revision; });
        if (m_changes.size() > m_most)
            m_changes.erase(m_changes.begin() + std::ptrdiff_t(m_most), m_changes.end());
    }
    const std::size_t m_most;
    std::vector<FoundChange> m_changes;
};

/// One question about unsent changes, of one view.
class UnsentComparison
{
public:
    UnsentComparison(Engine &engine, const store::Snapshot &view, int most, const LongWork &work)
        : m_engine(engine)
        , m_view(view)
        , m_work(work)
        , m_newest(most)
    {
    }
    [[nodiscard]] Result<UnsentReport> run()
    {
        m_report.state = {m_view.generation(), m_view.revision()};
        const auto copy = copyOfThis(m_engine.replication(), m_report.state);
        if (copy) {
            m_report.copyOf = copy->madeAt;
            m_since = copy->state.revision;
        }
        m_report.areDeletionsKnown = copy && m_view.head().purged <= m_since;
        RETINUE_TRY(findChanges());
        if (copy) { // all that was ever deleted says nothing
            RETINUE_TRY(findDeletions());
            RETINUE_TRY(findOthers(copy->madeAt));
        }
        RETINUE_TRY(describe(m_newest.take()));
        return std::move(m_report);
    }

private:
    [[nodiscard]] bool isToEnd() const { return m_work.isToEnd() || m_engine.replication().isInterrupted(); }

    [[nodiscard]] Result<void> findChanges()
    {
        for (std::int64_t last = 0;;) {
            if (isToEnd())
                return endedEarly(m_work, Rest::Stays);
            const auto changed = store::changedOwners(m_view.tables(), m_since, last, kUnsentAtOnce);
            if (!changed)
                return changed.error();
            if (changed->empty())
                return {};
            last = changed->back().owner.row;
            std::vector<store::OwnerRow> others;
            for (const store::ChangedOwner &one : *changed) {
                if (one.hasNewData())
                    count(one);
                else
                    others.push_back(one.owner);
            }
            RETINUE_TRY(countOthers(others));
            m_work.tell(kFindingUnsent, m_report.settings, 0);
        }
    }

    void count(const store::SettingPlace &place)
    {
        ++m_report.settings;
        m_report.secrets += wayOf(place.item) == Way::UnderPassphrase ? 1 : 0;
        m_report.neverExported += wayOf(place.item) == Way::ByHand ? 1 : 0;
        m_newest.add({place.revision, What::Changed, place, {}, {}});
    }
    void count(const store::ChangedOwner &one)
    {
        for (const store::SettingPlace &place : one.settings)
            count(place);
        if (one.owner.key.kind() != OwnerKind::AllDevices)
            ++(one.owner.key.kind() == OwnerKind::User ? m_report.users : m_report.groups);
        if (!one.settings.empty())
            return;
        ++m_report.emptyOwners;
        m_newest.add({one.owner.revision, What::OwnerMade, {}, {}, one.owner});
    }

    /// Of these no setting was changed or made: one was deleted, or it was something else.
    [[nodiscard]] Result<void> countOthers(const std::vector<store::OwnerRow> &owners)
    {
        if (owners.empty())
            return {};
        std::vector<OwnerId> ids;
        for (const store::OwnerRow &owner : owners)
            ids.push_back(owner.id);
        const auto tombstones = m_view.tables().tombstones.after(ids, m_since);
        if (!tombstones)
            return tombstones.error();
        std::set<Revision> deletions;
        for (const store::TombstoneRow &tombstone : *tombstones)
            deletions.insert(tombstone.revision);
        for (const store::OwnerRow &owner : owners) {
            if (deletions.contains(owner.revision))
                continue;
            ++m_report.otherOwners;
            m_newest.add({owner.revision, What::OwnerChanged, {}, {}, owner});
        }
        return {};
    }
    /// What is of no owner; and what is left that nothing explains.
    [[nodiscard]] Result<void> findOthers(Timestamp copyOf)
    {
        const auto newest = m_view.tables().scopes.changes({}, 1);
        if (!newest)
            return newest.error();
        const bool areScopesChanged = !newest->empty() && newest->front().beganAt > copyOf;
        m_report.isOtherwiseChanged =
            areScopesChanged || (m_report.all() == 0 && m_view.revision() > m_since);
        return {};
    }

    [[nodiscard]] Result<void> findDeletions()
    {
        const store::Tables &tables = m_view.tables();
        for (Revision last = m_since;;) {
            if (isToEnd())
                return endedEarly(m_work, Rest::Stays);
            const auto tombstones = tables.tombstones.allAfter(last, kUnsentAtOnce);
            if (!tombstones)
                return tombstones.error();
            if (tombstones->empty())
                return {};
            last = tombstones->back().revision;
            for (const store::TombstoneRow &tombstone : *tombstones)
                RETINUE_TRY(count(tombstone));
        }
    }
    [[nodiscard]] Result<void> count(const store::TombstoneRow &tombstone)
    {
        if (!tombstone.item) {
            ++m_report.deletedOwners;
            m_newest.add({tombstone.revision, What::OwnerDeleted, {}, tombstone, {}});
            return {};
        }
        const auto owner = m_view.tables().owners.find(tombstone.owner);
        if (!owner)
            return owner.error();
        if (!*owner || (*owner)->created > m_since) // the copy never had the owner
            return {};
        ++m_report.deletedSettings;
        m_newest.add({tombstone.revision, What::Deleted, {}, tombstone, {}});
        return {};
    }

    [[nodiscard]] Way wayOf(int number) const
    {
        const Item *item = m_catalogue.find(number);
        if (item && item->secret)
            return Way::UnderPassphrase;
        return item && item->portable ? Way::InFile : Way::ByHand;
    }
    [[nodiscard]] QString itemOf(int number) const
    {
        const Item *item = m_catalogue.find(number);
        return item ? item->id : QString::number(number);
    }

    [[nodiscard]] Result<void> describe(const std::vector<FoundChange> &found)
    {
        for (std::size_t from = 0; from < found.size(); from += std::size_t(kUnsentAtOnce)) {
            const auto to = std::min(found.size(), from + std::size_t(kUnsentAtOnce));
            RETINUE_TRY(readContent(found, from, to));
            for (std::size_t i = from; i < to; ++i) {
                auto described = describe(found[i]);
                if (!described)
                    return std::move(described).error();
                m_report.newest.push_back(*std::move(described));
            }
        }
        return {};
    }

    /// When and by whom; values are not kept.
    [[nodiscard]] Result<void> readContent(const std::vector<FoundChange> &found, std::size_t from,
                                           std::size_t to)
    {
        std::vector<store::SettingPlace> places;
        std::set<std::int64_t> rows;
        for (std::size_t i = from; i < to; ++i) {
            if (found[i].what == What::Changed) {
                places.push_back(found[i].place);
                rows.insert(found[i].place.owner);
            }
        }
        m_settings.clear();
        m_owners.clear();
        auto settings = m_view.tables().settings.at(places);
        if (!settings)
            return std::move(settings).error();
        for (auto &[owner, setting] : *settings) {
            setting.value.clear();
            m_settings.emplace(std::pair(owner, setting.item), std::move(setting));
        }
        auto owners = m_view.tables().owners.find({rows.begin(), rows.end()});
        if (!owners)
            return std::move(owners).error();
        for (store::OwnerRow &owner : *owners)
            m_owners.emplace(owner.row, std::move(owner));
        return {};
    }

    [[nodiscard]] Result<UnsentChange> describe(const FoundChange &found)
    {
        UnsentChange change;
        change.what = found.what;
        change.revision = found.revision;
        switch (found.what) {
        case What::Changed: { // it is there: the view is one moment
            const store::SettingRow &setting = m_settings.at({found.place.owner, found.place.item});
            change.owner = m_owners.at(found.place.owner).key;
            change.item = itemOf(found.place.item);
            change.way = wayOf(found.place.item);
            change.at = setting.changedAt;
            change.by = setting.changedBy;
            break;
        }
        case What::OwnerChanged:
            change.way = Way::ByHand;
            [[fallthrough]];
        case What::OwnerMade:
            change.owner = found.owner.key;
            change.at = found.owner.changedAt;
            change.by = found.owner.changedBy;
            break;
        case What::Deleted:
            RETINUE_TRY(describeDeletedSetting(found, change));
            break;
        case What::OwnerDeleted:
            RETINUE_TRY(describeDeletedOwner(found, change));
            break;
        }
        if (change.by && !change.by->isNull())
            if (const auto device = m_engine.devices().find(*change.by))
                change.device = device->info.name;
        return change;
    }
    [[nodiscard]] Result<void> describeDeletedSetting(const FoundChange &found, UnsentChange &change) const
    {
        const auto owner = m_view.tables().owners.find(found.tombstone.owner);
        if (!owner)
            return owner.error();
        change.way = Way::ByHand;
        change.item = itemOf(*found.tombstone.item);
        change.at = found.tombstone.deletedAt;
        if (!*owner)
            return {};
        change.owner = (*owner)->key;
        if ((*owner)->revision == found.revision) // nothing of the owner was changed since
            change.by = (*owner)->changedBy;
        return {};
    }
    [[nodiscard]] Result<void> describeDeletedOwner(const FoundChange &found, UnsentChange &change) const
    {
        change.way = Way::ByHand;
        change.at = found.tombstone.deletedAt;
        const auto kept = m_view.tables().recentlyDeleted.newestOf(found.tombstone.owner);
        if (!kept)
            return kept.error();
        if (!*kept)
            return {};
        change.owner = (*kept)->key;
        if ((*kept)->reason == store::DeletedReason::Deleted)
            change.by = DeviceId();
        const auto now = m_view.tables().owners.find((*kept)->key);
        if (!now)
            return now.error();
        change.isThereAgain = now->has_value();
        return {};
    }

    Engine &m_engine;
    const store::Snapshot &m_view;
    const Catalogue &m_catalogue = Catalogue::builtIn();
    const LongWork &m_work;
    NewestUnsent m_newest;
    UnsentReport m_report;
    Revision m_since;
    std::map<std::pair<std::int64_t, int>, store::SettingRow> m_settings; ///< by owner's row, item
    std::map<std::int64_t, store::OwnerRow> m_owners;
};

} // namespace

Result<UnsentReport> unsentChanges(Engine &engine, int most, const LongWork &work)
{
    RETINUE_TRY(checkReplaced(engine.replication()));
    const auto view = engine.store().read();
    if (!view)
        return view.error();
    return UnsentComparison(engine, *view, most, work).run();
}

Result<exchange::ExportReport> saveUnsent(Engine &engine, const QString &path, const SecretBytes &passphrase,
                                          const QString &who, const LongWork &work)
{
    RETINUE_TRY(checkReplaced(engine.replication()));
    const auto copy = copyOfThis(engine.replication(), engine.store().state());
    exchange::ExportSelection selection;
    selection.changedAfter = copy ? copy->state.revision : Revision();
    exchange::ExportWish wish;
    wish.passphrase = passphrase.clone();
    return engine.dataExchange().exportTo(selection, path, std::move(wish), who, work);
}

} // namespace retinue::engine
