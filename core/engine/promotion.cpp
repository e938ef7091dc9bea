#include "core/engine/promotion.h"

#include "core/age/keys.h"
#include "core/base/durable_file.h"
#include "core/base/private_file.h"
#include "core/engine/backup_installation.h"
#include "core/engine/outcome.h"
#include "core/replication/standby.h"
#include "core/store/snapshot.h"

#include <QDir>
#include <QFile>

namespace retinue::engine {

namespace {

constexpr qint64 kMostNoteBytes = 4096;

/// A take-over that was begun: everything of it was looked at before, and lies in a folder of its own until
/// it is done, so that it can be gone on with after any end.
struct Begun
{
    QString file; ///< path of the copy as a backup
    SecretBytes secret;
    bool isResumed = false; ///< it was begun before
};

QString folderOf(const QString &dataFolder)
{
    return QDir(dataFolder).filePath(QStringLiteral("taking-over"));
}

QString noteOf(const QString &dataFolder)
{
    return QDir(folderOf(dataFolder)).filePath(QStringLiteral("begun"));
}

Result<std::optional<Begun>> readNote(const QString &dataFolder)
{
    if (!QFile::exists(noteOf(dataFolder)))
        return std::optional<Begun>();
    const auto note = base::readPrivateFile(noteOf(dataFolder), kMostNoteBytes);
    if (!note)
        return note.error();
    const QByteArrayView text = note->view();
    const auto end = text.indexOf('\n');
    if (end < 0)
        return Error{ErrorCode::Corrupt,
                     QStringLiteral("%1 is not what was written there").arg(noteOf(dataFolder))};
    return std::optional(Begun{QDir(folderOf(dataFolder)).filePath(QString::fromUtf8(text.first(end))),
                               SecretBytes(text.sliced(end + 1)), true});
}

Result<void> writeNote(const QString &dataFolder, const Begun &begun)
{
    const QByteArray name = QFileInfo(begun.file).fileName().toUtf8() + '\n';
    SecretBytes text(std::size_t(name.size()) + begun.secret.size());
    std::copy_n(name.constData(), name.size(), text.data());
    std::copy_n(begun.secret.data(), begun.secret.size(), text.data() + name.size());
    return base::writePrivateFile(noteOf(dataFolder), text.view());
}

Result<Begun> prepareIn(Engine &engine, const LongWork &work)
{
    const QString &dataFolder = engine.dataFolder();
    const age::Identity reader = age::Identity::generate();
    Begun begun{{}, reader.toText()};
    Replication &replication = engine.replication();
    if (!replication.standsBy())
        return Error{
            ErrorCode::InvalidInput,
            QStringLiteral(
                "this machine does not stand by for another server, so there is nothing to take over")};
    const auto packed =
        replication.target().packForPromotion(folderOf(dataFolder), reader.recipient().toString(), work);
    if (!packed)
        return packed.error();
    begun.file = packed->path;
    const auto prepared =
        engine.backups().prepareRestore({BackupSource::Kind::File, begun.file}, begun.secret, work);
    if (!prepared)
        return prepared.error();
    RETINUE_TRY(writeNote(dataFolder, begun));
    return begun;
}

/// Whatever may fail for a reason that this machine can know fails here, where nothing was changed. The note
/// is written while the folder is this engine's: nobody opens it between.
Result<Begun> prepare(const EngineOptions &options, const LongWork &work)
{
    const auto engine = Engine::open(options);
    if (!engine)
        return engine.error();
    auto begun = prepareIn(**engine, work);
    if (!begun)
        forgetTakeOver(options.dataFolder);
    return begun;
}

/// Of the machine database; empty: it has none at the moment.
Result<QString> installationIn(const QString &dataFolder)
{
    const auto machine = installation::MachineDatabase::open(dataFolder);
    if (!machine)
        return machine.error();
    const auto id = (*machine)->setting(QStringLiteral("installation.id"));
    if (!id)
        return id.error();
    return id->value_or(QString());
}

/// The identity first. If that fails before it has changed anything, the machine stands by as before.
Result<void> adopt(const EngineOptions &options, const Begun &begun)
{
    const QString &dataFolder = options.dataFolder;
    const auto before = installationIn(dataFolder);
    if (!before)
        return before.error();
    auto adopted =
        outcomeOf(adoptInstallation(dataFolder, begun.file, begun.secret, false, options.lockPatience));
    if (adopted)
        return adopted;
    const auto after = installationIn(dataFolder);
    if (!begun.isResumed && after && !after->isEmpty() && *after == *before)
        forgetTakeOver(dataFolder);
    return adopted;
}

/// A take-over that was cut short after this is not restored twice: the store of a machine that stood by is
/// empty.
bool isRestored(Engine &engine)
{
    const auto view = engine.store().read();
    return view && view->head().users + view->head().groups + view->head().settings > 0;
}

} // namespace

std::optional<Error> takeOverBegunIn(const QString &dataFolder)
{
    if (!QFile::exists(noteOf(dataFolder)))
        return {};
    return Error{
        ErrorCode::Locked,
        QStringLiteral("a take-over was begun on this machine and did not end: go on with it (retinued "
                       "replication promote --yes --data %1)")
            .arg(dataFolder)};
}

void forgetTakeOver(const QString &dataFolder)
{
    if (!QFile::exists(folderOf(dataFolder)))
        return;
    QFile::remove(noteOf(dataFolder)); // first: what is left of the rest is in nobody's way
    (void)base::syncFolder(folderOf(dataFolder));
    QDir(folderOf(dataFolder)).removeRecursively();
}

Result<RestoreReport> promoteStandby(EngineOptions options, const QString &who, const LongWork &work)
{
    auto known = readNote(options.dataFolder);
    if (!known)
        return std::move(known).error();
    auto begun = *known ? Result<Begun>(**std::move(known)) : prepare(options, work);
    if (!begun)
        return std::move(begun).error();
    options.finishesTakeOver = true;
    RETINUE_TRY(adopt(options, *begun));
    const auto engine = Engine::open(options);
    if (!engine)
        return engine.error();
    const Timestamp started = (*engine)->clock().now();
    const auto prepared =
        (*engine)->backups().prepareRestore({BackupSource::Kind::File, begun->file}, begun->secret, work);
    if (!prepared)
        return prepared.error();
    Result<RestoreReport> report = RestoreReport{(*prepared)->preview(), 0, {}, {}, {}, {}};
    if (!isRestored(**engine)) {
        RestoreWish wish;
        wish.keepReplaced = false; // it is empty
        report = (*engine)->backups().restore(*prepared, wish, who, work);
        if (!report)
            return report;
    }
    RETINUE_TRY((*engine)->replication().leaveStandby(who));
    RETINUE_TRY((*engine)->executions().record({started,
                                                (*engine)->clock().now(),
                                                QStringLiteral("standby-promote"),
                                                (*prepared)->preview().backup.serverName,
                                                QStringLiteral("OK"),
                                                {},
                                                who}));
    forgetTakeOver(options.dataFolder);
    if (auto still = takeOverBegunIn(options.dataFolder))
        return *std::move(still);
    return report;
}

} // namespace retinue::engine
