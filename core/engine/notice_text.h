#pragma once

#include "core/engine/conditions.h"
#include "core/engine/notice.h"

#include <vector>

namespace retinue::engine {

/// Something that is not well, as a notice tells of it.
struct Failing
{
    QString topic; ///< what it is about; a disk that is nearly full and one that is full are the same one
    bool isBad = false;
    QString title, what, next;
    std::optional<Timestamp> since;       ///< none: it is not known better than by looking
    std::optional<NoticeChannel> channel; ///< that does not get out: it cannot tell of itself
    QString cause{};                      ///< stable; another one within the same topic is told as well
};

/// What the judge finds, in English, for who has no windows. No secrets, no names of users or devices, no
/// words of other programs. Pure.
[[nodiscard]] std::vector<Failing> failingsOf(const HealthFacts &facts);

/// Whom a notice comes from.
struct NoticeOrigin
{
    QString server; ///< the machine's name
    QString installation, version;
};
/// Subject, lines and JSON; the JSON's members are a contract (README.md of app/notices). Pure.
[[nodiscard]] NoticeMessage messageOf(const Notice &notice, const NoticeOrigin &origin);

} // namespace retinue::engine
