#pragma once

#include "core/engine/engine.h"

#include <unordered_set>

namespace retinue::ui {

/// What was chosen in Recently deleted, for whoever confirms what becomes of it.
struct DeletedOutlook
{
    std::vector<std::int64_t> occasions; ///< all of them
    Generation generation;               ///< of the store that they are of
    std::int64_t settings = 0;
    std::int64_t withNewer = 0;  ///< occasions whose owner has data again, or still
    std::vector<OwnerKey> first; ///< of at most kNamed occasions
    static constexpr std::size_t kNamed = 8;

    void add(const userdata::DeletedEntry &entry);
};

/// All occasions whose owner's name has `text` in it, but those left out. Reads page by page on the caller's
/// thread.
[[nodiscard]] Result<DeletedOutlook> outlookOf(engine::Engine &engine, const QString &text,
                                               const std::unordered_set<std::int64_t> &leftOut,
                                               const CancelToken &cancel);

/// What the job of it is called: a name, or how many.
[[nodiscard]] QString subjectOf(const DeletedOutlook &outlook);

} // namespace retinue::ui
