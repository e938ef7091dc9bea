#include "core/engine/data_exchange.h"

#include "core/engine/log.h"
#include "core/engine/outcome.h"
#include "core/engine/user_data.h"
#include "core/userdata/deletion.h"

#include <QDir>
#include <QFileInfo>

namespace retinue::engine {

namespace {

const QString kImport = QStringLiteral("user-import");
const QString kExport = QStringLiteral("user-export");
const QString kDrop = QStringLiteral("user-import-drop");
const QString kTakeBack = QStringLiteral("user-import-undo");

} // namespace

Result<std::shared_ptr<const exchange::ImportFile>>
DataExchange::read(const QString &path, exchange::ImportFile::Options options) const
{
    return exchange::ImportFile::read(path, m_parts.catalogue, std::move(options));
}

Result<exchange::ImportPreview> DataExchange::preview(const exchange::ImportFile &file,
                                                      const CancelToken &cancel)
{
    return m_import.preview(file, cancel);
}

Result<store::ImportRow> DataExchange::import(const exchange::ImportFile &file,
                                              store::ImportExisting existing, const QString &who,
                                              const LongWork &work)
{
    m_import.settle();
    const Timestamp started = m_parts.clock.now();
    const auto begun = m_import.begin(file, existing, who, work);
    auto done = begun ? finish(*begun, work) : Result<store::ImportRow>(begun.error());
    m_parts.record(kImport, file.name(), started, outcomeOf(done), who);
    return done;
}

Result<store::ImportRow> DataExchange::finish(std::int64_t import, const LongWork &work)
{
    auto done = m_import.finish(import, work);
    if (!done) {
        const ErrorCode reason = done.error().code;
        const bool isPaused = reason == ErrorCode::Cancelled && !work.cancel.isCancelled();
        if (isPaused || reason == ErrorCode::Locked || reason == ErrorCode::NotFound)
            return done; // it goes on at the next start, or there is none
        // What failed is not done behind anybody's back weeks later. Why it failed is what counts.
        if (const auto dropped = m_import.abandon(import); !dropped)
            qCWarning(lcEngine).noquote() << "dropping the rest of an import:" << dropped.error().toString();
    }
    // What is never kept (R20) is not kept here either.
    if (keptFor() == std::chrono::days(0)) {
        RETINUE_TRY(m_import.forget(import));
        // What is done is done: upkeep tries again to clean the files.
        if (const auto erased = userdata::erase(m_parts.store, work); !erased)
            qCWarning(lcEngine).noquote()
                << "erasing what was before an import:" << erased.error().toString();
    }
    return done;
}

Result<exchange::TakeBackReport> DataExchange::takeBack(std::int64_t import, const QString &who,
                                                        const LongWork &work)
{
    const Timestamp started = m_parts.clock.now();
    auto report = m_import.takeBack(import, work);
    m_parts.record(kTakeBack, QString::number(import), started, outcomeOf(report), who);
    return report;
}

Result<void> DataExchange::drop(std::int64_t import, const QString &who)
{
    const Timestamp started = m_parts.clock.now();
    auto dropped = m_import.abandon(import);
    m_parts.record(kDrop, QString::number(import), started, dropped, who);
    return dropped;
}

Result<std::vector<exchange::ImportEntry>> DataExchange::imports(int limit)
{
    return m_import.list(limit);
}

Result<exchange::ExportReport> DataExchange::exportTo(const exchange::ExportSelection &selection,
                                                      const QString &path, exchange::ExportWish wish,
                                                      const QString &who, const LongWork &work)
{
    const Timestamp started = m_parts.clock.now();
    wish.created = QDateTime::fromMSecsSinceEpoch(base::toMilliseconds(started), Qt::UTC);
    wish.product = QStringLiteral(RETINUE_VERSION);
    auto report = exchange::exportTo(m_parts.store, m_parts.catalogue, selection, path, wish, work);
    m_parts.record(kExport, QFileInfo(path).fileName(), started, outcomeOf(report), who);
    return report;
}

void DataExchange::removeLeftovers() const
{
    const QDateTime old = QDateTime::currentDateTime().addDays(-1);
    const auto folders =
        QDir(m_parts.handedFiles).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::Hidden);
    for (const QFileInfo &folder : folders) {
        if (folder.lastModified() < old)
            QDir(folder.filePath()).removeRecursively();
    }
}

void DataExchange::resume()
{
    const auto unfinished = m_import.unfinished();
    if (!unfinished) {
        qCWarning(lcEngine).noquote() << "looking for interrupted imports:" << unfinished.error().toString();
        return;
    }
    dropLeftOvers();
    for (const store::ImportRow &import : *unfinished) {
        const bool applies = import.state == store::ImportState::Applying;
        const QString operation = applies ? kImport : kTakeBack;
        const QString subject = applies ? import.file : QString::number(import.row);
        m_parts.jobs.start(operation, subject, [this, import, applies, operation, subject](Job &job) {
            if (!applies)
                return outcomeOf(takeBack(import.row, import.who, UserData::workOf(job)));
            const Timestamp started = m_parts.clock.now();
            auto result = outcomeOf(finish(import.row, UserData::workOf(job)));
            m_parts.record(operation, subject, started, result, import.who);
            return result;
        });
    }
}

void DataExchange::dropLeftOvers()
{
    const auto left = m_import.toDrop();
    if (!left)
        qCWarning(lcEngine).noquote() << "looking for imports to drop:" << left.error().toString();
    if (!left || left->empty())
        return;
    m_parts.jobs.start(kDrop, {}, [this, imports = *left](Job &) {
        Result<void> result;
        for (const std::int64_t import : imports) {
            if (auto dropped = m_import.abandon(import); !dropped) // the others all the same
                result = std::move(dropped);
        }
        return result;
    });
}

} // namespace retinue::engine
