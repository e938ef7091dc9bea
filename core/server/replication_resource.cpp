#include "core/protocol/limits.h"
#include "core/protocol/replication.h"
#include "core/replication/standby.h"
#include "core/server/resources.h"
#include "core/server/responses.h"
#include "core/server/seat.h"

#include <sodium.h>

namespace retinue::server {

namespace {

using protocol::limits::kCopyPartBytes;
using protocol::limits::kSmallBodyBytes;

replication::Standby &standbyOf(Context &context)
{
    return context.engine.replication().target();
}

std::optional<qint64> offsetOf(const Call &call)
{
    bool isNumber = false;
    const qint64 offset = call.parameter("offset").toLongLong(&isNumber);
    return isNumber && offset >= 0 ? std::optional(offset) : std::nullopt;
}

void grant(Context &context, Call &call)
{
    auto request = protocol::decode<protocol::ReplicationTokenRequest>(call.body());
    sodium_memzero(call.request.body.data(), call.request.body.size());
    if (!request)
        return call.fail(request.error());
    const SecretBytes password = takePassword(request->password);
    const auto token = standbyOf(context).grant(*request, password, toText(call.request.remoteAddress));
    if (!token)
        return call.fail(token.error());
    call.answer(jsonResponse(201, protocol::encode(*token)));
}

void receive(Context &context, Call &call)
{
    const auto run = BackupId::fromString(call.segment(3));
    const auto offset = offsetOf(call);
    if (!run || run->isNull() || !offset)
        return call.fail(invalidRequest("Give the run's id and ?offset= of its bytes."));
    const auto size = standbyOf(context).receive(*run, *offset, call.body());
    if (!size)
        return call.fail(size.error());
    call.answer(jsonResponse(200, protocol::encode(protocol::IncomingSize{*size})));
}

/// A question as JSON, answered as JSON.
template<typename Request, typename Ask>
void answerWith(Context &context, Call &call, Ask ask)
{
    const auto request = protocol::decode<Request>(call.body());
    if (!request)
        return call.fail(request.error());
    const auto answer = (standbyOf(context).*ask)(*request);
    if (!answer)
        return call.fail(answer.error());
    call.answer(jsonResponse(200, protocol::encode(*answer)));
}

void givePacked(Context &context, Call &call)
{
    const auto offset = offsetOf(call);
    if (!offset)
        return call.fail(invalidRequest("Give ?offset= of the bytes."));
    const auto bytes = standbyOf(context).packed(*offset);
    if (!bytes)
        return call.fail(bytes.error());
    http::Response response;
    response.headers = {{"Content-Type", "application/octet-stream"}, {"Cache-Control", "no-store"}};
    response.body.assign(bytes->constData(), std::size_t(bytes->size()));
    call.answer(std::move(response));
}

void endReplication(Context &context, Call &call)
{
    if (const auto released = standbyOf(context).release(); !released)
        return call.fail(released.error());
    call.answer(noContent());
}

template<typename Request, typename Ask>
Endpoint question(const std::shared_ptr<Context> &context, Access access, Ask ask)
{
    return {"POST", access, kSmallBodyBytes, [context, ask](Call &call) {
                if (call.requireMediaType("application/json"))
                    context->runBlocking(
                        call, [ask](Context &own, Call &held) { answerWith<Request>(own, held, ask); });
            }};
}

} // namespace

void addReplication(Router &router, const std::shared_ptr<Context> &context)
{
    using replication::Standby;
    const auto taken = std::make_shared<std::atomic_int>(0);
    router.add("/v1/replication/tokens",
               {"POST", Access::Anyone, kSmallBodyBytes,
                [context, taken](Call &call) {
                    if (!call.requireMediaType("application/json"))
                        return;
                    const auto seat = std::make_shared<Seat>(taken);
                    const auto held = std::make_shared<Call>(std::move(call));
                    const bool queued = seat->isFree() && context->engine.runOnPool([context, held, seat] {
                        grant(*context, *held);
                    });
                    if (!queued)
                        held->answer(problemResponse(busyProblem()));
                },
                true});
    router.add("/v1/replication",
               {"GET", Access::CopyReader, 0, [context](Call &call) {
                    call.answer(jsonResponse(200, protocol::encode(standbyOf(*context).status())));
                }});
    router.add("/v1/replication", {"DELETE", Access::Source, 0,
                                   [context](Call &call) { context->runBlocking(call, endReplication); }});
    router.add("/v1/replication/incoming/*", {"PUT", Access::Source, kCopyPartBytes, [context](Call &call) {
                                                  if (call.requireMediaType("application/octet-stream"))
                                                      context->runBlocking(call, receive);
                                              }});
    router.add("/v1/replication/commit",
               question<protocol::CommitRequest>(context, Access::Source, &Standby::commit));
    router.add("/v1/replication/verify",
               question<protocol::VerifyCopyRequest>(context, Access::Source, &Standby::verify));
    router.add("/v1/replication/copy",
               question<protocol::PackRequest>(context, Access::CopyReader, &Standby::pack));
    router.add("/v1/replication/copy", {"GET", Access::CopyReader, 0,
                                        [context](Call &call) { context->runBlocking(call, givePacked); }});
}

} // namespace retinue::server
