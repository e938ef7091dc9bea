#include "core/backup/failure.h"
#include "core/backup/local_folder.h"
#include "core/engine/backup_installation.h"
#include "core/engine/backup_runner.h"
#include "core/engine/job_board.h"
#include "core/engine/log.h"
#include "core/installation/deleted_owners.h"
#include "core/installation/erased_owners.h"
#include "core/installation/identity.h"
#include "core/store/snapshot.h"

#include <QFileInfo>

#include <algorithm>

// The part of BackupRunner that reads backups: verifying, trying, restoring.

namespace retinue::engine {

namespace {

using backup::Stage;

constexpr qint64 kRoomBeside = 16 * 1024 * 1024;
constexpr int kDeletionsAtATime = 5'000;

Error whileRestoring(Error error, const backup::Destination &destination)
{
    return backup::withCode(std::move(error), Stage::Restoring, destination.isNetwork());
}

} // namespace

class BackupRunner::Prepared final : public PreparedRestore
{
public:
    Prepared(std::unique_ptr<backup::ScratchStore> store, backup::RestorePreview found,
             std::vector<OwnerId> ids, bool fromNetwork)
        : scratch(std::move(store))
        , erased(std::move(ids))
        , isNetwork(fromNetwork)
        , m_preview(std::move(found))
    {
    }
    [[nodiscard]] const backup::RestorePreview &preview() const override { return m_preview; }

    std::unique_ptr<backup::ScratchStore> scratch; ///< null: it was used
    const std::vector<OwnerId> erased;             ///< as the backup knows them
    const bool isNetwork;

private:
    const backup::RestorePreview m_preview;
};

Result<BackupRunner::Found> BackupRunner::findToRestore(const BackupSource &source,
                                                        const CancelToken &cancel) const
{
    auto found = find(source, cancel);
    if (!found)
        return backup::withCode(std::move(found).error(), Stage::Restoring,
                                source.kind == BackupSource::Kind::Network);
    return found;
}

Result<VerifyReport> BackupRunner::verify(const BackupSource &source, const BackupSecret &secret,
                                          const LongWork &work)
{
    auto found = findToRestore(source, work.cancel);
    if (!found)
        return std::move(found).error();
    const SecretBytes key = secretFor(secret);
    const auto chain = openChain(*found->destination, m_memory, found->name, key);
    if (!chain)
        return whileRestoring(chain.error(), *found->destination);
    VerifyReport report;
    for (const auto &file : *chain) {
        if (auto read =
                file->read([](QByteArrayView) { return Result<void>(); }, QStringLiteral("reading"), work);
            !read)
            return whileRestoring(std::move(read).error(), *found->destination);
        ++report.files;
        report.bytes += file->header().databaseSize;
        report.header = file->header();
    }
    note(*found, [&](RememberedBackup &file) { file.verifiedAt = m_parts.clock.now(); });
    return report;
}

void BackupRunner::note(const Found &found, const std::function<void(RememberedBackup &)> &change)
{
    auto known = m_memory.find(found.destination->toString(), found.name);
    if (!known || !*known)
        return; // a file from elsewhere
    change(**known);
    if (auto kept = m_memory.remember(**known); !kept)
        qCWarning(lcEngine).noquote() << kept.error().toString();
}

Result<std::unique_ptr<backup::ScratchStore>> BackupRunner::scratch(const Found &found,
                                                                    const SecretBytes &secret,
                                                                    std::vector<OwnerId> &erased, int &files,
                                                                    const LongWork &work)
{
    const auto chain = openChain(*found.destination, m_memory, found.name, secret);
    if (!chain)
        return whileRestoring(chain.error(), *found.destination);
    files = int(chain->size());
    backup::ScratchOptions options;
    options.folder = scratchFolder("restoring");
    options.dataKey = m_parts.dataKey;
    options.inUse = m_parts.store.location();
    options.clock = &m_parts.clock;
    options.vfs = m_parts.store.location().vfs;
    options.readInstallation = [&](sql::Database &database) -> Result<void> {
        auto ids = erasedOwnersIn(database);
        if (!ids)
            return std::move(ids).error();
        erased = *std::move(ids);
        return {};
    };
    auto restored = backup::ScratchStore::restore(*chain, options, work);
    if (!restored)
        return whileRestoring(std::move(restored).error(), *found.destination);
    return restored;
}

Result<TrialReport> BackupRunner::trialRestore(const BackupSource &source, const BackupSecret &secret,
                                               const LongWork &work)
{
    auto found = findToRestore(source, work.cancel);
    if (!found)
        return std::move(found).error();
    const SecretBytes key = secretFor(secret);
    std::vector<OwnerId> erased;
    TrialReport report;
    const auto restored = scratch(*found, key, erased, report.verified.files, work);
    if (!restored)
        return restored.error();
    report.verified.header = (*restored)->header();
    report.verified.bytes = (*restored)->header().databaseSize;
    report.owners = (*restored)->owners();
    report.settings = (*restored)->settings();
    report.unread = (*restored)->leftOut();
    const Timestamp now = m_parts.clock.now();
    note(*found, [&](RememberedBackup &file) { file.verifiedAt = file.provenAt = now; });
    return report;
}

Result<std::shared_ptr<PreparedRestore>>
BackupRunner::prepare(const BackupSource &source, const BackupSecret &secret, const LongWork &work)
{
    auto found = findToRestore(source, work.cancel);
    if (!found)
        return std::move(found).error();
    const SecretBytes key = secretFor(secret);
    std::vector<OwnerId> erased;
    int files = 0;
    auto restored = scratch(*found, key, erased, files, work);
    if (!restored)
        return std::move(restored).error();
    const auto known = deletionsSince((*restored)->header(), erased);
    if (!known)
        return whileRestoring(backup::ofThisMachine(known.error()), *found->destination);
    auto preview = (*restored)->compare(m_parts.store.location(), *known, work);
    if (!preview)
        return whileRestoring(backup::ofThisMachine(std::move(preview).error()), *found->destination);
    preview->files = files;
    preview->isOtherHost = isOtherHost(preview->backup);
    preview->isOtherInstallation = preview->backup.installation != m_parts.identity.installation();
    return std::shared_ptr<PreparedRestore>(std::make_shared<Prepared>(
        *std::move(restored), *std::move(preview), std::move(erased), found->destination->isNetwork()));
}

Result<std::vector<OwnerId>> BackupRunner::erasedOwners(const std::vector<OwnerId> &ofBackup) const
{
    auto known = installation::ErasedOwners(m_parts.machine, m_parts.clock).all();
    if (known) {
        known->insert(known->end(), ofBackup.begin(), ofBackup.end());
        std::sort(known->begin(), known->end());
        known->erase(std::unique(known->begin(), known->end()), known->end());
    }
    return known;
}

Result<void> BackupRunner::rememberDeletions() const
{
    installation::DeletedOwners memory(m_parts.machine);
    const auto known = memory.readUpTo();
    if (!known)
        return known.error();
    const QString generation = m_parts.store.generation().toString();
    const QStringList parts = known->split(u' ');
    Revision last{parts.value(0) == generation ? parts.value(1).toLongLong() : 0};
    for (;;) {
        installation::DeletedOwners::Deletions some;
        {
            const auto view = m_parts.store.read();
            if (!view)
                return view.error();
            if (view->generation().toString() != generation)
                return {}; // it was replaced: what counts was remembered before
            auto rows = view->tables().tombstones.ownersAfter(last, kDeletionsAtATime);
            if (!rows)
                return std::move(rows).error();
            for (const store::TombstoneRow &tombstone : *rows) {
                some.emplace_back(tombstone.owner, tombstone.deletedAt);
                last = tombstone.revision;
            }
        }
        if (some.empty())
            return {};
        RETINUE_TRY(memory.add(some, QStringLiteral("%1 %2").arg(generation).arg(last.value)));
    }
}

Result<backup::KnownDeletions> BackupRunner::deletionsSince(const backup::BackupHeader &header,
                                                            const std::vector<OwnerId> &erasedInIt) const
{
    RETINUE_TRY(rememberDeletions());
    auto erased = erasedOwners(erasedInIt);
    if (!erased)
        return std::move(erased).error();
    auto deleted = installation::DeletedOwners(m_parts.machine).since(header.madeAt);
    if (!deleted)
        return std::move(deleted).error();
    return backup::KnownDeletions{*std::move(erased), *std::move(deleted)};
}

Result<void> BackupRunner::refuseWhileStoreChanges() const
{
    for (const auto &job : m_parts.jobs.jobs()) {
        const QString &operation = job->operation();
        const bool changes = (operation.startsWith(u"user-") && operation != u"user-export") ||
                             operation.startsWith(u"scope-");
        if (changes && !job->status().ending)
            return Error{
                ErrorCode::InUse,
                QStringLiteral("%1 (%2) is not done yet, and would go on in the restored store: wait "
                               "for it or cancel it, then prepare the restore again")
                    .arg(operation, job->subject())};
    }
    return {};
}

Result<void> BackupRunner::checkRoomToKeep() const
{
    const qint64 size = QFileInfo(m_parts.store.location().file).size();
    const auto beside = backup::freeSpaceAt(m_parts.dataFolder);
    if (beside && *beside < size + kRoomBeside)
        return Error{ErrorCode::NoSpace,
                     QStringLiteral(
                         "keeping the replaced store as a backup takes %1 MB at %2, and %3 MB are free: make "
                         "room, or do not keep it")
                         .arg((size + kRoomBeside) / 1'000'000)
                         .arg(m_parts.dataFolder)
                         .arg(*beside / 1'000'000)};
    return {};
}

Result<RestoreReport> BackupRunner::restore(PreparedRestore &given, const RestoreWish &wish,
                                            const QString &who, const LongWork &work)
{
    auto &prepared = static_cast<Prepared &>(given); // only this class makes them
    const auto failed = [&](Error error) {
        if (error.code == ErrorCode::OutOfDate ||
            error.code == ErrorCode::InUse) // nothing is wrong with the file
            return error;
        return backup::withCode(backup::ofThisMachine(std::move(error)), Stage::Restoring,
                                prepared.isNetwork);
    };
    if (!prepared.scratch)
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("this restore was done already; prepare another one")};
    if (wish.keepReplaced)
        if (auto room = checkRoomToKeep(); !room)
            return failed(std::move(room).error());
    RETINUE_TRY(refuseWhileStoreChanges());
    const auto scratch = std::move(prepared.scratch);
    RestoreReport report;
    report.preview = prepared.preview();
    // R56: also who was deleted since the preview. Who is deleted after that stops the restore.
    const auto mark = backup::deletionMark(m_parts.store.location());
    if (!mark)
        return failed(mark.error());
    const auto known = deletionsSince(report.preview.backup, prepared.erased);
    if (!known)
        return failed(known.error());
    if (auto compared = scratch->compare(m_parts.store.location(), *known, work); !compared)
        return failed(std::move(compared).error());
    const auto deleted = scratch->makeReady(wish.deleteAgain, who, work, m_parts.store.scopeEpoch());
    if (!deleted)
        return failed(deleted.error());
    report.deletedAgain = *deleted;
    if (work.isToEnd())
        return endedEarly(work, Rest::Stays);
    work.tell(QStringLiteral("replacing"), 0, 0);
    // R56: also on a machine that never knew.
    if (auto added = installation::ErasedOwners(m_parts.machine, m_parts.clock).add(prepared.erased); !added)
        return failed(std::move(added).error());
    // Both are written down before: the next start tells which of the two is the current one, and clears
    // away or keeps the other.
    const QString incoming = scratch->generation().toString();
    const QString replaced = m_replaced.current();
    const auto placing = m_memory.begin({BackupWork::Kind::Drop, {}, incoming});
    if (!placing)
        return failed(placing.error());
    const auto begun = m_memory.begin({wish.keepReplaced ? BackupWork::Kind::Keep : BackupWork::Kind::Drop,
                                       m_settings.deviceFolder(), replaced});
    if (!begun) {
        (void)m_memory.end(*placing);
        return failed(begun.error());
    }
    const auto former = m_parts.store.replaceBy(scratch->handOver(), [&]() -> Result<void> {
        RETINUE_TRY(refuseWhileStoreChanges());
        const auto now = backup::deletionMark(m_parts.store.location());
        const auto knownNow = erasedOwners(prepared.erased);
        if (!now || !knownNow)
            return now ? knownNow.error() : now.error();
        return *now == *mark && *knownNow == known->erased
                   ? Result<void>()
                   : Error{ErrorCode::OutOfDate,
                           QStringLiteral("somebody's data were deleted while the restore was made "
                                          "ready, and would be back: prepare the restore again")};
    });
    if (!former) {
        (void)m_memory.end(*begun);
        (void)m_replaced.settle({BackupWork::Kind::Drop, {}, incoming, *placing});
        return failed(former.error());
    }
    (void)m_replaced.settle({BackupWork::Kind::Drop, {}, incoming, *placing});
    m_parts.restored();
    if (report.preview.isOtherInstallation || report.preview.isOtherHost)
        report.otherHost = report.preview.backup.serverName;
    LongWork keeping; // nobody cancels it any more: the store is the restored one
    keeping.report = work.report;
    keeping.tell(QStringLiteral("keeping"), 0, 0);
    if (wish.keepReplaced) {
        sql::Location location = m_parts.store.location();
        location.file = *former;
        auto kept = make(*m_settings.device(), location, {}, {}, keeping);
        if (!kept) {
            report.notKept = std::move(kept).error();
            return report;
        }
        if (kept->damage) {
            report.notKept = leaveReplaced({BackupWork::Kind::Keep, {}, replaced, *begun}, *kept);
            return report;
        }
        report.kept = kept->file;
        report.removed = kept->removed;
    }
    if (auto dropped = m_replaced.drop(*begun, replaced); !dropped) // the next start tries again
        qCWarning(lcEngine).noquote() << dropped.error().toString();
    return report;
}

Result<std::int64_t> BackupRunner::keepReplaced(const LongWork &work)
{
    const auto waiting = m_replaced.toKeep();
    if (!waiting)
        return waiting.error();
    std::int64_t bytes = 0;
    std::optional<Error> damage;
    for (const BackupWork &left : *waiting) {
        const auto device = destination(BackupPlace::Device, work.cancel);
        if (!device)
            return device.error();
        sql::Location location = m_parts.store.location();
        location.file = m_replaced.databaseOf(left.name);
        const auto kept = make(**device, location, {}, {}, work);
        if (!kept)
            return kept.error();
        bytes += kept->file.size;
        if (kept->damage)
            damage = leaveReplaced(left, *kept);
        else
            RETINUE_TRY(m_replaced.drop(left.row, left.name));
    }
    if (damage)
        return *std::move(damage);
    return bytes;
}

Error BackupRunner::leaveReplaced(const BackupWork &left, const BackUpReport &made)
{
    // Another copy of it would be as damaged: its row ends, the store itself stays.
    if (auto ended = m_memory.end(left.row); !ended)
        qCWarning(lcEngine).noquote() << ended.error().toString();
    return backup::withCode(
        Error{ErrorCode::Corrupt,
              QStringLiteral("the replaced store is damaged, so that %1, which was made of it, cannot be "
                             "restored (%2). The store itself stays in %3: remove that folder when it is "
                             "needed no more")
                  .arg(made.file.name, made.damage->toString(),
                       QFileInfo(m_replaced.databaseOf(left.name)).path())},
        Stage::Generating, false);
}

} // namespace retinue::engine
