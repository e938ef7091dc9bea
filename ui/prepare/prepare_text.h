#pragma once

#include "core/client/export_data.h"

#include <QString>

#include <vector>

namespace retinue::ui {

/// "14:05": minutes and seconds, as a countdown.
[[nodiscard]] QString countdownText(std::chrono::milliseconds left);
/// "made room for user carol": what a prepared owner lacks.
[[nodiscard]] QString lackText(const client::PreparedOwner &owner);
/// "alice (a change was refused)" and so on, for a preparation that did not open the window.
[[nodiscard]] QString unequalText(const std::vector<client::UnequalOwner> &owners);
/// The first names of these.
[[nodiscard]] QString namesOf(const std::vector<OwnerKey> &owners);

/// R22: how many are chosen, with those at the panel.
struct ChoiceCount
{
    int users = 0, groups = 0;
    int atPanel = 0; ///< of these, users who count only because they are at the panel
    client::PrepareLimits limits;

    [[nodiscard]] bool isOver() const { return users > limits.users || groups > limits.groups; }
};
[[nodiscard]] ChoiceCount countChoice(const std::vector<OwnerKey> &chosen,
                                      const std::vector<OwnerKey> &atPanel,
                                      const client::PrepareLimits &limits);
/// "312 of 500 users, 4 of 50 groups; 1 user at the panel counts", and which limit is hit.
[[nodiscard]] QString choiceText(const ChoiceCount &count);

} // namespace retinue::ui
