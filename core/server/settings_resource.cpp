#include "core/protocol/codec.h"
#include "core/protocol/limits.h"
#include "core/server/preconditions.h"
#include "core/server/resources.h"
#include "core/server/responses.h"
#include "core/userdata/settings_service.h"

namespace retinue::server {

namespace {

using protocol::ChangeKind;
using userdata::Pull;
using userdata::PullAnswer;

/// Whose settings a path means: /v1/users/{name}/..., /v1/groups/{id}/..., /v1/shared/...
Result<OwnerKey> ownerOf(const Call &call, OwnerKind kind)
{
    switch (kind) {
    case OwnerKind::User:
        return OwnerKey::user(call.segment(2), call.parameter("domain"));
    case OwnerKind::Group:
        return OwnerKey::group(call.segment(2));
    case OwnerKind::AllDevices:
        return OwnerKey::allDevices();
    }
    Q_UNREACHABLE();
}

Result<std::optional<State>> sinceOf(const http::RequestHead &head)
{
    const auto text = head.parameter("since");
    if (!text)
        return std::optional<State>();
    const auto state = State::fromString(toText(*text));
    if (!state)
        return Error{
            ErrorCode::InvalidInput, QStringLiteral("since: give a state as this server gave it."), {}};
    return std::optional<State>(state);
}

http::Response pulled(const PullAnswer &answer)
{
    http::Response response;
    response.headers.reserve(3);
    response.headers.emplace_back("ETag", etagOf(answer.state));
    response.headers.emplace_back("Cache-Control", "no-store");
    if (answer.notModified) {
        response.status = 304;
        return response;
    }
    response.headers.emplace_back("Content-Type", "application/json");
    response.sharedBody = answer.body;
    return response;
}

/// R6. The hot path: from memory, or by a read of this one owner; without waiting for a write, unless the
/// device begins to follow the owner with it.
void pull(Context &context, Call &call, OwnerKind kind)
{
    const auto owner = ownerOf(call, kind);
    if (!owner)
        return call.fail(owner.error());
    const bool atPanel = context.access.isAtPanel(call.device, *owner);
    if (!atPanel) {
        if (const auto allowed = context.access.check(call.device, *owner); !allowed)
            return call.fail(allowed.error());
    }
    const auto since = sinceOf(call.request);
    if (!since)
        return call.fail(since.error());
    const KnownVersions known(call.request.header("if-none-match"));
    const Revision seen = context.engine.store().revision();
    Pull question{known.only(), *since, atPanel};
    auto answer = context.engine.settings().pull(*owner, question);
    // A list of versions is rare: which of them is the current one is known only now. Whether it will do is
    // the service's decision: a copy without its secrets never does at the panel.
    if (answer && !question.ifNoneMatch && known.contain(answer->state, answer->id.has_value())) {
        question.ifNoneMatch = answer->state;
        answer = context.engine.settings().pull(*owner, question);
    }
    if (!answer)
        return call.fail(answer.error());
    http::Response response = pulled(*answer);
    if (kind == OwnerKind::AllDevices || !answer->id || context.access.holds(call.device, *answer->id))
        return call.answer(std::move(response));
    context.runBlocking(
        call, [response = std::move(response), id = *answer->id, seen](Context &context, Call &call) {
            if (const auto held = context.access.hold(call.device, {id}, seen); !held)
                return call.fail(held.error());
            call.answer(response);
        });
}

/// On the store's writer thread.
void pushed(const std::shared_ptr<Context> &context, const std::shared_ptr<Call> &call, const OwnerKey &owner,
            const Result<protocol::ChangeAnswer> &done)
{
    if (!done)
        return call->fail(done.error());
    http::Response response = jsonResponse(done->created ? 201 : 200, protocol::encode(*done));
    response.headers.emplace_back("ETag", etagOf(done->state));
    // Nobody: what was to be removed was of an owner who is not there either.
    if (owner.kind() == OwnerKind::AllDevices || done->owner.isNull() ||
        context->access.holds(call->device, done->owner))
        return call->answer(std::move(response));
    context->runAwayFromWriter([context, call, owner, id = done->owner, seen = done->state.revision,
                                response = std::move(response)] {
        if (const auto held = context->access.hold(call->device, {id}, seen); !held)
            return call->fail(held.error());
        context->access.settle(call->device, owner);
        call->answer(response);
    });
}

protocol::Problem deviceSpecific()
{
    protocol::Problem problem;
    problem.status = 409;
    problem.word = QStringLiteral("device-specific");
    problem.title = QStringLiteral("This item is device-specific: its values stay on each device.");
    problem.detail =
        QStringLiteral("Start the device anew: the answer says which items are device-specific.");
    return problem;
}

/// R7, R9, R14.
void push(const std::shared_ptr<Context> &context, Call &call, OwnerKind kind, ChangeKind change)
{
    const auto basis = basisOf(call.request, change);
    if (!basis)
        return call.fail(basis.error());
    const auto id = changeIdOf(call.request);
    if (!id)
        return call.fail(id.error());
    const auto owner = ownerOf(call, kind);
    if (!owner)
        return call.fail(owner.error());
    const auto allowed = context->access.check(call.device, *owner);
    // R9: what a device changes in data it had of somebody who is gone is answered with login-again, and so
    // it is for somebody who is there and not its business, or it would learn who exists.
    const bool asStranger = !allowed && allowed.error().code == ErrorCode::NotPermitted && basis->has_value();
    if (!allowed && !asStranger)
        return call.fail(allowed.error());
    protocol::SettingChange setting;
    setting.id = *id;
    setting.owner = *owner;
    setting.item = toText(call.request.segments.back());
    setting.kind = change;
    setting.basedOn = *basis;
    if (change != ChangeKind::Delete)
        setting.value = QByteArray(call.request.body.data(), qsizetype(call.request.body.size()));
    // Defence: a device keeps these to itself (R33).
    if (context->engine.dataSharing().isDeviceSpecific(setting.item))
        return call.answer(problemResponse(deviceSpecific()));
    const auto held = std::make_shared<Call>(std::move(call));
    auto done = [context, held, owner = *owner](const Result<protocol::ChangeAnswer> &answer) {
        pushed(context, held, owner, answer);
    };
    auto &settings = context->engine.settings();
    if (asStranger)
        settings.pushAsStranger(held->device, std::move(setting), std::move(done));
    else
        settings.push(held->device, std::move(setting), std::move(done));
}

/// R33: only where the user is, who takes them there.
void giveSeeds(Context &context, Call &call)
{
    const auto owner = ownerOf(call, OwnerKind::User);
    if (!owner)
        return call.fail(owner.error());
    if (!context.access.isAtPanel(call.device, *owner))
        return call.fail({ErrorCode::NotPermitted,
                          QStringLiteral("Seeds are given at the panel where their owner is."),
                          {}});
    const auto seeds = context.engine.dataSharing().seedsOf(*owner);
    if (!seeds)
        return call.fail(seeds.error());
    call.answer(jsonResponse(200, protocol::encode(*seeds)));
}

void addOwner(Router &router, const std::shared_ptr<Context> &context, const std::string &path,
              OwnerKind kind)
{
    router.add(
        path, {"GET", Access::StartedDevice, 0, [context, kind](Call &call) { pull(*context, call, kind); }});
    const std::string item = path + "/*";
    const auto addChange = [&](std::string_view method, std::size_t maxBody, std::string_view type,
                               ChangeKind change) {
        router.add(item, {method, Access::StartedDevice, maxBody, [context, kind, type, change](Call &call) {
                              if (type.empty() || call.requireMediaType(type))
                                  push(context, call, kind, change);
                          }});
    };
    addChange("PUT", protocol::limits::kBodyBytes, "application/json", ChangeKind::Replace);
    addChange("PATCH", protocol::limits::kBodyBytes, "application/merge-patch+json", ChangeKind::Merge);
    addChange("DELETE", 0, {}, ChangeKind::Delete);
}

} // namespace

void addSettings(Router &router, const std::shared_ptr<Context> &context)
{
    addOwner(router, context, "/v1/users/*/settings", OwnerKind::User);
    router.add("/v1/users/*/seeds", {"GET", Access::StartedDevice, 0,
                                     [context](Call &call) { context->runBlocking(call, giveSeeds); }});
    addOwner(router, context, "/v1/groups/*/settings", OwnerKind::Group);
    addOwner(router, context, "/v1/shared/settings", OwnerKind::AllDevices);
}

} // namespace retinue::server
