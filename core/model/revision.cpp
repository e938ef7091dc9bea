#include "core/model/revision.h"

#include <algorithm>

namespace retinue::model {

std::optional<State> State::fromString(QStringView text)
{
    const qsizetype dot = text.indexOf(u'.');
    const std::optional<Generation> generation =
        Generation::fromString(text.left(std::max<qsizetype>(dot, 0)));
    if (!generation)
        return {};
    const QStringView digits = text.mid(dot + 1);
    const bool plain =
        std::all_of(digits.begin(), digits.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    // One spelling per state: a state string is compared as text by those who do not know what it means.
    if (!plain || (digits.size() > 1 && digits.front() == u'0'))
        return {};
    bool fits = false;
    const qlonglong revision = digits.toLongLong(&fits);
    if (!fits)
        return {};
    State state{*generation, {revision}};
    if (state.toString() != text)
        return {};
    return state;
}

} // namespace retinue::model
