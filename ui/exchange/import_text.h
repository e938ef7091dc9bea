#pragma once

#include "core/exchange/export.h"
#include "core/exchange/import.h"

#include <QString>

namespace retinue::ui {

/// What a format of files is called; one that is not known is shown as it is.
[[nodiscard]] QString fileFormatText(const QString &format);
/// "12 new, 3 changed, 40 the same": what an import would do with settings.
[[nodiscard]] QString outlookText(const exchange::ImportOutlook &outlook);
/// "30 users are new, 2 are known; 1 group is new".
[[nodiscard]] QString ownersText(const exchange::ImportPreview &preview);
/// What an import has done.
[[nodiscard]] QString importedText(const store::ImportRow &import);
/// What taking one back has done.
[[nodiscard]] QString takenBackText(const exchange::TakeBackReport &report);
/// What an export has written.
[[nodiscard]] QString exportedText(const exchange::ExportReport &report);

} // namespace retinue::ui
