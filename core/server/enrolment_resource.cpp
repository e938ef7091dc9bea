#include "core/base/visible_text.h"
#include "core/protocol/codec.h"
#include "core/protocol/limits.h"
#include "core/server/log.h"
#include "core/server/resources.h"
#include "core/server/responses.h"
#include "core/server/seat.h"

#include <sodium.h>

#include <algorithm>

namespace retinue::server {

namespace {

Result<engine::Engine::EnrolmentCredentials> credentialsOf(protocol::EnrolmentRequest &request)
{
    const bool byCode = !request.code.isEmpty();
    const bool byAdministrator = !request.administrator.isEmpty();
    if (byCode == byAdministrator) {
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("Give either an administrator and password or an enrolment code."),
                     {}};
    }
    engine::Engine::EnrolmentCredentials credentials;
    credentials.code = request.code;
    credentials.administrator = request.administrator;
    credentials.password = takePassword(request.password);
    return credentials;
}

/// The pause after too many failures is known: whoever waits for it need not ask in between.
void refuseForNow(Context &context, Call &call, const protocol::EnrolmentRequest &request,
                  const QString &address, const Error &error)
{
    const auto wait = request.code.isEmpty()
                          ? context.engine.administrators().lockedFor(request.administrator, address)
                          : context.engine.enrolmentCodes().lockedFor(address);
    protocol::Problem problem = protocol::problemFor(error);
    problem.retryAfterSeconds = std::max(1, int(std::chrono::ceil<std::chrono::seconds>(wait).count()));
    call.answer(problemResponse(problem));
}

void enrol(Context &context, Call &call)
{
    auto request = protocol::decode<protocol::EnrolmentRequest>(call.body());
    sodium_memzero(call.request.body.data(), call.request.body.size());
    if (!request)
        return call.fail(request.error());
    const QString address = toText(call.request.remoteAddress);
    const auto credentials = credentialsOf(*request);
    if (!credentials)
        return call.fail(credentials.error());
    const auto enrolled = context.engine.enrol(request->device, *credentials, address);
    if (!enrolled) {
        qCWarning(serverLog).noquote()
            << "enrolment from" << address << "refused:" << base::errorWord(enrolled.error().code);
        if (enrolled.error().code == ErrorCode::TooMany)
            return refuseForNow(context, call, *request, address, enrolled.error());
        return call.fail(enrolled.error());
    }
    qCInfo(serverLog).noquote() << "enrolled device" << enrolled->id.toString() << "from" << address
                                << "named" << base::logText(request->device.name);
    protocol::EnrolmentAnswer answer;
    answer.deviceId = enrolled->id;
    answer.token = enrolled->token;
    answer.installation = context.engine.identity().installation();
    call.answer(jsonResponse(201, protocol::encode(answer)));
}

} // namespace

void addEnrolments(Router &router, const std::shared_ptr<Context> &context)
{
    const auto taken = std::make_shared<std::atomic_int>(0);
    router.add("/v1/enrolments",
               {"POST", Access::Anyone, protocol::limits::kSmallBodyBytes, [context, taken](Call &call) {
                    if (!call.requireMediaType("application/json"))
                        return;
                    const auto seat = std::make_shared<Seat>(taken);
                    const auto held = std::make_shared<Call>(std::move(call));
                    const bool queued = seat->isFree() && context->engine.runOnPool([context, held, seat] {
                        enrol(*context, *held);
                    });
                    if (!queued)
                        held->answer(problemResponse(busyProblem()));
                }});
}

} // namespace retinue::server
