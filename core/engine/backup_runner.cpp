#include "core/engine/backup_runner.h"

#include "core/age/keys.h"
#include "core/backup/failure.h"
#include "core/backup/increment.h"
#include "core/backup/local_folder.h"
#include "core/backup/store_copy.h"
#include "core/base/durable_file.h"
#include "core/engine/backup_installation.h"
#include "core/engine/copy_check.h"
#include "core/engine/log.h"
#include "core/installation/identity.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <sodium.h>

#include <algorithm>

namespace retinue::engine {

namespace {

using backup::Stage;

constexpr qsizetype kMarkSize = 16;

/// A folder that goes however its user ends.
class ScratchFolder
{
public:
    explicit ScratchFolder(QString path) : m_path(std::move(path)) {}
    ~ScratchFolder() { QDir(m_path).removeRecursively(); }
    ScratchFolder(const ScratchFolder &) = delete;
    ScratchFolder &operator=(const ScratchFolder &) = delete;
    [[nodiscard]] Result<void> make() const { return base::makeFolder(m_path, base::Access::OwnerOnly); }
    [[nodiscard]] QString file() const { return m_path + QStringLiteral("/copy.db"); }

private:
    const QString m_path;
};

/// Folders of this machine with what was not finished; what lies on shares waits for their next use.
QStringList foldersOfParts(const std::vector<BackupWork> &unfinished)
{
    QStringList folders;
    for (const BackupWork &left : unfinished)
        if (left.kind == BackupWork::Kind::Part && !left.place.startsWith(QStringLiteral("\\\\")))
            folders << left.place;
    folders.removeDuplicates();
    return folders;
}

Error coded(Error error, Stage stage, const backup::Destination &destination)
{
    return backup::withCode(std::move(error), stage, destination.isNetwork());
}

} // namespace

BackupRunner::BackupRunner(const Backups::Parts &parts, BackupSettings &settings)
    : m_parts(parts)
    , m_settings(settings)
    , m_memory(parts.machine)
    , m_replaced(parts.store, parts.dataFolder, m_memory)
{
}

Result<std::unique_ptr<backup::Destination>> BackupRunner::destination(BackupPlace place,
                                                                       const CancelToken &cancel) const
{
    if (place == BackupPlace::Device)
        return m_settings.device();
    const NetworkShare share = m_settings.share();
    if (!m_access.destination)
        return Error{ErrorCode::InvalidInput, QStringLiteral("this program reaches no network shares")};
    if (share.host.isEmpty() || share.share.isEmpty())
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("no network destination is set: enter host and share first")};
    const auto password = m_settings.sharePassword();
    if (!password)
        return password.error();
    return m_access.destination(share, *password, cancel);
}

QString BackupRunner::nameOf(BackupPlace place) const
{
    if (place == BackupPlace::Device)
        return m_settings.deviceFolder();
    const NetworkShare share = m_settings.share();
    return QStringLiteral("\\\\%1\\%2").arg(share.host, share.share) +
           (share.folder.isEmpty() ? QString() : u'\\' + share.folder);
}

Result<BackupRunner::Found> BackupRunner::find(const BackupSource &source, const CancelToken &cancel) const
{
    if (source.kind == BackupSource::Kind::File) {
        const QFileInfo file(source.name);
        return Found{std::make_unique<backup::LocalFolder>(file.absolutePath()), file.fileName()};
    }
    if (!backup::readFileName(source.name))
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("\"%1\" is no name of a backup").arg(source.name)};
    auto where = destination(
        source.kind == BackupSource::Kind::Device ? BackupPlace::Device : BackupPlace::Network, cancel);
    if (!where)
        return std::move(where).error();
    return Found{*std::move(where), source.name};
}

SecretBytes BackupRunner::secretFor(const BackupSecret &given) const
{
    if (!given.isEmpty())
        return given.clone();
    auto kept = m_settings.passphrase();
    // One that cannot be had is as good as none: the file tells whether one is needed.
    return kept ? std::move(kept).value() : SecretBytes();
}

QString BackupRunner::scratchFolder(const char *purpose) const
{
    return QStringLiteral("%1/store/%2-%3")
        .arg(m_parts.dataFolder, QLatin1String(purpose), BackupId::random().toString().left(8));
}

Result<backup::Sealing> BackupRunner::sealing(const SecretBytes &passphrase) const
{
    backup::Sealing sealing;
    const BackupEncryption encryption = m_settings.encryption();
    if (!passphrase.isEmpty()) {
        sealing.passphrase = passphrase.clone();
        return sealing;
    }
    switch (encryption.kind) {
    case BackupEncryption::Kind::None:
        return sealing;
    case BackupEncryption::Kind::Recipient: {
        auto recipient = age::Recipient::parse(encryption.recipient);
        if (!recipient)
            return std::move(recipient).error();
        sealing.recipient = *std::move(recipient);
        return sealing;
    }
    case BackupEncryption::Kind::Passphrase: {
        auto kept = m_settings.passphrase();
        if (!kept)
            return std::move(kept).error();
        if (kept->isEmpty())
            return Error{ErrorCode::InvalidInput,
                         QStringLiteral("backups are to be encrypted under a passphrase, and none "
                                        "is kept: give it, or keep one")};
        sealing.passphrase = *std::move(kept);
        return sealing;
    }
    }
    Q_UNREACHABLE();
}

QString BackupRunner::sealedText(const BackupId &file, const backup::Sealing &sealing) const
{
    if (sealing.isNone())
        return file.toString() + QStringLiteral(" none");
    if (sealing.recipient)
        return file.toString() + u' ' + sealing.recipient->toString();
    if (!m_parts.dataKey)
        return {};
    QByteArray mark(kMarkSize, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char *>(mark.data()), std::size_t(mark.size()),
                       sealing.passphrase.data(), sealing.passphrase.size(), m_parts.dataKey->data(),
                       m_parts.dataKey->size());
    return file.toString() + u' ' + QString::fromLatin1(mark.toHex());
}

backup::BackupHeader BackupRunner::newHeader(const std::optional<backup::BackupHeader> &before) const
{
    return newBackupHeader(m_parts.clock, m_parts.identity, m_parts.deviceCount(), before);
}

Result<std::optional<backup::BackupHeader>> BackupRunner::newestOf(backup::Destination &destination,
                                                                   const CancelToken &cancel)
{
    const auto list = listBackups(destination, m_memory, {}, cancel);
    if (!list)
        return list.error();
    for (const BackupEntry &entry : list->backups) {
        const auto &header = entry.newest().header;
        if (!header || header->installation != m_parts.identity.installation())
            continue;
        // After a damaged one comes a base, whose content is compared with its digests.
        if (entry.base.problem || entry.newest().problem)
            break;
        return header;
    }
    return std::optional<backup::BackupHeader>();
}

Result<BackUpReport> BackupRunner::backUp(const BackUpWish &wish, const LongWork &work)
{
    auto where = destination(wish.place, work.cancel);
    if (!where)
        return backup::withCode(std::move(where).error(), Stage::Generating,
                                wish.place == BackupPlace::Network);
    std::optional<backup::BackupHeader> before;
    if (wish.content == BackUpWish::Content::Increment && !m_parts.isDamaged()) {
        auto newest = newestOf(**where, work.cancel);
        if (!newest)
            return coded(std::move(newest).error(), Stage::Saving, **where);
        const auto seal = sealing(wish.passphrase);
        if (!seal)
            return coded(seal.error(), Stage::Generating, **where);
        // One secret opens a whole chain: after a change of it comes a base.
        const QString sealed = *newest ? sealedText((*newest)->id, *seal) : QString();
        const auto isSame = m_memory.wasSealed((*where)->isNetwork(), sealed);
        if (!isSame)
            return coded(isSame.error(), Stage::Generating, **where);
        if (!sealed.isEmpty() && *isSame)
            before = *std::move(newest);
    }
    auto made = make(**where, m_parts.store.location(), before, wish.passphrase, work);
    if (!made && before && made.error().code == ErrorCode::CannotCalculateChanges)
        made = make(**where, m_parts.store.location(), {}, wish.passphrase, work);
    if (made && made->damage)
        return coded(
            std::move(*made->damage)
                .during(QStringLiteral("%1 was written, but cannot be restored").arg(made->file.name)),
            Stage::Generating, **where);
    return made;
}

Result<BackUpReport> BackupRunner::make(backup::Destination &destination, const sql::Location &store,
                                        const std::optional<backup::BackupHeader> &before,
                                        const SecretBytes &passphrase, const LongWork &work)
{
    const auto generating = [&](Error error) {
        return coded(std::move(error), Stage::Generating, destination);
    };
    auto seal = sealing(passphrase);
    if (!seal)
        return generating(std::move(seal).error());
    const bool isEncrypted = !seal->isNone();
    const ScratchFolder scratch(scratchFolder("backing-up"));
    if (auto made = scratch.make(); !made)
        return generating(std::move(made).error());
    const backup::AddInstallation add = [&](sql::Database &copy) {
        return addInstallation(m_parts.machine, copy, isEncrypted);
    };
    const auto header =
        before ? backup::copyChanges(store, *before, scratch.file(), newHeader(before), add, work)
               : backup::copyStore(store, scratch.file(), newHeader({}), add, work);
    if (!header)
        return header.error().code == ErrorCode::CannotCalculateChanges ? header.error()
                                                                        : generating(header.error());
    sql::Location copy = m_parts.store.location();
    copy.file = scratch.file();
    std::optional<CopyCheck> check;
    if (!before)
        check.emplace(copy, m_parts.dataKey, work);
    std::optional<backup::InstallationKeys> keys;
    if (isEncrypted) {
        auto found = keysOf(m_parts.dataFolder, m_parts.dataKey.get());
        if (!found)
            return generating(std::move(found).error());
        keys = *std::move(found);
    }
    const QString place = destination.toString();
    const auto begun = m_memory.begin({BackupWork::Kind::Part, place, backup::fileNameOf(*header)});
    if (!begun)
        return generating(begun.error());
    Result<std::optional<Error>> damage = std::optional<Error>();
    const auto written =
        backup::writeBackup(destination, *header, keys, scratch.file(), *seal, work, [&]() -> Result<void> {
            if (check)
                damage = check->damage();
            return damage ? Result<void>() : Result<void>(damage.error());
        });
    // Somebody else's unfinished file is not ours to remove. Any other failure may have left one: the row
    // stays until it is known to be gone.
    if (written || written.error().code == ErrorCode::AlreadyExists)
        (void)m_memory.end(*begun);
    if (!damage)
        return generating(damage.error());
    if (!written)
        return coded(written.error(), Stage::Saving, destination);
    const RememberedBackup known{place,
                                 written->name,
                                 written->header,
                                 written->size,
                                 isEncrypted,
                                 m_parts.clock.now(),
                                 {},
                                 0,
                                 *damage ? (*damage)->detail : QString()};
    if (auto remembered = m_memory.remember(known); !remembered)
        qCWarning(lcEngine).noquote() << remembered.error().toString(); // the file itself tells most of it
    if (auto kept = m_memory.rememberSealed(destination.isNetwork(), sealedText(written->header.id, *seal));
        !kept)
        qCWarning(lcEngine).noquote() << kept.error().toString(); // the next one is a base
    BackUpReport report;
    report.file = {known.name,      written->header.madeAt, known.size, isEncrypted, written->header.kind,
                   written->header, known.verifiedAt,       {},         {}};
    report.place = place;
    report.withoutKeys = !isEncrypted;
    report.damage = *std::move(damage);
    if (!before) // only a base was compared with its digests: nothing older goes without that
        removeSurplus(destination, written->header.id, report, work.cancel);
    return report;
}

std::optional<Error> BackupRunner::whyNoneGoes(const BackUpReport &report) const
{
    if (report.damage)
        return report.damage;
    if (m_parts.isDamaged())
        return Error{ErrorCode::Corrupt,
                     QStringLiteral("the store is damaged, so older backups stay: restore one of them")};
    if (!m_parts.dataKey) // the older ones may be the last that have the key
        return Error{
            ErrorCode::Locked,
            QStringLiteral("stored credentials are locked here, so that this backup does not carry their "
                           "key: put the key file back; until then every older backup stays")};
    return {};
}

void BackupRunner::removeSurplus(backup::Destination &destination, const BackupId &made, BackUpReport &report,
                                 const CancelToken &cancel)
{
    report.notRemoved = whyNoneGoes(report);
    if (report.notRemoved)
        return;
    const auto list = listBackups(destination, m_memory, {}, cancel);
    if (!list) {
        report.notRemoved = list.error();
        return;
    }
    const auto removeFile = [&](const QString &name) {
        if (auto removed = destination.remove(name);
            !removed && removed.error().code != ErrorCode::NotFound) {
            report.notRemoved = std::move(removed).error();
            return false;
        }
        (void)m_memory.forget(destination.toString(), name);
        report.removed << name;
        return true;
    };
    for (const BackupEntry &entry :
         surplus(*list, m_settings.retention(), m_parts.identity.installation(), made)) {
        // The newest increment first: what stays after an interruption is a backup.
        const bool gone = std::all_of(entry.increments.rbegin(), entry.increments.rend(),
                                      [&](const BackupFile &file) { return removeFile(file.name); });
        if (gone)
            (void)removeFile(entry.base.name);
    }
}

QStringList BackupRunner::clearLeftovers()
{
    QStringList cleared;
    QDir stores(m_parts.dataFolder + QStringLiteral("/store"));
    const auto folders = stores.entryList({QStringLiteral("backing-up-*"), QStringLiteral("restoring-*")},
                                          QDir::Dirs | QDir::Hidden);
    for (const QString &folder : folders)
        if (QDir(stores.filePath(folder)).removeRecursively())
            cleared << stores.filePath(folder);
    // Copies of a former version: nothing lists or restores them, and they hold whom the store forgot.
    QDir copies(m_parts.dataFolder + QStringLiteral("/store-copies"));
    if (copies.exists() && copies.removeRecursively())
        cleared << copies.path();
    const auto unfinished = m_memory.unfinished();
    if (!unfinished)
        return cleared;
    for (const BackupWork &left : *unfinished)
        if (left.kind != BackupWork::Kind::Part && m_replaced.settle(left))
            cleared << QFileInfo(m_replaced.databaseOf(left.name)).path();
    for (const QString &place : foldersOfParts(*unfinished)) {
        if (place == m_settings.deviceFolder()) {
            cleared << clearParts(*m_settings.device());
            continue;
        }
        backup::LocalFolder folder(place, backup::LocalFolder::Missing::NotThere);
        cleared << clearParts(folder);
    }
    return cleared;
}

QStringList BackupRunner::clearParts(backup::Destination &destination)
{
    const QString place = destination.toString();
    auto left = m_memory.unfinished();
    if (!left)
        return {};
    std::erase_if(*left, [&](const BackupWork &work) {
        return work.kind != BackupWork::Kind::Part || work.place != place;
    });
    if (left->empty())
        return {};
    const auto files = destination.list(); // whether a file is gone is known only where others are seen
    if (!files)
        return {};
    QStringList cleared;
    for (const BackupWork &work : *left) {
        const QString part = work.name + backup::kPart;
        const bool isThere = std::any_of(files->begin(), files->end(),
                                         [&](const backup::StoredFile &file) { return file.name == part; });
        if (isThere) {
            const auto removed = destination.remove(part);
            if (!removed && removed.error().code != ErrorCode::NotFound)
                continue;
            cleared << QStringLiteral("%1: %2").arg(place, part);
        }
        (void)m_memory.end(work.row);
    }
    return cleared;
}

} // namespace retinue::engine
