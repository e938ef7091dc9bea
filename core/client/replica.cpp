#include "core/client/replica.h"

#include "core/client/admission.h"
#include "core/client/digest_comparison.h"
#include "core/client/exporting.h"
#include "core/client/forgetting.h"
#include "core/client/importing.h"
#include "core/client/intake.h"
#include "core/client/owner_item.h"
#include "core/client/preparation.h"
#include "core/client/synchronizer.h"
#include "core/model/json.h"
#include "core/model/value_rules.h"

#include <QJsonDocument>

#include <algorithm>

namespace retinue::client {

const QString kLogInAgain =
    QStringLiteral("[Synchronize Custom Settings: Log in again for synchronization.]");

class Replica::Impl
{
public:
    explicit Impl(Parts parts) : context(parts), synchronizer(context) {}

    using Alter = std::function<Result<std::optional<QByteArray>>(const Item &, const sync::LocalCopy &)>;

    Result<LoginReport> login(const protocol::PanelLogin &login);
    Result<void> change(const OwnerKey &owner, const QString &item, const Alter &alter);
    Result<void> run(const std::function<Result<void>(LocalEdit &)> &work)
    {
        return context.parts.store.run(work);
    }
    [[nodiscard]] Bounds bounds() const
    {
        const LocalStoreOptions &options = context.parts.store.options();
        return {options.mostUsers, options.mostGroups, options.whenFull};
    }
    void logEvicted(const std::vector<OwnerKey> &evicted);

    ReplicaContext context;
    Synchronizer synchronizer;

private:
    /// Makes room and remembers the login; the owners to bring up to date.
    Result<std::vector<OwnerKey>> admit(const protocol::PanelLogin &login, LoginReport &report);
    /// `number`: of the login.
    Result<void> bringUpToDate(std::int64_t number, const std::vector<OwnerKey> &owners);
};

void Replica::Impl::logEvicted(const std::vector<OwnerKey> &evicted)
{
    for (const OwnerKey &owner : evicted)
        context.parts.log.write({Occurrence::Kind::MadeRoom, owner});
}

Result<std::vector<OwnerKey>> Replica::Impl::admit(const protocol::PanelLogin &login, LoginReport &report)
{
    std::vector<OwnerKey> kept, evicted, refused;
    RETINUE_TRY(run([&](LocalEdit &edit) -> Result<void> {
        const std::int64_t number = edit.nextNumber();
        for (const OwnerKey &key : context.atPanel()) {
            Admitted admitted = admitOwner(edit, key, bounds(), context.atPanel());
            evicted.insert(evicted.end(), admitted.evicted.begin(), admitted.evicted.end());
            if (!admitted.owner) {
                refused.push_back(key);
                continue;
            }
            admitted.owner->lastLogin = number;
            edit.updateOwner(*admitted.owner);
            if (key == login.user)
                edit.setGroups(*admitted.owner, login.groups);
            kept.push_back(key);
        }
        return {};
    }));
    logEvicted(evicted);
    for (const OwnerKey &key : refused) {
        context.parts.log.write({Occurrence::Kind::StoreFull, key});
        report.kept = false;
        report.message = storeIsFull();
    }
    return kept;
}

Result<void> Replica::Impl::bringUpToDate(std::int64_t number, const std::vector<OwnerKey> &owners)
{
    Position position;
    RETINUE_TRY(run([&](LocalEdit &edit) -> Result<void> {
        position = edit.position();
        return {};
    }));
    if (position.phase != Phase::Started)
        return Error{ErrorCode::NotStarted, QStringLiteral("synchronization is not started on this device")};

    const Clock &clock = context.parts.clock;
    const auto deadline = clock.sinceBoot() + context.parts.loginTimeout;
    const auto left = [&] { return std::max(deadline - clock.sinceBoot(), std::chrono::milliseconds(1)); };
    const auto epoch = context.tellPanel(left());
    if (!epoch)
        return epoch.error();
    Result<void> first;
    for (const OwnerKey &owner : owners) {
        if (clock.sinceBoot() >= deadline)
            return Error{ErrorCode::TimedOut, QStringLiteral("the login could not wait any longer")};
        auto pulled = context.pull(owner, true, left());
        if (pulled)
            pulled = takeSeeds(context, owner, left());
        if (pulled)
            continue;
        if (first)
            first = pulled;
        // Nobody waits for each owner's time to run out when the server is not there.
        if (pulled.error().code == ErrorCode::Unreachable || pulled.error().code == ErrorCode::TimedOut)
            return first;
    }
    if (first)
        context.panelIsTold(number, *epoch);
    return first;
}

Result<LoginReport> Replica::Impl::login(const protocol::PanelLogin &login)
{
    if (login.user.kind() != OwnerKind::User)
        return Error{ErrorCode::InvalidInput, QStringLiteral("only users log in")};
    if (int(login.groups.size()) > protocol::limits::kGroupsPerUser)
        return Error{
            ErrorCode::TooMany,
            QStringLiteral("a login asserts at most %1 groups").arg(protocol::limits::kGroupsPerUser)};
    const std::int64_t number = context.setPanel(login);
    LoginReport report;
    auto kept = admit(login, report);
    if (!kept) {
        context.setPanel(std::nullopt);
        return std::move(kept).error();
    }
    kept->push_back(OwnerKey::allDevices()); // last: whoever waits wants their own first
    if (auto current = bringUpToDate(number, *kept); current) {
        context.wentWell();
        report.upToDate = report.kept;
    } else if (current.error().code == ErrorCode::NotStarted) {
        report.why = current.error(); // a device that does not take part has nothing to report
    } else {
        report.why = context.failed(std::move(current).error(), {Occurrence::Kind::LoginFailed, login.user});
    }

    bool refusedLeft = false;
    RETINUE_TRY(run([&](LocalEdit &edit) -> Result<void> {
        for (const OwnerTally &tally : edit.tallies()) {
            const bool here = std::find(kept->begin(), kept->end(), tally.owner.key) != kept->end();
            refusedLeft = refusedLeft || (here && tally.refused > 0);
        }
        return {};
    }));
    if (refusedLeft && report.message.isEmpty())
        report.message = kLogInAgain;
    context.tell(ReplicaEvent::Kind::StateChanged, login.user);
    return report;
}

Result<void> Replica::Impl::change(const OwnerKey &key, const QString &itemId, const Alter &alter)
{
    auto item = itemFor(context.parts.catalogue, key, itemId);
    if (!item)
        return std::move(item).error();
    bool queued = false;
    std::vector<OwnerKey> evicted;
    RETINUE_TRY(run([&](LocalEdit &edit) -> Result<void> {
        Admitted admitted = admitOwner(edit, key, bounds(), context.atPanel());
        evicted = admitted.evicted;
        if (!admitted.owner)
            return Error{ErrorCode::TooMany, storeIsFull()};
        sync::LocalCopy copy = edit.copy(*admitted.owner, **item);
        auto value = alter(**item, copy);
        if (!value)
            return std::move(value).error();
        RETINUE_TRY(edit.isDeviceSpecific(**item)
                        ? sync::changeHere(copy, **item, *std::move(value))
                        : sync::changeLocally(copy, **item, *std::move(value), ChangeId::random()));
        edit.setCopy(*admitted.owner, **item, copy);
        queued = copy.pending.has_value();
        return {};
    }));
    logEvicted(evicted);
    if (queued)
        context.tell(ReplicaEvent::Kind::ChangeQueued, key, itemId);
    return {};
}

Replica::Replica(Parts parts) : m_impl(std::make_unique<Impl>(parts)) {}

Replica::~Replica() = default;

void Replica::setTransport(std::shared_ptr<Transport> transport)
{
    m_impl->context.setTransport(std::move(transport));
}

void Replica::setListener(std::function<void(const ReplicaEvent &)> listener)
{
    m_impl->context.setListener(std::move(listener));
}

Result<void> Replica::start(protocol::StartMode mode)
{
    return m_impl->synchronizer.start(mode);
}

Result<void> Replica::stop()
{
    return m_impl->synchronizer.stop();
}

Result<std::optional<protocol::StartMode>> Replica::startDue()
{
    Position position;
    RETINUE_TRY(m_impl->run([&](LocalEdit &edit) -> Result<void> {
        position = edit.position();
        return {};
    }));
    switch (position.phase) {
    case Phase::Stopped:
        return std::optional<protocol::StartMode>();
    case Phase::Starting:
        return std::optional(protocol::StartMode::Start);
    case Phase::Started:
        break;
    }
    return std::optional(protocol::StartMode::Resume);
}

Result<SyncReport> Replica::synchronize()
{
    return m_impl->synchronizer.synchronize();
}

Result<std::vector<OwnerKey>> Replica::compareDigests()
{
    return client::DigestComparison(m_impl->context).compare();
}

Result<PrepareReport> Replica::prepare(const std::vector<OwnerKey> &owners, const PrepareProgress &progress,
                                       const CancelToken &cancel)
{
    return Preparation(m_impl->context, m_impl->synchronizer, progress, cancel).run(owners);
}

std::vector<OwnerKey> Replica::atPanel() const
{
    return m_impl->context.atPanel();
}

Result<ExportWindow> Replica::exportWindow()
{
    ExportWindow window;
    RETINUE_TRY(m_impl->run([&](LocalEdit &edit) -> Result<void> {
        window = exportWindowNow(edit, m_impl->context.parts.clock);
        return {};
    }));
    return window;
}

Result<void> Replica::closeExportWindow()
{
    return m_impl->run([](LocalEdit &edit) -> Result<void> {
        edit.setExportWindow(std::nullopt, {});
        return {};
    });
}

PrepareLimits Replica::prepareLimits() const
{
    return client::prepareLimits(m_impl->context.parts.store.options());
}

Result<ExportReport> Replica::exportData(const ExportRequest &request, const ExportVisitor &visit)
{
    return Exporting(m_impl->context.parts.store).run(request, visit);
}

Result<LoginReport> Replica::login(const protocol::PanelLogin &login)
{
    return m_impl->login(login);
}

Result<LoginReport> Replica::login(const OwnerKey &user)
{
    protocol::PanelLogin login{user, {}};
    RETINUE_TRY(m_impl->run([&](LocalEdit &edit) -> Result<void> {
        if (const auto known = edit.findOwner(user))
            login.groups = edit.groups(*known);
        return {};
    }));
    return m_impl->login(login);
}

Result<void> Replica::logout()
{
    ReplicaContext &context = m_impl->context;
    if (!context.panel())
        return {};
    context.setPanel(std::nullopt);
    context.tell(ReplicaEvent::Kind::StateChanged);
    auto due = startDue();
    if (!due)
        return std::move(due).error();
    if (*due == protocol::StartMode::Resume) {
        // A server that cannot be told learns it at the next login, start, resume or stop of this device.
        if (auto told = context.tellPanel(context.parts.loginTimeout); !told)
            context.parts.log.write(told.error(), {Occurrence::Kind::LogoutFailed});
    }
    return {};
}

Result<QByteArray> Replica::get(const OwnerKey &owner, const QString &item)
{
    auto known = itemFor(m_impl->context.parts.catalogue, owner, item);
    if (!known)
        return std::move(known).error();
    auto all = settings(owner);
    if (!all)
        return std::move(all).error();
    for (const LocalSetting &setting : *all) {
        if (setting.item == item)
            return setting.value;
    }
    return Error{ErrorCode::NotFound,
                 QStringLiteral("this device has no %1 of %2").arg(item, owner.toString())};
}

Result<std::vector<LocalSetting>> Replica::settings(const OwnerKey &owner)
{
    const auto atPanel = m_impl->context.atPanel();
    const bool secrets = std::find(atPanel.begin(), atPanel.end(), owner) != atPanel.end();
    std::vector<LocalSetting> settings;
    RETINUE_TRY(m_impl->run([&](LocalEdit &edit) -> Result<void> {
        const auto known = edit.findOwner(owner);
        if (!known)
            return {};
        for (const CopyRow &row : edit.copies(*known)) {
            if (row.copy.value && (secrets || !row.item->secret))
                settings.push_back(
                    {row.item->id, *row.copy.value, row.copy.pending.has_value(), row.copy.rejected});
        }
        return {};
    }));
    return settings;
}

Result<std::vector<LocalOwner>> Replica::owners()
{
    std::vector<LocalOwner> owners;
    RETINUE_TRY(m_impl->run([&](LocalEdit &edit) -> Result<void> {
        for (const OwnerTally &tally : edit.tallies())
            owners.push_back({tally.owner.key, tally.settings, tally.unsent, tally.owner.partial});
        return {};
    }));
    return owners;
}

Result<void> Replica::set(const OwnerKey &owner, const QString &item, const QByteArray &json)
{
    return m_impl->change(
        owner, item, [&](const Item &known, const sync::LocalCopy &) -> Result<std::optional<QByteArray>> {
            auto value = canonicalValue(known, json);
            if (!value)
                return std::move(value).error();
            return std::optional(*std::move(value));
        });
}

Result<void> Replica::patch(const OwnerKey &owner, const QString &item, const QByteArray &json)
{
    auto patch = model::parseJsonObject(json);
    if (!patch)
        return std::move(patch).error();
    return m_impl->change(
        owner, item,
        [&](const Item &known, const sync::LocalCopy &copy) -> Result<std::optional<QByteArray>> {
            const QJsonObject before = QJsonDocument::fromJson(copy.value.value_or("{}")).object();
            auto value = model::checkedValue(known, model::mergePatch(before, *patch).toObject());
            if (!value)
                return std::move(value).error();
            return std::optional(*std::move(value));
        });
}

Result<void> Replica::remove(const OwnerKey &owner, const QString &item)
{
    return m_impl->change(owner, item,
                          [](const Item &, const sync::LocalCopy &) -> Result<std::optional<QByteArray>> {
                              return std::optional<QByteArray>();
                          });
}

Result<ForgetReport> Replica::forget(const OwnerKey &owner, bool loseAll)
{
    const auto atPanel = m_impl->context.atPanel();
    if (std::find(atPanel.begin(), atPanel.end(), owner) != atPanel.end())
        return Error{ErrorCode::NotPermitted,
                     QStringLiteral("%1 is at the panel: log out first").arg(owner.toString())};
    if (owner.kind() == OwnerKind::AllDevices)
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("only users' and groups' data can be deleted here")};
    ForgetReport report;
    RETINUE_TRY(m_impl->run([&](LocalEdit &edit) -> Result<void> {
        auto forgotten = forgetOwner(edit, owner, loseAll);
        if (!forgotten)
            return std::move(forgotten).error();
        report = *std::move(forgotten);
        return {};
    }));
    if (report.forgotten)
        m_impl->context.parts.log.write({Occurrence::Kind::DataForgotten, owner});
    return report;
}

Result<ForgetReport> Replica::wouldForget(const OwnerKey &owner)
{
    ForgetReport report;
    RETINUE_TRY(m_impl->run([&](LocalEdit &edit) -> Result<void> {
        if (const auto known = edit.findOwner(owner))
            report = lostWith(edit, *known);
        return {};
    }));
    return report;
}

Result<ImportReport> Replica::import(const std::vector<ImportedSetting> &settings,
                                     const std::vector<ImportedUser> &users)
{
    ImportReport report;
    bool isRunning = false;
    RETINUE_TRY(m_impl->run([&](LocalEdit &edit) -> Result<void> {
        RETINUE_TRY(checkExchangeAllowed(edit, m_impl->context.parts.clock));
        isRunning = edit.position().phase != Phase::Stopped;
        return Importing(edit, m_impl->bounds(), m_impl->context.atPanel(), isRunning, report)
            .take(settings, users);
    }));
    m_impl->logEvicted(report.evicted);
    if (isRunning)
        m_impl->context.tell(ReplicaEvent::Kind::ChangeQueued);
    return report;
}

Result<std::vector<UnsentChange>> Replica::unsent()
{
    std::vector<UnsentChange> unsent;
    RETINUE_TRY(m_impl->run([&](LocalEdit &edit) -> Result<void> {
        for (const OwnerTally &tally : edit.tallies()) {
            if (tally.unsent + tally.refused == 0)
                continue;
            for (const UnsentRow &row : edit.unsent(tally.owner))
                unsent.push_back({tally.owner.key, row.item->id, row.refused});
        }
        return {};
    }));
    return unsent;
}

Result<ReplicaStatus> Replica::status()
{
    ReplicaStatus status;
    RETINUE_TRY(m_impl->run([&](LocalEdit &edit) -> Result<void> {
        const Position position = edit.position();
        status.phase = position.phase;
        status.generation = position.generation;
        if (position.generation)
            status.state = State{*position.generation, position.revision};
        status.lastSync = position.lastSync;
        for (const OwnerTally &tally : edit.tallies()) {
            status.users += tally.owner.key.kind() == OwnerKind::User;
            status.groups += tally.owner.key.kind() == OwnerKind::Group;
            status.settings += tally.settings;
            status.unsent += tally.unsent;
            status.refused += tally.refused;
        }
        return {};
    }));
    const ReplicaContext &context = m_impl->context;
    status.lastError = context.lastError();
    if (const auto panel = context.panel())
        status.atPanel = panel->user;
    status.restartToSync = context.restartToSync;
    if (status.refused > 0)
        status.messages.push_back(kLogInAgain);
    return status;
}

} // namespace retinue::client
