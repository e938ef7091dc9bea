#pragma once

#include "ui/overview/overview_facts.h"
#include "ui/widgets/status_label.h"

#include <vector>

namespace retinue::ui {

/// Something that helps against a condition: the label of its button, and what that does.
struct Remedy
{
    enum class Act {
        ShowPage,    ///< `page` with `detail`
        ListenAgain, ///< on the same port
        OpenFolder,  ///< the data folder, in the desktop's file manager
        AcceptClock, ///< the clock is right now
        ShowDetail,  ///< the technical line
    };
    Act act = Act::ShowPage;
    QString label;
    QString page, detail;
};

/// One thing that needs attention.
struct Condition
{
    using Kind = engine::ConditionKind;
    Kind kind = Kind::ServerDown;
    Health health = Health::Notice; ///< Notice or Bad
    QString what, next;             ///< a sentence each
    QString detail;                 ///< technical, for the log's readers; may be empty
    std::vector<Remedy> remedies;   ///< the likeliest first
};

/// What the engine's judge finds, in the user's words. Pure, but for the language.
[[nodiscard]] std::vector<Condition> conditionsOf(const OverviewFacts &facts);

/// "All is well", "2 things need attention": one line, and how it stands altogether.
struct Headline
{
    Health health = Health::Good;
    QString text, more;
};
[[nodiscard]] Headline headlineOf(const OverviewFacts &facts, const std::vector<Condition> &conditions);

} // namespace retinue::ui
