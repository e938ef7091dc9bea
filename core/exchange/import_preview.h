#pragma once

#include "core/base/cancel_token.h"
#include "core/exchange/import_file.h"
#include "core/store/rows.h"
#include "core/store/store.h"

#include <array>
#include <map>

namespace retinue::exchange {

/// What becomes of settings.
struct SettingFates
{
    std::int64_t added = 0, changed = 0, same = 0, kept = 0, refused = 0, locked = 0;
    [[nodiscard]] std::int64_t all() const { return added + changed + same + kept + refused + locked; }
};

/// What an import would do, for one choice of what becomes of existing settings.
struct ImportOutlook
{
    SettingFates settings;
    std::map<QString, SettingFates> byItem; ///< by catalogue id
    std::int64_t groupsSet = 0;             ///< users whose groups would be set
    /// Whether anything would be changed.
    [[nodiscard]] bool isNothing(std::int64_t newOwners) const
    {
        return newOwners + settings.added + settings.changed + groupsSet == 0;
    }
};

/// What an import would do with the store as it is.
struct ImportPreview
{
    static constexpr std::size_t kNamed = 200;

    std::int64_t newUsers = 0, knownUsers = 0;
    std::int64_t newGroups = 0, knownGroups = 0;
    std::vector<OwnerKey>
        firstNew; ///< at most kNamed owners that the store does not have, in the file's order
    std::array<ImportOutlook, 3> outlooks; ///< by store::ImportExisting; see outlook()
    /// Of the file, then of its settings; the first ImportFile::kMostProblems.
    std::vector<formats::ImportProblem> problems;
    std::int64_t problemCount = 0; ///< all of them
    std::int64_t rejected = 0;     ///< records of the file that are not taken over
    std::int64_t repeated = 0;     ///< of these: an earlier record's again

    [[nodiscard]] const ImportOutlook &outlook(store::ImportExisting existing) const
    {
        return outlooks[std::size_t(existing) - 1];
    }
    [[nodiscard]] std::int64_t newOwners() const { return newUsers + newGroups; }
};

/// Compares a file with the store; changes nothing. Works on its caller's thread, with views of the store
/// that do not live long. Cancelled.
[[nodiscard]] Result<ImportPreview> previewImport(store::Store &store, const Catalogue &catalogue,
                                                  const ImportFile &file, const CancelToken &cancel = {});

} // namespace retinue::exchange
