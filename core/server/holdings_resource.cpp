#include "core/protocol/codec.h"
#include "core/protocol/limits.h"
#include "core/server/resources.h"
#include "core/server/responses.h"

#include <algorithm>

namespace retinue::server {

namespace {

namespace limits = protocol::limits;

std::vector<OwnerKey> ownersOf(const protocol::ReconcileRequest &request)
{
    std::vector<OwnerKey> owners;
    owners.reserve(request.owners.size());
    for (const protocol::HeldOwner &held : request.owners)
        owners.push_back(held.owner);
    return owners;
}

/// R5 and its resume. What is named is held from now on.
void reconcile(Context &context, Call &call)
{
    const auto request = protocol::decode<protocol::ReconcileRequest>(call.body());
    if (!request)
        return call.fail(request.error());
    if (const auto named = context.access.name(call.device, ownersOf(*request)); !named)
        return call.fail(named.error());
    const auto answer = context.engine.settings().reconcile(*request);
    if (!answer)
        return call.fail(answer.error());
    std::vector<OwnerId> known;
    for (const protocol::ReconciledOwner &owner : answer->owners) {
        if (owner.id && owner.owner.kind() != OwnerKind::AllDevices)
            known.push_back(*owner.id);
    }
    const auto held = context.access.hold(call.device, known, answer->state.revision);
    if (!held)
        return call.fail(held.error());
    call.answer(jsonResponse(200, protocol::encode(*answer)));
}

/// R6.
void logIn(Context &context, Call &call)
{
    const auto login = protocol::decode<protocol::PanelLogin>(call.body());
    if (!login)
        return call.fail(login.error());
    std::vector<OwnerKey> atPanel = login->groups;
    atPanel.push_back(login->user);
    using Saying = devices::Following::Saying;
    const auto saying = login->repeated ? Saying::Again : Saying::New;
    const auto set = context.engine.devices().following().setPanel(call.device, std::move(atPanel), saying);
    if (!set)
        return call.fail(set.error());
    const auto held = std::make_shared<Call>(std::move(call));
    context.engine.settings().assertMembership(*login, [held](const Result<void> &done) {
        if (done)
            held->answer(noContent());
        else
            held->fail(done.error());
    });
}

void release(Context &context, Call &call)
{
    const auto released = protocol::decode<std::vector<OwnerId>>(call.body());
    if (!released)
        return call.fail(released.error());
    if (const auto done = context.engine.devices().following().release(call.device, *released); !done)
        return call.fail(done.error());
    call.answer(noContent());
}

/// R13. Owners that the device is not known to hold are not looked at, or their content could be guessed;
/// they count as differing, and the remedy for that is the right one: let go, and take the server's at the
/// login.
void compareDigests(Context &context, Call &call)
{
    const auto report = protocol::decode<protocol::DigestReport>(call.body());
    if (!report)
        return call.fail(report.error());
    std::vector<protocol::OwnerDigest> known;
    std::vector<OwnerId> differing;
    for (const protocol::OwnerDigest &digest : report->owners) {
        if (context.access.holds(call.device, digest.id))
            known.push_back(digest);
        else
            differing.push_back(digest.id);
    }
    const auto different = context.engine.settings().differing(known);
    if (!different)
        return call.fail(different.error());
    differing.insert(differing.end(), different->begin(), different->end());
    if (const auto noted =
            context.engine.noteDiffering(call.device, int(differing.size()), report->continued);
        !noted)
        return call.fail(noted.error());
    call.answer(jsonResponse(200, protocol::encode(differing)));
}

/// R14.
void keepDisplaced(Context &context, Call &call)
{
    auto displaced = protocol::decode<std::vector<protocol::DisplacedSetting>>(call.body());
    if (!displaced)
        return call.fail(displaced.error());
    for (const protocol::DisplacedSetting &setting : *displaced) {
        if (const auto allowed = context.access.check(call.device, setting.owner); !allowed)
            return call.fail(allowed.error());
    }
    const DeviceId device = call.device;
    const auto held = std::make_shared<Call>(std::move(call));
    context.engine.settings().keepDisplaced(device, std::move(*displaced), [held](const Result<void> &done) {
        if (done)
            held->answer(noContent());
        else
            held->fail(done.error());
    });
}

/// R35.
void keepValues(Context &context, Call &call)
{
    const auto values = protocol::decode<protocol::KeptValues>(call.body());
    if (!values)
        return call.fail(values.error());
    if (const auto kept = context.engine.dataSharing().keepValues(call.device, *values); !kept)
        return call.fail(kept.error());
    call.answer(noContent());
}

void addJsonPost(Router &router, std::string_view path, const std::shared_ptr<Context> &context,
                 void (*serve)(Context &, Call &))
{
    router.add(path, {"POST", Access::StartedDevice, limits::kBulkBodyBytes, [context, serve](Call &call) {
                          if (call.requireMediaType("application/json"))
                              context->runBlocking(call, serve);
                      }});
}

} // namespace

void addHoldings(Router &router, const std::shared_ptr<Context> &context)
{
    addJsonPost(router, "/v1/device/reconcile", context, reconcile);
    addJsonPost(router, "/v1/device/holdings", context, release);
    addJsonPost(router, "/v1/device/digests", context, compareDigests);
    addJsonPost(router, "/v1/device/displaced", context, keepDisplaced);
    addJsonPost(router, "/v1/device/kept-values", context, keepValues);
    router.add("/v1/device/panel",
               {"PUT", Access::StartedDevice, limits::kSmallBodyBytes, [context](Call &call) {
                    if (call.requireMediaType("application/json"))
                        logIn(*context, call);
                }});
    router.add("/v1/device/panel", {"DELETE", Access::StartedDevice, 0, [context](Call &call) {
                                        context->engine.devices().following().clearPanel(call.device);
                                        call.answer(noContent());
                                    }});
}

} // namespace retinue::server
