#include "core/userdata/settings_service.h"

#include "core/base/cancel_token.h"
#include "core/model/json.h"
#include "core/protocol/codec.h"
#include "core/protocol/limits.h"
#include "core/store/edit.h"
#include "core/store/snapshot.h"
#include "core/userdata/answer_cache.h"
#include "core/userdata/change_feed.h"
#include "core/userdata/log.h"
#include "core/userdata/owner_view.h"
#include "core/userdata/push_work.h"
#include "core/userdata/reconciling.h"

#include <algorithm>
#include <unordered_map>

namespace retinue::userdata {

namespace {

constexpr std::size_t kCacheBytes = 64 * 1024 * 1024;
/// Rows purged in one write: devices keep syncing meanwhile.
constexpr int kRowsPerBatch = 500;
constexpr int kMembershipsPerBatch = 5000; ///< looked at; few are deleted
constexpr std::chrono::hours kAssertedAgain = store::MembershipTable::kAssertedAgain;
/// Looking for the answers that are too many costs more than a push does.
constexpr int kPushesPerLook = 100;
/// Of one item of one owner, reported by one device: one comes with each new generation of the store. The
/// oldest makes room, so that reports cannot fill the disk.
constexpr std::size_t kDisplacedKept = 4;

/// As limits::kDisplacedBytesPerDevice counts.
std::int64_t bytesOf(const store::RecentlyDeletedRow &row)
{
    return std::max<std::int64_t>(row.value.size(), protocol::limits::kDisplacedBytesLeast);
}

} // namespace

class SettingsService::Impl : public std::enable_shared_from_this<Impl>
{
public:
    Impl(store::Store &store, const Catalogue &catalogue) : m_store(store), m_catalogue(catalogue) {}

    void listen()
    {
        m_store.setListener([self = shared_from_this()](const std::vector<store::OwnerChanged> &changed) {
            for (const store::OwnerChanged &owner : changed)
                self->m_cache.invalidate(owner.key);
            if (self->m_listener)
                self->m_listener(changed);
        });
    }

    Result<PullAnswer> pull(const OwnerKey &owner, const Pull &pull);
    void push(const DeviceId &device, protocol::SettingChange change, PushWork::Sight sight,
              std::function<void(Result<protocol::ChangeAnswer>)> done);
    Result<void> keepDisplaced(store::Edit &edit, const DeviceId &device,
                               const protocol::DisplacedSetting &displaced, std::int64_t &keptBytes) const;
    Result<void> purge(Timestamp now, std::chrono::hours keptFor);
    Result<void> purgeMemberships(Timestamp olderThan);
    /// A device that sends change after change must not fill the disk with what it was answered. On the
    /// writer's thread.
    Result<void> boundAnswers(store::Edit &edit, const DeviceId &device);

    store::Store &m_store;
    const Catalogue &m_catalogue;
    const CancelToken m_stopUpkeep;
    AnswerCache m_cache{kCacheBytes};
    std::function<void(const std::vector<store::OwnerChanged> &)> m_listener;
    std::function<void(const Pushed &)> m_pushListener;
    PushGuard m_pushGuard;

private:
    [[nodiscard]] std::optional<PullAnswer> fromCache(const OwnerKey &owner, const Pull &pull);

    std::unordered_map<DeviceId, int> m_pushes; ///< since the last look; of the writer's thread
};

std::optional<PullAnswer> SettingsService::Impl::fromCache(const OwnerKey &owner, const Pull &pull)
{
    const auto cached = m_cache.find(owner);
    if (!cached || (cached->hasSecrets && pull.secrets) || cached->state.generation != m_store.generation())
        return std::nullopt;
    if (pull.ifNoneMatch == cached->state)
        return PullAnswer{true, cached->state, cached->id, nullptr};
    if (pull.since)
        return std::nullopt;
    return PullAnswer{false, cached->state, cached->id, cached->body};
}

Result<PullAnswer> SettingsService::Impl::pull(const OwnerKey &owner, const Pull &pull)
{
    if (auto cached = fromCache(owner, pull))
        return *std::move(cached);
    const AnswerCache::Ticket ticket = m_cache.ticket(owner); // before the view is opened
    auto view = m_store.read();
    if (!view)
        return std::move(view).error();
    auto answer = viewOwner(*view, m_catalogue, owner, pull.since, pull.secrets);
    if (!answer)
        return std::move(answer).error();
    const protocol::OwnerSettings &settings = answer->settings;
    if (pull.ifNoneMatch == settings.state && !(answer->hasSecrets && pull.secrets))
        return PullAnswer{true, settings.state, settings.id, nullptr};
    const auto body = std::make_shared<const std::string>(protocol::encode(settings).toStdString());
    const bool holdsSecrets = answer->hasSecrets && pull.secrets;
    if (settings.complete && !holdsSecrets)
        m_cache.keep(owner, ticket, {settings.state, settings.id, answer->hasSecrets, body});
    return PullAnswer{false, settings.state, settings.id, body};
}

Result<void> SettingsService::Impl::keepDisplaced(store::Edit &edit, const DeviceId &device,
                                                  const protocol::DisplacedSetting &displaced,
                                                  std::int64_t &keptBytes) const
{
    const Item *item = m_catalogue.find(displaced.item);
    if (!item || item->owner != displaced.owner.kind())
        return Error{ErrorCode::InvalidInput, QStringLiteral("the owner has no such item")};
    auto value = model::parseJsonObject(displaced.value);
    if (!value)
        return std::move(value).error();
    auto owner = edit.tables().owners.find(displaced.owner);
    if (!owner)
        return std::move(owner).error();
    store::RecentlyDeletedRow row;
    row.owner = *owner ? (*owner)->id : OwnerId::random();
    row.key = displaced.owner;
    row.item = item->number;
    row.secret = item->secret;
    row.value = model::canonicalJson(*value);
    row.reason = store::DeletedReason::Displaced;
    row.device = device;
    row.deletedAt = edit.now();
    if (row.value.size() > item->maxBytes)
        return Error{ErrorCode::TooLarge, QStringLiteral("a value of %1 has %2 bytes; at most %3 are allowed")
                                              .arg(item->id)
                                              .arg(row.value.size())
                                              .arg(item->maxBytes)};
    auto kept = edit.tables().recentlyDeleted.displacedOn(device, displaced.owner, item->number);
    if (!kept)
        return std::move(kept).error();
    for (const store::RecentlyDeletedRow &other : *kept)
        if (other.damaged)
            qCWarning(lcUserData).noquote()
                << item->id << "of owner" << other.owner.toString()
                << "in Recently deleted cannot be decrypted and is lost; it came from device"
                << device.toString();
    // The device repeats its report when the answer was lost.
    const bool known = std::any_of(kept->begin(), kept->end(), [&](const store::RecentlyDeletedRow &other) {
        return !other.locked && !other.damaged && other.value == row.value;
    });
    if (known)
        return {};
    for (std::size_t i = kDisplacedKept - 1; i < kept->size(); ++i) {
        RETINUE_TRY(edit.recentlyDeleted().remove((*kept)[i]));
        keptBytes -= bytesOf((*kept)[i]);
    }
    keptBytes += bytesOf(row);
    if (keptBytes > protocol::limits::kDisplacedBytesPerDevice) {
        const Error full{
            ErrorCode::TooMany,
            QStringLiteral("Recently deleted keeps %1 MiB of this device, as much as it keeps of "
                           "one; what is older than %2 days makes room")
                .arg(protocol::limits::kDisplacedBytesPerDevice / (1024 * 1024))};
        qCWarning(lcUserData).noquote() << "device" << device.toString() << full.detail;
        return full;
    }
    return edit.recentlyDeleted().insert(row);
}

Result<void> SettingsService::Impl::boundAnswers(store::Edit &edit, const DeviceId &device)
{
    // The first push since the start is looked at as well: a restart must not make room for more.
    const auto [counted, first] = m_pushes.try_emplace(device, 0);
    if (!first && ++counted->second < kPushesPerLook)
        return {};
    counted->second = 0;
    return edit.answers().keepNewest(device, protocol::limits::kAnswersPerDevice, kRowsPerBatch);
}

Result<void> SettingsService::Impl::purge(Timestamp now, std::chrono::hours keptFor)
{
    bool more = true;
    while (more && !m_stopUpkeep.isCancelled())
        RETINUE_TRY(m_store.writeAndWait([&more, now, keptFor](store::Edit &edit) -> Result<void> {
            auto tombstones = edit.purgeTombstones(now - protocol::limits::kTombstoneLife, kRowsPerBatch);
            if (!tombstones)
                return std::move(tombstones).error();
            auto answers = edit.answers().purge(now - protocol::limits::kAnswerLife, kRowsPerBatch);
            if (!answers)
                return std::move(answers).error();
            auto deleted = edit.recentlyDeleted().purge(now - keptFor, kRowsPerBatch);
            if (!deleted)
                return std::move(deleted).error();
            auto imports = edit.imports().purge(now - keptFor, kRowsPerBatch);
            if (!imports)
                return std::move(imports).error();
            auto seeds = edit.seeds().purge(now - keptFor, kRowsPerBatch);
            if (!seeds)
                return std::move(seeds).error();
            more = std::max({*tombstones, *answers, *deleted, *imports, *seeds}) == kRowsPerBatch;
            return {};
        }));
    return purgeMemberships(now - kMembershipLife);
}

/// R6. Those of users with data go with the user.
Result<void> SettingsService::Impl::purgeMemberships(Timestamp olderThan)
{
    std::optional<std::int64_t> after = 0;
    while (after && !m_stopUpkeep.isCancelled())
        RETINUE_TRY(m_store.writeAndWait([&after, olderThan](store::Edit &edit) -> Result<void> {
            auto last = edit.memberships().purge(olderThan, *after, kMembershipsPerBatch);
            if (!last)
                return std::move(last).error();
            after = *last;
            return {};
        }));
    return {};
}

SettingsService::SettingsService(store::Store &store, const Catalogue &catalogue)
    : m_impl(std::make_shared<Impl>(store, catalogue))
{
    m_impl->listen();
}

SettingsService::~SettingsService() = default;

Result<PullAnswer> SettingsService::pull(const OwnerKey &owner, const Pull &pull)
{
    return m_impl->pull(owner, pull);
}

void SettingsService::push(const DeviceId &device, protocol::SettingChange change,
                           std::function<void(Result<protocol::ChangeAnswer>)> done)
{
    m_impl->push(device, std::move(change), PushWork::Sight::Owner, std::move(done));
}

void SettingsService::pushAsStranger(const DeviceId &device, protocol::SettingChange change,
                                     std::function<void(Result<protocol::ChangeAnswer>)> done)
{
    m_impl->push(device, std::move(change), PushWork::Sight::Nobody, std::move(done));
}

void SettingsService::Impl::push(const DeviceId &device, protocol::SettingChange change,
                                 PushWork::Sight sight,
                                 std::function<void(Result<protocol::ChangeAnswer>)> done)
{
    const Pushed pushed{device, change.owner, change.item, change.kind == protocol::ChangeKind::Delete};
    auto work = std::make_shared<const Result<PushWork>>(
        PushWork::make(m_catalogue, device, std::move(change), sight));
    const auto answer = std::make_shared<std::optional<Result<protocol::ChangeAnswer>>>();
    const auto changed = std::make_shared<bool>(false);
    m_store.write(
        [impl = shared_from_this(), device, work, answer, changed](store::Edit &edit) -> Result<void> {
            if (!work->ok())
                return work->error();
            if (impl->m_pushGuard)
                RETINUE_TRY(impl->m_pushGuard(device, edit.scopes()));
            auto applied = (*work)->apply(edit);
            *changed = edit.hasChanged();
            if (!applied)
                return std::move(applied).error();
            *answer = *std::move(applied);
            return impl->boundAnswers(edit, device);
        },
        [impl = shared_from_this(), pushed, answer, changed, done = std::move(done)](Result<void> written) {
            if (!written)
                return done(std::move(written).error());
            if (*changed && impl->m_pushListener)
                impl->m_pushListener(pushed);
            done(*std::move(*answer));
        });
}

Result<protocol::ReconcileAnswer> SettingsService::reconcile(const protocol::ReconcileRequest &request)
{
    auto view = m_impl->m_store.read();
    if (!view)
        return std::move(view).error();
    return reconcileWith(*view, m_impl->m_catalogue, request);
}

Result<protocol::Changes> SettingsService::changes(const OwnerSet &owners, const State &since, int limit)
{
    auto view = m_impl->m_store.read();
    if (!view)
        return std::move(view).error();
    return changesAfter(*view, m_impl->m_catalogue, owners, since, limit);
}

void SettingsService::assertMembership(const protocol::PanelLogin &login,
                                       std::function<void(Result<void>)> done)
{
    m_impl->m_store.write(
        [login](store::Edit &edit) -> Result<void> {
            if (login.user.kind() != OwnerKind::User)
                return Error{ErrorCode::InvalidInput, QStringLiteral("only a user can log in")};
            std::vector<OwnerKey> groups = login.groups;
            std::sort(groups.begin(), groups.end());
            groups.erase(std::unique(groups.begin(), groups.end()), groups.end());
            auto known = edit.tables().memberships.groupsOf(login.user);
            if (!known)
                return std::move(known).error();
            // Not at every login: it is for forgetting what nobody has asserted for months.
            if (*known == groups)
                return edit.memberships().assertAgain(login.user, edit.now() - kAssertedAgain, edit.now());
            return edit.memberships().replace(login.user, groups, edit.now());
        },
        std::move(done));
}

void SettingsService::keepDisplaced(const DeviceId &device, std::vector<protocol::DisplacedSetting> settings,
                                    std::function<void(Result<void>)> done)
{
    m_impl->m_store.write(
        [impl = m_impl, device, settings = std::move(settings)](store::Edit &edit) -> Result<void> {
            auto bytes =
                edit.tables().recentlyDeleted.displacedBytes(device, protocol::limits::kDisplacedBytesLeast);
            if (!bytes)
                return std::move(bytes).error();
            for (const protocol::DisplacedSetting &displaced : settings)
                RETINUE_TRY(impl->keepDisplaced(edit, device, displaced, *bytes));
            return {};
        },
        std::move(done));
}

Result<std::vector<OwnerId>> SettingsService::differing(const std::vector<protocol::OwnerDigest> &digests)
{
    auto view = m_impl->m_store.read();
    if (!view)
        return std::move(view).error();
    std::vector<OwnerId> differing;
    for (const protocol::OwnerDigest &reported : digests) {
        auto owner = view->tables().owners.find(reported.id);
        if (!owner)
            return std::move(owner).error();
        // The device follows up to a state: everything up to the owner's last change must be in it.
        if (!*owner || reported.state.generation != view->generation() ||
            reported.state.revision < (*owner)->revision || reported.state.revision > view->revision())
            continue;
        auto settings = view->tables().settings.digestsOf(**owner);
        if (!settings)
            return std::move(settings).error();
        std::vector<std::pair<QString, QByteArray>> items;
        for (const store::SettingRow &setting : *settings)
            if (const Item *item = m_impl->m_catalogue.find(setting.item); item && !setting.secret)
                items.emplace_back(item->id, setting.digest);
        if (protocol::ownerDigest(std::move(items)) != reported.digest)
            differing.push_back(reported.id);
    }
    return differing;
}

Result<std::optional<OwnerId>> SettingsService::find(const OwnerKey &owner)
{
    auto view = m_impl->m_store.read();
    if (!view)
        return std::move(view).error();
    auto row = view->tables().owners.find(owner);
    if (!row)
        return std::move(row).error();
    return *row ? std::optional<OwnerId>((*row)->id) : std::nullopt;
}

Result<SettingsService::Counts> SettingsService::counts()
{
    auto view = m_impl->m_store.read();
    if (!view)
        return std::move(view).error();
    return Counts{view->head().users, view->head().groups, view->head().settings};
}

Result<void> SettingsService::purge(Timestamp now, std::chrono::hours keptFor)
{
    return m_impl->purge(now, keptFor);
}

void SettingsService::stopUpkeep()
{
    m_impl->m_stopUpkeep.cancel();
}

void SettingsService::setListener(std::function<void(const std::vector<store::OwnerChanged> &)> listener)
{
    m_impl->m_listener = std::move(listener);
}

void SettingsService::setPushListener(std::function<void(const Pushed &)> listener)
{
    m_impl->m_pushListener = std::move(listener);
}

void SettingsService::setPushGuard(PushGuard guard)
{
    m_impl->m_pushGuard = std::move(guard);
}

} // namespace retinue::userdata
