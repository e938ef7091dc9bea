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

void answerChanges(Context &context, Call &call)
{
    const auto question = questionOf(call.request);
    if (!question)
        return call.fail(question.error());
    const auto &store = context.engine.store();
    const State seen{store.generation(), store.revision()};
    const auto page = context.engine.settings().changes(context.engine.devices().holdings(call.device),
                                                        question->since, question->limit);
    if (!page)
        return call.fail(page.error());
    const bool isNothing = page->changed.empty() && page->ownersDeleted.empty() && !page->hasMore;
    if (!isNothing || question->wait.count() == 0)
        return call.answer(jsonResponse(200, protocol::encode(*page)));
    context.waits.wait(call.device, *page, seen, question->wait, std::move(call.responder));
}

} // namespace

void addChanges(Router &router, const std::shared_ptr<Context> &context)
{
    const bool headToo = false; // it may be held open
    router.add("/v1/changes",
               {"GET", Access::StartedDevice, 0, [context](Call &call) { answerChanges(*context, call); }},
               headToo);
}

} // namespace retinue::server
