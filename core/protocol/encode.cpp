#include "core/protocol/codec.h"
#include "core/protocol/json_writer.h"
#include "core/protocol/words.h"

namespace retinue::protocol {
namespace {

template<typename Tag>
QByteArray hex(const base::Id<Tag> &id)
{
    return id.toBytes().toHex();
}

void writeInfo(JsonWriter &json, const DeviceInfo &info)
{
    json.name("name").text(info.name);
    json.name("serialNumber").text(info.serialNumber);
    json.name("location").text(info.location);
    json.name("productName").text(info.productName);
    json.name("version").text(info.version);
}

void writeSetting(JsonWriter &json, const SettingState &setting)
{
    json.name("item").text(setting.item);
    json.name("revision").number(setting.revision.value);
    if (setting.deleted)
        json.name("deleted").boolean(true);
    else if (setting.atLogin)
        json.name("atLogin").boolean(true);
    else
        json.name("value").spliced(setting.value);
}

} // namespace

QByteArray encode(const ServerDescription &message)
{
    JsonWriter json;
    json.beginObject();
    json.name("version").text(message.version);
    json.name("installation").ascii(hex(message.installation));
    json.name("generation").ascii(hex(message.generation));
    json.name("name").text(message.name);
    json.name("caFingerprint").text(message.caFingerprint);
    json.endObject();
    return json.take();
}

QByteArray encode(const EnrolmentRequest &message)
{
    JsonWriter json;
    json.beginObject();
    json.name("device").beginObject();
    writeInfo(json, message.device);
    json.endObject();
    if (message.code.isEmpty()) {
        json.name("administrator").text(message.administrator);
        json.name("password").text(message.password);
    } else {
        json.name("code").text(message.code);
    }
    json.endObject();
    return json.take();
}

QByteArray encode(const EnrolmentAnswer &message)
{
    JsonWriter json;
    json.beginObject();
    json.name("deviceId").ascii(hex(message.deviceId));
    json.name("token").text(message.token);
    json.name("installation").ascii(hex(message.installation));
    json.endObject();
    return json.take();
}

QByteArray encode(const StartRequest &message)
{
    JsonWriter json;
    json.beginObject();
    json.name("mode").ascii(words::of(message.mode, words::kStartModes));
    if (message.generation)
        json.name("generation").ascii(hex(*message.generation));
    json.name("scopeEpoch").number(message.scopeEpoch);
    json.endObject();
    return json.take();
}

QByteArray encode(const StartAnswer &message)
{
    JsonWriter json;
    json.beginObject();
    json.name("state").state(message.state);
    json.name("scopeEpoch").number(message.scopeEpoch);
    json.name("otherGeneration").boolean(message.otherGeneration);
    json.endObject();
    return json.take();
}

QByteArray encode(const ReconcileRequest &message)
{
    JsonWriter json;
    json.beginObject();
    json.name("mode").ascii(words::of(message.mode, words::kStartModes));
    json.name("generation").ascii(hex(message.generation));
    json.name("owners").beginArray();
    for (const HeldOwner &held : message.owners) {
        json.beginObject();
        json.name("owner").owner(held.owner);
        json.name("settings").beginArray();
        for (const HeldSetting &setting : held.settings) {
            json.beginObject();
            json.name("item").text(setting.item);
            if (!setting.digest.isEmpty())
                json.name("digest").ascii(setting.digest.toHex());
            if (setting.revision)
                json.name("revision").number(setting.revision->value);
            json.endObject();
        }
        json.endArray();
        json.endObject();
    }
    json.endArray();
    json.endObject();
    return json.take();
}

QByteArray encode(const ReconcileAnswer &message)
{
    JsonWriter json;
    json.beginObject();
    json.name("state").state(message.state);
    json.name("owners").beginArray();
    for (const ReconciledOwner &owner : message.owners) {
        json.beginObject();
        json.name("owner").owner(owner.owner, owner.id);
        json.name("settings").beginArray();
        for (const ReconciledSetting &setting : owner.settings) {
            json.beginObject();
            json.name("item").text(setting.item);
            json.name("action").ascii(words::of(setting.action, words::kActions));
            json.name("revision").number(setting.revision.value);
            if (!setting.value.isEmpty())
                json.name("value").spliced(setting.value);
            json.endObject();
        }
        json.endArray();
        json.endObject();
    }
    json.endArray();
    json.endObject();
    return json.take();
}

QByteArray encode(const PanelLogin &message)
{
    JsonWriter json;
    json.beginObject();
    json.name("user").owner(message.user);
    json.name("groups").beginArray();
    for (const OwnerKey &group : message.groups)
        json.owner(group);
    json.endArray();
    json.endObject();
    return json.take();
}

QByteArray encode(const OwnerSettings &message)
{
    qsizetype size = 512;
    for (const SettingState &setting : message.settings)
        size += setting.value.size() + 128;
    JsonWriter json(size);
    json.beginObject();
    json.name("owner").owner(message.owner, message.id);
    json.name("state").state(message.state);
    json.name("complete").boolean(message.complete);
    json.name("settings").beginArray();
    for (const SettingState &setting : message.settings) {
        json.beginObject();
        writeSetting(json, setting);
        json.endObject();
    }
    json.endArray();
    json.endObject();
    return json.take();
}

QByteArray encode(const ChangeAnswer &message)
{
    JsonWriter json(message.value.size() + 256);
    json.beginObject();
    json.name("owner").ascii(hex(message.owner));
    json.name("state").state(message.state);
    json.name("created").boolean(message.created);
    json.name("merged").boolean(message.merged);
    if (!message.value.isEmpty())
        json.name("value").spliced(message.value);
    json.endObject();
    return json.take();
}

QByteArray encode(const Changes &message)
{
    qsizetype size = 512;
    for (const ChangedSetting &changed : message.changed)
        size += changed.setting.value.size() + 256;
    JsonWriter json(size);
    json.beginObject();
    json.name("oldState").state(message.oldState);
    json.name("newState").state(message.newState);
    json.name("hasMore").boolean(message.hasMore);
    json.name("changed").beginArray();
    for (const ChangedSetting &changed : message.changed) {
        json.beginObject();
        json.name("owner").owner(changed.owner, changed.id);
        writeSetting(json, changed.setting);
        json.endObject();
    }
    json.endArray();
    json.name("ownersDeleted").beginArray();
    for (const OwnerId &id : message.ownersDeleted)
        json.ascii(hex(id));
    json.endArray();
    json.endObject();
    return json.take();
}

QByteArray encode(const DeviceInfo &message)
{
    JsonWriter json;
    json.beginObject();
    writeInfo(json, message);
    json.endObject();
    return json.take();
}

QByteArray encode(const DeviceDescription &message)
{
    JsonWriter json;
    json.beginObject();
    json.name("id").ascii(hex(message.id));
    writeInfo(json, message.info);
    json.name("state").ascii(words::of(message.state, words::kDeviceStates));
    json.endObject();
    return json.take();
}

QByteArray encode(const std::vector<DisplacedSetting> &message)
{
    JsonWriter json;
    json.beginObject();
    json.name("settings").beginArray();
    for (const DisplacedSetting &setting : message) {
        json.beginObject();
        json.name("owner").owner(setting.owner);
        json.name("item").text(setting.item);
        json.name("value").spliced(setting.value);
        json.endObject();
    }
    json.endArray();
    json.endObject();
    return json.take();
}

QByteArray encode(const std::vector<OwnerDigest> &message)
{
    JsonWriter json;
    json.beginObject();
    json.name("owners").beginArray();
    for (const OwnerDigest &digest : message) {
        json.beginObject();
        json.name("id").ascii(hex(digest.id));
        json.name("state").state(digest.state);
        json.name("digest").ascii(digest.digest.toHex());
        json.endObject();
    }
    json.endArray();
    json.endObject();
    return json.take();
}

QByteArray encode(const std::vector<OwnerId> &message)
{
    JsonWriter json;
    json.beginObject();
    json.name("owners").beginArray();
    for (const OwnerId &id : message)
        json.ascii(hex(id));
    json.endArray();
    json.endObject();
    return json.take();
}

} // namespace retinue::protocol
