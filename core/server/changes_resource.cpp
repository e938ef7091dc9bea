#include "core/protocol/codec.h"
#include "core/protocol/limits.h"
#include "core/server/resources.h"
#include "core/server/responses.h"
#include "core/store/store.h"

#include <charconv>

namespace retinue::server {

namespace {

namespace limits = protocol::limits;

struct Question
{
    State since;
    int limit = limits::kChangesDefault;
    std::chrono::seconds wait{0};
};

/// A whole number from `least` on; more than `most` counts as `most`. False if it is none.
bool readNumber(const http::RequestHead &head, std::string_view name, int least, int most, int &number)
{
    const auto text = head.parameter(name);
    if (!text)
        return true;
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
    if (end != text->data() + text->size() || text->empty() || error == std::errc::invalid_argument)
        return false;
    const bool isOver = error == std::errc::result_out_of_range || value > unsigned(most);
    number = isOver ? most : int(value);
    return number >= least;
}

Result<Question> questionOf(const http::RequestHead &head)
{
    Question question;
    const auto since = head.parameter("since");
    const auto state = since ? State::fromString(toText(*since)) : std::nullopt;
    if (!state)
        return invalidRequest("since: give a state as this server gave it.");
    question.since = *state;
    if (!readNumber(head, "limit", 1, limits::kChangesMost, question.limit))
        return invalidRequest("limit: give a whole number from 1 on.");
    int wait = 0;
    if (!readNumber(head, "wait", 0, int(limits::kLongPollMost.count()), wait))
        return invalidRequest("wait: give a whole number of seconds.");
    question.wait = std::chrono::seconds(wait);
    return question;
}

/// Owners on a page that the device has at its panel only: they came into being after it asked for them.
std::vector<OwnerId> newlyHeld(const Context &context, const Call &call, const protocol::Changes &page)
{
    std::vector<OwnerId> owners;
    for (const protocol::ChangedSetting &changed : page.changed) {
        if (changed.owner.kind() != OwnerKind::AllDevices && !context.access.holds(call.device, changed.id))
            owners.push_back(changed.id);
    }
    return owners;
}

Result<protocol::Changes> pageFor(const Context &context, const DeviceId &device, const Question &question)
{
    return context.engine.settings().changes(context.engine.devices().following().followed(device),
                                             question.since, question.limit);
}

bool isNothing(const protocol::Changes &page)
{
    return page.changed.empty() && page.ownersDeleted.empty() && !page.hasMore;
}

void answerChanges(Context &context, Call &call)
{
    const auto question = questionOf(call.request);
    if (!question)
        return call.fail(question.error());
    const State seen = context.engine.store().state();
    const auto page = pageFor(context, call.device, *question);
    if (!page)
        return call.fail(page.error());
    if (isNothing(*page) && question->wait.count() > 0) {
        const auto lookAgain = [&]() -> std::optional<protocol::Changes> {
            const auto later = pageFor(context, call.device, *question);
            return later && isNothing(*later) ? std::optional(*later) : std::nullopt;
        };
        return context.waits.wait(call.device, *page, seen, lookAgain, question->wait,
                                  std::move(call.responder));
    }
    http::Response response = jsonResponse(200, protocol::encode(*page));
    const auto owners = newlyHeld(context, call, *page);
    if (const auto held = context.access.hold(call.device, owners, seen.revision); !held)
        return call.fail(held.error());
    call.answer(std::move(response));
}

} // namespace

void addChanges(Router &router, const std::shared_ptr<Context> &context)
{
    const bool headToo = false; // it may be held open
    router.add("/v1/changes",
               {"GET", Access::StartedDevice, 0,
                [context](Call &call) { context->runBlocking(call, answerChanges); }}, // it reads the disk
               headToo);
}

} // namespace retinue::server
