#pragma once

#include "core/base/clock.h"
#include "core/store/tables.h"
#include "core/store/write_group.h"

namespace retinue::store {

/// One write within a group: reads see what the writes before it in the group did; what it changes becomes
/// visible with the group's commit, or not at all when the write returns an error. Keeps everything that must
/// go together in step: revisions, tombstones, digests, counts, Recently deleted. Used inside a Store::Work
/// only, on the writer's thread.
class Edit
{
public:
    /// For Store; others get one from Store::write().
    Edit(sql::Database &database, const SecretValues &secrets, const Clock &clock, WriteGroup &group);

    [[nodiscard]] Generation generation() const;
    /// Of the newest change, of this group's writes before this one too. One that is on disk when this write
    /// is answered: it may be told.
    [[nodiscard]] Revision revision() const { return m_group.newest(); }
    [[nodiscard]] Timestamp now() const { return m_now; }
    /// The next position in the store's total order. A write that fails leaves a gap.
    [[nodiscard]] Revision nextRevision()
    {
        m_hasChanged = true;
        return m_group.nextRevision();
    }
    /// Whether this write has changed anything so far.
    [[nodiscard]] bool hasChanged() const { return m_hasChanged; }

    /// For reading everything.
    [[nodiscard]] const Tables &tables() const { return m_tables; }
    /// For writing: the tables that no digest covers.
    [[nodiscard]] AnswerTable &answers() { return m_tables.answers; }
    [[nodiscard]] MembershipTable &memberships() { return m_tables.memberships; }
    [[nodiscard]] RecentlyDeletedTable &recentlyDeleted() { return m_tables.recentlyDeleted; }
    [[nodiscard]] JournalTable &journals() { return m_tables.journals; }
    [[nodiscard]] ImportTable &imports() { return m_tables.imports; }
    [[nodiscard]] FormerOwnerTable &formerOwners() { return m_tables.formerOwners; }
    [[nodiscard]] SeedTable &seeds() { return m_tables.seeds; }
    /// What it says of the present is Head::scopes as well: setScopes().
    [[nodiscard]] ScopeTable &scopeRows() { return m_tables.scopes; }
    [[nodiscard]] BucketTable &buckets() { return m_tables.buckets; }

    /// Makes an owner whom the store does not have, with a random id; this spelling of the name is the one
    /// that is kept.
    [[nodiscard]] Result<OwnerRow> addOwner(const OwnerKey &key, const DeviceId &by);

    /// Another spelling of the same name; `owner` is brought up to date. It stays the owner that it is, also
    /// for devices.
    [[nodiscard]] Result<void> respell(OwnerRow &owner, const OwnerKey &spelling, const DeviceId &by);

    struct NewValue
    {
        int item = 0;
        bool secret = false; ///< of the item's catalogue row (R12)
        QByteArray value;    ///< canonical bytes
        DeviceId by;         ///< null: this machine's administrator
    };
    /// Writes a setting and gives its new revision. `before` is what this edit has read of the item, if the
    /// owner has it: whoever changes a setting has looked at it, and it is not read twice. `owner` is brought
    /// up to date. Locked for a secret one without data key; NotPermitted for an item that is not shared;
    /// an error if `before` is not what is there.
    [[nodiscard]] Result<Revision> putSetting(OwnerRow &owner, const std::optional<SettingRow> &before,
                                              const NewValue &value);
    /// Deletes a setting, read before, and leaves a tombstone with the revision given back.
    [[nodiscard]] Result<Revision> removeSetting(OwnerRow &owner, const SettingRow &before,
                                                 const DeviceId &by);
    enum class Keep { Yes, No };
    /// R9, R20: an administrator deletes an owner with all its settings and what is known of its groups. The
    /// settings go to Recently deleted, if they are to be kept.
    [[nodiscard]] Result<void> removeOwner(const OwnerRow &owner, const QString &by, Keep keep = Keep::Yes);

    /// R31. As this edit and the ones before it in the group have left it.
    [[nodiscard]] const ScopeState &scopes() const;
    void setScopes(ScopeState scopes) { m_sum.scopes = std::move(scopes); }
    /// R33: the setting becomes the owner's seed. No tombstone: what devices hold goes by the step of the
    /// scope. False: the owner has no such setting.
    [[nodiscard]] Result<bool> freeze(OwnerRow &owner, int item);
    /// The other way round: when the seed was taken, by whom the value was made, stays so. The owner must not
    /// have such a setting.
    [[nodiscard]] Result<void> thaw(OwnerRow &owner, const SeedRow &seed);

    /// As OwnerIndex::mergeSome().
    [[nodiscard]] Result<bool> mergeIndex(bool begins) { return m_tables.index.mergeSome(begins); }
    /// Something is deleted for good by this write: eraseTraces() is to be called.
    [[nodiscard]] Result<void> setErasureDue();
    /// It has done its work, unless something was deleted for good since it read `mark`.
    [[nodiscard]] Result<void> clearErasureDue(const QByteArray &mark);
    /// R14. Forgets the answered change ids, which are of the old generation.
    [[nodiscard]] Result<Generation> beginGeneration();
    /// Deletes tombstones, at most `most`, and remembers from where on changes cannot be calculated. How
    /// many.
    [[nodiscard]] Result<std::int64_t> purgeTombstones(Timestamp olderThan, int most);

    /// For Store.
    [[nodiscard]] EditSum takeSum() { return std::exchange(m_sum, {}); }

private:
    [[nodiscard]] Result<void> ownerChanged(OwnerRow &owner, Revision revision, const DeviceId &by);
    /// Other content, but nobody has changed any: when and by whom stays so.
    [[nodiscard]] Result<void> contentMoved(OwnerRow &owner, Revision revision);
    void addToTree(OwnerRow &owner, const ContentSum &added, const ContentSum &removed);

    const Timestamp m_now;
    Tables m_tables;
    WriteGroup &m_group;
    bool m_hasChanged = false;
    EditSum m_sum;
};

} // namespace retinue::store
