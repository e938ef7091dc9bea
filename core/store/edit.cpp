#include "core/store/edit.h"

#include "core/store/erasure.h"

namespace retinue::store {

namespace {

void countOwner(EditSum &sum, OwnerKind kind, int added)
{
    switch (kind) {
    case OwnerKind::User:
        sum.users += added;
        return;
    case OwnerKind::Group:
        sum.groups += added;
        return;
    case OwnerKind::AllDevices:
        return;
    }
}

} // namespace

Edit::Edit(sql::Database &database, const SecretValues &secrets, const Clock &clock, WriteGroup &group)
    : m_now(clock.now())
    , m_tables(database, secrets)
    , m_group(group)
{
}

Generation Edit::generation() const
{
    return m_sum.generation.value_or(m_group.head().generation);
}

Result<OwnerRow> Edit::addOwner(const OwnerKey &key, const DeviceId &by)
{
    OwnerRow owner;
    owner.id = OwnerId::random();
    owner.key = key;
    owner.created = owner.revision = nextRevision();
    owner.changedAt = m_now;
    owner.changedBy = by;
    addToTree(owner, ContentSum::ofOwner(owner.id, key), {});
    auto row = m_tables.owners.insert(owner);
    if (!row)
        return std::move(row).error();
    owner.row = *row;
    RETINUE_TRY(m_tables.index.add(owner.row));
    countOwner(m_sum, key.kind(), +1);
    m_sum.changed.push_back({owner.id, owner.revision, false, key});
    return owner;
}

Result<void> Edit::respell(OwnerRow &owner, const OwnerKey &spelling, const DeviceId &by)
{
    // The digest is of the folded name.
    RETINUE_TRY(m_tables.index.remove(owner.row));
    RETINUE_TRY(m_tables.owners.respell(owner.row, spelling));
    RETINUE_TRY(m_tables.index.add(owner.row));
    owner.key = spelling;
    return ownerChanged(owner, nextRevision(), by);
}

Result<Revision> Edit::putSetting(OwnerRow &owner, const std::optional<SettingRow> &before,
                                  const NewValue &value)
{
    if (scopes().isDeviceSpecific(value.item))
        return Error{ErrorCode::NotPermitted,
                     QStringLiteral("the item is device-specific: each device keeps its own values of it")};
    auto digest = m_tables.settings.digestOf(owner.id, value.item, value.secret, value.value);
    if (!digest)
        return std::move(digest).error();
    SettingRow setting;
    setting.item = value.item;
    setting.revision = nextRevision();
    setting.value = value.value;
    setting.digest = *std::move(digest);
    setting.changedAt = m_now;
    setting.changedBy = value.by;
    setting.secret = value.secret;
    if (before) {
        RETINUE_TRY(m_tables.settings.update(owner, before->revision, setting));
        addToTree(owner, ContentSum::ofSetting(owner.id, value.item, setting.digest),
                  ContentSum::ofSetting(owner.id, value.item, before->digest));
    } else {
        RETINUE_TRY(m_tables.settings.insert(owner, setting));
        RETINUE_TRY(m_tables.tombstones.remove(owner.id, value.item));
        addToTree(owner, ContentSum::ofSetting(owner.id, value.item, setting.digest), {});
        ++m_sum.settings;
    }
    RETINUE_TRY(ownerChanged(owner, setting.revision, value.by));
    return setting.revision;
}

Result<Revision> Edit::removeSetting(OwnerRow &owner, const SettingRow &before, const DeviceId &by)
{
    const Revision revision = nextRevision();
    RETINUE_TRY(m_tables.settings.remove(owner.row, before));
    RETINUE_TRY(m_tables.tombstones.insert({owner.id, before.item, revision, m_now}));
    addToTree(owner, {}, ContentSum::ofSetting(owner.id, before.item, before.digest));
    --m_sum.settings;
    RETINUE_TRY(ownerChanged(owner, revision, by));
    return revision;
}

Result<void> Edit::removeOwner(const OwnerRow &owner, const QString &by, Keep keep)
{
    if (keep == Keep::Yes)
        RETINUE_TRY(m_tables.recentlyDeleted.insertAll(owner, DeletedReason::Deleted, by, m_now));
    auto settings = m_tables.settings.removeAll(owner.row);
    if (!settings)
        return std::move(settings).error();
    auto seeds = m_tables.seeds.removeAll(owner.row);
    if (!seeds)
        return std::move(seeds).error();
    RETINUE_TRY(m_tables.index.remove(owner.row));
    RETINUE_TRY(m_tables.owners.remove(owner.row));
    RETINUE_TRY(m_tables.tombstones.removeAll(owner.id));
    const Revision revision = nextRevision();
    RETINUE_TRY(m_tables.tombstones.insert({owner.id, std::nullopt, revision, m_now}));
    if (owner.key.kind() == OwnerKind::User)
        RETINUE_TRY(m_tables.memberships.replace(owner.key, {}, m_now));
    m_sum.buckets[ContentSum::bucketOf(owner.id)] -= ContentSum::fromBytes(owner.digest);
    m_sum.settings -= *settings;
    countOwner(m_sum, owner.key.kind(), -1);
    m_sum.changed.push_back({owner.id, revision, true, owner.key});
    return {};
}

const ScopeState &Edit::scopes() const
{
    return m_sum.scopes ? *m_sum.scopes : m_group.head().scopes;
}

Result<bool> Edit::freeze(OwnerRow &owner, int item)
{
    auto setting = m_tables.settings.find(owner, item, SettingTable::Secrets::LeaveOut);
    if (!setting)
        return std::move(setting).error();
    if (!*setting)
        return false;
    RETINUE_TRY(m_tables.seeds.insertSetting(owner.row, item));
    RETINUE_TRY(m_tables.settings.remove(owner.row, **setting));
    addToTree(owner, {}, ContentSum::ofSetting(owner.id, item, (*setting)->digest));
    --m_sum.settings;
    RETINUE_TRY(contentMoved(owner, nextRevision()));
    return true;
}

Result<void> Edit::thaw(OwnerRow &owner, const SeedRow &seed)
{
    SettingRow setting;
    setting.item = seed.item;
    setting.revision = nextRevision();
    setting.value = seed.value;
    setting.digest = seed.digest;
    setting.changedAt = seed.changedAt;
    setting.changedBy = seed.changedBy;
    RETINUE_TRY(m_tables.settings.insert(owner, setting));
    RETINUE_TRY(m_tables.tombstones.remove(owner.id, seed.item));
    RETINUE_TRY(m_tables.seeds.remove(seed.row));
    addToTree(owner, ContentSum::ofSetting(owner.id, seed.item, seed.digest), {});
    ++m_sum.settings;
    return contentMoved(owner, setting.revision);
}

Result<void> Edit::setErasureDue()
{
    return m_tables.head.setMeta(kErasureDue,
                                 OwnerId::random().toBytes()); // any value that was not there before
}

Result<void> Edit::clearErasureDue(const QByteArray &mark)
{
    auto now = m_tables.head.meta(kErasureDue);
    if (!now)
        return std::move(now).error();
    return *now == mark ? m_tables.head.setMeta(kErasureDue, {}) : Result<void>();
}

Result<Generation> Edit::beginGeneration()
{
    RETINUE_TRY(m_tables.answers.clear());
    m_sum.generation = Generation::random();
    return *m_sum.generation;
}

Result<std::int64_t> Edit::purgeTombstones(Timestamp olderThan, int most)
{
    auto purged = m_tables.tombstones.purge(olderThan, most);
    if (!purged)
        return std::move(purged).error();
    m_sum.purged = std::max(m_sum.purged, purged->newest);
    return purged->count;
}

Result<void> Edit::ownerChanged(OwnerRow &owner, Revision revision, const DeviceId &by)
{
    owner.revision = revision;
    owner.changedAt = m_now;
    owner.changedBy = by;
    m_sum.changed.push_back({owner.id, revision, false, owner.key});
    return m_tables.owners.update(owner);
}

Result<void> Edit::contentMoved(OwnerRow &owner, Revision revision)
{
    owner.revision = revision;
    m_sum.changed.push_back({owner.id, revision, false, owner.key});
    return m_tables.owners.update(owner);
}

void Edit::addToTree(OwnerRow &owner, const ContentSum &added, const ContentSum &removed)
{
    ContentSum digest = ContentSum::fromBytes(owner.digest);
    digest += added;
    digest -= removed;
    owner.digest = digest.toBytes();
    ContentSum &bucket = m_sum.buckets[ContentSum::bucketOf(owner.id)];
    bucket += added;
    bucket -= removed;
}

} // namespace retinue::store
