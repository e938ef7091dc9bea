#include "core/model/json.h"
#include "core/protocol/codec.h"
#include "core/protocol/limits.h"
#include "core/server/resources.h"
#include "core/server/responses.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace retinue::server {

namespace {

using protocol::StartMode;

Error gone()
{
    return {ErrorCode::NotAuthenticated, QStringLiteral("This device was removed."), {}};
}

QJsonObject objectOf(const DeviceInfo &info)
{
    return QJsonDocument::fromJson(protocol::encode(info)).object();
}

void show(Context &context, Call &call)
{
    const auto record = context.engine.devices().find(call.device);
    if (!record)
        return call.fail(gone());
    const protocol::DeviceDescription description{record->id, record->info, record->state};
    call.answer(jsonResponse(200, protocol::encode(description)));
}

/// What the device says of itself after a merge patch. The serial number tells devices apart: it stays.
Result<DeviceInfo> patched(const DeviceInfo &info, QByteArrayView patch)
{
    const auto object = model::parseJsonObject(patch);
    if (!object)
        return object.error();
    const QJsonValue merged = model::mergePatch(objectOf(info), *object);
    auto result =
        protocol::decode<DeviceInfo>(QJsonDocument(merged.toObject()).toJson(QJsonDocument::Compact));
    if (result && result->serialNumber != info.serialNumber)
        return Error{
            ErrorCode::InvalidInput, QStringLiteral("serialNumber: a device keeps its serial number."), {}};
    return result;
}

void change(Context &context, Call &call)
{
    const auto record = context.engine.devices().find(call.device);
    if (!record)
        return call.fail(gone());
    const auto info = patched(record->info, call.body());
    if (!info)
        return call.fail(info.error());
    if (*info != record->info) {
        if (const auto updated = context.engine.devices().update(call.device, *info); !updated)
            return call.fail(updated.error());
    }
    show(context, call);
}

/// R32: not while scopes change. Who begins to change them looks whether anybody is started after having said
/// so: of both, one sees the other.
Result<void> begin(Context &context, const DeviceId &device)
{
    auto &devices = context.engine.devices();
    auto &sharing = context.engine.dataSharing();
    RETINUE_TRY(sharing.mayStart(device));
    RETINUE_TRY(devices.setState(device, DeviceState::Started, false));
    if (auto may = sharing.mayStart(device); !may) {
        RETINUE_TRY(devices.setState(device, DeviceState::Stopped, false));
        return may;
    }
    return {};
}

void start(Context &context, Call &call)
{
    const auto request = protocol::decode<protocol::StartRequest>(call.body());
    if (!request)
        return call.fail(request.error());
    if (context.engine.replication().meet(request->term))
        return call.fail({ErrorCode::Unreachable, {}, {}}); // as the gate from now on
    // R36: it would take no step, and send up again what was initialized.
    if (!request->knowsScopes && context.engine.store().scopeEpoch() > 0)
        return call.fail(
            {ErrorCode::VersionUnsupported,
             QStringLiteral("The sharing of data was changed, of which this device's program knows "
                            "nothing: update it."),
             {}});
    auto &devices = context.engine.devices();
    const bool isStarted = devices.state(call.device) == DeviceState::Started;
    const State state = context.engine.store().state();
    const bool otherGeneration = request->generation && *request->generation != state.generation;
    if (request->mode == StartMode::Resume) {
        // R4, R5: what was stopped, by itself or by an administrator, begins anew with an explicit start.
        // After an administrator's stop that is not the device's to begin (R3).
        if (!isStarted)
            return call.fail(
                {ErrorCode::NotStarted, QStringLiteral("This device was stopped: start it."), {}});
        if (otherGeneration || !request->generation)
            return call.fail(
                {ErrorCode::OtherGeneration, QStringLiteral("Restart to sync: mode \"start\"."), {}});
    }
    // Who is started already may be so since before the store was restored, or was cut off while it began.
    const auto may =
        isStarted ? context.engine.dataSharing().mayStart(call.device) : begin(context, call.device);
    if (!may)
        return call.fail(may.error());
    auto scopes = context.engine.dataSharing().stepsFor(call.device, request->scopes);
    if (!scopes)
        return call.fail(scopes.error());
    // R12: a device begins or comes back; who was at its panel before may have left meanwhile.
    devices.following().clearPanel(call.device);
    context.engine.replication().deviceStarted(); // R40
    protocol::StartAnswer answer;
    answer.state = state;
    answer.scopeEpoch = scopes->epoch;
    answer.scopes = std::move(scopes->steps);
    answer.otherGeneration = otherGeneration;
    answer.term = context.engine.identity().term();
    call.answer(jsonResponse(200, protocol::encode(answer)));
}

void stop(Context &context, Call &call)
{
    auto &devices = context.engine.devices();
    if (devices.state(call.device) == DeviceState::Started) {
        if (const auto stopped = devices.setState(call.device, DeviceState::Stopped, false); !stopped)
            return call.fail(stopped.error());
    }
    call.answer(noContent());
}

} // namespace

void addDevice(Router &router, const std::shared_ptr<Context> &context)
{
    router.add("/v1/device", {"GET", Access::Device, 0, [context](Call &call) { show(*context, call); }});
    router.add("/v1/device",
               {"PATCH", Access::Device, protocol::limits::kSmallBodyBytes, [context](Call &call) {
                    if (call.requireMediaType("application/merge-patch+json"))
                        context->runBlocking(call, change);
                }});
    router.add("/v1/device/start",
               {"POST", Access::Device, protocol::limits::kSmallBodyBytes, [context](Call &call) {
                    if (call.requireMediaType("application/json"))
                        context->runBlocking(call, start);
                }});
    router.add("/v1/device/stop",
               {"POST", Access::Device, 0, [context](Call &call) { context->runBlocking(call, stop); }});
}

} // namespace retinue::server
