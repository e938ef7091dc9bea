#pragma once

#include "ui/prepare/prepare_look.h"

#include <QString>

#include <optional>
#include <vector>

namespace retinue::ui {

/// What can be done about an obstacle from the page itself.
enum class Mending {
    None,
    ShowThisMachine, ///< its role, or its client, is changed there
    Listen,          ///< on the port that R21 asks for
    Join,            ///< enrol the client at this machine's own server
    Start,           ///< the client
};

/// Something in the way of a preparation (R21, R23), and how it is mended.
struct Obstacle
{
    QString text;
    QString action; ///< the label of its button; empty: none
    Mending remedy = Mending::None;
    friend bool operator==(const Obstacle &, const Obstacle &) = default;
};

/// All of them, in the order in which they are mended. `look`: nothing while there is no client to look at,
/// or with `problem`, if it cannot be looked at.
[[nodiscard]] std::vector<Obstacle> obstaclesOf(Machine &machine, const std::optional<PrepareLook> &look,
                                                const std::optional<Error> &problem = {});

} // namespace retinue::ui
