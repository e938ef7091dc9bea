#include "core/sync/push_rules.h"

namespace retinue::sync {

PushVerdict judgePush(const Item &item, const protocol::SettingChange &change, const PushFacts &facts)
{
    using protocol::ChangeKind;
    if (change.basedOn && change.basedOn->generation != facts.generation)
        return PushVerdict::OtherGeneration;

    if (change.kind == ChangeKind::Delete) {
        if (!facts.current)
            return PushVerdict::NothingToDo;
        const bool current = change.basedOn && change.basedOn->revision == *facts.current;
        return current ? PushVerdict::Apply : PushVerdict::OutOfDate;
    }

    // R9: what it was made from is gone. That holds for merged items too: merging into nothing would bring a
    // deleted history back.
    if (!facts.current)
        return change.basedOn ? PushVerdict::OutOfDate : PushVerdict::Apply;
    if (facts.sameContent)
        return PushVerdict::NothingToDo;
    if (change.basedOn && change.basedOn->revision == *facts.current)
        return PushVerdict::Apply;
    return item.isMerged() ? PushVerdict::MergeEntries : PushVerdict::OutOfDate;
}

} // namespace retinue::sync
