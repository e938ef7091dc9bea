#pragma once

#include "core/model/catalogue.h"
#include "core/model/revision.h"
#include "core/protocol/messages.h"

#include <optional>

namespace retinue::sync {

/// What the server must know to judge one change.
struct PushFacts
{
    Generation generation;           ///< of the store, now
    std::optional<Revision> current; ///< of the setting as it stands; none: it does not exist
    bool sameContent = false;        ///< the value stored already equals the value sent
};

enum class PushVerdict {
    Apply,        ///< write it
    MergeEntries, ///< merge entry by entry and write the result (R7: timeline and history are never refused)
    NothingToDo,  ///< what is asked for is so already (deleting what is gone on the same basis, the same
                  ///< content)
    OutOfDate,    ///< refuse: login-again (R7, R9)
    OtherGeneration, ///< refuse: restart to sync (R14)
};

/// R7, R9: a change is applied only when it was made from what is stored now. R14: one made from another
/// generation is told so first. A merged item whose copy is out of date gives MergeEntries (a merge patch is
/// applied to an empty object first); only R9, what was deleted meanwhile, and deletions of the whole history
/// made from an old copy are refused there too, or entries that were acknowledged would come back or vanish.
[[nodiscard]] PushVerdict judgePush(const Item &item, const protocol::SettingChange &change,
                                    const PushFacts &facts);

} // namespace retinue::sync
