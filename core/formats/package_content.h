#pragma once

#include "core/formats/export.h"
#include "core/formats/package_reader.h"

#include <vector>

namespace retinue::formats {

/// A package that was read as a whole, for a device, which holds a few hundred users at most.
struct PackageContent
{
    PackageManifest manifest;
    std::vector<PackageOwner> owners;
    std::vector<ImportProblem> problems; ///< settings that were not taken over, and what was changed in it
};

/// Errors as those of PackageReader; TooLarge: its values take more than `mostBytes`.
[[nodiscard]] Result<PackageContent> readWholePackage(ByteSource &source, const Catalogue &catalogue,
                                                      PackageReader::Options options, qint64 mostBytes);

/// These owners as a file of another kind: what of them it has a place for.
[[nodiscard]] Result<ExportedFile> exportFile(FileKind kind, std::vector<PackageOwner> owners);

} // namespace retinue::formats
