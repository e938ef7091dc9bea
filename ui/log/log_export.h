#pragma once

#include "core/engine/job.h"
#include "ui/log/log_source.h"

namespace retinue::ui {

/// Writes every row of the filter into a CSV file (RFC 4180, UTF-8, stable words, UTC), the newest first; the
/// file is there as a whole or not at all. Bytes written. For a job: reports, and stops when it is cancelled.
[[nodiscard]] Result<std::int64_t> exportLog(const LogSource &source, const installation::LogFilter &filter,
                                             const QString &path, engine::Job &job);

} // namespace retinue::ui
