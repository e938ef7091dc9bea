#include "ui/log/log_export.h"

#include "core/formats/csv_record.h"

#include <QSaveFile>

namespace retinue::ui {

namespace {

constexpr int kRowsAtATime = 2'000;

Error writingFailed(const QSaveFile &file)
{
    return {file.error() == QFileDevice::ResourceError ? ErrorCode::NoSpace : ErrorCode::Io,
            QStringLiteral("%1: %2").arg(file.fileName(), file.errorString())};
}

} // namespace

Result<std::int64_t> exportLog(const LogSource &source, const installation::LogFilter &filter,
                               const QString &path, engine::Job &job)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return writingFailed(file);
    QByteArray written = formats::csvRecord(source.columns(LogSource::Wording::Raw));
    std::int64_t rows = 0, bytes = 0;
    installation::LogRange range;
    do {
        if (job.isCancelled())
            return Error{ErrorCode::Cancelled, QStringLiteral("the export was cancelled")};
        const auto page = source.page(filter, range, kRowsAtATime, LogSource::Wording::Raw);
        if (!page)
            return page.error();
        for (const LogLine &line : page->lines)
            written += formats::csvRecord(line.cells);
        if (file.write(written) != written.size())
            return writingFailed(file);
        bytes += written.size();
        written.clear();
        rows += std::int64_t(page->lines.size());
        job.report(QStringLiteral("writing-file"), rows, 0);
        range.before = page->next;
    } while (range.before);
    if (!file.commit())
        return writingFailed(file);
    return bytes;
}

} // namespace retinue::ui
