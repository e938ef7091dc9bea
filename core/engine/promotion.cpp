#include "core/engine/promotion.h"

#include "core/age/keys.h"
#include "core/replication/standby.h"

#include <QDir>
#include <QScopeGuard>

namespace retinue::engine {

Result<RestoreReport> promoteStandby(const EngineOptions &options, const QString &who, const LongWork &work)
{
    const age::Identity reader = age::Identity::generate();
    const SecretBytes secret = reader.toText();
    const QString folder = QDir(options.dataFolder).filePath(QStringLiteral("standby/promoting"));
    const auto clear = qScopeGuard([&folder] { QDir(folder).removeRecursively(); });
    QString file;
    {
        const auto engine = Engine::open(options);
        if (!engine)
            return engine.error();
        if (!(*engine)->replication().standby().standsBy)
            return Error{
                ErrorCode::InvalidInput,
                QStringLiteral("this machine does not stand by for another server, so there is nothing to "
                               "take over")};
        const auto packed =
            (*engine)->replication().target().packForPromotion(reader.recipient().toString(), work);
        if (!packed)
            return packed.error();
        file = packed->path;
    }
    RETINUE_TRY(Backups::adoptInstallation(options.dataFolder, file, secret));
    const auto engine = Engine::open(options);
    if (!engine)
        return engine.error();
    const Timestamp started = (*engine)->clock().now();
    const auto prepared = (*engine)->backups().prepareRestore({BackupSource::Kind::File, file}, secret, work);
    if (!prepared)
        return prepared.error();
    RestoreWish wish;
    wish.keepReplaced = false; // it was empty
    auto report = (*engine)->backups().restore(*prepared, wish, who, work);
    if (!report)
        return report;
    RETINUE_TRY((*engine)->replication().leaveStandby(who));
    RETINUE_TRY((*engine)->executions().record({started,
                                                (*engine)->clock().now(),
                                                QStringLiteral("standby-promote"),
                                                (*prepared)->preview().backup.serverName,
                                                QStringLiteral("OK"),
                                                {},
                                                who}));
    return report;
}

} // namespace retinue::engine
