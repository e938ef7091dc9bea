#include "ui/log/log_export.h"

#include "core/base/durable_file.h"
#include "core/formats/csv_record.h"

namespace retinue::ui {

namespace {

constexpr int kRowsAtATime = 2'000;

} // namespace

Result<std::int64_t> exportLog(const LogSource &source, const installation::LogFilter &filter,
                               const QString &path, engine::Job &job)
{
    base::DurableFile file(path, base::Access::AsUsual);
    RETINUE_TRY(file.open());
    QByteArray written = formats::csvRecord(source.columns(LogSource::Wording::Raw));
    std::int64_t rows = 0;
    installation::LogRange range;
    do {
        if (job.isCancelled())
            return Error{ErrorCode::Cancelled, QStringLiteral("the export was cancelled")};
        const auto page = source.page(filter, range, kRowsAtATime, LogSource::Wording::Raw);
        if (!page)
            return page.error();
        for (const LogLine &line : page->lines)
            written += formats::csvRecord(line.cells);
        RETINUE_TRY(file.write(written));
        written.clear();
        rows += std::int64_t(page->lines.size());
        job.report(QStringLiteral("writing-file"), rows, 0);
        range.before = page->next;
    } while (range.before);
    RETINUE_TRY(file.commit());
    return file.written();
}

} // namespace retinue::ui
