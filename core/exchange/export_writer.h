#pragma once

#include "core/base/byte_stream.h"
#include "core/exchange/export.h"
#include "core/store/rows.h"

#include <memory>

namespace retinue::exchange {

/// Writes owners in one of the formats. Of one thread. `report` counts what is written and what is not.
class ExportWriter
{
public:
    virtual ~ExportWriter() = default;
    [[nodiscard]] static Result<std::unique_ptr<ExportWriter>>
    begin(ByteSink sink, const Catalogue &catalogue, const ExportWish &wish, ExportReport &report);

    /// Whether it wants stored credentials.
    [[nodiscard]] virtual bool takesSecrets() const { return false; }
    /// Whether it wants to look() at everything before it is added.
    [[nodiscard]] virtual bool looksFirst() const { return false; }
    virtual void look(const OwnerKey &, const std::vector<store::SettingRow> &) {}
    [[nodiscard]] virtual Result<void> add(const OwnerKey &owner, const std::vector<OwnerKey> &groups,
                                           const std::vector<store::SettingRow> &settings) = 0;
    [[nodiscard]] virtual Result<void> finish() = 0;
};

/// The kind of file that a format of devices is; none: our package.
[[nodiscard]] std::optional<formats::FileKind> fileKindOf(ExportFormat format);

} // namespace retinue::exchange
