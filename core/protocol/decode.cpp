#include "core/protocol/codec.h"
#include "core/protocol/json_reader.h"
#include "core/protocol/limits.h"
#include "core/protocol/words.h"

#include <limits>

namespace retinue::protocol {
namespace {

using Name = QLatin1String;

constexpr int kItemLength = 64;
/// Lists in answers are bounded by limits::kAnswerBytes alone: the server is the trusted side.
constexpr int kUnbounded = std::numeric_limits<int>::max();

template<typename Message, typename Read>
Result<Message> readMessage(QByteArrayView json, std::size_t mostBytes, Read read)
{
    Result<QJsonObject> object = model::parseJsonObject(json, {int(mostBytes), limits::kMessageDepth});
    if (!object.ok())
        return std::move(object).error();
    std::optional<Error> error;
    JsonReader reader(std::move(*object), {}, error);
    Message message = read(reader);
    if (error)
        return std::move(*error);
    return message;
}

QString item(JsonReader &reader)
{
    return reader.text(Name("item"), kItemLength);
}

Revision revision(JsonReader &reader)
{
    return {reader.number(Name("revision"))};
}

std::optional<OwnerId> idOfOwner(JsonReader &reader)
{
    JsonReader owner = reader.object(Name("owner"));
    if (!owner.has(Name("id")))
        return {};
    return owner.id<OwnerId>(Name("id"));
}

DeviceInfo readInfo(JsonReader &reader)
{
    DeviceInfo info;
    info.name = reader.text(Name("name"), limits::kDeviceTextLength);
    info.serialNumber = reader.text(Name("serialNumber"), limits::kDeviceTextLength);
    info.location = reader.optionalText(Name("location"), limits::kDeviceTextLength);
    info.productName = reader.optionalText(Name("productName"), limits::kDeviceTextLength);
    info.version = reader.optionalText(Name("version"), limits::kDeviceTextLength);
    return info;
}

SettingState readSetting(JsonReader &reader)
{
    SettingState setting;
    setting.item = item(reader);
    setting.revision = revision(reader);
    setting.deleted = reader.optionalBoolean(Name("deleted"), false);
    setting.atLogin = reader.optionalBoolean(Name("atLogin"), false);
    if (!setting.deleted && !setting.atLogin)
        setting.value = reader.value(Name("value"));
    return setting;
}

HeldOwner readHeldOwner(JsonReader &reader)
{
    HeldOwner held;
    held.owner = reader.owner(Name("owner"));
    held.partial = reader.optionalBoolean(Name("partial"), false);
    reader.objects(Name("settings"), limits::kSettingsPerOwner, [&](JsonReader &element) {
        HeldSetting setting;
        setting.item = item(element);
        if (element.has(Name("digest")))
            setting.digest = element.digest(Name("digest"));
        if (element.has(Name("revision")))
            setting.revision = revision(element);
        held.settings.push_back(std::move(setting));
    });
    return held;
}

ReconciledOwner readReconciledOwner(JsonReader &reader)
{
    ReconciledOwner owner;
    owner.owner = reader.owner(Name("owner"));
    owner.id = idOfOwner(reader);
    reader.objects(Name("settings"), kUnbounded, [&](JsonReader &element) {
        ReconciledSetting setting;
        setting.item = item(element);
        setting.action = element.word<ReconcileAction>(Name("action"), words::kActions);
        setting.revision = revision(element);
        if (element.has(Name("value")))
            setting.value = element.value(Name("value"));
        owner.settings.push_back(std::move(setting));
    });
    return owner;
}

ScopeStep readScopeStep(JsonReader &reader)
{
    ScopeStep step;
    step.item = item(reader);
    step.scope = reader.word<Scope>(Name("scope"), words::kScopes);
    if (reader.has(Name("step")))
        step.step = reader.id<StepId>(Name("step"));
    step.action = reader.word<ScopeAction>(Name("action"), words::kScopeActions);
    return step;
}

void readOwned(JsonReader &reader, std::vector<DisplacedSetting> &settings)
{
    reader.objects(Name("settings"), limits::kDisplacedPerReport, [&](JsonReader &element) {
        DisplacedSetting setting;
        setting.owner = element.owner(Name("owner"));
        setting.item = item(element);
        setting.value = element.value(Name("value"));
        settings.push_back(std::move(setting));
    });
}

void readIds(JsonReader &reader, Name name, int most, std::vector<OwnerId> &ids)
{
    reader.texts(name, most, [&](const QString &text) {
        const std::optional<OwnerId> id = OwnerId::fromString(text);
        if (!id)
            return reader.fail(name, "has an element that is not 32 hex digits");
        ids.push_back(*id);
    });
}

ServerTerm readTerm(JsonReader &reader)
{
    if (!reader.has(Name("term")))
        return {};
    JsonReader term = reader.object(Name("term"));
    return {term.number(Name("number")),
            QByteArray::fromHex(term.text(Name("signature"), limits::kTermSignatureLength).toLatin1())};
}

} // namespace

template<>
Result<ServerDescription> decode(QByteArrayView json)
{
    return readMessage<ServerDescription>(json, limits::kSmallBodyBytes, [](JsonReader &reader) {
        ServerDescription message;
        message.version = reader.text(Name("version"), limits::kDeviceTextLength);
        message.installation = reader.id<InstallationId>(Name("installation"));
        message.generation = reader.id<Generation>(Name("generation"));
        message.name = reader.text(Name("name"), 256);
        message.caFingerprint = reader.text(Name("caFingerprint"), 128);
        message.term = readTerm(reader);
        return message;
    });
}

template<>
Result<EnrolmentRequest> decode(QByteArrayView json)
{
    return readMessage<EnrolmentRequest>(json, limits::kSmallBodyBytes, [](JsonReader &reader) {
        EnrolmentRequest message;
        JsonReader device = reader.object(Name("device"));
        message.device = readInfo(device);
        message.code = reader.optionalText(Name("code"), limits::kSecretTextLength);
        message.administrator = reader.optionalText(Name("administrator"), limits::kSecretTextLength);
        message.password = reader.optionalText(Name("password"), limits::kSecretTextLength);
        if (message.code.isEmpty() && message.administrator.isEmpty())
            reader.fail(Name("code"), "is missing, and so is \"administrator\"");
        return message;
    });
}

template<>
Result<EnrolmentAnswer> decode(QByteArrayView json)
{
    return readMessage<EnrolmentAnswer>(json, limits::kSmallBodyBytes, [](JsonReader &reader) {
        EnrolmentAnswer message;
        message.deviceId = reader.id<DeviceId>(Name("deviceId"));
        message.token = reader.text(Name("token"), limits::kSecretTextLength);
        message.installation = reader.id<InstallationId>(Name("installation"));
        return message;
    });
}

template<>
Result<StartRequest> decode(QByteArrayView json)
{
    return readMessage<StartRequest>(json, limits::kSmallBodyBytes, [](JsonReader &reader) {
        StartRequest message;
        message.mode = reader.word<StartMode>(Name("mode"), words::kStartModes);
        if (reader.has(Name("generation")))
            message.generation = reader.id<Generation>(Name("generation"));
        if (reader.has(Name("scopeEpoch")))
            message.scopeEpoch = reader.number(Name("scopeEpoch"));
        message.knowsScopes = reader.has(Name("scopes"));
        if (message.knowsScopes)
            reader.objects(Name("scopes"), limits::kSettingsPerOwner, [&](JsonReader &element) {
                const QString of = item(element);
                message.scopes.push_back({of, element.id<StepId>(Name("step"))});
            });
        message.term = readTerm(reader);
        return message;
    });
}

template<>
Result<StartAnswer> decode(QByteArrayView json)
{
    return readMessage<StartAnswer>(json, limits::kSmallBodyBytes, [](JsonReader &reader) {
        StartAnswer message;
        message.state = reader.state(Name("state"));
        message.scopeEpoch = reader.number(Name("scopeEpoch"));
        message.otherGeneration = reader.optionalBoolean(Name("otherGeneration"), false);
        if (reader.has(Name("scopes")))
            reader.objects(Name("scopes"), kUnbounded,
                           [&](JsonReader &element) { message.scopes.push_back(readScopeStep(element)); });
        message.term = readTerm(reader);
        return message;
    });
}

template<>
Result<ReconcileRequest> decode(QByteArrayView json)
{
    return readMessage<ReconcileRequest>(json, limits::kBulkBodyBytes, [](JsonReader &reader) {
        ReconcileRequest message;
        message.mode = reader.word<StartMode>(Name("mode"), words::kStartModes);
        message.generation = reader.id<Generation>(Name("generation"));
        reader.objects(Name("owners"), limits::kOwnersPerReconcile,
                       [&](JsonReader &element) { message.owners.push_back(readHeldOwner(element)); });
        return message;
    });
}

template<>
Result<ReconcileAnswer> decode(QByteArrayView json)
{
    return readMessage<ReconcileAnswer>(json, limits::kAnswerBytes, [](JsonReader &reader) {
        ReconcileAnswer message;
        message.state = reader.state(Name("state"));
        reader.objects(Name("owners"), kUnbounded,
                       [&](JsonReader &element) { message.owners.push_back(readReconciledOwner(element)); });
        return message;
    });
}

template<>
Result<PanelLogin> decode(QByteArrayView json)
{
    return readMessage<PanelLogin>(json, limits::kSmallBodyBytes, [](JsonReader &reader) {
        PanelLogin message;
        message.user = reader.owner(Name("user"));
        if (!reader.failed() && message.user.kind() != OwnerKind::User)
            reader.fail(Name("user"), "is not a user");
        reader.owners(Name("groups"), limits::kGroupsPerUser, [&](OwnerKey group) {
            if (group.kind() != OwnerKind::Group)
                return reader.fail(Name("groups"), "has an element that is not a group");
            message.groups.push_back(std::move(group));
        });
        message.repeated = reader.optionalBoolean(Name("repeated"), false);
        return message;
    });
}

template<>
Result<OwnerSettings> decode(QByteArrayView json)
{
    return readMessage<OwnerSettings>(json, limits::kAnswerBytes, [](JsonReader &reader) {
        OwnerSettings message;
        message.owner = reader.owner(Name("owner"));
        message.id = idOfOwner(reader);
        message.state = reader.state(Name("state"));
        message.complete = reader.optionalBoolean(Name("complete"), true);
        reader.objects(Name("settings"), kUnbounded,
                       [&](JsonReader &element) { message.settings.push_back(readSetting(element)); });
        return message;
    });
}

template<>
Result<ChangeAnswer> decode(QByteArrayView json)
{
    return readMessage<ChangeAnswer>(json, limits::kAnswerBytes, [](JsonReader &reader) {
        ChangeAnswer message;
        message.owner = reader.id<OwnerId>(Name("owner"));
        message.state = reader.state(Name("state"));
        message.created = reader.optionalBoolean(Name("created"), false);
        message.merged = reader.optionalBoolean(Name("merged"), false);
        if (reader.has(Name("value")))
            message.value = reader.value(Name("value"));
        return message;
    });
}

template<>
Result<Changes> decode(QByteArrayView json)
{
    return readMessage<Changes>(json, limits::kAnswerBytes, [](JsonReader &reader) {
        Changes message;
        message.oldState = reader.state(Name("oldState"));
        message.newState = reader.state(Name("newState"));
        message.hasMore = reader.boolean(Name("hasMore"));
        reader.objects(Name("changed"), kUnbounded, [&](JsonReader &element) {
            ChangedSetting changed;
            changed.owner = element.owner(Name("owner"));
            changed.id = element.object(Name("owner")).id<OwnerId>(Name("id"));
            changed.setting = readSetting(element);
            message.changed.push_back(std::move(changed));
        });
        readIds(reader, Name("ownersDeleted"), kUnbounded, message.ownersDeleted);
        return message;
    });
}

template<>
Result<DeviceInfo> decode(QByteArrayView json)
{
    return readMessage<DeviceInfo>(json, limits::kSmallBodyBytes,
                                   [](JsonReader &reader) { return readInfo(reader); });
}

template<>
Result<DeviceDescription> decode(QByteArrayView json)
{
    return readMessage<DeviceDescription>(json, limits::kSmallBodyBytes, [](JsonReader &reader) {
        DeviceDescription message;
        message.id = reader.id<DeviceId>(Name("id"));
        message.info = readInfo(reader);
        message.state = reader.word<DeviceState>(Name("state"), words::kDeviceStates);
        return message;
    });
}

template<>
Result<std::vector<DisplacedSetting>> decode(QByteArrayView json)
{
    using Message = std::vector<DisplacedSetting>;
    return readMessage<Message>(json, limits::kBulkBodyBytes, [](JsonReader &reader) {
        Message message;
        readOwned(reader, message);
        return message;
    });
}

template<>
Result<KeptValues> decode(QByteArrayView json)
{
    return readMessage<KeptValues>(json, limits::kBulkBodyBytes, [](JsonReader &reader) {
        KeptValues message;
        readOwned(reader, message.settings);
        message.last = reader.boolean(Name("last"));
        return message;
    });
}

template<>
Result<OwnerSeeds> decode(QByteArrayView json)
{
    return readMessage<OwnerSeeds>(json, limits::kAnswerBytes, [](JsonReader &reader) {
        OwnerSeeds message;
        if (reader.has(Name("id")))
            message.id = reader.id<OwnerId>(Name("id"));
        reader.objects(Name("seeds"), kUnbounded, [&](JsonReader &element) {
            Seed seed;
            seed.item = item(element);
            seed.step = element.id<StepId>(Name("step"));
            seed.value = element.value(Name("value"));
            message.seeds.push_back(std::move(seed));
        });
        return message;
    });
}

template<>
Result<DigestReport> decode(QByteArrayView json)
{
    return readMessage<DigestReport>(json, limits::kBulkBodyBytes, [](JsonReader &reader) {
        DigestReport message;
        message.continued = reader.optionalBoolean(Name("continued"), false);
        reader.objects(Name("owners"), limits::kOwnersPerDigestReport, [&](JsonReader &element) {
            OwnerDigest digest;
            digest.id = element.id<OwnerId>(Name("id"));
            digest.state = element.state(Name("state"));
            digest.digest = element.digest(Name("digest"));
            message.owners.push_back(std::move(digest));
        });
        return message;
    });
}

template<>
Result<std::vector<OwnerId>> decode(QByteArrayView json)
{
    using Message = std::vector<OwnerId>;
    return readMessage<Message>(json, limits::kBulkBodyBytes, [](JsonReader &reader) {
        Message message;
        readIds(reader, Name("owners"), limits::kOwnersPerDigestReport, message);
        return message;
    });
}

} // namespace retinue::protocol
