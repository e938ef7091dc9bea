#include "core/engine/replication_runner.h"

#include "core/age/keys.h"
#include "core/backup/increment.h"
#include "core/backup/local_folder.h"
#include "core/base/durable_file.h"
#include "core/engine/backup_installation.h"
#include "core/engine/log.h"
#include "core/installation/erased_owners.h"
#include "core/installation/identity.h"
#include "core/installation/machine_database.h"
#include "core/protocol/limits.h"
#include "core/replication/standby_parts.h"
#include "core/store/content_check.h"
#include "core/store/snapshot.h"
#include "core/store/store.h"

#include <QCryptographicHash>
#include <QDir>
#include <QScopeGuard>

namespace retinue::engine {

namespace {

constexpr int kMostPasses = 4; ///< of one run: a file from before, what came since, a base in its place
constexpr qsizetype kMostDifferences = 20;
/// A part takes seconds on any line, so that none is as slow as the other end's patience with one.
constexpr qint64 kFirstPartBytes = 256 * 1024, kSmallestPartBytes = 32 * 1024;
constexpr qint64 kMostPartBytes = qint64(protocol::limits::kCopyPartBytes);
constexpr std::chrono::seconds kQuickPart{1}, kSlowPart{8};
constexpr int kMostSilences = 2; ///< in a row, of a destination that is asked to apply what it has
constexpr int kMostAsks = 720;   ///< likewise: it says after five seconds that it is at work; an hour
/// Of a device what is worth a run; when it was heard of last is not.
const QString kTravellingDevices = QStringLiteral(
    "SELECT id, token_hash, name, serial_number, location, product_name, version, address, state, "
    "stopped_by_administrator, scope_epoch FROM device ORDER BY id");
constexpr int kTravellingDeviceColumns = 11;

bool isAt(const protocol::ReplicationStatus &status, const backup::BackupHeader &header)
{
    return status.copy && status.copy->file == header.id && status.copy->state == header.state &&
           status.copy->root == header.root;
}

} // namespace

ReplicationRunner::ReplicationRunner(const Replication::Parts &parts, ReplicationMemory &memory)
    : m_parts(parts)
    , m_memory(memory)
    , m_folder(parts.dataFolder + QStringLiteral("/replication"))
    , m_outgoing(m_folder + QStringLiteral("/outgoing"))
{
}

void ReplicationRunner::clear()
{
    QDir(m_outgoing).removeRecursively();
}

Result<QString> ReplicationRunner::companionsDigest(const store::Snapshot &view) const
{
    const auto devices = m_parts.machine.list(kTravellingDevices, {}, [](sql::Rows &row) {
        QByteArray line = row.bytes(0) + row.bytes(1);
        for (int column = 2; column < kTravellingDeviceColumns; ++column)
            line += row.text(column).toUtf8() + '\0';
        return line;
    });
    if (!devices)
        return devices.error();
    const auto erased = installation::ErasedOwners(m_parts.machine, m_parts.clock).all();
    if (!erased)
        return erased.error();
    const auto deleted = view.tables().recentlyDeleted.count();
    if (!deleted)
        return deleted.error();
    const auto newest = view.tables().recentlyDeleted.newest();
    if (!newest)
        return newest.error();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray &device : *devices)
        hash.addData(device);
    for (const OwnerId &owner : *erased)
        hash.addData(owner.toBytes());
    hash.addData(QByteArray::number(qint64(*deleted)) + ' ' + QByteArray::number(qint64(*newest)) + ' ' +
                 QByteArray::number(qint64(m_parts.identity.term().number)));
    return QString::fromLatin1(hash.result().toHex());
}

Result<bool> ReplicationRunner::isEqual(const protocol::ReplicationStatus &status, Moved &moved) const
{
    auto view = m_parts.store.read();
    if (!view)
        return std::move(view).error();
    const State here{view->generation(), view->revision()};
    moved.reached = here;
    const bool isSameLife = status.copy && status.copy->state.generation == here.generation;
    if (moved.records == 0)
        moved.records = here.revision.value - (isSameLife ? status.copy->state.revision.value : 0);
    const auto companions = companionsDigest(*view);
    if (!companions)
        return companions.error();
    // What went beside the store is known of the file that was acknowledged, not of another destination's
    // copy.
    const auto progress = m_memory.progress();
    return progress.acknowledged && isAt(status, *progress.acknowledged) && status.copy->state == here &&
           status.copy->root == view->head().root && *companions == progress.acknowledgedCompanions;
}

Result<void> ReplicationRunner::acknowledge(const protocol::ReplicationStatus &status)
{
    const auto pending = m_memory.progress().pending;
    if (!pending || !isAt(status, *pending))
        return {};
    RETINUE_TRY(m_memory.acknowledgePending());
    clear();
    return {};
}

Result<ReplicationRunner::Moved> ReplicationRunner::run(ReplicationLink &link, Extent extent,
                                                        const LongWork &work)
{
    work.tell(QStringLiteral("asking"), 0, 0);
    auto status = link.status();
    Moved moved;
    for (int pass = 0; pass < kMostPasses; ++pass) {
        if (!status)
            return status.error();
        RETINUE_TRY(acknowledge(*status));
        const auto equal = isEqual(*status, moved);
        if (!equal)
            return equal.error();
        if (*equal && extent == Extent::WhatIsNeeded)
            return moved;
        const auto file = outgoing(*status, extent, work);
        if (!file)
            return file.error();
        const bool wasMadeNow = file->sent == 0;
        auto sent = send(link, *file, moved, work);
        if (!sent && sent.error().code == ErrorCode::OutOfDate &&
            file->header.kind == backup::BackupKind::Increment) {
            // R13, R44: the destination did not keep what does not lead to where it should.
            qCWarning(lcEngine).noquote()
                << "replication: everything is sent, for" << sent.error().toString();
            extent = Extent::Whole;
            status = link.status();
            continue;
        }
        status = std::move(sent);
        if (status) {
            RETINUE_TRY(acknowledge(*status));
            moved.content = file->header.kind == backup::BackupKind::Base ? ReplicationRun::Content::Whole
                                                                          : ReplicationRun::Content::Changes;
            extent = Extent::WhatIsNeeded;
            moved.reached = file->header.state;
            if (wasMadeNow) // what was written meanwhile is the next run's
                return moved;
        }
    }
    return status ? Result<Moved>(moved) : Result<Moved>(status.error());
}

Result<ReplicationRunner::Outgoing> ReplicationRunner::outgoing(const protocol::ReplicationStatus &status,
                                                                Extent extent, const LongWork &work)
{
    const auto progress = m_memory.progress();
    const bool isEnough = extent == Extent::WhatIsNeeded ||
                          (progress.pending && progress.pending->kind == backup::BackupKind::Base);
    if (isEnough && progress.pending && status.incoming == progress.pending->id && status.incomingSize > 0) {
        const QString path = QDir(m_outgoing).filePath(backup::fileNameOf(*progress.pending));
        if (QFileInfo(path).size() >= status.incomingSize)
            return Outgoing{*progress.pending, path, status.incomingSize};
    }
    const bool follows =
        extent == Extent::WhatIsNeeded && progress.acknowledged && isAt(status, *progress.acknowledged);
    auto made = make(follows ? progress.acknowledged : std::nullopt, work);
    if (!made && follows && made.error().code == ErrorCode::CannotCalculateChanges)
        made = make({}, work);
    return made;
}

Result<ReplicationRunner::Outgoing> ReplicationRunner::make(const std::optional<backup::BackupHeader> &before,
                                                            const LongWork &work)
{
    clear();
    RETINUE_TRY(base::makeFolder(m_folder, base::Access::OwnerOnly));
    const QString scratch = m_folder + QStringLiteral("/making.db");
    const auto drop = qScopeGuard([&scratch] {
        for (const char *end : {"", "-wal", "-shm", "-journal"})
            QFile::remove(scratch + QLatin1String(end));
    });
    QFile::remove(scratch);
    // Before they are read: what comes meanwhile goes with the next file.
    const auto companions = [this]() -> Result<QString> {
        auto view = m_parts.store.read();
        return view ? companionsDigest(*view) : std::move(view).error();
    }();
    if (!companions)
        return companions.error();
    backup::BackupHeader begun =
        newBackupHeader(m_parts.clock, m_parts.identity, m_parts.deviceCount(), before);
    begun.state = m_parts.store.state(); // for who reads the header alone; the file says it exactly
    const backup::AddInstallation add = [&](sql::Database &file) -> Result<void> {
        RETINUE_TRY(addInstallation(m_parts.machine, file, true));
        return replication::addSource(file, begun);
    };
    const auto header =
        before ? backup::copyChanges(m_parts.store.location(), *before, scratch, begun, add, work)
               : backup::copyStore(m_parts.store.location(), scratch, begun, add, work);
    if (!header)
        return header.error();
    const auto keys = keysOf(m_parts.dataFolder, m_parts.dataKey.get());
    if (!keys)
        return keys.error();
    backup::Sealing sealing;
    auto recipient = age::Recipient::parse(m_memory.destination().recipient);
    if (!recipient)
        return std::move(recipient).error();
    sealing.recipient = *std::move(recipient);
    backup::LocalFolder folder(m_outgoing);
    std::optional<backup::InstallationKeys> travelling(
        backup::InstallationKeys{keys->dataKey.clone(), keys->authority.clone()});
    const auto written = backup::writeBackup(folder, *header, travelling, scratch, sealing, work);
    if (!written)
        return written.error();
    RETINUE_TRY(m_memory.change([&](ReplicationMemory::Progress &progress) {
        progress.pending = written->header;
        progress.pendingCompanions = *companions;
    }));
    return Outgoing{written->header, QDir(m_outgoing).filePath(written->name), 0};
}

Result<protocol::ReplicationStatus> ReplicationRunner::send(ReplicationLink &link, const Outgoing &file,
                                                            Moved &moved, const LongWork &work)
{
    const auto source = backup::openLocalFile(file.path);
    if (!source)
        return source.error();
    const qint64 size = (*source)->size();
    const auto digest = replication::digestOfFile(file.path);
    if (!digest)
        return digest.error();
    qint64 most = kFirstPartBytes;
    for (qint64 offset = file.sent; offset < size;) {
        if (work.isToEnd())
            return endedEarly(work, Rest::GoesOn);
        work.tell(QStringLiteral("sending"), offset, size);
        const auto piece = base::readExactly(**source, offset, qsizetype(std::min(size - offset, most)));
        if (!piece)
            return piece.error();
        const auto begun = m_parts.clock.sinceBoot();
        const auto there = link.send(file.header.id, offset, *piece);
        if (!there)
            return there.error();
        if (*there != offset + piece->size())
            return Error{ErrorCode::Io, QStringLiteral("the destination did not take all of what was sent")};
        const auto took = m_parts.clock.sinceBoot() - begun;
        if (took < kQuickPart)
            most = std::min(most * 2, kMostPartBytes);
        else if (took > kSlowPart)
            most = std::max(most / 2, kSmallestPartBytes);
        offset = *there;
        moved.bytes += piece->size();
    }
    work.tell(QStringLiteral("applying"), 0, 0);
    return commit(link, {file.header.id, size, *digest}, work);
}

Result<protocol::ReplicationStatus>
ReplicationRunner::commit(ReplicationLink &link, const protocol::CommitRequest &request, const LongWork &work)
{
    // To prove some GB takes minutes, of which nothing is heard. Asked again, a destination that is there
    // says that it is at work; one that is not has had its time.
    for (int asked = 1, silences = 0;; ++asked) {
        auto done = link.commit(request);
        if (done || asked == kMostAsks)
            return done;
        const bool isAtWork = done.error().code == ErrorCode::InUse;
        const bool isSilent = done.error().code == ErrorCode::TimedOut;
        silences = isSilent ? silences + 1 : 0;
        if (silences == kMostSilences || (!isAtWork && !isSilent))
            return done;
        if (work.isToEnd())
            return endedEarly(work, Rest::GoesOn);
    }
}

Result<ReplicationRunner::Compared> ReplicationRunner::compare(ReplicationLink &link, int first, int count)
{
    const auto there = link.verify({first, count});
    if (!there)
        return there.error();
    auto view = m_parts.store.read();
    if (!view)
        return std::move(view).error();
    store::ContentReport report;
    Compared compared;
    compared.findings = there->findings;
    bool isDifferent = false;
    for (int at = 0; at < count; ++at) {
        RETINUE_TRY(store::recomputeBucket(view->tables(), first + at, report));
        const auto bucket = view->tables().buckets.read(first + at);
        if (!bucket)
            return bucket.error();
        if (std::size_t(at) < there->buckets.size() && bucket->digest == there->buckets[std::size_t(at)])
            continue;
        isDifferent = true;
        if (there->state == State{view->generation(), view->revision()} &&
            compared.findings.size() < kMostDifferences)
            compared.findings << QStringLiteral("bucket %1 of the copy differs").arg(first + at);
    }
    if (!report.differences.isEmpty())
        return Error{ErrorCode::Corrupt,
                     QStringLiteral("the content of this server's own store is not what was "
                                    "written (%1): restore a backup")
                         .arg(report.differences.first())};
    if (!compared.findings.isEmpty())
        compared.comparison = Comparison::Differing;
    else if (isDifferent)
        compared.comparison = Comparison::Later;
    return compared;
}

Result<ReplicationRunner::Fetched> ReplicationRunner::fetch(ReplicationLink &link, const QString &folder,
                                                            const LongWork &work)
{
    work.tell(QStringLiteral("asking"), 0, 0);
    const age::Identity reader = age::Identity::generate();
    const auto packed = link.pack({reader.recipient().toString()});
    if (!packed)
        return packed.error();
    QDir(folder).removeRecursively();
    RETINUE_TRY(base::makeFolder(folder, base::Access::OwnerOnly));
    const QString path = QDir(folder).filePath(QStringLiteral("copy.rbk"));
    base::DurableFile file(path, base::Access::OwnerOnly);
    RETINUE_TRY(file.open());
    while (file.written() < packed->size) {
        if (work.isToEnd())
            return endedEarly(work, Rest::Stays);
        work.tell(QStringLiteral("fetching"), file.written(), packed->size);
        const auto piece = link.packed(file.written());
        if (!piece)
            return piece.error();
        if (piece->isEmpty())
            return Error{ErrorCode::Corrupt,
                         QStringLiteral("the destination's copy became shorter: try again")};
        RETINUE_TRY(file.write(*piece));
    }
    RETINUE_TRY(file.commit());
    const auto digest = replication::digestOfFile(path);
    if (!digest)
        return digest.error();
    if (*digest != packed->digest)
        return Error{ErrorCode::Corrupt, QStringLiteral("what arrived is not what was sent: try again")};
    return Fetched{path, reader.toText(), packed->copy};
}

} // namespace retinue::engine
