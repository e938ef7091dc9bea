#pragma once

#include "core/base/result.h"

#include <QJsonObject>

namespace retinue::model {

/// What a text member of a value must be.
struct TextRule
{
    const char *member;
    int most;              ///< code points
    bool required = false; ///< there and not empty
};

/// Where the member is there it must be a string of at most `most` code points without control characters.
/// InvalidInput names the member, never its value (R12).
[[nodiscard]] Result<void> checkText(const QJsonObject &object, const TextRule &rule);

/// Ids of entries and buttons: 1 to 64 of A-Z a-z 0-9 '.' '_' ':' '-'. They are names of JSON members, so
/// that a merge patch can address what they name.
[[nodiscard]] bool isEntryId(QStringView text);
inline constexpr qsizetype kMaxEntryId = 64;

} // namespace retinue::model
