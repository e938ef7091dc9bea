#include "core/replication/standby.h"

#include "core/age/keys.h"
#include "core/base/sealing.h"
#include "core/installation/administrators.h"
#include "core/installation/identity.h"
#include "core/installation/machine_database.h"
#include "core/protocol/limits.h"
#include "core/replication/reader_copy.h"
#include "core/replication/sparse_rows.h"
#include "core/replication/standby_parts.h"
#include "core/store/store_opening.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSysInfo>
#include <QVersionNumber>

#include <sodium.h>

#include <algorithm>
#include <map>
#include <mutex>

namespace retinue::replication {

namespace {

using protocol::NotADestination;
using Purpose = protocol::ReplicationTokenRequest::Purpose;

constexpr qsizetype kTokenBytesOfSource = 32;
constexpr std::size_t kTokenHashBytes = 32;
constexpr std::size_t kMostReaders = 16;
constexpr std::chrono::hours kReaderLife{24};
constexpr std::chrono::seconds kTurn{5};

const QString kRole = QStringLiteral("standby.role");
const QString kSource = QStringLiteral("standby.source");
const QString kTokenHash = QStringLiteral("standby.token-hash");
const QString kIdentity = QStringLiteral("standby.identity");
const QString kDepartment = QStringLiteral("standby.department-id-management");
const QString kYes = QStringLiteral("yes");
const QString kReceive = QStringLiteral("replication-receive");

QByteArray hashOf(QByteArrayView token)
{
    QByteArray hash(qsizetype(kTokenHashBytes), Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char *>(hash.data()), kTokenHashBytes,
                       reinterpret_cast<const unsigned char *>(token.data()), std::size_t(token.size()),
                       nullptr, 0);
    return hash;
}

bool isSameHash(const QByteArray &one, const QByteArray &other)
{
    return one.size() == other.size() && !one.isEmpty() &&
           sodium_memcmp(one.constData(), other.constData(), std::size_t(one.size())) == 0;
}

/// What does not fit any more, or is none, is sent anew; what only lacked room, a key or an update of the
/// program stays for the next attempt.
bool isForLater(const Error &error)
{
    return error.code == ErrorCode::NoSpace || error.code == ErrorCode::Locked ||
           error.code == ErrorCode::Cancelled || protocol::notADestinationOf(error).has_value();
}

QString sourceText(const SourceIdentity &source)
{
    return QStringLiteral("%1 (%2)").arg(source.name, source.installation.toString());
}

} // namespace

class Standby::Impl
{
public:
    explicit Impl(Parts given)
        : parts(std::move(given))
        , copy(parts.dataFolder + QStringLiteral("/standby"), parts.clock, parts.dataKey)
        , incoming(parts.dataFolder + QStringLiteral("/standby/incoming"))
        , forReaders(parts.dataFolder + QStringLiteral("/standby/outgoing"), parts.clock)
    {
    }

    const Parts parts;
    SparseRows received;        ///< of the log
    std::timed_mutex workMutex; ///< one at a time: the copy and what comes in
    StandbyCopy copy;           ///< guarded by workMutex
    StandbyParts incoming;      ///< likewise
    ReaderCopy forReaders;      ///< likewise
    mutable std::mutex mutex;   ///< guards the rest; never held while the disk is waited for
    CancelToken atWork;
    bool isInterrupted = false;
    StandbyState state;
    QByteArray tokenHash;                                    ///< of the source; empty: none
    std::map<QByteArray, std::chrono::milliseconds> readers; ///< hashes of tokens that only read; since boot
    protocol::ReplicationStatus status;

    /// The turn of a question from the network; not for longer than a thread of the pool may wait.
    Result<std::unique_lock<std::timed_mutex>> turn()
    {
        std::unique_lock lock(workMutex, kTurn);
        if (!lock.owns_lock())
            return Error{ErrorCode::InUse,
                         QStringLiteral("this machine is still at work on the copy: try again in a moment")};
        return lock;
    }

    /// Of what takes long, with workMutex held.
    LongWork newWork()
    {
        LongWork work;
        const std::lock_guard lock(mutex);
        if (isInterrupted)
            work.cancel.cancel();
        atWork = work.cancel;
        return work;
    }
    void endWork() const
    {
        const std::lock_guard lock(mutex);
        atWork.cancel();
    }

    Result<void> keep(const QString &key, const QString &value) const
    {
        return parts.machine.setSetting(key, value);
    }

    Result<SecretBytes> identity() const
    {
        const auto kept = parts.machine.setting(kIdentity);
        if (!kept)
            return kept.error();
        const QByteArray sealed = *kept ? QByteArray::fromBase64((*kept)->toLatin1()) : QByteArray();
        auto plain = parts.dataKey ? base::unseal(sealed, kIdentity.toUtf8(), *parts.dataKey) : std::nullopt;
        if (!plain)
            return Error{ErrorCode::Locked,
                         QStringLiteral("the key under which a copy arrives is locked with this "
                                        "machine's data key: put its key file back")};
        return SecretBytes::take(*plain);
    }

    /// A new one with each source.
    Result<QString> makeIdentity() const
    {
        if (!parts.dataKey)
            return Error{ErrorCode::Locked,
                         QStringLiteral("this machine's data key is locked, so that it cannot "
                                        "stand by: put its key file back")};
        const age::Identity made = age::Identity::generate();
        const SecretBytes text = made.toText();
        RETINUE_TRY(keep(
            kIdentity,
            QString::fromLatin1(base::seal(text.view(), kIdentity.toUtf8(), *parts.dataKey).toBase64())));
        return made.recipient().toString();
    }

    /// With workMutex held: what others may ask for meanwhile.
    void publish()
    {
        const StandbyParts::Held held = incoming.held();
        const auto &description = copy.description();
        {
            const std::lock_guard lock(mutex);
            status.copy = description;
            status.incoming = held.run;
            status.incomingSize = held.size;
            state.copyOf = description ? std::optional(description->madeAt) : std::nullopt;
            state.provenAt = description && description->provenAt != Timestamp{}
                                 ? std::optional(description->provenAt)
                                 : std::nullopt;
            state.users = description ? description->users : 0;
            state.groups = description ? description->groups : 0;
            state.settings = description ? description->settings : 0;
            state.names = description ? description->names : QStringList();
        }
        parts.changed();
    }

    /// Whose copy is received; NotPermitted: nobody's.
    Result<SourceIdentity> source() const
    {
        const std::lock_guard lock(mutex);
        if (!state.standsBy || !state.source)
            return Error{ErrorCode::NotPermitted, QStringLiteral("this machine stands by for nobody")};
        return *state.source;
    }

    Result<void> refuse(const protocol::ReplicationTokenRequest &request) const
    {
        const std::lock_guard lock(mutex);
        if (state.departmentIdManagement)
            return protocol::notADestination(
                NotADestination::DepartmentIdManagement,
                QStringLiteral("Department ID Management is on there: switch it off"));
        if (state.source && state.source->installation != request.installation)
            return protocol::notADestination(
                NotADestination::OtherSource,
                QStringLiteral(
                    "it is the destination of another server (%1): stop replication there, or leave "
                    "standby here")
                    .arg(state.source->name));
        const auto newest = store::newestSchema();
        const bool isOld = QVersionNumber::fromString(request.version) >
                               QVersionNumber::fromString(QStringLiteral(RETINUE_VERSION)) ||
                           !newest || request.schema > *newest;
        if (isOld)
            return olderThan(request.version);
        return {};
    }

    Result<void> adoptSource(const SourceIdentity &source, const QByteArray &hash)
    {
        RETINUE_TRY(keep(kTokenHash, QString::fromLatin1(hash.toHex())));
        RETINUE_TRY(keep(
            kSource, QString::fromUtf8(QJsonDocument(QJsonObject{{QStringLiteral("installation"),
                                                                  source.installation.toString()},
                                                                 {QStringLiteral("name"), source.name},
                                                                 {QStringLiteral("version"), source.version}})
                                           .toJson(QJsonDocument::Compact))));
        const std::lock_guard lock(mutex);
        state.source = source;
        tokenHash = hash;
        return {};
    }

    Result<void> forgetSource()
    {
        RETINUE_TRY(keep(kTokenHash, {}));
        RETINUE_TRY(keep(kSource, {}));
        const std::lock_guard lock(mutex);
        state.source.reset();
        tokenHash.clear();
        return {};
    }
};

Standby::Standby(Parts parts) : m_impl(std::make_unique<Impl>(std::move(parts))) {}
Standby::~Standby() = default;

Result<void> Standby::load()
{
    const auto text = [&](const QString &key) -> Result<QString> {
        const auto value = m_impl->parts.machine.setting(key);
        if (!value)
            return value.error();
        return *value ? **value : QString();
    };
    const auto role = text(kRole), source = text(kSource), hash = text(kTokenHash),
               department = text(kDepartment);
    for (const auto *value : {&role, &source, &hash, &department})
        if (!*value)
            return value->error();
    {
        const std::lock_guard lock(m_impl->mutex);
        m_impl->state.standsBy = *role == kYes;
        m_impl->state.departmentIdManagement = *department == kYes;
        m_impl->tokenHash = QByteArray::fromHex(hash->toLatin1());
        const QJsonObject json = QJsonDocument::fromJson(source->toUtf8()).object();
        if (const auto id = InstallationId::fromString(json.value(QStringLiteral("installation")).toString()))
            m_impl->state.source = SourceIdentity{*id, json.value(QStringLiteral("name")).toString(),
                                                  json.value(QStringLiteral("version")).toString()};
    }
    const std::lock_guard work(m_impl->workMutex);
    m_impl->forReaders.drop();
    // It stands by all the same: the source sends everything, and what is there stays until that is proven.
    if (auto opened = m_impl->copy.open(); !opened)
        m_impl->parts.record(
            kReceive, {}, m_impl->parts.clock.now(),
            std::move(opened).error().during(QStringLiteral("opening the copy of the source")), {},
            QStringLiteral("engine"));
    m_impl->publish();
    return {};
}

bool Standby::standsBy() const
{
    const std::lock_guard lock(m_impl->mutex);
    return m_impl->state.standsBy;
}

StandbyState Standby::state() const
{
    const std::lock_guard lock(m_impl->mutex);
    return m_impl->state;
}

Result<void> Standby::begin(const QString &who)
{
    const Timestamp started = m_impl->parts.clock.now();
    const auto change = [&]() -> Result<void> {
        if (standsBy())
            return {};
        if (const auto obstacle = m_impl->parts.obstacle())
            return *obstacle;
        RETINUE_TRY(m_impl->keep(kRole, kYes));
        const std::lock_guard lock(m_impl->mutex);
        m_impl->state.standsBy = true;
        return {};
    };
    auto changed = change();
    m_impl->parts.record(QStringLiteral("standby-begin"), {}, started, changed, {}, who);
    m_impl->parts.changed();
    return changed;
}

Result<void> Standby::leave(const QString &who)
{
    const Timestamp started = m_impl->parts.clock.now();
    m_impl->endWork();
    const std::lock_guard work(m_impl->workMutex);
    const auto change = [&]() -> Result<void> {
        RETINUE_TRY(m_impl->keep(kRole, {}));
        {
            const std::lock_guard lock(m_impl->mutex);
            m_impl->state.standsBy = false;
            m_impl->readers.clear();
        }
        RETINUE_TRY(m_impl->forgetSource());
        m_impl->incoming.clear();
        m_impl->forReaders.drop();
        return m_impl->copy.remove();
    };
    auto changed = change();
    m_impl->publish();
    m_impl->parts.record(QStringLiteral("standby-leave"), {}, started, changed, {}, who);
    return changed;
}

Result<void> Standby::setDepartmentIdManagement(bool on, const QString &who)
{
    const Timestamp started = m_impl->parts.clock.now();
    auto kept = m_impl->keep(kDepartment, on ? kYes : QString());
    if (kept) {
        const std::lock_guard lock(m_impl->mutex);
        m_impl->state.departmentIdManagement = on;
    }
    m_impl->parts.record(QStringLiteral("department-id-management"),
                         on ? QStringLiteral("on") : QStringLiteral("off"), started, kept, {}, who);
    m_impl->parts.changed();
    return kept;
}

Result<protocol::ReplicationToken> Standby::grant(const protocol::ReplicationTokenRequest &request,
                                                  const SecretBytes &password, const QString &address)
{
    const InstallationId own = m_impl->parts.identity.installation();
    const bool isToReplicate = request.purpose == Purpose::Replicate;
    // What everybody may know anyway comes first: then no password of a server can be tried here.
    if (isToReplicate && request.installation == own)
        return protocol::notADestination(NotADestination::Itself, QStringLiteral("it is this server itself"));
    if (!standsBy())
        return protocol::notADestination(
            NotADestination::RunsServer,
            QStringLiteral(
                "it runs the server itself: make it stand by first (This Machine, or: retinued run "
                "--standby)"));
    RETINUE_TRY(m_impl->parts.administrators.verify(request.administrator, password, address));
    if (isToReplicate)
        RETINUE_TRY(m_impl->refuse(request));
    const SecretBytes secret = SecretBytes::random(kTokenBytesOfSource);
    const QByteArray token =
        secret.view().toByteArray().toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    protocol::ReplicationToken answer{QString::fromLatin1(token), {}, own};
    if (!isToReplicate) {
        const std::lock_guard lock(m_impl->mutex);
        const auto now = m_impl->parts.clock.sinceBoot();
        std::erase_if(m_impl->readers,
                      [now](const auto &reader) { return reader.second + kReaderLife < now; });
        // Whoever signed in with a password comes before one that has had its time.
        while (m_impl->readers.size() >= kMostReaders)
            m_impl->readers.erase(
                std::min_element(m_impl->readers.begin(), m_impl->readers.end(),
                                 [](const auto &a, const auto &b) { return a.second < b.second; }));
        m_impl->readers.emplace(hashOf(token), now);
        return answer;
    }
    const auto turn = m_impl->turn();
    if (!turn)
        return turn.error();
    RETINUE_TRY(m_impl->refuse(request)); // another one may have been quicker
    auto recipient = m_impl->makeIdentity();
    if (!recipient)
        return std::move(recipient).error();
    answer.recipient = *std::move(recipient);
    const SourceIdentity source{request.installation, request.name, request.version};
    m_impl->incoming.clear(); // it was encrypted to another key
    RETINUE_TRY(m_impl->adoptSource(source, hashOf(token)));
    m_impl->publish();
    m_impl->parts.record(QStringLiteral("standby-source"), sourceText(source), m_impl->parts.clock.now(), {},
                         {}, request.administrator);
    return answer;
}

Standby::Right Standby::rightOf(QByteArrayView token) const
{
    if (token.isEmpty())
        return Right::None;
    const QByteArray hash = hashOf(token);
    const std::lock_guard lock(m_impl->mutex);
    if (!m_impl->state.standsBy)
        return Right::None;
    if (isSameHash(hash, m_impl->tokenHash))
        return Right::Replicate;
    const auto reader = m_impl->readers.find(hash);
    const bool isReader =
        reader != m_impl->readers.end() && reader->second + kReaderLife >= m_impl->parts.clock.sinceBoot();
    return isReader ? Right::Read : Right::None;
}

protocol::ReplicationStatus Standby::status() const
{
    const std::lock_guard lock(m_impl->mutex);
    return m_impl->status;
}

Result<qint64> Standby::receive(const BackupId &run, qint64 offset, QByteArrayView bytes)
{
    const auto turn = m_impl->turn();
    if (!turn)
        return turn.error();
    if (const auto source = m_impl->source(); !source)
        return source.error();
    auto size = m_impl->incoming.receive(run, offset, bytes);
    const StandbyParts::Held held = m_impl->incoming.held();
    const std::lock_guard lock(m_impl->mutex);
    m_impl->status.incoming = held.run;
    m_impl->status.incomingSize = held.size;
    return size;
}

Result<protocol::ReplicationStatus> Standby::commit(const protocol::CommitRequest &request)
{
    const Timestamp started = m_impl->parts.clock.now();
    const auto turn = m_impl->turn();
    if (!turn)
        return turn.error();
    const auto source = m_impl->source();
    if (!source)
        return source.error();
    if (!m_impl->forReaders.isBeingRead())
        m_impl->forReaders.drop();
    // A commit whose answer was lost is asked for again.
    const auto &description = m_impl->copy.description();
    if (description && description->file == request.run)
        return status();
    const auto apply = [&]() -> Result<void> {
        const auto file = m_impl->incoming.complete(request.run, request.size, request.digest);
        if (!file)
            return file.error();
        const auto secret = m_impl->identity();
        if (!secret)
            return secret.error();
        return m_impl->copy.apply(*file, *secret, source->installation, m_impl->newWork());
    };
    auto applied = apply();
    if (applied || !isForLater(applied.error()))
        m_impl->incoming.clear();
    m_impl->publish();
    if (m_impl->received.isDue(m_impl->parts.clock.sinceBoot(), applied.ok()))
        m_impl->parts.record(kReceive, sourceText(*source), started, applied, request.size, source->name);
    if (!applied)
        return std::move(applied).error().during(QStringLiteral("applying what arrived"));
    return status();
}

Result<protocol::VerifyCopyAnswer> Standby::verify(const protocol::VerifyCopyRequest &request)
{
    const auto turn = m_impl->turn();
    if (!turn)
        return turn.error();
    return m_impl->copy.verify(request.first, request.count, m_impl->newWork());
}

Result<protocol::PackAnswer> Standby::pack(const protocol::PackRequest &request)
{
    const auto turn = m_impl->turn();
    if (!turn)
        return turn.error();
    return m_impl->forReaders.pack(m_impl->copy, request.recipient, m_impl->newWork());
}

Result<QByteArray> Standby::packed(qint64 offset)
{
    const auto turn = m_impl->turn();
    if (!turn)
        return turn.error();
    return m_impl->forReaders.read(offset);
}

void Standby::interrupt()
{
    const std::lock_guard lock(m_impl->mutex);
    m_impl->isInterrupted = true;
    m_impl->atWork.cancel();
}

Result<void> Standby::release()
{
    const Timestamp started = m_impl->parts.clock.now();
    m_impl->endWork();
    const auto turn = m_impl->turn();
    if (!turn)
        return turn.error();
    const auto source = m_impl->source();
    if (!source)
        return source.error();
    m_impl->incoming.clear();
    auto released = m_impl->forgetSource();
    m_impl->publish();
    m_impl->parts.record(QStringLiteral("standby-release"), sourceText(*source), started, released, {},
                         source->name);
    return released;
}

Result<PackedCopy> Standby::packForPromotion(const QString &folder, const QString &recipient,
                                             const LongWork &work)
{
    const std::lock_guard lock(m_impl->workMutex);
    return m_impl->copy.pack(folder, recipient, work);
}

} // namespace retinue::replication
